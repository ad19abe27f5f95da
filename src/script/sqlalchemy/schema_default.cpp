#include <fmt/format.h>

#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/hooks.hpp"
#include "script/sqlalchemy/schema.hpp"

namespace aludel::script::sqlalchemy {
namespace {

constexpr std::string_view counting =
    "start=None, increment=None, minvalue=None, maxvalue=None, nominvalue=None, nomaxvalue=None, cycle=None";

void keep_all(Call& call, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        set_field(call.evaluator, call.self, call.function.signature.names[i], call[i]);
    }
}

Value initialise_sequence(Call& call) {
    Evaluator& evaluator = call.evaluator;
    keep_all(call, 17);
    Value metadata = call[14];
    Value schema = call[8];
    if (schema.is(python::Kind::instance) && text_field(schema, "_symbol") == "BLANK_SCHEMA") {
        schema = Value::none();
    } else if (is_none(schema) && !is_none(metadata)) {
        schema = field(metadata, "schema");
    }
    set_field(evaluator, call.self, "name", make_quoted(evaluator, call[0], call[13]));
    set_field(evaluator, call.self, "schema", make_quoted(evaluator, schema, call[15]));
    if (!call.is_none(11)) {
        set_field(evaluator, call.self, "data_type", type_instance(evaluator, call[11]));
    }
    if (!is_none(metadata)) {
        append_field(evaluator, metadata, "_sequences", call.self);
    }
    return Value::none();
}

Value initialise_default_clause(Call& call) {
    Evaluator& evaluator = call.evaluator;
    Value argument = clause_element(evaluator, call[0]);
    if (!python::as_str(argument) && !is_clause(argument)) {
        raise_argument_error(evaluator,
                             fmt::format("Argument 'arg' is expected to be one of type '<class 'str'>' or '<class "
                                         "'sqlalchemy.sql.elements.ClauseElement'>' or '<class "
                                         "'sqlalchemy.sql.elements.TextClause'>', got '{}'",
                                         class_repr(evaluator, argument)));
    }
    set_field(evaluator, call.self, "arg", argument);
    set_field(evaluator, call.self, "for_update", call[1]);
    return Value::none();
}

}  // namespace

void add_sequence_members(NativeClass& sequence, NativeClass& identity) {
    sequence.initialise(
        fmt::format(
            "name, {}, schema=None, cache=None, order=None, data_type=None, optional=False, quote=None, metadata=None, "
            "quote_schema=None, for_update=False",
            counting),
        initialise_sequence);
    sequence.value("is_sequence", [](Evaluator&) { return Value::boolean(true); });
    sequence.method("next_value", "", [](Call& call) {
        return make(call.evaluator, clause_class("next_value"),
                    {{"sequence", call.self},
                     {"name", call.evaluator.intern("next_value")},
                     {"type", make_type(call.evaluator, "Integer")}});
    });
    for (bool create : {true, false}) {
        sequence.method(create ? "create" : "drop", "bind, checkfirst=True", [create](Call& call) {
            (create ? create_element : drop_element)(call.evaluator, call.self, call[0], call.truth(1), Value::none());
            return Value::none();
        });
    }
    sequence.method("__repr__", "", [](Call& call) {
        return call.evaluator.str(fmt::format("Sequence({})", python::repr(call.evaluator, field(call.self, "name"))));
    });
    identity.initialise(fmt::format("always=False, on_null=None, {}, cache=None, order=None", counting),
                        [](Call& call) {
                            keep_all(call, 11);
                            return Value::none();
                        });
    identity.value("is_identity", [](Evaluator&) { return Value::boolean(true); });
    for (const char* name : {"copy", "_copy"}) {
        identity.method(name, "**kw", [](Call& call) {
            Value made = clone(call.evaluator, call.self);
            erase_field(call.evaluator, made, "column");
            return made;
        });
    }
}

void add_default_members(NativeClass& fetched, NativeClass& clause, NativeClass& column_default,
                         NativeClass& computed) {
    fetched.initialise("for_update=False", [](Call& call) {
        set_field(call.evaluator, call.self, "for_update", call[0]);
        return Value::none();
    });
    defaults(fetched, {"column", "arg"});
    clause.initialise("arg, for_update=False, _reflected=False", initialise_default_clause);
    clause.method("__repr__", "", [](Call& call) {
        return call.evaluator.str(fmt::format("DefaultClause({}, for_update={})",
                                              python::repr(call.evaluator, field(call.self, "arg")),
                                              flag(call.evaluator, call.self, "for_update") ? "True" : "False"));
    });
    column_default.initialise("arg=None, for_update=False", [](Call& call) {
        set_field(call.evaluator, call.self, "arg", call[0]);
        set_field(call.evaluator, call.self, "for_update", call[1]);
        return Value::none();
    });
    column_default.property("is_callable", [](Evaluator&, const Value& self) {
        Value argument = field(self, "arg");
        return Value::boolean(argument.is(python::Kind::function) || argument.is(python::Kind::native_function) ||
                              argument.is(python::Kind::method) || argument.is(python::Kind::class_));
    });
    column_default.property("is_clause_element", [](Evaluator&, const Value& self) {
        return Value::boolean(is_clause(field(self, "arg")));
    });
    column_default.property("is_scalar", [](Evaluator&, const Value& self) {
        Value argument = field(self, "arg");
        return Value::boolean(!is_clause(argument) && !argument.is(python::Kind::function) &&
                              !argument.is(python::Kind::native_function) && !argument.is(python::Kind::method) &&
                              !argument.is(python::Kind::class_));
    });
    column_default.method("__repr__", "", [](Call& call) {
        Value argument = field(call.self, "arg");
        std::string_view kind = is_clause(argument) ? "ColumnElementColumnDefault"
                                : argument.is(python::Kind::function) || argument.is(python::Kind::native_function)
                                    ? "CallableColumnDefault"
                                    : "ScalarElementColumnDefault";
        return call.evaluator.str(fmt::format("{}({})", kind, python::repr(call.evaluator, argument)));
    });
    computed.initialise("sqltext, persisted=None", [](Call& call) {
        set_field(call.evaluator, call.self, "sqltext", ddl_expression(call.evaluator, call[0]));
        set_field(call.evaluator, call.self, "persisted", call[1]);
        return Value::none();
    });
    for (const char* name : {"copy", "_copy"}) {
        computed.method(name, "**kw", [](Call& call) {
            Value made = clone(call.evaluator, call.self);
            erase_field(call.evaluator, made, "column");
            return made;
        });
    }
}

// ---- what depends on several of them

Value autoincrement_column(Evaluator& evaluator, const Value& table) {
    Value primary = field(table, "primary_key");
    std::vector<Value> members = columns_of(primary);
    auto wanted = [&](const Value& column) {
        Value said = field(column, "autoincrement");
        return said.is(python::Kind::boolean) && said.as_boolean();
    };
    auto fits = [&](const Value& column, bool asked) {
        Affinity affinity = affinity_of(evaluator, type_of_clause(evaluator, column));
        if (affinity != Affinity::integer && affinity != Affinity::numeric) {
            if (asked) {
                raise_argument_error(
                    evaluator, fmt::format("Column type {} on column '{}' is not compatible with autoincrement=True",
                                           python::str_text(evaluator, type_of_clause(evaluator, column)),
                                           python::str_text(evaluator, column)));
            }
            return false;
        }
        Value generator = some_field(column, "default");
        if (generator.defined() && !is_a(generator, schema_class("Sequence")) && !asked) {
            return false;
        }
        Value server = some_field(column, "server_default");
        if (server.defined() && !is_a(server, schema_class("Identity")) && !asked) {
            return false;
        }
        bool ignores = as_text(field(column, "autoincrement")) == "ignore_fk";
        return items_of(column, "foreign_keys").empty() || asked || ignores;
    };
    if (members.size() == 1) {
        const Value& column = members.front();
        if (wanted(column)) {
            fits(column, true);
            return column;
        }
        std::optional<std::string> said = as_text(field(column, "autoincrement"));
        bool automatic = said == "auto" || said == "ignore_fk" || !field(column, "autoincrement").defined();
        return automatic && fits(column, false) ? column : Value();
    }
    Value found;
    for (const Value& column : members) {
        if (!wanted(column)) {
            continue;
        }
        fits(column, true);
        if (found.defined()) {
            raise_argument_error(
                evaluator,
                fmt::format("Only one Column may be marked autoincrement=True, found both {} and {}.",
                            text_field(column, "name").value_or(""), text_field(found, "name").value_or("")));
        }
        found = column;
    }
    return found;
}

namespace {

void attach_one_type(Evaluator& evaluator, const Value& table, const Value& column, const Value& type, int depth = 0) {
    if (!type.defined() || depth > 10) {
        return;
    }
    if (is_decorator(type)) {
        attach_one_type(evaluator, table, column, some_field(type, "impl"), depth + 1);
    } else if (is_a(type, type_class("ARRAY"))) {
        attach_one_type(evaluator, table, column, some_field(type, "item_type"), depth + 1);
    } else if (is_enum(type) || is_a(type, type_class("SchemaType"))) {
        if (flag(evaluator, type, "inherit_schema")) {
            set_field(evaluator, type, "schema", or_none(field(table, "schema")));
        } else if (Value metadata = some_field(type, "metadata");
                   metadata.defined() && !some_field(type, "schema").defined()) {
            set_field(evaluator, type, "schema", or_none(field(metadata, "schema")));
        }
        if (!flag(evaluator, type, "create_constraint")) {
            return;
        }
        std::vector<Value> allowed;
        bool boolean = is_a(type, type_class("Boolean"));
        Value string = make_type(evaluator, boolean ? "Integer" : "String");
        Value list =
            boolean ? evaluator.list({Value::integer(0), Value::integer(1)}) : evaluator.list(items_of(type, "enums"));
        Value bound = make_bind(evaluator, list, string);
        set_field(evaluator, bound, "expanding", Value::boolean(true));
        Value condition =
            make_binary(evaluator, make(evaluator, clause_class("TypeCoerce"), {{"clause", column}, {"type", string}}),
                        bound, Operator::in_, make_type(evaluator, "Boolean"), Operator::not_in);
        Value name = some_field(type, "name");
        Value check = make(evaluator, schema_class("CheckConstraint"),
                           {{"sqltext", condition},
                            {"name", name.defined() ? name : no_name(evaluator)},
                            {"_type_bound", Value::boolean(true)},
                            {"_of_type", type},
                            {"_pending", evaluator.list({column})}});
        set_field(evaluator, check, "_order", Value::integer(state(evaluator).next_order++));
        attach_constraint(evaluator, table, check);
    }
}

}  // namespace

void attach_type(Evaluator& evaluator, const Value& table, const Value& column) {
    Value type = field(column, "type");
    attach_one_type(evaluator, table, column, type);
    for (const Value& variant : items_of(type, "_variants")) {
        attach_one_type(evaluator, table, column, items(variant)[1]);
    }
}

}  // namespace aludel::script::sqlalchemy
