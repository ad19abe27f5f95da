#include <algorithm>

#include "base/text.hpp"
#include "dialect/postgresql/parse.hpp"
#include "dialect/postgresql/simulation/system_rows.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

const std::string catalog_name(simulated_database);

std::string word_of(bool value) {
    return value ? "YES" : "NO";
}

/// The name that a NOT NULL has there, of numbers.
std::string not_null_name(SystemCatalog& system, const SystemRelation& table, std::size_t place) {
    return std::to_string(system.schema_oid(table.name.schema)) + "_" + std::to_string(table.oid) + "_" +
           std::to_string(place + 1) + "_not_null";
}

void begin_constraint(SystemRows& rows, const SystemRelation& table, const std::string& name) {
    rows.row(table.maybe)
        .text("constraint_catalog", catalog_name)
        .text("constraint_schema", table.name.schema)
        .text("constraint_name", name);
}

void name_table(SystemRows& rows, const QualifiedName& table) {
    rows.text("table_catalog", catalog_name).text("table_schema", table.schema).text("table_name", table.name);
}

const char* constraint_word(const object::Constraint& constraint) {
    if (const auto* key = std::get_if<object::Key>(&constraint.rule))
        return key->primary ? "PRIMARY KEY" : "UNIQUE";
    return std::holds_alternative<object::ForeignKey>(constraint.rule) ? "FOREIGN KEY"
           : std::holds_alternative<object::Check>(constraint.rule)    ? "CHECK"
                                                                       : nullptr;
}

/// Every table, and what is unsure in it as a row of which its name alone is known.
template <typename Fill>
void each_table(SystemCatalog& system, SystemRows& rows, const Fill& fill) {
    for (const SystemRelation& table : system.relations()) {
        if (table.oid < 16384)
            continue;
        if (!table.maybe.empty() && table.kind != 'i' && table.kind != 'S') {
            rows.row(table.maybe);
            name_table(rows, table.name);
        }
        if (table.table != nullptr)
            fill(table);
    }
    for (const auto& [reference, unsure] : system.state().unsure)
        if (reference.kind == object::Kind::constraint) {
            rows.row(unsure.why);
            name_table(rows, {reference.schema, reference.name});
            rows.text("constraint_name", reference.part);
        }
}

void fill_table_constraints(SystemCatalog& system, SystemRows& rows) {
    each_table(system, rows, [&](const SystemRelation& table) {
        for (const auto& [name, constraint] : table.table->constraints) {
            const char* word = constraint_word(constraint);
            if (word == nullptr)
                continue;
            begin_constraint(rows, table, name);
            name_table(rows, table.name);
            rows.text("constraint_type", word)
                .text("is_deferrable", word_of(constraint.deferrable))
                .text("initially_deferred", word_of(constraint.deferred))
                .text("enforced", "YES");
            const auto* key = std::get_if<object::Key>(&constraint.rule);
            if (key != nullptr && !key->primary)
                rows.text("nulls_distinct", word_of(!key->nulls_not_distinct));
            else
                rows.null("nulls_distinct");
        }
        for (std::size_t i = 0; i < table.table->columns.size(); ++i)
            if (table.table->columns[i].not_null) {
                begin_constraint(rows, table, not_null_name(system, table, i));
                name_table(rows, table.name);
                rows.text("constraint_type", "CHECK")
                    .text("is_deferrable", "NO")
                    .text("initially_deferred", "NO")
                    .text("enforced", "YES")
                    .null("nulls_distinct");
            }
    });
}

void fill_key_columns(SystemCatalog& system, SystemRows& rows) {
    each_table(system, rows, [&](const SystemRelation& table) {
        for (const auto& [name, constraint] : table.table->constraints) {
            const auto* key = std::get_if<object::Key>(&constraint.rule);
            const auto* foreign = std::get_if<object::ForeignKey>(&constraint.rule);
            if (key == nullptr && foreign == nullptr)
                continue;
            const std::vector<std::string>& columns = key != nullptr ? key->columns : foreign->columns;
            const SystemRelation* referred = foreign == nullptr ? nullptr : system.relation(foreign->referred);
            const SystemRelation* index =
                referred == nullptr ? nullptr : referred_index(system, *referred, foreign->referred_columns);
            for (std::size_t i = 0; i < columns.size(); ++i) {
                begin_constraint(rows, table, name);
                name_table(rows, table.name);
                rows.text("column_name", columns[i]).number("ordinal_position", static_cast<std::int64_t>(i) + 1);
                if (foreign == nullptr)
                    rows.null("position_in_unique_constraint");
                if (index == nullptr)
                    continue;
                const std::vector<std::string> own = index_columns(*index);
                const auto at = std::find(own.begin(), own.end(), foreign->referred_columns[i]);
                if (at != own.end())
                    rows.number("position_in_unique_constraint", at - own.begin() + 1);
            }
        }
    });
}

void add_columns_in(const Node& node, const SystemRelation& table, std::vector<std::string>& columns) {
    if (node.is("ColumnRef")) {
        const std::string& name = string_of(node.list("fields").back());
        if (column_of(table, name) != nullptr && std::find(columns.begin(), columns.end(), name) == columns.end())
            columns.push_back(name);
        return;
    }
    for (const Node& item : node.items) add_columns_in(item, table, columns);
    for (const auto& [name, field] : node.fields) add_columns_in(field, table, columns);
}

void fill_constraint_columns(SystemCatalog& system, SystemRows& rows) {
    each_table(system, rows, [&](const SystemRelation& table) {
        for (const auto& [name, constraint] : table.table->constraints) {
            const auto* key = std::get_if<object::Key>(&constraint.rule);
            const auto* foreign = std::get_if<object::ForeignKey>(&constraint.rule);
            const auto* check = std::get_if<object::Check>(&constraint.rule);
            std::vector<std::string> columns;
            if (key != nullptr)
                columns = key->columns;
            else if (foreign != nullptr)
                columns = foreign->referred_columns;
            else if (check != nullptr)
                add_columns_in(parse("SELECT " + check->condition).statement, table, columns);
            for (const std::string& column : columns) {
                begin_constraint(rows, table, name);
                name_table(rows, foreign != nullptr ? foreign->referred : table.name);
                rows.text("column_name", column);
            }
        }
    });
}

std::string action_word(object::Action action) {
    switch (action) {
        case object::Action::restrict:
            return "RESTRICT";
        case object::Action::cascade:
            return "CASCADE";
        case object::Action::set_null:
            return "SET NULL";
        case object::Action::set_default:
            return "SET DEFAULT";
        default:
            return "NO ACTION";
    }
}

void fill_referential(SystemCatalog& system, SystemRows& rows) {
    for (const SystemRelation& table : system.relations()) {
        if (table.table == nullptr)
            continue;
        if (!table.maybe.empty())
            rows.row(table.maybe).text("constraint_schema", table.name.schema);
        for (const auto& [name, constraint] : table.table->constraints) {
            const auto* key = std::get_if<object::ForeignKey>(&constraint.rule);
            if (key == nullptr)
                continue;
            begin_constraint(rows, table, name);
            rows.text("match_option", key->match == object::Match::full      ? "FULL"
                                      : key->match == object::Match::partial ? "PARTIAL"
                                                                             : "NONE")
                .text("update_rule", action_word(key->on_update))
                .text("delete_rule", action_word(key->on_delete));
            const SystemRelation* referred = system.relation(key->referred);
            const SystemRelation* index =
                referred == nullptr ? nullptr : referred_index(system, *referred, key->referred_columns);
            if (index != nullptr && index->key != nullptr)
                rows.text("unique_constraint_catalog", catalog_name)
                    .text("unique_constraint_schema", index->name.schema)
                    .text("unique_constraint_name", index->name.name);
            else if (index != nullptr)
                rows.null("unique_constraint_catalog").null("unique_constraint_schema").null("unique_constraint_name");
        }
    }
}

void fill_checks(SystemCatalog& system, SystemRows& rows) {
    for (const SystemRelation& table : system.relations()) {
        if (table.table == nullptr)
            continue;
        if (!table.maybe.empty())
            rows.row(table.maybe).text("constraint_schema", table.name.schema);
        for (const auto& [name, constraint] : table.table->constraints)
            if (const auto* check = std::get_if<object::Check>(&constraint.rule)) {
                begin_constraint(rows, table, name);
                rows.text("check_clause", "(" + system.visible_text(check->condition) + ")");
            }
        for (std::size_t i = 0; i < table.table->columns.size(); ++i)
            if (table.table->columns[i].not_null) {
                begin_constraint(rows, table, not_null_name(system, table, i));
                rows.text("check_clause", table.table->columns[i].name + " IS NOT NULL");
            }
    }
    for (const SystemType& type : system.types()) {
        const auto* domain = type.type == nullptr ? nullptr : std::get_if<object::Domain>(&type.type->definition);
        if (domain != nullptr)
            for (const auto& [name, check] : domain->checks)
                rows.row(type.maybe)
                    .text("constraint_catalog", catalog_name)
                    .text("constraint_schema", type.name.schema)
                    .text("constraint_name", name)
                    .text("check_clause", "(" + system.visible_text(check.condition) + ")");
    }
}

void fill_information_views(SystemCatalog& system, SystemRows& rows) {
    for (const SystemRelation& relation : system.relations()) {
        if (relation.kind != 'v' && relation.kind != '?')
            continue;
        rows.row(relation.maybe);
        name_table(rows, relation.name);
        if (relation.view != nullptr && relation.maybe.empty())
            if (const auto definition = system.view_definition(relation))
                rows.text("view_definition", *definition);
    }
}

void fill_information_sequences(SystemCatalog& system, SystemRows& rows) {
    for (const SystemRelation& relation : system.relations()) {
        // Those of identity columns are not shown.
        if (relation.kind != 'S' || (relation.sequence != nullptr && relation.sequence->identity))
            continue;
        rows.row(relation.maybe)
            .text("sequence_catalog", catalog_name)
            .text("sequence_schema", relation.name.schema)
            .text("sequence_name", relation.name.name);
        if (relation.sequence == nullptr || !relation.maybe.empty())
            continue;
        const object::Sequence& sequence = *relation.sequence;
        const ObjectId type = system.type_oid(sequence.type);
        rows.text("data_type", system.type_text(type))
            .number("numeric_precision", type == type_id::int2   ? 16
                                         : type == type_id::int4 ? 32
                                                                 : 64)
            .number("numeric_precision_radix", 2)
            .number("numeric_scale", 0)
            .text("start_value", std::to_string(sequence.start))
            .text("minimum_value", std::to_string(sequence.minimum))
            .text("maximum_value", std::to_string(sequence.maximum))
            .text("increment", std::to_string(sequence.increment))
            .text("cycle_option", word_of(sequence.cycle));
    }
}

void fill_information_triggers(SystemCatalog& system, SystemRows& rows) {
    for (const SystemRelation& relation : system.relations()) {
        const auto* triggers = relation.table != nullptr  ? &relation.table->triggers
                               : relation.view != nullptr ? &relation.view->triggers
                                                          : nullptr;
        const auto begin = [&] {
            rows.row(relation.maybe)
                .text("trigger_catalog", catalog_name)
                .text("trigger_schema", relation.name.schema)
                .text("event_object_catalog", catalog_name)
                .text("event_object_schema", relation.name.schema)
                .text("event_object_table", relation.name.name);
        };
        if (!relation.maybe.empty() && relation.kind != 'i' && relation.kind != 'S')
            begin();
        if (triggers == nullptr)
            continue;
        for (const auto& [name, trigger] : *triggers) {
            const std::pair<bool, const char*> events[] = {
                {trigger.on_insert, "INSERT"}, {trigger.on_delete, "DELETE"}, {trigger.on_update, "UPDATE"}};
            for (const auto& [fires, word] : events) {
                if (!fires)
                    continue;
                begin();
                rows.text("trigger_name", name)
                    .text("event_manipulation", word)
                    .text("action_orientation", trigger.for_each_row ? "ROW" : "STATEMENT")
                    .text("action_timing", trigger.time == object::TriggerTime::before    ? "BEFORE"
                                           : trigger.time == object::TriggerTime::instead ? "INSTEAD OF"
                                                                                          : "AFTER");
            }
        }
    }
    for (const auto& [reference, unsure] : system.state().unsure)
        if (reference.kind == object::Kind::trigger)
            rows.row(unsure.why).text("trigger_name", reference.part);
}

void fill_routines(SystemCatalog& system, SystemRows& rows) {
    const auto begin = [&](const std::string& schema, const std::string& maybe) {
        rows.row(maybe)
            .text("specific_catalog", catalog_name)
            .text("specific_schema", schema)
            .text("routine_catalog", catalog_name)
            .text("routine_schema", schema);
    };
    const State& state = system.state();
    for (const std::string& one : split_any(pg_catalog_functions, " ")) {
        begin("pg_catalog", "");
        rows.text("routine_name", one.substr(0, one.find(':')));
    }
    for (const auto& [signature, function] : state.catalog.functions) {
        const object::Reference reference{object::Kind::function, signature.name.schema, signature.name.name,
                                          signature.arguments};
        const auto unsure = state.unsure.find(reference);
        begin(signature.name.schema, unsure == state.unsure.end() ? std::string() : unsure->second.why);
        rows.text("routine_name", signature.name.name)
            .text("specific_name", signature.name.name + "_" + std::to_string(system.oid_of(reference)))
            .text("routine_type", function.kind == object::FunctionKind::procedure ? "PROCEDURE" : "FUNCTION");
    }
    for (const auto& [reference, unsure] : state.unsure)
        if (reference.kind == object::Kind::function) {
            begin(reference.schema, unsure.why);
            rows.text("routine_name", reference.name);
        }
}

}  // namespace

const std::vector<SystemTable>& information_constraint_tables() {
    static const std::vector<SystemTable> tables = {
        {"information_schema", "table_constraints", fill_table_constraints},
        {"information_schema", "key_column_usage", fill_key_columns},
        {"information_schema", "constraint_column_usage", fill_constraint_columns},
        {"information_schema", "referential_constraints", fill_referential},
        {"information_schema", "check_constraints", fill_checks},
        {"information_schema", "views", fill_information_views},
        {"information_schema", "sequences", fill_information_sequences},
        {"information_schema", "triggers", fill_information_triggers},
        {"information_schema", "routines", fill_routines},
    };
    return tables;
}

}  // namespace aludel::dialect::postgresql::simulation
