#include <algorithm>

#include "dialect/postgresql/parse.hpp"
#include "dialect/postgresql/simulation/system_rows.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

std::string action_letter(object::Action action) {
    switch (action) {
        case object::Action::restrict:
            return "r";
        case object::Action::cascade:
            return "c";
        case object::Action::set_null:
            return "n";
        case object::Action::set_default:
            return "d";
        default:
            return "a";
    }
}

std::vector<std::int64_t> numbers_in(const SystemRelation& table, const std::vector<std::string>& columns) {
    std::vector<std::int64_t> numbers;
    for (const std::string& column : columns) numbers.push_back(column_number(table, column));
    return numbers;
}

void collect_column_numbers(const Node& node, const SystemRelation& table, std::vector<std::int64_t>& numbers) {
    if (node.is("ColumnRef")) {
        const std::int64_t number = column_number(table, string_of(node.list("fields").back()));
        if (number != 0 && std::find(numbers.begin(), numbers.end(), number) == numbers.end())
            numbers.push_back(number);
        return;
    }
    for (const Node& item : node.items) collect_column_numbers(item, table, numbers);
    for (const auto& [name, field] : node.fields) collect_column_numbers(field, table, numbers);
}

void fill_foreign_key(SystemCatalog& system, SystemRows& rows, const SystemRelation& table,
                      const object::ForeignKey& key) {
    rows.text("contype", "f")
        .text("confupdtype", action_letter(key.on_update))
        .text("confdeltype", action_letter(key.on_delete))
        .text("confmatchtype", key.match == object::Match::full      ? "f"
                               : key.match == object::Match::partial ? "p"
                                                                     : "s")
        .numbers("conkey", numbers_in(table, key.columns))
        .flag("connoinherit", !(table.kind == 'p'));
    if (key.on_delete_columns.empty())
        rows.null("confdelsetcols");
    else
        rows.numbers("confdelsetcols", numbers_in(table, key.on_delete_columns));
    const SystemRelation* referred = system.relation(key.referred);
    if (referred == nullptr)
        return;
    rows.number("confrelid", referred->oid).numbers("confkey", numbers_in(*referred, key.referred_columns));
    if (const SystemRelation* index = referred_index(system, *referred, key.referred_columns))
        rows.number("conindid", index->oid);
}

void fill_constraint(SystemCatalog& system, SystemRows& rows, const SystemRelation& table, const std::string& name,
                     const object::Constraint& constraint) {
    const auto* foreign = std::get_if<object::ForeignKey>(&constraint.rule);
    const auto* check = std::get_if<object::Check>(&constraint.rule);
    rows.flag("condeferrable", constraint.deferrable)
        .flag("condeferred", constraint.deferred)
        .flag("convalidated", constraint.validated)
        .number("contypid", 0)
        .flag("conislocal", constraint.local)
        .text_or_null("conbin", check == nullptr ? std::string() : check->condition);
    if (constraint.local)
        rows.number("coninhcount", 0);
    if (!constraint.attached)
        rows.number("conparentid", 0);
    if (foreign != nullptr) {
        fill_foreign_key(system, rows, table, *foreign);
        return;
    }
    rows.text("confupdtype", " ")
        .text("confdeltype", " ")
        .text("confmatchtype", " ")
        .null("confkey")
        .null("confdelsetcols")
        .number("confrelid", 0)
        .number("conindid", 0);
    if (check != nullptr) {
        rows.text("contype", "c").flag("connoinherit", !check->inheritable);
        const Parsed parsed = parse("SELECT " + check->condition);
        if (parsed.statement) {
            std::vector<std::int64_t> numbers;
            collect_column_numbers(parsed.statement, table, numbers);
            if (numbers.empty())
                rows.null("conkey");
            else
                rows.numbers("conkey", numbers);
        }
        return;
    }
    if (const SystemRelation* index = system.relation(QualifiedName{table.name.schema, name}))
        rows.number("conindid", index->oid);
    rows.flag("connoinherit", table.kind != 'p');
    if (const auto* key = std::get_if<object::Key>(&constraint.rule)) {
        rows.text("contype", key->primary ? "p" : "u").numbers("conkey", numbers_in(table, key->columns));
    } else if (const auto* exclusion = std::get_if<object::Exclusion>(&constraint.rule)) {
        std::vector<std::int64_t> numbers;
        for (const object::IndexKey& one : exclusion->keys)
            numbers.push_back(one.column.empty() ? 0 : column_number(table, one.column));
        rows.text("contype", "x").numbers("conkey", numbers);
    }
}

void fill_constraints(SystemCatalog& system, SystemRows& rows) {
    for (const SystemRelation& table : system.relations()) {
        if (table.oid < 16384)
            continue;
        const ObjectId schema = system.schema_oid(table.name.schema);
        if (!table.maybe.empty() && table.kind != 'i' && table.kind != 'S')
            rows.row(table.maybe).number("conrelid", table.oid).number("connamespace", schema);
        if (table.table == nullptr)
            continue;
        for (const auto& [name, constraint] : table.table->constraints) {
            const object::Reference reference{object::Kind::constraint, table.name.schema, table.name.name, name};
            const auto unsure = system.state().unsure.find(reference);
            const std::string maybe = unsure == system.state().unsure.end() ? table.maybe : unsure->second.why;
            rows.row(maybe)
                .number("oid", system.oid_of(reference))
                .text("conname", name)
                .number("connamespace", schema)
                .number("conrelid", table.oid);
            if (maybe.empty())
                fill_constraint(system, rows, table, name, constraint);
        }
    }
    for (const auto& [reference, unsure] : system.state().unsure) {
        const auto table = system.state().catalog.tables.find({reference.schema, reference.name});
        if (reference.kind == object::Kind::constraint && table != system.state().catalog.tables.end() &&
            table->second.constraints.count(reference.part) == 0)
            rows.row(unsure.why).text("conname", reference.part).number("conrelid", system.relation(table->first)->oid);
    }
    for (const SystemDomain& one : system_domains)
        if (const SystemType* type = system.visible_type({"information_schema", std::string(one.name)});
            !one.check.empty() && type != nullptr)
            rows.row()
                .number("oid", system.oid_of({object::Kind::domain_constraint, "information_schema",
                                              std::string(one.name), std::string(one.check)}))
                .text("conname", std::string(one.check))
                .number("connamespace", system.schema_oid("information_schema"))
                .text("contype", "c")
                .number("conrelid", 0)
                .number("contypid", type->oid)
                .number("confrelid", 0)
                .text("conbin", std::string(one.condition));
    for (const SystemType& type : system.types()) {
        const auto* domain = type.type == nullptr ? nullptr : std::get_if<object::Domain>(&type.type->definition);
        if (domain == nullptr)
            continue;
        for (const auto& [name, check] : domain->checks)
            rows.row(type.maybe)
                .number("oid", system.oid_of({object::Kind::domain_constraint, type.name.schema, type.name.name, name}))
                .text("conname", name)
                .number("connamespace", system.schema_oid(type.name.schema))
                .text("contype", "c")
                .number("conrelid", 0)
                .number("contypid", type.oid)
                .number("conindid", 0)
                .number("confrelid", 0)
                .number("conparentid", 0)
                .flag("condeferrable", false)
                .flag("condeferred", false)
                .flag("convalidated", check.validated)
                .flag("conislocal", true)
                .number("coninhcount", 0)
                .flag("connoinherit", false)
                .null("conkey")
                .null("confkey")
                .null("confdelsetcols")
                .text("confupdtype", " ")
                .text("confdeltype", " ")
                .text("confmatchtype", " ")
                .text("conbin", check.condition);
    }
    if (!system.strangers().empty())
        rows.row(system.strangers());
}

}  // namespace

const SystemRelation* referred_index(SystemCatalog& system, const SystemRelation& table,
                                     const std::vector<std::string>& columns) {
    std::vector<std::string> wanted = columns;
    std::sort(wanted.begin(), wanted.end());
    if (table.table == nullptr)
        return nullptr;
    const SystemRelation* best = nullptr;
    for (const auto& [name, constraint] : table.table->constraints)
        if (const auto* key = std::get_if<object::Key>(&constraint.rule)) {
            std::vector<std::string> own = key->columns;
            std::sort(own.begin(), own.end());
            if (own == wanted && (best == nullptr || key->primary))
                best = system.relation(QualifiedName{table.name.schema, name});
        }
    for (const auto& [name, index] : table.table->indexes) {
        if (!index.unique || !index.condition.empty() || best != nullptr)
            continue;
        std::vector<std::string> own;
        for (const object::IndexKey& key : index.keys) own.push_back(key.column);
        std::sort(own.begin(), own.end());
        if (own == wanted)
            best = system.relation(QualifiedName{table.name.schema, name});
    }
    return best;
}

const std::vector<SystemTable>& constraint_tables() {
    static const std::vector<SystemTable> tables = {{"pg_catalog", "pg_constraint", fill_constraints}};
    return tables;
}

}  // namespace aludel::dialect::postgresql::simulation
