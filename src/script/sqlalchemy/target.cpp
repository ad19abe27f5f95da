#include "script/sqlalchemy/target.hpp"

#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "dialect/names.hpp"
#include "python/builtin_types.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/inspector.hpp"
#include "script/sqlalchemy/type.hpp"

namespace aludel::script::sqlalchemy {
namespace {

bool has_own_quoting(const Value& name, bool& quote) {
    if (!is_a(name, quoted_name_class())) {
        return false;
    }
    Value said = some_field(name, "quote");
    quote = said.defined() && said.as_boolean();
    return said.defined();
}

}  // namespace

std::string quote_name(const Target& target, std::string_view name) {
    return target.dialect().names().quote(name);
}

std::string quote_name(Evaluator& evaluator, const Target& target, const Value& name) {
    std::string text = python::str_text(evaluator, name);
    bool quote = false;
    if (has_own_quoting(name, quote)) {
        return quote ? fmt::format("\"{}\"", replace_all(text, "\"", "\"\"")) : text;
    }
    return quote_name(target, text);
}

std::string quote_path(const Target& target, std::string_view schema, std::string_view name) {
    return schema.empty() ? quote_name(target, name)
                          : fmt::format("{}.{}", quote_name(target, schema), quote_name(target, name));
}

std::string quote_text(std::string_view text) {
    return fmt::format("'{}'", replace_all(text, "'", "''"));
}

const NativeClass& preparer_class() {
    static const ClassPointer type = [] {
        auto made = std::make_shared<NativeClass>("IdentifierPreparer", "sqlalchemy.sql.compiler");
        auto quote = [](Call& call) {
            Target target = target_of(call.evaluator, field(call.self, "dialect"));
            return call.evaluator.str(quote_name(call.evaluator, target, call[0]));
        };
        made->initialise("dialect", [](Call& call) {
            set_field(call.evaluator, call.self, "dialect", call[0]);
            return Value::none();
        });
        made->method("quote", "ident, force=None", quote);
        made->method("quote_schema", "schema, force=None", quote);
        made->method("quote_identifier", "value", [](Call& call) {
            return call.evaluator.str(fmt::format("\"{}\"", replace_all(call.text(0), "\"", "\"\"")));
        });
        made->method("format_table", "table, use_schema=True, name=None", [](Call& call) {
            Target target = target_of(call.evaluator, field(call.self, "dialect"));
            std::string schema = call.truth(1) ? text_field(call[0], "schema").value_or("") : "";
            Value name = call.is_none(2) ? field(call[0], "name") : call[2];
            std::string text = quote_name(call.evaluator, target, name);
            return call.evaluator.str(schema.empty() ? text : quote_name(target, schema) + "." + text);
        });
        made->method("format_column", "column, use_table=False, name=None", [](Call& call) {
            Target target = target_of(call.evaluator, field(call.self, "dialect"));
            return call.evaluator.str(quote_name(call.evaluator, target, field(call[0], "name")));
        });
        return made;
    }();
    return *type;
}

const NativeClass& dialect_class() {
    static const ClassPointer type = [] {
        auto made = std::make_shared<NativeClass>("DefaultDialect", "sqlalchemy.engine.default");
        made->method("type_descriptor", "typeobj", [](Call& call) { return type_instance(call.evaluator, call[0]); });
        for (const char* question :
             {"has_table", "has_index", "has_sequence", "has_schema", "has_type", "get_table_names", "get_view_names",
              "get_columns", "get_indexes", "get_foreign_keys", "get_pk_constraint", "get_unique_constraints"}) {
            made->method(question, "connection, *args, **kw", [question](Call& call) {
                Arguments arguments;
                arguments.positional = call.rest(1);
                for (const auto& entry : call.keywords(2).table.entries()) {
                    if (entry.key.defined()) {
                        arguments.keywords.emplace_back(entry.key, entry.value);
                    }
                }
                return python::call_method(call.evaluator, make_inspector(call.evaluator, call[0]), question,
                                           std::move(arguments));
            });
        }
        made->property("identifier_preparer", [](Evaluator& evaluator, const Value& self) {
            return make(evaluator, preparer_class(), {{"dialect", self}});
        });
        made->property("max_identifier_length", [](Evaluator& evaluator, const Value& self) {
            return Value::integer(static_cast<std::int64_t>(target_of(evaluator, self).longest_identifier()));
        });
        for (const char* name :
             {"supports_native_enum", "supports_native_uuid", "supports_sequences", "supports_comments",
              "supports_native_boolean", "supports_schemas", "supports_identity_columns"}) {
            made->property(name, [](Evaluator& evaluator, const Value& self) {
                return Value::boolean(target_of(evaluator, self).is_postgresql());
            });
        }
        made->property("server_version_info", [](Evaluator& evaluator, const Value&) {
            return evaluator.unknown("dialect.server_version_info, the version of the server");
        });
        made->property("supports_alter", [](Evaluator& evaluator, const Value& self) {
            return Value::boolean(target_of(evaluator, self).is_postgresql());
        });
        return made;
    }();
    return *type;
}

Value dialect_object(Evaluator& evaluator, const Target& target) {
    bool postgresql = target.is_postgresql();
    return make(evaluator, dialect_class(),
                {{"name", evaluator.intern(target.name())},
                 {"driver", evaluator.intern(postgresql ? "psycopg2" : "pysqlite")},
                 {"paramstyle", evaluator.intern(postgresql ? "pyformat" : "qmark")},
                 {"default_schema_name", evaluator.intern(postgresql ? "public" : "main")}});
}

Target target_of(Evaluator& evaluator, const Value& given, Rendering rendering) {
    Target target{.rendering = rendering};
    std::optional<std::string> name = text_field(given, "name");
    if (!name) {
        const Value dialect = python::find_attribute(evaluator, given, "dialect");
        name = dialect.defined() ? text_field(dialect, "name") : std::nullopt;
    }
    if (name == "sqlite") {
        target.database = Database::sqlite;
    } else if (name && *name != "postgresql") {
        python::refuse(evaluator, fmt::format("SQL of the dialect '{}'", *name));
    }
    return target;
}

namespace {

/// What is written without quotes whatever it is: SQL of its own, if it is no name.
void require_plain(Evaluator& evaluator, std::string_view name) {
    const std::string folded = ascii_lower(name);
    if (folded.empty() || quote_name(Target{}, folded) != folded) {
        python::refuse(evaluator, fmt::format("'{}' with quote=False, which is no name without quotes", name),
                       "leave quote out");
    }
}

}  // namespace

const NativeClass& quoted_name_class() {
    static const ClassPointer type = [] {
        auto made = std::make_shared<NativeClass>("quoted_name", "sqlalchemy.sql.elements");
        made->base(python::str_type());
        made->construct("value='', quote=None", [](Call& call) {
            Value text = call[0];
            if (is_a(text, quoted_name_class()) && call.is_none(1)) {
                return text;
            }
            Ref<python::Instance> name = call.evaluator.instance(call.self.as<python::Class>());
            name->payload = call.evaluator.str(std::string(call.text(0)));
            if (call[1].is(python::Kind::boolean) && !call[1].as_boolean()) {
                require_plain(call.evaluator, call.text(0));
            }
            set_field(call.evaluator, Value(name), "quote", call[1]);
            return Value(name);
        });
        return made;
    }();
    return *type;
}

Value make_quoted(Evaluator& evaluator, const Value& name, const Value& quote) {
    if (is_none(quote) || !as_text(name)) {
        return name;
    }
    return python::call(evaluator, Value(&evaluator.type(quoted_name_class())), {evaluator.str(*as_text(name)), quote});
}

const NativeClass& conv_class() {
    static const ClassPointer type = [] {
        auto made = std::make_shared<NativeClass>("conv", "sqlalchemy.sql.elements");
        made->base(quoted_name_class());
        return made;
    }();
    return *type;
}

Value make_conv(Evaluator& evaluator, std::string text) {
    Ref<python::Instance> name = evaluator.instance(evaluator.type(conv_class()));
    name->payload = evaluator.str(std::move(text));
    return Value(name);
}

bool is_conv(const Value& name) {
    return is_a(name, conv_class());
}

std::string bounded_name(Evaluator& evaluator, const Value& name, const Target& target) {
    std::string text = python::str_text(evaluator, name);
    std::size_t longest = target.longest_identifier();
    std::size_t length = static_cast<std::size_t>(python::length(evaluator, python::plain(name)));
    if (length <= longest) {
        return text;
    }
    if (!is_conv(name)) {
        raise_error(evaluator, "IdentifierError",
                    fmt::format("Identifier '{}' exceeds maximum length of {} characters", text, longest));
    }
    std::size_t end = 0;
    for (std::size_t characters = 0; end < text.size(); ++end) {
        if ((static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U && characters++ == longest - 8) {
            break;
        }
    }
    return text.substr(0, end) + "_" + md5(text).substr(28);
}

}  // namespace aludel::script::sqlalchemy
