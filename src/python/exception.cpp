#include "python/exception.hpp"

#include <algorithm>
#include <unordered_set>

#include "python/attribute.hpp"
#include "python/call.hpp"
#include "python/evaluator.hpp"

namespace aludel::python {

ExceptionObject& Raised::object() const {
    return exception.as<ExceptionObject>();
}

Value make_exception(Evaluator& evaluator, ExceptionType type, std::vector<Value> arguments) {
    auto made = evaluator.heap().make<ExceptionObject>(Ref<Class>(&evaluator.type(type)));
    Value tuple = evaluator.tuple(std::move(arguments));
    made->arguments = Ref<Tuple>(&tuple.as<Tuple>());
    if (made->arguments->items.size() > 1 && is_subclass(*made->type, evaluator.type(ExceptionType::OSError))) {
        settle_os_error(evaluator, *made);
    }
    return made;
}

void raise(Evaluator& evaluator, ExceptionType type, std::string message) {
    raise(evaluator, type, std::vector<Value>{evaluator.str(std::move(message))});
}

void raise(Evaluator& evaluator, ExceptionType type, std::vector<Value> arguments) {
    raise(evaluator, make_exception(evaluator, type, std::move(arguments)));
}

void raise(Evaluator& evaluator, const Value& exception) {
    auto& object = exception.as<ExceptionObject>();
    // What is being handled becomes the context; a chain that would run in a circle is cut.
    if (evaluator.handled.defined() && !evaluator.handled.same(exception)) {
        for (Value at = evaluator.handled; at.is(Kind::exception);) {
            Value next = at.as<ExceptionObject>().context;
            if (next.defined() && next.same(exception)) {
                at.as<ExceptionObject>().context = Value();
                break;
            }
            at = next;
        }
        object.context = evaluator.handled;
    }
    throw Raised{exception};
}

bool is_exception(Evaluator& evaluator, const Value& value, ExceptionType type) {
    return value.is(Kind::exception) && is_subclass(*value.as<ExceptionObject>().type, evaluator.type(type));
}

std::string describe(Evaluator& evaluator, const Value& exception) {
    auto& object = exception.as<ExceptionObject>();
    std::string name = str_text(evaluator, object.type->qualified_name);
    if (const Value* module = object.type->attributes->table.find("__module__")) {
        if (const Str* text = as_str(*module); text && text->text != "builtins" && text->text != "__main__") {
            name = text->text + "." + name;
        }
    }
    std::string message;
    try {
        message = str_text(evaluator, exception);
    } catch (const Raised&) {
        message = "<exception str() failed>";
    }
    return message.empty() ? name : name + ": " + message;
}

namespace {

void append_trace(std::string& text, const ExceptionObject& object) {
    if (object.trace.empty()) {
        return;
    }
    text += "Traceback (most recent call last):\n";
    std::size_t repeated = 0;
    for (std::size_t i = object.trace.size(); i-- > 0;) {
        const TraceEntry& entry = object.trace[i];
        const Source& source = entry.program->source;
        int line = source.line(entry.offset);
        if (i + 1 < object.trace.size()) {
            const TraceEntry& before = object.trace[i + 1];
            bool same = before.program == entry.program && before.function == entry.function &&
                        before.program->source.line(before.offset) == line;
            repeated = same ? repeated + 1 : 0;
        }
        if (repeated >= 3) {
            bool last = i == 0 || object.trace[i - 1].program != entry.program ||
                        object.trace[i - 1].function != entry.function ||
                        object.trace[i - 1].program->source.line(object.trace[i - 1].offset) != line;
            if (last) {
                std::size_t more = repeated - 2;
                text += "  [Previous line repeated " + std::to_string(more) + " more time" + (more == 1 ? "" : "s") + "]\n";
            }
            continue;
        }
        text += "  File \"" + source.name() + "\", line " + std::to_string(line) + ", in " + entry.function + "\n";
        std::string_view shown = source.line_text(line);
        std::size_t indent = shown.find_first_not_of(" \t\f");
        if (indent == std::string_view::npos) {
            continue;
        }
        std::string_view stripped = shown.substr(indent);
        stripped = stripped.substr(0, stripped.find_last_not_of(" \t\f\r") + 1);
        text += "    " + std::string(stripped) + "\n";
        // Carets, unless they would mark the whole line.
        auto line_begin = static_cast<std::uint32_t>(shown.data() - source.text().data());
        bool one_line = source.line(std::max(entry.end, entry.offset + 1) - 1) == line;
        std::size_t from = entry.offset - line_begin;
        std::size_t to = one_line ? entry.end - line_begin : indent + stripped.size();
        if (from >= indent && to > from && to - from < stripped.size()) {
            text += "    " + std::string(from - indent, ' ') + std::string(to - from, '^') + "\n";
        }
    }
}

void append_one(Evaluator& evaluator, std::string& text, const Value& exception) {
    append_trace(text, exception.as<ExceptionObject>());
    text += describe(evaluator, exception) + "\n";
    if (Value notes = find_attribute(evaluator, exception, "__notes__"); notes.is(Kind::list)) {
        for (const Value& note : to_vector(evaluator, notes)) {
            text += str_text(evaluator, note) + "\n";
        }
    }
}

}  // namespace

std::string traceback(Evaluator& evaluator, const Value& exception) {
    // From the one that was raised last to what was behind it; a chain may run in a circle, and be of any length.
    std::vector<Value> chain = {exception};
    std::unordered_set<const Object*> seen = {exception.object()};
    for (;;) {
        const auto& object = chain.back().as<ExceptionObject>();
        const bool caused = object.cause.is(Kind::exception);
        const Value next = caused ? object.cause : object.suppress_context ? Value() : object.context;
        if (!next.is(Kind::exception) || !seen.insert(next.object()).second) {
            break;
        }
        chain.push_back(next);
    }
    std::string text;
    for (std::size_t i = chain.size(); i-- > 0;) {
        append_one(evaluator, text, chain[i]);
        if (i > 0) {
            text += chain[i - 1].as<ExceptionObject>().cause.is(Kind::exception)
                        ? "\nThe above exception was the direct cause of the following exception:\n\n"
                        : "\nDuring handling of the above exception, another exception occurred:\n\n";
        }
    }
    return text;
}

Error to_error(Evaluator& evaluator, const Raised& raised) {
    StackScope stack(evaluator);
    Error error(ErrorCode::python_raised, describe(evaluator, raised.exception));
    const auto& trace = raised.object().trace;
    if (!trace.empty()) {
        error.at(trace.front().program->source.place(trace.front().offset));
    }
    error.detail(traceback(evaluator, raised.exception));
    return error;
}

void refuse(Evaluator& evaluator, std::string what, std::string instead) {
    Error error(ErrorCode::not_supported, std::move(what));
    if (evaluator.frame()) {
        error.at(evaluator.place()).detail(evaluator.excerpt());
    }
    if (!instead.empty()) {
        error.hint(std::move(instead));
    }
    throw error;
}

}  // namespace aludel::python
