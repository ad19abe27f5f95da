#include "script/sqlalchemy/lower.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "script/sqlalchemy/compile.hpp"
#include "script/sqlalchemy/error.hpp"

namespace aludel::script::sqlalchemy {
namespace {

using catalog::Column;
using catalog::Constraint;

std::string text_or_empty(const Value& item, std::string_view name) {
    return text_field(item, name).value_or("");
}

std::string name_of(const Value& item, const Target& target) {
    return lower_identifier(field(item, "name"), target);
}

std::vector<std::string> names_of(const std::vector<Value>& columns, const Target& target) {
    std::vector<std::string> names;
    for (const Value& column : columns) {
        names.push_back(as_text(column) ? lower_identifier(column, target) : name_of(column, target));
    }
    return names;
}

/// Columns that an option names, by name or by themselves.
std::vector<std::string> included(Evaluator& evaluator, const Value& item, const Value& table, const Target& target) {
    Value given = option(item, "postgresql_include");
    std::vector<std::string> names;
    if (!given.defined()) {
        return names;
    }
    for (const Value& one : python::to_vector(evaluator, given)) {
        Value column = as_text(one) ? column_of(table, *as_text(one)) : one;
        names.push_back(column.defined() ? name_of(column, target) : as_text(one).value_or(""));
    }
    return names;
}

std::optional<bool> truth_option(Evaluator& evaluator, const Value& item, std::string_view name) {
    Value given = option(item, name);
    return given.defined() ? std::optional(python::truth(evaluator, given)) : std::nullopt;
}

std::string text_option(Evaluator& evaluator, const Value& item, std::string_view name) {
    Value given = option(item, name);
    return given.defined() ? python::str_text(evaluator, given) : std::string();
}

/// SQLite numbers such a key by itself only where it stands with the column.
bool stands_inline(Evaluator& evaluator, const Value& column, const Value& table, const Target& target) {
    return !target.is_postgresql() && flag(evaluator, column, "primary_key") &&
           truth_option(evaluator, table, "sqlite_autoincrement").value_or(false) &&
           columns_of(field(table, "primary_key")).size() == 1 &&
           affinity_of(evaluator, type_of_clause(evaluator, column)) == Affinity::integer &&
           items_of(column, "foreign_keys").empty();
}

bool is_serial(Evaluator& evaluator, const Value& column, const Value& table, const Target& target) {
    if (!target.is_postgresql() || !flag(evaluator, column, "primary_key") ||
        some_field(column, "identity").defined() || !autoincrement_column(evaluator, table).same(column)) {
        return false;
    }
    Value generator = some_field(column, "default");
    return !generator.defined() ||
           (is_a(generator, schema_class("Sequence")) && flag(evaluator, generator, "optional"));
}

Value type_of_column(Evaluator& evaluator, const Value& column) {
    Value type = type_of_clause(evaluator, column);
    if (is_null_type(type)) {
        for (const Value& key : items_of(column, "foreign_keys")) {
            Value to = referred_column(evaluator, key);
            if (to.defined() && !is_null_type(some_field(to, "type"))) {
                return field(to, "type");
            }
        }
    }
    return type;
}

/// Whether the database gets the CHECK of a type that it has no type of its own for.
bool wants_type_check(Evaluator& evaluator, const Value& constraint, const Target& target) {
    Value type = some_field(constraint, "_of_type");
    if (!type.defined()) {
        return true;
    }
    std::vector<Value> columns = columns_of(constraint);
    if (!columns.empty()) {
        Value chosen = variant_for(type_of_clause(evaluator, columns.front()), target);
        for (int depth = 0; depth < 10 && !chosen.same(type); ++depth) {
            Value inner = some_field(chosen, is_decorator(chosen) ? "impl" : "item_type");
            if (!inner.defined()) {
                return false;
            }
            chosen = inner;
        }
    }
    if (is_enum(type)) {
        return !target.is_postgresql() || !flag(evaluator, type, "native_enum", true);
    }
    return !target.is_postgresql();
}

catalog::ForeignKey lower_foreign_key(Evaluator& evaluator, const Value& constraint, const Target& target) {
    catalog::ForeignKey rule;
    for (const Value& key : items_of(constraint, "elements")) {
        Reference to = reference_of(evaluator, key);
        Value column = referred_column(evaluator, key);
        if (column.defined() && some_field(column, "table").defined()) {
            Value table = field(column, "table");
            to = {lower_identifier(field(table, "schema"), target), name_of(table, target), name_of(column, target)};
        }
        rule.referred = {to.schema, to.table};
        rule.referred_columns.push_back(to.column);
        Value parent = some_field(key, "parent");
        if (parent.defined()) {
            rule.columns.push_back(name_of(parent, target));
        }
    }
    if (rule.columns.empty()) {
        rule.columns = names_of(items_of(constraint, "_pending"), target);
    }
    rule.on_delete = text_or_empty(constraint, "ondelete");
    rule.on_update = text_or_empty(constraint, "onupdate");
    rule.match = text_or_empty(constraint, "match");
    rule.not_valid = truth_option(evaluator, constraint, "postgresql_not_valid").value_or(false);
    return rule;
}

catalog::Exclusion lower_exclusion(Evaluator& evaluator, const Value& constraint, const Target& target) {
    catalog::Exclusion rule;
    rule.method = text_or_empty(constraint, "using");
    Value where = some_field(constraint, "where");
    rule.condition = where.defined() ? ddl_text(evaluator, where, target) : "";
    Value classes = field(constraint, "ops");
    for (const Value& pair : items_of(constraint, "_elements")) {
        const Value& element = items(pair)[0];
        std::string key = as_text(element).value_or(text_or_empty(element, "key"));
        Value column = as_text(element) ? make_column(evaluator, element) : element;
        std::string expression = ddl_text(evaluator, column, target);
        if (python::plain(classes).is(python::Kind::dict)) {
            if (Value* named = python::plain(classes).as<python::Dict>().table.find(key)) {
                expression += " " + python::str_text(evaluator, *named);
            }
        }
        rule.elements.push_back({expression, python::str_text(evaluator, items(pair)[1])});
    }
    return rule;
}

std::vector<std::string> key_columns(Evaluator& evaluator, const Value& constraint, const Value& table,
                                     const Target& target) {
    std::vector<Value> columns = columns_of(constraint);
    if (flag(evaluator, constraint, "_implicit")) {
        if (Value first = autoincrement_column(evaluator, table); first.defined()) {
            std::stable_partition(columns.begin(), columns.end(), [&](const Value& one) { return one.same(first); });
        }
    }
    return names_of(columns, target);
}

std::string conflict_of(Evaluator& evaluator, const Value& constraint, const std::vector<Value>& columns) {
    std::string said = text_option(evaluator, constraint, "sqlite_on_conflict");
    if (!said.empty() || columns.size() != 1) {
        return said;
    }
    if (is_a(constraint, schema_class("PrimaryKeyConstraint"))) {
        return text_option(evaluator, columns.front(), "sqlite_on_conflict_primary_key");
    }
    return is_a(constraint, schema_class("UniqueConstraint"))
               ? text_option(evaluator, columns.front(), "sqlite_on_conflict_unique")
               : "";
}

/// The whole name; raises IdentifierError for one that is too long and may not be cut.
std::string checked_name(Evaluator& evaluator, const Value& name, const Target& target) {
    if (!is_conv(name)) {
        bounded_name(evaluator, name, target);
        return lower_identifier(name, target);
    }
    return python::str_text(evaluator, name);
}

void set_name(Evaluator& evaluator, const Value& constraint, const Value& table, const Target& target,
              Constraint& made) {
    Value name = some_field(constraint, "name");
    if (is_no_name(name)) {
        name = table.defined() ? convention_name(evaluator, constraint, table) : Value();
    }
    if (!is_none(name)) {
        made.name = checked_name(evaluator, name, target);
        made.name_may_be_cut = is_conv(name);
    }
}

}  // namespace

std::string lower_identifier(const Value& name, const Target& target) {
    std::string text = as_text(name).value_or("");
    if (!is_a(name, quoted_name_class()) || !target.is_postgresql()) {
        return text;
    }
    const Value quote = some_field(name, "quote");
    if (!quote.defined() || quote.as_boolean()) {
        return text;
    }
    return ascii_lower(text);
}

catalog::QualifiedName lower_name(const Value& item, const Target& target) {
    return {lower_identifier(field(item, "schema"), target), name_of(item, target)};
}

catalog::SequenceOptions lower_sequence_options(Evaluator& evaluator, const Value& from) {
    catalog::SequenceOptions made;
    made.increment = integer_field(evaluator, from, "increment");
    made.start = integer_field(evaluator, from, "start");
    made.minimum = integer_field(evaluator, from, "minvalue");
    made.maximum = integer_field(evaluator, from, "maxvalue");
    made.cache = integer_field(evaluator, from, "cache");
    made.no_minimum = some_field(from, "nominvalue").defined();
    made.no_maximum = some_field(from, "nomaxvalue").defined();
    if (Value cycle = some_field(from, "cycle"); cycle.defined()) {
        made.cycle = python::truth(evaluator, cycle);
    }
    return made;
}

catalog::Identity lower_identity(Evaluator& evaluator, const Value& identity) {
    return {flag(evaluator, identity, "always"), lower_sequence_options(evaluator, identity)};
}

catalog::Computed lower_computed(Evaluator& evaluator, const Value& computed, const Target& target) {
    catalog::Computed made;
    made.expression = ddl_text(evaluator, field(computed, "sqltext"), target);
    if (Value stored = some_field(computed, "persisted"); stored.defined()) {
        made.stored = python::truth(evaluator, stored);
    }
    return made;
}

std::optional<std::string> lower_server_default(Evaluator& evaluator, const Value& given, const Target& target) {
    Value value = clause_element(evaluator, given);
    if (is_a(value, schema_class("DefaultClause"))) {
        value = field(value, "arg");
    }
    if (std::optional<std::string> text = as_text(value)) {
        return value_text(evaluator, value, make_type(evaluator, "String"),
                          {target.database, Rendering::literal, target.double_percents});
    }
    return is_clause(value) ? std::optional(ddl_text(evaluator, value, target)) : std::nullopt;
}

Column lower_column(Evaluator& evaluator, const Value& column, const Target& target) {
    Value table = some_field(column, "table");
    Column made;
    made.name = name_of(column, target);
    made.type = lower_type(evaluator, type_of_column(evaluator, column), target);
    made.nullable = flag(evaluator, column, "nullable", true);
    if (Value identity = some_field(column, "identity"); identity.defined()) {
        made.identity = lower_identity(evaluator, identity);
    }
    if (Value computed = some_field(column, "computed"); computed.defined()) {
        made.computed = lower_computed(evaluator, computed, target);
    }
    made.serial = is_table(table) && is_serial(evaluator, column, table, target);
    if (Value server_default = some_field(column, "server_default"); server_default.defined() && !made.serial) {
        made.default_expression = lower_server_default(evaluator, server_default, target);
    }
    for (const Value& check : items_of(column, "constraints")) {
        if (std::optional<Constraint> lowered = lower_constraint(evaluator, check, target)) {
            made.checks.push_back(std::move(*lowered));
        }
    }
    made.inline_key = is_table(table) && stands_inline(evaluator, column, table, target);
    if (!target.is_postgresql()) {
        made.on_conflict_not_null = text_option(evaluator, column, "sqlite_on_conflict_not_null");
        made.on_conflict_primary_key = text_option(evaluator, column, "sqlite_on_conflict_primary_key");
    }
    return made;
}

std::optional<Constraint> lower_constraint(Evaluator& evaluator, const Value& constraint, const Target& target) {
    Value parent = some_field(constraint, "parent");
    Value table = is_table(parent) ? parent : parent.defined() ? some_field(parent, "table") : Value();
    Constraint made;
    std::vector<Value> columns = columns_of(constraint);
    if (is_a(constraint, schema_class("PrimaryKeyConstraint"))) {
        if (columns.empty() ||
            (columns.size() == 1 && table.defined() && stands_inline(evaluator, columns.front(), table, target))) {
            return std::nullopt;
        }
        made.rule = catalog::PrimaryKey{key_columns(evaluator, constraint, table, target),
                                        included(evaluator, constraint, table, target)};
    } else if (is_a(constraint, schema_class("UniqueConstraint"))) {
        if (columns.empty()) {
            return std::nullopt;
        }
        made.rule = catalog::Unique{names_of(columns, target), included(evaluator, constraint, table, target),
                                    truth_option(evaluator, constraint, "postgresql_nulls_not_distinct")};
    } else if (is_a(constraint, schema_class("ForeignKeyConstraint"))) {
        made.rule = lower_foreign_key(evaluator, constraint, target);
    } else if (is_a(constraint, schema_class("CheckConstraint"))) {
        if (!wants_type_check(evaluator, constraint, target)) {
            return std::nullopt;
        }
        made.rule = catalog::Check{ddl_text(evaluator, field(constraint, "sqltext"), target),
                                   truth_option(evaluator, constraint, "postgresql_not_valid").value_or(false)};
    } else if (is_a(constraint, schema_class("ExcludeConstraint"))) {
        made.rule = lower_exclusion(evaluator, constraint, target);
    } else {
        raise_error(evaluator, "CompileError",
                    fmt::format("a constraint of class {} says nothing to a database",
                                python::type_name(evaluator, constraint)));
    }
    set_name(evaluator, constraint, table, target, made);
    if (Value deferrable = some_field(constraint, "deferrable"); deferrable.defined()) {
        made.deferrable = python::truth(evaluator, deferrable);
    }
    made.initially = text_or_empty(constraint, "initially");
    if (!target.is_postgresql()) {
        made.on_conflict = conflict_of(evaluator, constraint, columns);
    }
    return made;
}

bool is_concurrent(Evaluator& evaluator, const Value& index) {
    return truth_option(evaluator, index, "postgresql_concurrently").value_or(false);
}

catalog::Index lower_index(Evaluator& evaluator, const Value& index, const Target& target) {
    catalog::Index made;
    Value name = some_field(index, "name");
    if (!name.defined()) {
        raise_error(evaluator, "CompileError", "CREATE INDEX requires that the index have a name");
    }
    made.name = checked_name(evaluator, name, target);
    made.name_may_be_cut = is_conv(name);
    Value table = some_field(index, "table");
    if (!table.defined()) {
        raise_error(evaluator, "CompileError", fmt::format("Index '{}' is not associated with any table.", made.name));
    }
    made.table = lower_name(table, target);
    made.unique = flag(evaluator, index, "unique");
    Value classes = option(index, "postgresql_ops");
    for (const Value& expression : items_of(index, "expressions")) {
        catalog::Index::Part part;
        if (is_column(expression)) {
            part.column = name_of(expression, target);
        } else {
            bool grouped = target.is_postgresql() &&
                           (node_of(expression) == Node::binary || node_of(expression) == Node::boolean_list ||
                            (node_of(expression) == Node::unary && operator_of(expression) != Operator::none));
            part.expression = ddl_text(evaluator, expression, target);
            if (grouped) {
                part.expression = "(" + part.expression + ")";
            }
        }
        std::string key = text_or_empty(expression, "key");
        if (classes.defined() && !key.empty() && python::plain(classes).is(python::Kind::dict)) {
            if (Value* named = python::plain(classes).as<python::Dict>().table.find(key)) {
                part.operator_class = python::str_text(evaluator, *named);
            }
        }
        made.parts.push_back(std::move(part));
    }
    made.method = text_option(evaluator, index, "postgresql_using");
    made.include = included(evaluator, index, table, target);
    Value where = option(index, target.is_postgresql() ? "postgresql_where" : "sqlite_where");
    if (where.defined()) {
        made.condition = ddl_text(evaluator, ddl_expression(evaluator, where), target);
    }
    made.nulls_not_distinct = truth_option(evaluator, index, "postgresql_nulls_not_distinct");
    if (Value storage = option(index, "postgresql_with"); storage.defined()) {
        for (const auto& entry : python::plain(storage).as<python::Dict>().table.entries()) {
            if (entry.key.defined()) {
                made.storage.emplace_back(python::str_text(evaluator, entry.key),
                                          python::str_text(evaluator, entry.value));
            }
        }
    }
    made.tablespace = text_option(evaluator, index, "postgresql_tablespace");
    return made;
}

}  // namespace aludel::script::sqlalchemy
