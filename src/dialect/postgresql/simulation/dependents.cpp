#include <algorithm>
#include <set>

#include "dialect/postgresql/simulation/define_index.hpp"
#include "dialect/postgresql/simulation/drop_object.hpp"
#include "dialect/postgresql/simulation/known_extensions.hpp"
#include "dialect/postgresql/simulation/mentions.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

using object::Kind;
using object::Reference;

bool is_relation_part(Kind kind) {
    return kind == Kind::column || kind == Kind::constraint || kind == Kind::index || kind == Kind::trigger ||
           kind == Kind::policy || kind == Kind::rule || kind == Kind::default_value;
}

bool is_whole_relation(Kind kind) {
    return kind == Kind::table || kind == Kind::view || kind == Kind::materialized_view;
}

bool has(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

class Collector {
public:
    Collector(const State& state, const Reference& of) : state_(state), catalog_(state.catalog), of_(of) {}

    std::vector<Dependent> all() {
        listed();
        switch (of_.kind) {
            case Kind::table:
                of_table();
                of_row_type();
                break;
            case Kind::view:
            case Kind::materialized_view:
                of_row_type();
                break;
            case Kind::column:
                of_column();
                break;
            case Kind::constraint:
            case Kind::index:
                of_key();
                break;
            case Kind::type:
                of_type([&](const object::TypeName& type) { return type.name == QualifiedName{of_.schema, of_.name}; });
                break;
            case Kind::schema:
                of_schema();
                break;
            case Kind::extension:
                of_type([&](const object::TypeName& type) {
                    return is_users(type) && extension_with_type(state_, type.name) == of_.name;
                });
                break;
            default:
                break;
        }
        return std::move(found_);
    }

private:
    void add(Reference object, bool automatic) { found_.push_back({std::move(object), automatic}); }
    QualifiedName name() const { return {of_.schema, of_.name}; }

    /// Of a whole relation what depends on a part of it depends on it too.
    void listed() {
        const bool whole = is_whole_relation(of_.kind);
        for (const object::Dependency& one : catalog_.dependencies) {
            const bool on = one.on == of_ || (whole && is_part_of(one.on, of_) &&
                                              (is_relation_part(one.on.kind) || is_whole_relation(one.on.kind)));
            if (!on || (whole && is_part_of(one.object, of_)))
                continue;
            add(one.object, false);
        }
    }

    void foreign_keys(const std::vector<std::string>* columns) {
        for (const auto& [table, value] : catalog_.tables)
            for (const auto& [constraint, one] : value.constraints) {
                const auto* key = std::get_if<object::ForeignKey>(&one.rule);
                if (key == nullptr || !(key->referred == name()))
                    continue;
                if (columns == nullptr && table == name())
                    continue;
                if (columns != nullptr &&
                    std::set<std::string>(columns->begin(), columns->end()) !=
                        std::set<std::string>(key->referred_columns.begin(), key->referred_columns.end()))
                    continue;
                add({Kind::constraint, table.schema, table.name, constraint}, false);
            }
    }

    void of_table() {
        foreign_keys(nullptr);
        for (const QualifiedName& child : children_of(catalog_, name()))
            add({Kind::table, child.schema, child.name, ""}, !catalog_.tables.at(child).partition_bound.empty());
        for (const auto& [sequence, value] : catalog_.sequences)
            if (value.owner_table == name())
                add({Kind::sequence, sequence.schema, sequence.name, ""}, true);
        for (const auto& [statistics, value] : catalog_.statistics)
            if (value.table == name())
                add({Kind::statistics, statistics.schema, statistics.name, ""}, true);
    }

    void of_row_type() {
        of_type([&](const object::TypeName& type) { return type.name == name(); });
    }

    void of_column() {
        const auto found = catalog_.tables.find(name());
        if (found == catalog_.tables.end())
            return;
        const object::Table& table = found->second;
        for (const auto& [constraint, one] : table.constraints)
            if (mentions(one, of_.part))
                add({Kind::constraint, of_.schema, of_.name, constraint}, true);
        for (const auto& [index, one] : table.indexes)
            if (mentions(one, of_.part))
                add({Kind::index, of_.schema, of_.name, index}, true);
        for (const object::Column& column : table.columns)
            if (column.generation != object::Generation::none && expression_mentions(column.expression, of_.part) &&
                column.name != of_.part)
                add({Kind::column, of_.schema, of_.name, column.name}, false);
        for (const auto& [sequence, value] : catalog_.sequences)
            if (value.owner_table == name() && value.owner_column == of_.part)
                add({Kind::sequence, sequence.schema, sequence.name, ""}, true);
        for (const auto& [statistics, value] : catalog_.statistics)
            if (value.table == name() &&
                (has(value.columns, of_.part) ||
                 std::any_of(value.expressions.begin(), value.expressions.end(),
                             [&](const std::string& one) { return expression_mentions(one, of_.part); })))
                add({Kind::statistics, statistics.schema, statistics.name, ""}, true);
    }

    /// Foreign keys stand on the key that has their columns.
    void of_key() {
        const auto found = catalog_.tables.find(name());
        if (found == catalog_.tables.end())
            return;
        std::vector<std::string> columns;
        if (of_.kind == Kind::constraint) {
            const auto constraint = found->second.constraints.find(of_.part);
            if (constraint == found->second.constraints.end())
                return;
            if (const auto* key = std::get_if<object::Key>(&constraint->second.rule))
                columns = key->columns;
        } else if (const auto index = found->second.indexes.find(of_.part);
                   index != found->second.indexes.end() && index->second.unique && index->second.condition.empty()) {
            for (const object::IndexKey& key : index->second.keys) columns.push_back(key.column);
        }
        if (!columns.empty() && !another_key(found->second, columns))
            foreign_keys(&columns);
        for (const QualifiedName& partition : partitions_of(catalog_, name())) attached(partition);
    }

    bool another_key(const object::Table& table, const std::vector<std::string>& columns) const {
        for (const auto& [constraint, one] : table.constraints)
            if (const auto* key = std::get_if<object::Key>(&one.rule);
                key != nullptr && constraint != of_.part && key->columns == columns && key->primary)
                return true;
        return false;
    }

    void attached(const QualifiedName& partition) {
        const object::Table& table = catalog_.tables.at(partition);
        for (const auto& [constraint, one] : table.constraints)
            if (one.index_parent == QualifiedName{of_.schema, of_.part} ||
                (one.attached && constraint == of_.part && std::holds_alternative<object::ForeignKey>(one.rule)))
                add({Kind::constraint, partition.schema, partition.name, constraint}, true);
        for (const auto& [index, one] : table.indexes)
            if (one.parent == QualifiedName{of_.schema, of_.part})
                add({Kind::index, partition.schema, partition.name, index}, true);
    }

    template <typename Is>
    void columns_with(const std::vector<object::Column>& columns, const QualifiedName& relation, const Is& is) {
        for (const object::Column& column : columns)
            if (is(column.type))
                add({Kind::column, relation.schema, relation.name, column.name}, false);
    }

    template <typename Is>
    void of_type(const Is& is) {
        for (const auto& [table, value] : catalog_.tables) columns_with(value.columns, table, is);
        for (const auto& [view, value] : catalog_.views) columns_with(value.columns, view, is);
        for (const auto& [view, value] : catalog_.materialized_views) columns_with(value.columns, view, is);
        for (const auto& [type, value] : catalog_.types) {
            if (const auto* domain = std::get_if<object::Domain>(&value.definition);
                domain != nullptr && is(domain->base))
                add({Kind::type, type.schema, type.name, ""}, false);
            if (const auto* composite = std::get_if<object::Composite>(&value.definition))
                columns_with(composite->attributes, type, is);
            if (const auto* range = std::get_if<object::Range>(&value.definition);
                range != nullptr && is(range->subtype))
                add({Kind::type, type.schema, type.name, ""}, false);
        }
        for (const auto& [signature, function] : catalog_.functions) {
            const bool used = (function.returns && is(*function.returns)) ||
                              std::any_of(function.arguments.begin(), function.arguments.end(),
                                          [&](const object::Argument& one) { return is(one.type); });
            if (used)
                add({Kind::function, signature.name.schema, signature.name.name, signature.arguments}, false);
        }
    }

    template <typename Map>
    void in_schema(const Map& map, Kind kind) {
        for (const auto& [name, value] : map)
            if (name.schema == of_.name)
                add({kind, name.schema, name.name, ""}, false);
    }

    void of_schema() {
        in_schema(catalog_.tables, Kind::table);
        in_schema(catalog_.views, Kind::view);
        in_schema(catalog_.materialized_views, Kind::materialized_view);
        in_schema(catalog_.sequences, Kind::sequence);
        in_schema(catalog_.types, Kind::type);
        in_schema(catalog_.statistics, Kind::statistics);
        for (const auto& [signature, function] : catalog_.functions)
            if (signature.name.schema == of_.name)
                add({Kind::function, signature.name.schema, signature.name.name, signature.arguments}, false);
        for (const auto& [extension, value] : catalog_.extensions)
            if (value.schema == of_.name)
                add({Kind::extension, "", extension, ""}, false);
    }

    const State& state_;
    const catalog::Catalog& catalog_;
    const Reference& of_;
    std::vector<Dependent> found_;
};

}  // namespace

std::vector<Dependent> dependents_of(const State& state, const object::Reference& object) {
    return Collector(state, object).all();
}

}  // namespace aludel::dialect::postgresql::simulation
