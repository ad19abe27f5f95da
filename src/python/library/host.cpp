#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <climits>
#include <cstring>
#include <filesystem>
#include <optional>
#include <utility>

#include "base/clock.hpp"
#include "base/file.hpp"
#include "python/attribute.hpp"
#include "python/evaluate.hpp"
#include "python/evaluator.hpp"
#include "python/generator.hpp"
#include "python/import.hpp"
#include "python/import_state.hpp"
#include "python/library/library.hpp"
#include "python/parse.hpp"

extern char** environ;

// The module `_host`: what the parts of the library that are written in Python need of the machine and the
// evaluator. Scripts have no use for it.

namespace aludel::python::library {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void raise_os_error(Evaluator& evaluator, int code, const Value& path) {
    raise(evaluator, ExceptionType::OSError,
          std::vector<Value>{Value::integer(code), evaluator.str(std::strerror(code)), path});
}

/// What is wrong with a name before any file is looked for: ENOENT, EINVAL for a null byte, ENAMETOOLONG; else 0.
int error_of_name(std::string_view text) {
    if (text.empty()) {
        return ENOENT;
    }
    if (text.find('\0') != std::string_view::npos) {
        return EINVAL;
    }
    std::size_t longest = 0;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('/', begin), text.size());
        longest = std::max(longest, end - begin);
        begin = end + 1;
    }
    return longest > NAME_MAX || text.size() >= PATH_MAX ? ENAMETOOLONG : 0;
}

void check_name(Evaluator& evaluator, std::string_view text) {
    const int error = error_of_name(text);
    if (error == EINVAL) {
        raise(evaluator, ExceptionType::ValueError, "embedded null byte");
    }
    if (error != 0) {
        raise_os_error(evaluator, error, evaluator.str(std::string(text)));
    }
}

/// The real path of what a script names; refuses whatever lies outside of the project, links resolved.
fs::path project_path(Evaluator& evaluator, std::string_view text) {
    const std::vector<fs::path>& readable = evaluator.options().readable;
    if (readable.empty()) {
        refuse(evaluator, fmt::format("'{}' is a file, and this script may not read files", text));
    }
    check_name(evaluator, text);
    std::error_code error;
    fs::path real = fs::weakly_canonical(fs::absolute(fs::path(text)), error);
    if (error || !evaluator.may_read(real)) {
        refuse(evaluator,
               fmt::format("'{}' lies outside of the project ({}); a script may read only what is below it", text,
                           evaluator.display(readable.front())),
               "put the file into the project, and name it relative to __file__");
    }
    return real;
}

/// The path with all links resolved. It is only a name, which may lead anywhere; but where a link of the project leads
/// to is told within the project only.
Value real_path(Call& call) {
    Evaluator& evaluator = call.evaluator;
    if (!call.text(0).empty()) {
        check_name(evaluator, call.text(0));
    }
    const fs::path path = fs::absolute(fs::path(call.text(0)));
    const fs::path plain = path.lexically_normal();
    const std::vector<fs::path>& readable = evaluator.options().readable;
    const bool named_inside = std::any_of(readable.begin(), readable.end(), [&](const fs::path& root) {
        return is_below(plain, fs::absolute(root).lexically_normal());
    });
    if (named_inside) {
        return evaluator.str(project_path(evaluator, plain.string()).string());
    }
    std::error_code error;
    const fs::path real = fs::weakly_canonical(path, error);
    return evaluator.str((error ? plain : real).string());
}

Value read(Call& call) {
    fs::path path = project_path(call.evaluator, call.text(0));
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0) {
        raise_os_error(call.evaluator, errno, call[0]);
    }
    if (S_ISDIR(found.st_mode)) {
        raise_os_error(call.evaluator, EISDIR, call[0]);
    }
    if (!S_ISREG(found.st_mode)) {
        refuse(call.evaluator, fmt::format("'{}' is not a plain file", call.text(0)));
    }
    if (::access(path.c_str(), R_OK) != 0) {
        raise_os_error(call.evaluator, errno, call[0]);
    }
    return call.evaluator.bytes(read_file(path));
}

/// (mode, size, time of modification, inode), or None when there is nothing.
Value status(Call& call) {
    if (error_of_name(call.text(0)) != 0) {
        return Value::none();
    }
    const fs::path path = project_path(call.evaluator, call.text(0));
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0) {
        return Value::none();
    }
    double modified = static_cast<double>(found.st_mtim.tv_sec) + 1e-9 * static_cast<double>(found.st_mtim.tv_nsec);
    return call.evaluator.tuple({Value::integer(found.st_mode), Value::integer(found.st_size),
                                 Value::floating(modified), Value::integer(static_cast<std::int64_t>(found.st_ino))});
}

/// The names in a directory, sorted: what a script makes of them is then the same everywhere.
Value list_directory(Call& call) {
    Evaluator& evaluator = call.evaluator;
    fs::path path = project_path(evaluator, call.text(0));
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0) {
        raise_os_error(evaluator, errno, call[0]);
    }
    if (!S_ISDIR(found.st_mode)) {
        raise_os_error(evaluator, ENOTDIR, call[0]);
    }
    std::error_code error;
    std::vector<std::string> names;
    for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
        names.push_back(at->path().filename().string());
    }
    if (error) {
        raise_os_error(evaluator, error.value(), call[0]);
    }
    std::sort(names.begin(), names.end());
    std::vector<Value> items;
    for (std::string& name : names) {
        items.push_back(evaluator.str(std::move(name)));
    }
    return evaluator.list(std::move(items));
}

Value environment(Call& call) {
    Evaluator& evaluator = call.evaluator;
    Ref<Dict> made = evaluator.dict();
    if (evaluator.options().inherit_environment) {
        for (char** at = environ; at && *at; ++at) {
            std::string_view entry(*at);
            std::size_t equals = entry.find('=');
            if (equals != std::string_view::npos) {
                made->table.set(evaluator, evaluator.str(std::string(entry.substr(0, equals))),
                                evaluator.str(std::string(entry.substr(equals + 1))));
            }
        }
    }
    for (const auto& [name, value] : evaluator.options().environment) {
        made->table.set(evaluator, evaluator.str(name), evaluator.str(value));
    }
    return made;
}

/// Runs Python text in the namespace given, as the library needs it for functions that it makes to measure.
Value run(Call& call) {
    Evaluator& evaluator = call.evaluator;
    if (!call[1].is(Kind::dict)) {
        raise(evaluator, ExceptionType::TypeError, "names must be a dict");
    }
    auto program = parse(std::move(Source("<string>", std::string(call.text(0))).as_library(false)));
    auto module = evaluator.heap().make<Module>(evaluator.str(""));
    module->attributes = Ref<Dict>(&call[1].as<Dict>());
    run_module(evaluator, program, *module);
    return Value::none();
}

/// The frames of the script that are running, innermost first: (file, line, function, globals, text of the line).
Value frames(Call& call) {
    Evaluator& evaluator = call.evaluator;
    std::vector<Value> items;
    for (const Frame* frame = evaluator.frame(); frame; frame = frame->caller) {
        const Source& source = frame->program->source;
        if (source.library()) {
            continue;
        }
        int line = source.line(frame->offset);
        items.push_back(
            evaluator.tuple({evaluator.str(source.path().empty() ? source.name() : source.path()), Value::integer(line),
                             frame->module.names[frame->code.name], Value(frame->module.globals),
                             evaluator.str(std::string(source.line_text(line)))}));
    }
    return evaluator.list(std::move(items));
}

/// What inspect.signature shows: (name, kind, has a default, default, annotation or None), and the annotation of the
/// result.
Value parameters(Call& call) {
    Evaluator& evaluator = call.evaluator;
    if (!call[0].is(Kind::function)) {
        return Value::none();
    }
    auto& function = call[0].as<Function>();
    const Parameters& given = function.code->parameters;
    std::vector<Value> items;
    Value annotations = get_attribute(evaluator, call[0], "__annotations__");
    auto add = [&](std::size_t at, int kind, const Value& fallback) {
        const Value& name = function.module->names[given.names[at]];
        Value* annotation = annotations.as<Dict>().table.find(evaluator, name);
        items.push_back(
            evaluator.tuple({name, Value::integer(kind), Value::boolean(fallback.defined()),
                             fallback.defined() ? fallback : Value::none(), annotation ? *annotation : Value::none()}));
    };
    for (std::size_t i = 0; i < given.positional; ++i) {
        bool has = i + function.defaults.size() >= given.positional;
        add(i, i < given.positional_only ? 0 : 1,
            has ? function.defaults[i + function.defaults.size() - given.positional] : Value());
    }
    std::size_t at = given.positional + given.keyword_only;
    if (given.has_arguments) {
        add(at++, 2, {});
    }
    for (std::size_t i = 0; i < given.keyword_only; ++i) {
        add(given.positional + i, 3, i < function.keyword_defaults.size() ? function.keyword_defaults[i] : Value());
    }
    if (given.has_keywords) {
        add(at, 4, {});
    }
    return evaluator.list(std::move(items));
}

Value function_kind(Call& call) {
    if (!call[0].is(Kind::function)) {
        return Value::none();
    }
    const Code& code = *call[0].as<Function>().code;
    return call.evaluator.str(code.generator ? (code.async ? "async_generator" : "generator")
                              : code.async   ? "coroutine"
                                             : "function");
}

/// Where a function is defined: (file, line), None for those of the library.
Value function_place(Call& call) {
    if (!call[0].is(Kind::function)) {
        return Value::none();
    }
    auto& function = call[0].as<Function>();
    const Source& source = function.module->program->source;
    if (source.library()) {
        return Value::none();
    }
    return call.evaluator.tuple({call.evaluator.str(source.path().empty() ? source.name() : source.path()),
                                 Value::integer(source.line(function.code->begin))});
}

/// The traceback of an exception, outermost frame first: (file, line, function, text of the line).
Value trace(Call& call) {
    Evaluator& evaluator = call.evaluator;
    std::vector<Value> items;
    Value exception = call[0].is(Kind::exception) ? call[0] : find_attribute(evaluator, call[0], "_exception");
    if (!exception.is(Kind::exception)) {
        raise(evaluator, ExceptionType::TypeError, "a traceback is expected, not " + type_name(evaluator, call[0]));
    }
    const auto& entries = exception.as<ExceptionObject>().trace;
    for (auto at = entries.rbegin(); at != entries.rend(); ++at) {
        const Source& source = at->program->source;
        int line = source.line(at->offset);
        items.push_back(
            evaluator.tuple({evaluator.str(source.name()), Value::integer(line), evaluator.str(at->function),
                             evaluator.str(std::string(source.line_text(line)))}));
    }
    return evaluator.list(std::move(items));
}

/// Runs a file of the project in the namespace of a module.
Value execute_file(Call& call) {
    Evaluator& evaluator = call.evaluator;
    fs::path path = project_path(evaluator, call.text(1));
    if (!fs::exists(path)) {
        raise_os_error(evaluator, ENOENT, call[1]);
    }
    auto program = parse(Source(evaluator.display(fs::path(call.text(1))), read_file(path), std::string(call.text(1))));
    Value handled;
    handled.swap(evaluator.handled);
    run_module(evaluator, program, call[0].as<Module>());
    evaluator.handled.swap(handled);
    return Value::none();
}

void need_exception(Call& call) {
    if (!call[0].is(Kind::exception)) {
        raise(call.evaluator, ExceptionType::TypeError,
              "an exception is expected, not " + type_name(call.evaluator, call[0]));
    }
}

void add_evaluator_functions(NativeModule& m) {
    m.function("run", "text, names, /", run);
    m.function("frames", "", frames);
    m.function("parameters", "function, /", parameters);
    m.function("function_kind", "function, /", function_kind);
    m.function("function_place", "function, /", function_place);
    m.function("trace", "exception, /", trace);
    m.function("execute_file", "module, path, /", execute_file);
    m.function("traceback", "exception, /", [](Call& call) {
        need_exception(call);
        return call.evaluator.str(python::traceback(call.evaluator, call[0]));
    });
    m.function("put_off", "value", [](Call& call) {
        // What an import that nobody has needed yet would give: its module and name; None for any other value.
        if (!call[0].is(Kind::placeholder) || call[0].as<Placeholder>().resolved.defined()) {
            return Value::none();
        }
        const auto& import = call[0].as<Placeholder>();
        return call.evaluator.tuple({call.evaluator.str(import.module), call.evaluator.str(import.name)});
    });
    m.function("describe", "exception, /", [](Call& call) {
        need_exception(call);
        return call.evaluator.str(describe(call.evaluator, call[0]));
    });
    m.function("set_async_finalizer", "function, /", [](Call& call) {
        Value before = std::exchange(async_finalizer(call.evaluator), call[0].is_none() ? Value() : call[0]);
        return before.defined() ? before : Value::none();
    });
    m.function("async_generators", "finalizer, /", [](Call& call) {
        std::vector<Value> found;
        for (Generator* one : call.evaluator.suspended) {
            // One without references is about to end itself.
            if (one->async && one->references != 0 && one->finalizer.same(call[0])) {
                found.emplace_back(static_cast<Object*>(one));
            }
        }
        std::sort(found.begin(), found.end(),
                  [](const Value& a, const Value& b) { return a.object()->origin.offset < b.object()->origin.offset; });
        return call.evaluator.list(std::move(found));
    });
    m.function("run_coroutine", "coroutine, /", [](Call& call) { return drive(call.evaluator, call[0]); });
    m.function("import_module", "name, /", [](Call& call) {
        const std::string name(call.text(0));
        Value found = import_at_once(call.evaluator, name, {});
        if (!found.defined()) {
            found = import_lazily(call.evaluator, name);
        }
        return force(call.evaluator, found);
    });
    // None: it cannot be known.
    m.function("can_import", "name, /", [](Call& call) {
        const std::optional<bool> there = can_be_imported(call.evaluator, std::string(call.text(0)));
        return there ? Value::boolean(*there) : Value::none();
    });
    m.function("modules", "", [](Call& call) {
        Ref<Dict> made = call.evaluator.dict();
        for (const auto& [name, module] : call.evaluator.modules()) {
            if (is_ours_alone(name)) {
                continue;
            }
            made->table.set(call.evaluator.str(name), module);
        }
        return Value(made);
    });
    m.function("modules_named", "names, /", [](Call& call) {
        Ref<Dict> made = call.evaluator.dict();
        for (const Value& name : to_vector(call.evaluator, call[0])) {
            const std::string& text = str_text(call.evaluator, name);
            Value module(known_module(call.evaluator, text));
            made->table.set(name, module.defined() ? module : make_placeholder(call.evaluator, text, {}));
        }
        return Value(made);
    });
    m.function("set_module", "name, module, /", [](Call& call) {
        std::string name(call.text(0));
        if (call[1].is(Kind::module)) {
            call.evaluator.modules()[name] = Ref<Module>(&call[1].as<Module>());
        } else if (!call[1].is_none()) {
            refuse(call.evaluator, "an object that is no module cannot take the place of the module '" + name + "'");
        } else {
            call.evaluator.modules().erase(name);
        }
        return Value::none();
    });
    m.function("refuse", "what, instead='', /", [](Call& call) -> Value {
        refuse(call.evaluator, std::string(call.text(0)), std::string(call.text(1)));
    });
}

}  // namespace

std::shared_ptr<const NativeModule> host() {
    auto made = std::make_shared<NativeModule>("_host");
    NativeModule& m = *made;
    m.function("read", "path, /", read);
    m.function("status", "path, /", status);
    // Raises what opening the file would raise for its name alone.
    m.function("check_name", "path, /", [](Call& call) {
        check_name(call.evaluator, call.text(0));
        return Value::none();
    });
    m.function("list_directory", "path, /", list_directory);
    m.function("is_link", "path, /", [](Call& call) {
        fs::path path(call.text(0));
        std::error_code error;
        return Value::boolean(fs::is_symlink(
            fs::symlink_status(project_path(call.evaluator, path.parent_path().string()) / path.filename(), error)));
    });
    // Of a link that leaves the project this alone is told, so that the directory in which it lies can be walked.
    m.function("is_directory", "path, /", [](Call& call) {
        const fs::path path = fs::absolute(fs::path(call.text(0)));
        std::error_code error;
        return Value::boolean(
            fs::is_directory(project_path(call.evaluator, path.parent_path().string()) / path.filename(), error));
    });
    m.function("environment", "", environment);
    m.function("working_directory", "", [](Call& call) { return call.evaluator.str(fs::current_path().string()); });
    m.function("real_path", "path, /", real_path);
    m.function("now", "", [](Call&) {
        return Value::floating(std::chrono::duration<double>(aludel::now().time_since_epoch()).count());
    });
    m.function("process_id", "", [](Call&) { return Value::integer(::getpid()); });
    m.function("random_bytes", "count, /", [](Call& call) {
        const auto count = static_cast<std::size_t>(std::max<std::int64_t>(0, call.integer(0)));
        call.evaluator.heap().charge(count);
        call.evaluator.heap().discharge(count);
        std::string data(count, '\0');
        std::size_t done = 0;
        while (done < data.size()) {
            std::size_t piece = std::min<std::size_t>(256, data.size() - done);
            if (::getentropy(data.data() + done, piece) != 0) {
                raise_os_error(call.evaluator, errno, Value::none());
            }
            done += piece;
        }
        return call.evaluator.bytes(std::move(data));
    });
    add_evaluator_functions(m);
    return made;
}

}  // namespace aludel::python::library
