#include <algorithm>

#include "base/error.hpp"
#include "dialect/postgresql/reflect_state.hpp"

namespace aludel::dialect::postgresql {

namespace {

object::Action action_of(char letter) {
    switch (letter) {
        case 'r':
            return object::Action::restrict;
        case 'c':
            return object::Action::cascade;
        case 'n':
            return object::Action::set_null;
        case 'd':
            return object::Action::set_default;
        default:
            return object::Action::none;
    }
}

std::vector<std::string> column_names(const ReflectionState::Relation& relation, std::string_view numbers) {
    std::vector<std::string> names;
    for (const std::int64_t number : numbers_of(numbers)) names.push_back(relation.column(number));
    return names;
}

/// The index behind a key; it is no index for itself then.
object::Index take_out_index(ReflectionState& state, Oid oid, object::Constraint& constraint) {
    const auto found = state.indexes.find(oid);
    if (found == state.indexes.end())
        throw Error(ErrorCode::internal, "a constraint has an index that is not there");
    object::Index index = std::move(found->second.index);
    state.indexes.erase(found);
    constraint.storage = std::move(index.storage);
    constraint.tablespace = std::move(index.tablespace);
    constraint.index_comment = std::move(index.comment);
    if (const auto parent = state.index_parents.find(oid); parent != state.index_parents.end())
        if (const auto name = state.index_names.find(parent->second); name != state.index_names.end())
            constraint.index_parent = name->second;
    return index;
}

object::Exclusion exclusion_of(object::Index index, std::string_view operators) {
    object::Exclusion exclusion;
    exclusion.keys = std::move(index.keys);
    const std::vector<std::string> words = array_elements(operators);  // of each: schema, name
    for (std::size_t i = 0; i + 1 < words.size(); i += 2) exclusion.operators.push_back({words[i], words[i + 1]});
    exclusion.method = std::move(index.method);
    exclusion.include = std::move(index.include);
    exclusion.condition = std::move(index.condition);
    return exclusion;
}

/// PostgreSQL 18: only what it would not be by itself is worth a word.
void take_not_null(ReflectionState& state, const Row& row, const ReflectionState::Relation& relation) {
    const auto numbers = numbers_of(row.view(12));
    object::Column* column = numbers.empty() ? nullptr : relation.find(static_cast<int>(numbers.front()));
    if (column == nullptr)
        return;
    object::NotNull& rule = column->not_null ? *column->not_null : column->not_null.emplace();
    if (row.view(1) != relation.name.name + "_" + column->name + "_not_null")
        rule.name = row.text(1);
    rule.validated = row.flag(7);
    rule.inheritable = !row.flag(9);
    rule.local = row.flag(8);
    rule.comment = state.comment(of_constraint, row.oid(0));
}

void take_domain_constraint(ReflectionState& state, const Row& row) {
    const auto known = state.types.find(row.oid(3));
    if (known == state.types.end())
        return;
    const auto found = state.catalog.types.find(known->second.name);
    if (found == state.catalog.types.end() || !std::holds_alternative<object::Domain>(found->second.definition))
        return;
    object::Domain& domain = std::get<object::Domain>(found->second.definition);
    const std::string name = row.text(1);
    const std::string comment = state.comment(of_constraint, row.oid(0));
    if (row.letter(4) == 'n') {
        object::NotNull& rule = domain.not_null ? *domain.not_null : domain.not_null.emplace();
        if (name != known->second.name.name + "_not_null")
            rule.name = name;
        rule.comment = comment;
        return;
    }
    domain.checks.emplace(name, object::DomainCheck{row.text(19), row.flag(7), comment});
    state.references.emplace(
        ReflectionState::key(of_constraint, row.oid(0)),
        object::Reference{object::Kind::domain_constraint, known->second.name.schema, known->second.name.name, name});
}

void fill_rule(ReflectionState& state, const Row& row, const ReflectionState::Relation& relation,
               object::Constraint& constraint) {
    const Oid index = row.oid(11);
    switch (row.letter(4)) {
        case 'p':
        case 'u': {
            object::Index behind = take_out_index(state, index, constraint);
            object::Key key;
            key.primary = row.letter(4) == 'p';
            key.columns = column_names(relation, row.view(12));
            // Before version 18 its key columns only; later with those that are only included.
            key.columns.resize(std::min(key.columns.size(), behind.keys.size()));
            key.include = std::move(behind.include);
            key.nulls_not_distinct = behind.nulls_not_distinct;
            key.without_overlaps = row.flag(22);
            constraint.rule = std::move(key);
            break;
        }
        case 'f': {
            object::ForeignKey key;
            key.columns = column_names(relation, row.view(12));
            const ReflectionState::Relation* referred = state.relation(row.oid(13));
            if (referred == nullptr)
                throw Error(ErrorCode::internal,
                            "the foreign key " + row.text(1) + " refers to a table that is not there");
            key.referred = referred->name;
            key.referred_columns = column_names(*referred, row.view(14));
            key.on_update = action_of(row.letter(15));
            key.on_delete = action_of(row.letter(16));
            key.match = row.letter(17) == 'f'   ? object::Match::full
                        : row.letter(17) == 'p' ? object::Match::partial
                                                : object::Match::simple;
            key.on_delete_columns = column_names(relation, row.view(18));
            key.period = row.flag(22);
            constraint.rule = std::move(key);
            break;
        }
        case 'x':
            constraint.rule = exclusion_of(take_out_index(state, index, constraint), row.view(20));
            break;
        default:
            constraint.rule = object::Check{row.text(19), !row.flag(9)};
    }
}

void take_constraint(ReflectionState& state, const Row& row) {
    if (row.oid(3) != 0)
        return take_domain_constraint(state, row);
    const ReflectionState::Relation* relation = state.relation(row.oid(2));
    if (relation == nullptr || relation->table == nullptr)
        return;
    const ReflectionState::Relation& of = *relation;
    if (row.letter(4) == 'n')
        return take_not_null(state, row, of);
    const std::string name = row.text(1);
    object::Constraint constraint;
    constraint.deferrable = row.flag(5);
    constraint.deferred = row.flag(6);
    constraint.validated = row.flag(7);
    constraint.local = row.flag(8);
    constraint.attached = row.oid(10) != 0;
    constraint.enforced = row.flag(21);
    constraint.comment = state.comment(of_constraint, row.oid(0));
    fill_rule(state, row, of, constraint);
    of.table->constraints.emplace(name, std::move(constraint));
    if (row.letter(4) != 'f')
        state.references.emplace(ReflectionState::key(of_constraint, row.oid(0)),
                                 object::Reference{object::Kind::constraint, of.name.schema, of.name.name, name});
}

/// Those behind constraints are taken out: the others into their tables.
void place_indexes(ReflectionState& state) {
    for (auto& [oid, pending] : state.indexes) {
        ReflectionState::Relation* relation = state.relation(pending.relation);
        if (const auto parent = state.index_parents.find(oid); parent != state.index_parents.end())
            if (const auto name = state.index_names.find(parent->second); name != state.index_names.end())
                pending.index.parent = name->second;
        state.references.emplace(
            ReflectionState::key(of_relation, oid),
            object::Reference{object::Kind::index, relation->name.schema, relation->name.name, pending.name});
        auto& indexes = relation->table != nullptr ? relation->table->indexes : relation->materialized->indexes;
        indexes.emplace(pending.name, std::move(pending.index));
    }
    state.indexes.clear();
}

}  // namespace

void add_constraint_parts(int version, std::vector<Part>& parts) {
    parts.push_back(
        {"SELECT c.oid, c.conname, c.conrelid, c.contypid, c.contype, c.condeferrable, c.condeferred, c.convalidated, "
         "c.conislocal, c.connoinherit, c.conparentid, c.conindid, c.conkey, c.confrelid, c.confkey, c.confupdtype, "
         "c.confdeltype, c.confmatchtype, " +
             std::string(version >= 150000 ? "c.confdelsetcols" : "NULL") +
             ", CASE WHEN c.contype = 'c' THEN pg_get_expr(c.conbin, c.conrelid) END, CASE WHEN c.contype = 'x' THEN "
             "(SELECT array_agg(w ORDER BY k, v) FROM unnest(c.conexclop) WITH ORDINALITY u (o, k) JOIN pg_operator p "
             "ON p.oid = u.o JOIN pg_namespace n ON n.oid = p.oprnamespace CROSS JOIN LATERAL (VALUES (1, n.nspname), "
             "(2, p.oprname)) x (v, w)) END, " +
             (version >= 180000 ? "c.conenforced, c.conperiod" : "true, false") +
             " FROM pg_constraint c WHERE c.contype <> 't' AND " + in_our_schemas("c.connamespace"),
         take_constraint, place_indexes});
}

}  // namespace aludel::dialect::postgresql
