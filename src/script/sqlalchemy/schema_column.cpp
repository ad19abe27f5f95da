#include <fmt/format.h>
#include <fmt/ranges.h>

#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/event.hpp"
#include "script/sqlalchemy/schema.hpp"

namespace aludel::script::sqlalchemy {
namespace {

using python::Kind;

/// The keyword-only parameters of Column, in the order of its signature.
enum Parameter : std::size_t {
    p_name_pos,
    p_type_pos,
    p_name,
    p_type,
    p_autoincrement,
    p_default,
    p_insert_default,
    p_doc,
    p_key,
    p_index,
    p_unique,
    p_info,
    p_nullable,
    p_onupdate,
    p_primary_key,
    p_server_default,
    p_server_onupdate,
    p_quote,
    p_system,
    p_comment,
    p_insert_sentinel,
    p_omit,
    p_proxies,
    p_args,
    p_keywords
};

constexpr std::string_view signature =
    "__name_pos=None, __type_pos=None, *args, name=None, type_=None, autoincrement='auto', default=..., "
    "insert_default=..., doc=None, "
    "key=None, index=None, unique=None, info=None, nullable=..., onupdate=None, primary_key=False, "
    "server_default=None, "
    "server_onupdate=None, quote=None, system=False, comment=None, insert_sentinel=False, _omit_from_statements=False, "
    "_proxies=None, "
    "**dialect_kwargs";

bool looks_like_type(const Value& value) {
    return is_type(value) || is_type_class(value);
}

Value default_generator(Evaluator& evaluator, const Value& given, bool for_update) {
    if (is_a(given, schema_class("DefaultGenerator"))) {
        return given;
    }
    if (is_a(given, schema_class("FetchedValue"))) {
        raise_argument_error(evaluator, "ColumnDefault may not be a server-side default type.");
    }
    return make(evaluator, schema_class("ColumnDefault"), {{"arg", given}, {"for_update", Value::boolean(for_update)}});
}

Value server_default(Evaluator& evaluator, const Value& given) {
    Value value = clause_element(evaluator, given);
    if (is_a(value, schema_class("FetchedValue"))) {
        return value;
    }
    return python::call(evaluator, Value(&evaluator.type(schema_class("DefaultClause"))), {value});
}

/// Name and type may stand in front, be left out, or be None.
void take_positional(Call& call, Value& name, Value& type, std::vector<Value>& rest) {
    Evaluator& evaluator = call.evaluator;
    std::vector<Value> given;
    given.push_back(python::force(evaluator, call[p_name_pos]));
    given.push_back(python::force(evaluator, call[p_type_pos]));
    const auto& more = call.rest(p_args);
    given.insert(given.end(), more.begin(), more.end());
    std::size_t at = 0;
    if (python::as_str(given[0])) {
        if (!call.is_none(p_name)) {
            raise_argument_error(evaluator, "May not pass name positionally and as a keyword.");
        }
        name = given[at++];
    } else if (given[0].is_none()) {
        ++at;
    }
    if (at < given.size()) {
        const Value& one = python::force(evaluator, given[at]);
        if (looks_like_type(one)) {
            if (!call.is_none(p_type)) {
                raise_argument_error(evaluator, "May not pass type_ positionally and as a keyword.");
            }
            type = one;
            ++at;
        } else if (one.is_none()) {
            ++at;
        }
    }
    for (; at < given.size(); ++at) {
        if (!given[at].is_none()) {
            rest.push_back(python::force(evaluator, given[at]));
        }
    }
}

void keep_plain(Call& call) {
    Evaluator& evaluator = call.evaluator;
    for (Parameter at : {p_doc, p_index, p_unique, p_info, p_comment}) {
        if (!call.is_none(at)) {
            set_field(evaluator, call.self, call.function.signature.names[at], call[at]);
        }
    }
    set_field(evaluator, call.self, "autoincrement", call[p_autoincrement]);
    if (call.truth(p_system)) {
        set_field(evaluator, call.self, "system", call[p_system]);
    }
}

Value initialise_column(Call& call) {
    Evaluator& evaluator = call.evaluator;
    const Value& self = call.self;
    Value name = call[p_name];
    Value type = call[p_type];
    std::vector<Value> rest;
    take_positional(call, name, type, rest);
    if (!call.is_none(p_quote)) {
        if (name.is_none()) {
            raise_argument_error(evaluator, "Explicit 'name' is required when sending 'quote' argument");
        }
        name = make_quoted(evaluator, name, call[p_quote]);
    }
    set_field(evaluator, self, "name", name);
    set_field(evaluator, self, "key", call.is_none(p_key) ? name : call[p_key]);
    set_field(evaluator, self, "type", type_instance(evaluator, type));
    bool primary = call.truth(p_primary_key);
    set_field(evaluator, self, "primary_key", Value::boolean(primary));
    set_field(evaluator, self, "nullable", call.given(p_nullable) ? call[p_nullable] : Value::boolean(!primary));
    if (call.given(p_nullable)) {
        set_field(evaluator, self, "_nullable_given", Value::boolean(true));
    }
    keep_plain(call);
    notify_type(evaluator, self);
    Value given_default = call.given(p_insert_default) ? call[p_insert_default] : call[p_default];
    if (!is_none(given_default)) {
        attach_to_column(evaluator, self, default_generator(evaluator, given_default, false));
    }
    if (!call.is_none(p_onupdate)) {
        Value generator = default_generator(evaluator, call[p_onupdate], true);
        set_field(evaluator, self, "onupdate", generator);
    }
    if (!call.is_none(p_server_default)) {
        Value made = server_default(evaluator, call[p_server_default]);
        set_field(evaluator, self, "server_default", made);
        attach_to_column(evaluator, self, made);
    }
    if (!call.is_none(p_server_onupdate)) {
        set_field(evaluator, self, "server_onupdate", server_default(evaluator, call[p_server_onupdate]));
    }
    for (const Value& item : rest) {
        attach_to_column(evaluator, self, item);
    }
    keep_options(evaluator, self, call.keywords(p_keywords), "Column");
    return Value::none();
}

std::string column_repr(Evaluator& evaluator, const Value& self) {
    auto shown = [&](std::string_view name) { return python::repr(evaluator, or_none(field(self, name))); };
    std::vector<std::string> parts = {shown("name"), type_repr(evaluator, type_of_clause(evaluator, self))};
    for (const char* list : {"foreign_keys", "constraints"}) {
        for (const Value& one : items_of(self, list)) {
            parts.push_back(python::repr(evaluator, one));
        }
    }
    Value table = some_field(self, "table");
    parts.push_back(table.defined() ? fmt::format("table=<{}>", text_field(table, "name").value_or("")) : "table=None");
    if (text_field(self, "key") != text_field(self, "name")) {
        parts.push_back("key=" + shown("key"));
    }
    if (flag(evaluator, self, "primary_key")) {
        parts.push_back("primary_key=" + shown("primary_key"));
    }
    if (!flag(evaluator, self, "nullable", true)) {
        parts.push_back("nullable=" + shown("nullable"));
    }
    for (const char* name : {"onupdate", "default", "server_default", "comment"}) {
        if (some_field(self, name).defined()) {
            parts.push_back(fmt::format("{}={}", name, shown(name)));
        }
    }
    return fmt::format("Column({})", fmt::join(parts, ", "));
}

/// A column of its own with the same definition, without its table.
Value copy_column(Evaluator& evaluator, const Value& self) {
    Value made = clone(evaluator, self);
    for (const char* name : {"table", "constraints", "foreign_keys", "_waiting"}) {
        erase_field(evaluator, made, name);
    }
    for (const Value& one : items_of(self, "constraints")) {
        Value copied = clone(evaluator, one);
        erase_field(evaluator, copied, "parent");
        attach_to_column(evaluator, made, copied);
    }
    for (const Value& one : items_of(self, "foreign_keys")) {
        if (some_field(one, "constraint").defined()) {
            continue;  // belongs to a constraint of the table
        }
        Value copied = clone(evaluator, one);
        erase_field(evaluator, copied, "parent");
        erase_field(evaluator, copied, "constraint");
        attach_to_column(evaluator, made, copied);
    }
    notify_type(evaluator, made);
    return made;
}

}  // namespace

void attach_to_column(Evaluator& evaluator, const Value& column, const Value& item) {
    if (is_a(item, schema_class("ForeignKey"))) {
        if (Value parent = some_field(item, "parent"); parent.defined() && !parent.same(column)) {
            raise_error(evaluator, "InvalidRequestError", "This ForeignKey already has a parent !");
        }
        set_field(evaluator, item, "parent", column);
        append_field(evaluator, column, "foreign_keys", item);
        if (Value table = some_field(column, "table"); table.defined()) {
            attach_foreign_key(evaluator, item, column, table);
        }
    } else if (is_a(item, schema_class("Sequence")) || is_a(item, schema_class("ColumnDefault"))) {
        set_field(evaluator, column, flag(evaluator, item, "for_update") ? "onupdate" : "default", item);
        set_field(evaluator, item, "column", column);
    } else if (is_a(item, schema_class("Computed"))) {
        Value present = some_field(column, "server_default");
        if (present.defined() && !present.same(item)) {
            raise_argument_error(evaluator,
                                 "A generated column cannot specify a server_default or a server_onupdate argument");
        }
        for (const char* name : {"computed", "server_default", "server_onupdate"}) {
            set_field(evaluator, column, name, item);
        }
        set_field(evaluator, item, "column", column);
    } else if (is_a(item, schema_class("Identity"))) {
        Value present = some_field(column, "server_default");
        if ((present.defined() && !present.same(item)) || some_field(column, "server_onupdate").defined()) {
            raise_argument_error(
                evaluator,
                "A column with an Identity object cannot specify a server_default or a server_onupdate argument");
        }
        if (Value counts = field(column, "autoincrement"); counts.is(Kind::boolean) && !counts.as_boolean()) {
            raise_argument_error(evaluator, "A column with an Identity object cannot specify autoincrement=False");
        }
        set_field(evaluator, column, "identity", item);
        if (!field(column, "_nullable_given").defined()) {
            set_field(evaluator, column, "nullable", Value::boolean(false));
        }
        set_field(evaluator, column, "server_default", item);
        set_field(evaluator, item, "column", column);
    } else if (is_a(item, schema_class("FetchedValue"))) {
        set_field(evaluator, column, flag(evaluator, item, "for_update") ? "server_onupdate" : "server_default", item);
    } else if (is_constraint(item)) {
        set_field(evaluator, item, "parent", column);
        append_field(evaluator, column, "constraints", item);
    } else {
        raise_argument_error(evaluator,
                             fmt::format("'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got {}",
                                         python::repr(evaluator, item)));
    }
}

void add_column_members(NativeClass& column) {
    column.initialise(signature, initialise_column);
    defaults(column, {"table", "default", "onupdate", "server_default", "server_onupdate", "index", "unique", "comment",
                      "doc", "computed", "identity"});
    column.value("system", [](Evaluator&) { return Value::boolean(false); });
    column.method("__repr__", "",
                  [](Call& call) { return call.evaluator.str(column_repr(call.evaluator, call.self)); });
    column.method("__str__", "", [](Call& call) {
        Value table = some_field(call.self, "table");
        std::string name = text_field(call.self, "name").value_or("(no name)");
        return call.evaluator.str(table.defined() ? fmt::format("{}.{}", text_field(table, "name").value_or(""), name)
                                                  : name);
    });
    for (const char* name : {"copy", "_copy"}) {
        column.method(name, "**kw", [](Call& call) { return copy_column(call.evaluator, call.self); });
    }
    column.method("append_foreign_key", "fk", [](Call& call) {
        attach_to_column(call.evaluator, call.self, call[0]);
        return Value::none();
    });
    column.method("references", "column", [](Call& call) {
        for (const Value& key : items_of(call.self, "foreign_keys")) {
            if (referred_column(call.evaluator, key).same(call[0])) {
                return Value::boolean(true);
            }
        }
        return Value::boolean(false);
    });
    column.property("description", [](Evaluator&, const Value& self) { return or_none(field(self, "name")); });
    for (const char* name : {"foreign_keys", "constraints"}) {
        column.value(name, [](Evaluator& evaluator) { return evaluator.tuple({}); });
    }
    column.property("dialect_kwargs", [](Evaluator& evaluator, const Value& self) {
        Value options = field(self, "_options");
        return options.defined() ? options : Value(evaluator.dict());
    });
}

}  // namespace aludel::script::sqlalchemy
