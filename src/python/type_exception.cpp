#include <fmt/format.h>

#include <cerrno>
#include <limits>
#include <map>

#include "python/attribute.hpp"
#include "python/builtin_types.hpp"
#include "python/call.hpp"
#include "python/number.hpp"

namespace aludel::python {
namespace {

ExceptionObject& self_exception(const Value& self) {
    return self.as<ExceptionObject>();
}

void set_arguments(Call& call, std::vector<Value> items) {
    Value tuple = call.evaluator.tuple(std::move(items));
    self_exception(call.self).arguments = Ref<Tuple>(&tuple.as<Tuple>());
}

/// A traceback is its exception, seen from the side: it has the line where it begins, and traceback.format_tb
/// asks it for the rest.
const std::shared_ptr<const NativeClass>& traceback_class() {
    static const std::shared_ptr<const NativeClass> type = [] {
        auto made = std::make_shared<NativeClass>("traceback");
        made->property("tb_lineno", [](Evaluator& evaluator, const Value& self) {
            Value exception = get_attribute(evaluator, self, "_exception");
            const TraceEntry& first = self_exception(exception).trace.back();
            return Value::integer(first.program->source.line(first.offset));
        });
        made->method("__getattr__", "name, /", [](Call& call) -> Value {
            refuse(call.evaluator, "'traceback." + std::string(call.text(0)) + "' is not supported", "use traceback.format_exc()");
        });
        made->final();
        return made;
    }();
    return type;
}

Value traceback_of(Evaluator& evaluator, const Value& self) {
    if (self_exception(self).trace.empty()) {
        return Value::none();
    }
    Ref<Instance> made = evaluator.instance(evaluator.type(*traceback_class()));
    made->attributes = evaluator.dict();
    made->attributes->table.set(evaluator.intern("_exception"), self);
    return made;
}

void set_traceback(Evaluator& evaluator, const Value& self, const Value& given) {
    auto& object = self_exception(self);
    if (given.is_none()) {
        object.trace.clear();
        return;
    }
    const Value source = find_attribute(evaluator, given, "_exception");
    if (!given.is(Kind::instance) || !source.is(Kind::exception)) {
        raise(evaluator, ExceptionType::TypeError, "__traceback__ must be a traceback or None");
    }
    if (!source.same(self)) {
        object.trace = self_exception(source).trace;
    }
}

void add_base_members(NativeClass& c) {
    c.is_exception();
    c.construct("*args, **kwargs", [](Call& call) {
        auto made = call.evaluator.heap().make<ExceptionObject>(Ref<Class>(&call.self.as<Class>()));
        Value tuple = call.evaluator.tuple(call.rest(0));
        made->arguments = Ref<Tuple>(&tuple.as<Tuple>());
        return Value(made);
    });
    c.initialise("*args, **kwargs", [](Call& call) {
        if (!call.keywords(1).table.empty()) {
            raise(call.evaluator, ExceptionType::TypeError, fmt::format("{}() takes no keyword arguments", type_name(call.evaluator, call.self)));
        }
        set_arguments(call, call.rest(0));
        return Value::none();
    });
    c.method("__str__", "", [](Call& call) {
        const auto& object = self_exception(call.self);
        const auto items = object.arguments ? object.arguments->items : std::vector<Value>();
        if (items.empty()) {
            return call.evaluator.str("");
        }
        return items.size() == 1 ? to_str(call.evaluator, items[0]) : call.evaluator.str(repr(call.evaluator, object.arguments));
    });
    c.method("__repr__", "", [](Call& call) {
        const auto& object = self_exception(call.self);
        std::string text = str_text(call.evaluator, object.type->name) + "(";
        const auto items = object.arguments ? object.arguments->items : std::vector<Value>();
        for (std::size_t i = 0; i < items.size(); ++i) {
            text += (i ? ", " : "") + repr(call.evaluator, items[i]);
        }
        return call.evaluator.str(text + ")");
    });
    c.method("with_traceback", "traceback, /", [](Call& call) {
        set_traceback(call.evaluator, call.self, call[0]);
        return call.self;
    });
    c.method("add_note", "note, /", [](Call& call) {
        call.text(0);
        Value notes = find_attribute(call.evaluator, call.self, "__notes__");
        if (!notes.is(Kind::list)) {
            notes = call.evaluator.list();
            set_attribute(call.evaluator, call.self, "__notes__", notes);
        }
        notes.as<List>().items.push_back(call[0]);
        return Value::none();
    });
    c.property("args", [](Evaluator& evaluator, const Value& self) {
        const auto& object = self_exception(self);
        return object.arguments ? Value(object.arguments) : evaluator.tuple({});
    }, [](Evaluator& evaluator, const Value& self, const Value& value) {
        Value tuple = evaluator.tuple(to_vector(evaluator, value));
        self_exception(self).arguments = Ref<Tuple>(&tuple.as<Tuple>());
    });
    c.property("__cause__", [](Evaluator&, const Value& self) { return or_none(self_exception(self).cause); },
               [](Evaluator&, const Value& self, const Value& value) {
                   self_exception(self).cause = value;
                   self_exception(self).suppress_context = true;
               });
    c.property("__context__", [](Evaluator&, const Value& self) { return or_none(self_exception(self).context); },
               [](Evaluator&, const Value& self, const Value& value) { self_exception(self).context = value; });
    c.property("__suppress_context__", [](Evaluator&, const Value& self) { return Value::boolean(self_exception(self).suppress_context); },
               [](Evaluator& evaluator, const Value& self, const Value& value) { self_exception(self).suppress_context = truth(evaluator, value); });
    c.property("__traceback__", traceback_of, set_traceback);
}

void add_argument(NativeClass& c, const char* name, std::size_t index, std::size_t least = 0) {
    c.property(name, [name, index, least](Evaluator& evaluator, const Value& self) {
        const auto& object = self_exception(self);
        if (object.attributes) {
            if (Value* found = object.attributes->table.find(name)) {
                return *found;
            }
        }
        static_cast<void>(evaluator);
        return object.arguments && object.arguments->items.size() > std::max(index, least) ? object.arguments->items[index] : Value::none();
    }, [name](Evaluator& evaluator, const Value& self, const Value& value) {
        auto& object = self_exception(self);
        if (!object.attributes) {
            object.attributes = evaluator.dict();
        }
        object.attributes->table.set(evaluator.intern(name), value);
    });
}

/// What only a keyword argument, or an assignment, gives: None without.
void add_keyword(NativeClass& c, const char* name) {
    add_argument(c, name, std::numeric_limits<std::size_t>::max());
}

/// The class that OSError(number, text) makes: errors have classes of their own by their number.
ExceptionType class_of_error(std::int64_t number) {
    switch (number) {
        case EAGAIN:
        case EALREADY:
        case EINPROGRESS: return ExceptionType::BlockingIOError;
        case EPIPE:
        case ESHUTDOWN: return ExceptionType::BrokenPipeError;
        case ECHILD: return ExceptionType::ChildProcessError;
        case ECONNABORTED: return ExceptionType::ConnectionAbortedError;
        case ECONNREFUSED: return ExceptionType::ConnectionRefusedError;
        case ECONNRESET: return ExceptionType::ConnectionResetError;
        case EEXIST: return ExceptionType::FileExistsError;
        case ENOENT: return ExceptionType::FileNotFoundError;
        case EINTR: return ExceptionType::InterruptedError;
        case EISDIR: return ExceptionType::IsADirectoryError;
        case ENOTDIR: return ExceptionType::NotADirectoryError;
        case EACCES:
        case EPERM: return ExceptionType::PermissionError;
        case ESRCH: return ExceptionType::ProcessLookupError;
        case ETIMEDOUT: return ExceptionType::TimeoutError;
        default: return ExceptionType::OSError;
    }
}

/// What an exception knows beside its arguments, and shows in no __dict__.
void keep_aside(Evaluator& evaluator, ExceptionObject& object, const char* name, const Value& value) {
    if (!object.slots) {
        object.slots = evaluator.dict();
    }
    object.slots->table.set(evaluator.intern(name), value);
}

void add_kept(NativeClass& c, const char* name) {
    c.property(
        name,
        [name](Evaluator&, const Value& self) {
            const auto& object = self_exception(self);
            Value* found = object.slots ? object.slots->table.find(name) : nullptr;
            return found ? *found : Value::none();
        },
        [name](Evaluator& evaluator, const Value& self, const Value& value) {
            keep_aside(evaluator, self_exception(self), name, value);
        });
}

Value kept(const ExceptionObject& object, const char* name) {
    Value* found = object.slots ? object.slots->table.find(name) : nullptr;
    return found ? *found : Value();
}

Value os_error_text(Call& call) {
    Evaluator& evaluator = call.evaluator;
    const auto& object = self_exception(call.self);
    const Value filename = kept(object, "filename");
    const Value other = kept(object, "filename2");
    const Value number = kept(object, "errno");
    const Value text = kept(object, "strerror");
    const auto shown = [&](const Value& value) {
        return value.defined() ? str_text(evaluator, value) : std::string("None");
    };
    if (filename.defined()) {
        std::string made = fmt::format("[Errno {}] {}: {}", shown(number), shown(text), repr(evaluator, filename));
        if (other.defined()) {
            made += " -> " + repr(evaluator, other);
        }
        return evaluator.str(std::move(made));
    }
    if (number.defined() && text.defined()) {
        return evaluator.str(fmt::format("[Errno {}] {}", shown(number), shown(text)));
    }
    const auto items = object.arguments ? object.arguments->items : std::vector<Value>();
    if (items.empty()) {
        return evaluator.str("");
    }
    return items.size() == 1 ? to_str(evaluator, items[0]) : evaluator.str(repr(evaluator, object.arguments));
}

/// OSError takes its arguments where they can still choose the class: in `__new__`. Only for a class that has an
/// `__init__` but no `__new__` of its own they wait for that `__init__` to hand them on.
bool fills_in_init(Evaluator& evaluator, Class& type) {
    Class* init = nullptr;
    Class* maker = nullptr;
    lookup(evaluator, type, evaluator.intern("__init__").as<Str>(), &init);
    lookup(evaluator, type, evaluator.intern("__new__").as<Str>(), &maker);
    return init != &evaluator.type(ExceptionType::OSError) && maker && maker->native;
}

void fill_os_error(Call& call, const Value& made) {
    Class& type = *self_exception(made).type;
    if (!call.keywords(1).table.empty()) {
        raise(call.evaluator, ExceptionType::TypeError,
              fmt::format("{}() takes no keyword arguments", str_text(call.evaluator, type.name)));
    }
    Value tuple = call.evaluator.tuple(call.rest(0));
    self_exception(made).arguments = Ref<Tuple>(&tuple.as<Tuple>());
    settle_os_error(call.evaluator, self_exception(made));
}

void add_os_members(NativeClass& c) {
    c.construct("*args, **kwargs", [](Call& call) {
        Class& type = call.self.as<Class>();
        Value made(call.evaluator.heap().make<ExceptionObject>(Ref<Class>(&type)));
        if (fills_in_init(call.evaluator, type)) {
            Value none = call.evaluator.tuple({});
            self_exception(made).arguments = Ref<Tuple>(&none.as<Tuple>());
        } else {
            fill_os_error(call, made);
        }
        return made;
    });
    c.initialise("*args, **kwargs", [](Call& call) {
        if (fills_in_init(call.evaluator, *self_exception(call.self).type)) {
            fill_os_error(call, call.self);
        }
        return Value::none();
    });
    for (const char* name : {"errno", "strerror", "filename", "filename2"}) {
        add_kept(c, name);
    }
    c.method("__str__", "", os_error_text);
}

/// Keyword arguments that become attributes, as name= of NameError and ImportError.
void accept_keywords(NativeClass& c) {
    c.initialise("*args, **kwargs", [](Call& call) {
        set_arguments(call, call.rest(0));
        std::size_t position = 0;
        Value key;
        Value value;
        while (call.keywords(1).table.next(position, key, value)) {
            set_attribute(call.evaluator, call.self, key, value);
        }
        return Value::none();
    });
}

void add_own_members(NativeClass& c, ExceptionType type) {
    switch (type) {
        case ExceptionType::BaseException: add_base_members(c); break;
        case ExceptionType::StopIteration: add_argument(c, "value", 0); break;
        case ExceptionType::SystemExit: add_argument(c, "code", 0); break;
        case ExceptionType::KeyError:
            c.method("__str__", "", [](Call& call) {
                const auto& object = self_exception(call.self);
                const auto items = object.arguments ? object.arguments->items : std::vector<Value>();
                if (items.size() == 1) {
                    return call.evaluator.str(repr(call.evaluator, items[0]));
                }
                return call.evaluator.str(items.empty() ? "" : repr(call.evaluator, object.arguments));
            });
            break;
        case ExceptionType::AttributeError:
            accept_keywords(c);
            add_keyword(c, "name");
            add_keyword(c, "obj");
            break;
        case ExceptionType::NameError:
            accept_keywords(c);
            add_keyword(c, "name");
            break;
        case ExceptionType::ImportError:
            accept_keywords(c);
            add_argument(c, "msg", 0);
            add_keyword(c, "name");
            add_keyword(c, "path");
            break;
        case ExceptionType::OSError:
            add_os_members(c);
            break;
        case ExceptionType::SyntaxError: add_argument(c, "msg", 0); break;
        case ExceptionType::UnicodeDecodeError:
        case ExceptionType::UnicodeEncodeError:
            add_argument(c, "encoding", 0);
            add_argument(c, "object", 1);
            add_argument(c, "start", 2);
            add_argument(c, "end", 3);
            add_argument(c, "reason", 4);
            c.method("__str__", "", [type](Call& call) {
                Evaluator& evaluator = call.evaluator;
                const auto items = self_exception(call.self).arguments->items;
                if (items.size() != 5) {
                    return evaluator.str(items.empty() ? "" : repr(evaluator, self_exception(call.self).arguments));
                }
                std::int64_t start = items[2].as_integer();
                std::int64_t end = items[3].as_integer();
                const char* verb = type == ExceptionType::UnicodeDecodeError ? "decode" : "encode";
                std::string what;
                if (end - start == 1) {
                    if (type == ExceptionType::UnicodeDecodeError) {
                        what = fmt::format("byte 0x{:02x} in position {}", get_item(evaluator, items[1], items[2]).as_integer(), start);
                    } else {
                        what = fmt::format("character {} in position {}", ascii(evaluator, get_item(evaluator, items[1], items[2])), start);
                    }
                } else {
                    what = fmt::format("{} in position {}-{}", type == ExceptionType::UnicodeDecodeError ? "bytes" : "characters", start, end - 1);
                }
                return evaluator.str(fmt::format("'{}' codec can't {} {}: {}", str_text(evaluator, items[0]), verb, what, str_text(evaluator, items[4])));
            });
            break;
        default: break;
    }
}

}  // namespace

void settle_os_error(Evaluator& evaluator, ExceptionObject& object) {
    const std::vector<Value> items = object.arguments->items;
    if (items.size() < 2 || items.size() > 5) {
        return;
    }
    if (object.type.get() == &evaluator.type(ExceptionType::OSError) && items[0].is(Kind::integer)) {
        object.type = Ref<Class>(&evaluator.type(class_of_error(items[0].as_integer())));
    }
    keep_aside(evaluator, object, "errno", items[0]);
    keep_aside(evaluator, object, "strerror", items[1]);
    const bool blocking = is_subclass(*object.type, evaluator.type(ExceptionType::BlockingIOError));
    if (items.size() == 2 || items[2].is_none() || (blocking && is_integer(items[2]))) {
        return;
    }
    // The arguments are the first two, whatever was given.
    keep_aside(evaluator, object, "filename", items[2]);
    if (items.size() == 5 && !items[4].is_none()) {
        keep_aside(evaluator, object, "filename2", items[4]);
    }
    Value first = evaluator.tuple({items[0], items[1]});
    object.arguments = Ref<Tuple>(&first.as<Tuple>());
}

const NativeClass& native_type(ExceptionType wanted) {
    static const auto all = [] {
        std::map<ExceptionType, std::shared_ptr<NativeClass>> types;
#define X(name, parent)                                                        \
    {                                                                          \
        auto type = std::make_shared<NativeClass>(#name);                      \
        if (ExceptionType::name != ExceptionType::parent) {                    \
            type->base(*types.at(ExceptionType::parent));                      \
        }                                                                      \
        add_own_members(*type, ExceptionType::name);                           \
        types[ExceptionType::name] = type;                                     \
    }
        ALUDEL_PYTHON_EXCEPTIONS(X)
#undef X
        return types;
    }();
    return *all.at(wanted);
}

}  // namespace aludel::python
