#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "script/sqlalchemy/compile.hpp"
#include "script/sqlalchemy/custom_compiler.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/lower.hpp"

namespace aludel::script::sqlalchemy {
namespace {

std::string said(Evaluator& evaluator, const Value& table, std::string_view name) {
    Value given = option(table, name);
    return given.defined() ? python::str_text(evaluator, given) : std::string();
}

void lower_options(Evaluator& evaluator, const Value& table, const Target& target, catalog::Table& made) {
    if (!target.is_postgresql()) {
        Value rows = option(table, "sqlite_with_rowid");
        made.without_rowid = rows.defined() && !python::truth(evaluator, rows);
        Value strict = option(table, "sqlite_strict");
        made.strict = strict.defined() && python::truth(evaluator, strict);
        return;
    }
    if (Value parents = option(table, "postgresql_inherits"); parents.defined()) {
        if (as_text(parents)) {
            made.inherits.push_back(*as_text(parents));
        } else {
            for (const Value& one : python::to_vector(evaluator, parents)) {
                made.inherits.push_back(python::str_text(evaluator, one));
            }
        }
    }
    made.partition_by = said(evaluator, table, "postgresql_partition_by");
    made.access_method = said(evaluator, table, "postgresql_using");
    made.on_commit = upper_case(replace_all(said(evaluator, table, "postgresql_on_commit"), "_", " "));
    if (Value oids = option(table, "postgresql_with_oids"); oids.defined()) {
        made.with_oids = python::truth(evaluator, oids);
    }
    made.tablespace = said(evaluator, table, "postgresql_tablespace");
}

/// What goes wrong with a column names it and its table.
catalog::Column column_within(Evaluator& evaluator, const Value& table, const Value& column, const Target& target) {
    auto fail = [&](std::string_view message) {
        raise_error(evaluator, "CompileError",
                    fmt::format("(in table '{}', column '{}'): {}", text_field(table, "name").value_or(""),
                                text_field(column, "name").value_or(""), message));
    };
    catalog::Column made;
    try {
        made = lower_column(evaluator, column, target);
    } catch (const python::Raised& raised) {
        if (!python::is_instance(evaluator, raised.exception, exception_class(evaluator, "CompileError"))) {
            throw;
        }
        const auto& arguments = raised.object().arguments->items;
        fail(arguments.empty() ? "" : python::str_text(evaluator, arguments.front()));
    }
    if (made.type.kind == catalog::TypeKind::unknown) {
        fail("Can't generate DDL for NullType(); did you forget to specify a type on this Column?");
    }
    return made;
}

void collect_types(Evaluator& evaluator, const Value& given, const Target& target, bool with_metadata,
                   std::vector<Value>& into) {
    Value type = resolve_type(evaluator, given, target);
    if (is_a(type, type_class("ARRAY"))) {
        collect_types(evaluator, field(type, "item_type"), target, with_metadata, into);
        return;
    }
    bool domain = is_a(type, type_class("postgresql.DOMAIN"));
    if (!domain && (!is_enum(type) || facts_of(type).foreign || !flag(evaluator, type, "native_enum", true))) {
        return;
    }
    if (!flag(evaluator, type, "create_type", true) || (some_field(type, "metadata").defined() && !with_metadata)) {
        return;
    }
    catalog::QualifiedName name = lower_name(type, target);
    if (name.name.empty()) {
        raise_error(evaluator, "CompileError",
                    fmt::format("PostgreSQL {} type requires a name.", python::type_name(evaluator, type)));
    }
    bool present =
        std::any_of(into.begin(), into.end(), [&](const Value& one) { return lower_name(one, target) == name; });
    if (!present) {
        into.push_back(type);
    }
}

}  // namespace

namespace {

/// Whether CREATE TABLE leaves it to an ALTER TABLE.
bool stands_apart(Evaluator& evaluator, const Value& constraint, const Target& target,
                  const std::vector<Value>& apart) {
    if (flag(evaluator, constraint, "_isolated")) {
        return true;
    }
    return target.is_postgresql() &&
           (flag(evaluator, constraint, "use_alter") ||
            std::any_of(apart.begin(), apart.end(), [&](const Value& one) { return one.same(constraint); }));
}

}  // namespace

catalog::Table lower_table(Evaluator& evaluator, const Value& table, const Target& target,
                           const std::vector<Value>& apart) {
    catalog::Table made;
    made.name = lower_name(table, target);
    for (const Value& column : columns_of(table)) {
        if (!flag(evaluator, column, "system")) {
            made.columns.push_back(column_within(evaluator, table, column, target));
        }
    }
    Value primary = field(table, "primary_key");
    if (auto key = lower_constraint(evaluator, primary, target)) {
        made.constraints.push_back(std::move(*key));
    }
    for (const Value& constraint : constraints_of(table)) {
        if (constraint.same(primary) || stands_apart(evaluator, constraint, target, apart)) {
            continue;
        }
        if (auto lowered = lower_constraint(evaluator, constraint, target)) {
            made.constraints.push_back(std::move(*lowered));
        }
    }
    for (const Value& prefix : items_of(table, "_prefixes")) {
        made.prefixes.push_back(python::str_text(evaluator, prefix));
    }
    lower_options(evaluator, table, target, made);
    return made;
}

std::vector<Value> named_types_of_column(Evaluator& evaluator, const Value& column, const Target& target,
                                         bool with_metadata) {
    std::vector<Value> types;
    if (target.is_postgresql()) {
        collect_types(evaluator, type_of_clause(evaluator, column), target, with_metadata, types);
    }
    return types;
}

std::vector<Value> named_types(Evaluator& evaluator, const Value& table, const Target& target, bool with_metadata) {
    std::vector<Value> types;
    if (target.is_postgresql()) {
        for (const Value& column : columns_of(table)) {
            collect_types(evaluator, type_of_clause(evaluator, column), target, with_metadata, types);
        }
    }
    return types;
}

std::vector<Value> named_types_of_metadata(Evaluator& evaluator, const Value& metadata, const Target& target) {
    std::vector<Value> types;
    for (const Value& type : target.is_postgresql() ? items_of(metadata, "_types") : std::vector<Value>()) {
        collect_types(evaluator, type, target, true, types);
    }
    return types;
}

catalog::CreateEnum lower_enum_type(Evaluator& evaluator, const Value& type) {
    catalog::CreateEnum made;
    made.name = lower_name(type, {});
    for (const Value& label : items_of(type, "enums")) {
        made.labels.push_back(python::str_text(evaluator, label));
    }
    made.place = evaluator.place();
    return made;
}

catalog::CreateDomain lower_domain_type(Evaluator& evaluator, const Value& type, const Target& target) {
    catalog::CreateDomain made;
    made.name = lower_name(type, target);
    made.type = lower_type(evaluator, field(type, "data_type"), target);
    made.collation = text_field(type, "collation").value_or("");
    if (Value usual = some_field(type, "default"); usual.defined()) {
        made.default_expression = lower_server_default(evaluator, usual, target);
    }
    made.not_null = flag(evaluator, type, "not_null");
    if (Value name = some_field(type, "constraint_name"); name.defined()) {
        made.constraint_name = python::str_text(evaluator, name);
        made.constraint_name_may_be_cut = is_conv(name);
    }
    if (Value check = some_field(type, "check"); check.defined()) {
        made.check = ddl_text(evaluator, ddl_expression(evaluator, check), target);
    }
    made.place = evaluator.place();
    return made;
}

namespace {

bool is_kind(const Value& element, std::string_view name) {
    return is_a(element, schema_class(name));
}

/// The text of a DDL("...") with %(name)s filled in; of the table that it runs for, %(table)s and its like as well.
std::string fill_context(Evaluator& evaluator, const Value& ddl, const Target& target) {
    Value statement = field(ddl, "statement");
    Value context = field(ddl, "context");
    if (Value table = some_field(ddl, "target"); table.defined() && is_table(table)) {
        context = python::call_method(evaluator, context, "copy");
        std::string schema = text_field(table, "schema").value_or("");
        std::string name = text_field(table, "name").value_or("");
        for (const auto& [key, value] : {std::pair("table", quote_name(target, name)),
                                         std::pair("schema", schema.empty() ? "" : quote_name(target, schema)),
                                         std::pair("fullname", quote_path(target, schema, name))}) {
            python::call_method(evaluator, context, "setdefault", {evaluator.intern(key), evaluator.str(value)});
        }
    }
    Value filled =
        python::binary(evaluator, python::BinaryOperator::modulo, evaluator.str(*as_text(statement)), context);
    return python::str_text(evaluator, filled);
}

catalog::CreateIndex create_index(Evaluator& evaluator, const Value& index, const Target& target) {
    catalog::CreateIndex made;
    made.index = lower_index(evaluator, index, target);
    made.concurrently = target.is_postgresql() && is_concurrent(evaluator, index);
    made.place = evaluator.place();
    return made;
}

}  // namespace

std::vector<catalog::Operation> lower_create_table(Evaluator& evaluator, const Value& table, const Target& target,
                                                   const std::vector<Value>& apart) {
    std::vector<catalog::Operation> made;
    catalog::CreateTable create;
    create.table = lower_table(evaluator, table, target, apart);
    create.place = evaluator.place();
    made.emplace_back(std::move(create));
    for (const Value& index : indexes_of(table)) {
        made.emplace_back(create_index(evaluator, index, target));
    }
    if (!target.is_postgresql()) {
        return made;
    }
    if (Value comment = some_field(table, "comment"); comment.defined()) {
        made.emplace_back(catalog::SetTableComment{lower_name(table, target), python::str_text(evaluator, comment),
                                                   evaluator.place()});
    }
    for (const Value& column : columns_of(table)) {
        if (Value comment = some_field(column, "comment"); comment.defined()) {
            made.emplace_back(catalog::SetColumnComment{lower_name(table, target),
                                                        lower_identifier(field(column, "name"), target),
                                                        python::str_text(evaluator, comment), evaluator.place()});
        }
    }
    return made;
}

std::vector<catalog::Operation> lower_ddl(Evaluator& evaluator, const Value& ddl, const Target& target) {
    Place place = evaluator.place();
    if (has_custom_compiler(evaluator, ddl)) {
        return {catalog::ExecuteSql{custom_text(evaluator, ddl, target), place}};
    }
    if (is_kind(ddl, "DDL")) {
        return {catalog::ExecuteSql{fill_context(evaluator, ddl, target), place}};
    }
    Value element = field(ddl, "element");
    bool if_exists = flag(evaluator, ddl, "if_exists");
    bool if_not_exists = flag(evaluator, ddl, "if_not_exists");
    if (is_kind(ddl, "CreateSchema")) {
        return {catalog::CreateSchema{python::str_text(evaluator, element), if_not_exists, place}};
    }
    if (is_kind(ddl, "DropSchema")) {
        return {catalog::DropSchema{python::str_text(evaluator, element), if_exists, flag(evaluator, ddl, "cascade"),
                                    place}};
    }
    if (is_kind(ddl, "CreateTable")) {
        catalog::CreateTable made{lower_table(evaluator, element, target), if_not_exists, place};
        return {std::move(made)};
    }
    if (is_kind(ddl, "DropTable")) {
        return {catalog::DropTable{lower_name(element, target), if_exists, place}};
    }
    if (is_kind(ddl, "CreateIndex")) {
        catalog::CreateIndex made = create_index(evaluator, element, target);
        made.if_not_exists = if_not_exists;
        return {std::move(made)};
    }
    if (is_kind(ddl, "DropIndex")) {
        catalog::DropIndex made;
        Value table = some_field(element, "table");
        made.index = {table.defined() ? lower_identifier(field(table, "schema"), target) : "",
                      lower_identifier(field(element, "name"), target)};
        made.name_may_be_cut = is_conv(field(element, "name"));
        made.if_exists = if_exists;
        made.concurrently = target.is_postgresql() && is_concurrent(evaluator, element);
        made.place = place;
        return {std::move(made)};
    }
    if (is_kind(ddl, "CreateSequence")) {
        catalog::CreateSequence made{
            lower_name(element, target), lower_sequence_options(evaluator, element), {}, if_not_exists, place};
        if (Value type = some_field(element, "data_type"); type.defined()) {
            made.type = lower_type(evaluator, type, target);
        }
        return {std::move(made)};
    }
    if (is_kind(ddl, "DropSequence")) {
        return {catalog::DropSequence{lower_name(element, target), if_exists, place}};
    }
    if (is_kind(ddl, "AddConstraint")) {
        Value table = some_field(element, "parent");
        auto constraint = lower_constraint(evaluator, element, target);
        if (!constraint) {
            return {};
        }
        return {catalog::AddConstraint{lower_name(table, target), std::move(*constraint), place}};
    }
    if (is_kind(ddl, "DropConstraint")) {
        Value table = some_field(element, "parent");
        Value name = some_field(element, "name");
        if (!name.defined()) {
            raise_error(evaluator, "CompileError",
                        fmt::format("Can't emit DROP CONSTRAINT for constraint {}; it has no name",
                                    python::repr(evaluator, element)));
        }
        return {catalog::DropConstraint{lower_name(table, target), python::str_text(evaluator, name), is_conv(name),
                                        if_exists, flag(evaluator, ddl, "cascade"), place}};
    }
    if (is_kind(ddl, "CreateEnumType")) {
        return {lower_enum_type(evaluator, element)};
    }
    if (is_kind(ddl, "CreateDomainType")) {
        return {lower_domain_type(evaluator, element, target)};
    }
    if (is_kind(ddl, "DropEnumType")) {
        return {catalog::DropEnum{lower_name(element, target), false, place}};
    }
    if (is_kind(ddl, "DropDomainType")) {
        return {catalog::DropDomain{lower_name(element, target), place}};
    }
    if (is_kind(ddl, "SetTableComment")) {
        return {catalog::SetTableComment{lower_name(element, target), text_field(element, "comment"), place}};
    }
    if (is_kind(ddl, "DropTableComment")) {
        return {catalog::SetTableComment{lower_name(element, target), std::nullopt, place}};
    }
    if (is_kind(ddl, "SetColumnComment") || is_kind(ddl, "DropColumnComment")) {
        Value table = field(element, "table");
        std::optional<std::string> comment =
            is_kind(ddl, "SetColumnComment") ? text_field(element, "comment") : std::nullopt;
        return {catalog::SetColumnComment{lower_name(table, target), lower_identifier(field(element, "name"), target),
                                          comment, place}};
    }
    python::refuse(evaluator,
                   fmt::format("a DDL element of class {} cannot be carried out", python::type_name(evaluator, ddl)),
                   "write it as text: op.execute(\"…\")");
}

}  // namespace aludel::script::sqlalchemy
