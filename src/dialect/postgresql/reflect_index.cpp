#include <utility>

#include "base/error.hpp"
#include "dialect/postgresql/reflect_state.hpp"

namespace aludel::dialect::postgresql {

namespace {

/// The element of the index's definition that says how the key with that expression is ordered names a collation.
bool says_collation(std::string_view element, std::string_view expression) {
    const bool wrapped = element.size() > expression.size() + 1 && element.substr(1, expression.size()) == expression;
    element.remove_prefix(std::min(element.size(), expression.size() + (wrapped ? 2 : 0)));
    return element.starts_with(" COLLATE ");
}

/// The elements between the parentheses of "CREATE INDEX … USING btree (a, lower(b) COLLATE "C") …".
std::vector<std::string> defined_elements(std::string_view definition) {
    // Names come before, perhaps with anything in them: the keys begin at the first "(" outside quotes.
    bool quoted = false;
    for (std::size_t i = 0; i < definition.size(); ++i) {
        if (definition[i] == '"')
            quoted = !quoted;
        else if (definition[i] == '(' && !quoted) {
            int depth = 0;
            char quote = '\0';
            for (std::size_t j = i; j < definition.size(); ++j) {
                const char c = definition[j];
                if (quote != '\0')
                    quote = c == quote ? '\0' : quote;
                else if (c == '\'' || c == '"')
                    quote = c;
                else if (c == '(')
                    ++depth;
                else if (c == ')' && --depth == 0)
                    return list_elements(definition.substr(i + 1, j - i - 1));
            }
        }
    }
    return {};
}

struct Columns {
    std::vector<std::int64_t> numbers;
    std::vector<std::int64_t> classes;
    std::vector<std::int64_t> collations;
    std::vector<std::int64_t> options;
    std::vector<std::string> expressions;
    std::vector<std::string> defined;
};

object::IndexKey key_at(ReflectionState& state, const ReflectionState::Relation& relation, const Columns& columns,
                        std::size_t i, std::size_t& expression) {
    object::IndexKey key;
    const auto collation = static_cast<Oid>(columns.collations.at(i));
    Oid type = 0;
    if (columns.numbers[i] != 0) {
        key.column = relation.column(columns.numbers[i]);
        const ReflectionState::Relation::Number* at = relation.place(static_cast<int>(columns.numbers[i]));
        type = at->type;
        if (collation != 0 && collation != at->collation)
            key.collation = state.collation(collation);
    } else {
        key.expression = columns.expressions.at(expression++);
        if (i < columns.defined.size() && says_collation(columns.defined[i], key.expression))
            key.collation = state.collation(collation);
    }
    key.operator_class = state.operator_class(static_cast<Oid>(columns.classes.at(i)), type);
    key.descending = (columns.options.at(i) & 1) != 0;
    key.nulls_first = (columns.options.at(i) & 2) != 0;
    return key;
}

void take_index(ReflectionState& state, const Row& row) {
    const Oid oid = row.oid(0);
    ReflectionState::Relation* relation = state.relation(row.oid(1));
    if (relation == nullptr || (relation->table == nullptr && relation->materialized == nullptr))
        return;
    ReflectionState::PendingIndex& pending = state.indexes[oid];
    pending.relation = row.oid(1);
    pending.name = row.text(2);
    if (!state.index_parents.empty())
        state.index_names.emplace(oid, QualifiedName{relation->name.schema, pending.name});
    object::Index& index = pending.index;
    index.method = state.methods[row.oid(3)];
    index.unique = row.flag(4);
    const auto keys = static_cast<std::size_t>(row.number(5));
    Columns columns{numbers_of(row.view(6)), numbers_of(row.view(7)),     numbers_of(row.view(8)),
                    numbers_of(row.view(9)), list_elements(row.view(14)), {}};
    if (!row.null(16))
        columns.defined = defined_elements(row.view(16));
    std::size_t expression = 0;
    index.keys.reserve(keys);
    for (std::size_t i = 0; i < columns.numbers.size(); ++i) {
        if (i < keys)
            index.keys.push_back(key_at(state, *relation, columns, i, expression));
        else
            index.include.push_back(relation->column(columns.numbers[i]));
    }
    index.valid = row.flag(10);
    if (row.flag(11))
        (relation->table != nullptr ? relation->table->clustered_on : relation->materialized->clustered_on) =
            pending.name;
    if (row.flag(12) && relation->table != nullptr)
        relation->table->replica_identity_index = pending.name;
    index.nulls_not_distinct = row.flag(13);
    index.condition = row.text(15);
    index.storage = settings_of(row.view(17));
    index.tablespace = row.text(18);
    index.comment = state.comment(of_relation, oid);
}

void take_index_column(ReflectionState& state, const Row& row) {
    const auto found = state.indexes.find(row.oid(0));
    if (found == state.indexes.end())
        return;
    const int number = row.number(1);
    if (!row.null(2))
        found->second.index.statistics_targets[number] = row.number(2);
    if (!row.null(3) && static_cast<std::size_t>(number) <= found->second.index.keys.size())
        found->second.index.keys[static_cast<std::size_t>(number) - 1].options = settings_of(row.view(3));
}

}  // namespace

void add_index_parts(int version, std::vector<Part>& parts) {
    parts.push_back(
        {"SELECT i.indexrelid, i.indrelid, c.relname, c.relam, i.indisunique, i.indnkeyatts, i.indkey, i.indclass, "
         "i.indcollation, i.indoption, i.indisvalid, i.indisclustered, i.indisreplident, " +
             std::string(version >= 150000 ? "i.indnullsnotdistinct" : "false") +
             ", pg_get_expr(i.indexprs, i.indrelid), pg_get_expr(i.indpred, i.indrelid), CASE WHEN i.indexprs IS NOT "
             "NULL THEN pg_get_indexdef(i.indexrelid) END, c.reloptions, s.spcname FROM pg_index i JOIN pg_class c ON "
             "c.oid = i.indexrelid LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace WHERE i.indrelid >= 16384 "
             "AND " +
             in_our_schemas("c.relnamespace"),
         take_index});
    const std::string target = version >= 170000 ? "a.attstattarget" : "NULLIF(a.attstattarget, -1)";
    parts.push_back({"SELECT a.attrelid, a.attnum, " + target +
                         ", a.attoptions FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relkind IN "
                         "('i', 'I') AND a.attrelid >= 16384 AND (a.attoptions IS NOT NULL OR " +
                         target + " IS NOT NULL)",
                     take_index_column});
}

}  // namespace aludel::dialect::postgresql
