#include "dialect/postgresql/simulation/change_names.hpp"

#include "dialect/postgresql/simulation/find_function.hpp"
#include "dialect/postgresql/simulation/rename_in_text.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

using object::Kind;
using object::Reference;

template <typename Map>
void change_keys(Map& map, NameKind kind, const ChangeName& change) {
    Map changed;
    for (auto& [name, value] : map) {
        QualifiedName now = name;
        change(kind, now);
        changed.emplace(std::move(now), std::move(value));
    }
    map = std::move(changed);
}

void change_if_named(NameKind kind, QualifiedName& name, const ChangeName& change) {
    if (!name.name.empty())
        change(kind, name);
}

template <typename Triggers>
void change_triggers(Triggers& triggers, const ChangeName& change) {
    for (auto& [name, trigger] : triggers) {
        change_if_named(NameKind::function, trigger.function, change);
        change_if_named(NameKind::relation, trigger.referred, change);
    }
}

void change_in_table(object::Table& table, const ChangeName& change) {
    for (QualifiedName& parent : table.inherits) change(NameKind::relation, parent);
    change_if_named(NameKind::type, table.of_type, change);
    for (auto& [name, constraint] : table.constraints) {
        if (auto* key = std::get_if<object::ForeignKey>(&constraint.rule))
            change(NameKind::relation, key->referred);
        change_if_named(NameKind::index, constraint.index_parent, change);
    }
    for (auto& [name, index] : table.indexes) change_if_named(NameKind::index, index.parent, change);
    change_triggers(table.triggers, change);
}

void change_in_aggregate(object::Aggregate& aggregate, const ChangeName& change) {
    for (QualifiedName* function :
         {&aggregate.transition, &aggregate.final, &aggregate.combine, &aggregate.serial, &aggregate.deserial,
          &aggregate.moving_transition, &aggregate.moving_inverse, &aggregate.moving_final})
        change_if_named(NameKind::function, *function, change);
}

void change_reference(Reference& reference, const ChangeName& change) {
    NameKind kind = NameKind::relation;
    if (reference.kind == Kind::schema || reference.kind == Kind::extension || reference.kind == Kind::event_trigger)
        return;
    if (reference.kind == Kind::type || reference.kind == Kind::domain_constraint)
        kind = NameKind::type;
    else if (reference.kind == Kind::function)
        kind = NameKind::function;
    else if (reference.kind == Kind::statistics)
        kind = NameKind::statistics;
    QualifiedName name{reference.schema, reference.name};
    change(kind, name);
    reference.schema = name.schema;
    reference.name = name.name;
}

/// With other types a function has another signature.
void change_functions(State& state, const ChangeName& change) {
    std::map<object::Signature, object::Function> changed;
    std::map<Reference, Reference> renamed;
    for (auto& [signature, function] : state.catalog.functions) {
        QualifiedName name = signature.name;
        change(NameKind::function, name);
        std::vector<object::TypeName> inputs;
        for (const object::Argument& one : function.arguments)
            if (one.mode != object::ArgumentMode::out && one.mode != object::ArgumentMode::table)
                inputs.push_back(one.type);
        object::Signature now{name, signature_arguments(inputs)};
        renamed.emplace(Reference{Kind::function, signature.name.schema, signature.name.name, signature.arguments},
                        Reference{Kind::function, name.schema, name.name, now.arguments});
        if (function.aggregate)
            change_in_aggregate(*function.aggregate, change);
        changed.emplace(std::move(now), std::move(function));
    }
    state.catalog.functions = std::move(changed);
    rename_references(state, [&](Reference& one) {
        if (const auto found = renamed.find(one); found != renamed.end())
            one = found->second;
    });
}

}  // namespace

void each_type_name(catalog::Catalog& catalog, const std::function<void(object::TypeName&)>& visit) {
    const auto columns = [&](std::vector<object::Column>& all) {
        for (object::Column& column : all) visit(column.type);
    };
    for (auto& [name, table] : catalog.tables) columns(table.columns);
    for (auto& [name, view] : catalog.views) columns(view.columns);
    for (auto& [name, view] : catalog.materialized_views) columns(view.columns);
    for (auto& [name, type] : catalog.types) {
        if (auto* domain = std::get_if<object::Domain>(&type.definition))
            visit(domain->base);
        if (auto* composite = std::get_if<object::Composite>(&type.definition))
            columns(composite->attributes);
        if (auto* range = std::get_if<object::Range>(&type.definition))
            visit(range->subtype);
    }
    for (auto& [signature, function] : catalog.functions) {
        for (object::Argument& argument : function.arguments) visit(argument.type);
        if (function.returns)
            visit(*function.returns);
        if (function.aggregate)
            visit(function.aggregate->state);
    }
}

void change_names(const Context& context, const std::string& word, const ChangeName& change) {
    State& state = context.state;
    catalog::Catalog& catalog = context.catalog;
    rename_names_in_text(context, word, change);
    each_type_name(catalog, [&](object::TypeName& type) { change(NameKind::type, type.name); });
    for (auto& [name, table] : catalog.tables) change_in_table(table, change);
    for (auto& [name, view] : catalog.views) change_triggers(view.triggers, change);
    for (auto& [name, sequence] : catalog.sequences) change_if_named(NameKind::relation, sequence.owner_table, change);
    for (auto& [name, statistics] : catalog.statistics) change(NameKind::relation, statistics.table);
    for (auto& [name, trigger] : catalog.event_triggers) change(NameKind::function, trigger.function);
    for (auto& [name, type] : catalog.types)
        if (auto* range = std::get_if<object::Range>(&type.definition)) {
            change_if_named(NameKind::type, range->multirange, change);
            change_if_named(NameKind::function, range->canonical, change);
            change_if_named(NameKind::function, range->difference, change);
        }
    change_keys(catalog.tables, NameKind::relation, change);
    change_keys(catalog.views, NameKind::relation, change);
    change_keys(catalog.materialized_views, NameKind::relation, change);
    change_keys(catalog.sequences, NameKind::relation, change);
    change_keys(catalog.types, NameKind::type, change);
    change_keys(catalog.statistics, NameKind::statistics, change);
    change_functions(state, change);
    rename_references(state, [&](Reference& one) {
        // Functions are done, with their signatures.
        if (one.kind != Kind::function)
            change_reference(one, change);
    });
}

}  // namespace aludel::dialect::postgresql::simulation
