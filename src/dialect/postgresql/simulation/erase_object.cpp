#include <algorithm>

#include "dialect/postgresql/simulation/define_index.hpp"
#include "dialect/postgresql/simulation/drop_object.hpp"
#include "dialect/postgresql/simulation/mentions.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

using object::Kind;
using object::Reference;

/// What was known of it, and of its parts, is known no more.
template <typename Is>
void forget(State& state, const Is& is) {
    std::erase_if(state.catalog.dependencies,
                  [&](const object::Dependency& one) { return is(one.object) || is(one.on); });
    std::erase_if(state.unsure, [&](const auto& one) { return is(one.first); });
}

bool is_of_relation(Kind kind) {
    return kind != Kind::schema && kind != Kind::extension && kind != Kind::function && kind != Kind::statistics &&
           kind != Kind::event_trigger && kind != Kind::sequence && kind != Kind::domain_constraint;
}

void erase_relation(State& state, const Reference& object) {
    const QualifiedName name{object.schema, object.name};
    if (object.kind == Kind::table) {
        state.catalog.tables.erase(name);
        state.empty(name);
    } else if (object.kind == Kind::view) {
        state.catalog.views.erase(name);
    } else if (object.kind == Kind::materialized_view) {
        state.catalog.materialized_views.erase(name);
    } else {
        state.catalog.types.erase(name);
    }
    forget(state, [&](const Reference& one) {
        return is_part_of(one, object) && (is_of_relation(one.kind) || one.kind == Kind::domain_constraint);
    });
}

/// A view without one of its columns is no view: the whole goes.
void erase_column(State& state, const Reference& object) {
    const QualifiedName name{object.schema, object.name};
    catalog::Catalog& catalog = state.catalog;
    if (catalog.views.count(name) != 0)
        return erase_relation(state, {Kind::view, object.schema, object.name, ""});
    if (catalog.materialized_views.count(name) != 0)
        return erase_relation(state, {Kind::materialized_view, object.schema, object.name, ""});
    const Relation relation = relation_named(catalog, name);
    auto* columns = columns_of(catalog, relation);
    if (columns == nullptr)
        return;
    std::erase_if(*columns, [&](const object::Column& one) { return one.name == object.part; });
    forget(state, [&](const Reference& one) {
        return is_part_of(one, object) && one.part == object.part &&
               (one.kind == Kind::column || one.kind == Kind::default_value);
    });
    if (!relation.is_table())
        return;
    for (const QualifiedName& child : children_of(catalog, name))
        if (const object::Column* column = find_column(catalog.tables.at(child).columns, object.part)) {
            if (column->local)
                continue;
            const Reference own{Kind::column, child.schema, child.name, object.part};
            for (const Dependent& one : dependents_of(state, own))
                if (one.automatic)
                    erase_object(state, one.object);
            erase_column(state, own);
        }
}

void erase_constraint(State& state, const Reference& object) {
    const auto table = state.catalog.tables.find({object.schema, object.name});
    if (table == state.catalog.tables.end())
        return;
    const auto found = table->second.constraints.find(object.part);
    if (found == table->second.constraints.end())
        return;
    const bool inherited = std::holds_alternative<object::Check>(found->second.rule);
    table->second.constraints.erase(found);
    if (table->second.clustered_on == object.part)
        table->second.clustered_on.clear();
    if (table->second.replica_identity_index == object.part) {
        table->second.replica_identity_index.clear();
        table->second.replica_identity = "INDEX";
    }
    forget(state, [&](const Reference& one) { return one == object; });
    if (!inherited)
        return;
    for (const QualifiedName& child : children_of(state.catalog, table->first)) {
        const auto& constraints = state.catalog.tables.at(child).constraints;
        const auto own = constraints.find(object.part);
        if (own != constraints.end() && !own->second.local)
            erase_constraint(state, {Kind::constraint, child.schema, child.name, object.part});
    }
}

void erase_index(State& state, const Reference& object) {
    const QualifiedName name{object.schema, object.name};
    const Relation relation = relation_named(state.catalog, name);
    if (!relation.is_table() && relation.kind != RelationKind::materialized_view)
        return;
    indexes_of(state.catalog, name).erase(object.part);
    if (relation.is_table()) {
        object::Table& table = state.catalog.tables.at(name);
        if (table.clustered_on == object.part)
            table.clustered_on.clear();
        if (table.replica_identity_index == object.part)
            table.replica_identity_index.clear();
    }
    forget(state, [&](const Reference& one) { return one == object; });
}

template <typename Erase>
void erase_part(State& state, const Reference& object, const Erase& erase) {
    const QualifiedName name{object.schema, object.name};
    if (const auto table = state.catalog.tables.find(name); table != state.catalog.tables.end())
        erase(table->second);
    if (const auto view = state.catalog.views.find(name); view != state.catalog.views.end())
        erase(view->second);
    forget(state, [&](const Reference& one) { return one == object; });
}

void erase_default(State& state, const Reference& object) {
    const Relation relation = relation_named(state.catalog, {object.schema, object.name});
    if (auto* columns = columns_of(state.catalog, relation))
        if (object::Column* column = find_column(*columns, object.part))
            column->expression.clear();
    forget(state, [&](const Reference& one) { return one == object; });
}

void erase_alone(State& state, const Reference& object) {
    const QualifiedName name{object.schema, object.name};
    catalog::Catalog& catalog = state.catalog;
    switch (object.kind) {
        case Kind::schema:
            catalog.schemas.erase(object.name);
            break;
        case Kind::extension:
            catalog.extensions.erase(object.name);
            break;
        case Kind::event_trigger:
            catalog.event_triggers.erase(object.name);
            break;
        case Kind::sequence:
            catalog.sequences.erase(name);
            break;
        case Kind::statistics:
            catalog.statistics.erase(name);
            break;
        case Kind::function:
            catalog.functions.erase({name, object.part});
            break;
        case Kind::domain_constraint:
            if (const auto type = catalog.types.find(name); type != catalog.types.end())
                if (auto* domain = std::get_if<object::Domain>(&type->second.definition))
                    domain->checks.erase(object.part);
            break;
        default:
            break;
    }
    forget(state, [&](const Reference& one) { return one == object; });
}

}  // namespace

void erase_object(State& state, const Reference& object) {
    switch (object.kind) {
        case Kind::table:
        case Kind::view:
        case Kind::materialized_view:
        case Kind::type:
            return erase_relation(state, object);
        case Kind::column:
            return erase_column(state, object);
        case Kind::constraint:
            return erase_constraint(state, object);
        case Kind::index:
            return erase_index(state, object);
        case Kind::default_value:
            return erase_default(state, object);
        case Kind::trigger:
            return erase_part(state, object, [&](auto& of) { of.triggers.erase(object.part); });
        case Kind::rule:
            return erase_part(state, object, [&](auto& of) { of.rules.erase(object.part); });
        case Kind::policy:
            return erase_part(state, object, [&](auto& of) {
                if constexpr (requires { of.policies; })
                    of.policies.erase(object.part);
            });
        default:
            return erase_alone(state, object);
    }
}

}  // namespace aludel::dialect::postgresql::simulation
