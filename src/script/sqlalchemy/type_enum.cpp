#include <fmt/format.h>

#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/type.hpp"

namespace aludel::script::sqlalchemy {
namespace {

/// The labels of a Python enumeration, and its members beside them.
void members_of(Evaluator& evaluator, const Value& self, const Value& of, const Value& values_callable,
                bool omit_aliases, std::vector<Value>& labels, std::vector<Value>& objects) {
    Value members = python::call_method(evaluator, python::get_attribute(evaluator, of, "__members__"), "items");
    for (const Value& pair : python::to_vector(evaluator, members)) {
        std::vector<Value> named = python::to_vector(evaluator, pair);
        if (omit_aliases && !python::equal(evaluator, python::get_attribute(evaluator, named[1], "name"), named[0])) {
            continue;
        }
        labels.push_back(named[0]);
        objects.push_back(named[1]);
    }
    if (!is_none(values_callable)) {
        labels = python::to_vector(evaluator, python::call(evaluator, values_callable, {of}));
    }
    set_field(evaluator, self, "enum_class", of);
}

std::size_t longest(Evaluator& evaluator, const std::vector<Value>& labels) {
    std::size_t length = 0;
    for (const Value& label : labels) {
        length = std::max(length, static_cast<std::size_t>(python::length(evaluator, label)));
    }
    return length;
}

[[noreturn]] void no_label(Evaluator& evaluator, const Value& type, const Value& value) {
    std::string possible;
    std::vector<Value> labels = items_of(type, "enums");
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels.size() > 4 && i == 3) {
            possible += ", ..";
            i = labels.size() - 1;
        }
        possible += (i ? ", " : "") + python::str_text(evaluator, labels[i]);
    }
    python::raise(evaluator, python::ExceptionType::LookupError,
                  fmt::format("'{}' is not among the defined enum values. Enum name: {}. Possible values: {}",
                              python::str_text(evaluator, value),
                              python::str_text(evaluator, or_none(field(type, "name"))), possible));
}

}  // namespace

void initialise_enum(Call& call) {
    Evaluator& evaluator = call.evaluator;
    const Value& self = call.self;
    python::Dict& keywords = call.keywords(1);
    auto keep = [&](std::string_view name, Value otherwise) {
        Value given = take(evaluator, keywords, name);
        set_field(evaluator, self, name, given.defined() ? given : std::move(otherwise));
    };
    keep("native_enum", Value::boolean(true));
    keep("create_constraint", Value::boolean(false));
    keep("values_callable", Value::none());
    keep("validate_strings", Value::boolean(false));
    for (const char* name : {"schema", "metadata", "collation"}) {
        keep(name, Value::none());
    }
    if (const Value metadata = some_field(self, "metadata"); metadata.defined()) {
        append_field(evaluator, metadata, "_types", self);
    }
    keep("inherit_schema", Value::boolean(false));
    Value omit = take(evaluator, keywords, "omit_aliases");
    std::vector<Value> labels;
    std::vector<Value> objects;
    const std::vector<Value>& given = call.rest(0);
    set_field(evaluator, self, "enum_class", Value::none());
    Value first = given.size() == 1 ? python::force(evaluator, given[0]) : Value();
    if (first.is(python::Kind::class_)) {
        members_of(evaluator, self, first, field(self, "values_callable"),
                   !omit.defined() || python::truth(evaluator, omit), labels, objects);
    } else {
        labels = objects = given;
    }
    std::size_t length = longest(evaluator, labels);
    Value wanted = take(evaluator, keywords, "length");
    if (wanted.defined() && !wanted.is_none() &&
        python::to_index(evaluator, wanted) < static_cast<std::int64_t>(length)) {
        python::raise(
            evaluator, python::ExceptionType::ValueError,
            fmt::format(
                "When provided, length must be larger or equal than the length of the longest enum value. {} < {}",
                python::to_index(evaluator, wanted), length));
    }
    set_field(evaluator, self, "length", wanted.defined() ? wanted : Value::integer(static_cast<std::int64_t>(length)));
    bool has_labels = !labels.empty();
    set_field(evaluator, self, "enums", evaluator.list(std::move(labels)));
    set_field(evaluator, self, "_objects", evaluator.list(std::move(objects)));
    Value name = take(evaluator, keywords, "name");
    if (!name.defined() && has_labels && first.is(python::Kind::class_)) {
        name = python::call_method(evaluator, python::get_attribute(evaluator, first, "__name__"), "lower");
    }
    set_field(evaluator, self, "name", make_quoted(evaluator, or_none(name), take(evaluator, keywords, "quote")));
}

Value enum_label(Evaluator& evaluator, const Value& type, const Value& value) {
    if (value.is_none()) {
        return value;
    }
    std::vector<Value> labels = items_of(type, "enums");
    std::vector<Value> objects = items_of(type, "_objects");
    for (std::size_t i = 0; i < std::min(labels.size(), objects.size()); ++i) {
        if (objects[i].same(value) ||
            (python::as_str(value) && as_text(labels[i]) == as_text(value) && !objects[i].is(python::Kind::instance))) {
            return labels[i];
        }
    }
    for (const Value& object : objects) {
        if (object.is(python::Kind::instance) && python::equal(evaluator, object, value)) {
            return labels[static_cast<std::size_t>(&object - objects.data())];
        }
    }
    // Text that is none of the labels goes through unless it is to be validated.
    if (python::as_str(value) && !flag(evaluator, type, "validate_strings")) {
        return value;
    }
    if (const python::Str* text = python::as_str(value)) {
        for (const Value& label : labels) {
            if (as_text(label) == text->text) {
                return label;
            }
        }
    }
    no_label(evaluator, type, value);
}

Value enum_object(Evaluator& evaluator, const Value& type, const Value& label) {
    if (label.is_none()) {
        return label;
    }
    std::vector<Value> labels = items_of(type, "enums");
    std::vector<Value> objects = items_of(type, "_objects");
    for (std::size_t i = 0; i < std::min(labels.size(), objects.size()); ++i) {
        if (as_text(labels[i]) == as_text(label)) {
            return objects[i];
        }
    }
    no_label(evaluator, type, label);
}

}  // namespace aludel::script::sqlalchemy
