#include <fmt/format.h>

#include "python/builtin_types.hpp"
#include "python/import.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/type_table.hpp"

namespace aludel::script::sqlalchemy {
namespace {

using python::Default;

bool is_default(const Value& value, const Default& otherwise) {
    switch (otherwise.kind) {
        case Default::Kind::none:
            return value.is_none();
        case Default::Kind::true_:
            return value.is(python::Kind::boolean) && value.as_boolean();
        case Default::Kind::false_:
            return value.is(python::Kind::boolean) && !value.as_boolean();
        default:
            return false;
    }
}

/// __init__ that keeps what it is given under the names of its parameters.
void keep_parameters(NativeClass& type, std::string_view signature) {
    type.initialise(signature, [](Call& call) {
        const python::Signature& taken = call.function.signature;
        for (std::size_t i = 0; i < taken.positional + taken.keyword_only; ++i) {
            if (call.given(i) && !is_default(call[i], taken.defaults[i])) {
                set_field(call.evaluator, call.self, taken.names[i], call[i]);
            }
        }
        return Value::none();
    });
    python::Signature taken = python::Signature::parse(signature);
    for (std::size_t i = 0; i < taken.positional + taken.keyword_only; ++i) {
        const Default& otherwise = taken.defaults[i];
        if (otherwise.kind == Default::Kind::true_ || otherwise.kind == Default::Kind::false_) {
            type.value(taken.names[i],
                       [yes = otherwise.kind == Default::Kind::true_](Evaluator&) { return Value::boolean(yes); });
        } else if (otherwise.kind == Default::Kind::none) {
            type.value(taken.names[i], [](Evaluator&) { return Value::none(); });
        }
    }
}

void initialise_array(NativeClass& type) {
    type.initialise("item_type, as_tuple=False, dimensions=None, zero_indexes=False", [](Call& call) {
        Value item = type_instance(call.evaluator, call[0]);
        if (is_a(item, type_class("ARRAY"))) {
            python::raise(call.evaluator, python::ExceptionType::ValueError,
                          "Do not nest ARRAY types; ARRAY(basetype) handles multi-dimensional arrays of basetype");
        }
        set_field(call.evaluator, call.self, "item_type", item);
        set_field(call.evaluator, call.self, "as_tuple", call[1]);
        set_field(call.evaluator, call.self, "dimensions", call[2]);
        set_field(call.evaluator, call.self, "zero_indexes", call[3]);
        return Value::none();
    });
}

void initialise_domain(NativeClass& type) {
    type.initialise(
        "name, data_type, *, collation=None, default=None, constraint_name=None, not_null=None, check=None, "
        "create_type=True, "
        "schema=None, metadata=None, inherit_schema=False, quote=None, **kw",
        [](Call& call) {
            const auto& names = call.function.signature.names;
            for (std::size_t i = 0; i < 12; ++i) {
                set_field(call.evaluator, call.self, names[i],
                          i == 1 ? type_instance(call.evaluator, call[1]) : call[i]);
            }
            set_field(call.evaluator, call.self, "name", make_quoted(call.evaluator, call[0], call[11]));
            return Value::none();
        });
}

/// SQLite's own dates and times: how they are written, and read again.
void initialise_storage(NativeClass& type) {
    const bool date = type.name() == "DATE";
    const bool time = type.name() == "TIME";
    const std::string without_fraction =
        std::string(time ? "" : "%(year)04d-%(month)02d-%(day)02d ") + "%(hour)02d:%(minute)02d:%(second)02d";
    type.initialise(date ? "storage_format=None, regexp=None"
                         : "storage_format=None, regexp=None, timezone=False, truncate_microseconds=False",
                    [date, without_fraction](Call& call) {
                        Evaluator& evaluator = call.evaluator;
                        set_field(evaluator, call.self, "storage_format", call[0]);
                        set_field(evaluator, call.self, "regexp", call[1]);
                        if (date) {
                            return Value::none();
                        }
                        set_field(evaluator, call.self, "timezone", call[2]);
                        if (call.truth(3)) {
                            if (!call.is_none(0)) {
                                python::raise(evaluator, python::ExceptionType::AssertionError,
                                              "You can specify only one of truncate_microseconds or storage_format.");
                            }
                            set_field(evaluator, call.self, "storage_format", evaluator.str(without_fraction));
                        }
                        return Value::none();
                    });
    defaults(type, {"storage_format", "regexp"});
    type.value("timezone", [](Evaluator&) { return Value::boolean(false); });
}

/// MySQL's types take lengths and the like in many ways, which only matter where one of our databases writes them.
void initialise_mysql(NativeClass& type) {
    type.initialise("*args, **kw", [](Call& call) {
        Affinity affinity = facts_of(call.self).affinity;
        std::vector<std::string_view> names;
        if (affinity == Affinity::string || affinity == Affinity::binary) {
            names = {"length"};
        } else if (affinity == Affinity::numeric) {
            names = {"precision", "scale"};
        } else if (affinity == Affinity::integer) {
            names = {"display_width"};
        }
        const auto& given = call.rest(0);
        for (std::size_t i = 0; i < std::min(given.size(), names.size()); ++i) {
            set_field(call.evaluator, call.self, names[i], given[i]);
        }
        for (const auto& entry : call.keywords(1).table.entries()) {
            if (entry.key.defined()) {
                set_field(call.evaluator, call.self, entry.key.as<python::Str>().text, entry.value);
            }
        }
        return Value::none();
    });
}

Value python_type(Evaluator& evaluator, const Value& self) {
    auto builtin = [&](python::Type type) { return Value(&evaluator.type(type)); };
    auto imported = [&](const char* module, const char* name) {
        return python::get_attribute(evaluator, python::import_now(evaluator, module), name);
    };
    if (Value of = some_field(self, "enum_class"); is_enum(self) && of.defined()) {
        return of;
    }
    switch (affinity_of(evaluator, self)) {
        case Affinity::string:
            return builtin(python::Type::str);
        case Affinity::integer:
            return builtin(python::Type::integer);
        case Affinity::boolean:
            return builtin(python::Type::boolean);
        case Affinity::binary:
            return builtin(python::Type::bytes);
        case Affinity::json:
            return builtin(python::Type::dict);
        case Affinity::array:
            return builtin(python::Type::list);
        case Affinity::datetime:
            return imported("datetime", "datetime");
        case Affinity::date:
            return imported("datetime", "date");
        case Affinity::time:
            return imported("datetime", "time");
        case Affinity::interval:
            return imported("datetime", "timedelta");
        case Affinity::numeric:
            return flag(evaluator, self, "asdecimal", !is_a(self, type_class("Float")))
                       ? imported("decimal", "Decimal")
                       : builtin(python::Type::floating);
        case Affinity::uuid:
            return flag(evaluator, self, "as_uuid", true) ? imported("uuid", "UUID") : builtin(python::Type::str);
        default:
            break;
    }
    python::raise(evaluator, python::ExceptionType::NotImplementedError, "");
}

Value with_variant(Call& call) {
    Evaluator& evaluator = call.evaluator;
    const auto& names = call.rest(1);
    if (names.empty()) {
        raise_argument_error(evaluator, "At least one dialect name is required");
    }
    Value made = python::call_method(evaluator, call.self, "copy");
    Value type = type_instance(evaluator, call[0]);
    if (!items_of(type, "_variants").empty()) {
        raise_argument_error(evaluator,
                             "can't pass a type that already has variants as a dialect-level type to with_variant()");
    }
    for (const Value& name : names) {
        for (const Value& present : items_of(call.self, "_variants")) {
            if (python::equal(evaluator, items(present)[0], name)) {
                raise_argument_error(evaluator,
                                     fmt::format("Dialect {} is already present in the mapping for this {}",
                                                 python::repr(evaluator, name), type_repr(evaluator, call.self)));
            }
        }
        extend_field(evaluator, made, "_variants", {evaluator.tuple({name, type})});
    }
    return made;
}

}  // namespace

void add_initialiser(NativeClass& type, Shape shape) {
    switch (shape) {
        case Shape::inherited:
            break;
        case Shape::none:
            type.initialise("", [](Call&) { return Value::none(); });
            break;
        case Shape::string:
            keep_parameters(type, "length=None, collation=None");
            break;
        case Shape::numeric:
            keep_parameters(type, "precision=None, scale=None, decimal_return_scale=None, asdecimal=True");
            break;
        case Shape::floating:
            keep_parameters(type, "precision=None, asdecimal=False, decimal_return_scale=None");
            break;
        case Shape::timezone:
            keep_parameters(type, "timezone=False");
            break;
        case Shape::timezone_precision:
            keep_parameters(type, "timezone=False, precision=None");
            break;
        case Shape::pg_interval:
            keep_parameters(type, "precision=None, fields=None");
            break;
        case Shape::interval:
            keep_parameters(type, "native=True, second_precision=None, day_precision=None");
            break;
        case Shape::binary:
            keep_parameters(type, "length=None");
            break;
        case Shape::boolean:
            keep_parameters(type, "create_constraint=False, name=None, _create_events=True, _adapted_from=None");
            break;
        case Shape::json:
            keep_parameters(type, "none_as_null=False");
            break;
        case Shape::pg_json:
            keep_parameters(type, "none_as_null=False, astext_type=None");
            break;
        case Shape::uuid:
            keep_parameters(type, "as_uuid=True, native_uuid=True");
            defaults(type, {"length", "collation"});
            break;
        case Shape::exact_uuid:
            keep_parameters(type, "as_uuid=True");
            break;
        case Shape::hstore:
            keep_parameters(type, "text_type=None");
            break;
        case Shape::storage:
            initialise_storage(type);
            break;
        case Shape::pickle:
            keep_parameters(type, "protocol=None, pickler=None, comparator=None, impl=...");
            break;
        case Shape::array:
            initialise_array(type);
            break;
        case Shape::enumeration:
            type.initialise("*enums, **kw", [](Call& call) {
                initialise_enum(call);
                return Value::none();
            });
            break;
        case Shape::pg_enumeration:
            type.initialise("*enums, **kw", [](Call& call) {
                Value create = take(call.evaluator, call.keywords(1), "create_type");
                initialise_enum(call);
                set_field(call.evaluator, call.self, "native_enum", Value::boolean(true));
                set_field(call.evaluator, call.self, "create_type", create.defined() ? create : Value::boolean(true));
                return Value::none();
            });
            break;
        case Shape::bit:
            type.initialise("length=None, varying=False", [](Call& call) {
                bool given = !call.is_none(0) && call.truth(0);
                set_field(call.evaluator, call.self, "length", given || call.truth(1) ? call[0] : Value::integer(1));
                set_field(call.evaluator, call.self, "varying", call[1]);
                return Value::none();
            });
            break;
        case Shape::domain:
            initialise_domain(type);
            break;
        case Shape::tuple:
            type.initialise("*types", [](Call& call) {
                std::vector<Value> types;
                for (const Value& one : call.rest(0)) {
                    types.push_back(type_instance(call.evaluator, one));
                }
                set_field(call.evaluator, call.self, "types", call.evaluator.list(std::move(types)));
                return Value::none();
            });
            break;
        case Shape::mysql:
            initialise_mysql(type);
            break;
        case Shape::decorator:
            break;
    }
}

void add_type_members(NativeClass& engine) {
    engine.method("with_variant", "type_, *dialect_names", with_variant);
    engine.method("copy", "**kw", [](Call& call) { return clone(call.evaluator, call.self); });
    engine.method("compile", "dialect=None", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        return call.is_none(0) ? evaluator.str(python::str_text(evaluator, call.self))
                               : evaluator.str(type_text(evaluator, call.self, target_of(evaluator, call[0])));
    });
    engine.method("__repr__", "", [](Call& call) { return call.evaluator.str(type_repr(call.evaluator, call.self)); });
    engine.method("__str__", "", [](Call& call) {
        Target target{.database = Database::sqlite};
        catalog::TypeKind kind = facts_of(call.self).kind;
        bool own = (kind >= catalog::TypeKind::bytea && kind <= catalog::TypeKind::array) ||
                   kind == catalog::TypeKind::unknown;
        if (own && !is_decorator(call.self) && !is_enum(call.self)) {
            Value name =
                is_null_type(call.self) ? call.evaluator.str("NULL") : python::type_of(call.evaluator, call.self).name;
            return name;
        }
        return call.evaluator.str(type_text(call.evaluator, call.self, target));
    });
    for (const char* name : {"dialect_impl", "_gen_dialect_impl"}) {
        engine.method(name, "dialect", [](Call& call) {
            return resolve_type(call.evaluator, call.self, target_of(call.evaluator, call[0]));
        });
    }
    engine.method("as_generic", "allow_nulltype=False", [](Call& call) { return clone(call.evaluator, call.self); });
    engine.method("evaluates_none", "", [](Call& call) {
        Value made = clone(call.evaluator, call.self);
        set_field(call.evaluator, made, "should_evaluate_none", Value::boolean(true));
        return made;
    });
    engine.method("adapt", "cls, **kw", [](Call& call) {
        Value made = python::call(call.evaluator, call[0]);
        for (const char* name : {"length", "collation", "precision", "scale", "timezone"}) {
            if (Value held = field(call.self, name); held.defined()) {
                set_field(call.evaluator, made, name, held);
            }
        }
        return made;
    });
    engine.method("coerce_compared_value", "op, value", [](Call& call) { return call.self; });
    for (const char* name : {"bind_processor", "literal_processor"}) {
        engine.method(name, "dialect", [](Call&) { return Value::none(); });
    }
    engine.method("result_processor", "dialect, coltype", [](Call&) { return Value::none(); });
    engine.property("python_type", python_type);
    engine.property("_isnull", [](Evaluator&, const Value& self) { return Value::boolean(is_null_type(self)); });
    engine.property("_type_affinity", [](Evaluator& evaluator, const Value& self) {
        const NativeClass* at = python::type_of(evaluator, self).layout;
        while (at->base_class() && at->base_class() != &type_class("TypeEngine") &&
               at->base_class() != &type_class("SchemaType")) {
            at = at->base_class();
        }
        return Value(&evaluator.type(*at));
    });
    auto comparator = std::make_shared<NativeClass>("Comparator", "sqlalchemy.sql.type_api");
    for (const char* name : {"Comparator", "comparator_factory"}) {
        engine.value(name, [comparator](Evaluator& evaluator) { return Value(&evaluator.type(*comparator)); });
    }
    engine.value("hashable", [](Evaluator&) { return Value::boolean(true); });
    engine.value("should_evaluate_none", [](Evaluator&) { return Value::boolean(false); });
}

void add_decorator_members(NativeClass& decorator) {
    decorator.initialise("*args, **kwargs", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        Value impl = class_field(evaluator, call.self, "impl");
        if (is_none(impl)) {
            python::raise(evaluator, python::ExceptionType::AssertionError,
                          "TypeDecorator implementations require a class-level variable 'impl' which refers to the "
                          "class of type being "
                          "decorated");
        }
        impl = python::force(evaluator, impl);
        if (impl.is(python::Kind::class_)) {
            Arguments arguments;
            arguments.positional = call.rest(0);
            for (const auto& entry : call.keywords(1).table.entries()) {
                if (entry.key.defined()) {
                    arguments.keywords.emplace_back(entry.key, entry.value);
                }
            }
            impl = python::call(evaluator, impl, std::move(arguments));
        }
        set_field(evaluator, call.self, "impl", impl);
        return Value::none();
    });
    decorator.method("__getattr__", "name", [](Call& call) {
        Value impl = some_field(call.self, "impl");
        std::string_view name = call.text(0);
        if (!impl.defined() || name.starts_with("__")) {
            python::raise(
                call.evaluator, python::ExceptionType::AttributeError,
                fmt::format("'{}' object has no attribute '{}'", python::type_name(call.evaluator, call.self), name));
        }
        return python::get_attribute(call.evaluator, impl, call[0]);
    });
    decorator.method("load_dialect_impl", "dialect", [](Call& call) {
        Value impl = some_field(call.self, "impl");
        return impl.defined() ? impl : type_instance(call.evaluator, class_field(call.evaluator, call.self, "impl"));
    });
    decorator.property("impl_instance",
                       [](Evaluator&, const Value& self) { return or_none(some_field(self, "impl")); });
    decorator.method("type_engine", "dialect", [](Call& call) {
        return decorated_type(call.evaluator, call.self, target_of(call.evaluator, call[0]));
    });
    defaults(decorator, {"cache_ok"});
}

void add_user_defined_members(NativeClass& user_defined) {
    defaults(user_defined, {"cache_ok"});
}

}  // namespace aludel::script::sqlalchemy
