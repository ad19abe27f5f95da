#include "dialect/postgresql/simulation/finished_catalog.hpp"

#include <algorithm>
#include <tuple>

#include "dialect/postgresql/simulation/known_extensions.hpp"
#include "dialect/postgresql/simulation/relation.hpp"
#include "dialect/postgresql/simulation/type_lookup.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

using object::Kind;
using object::Reference;

template <typename Map>
void remove_temporary(Map& map) {
    std::erase_if(map, [](const auto& one) { return one.first.schema == temporary_schema; });
}

/// Types of extensions are in no map of the catalog.
class ExtensionNeeds {
public:
    ExtensionNeeds(const State& state, std::vector<object::Dependency>& out) : state_(state), out_(out) {}

    void of_columns(const std::vector<object::Column>& columns, const QualifiedName& relation) {
        for (const object::Column& column : columns)
            add({Kind::column, relation.schema, relation.name, column.name}, column.type);
    }
    void add(const Reference& object, const object::TypeName& type) {
        if (!is_users(type))
            return;
        if (const std::string extension = extension_with_type(state_, type.name); !extension.empty())
            out_.push_back({object, {Kind::extension, "", extension, ""}});
    }
    void all(const catalog::Catalog& catalog) {
        for (const auto& [name, table] : catalog.tables) of_columns(table.columns, name);
        for (const auto& [name, view] : catalog.views) of_columns(view.columns, name);
        for (const auto& [name, view] : catalog.materialized_views) of_columns(view.columns, name);
        for (const auto& [name, type] : catalog.types) {
            const Reference self{Kind::type, name.schema, name.name, ""};
            if (const auto* composite = std::get_if<object::Composite>(&type.definition))
                of_columns(composite->attributes, name);
            else if (const auto* domain = std::get_if<object::Domain>(&type.definition))
                add(self, domain->base);
            else if (const auto* range = std::get_if<object::Range>(&type.definition))
                add(self, range->subtype);
        }
        for (const auto& [signature, function] : catalog.functions) {
            const Reference self{Kind::function, signature.name.schema, signature.name.name, signature.arguments};
            for (const object::Argument& argument : function.arguments) add(self, argument.type);
            if (function.returns)
                add(self, *function.returns);
        }
    }

private:
    const State& state_;
    std::vector<object::Dependency>& out_;
};

/// A column of a relation implies the relation.
void remove_implied(std::vector<object::Dependency>& dependencies) {
    std::vector<object::Dependency> kept;
    for (const object::Dependency& one : dependencies) {
        const bool whole =
            one.on.kind == Kind::table || one.on.kind == Kind::view || one.on.kind == Kind::materialized_view;
        const bool implied = whole && std::any_of(dependencies.begin(), dependencies.end(), [&](const auto& other) {
                                 return other.object == one.object && other.on.kind == Kind::column &&
                                        other.on.schema == one.on.schema && other.on.name == one.on.name;
                             });
        if (!implied)
            kept.push_back(one);
    }
    dependencies = std::move(kept);
}

}  // namespace

catalog::Catalog finished_catalog(const State& state) {
    catalog::Catalog catalog = state.catalog;
    remove_temporary(catalog.tables);
    remove_temporary(catalog.views);
    remove_temporary(catalog.sequences);
    remove_temporary(catalog.types);
    std::erase_if(catalog.functions, [](const auto& one) { return one.first.name.schema == temporary_schema; });
    std::erase_if(catalog.dependencies, [](const object::Dependency& one) {
        return one.object.schema == temporary_schema || one.on.schema == temporary_schema;
    });
    if (!catalog.extensions.empty())
        ExtensionNeeds(state, catalog.dependencies).all(catalog);
    const auto sort = [](auto& values) {
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
    };
    sort(catalog.dependencies);
    remove_implied(catalog.dependencies);
    sort(catalog.not_shown);
    std::sort(catalog.default_privileges.begin(), catalog.default_privileges.end(), [](const auto& a, const auto& b) {
        return std::tie(a.role, a.schema, a.kind) < std::tie(b.role, b.schema, b.kind);
    });
    return catalog;
}

}  // namespace aludel::dialect::postgresql::simulation
