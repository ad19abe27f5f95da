#include "dialect/postgresql/simulation/keep_rows.hpp"

#include <algorithm>
#include <array>

#include "dialect/postgresql/simulation/ask.hpp"
#include "dialect/postgresql/simulation/evaluate.hpp"
#include "dialect/postgresql/simulation/rows.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

/// Each transaction copies what is kept.
constexpr std::size_t most_kept_rows = 500;

/// What is stored is what is given: no scale, length or zone changes it.
bool keeps_text(const State& state, const object::TypeName& type) {
    if (type.dimensions != 0)
        return false;
    if (type.name.schema != "pg_catalog") {
        const auto found = state.catalog.types.find(type.name);
        return found != state.catalog.types.end() && std::holds_alternative<object::Enum>(found->second.definition);
    }
    static constexpr std::array plain = {"bool", "int2", "int4", "int8", "text", "varchar"};
    return std::find(plain.begin(), plain.end(), type.name.name) != plain.end();
}

KnownRows::Cell stored(Evaluator& evaluator, const object::Column& column, const Node& given) {
    if (!keeps_text(evaluator.state(), column.type))
        return {};
    try {
        const Datum value = evaluator.value(given);
        if (value.is_unknown())
            return {};
        if (value.is_null())
            return {true, std::nullopt};
        const Datum cast = evaluator.cast(value, evaluator.system().type_oid(column.type), given);
        return cast.is_known() ? KnownRows::Cell{true, evaluator.output(cast)} : KnownRows::Cell{};
    } catch (const Error&) {
        return {};  // the server would refuse it, or it is nothing that is evaluated here
    }
}

/// Of a column that the statement does not give.
KnownRows::Cell by_default(const object::Column& column) {
    const bool nothing = column.expression.empty() && column.identity == object::IdentityKind::none &&
                         column.generation == object::Generation::none && column.type.name.schema == "pg_catalog";
    return nothing ? KnownRows::Cell{true, std::nullopt} : KnownRows::Cell{};
}

/// May a row be kept as the statement gives it?
bool is_plain(const Context& context, const object::Table& table, const QualifiedName& name) {
    return table.triggers.empty() && table.rules.empty() && table.inherits.empty() && !table.partition_key &&
           !has_children(context.catalog, name);
}

/// Where each column stands among the values; as many as there are values. Nothing: not as the server takes it.
std::optional<std::vector<std::size_t>> targets_of(const object::Table& table, const Node& statement,
                                                   std::size_t values) {
    std::vector<std::size_t> targets;
    const auto& named = statement.list("cols");
    if (named.empty()) {
        for (std::size_t i = 0; i < std::min(values, table.columns.size()); ++i) targets.push_back(i);
    }
    for (const Node& one : named) {
        const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                        [&](const object::Column& column) { return column.name == one.word("name"); });
        if (found == table.columns.end() || one["indirection"])
            return std::nullopt;
        targets.push_back(static_cast<std::size_t>(found - table.columns.begin()));
    }
    return targets.size() == values ? std::optional(targets) : std::nullopt;
}

/// The rows of a statement that says them; nothing where it does not.
std::optional<std::vector<std::vector<KnownRows::Cell>>> rows_said(const Context& context, const object::Table& table,
                                                                   const Node& statement) {
    if (statement["onConflictClause"] || statement["withClause"] || statement["selectStmt"]["withClause"])
        return std::nullopt;
    std::vector<std::vector<KnownRows::Cell>> rows;
    Evaluator evaluator(context.state, context.text);
    for (const Node& one : statement["selectStmt"].list("valuesLists")) {
        const std::vector<Node>& values = one.list("items");
        const auto targets = targets_of(table, statement, values.size());
        if (!targets || values.empty())
            return std::nullopt;
        std::vector<KnownRows::Cell> row;
        for (const object::Column& column : table.columns) row.push_back(by_default(column));
        for (std::size_t i = 0; i < targets->size(); ++i)
            if (!values[i].is("SetToDefault"))
                row[(*targets)[i]] = stored(evaluator, table.columns[(*targets)[i]], values[i]);
        rows.push_back(std::move(row));
    }
    return rows.empty() ? std::nullopt : std::optional(std::move(rows));
}

}  // namespace

std::vector<std::pair<std::string, object::TypeName>> columns_of_rows(const object::Table& table) {
    std::vector<std::pair<std::string, object::TypeName>> columns;
    for (const object::Column& column : table.columns) columns.emplace_back(column.name, column.type);
    return columns;
}

void keep_inserted(const Context& context, const QualifiedName& name, const Node& statement) {
    const object::Table& table = context.catalog.tables.at(name);
    KnownRows kept{columns_of_rows(table), {}};
    const auto before = context.state.known_rows.find(name);
    const bool known = before != context.state.known_rows.end() ? before->second.columns == kept.columns
                                                                : !context.state.may_hold_rows(name);
    auto rows = known && is_plain(context, table, name) ? rows_said(context, table, statement) : std::nullopt;
    if (before != context.state.known_rows.end())
        kept.rows = before->second.rows;
    fill_table_and_children(context.state, name);
    if (!rows || kept.rows.size() + rows->size() > most_kept_rows)
        return;
    std::move(rows->begin(), rows->end(), std::back_inserter(kept.rows));
    context.state.known_rows.insert_or_assign(name, std::move(kept));
}

void keep_updated(const Context& context, const QualifiedName& name, const Node& statement) {
    const auto kept = context.state.known_rows.find(name);
    if (kept == context.state.known_rows.end())
        return;
    // A row that is written anew goes to the end, where others are not.
    if (statement["whereClause"] || !statement.list("fromClause").empty()) {
        context.state.known_rows.erase(kept);
        return;
    }
    for (const Node& target : statement.list("targetList"))
        for (std::size_t i = 0; i < kept->second.columns.size(); ++i)
            if (kept->second.columns[i].first == target.word("name"))
                for (auto& row : kept->second.rows) row[i] = {};
}

void follow_changed_rows(const Context& context, const QualifiedName& name) {
    const auto table = context.catalog.tables.find(name);
    if (table != context.catalog.tables.end() && !(table->second.triggers.empty() && table->second.rules.empty())) {
        context.state.known_rows.clear();
        for (const auto& [trigger, one] : table->second.triggers)
            if (const auto function = context.catalog.functions.find({one.function, ""});
                function != context.catalog.functions.end())
                fill_by(context, function->second);
        for (const auto& [rule, one] : table->second.rules) fill_named(context, one.definition);
    }
    if (has_children(context.catalog, name))
        context.state.known_rows.clear();
    for (const auto& [other, referring] : context.catalog.tables)
        for (const auto& [constraint, one] : referring.constraints)
            if (const auto* key = std::get_if<object::ForeignKey>(&one.rule); key != nullptr && key->referred == name)
                context.state.known_rows.erase(other);
}

}  // namespace aludel::dialect::postgresql::simulation
