#include "catalog/difference.hpp"

#include <algorithm>
#include <utility>

namespace aludel::catalog {

namespace {

using object::Kind;
using object::Reference;

Reference reference_to(Kind kind, const QualifiedName& name) {
    return {kind, name.schema, name.name, ""};
}
Reference reference_to(Kind kind, const std::string& name) {
    return {kind, "", name, ""};
}
Reference reference_to(Kind kind, const object::Signature& signature) {
    return {kind, signature.name.schema, signature.name.name, signature.arguments};
}

/// Collects what differs between two catalogs.
class Comparison {
public:
    /// `same` says whether two of one name are alike; it may add parts that are not.
    template <typename Map, typename Same>
    void compare(Kind kind, const Map& first, const Map& second, const Same& same) {
        for (const auto& [name, one] : first) {
            const auto other = second.find(name);
            if (other == second.end())
                found_.push_back({reference_to(kind, name), Difference::Where::first});
            else if (!same(name, one, other->second))
                found_.push_back({reference_to(kind, name), Difference::Where::both});
        }
        for (const auto& [name, one] : second)
            if (first.find(name) == first.end())
                found_.push_back({reference_to(kind, name), Difference::Where::second});
    }

    template <typename Map>
    void compare(Kind kind, const Map& first, const Map& second) {
        compare(kind, first, second, [](const auto&, const auto& a, const auto& b) { return a == b; });
    }

    /// Parts of the table or view `of`.
    template <typename Map>
    void parts(Kind kind, const QualifiedName& of, const Map& first, const Map& second) {
        const std::size_t before = found_.size();
        compare(kind, first, second);
        for (std::size_t i = before; i < found_.size(); ++i) {
            Reference& part = found_[i].object;
            part = {kind, of.schema, of.name, std::exchange(part.name, {})};
        }
    }

    void columns(const QualifiedName& of, const std::vector<object::Column>& first,
                 const std::vector<object::Column>& second) {
        const auto by_name = [](const std::vector<object::Column>& columns) {
            std::map<std::string, object::Column> named;
            for (const object::Column& column : columns) named.emplace(column.name, column);
            return named;
        };
        parts(Kind::column, of, by_name(first), by_name(second));
    }

    std::vector<Difference> take() {
        std::sort(found_.begin(), found_.end());
        return std::move(found_);
    }

private:
    std::vector<Difference> found_;
};

std::vector<std::string> names_of(const std::vector<object::Column>& columns) {
    std::vector<std::string> names;
    for (const object::Column& column : columns) names.push_back(column.name);
    std::sort(names.begin(), names.end());
    return names;
}

/// The same columns, and in the same order; what they are is compared one by one.
bool alike(const std::vector<object::Column>& a, const std::vector<object::Column>& b) {
    return names_of(a) != names_of(b) ||
           std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const object::Column& x, const object::Column& y) { return x.name == y.name; });
}

/// Without what is compared by itself.
object::Table trunk(object::Table table) {
    table.columns.clear();
    table.constraints.clear();
    table.indexes.clear();
    table.triggers.clear();
    table.policies.clear();
    table.rules.clear();
    return table;
}

}  // namespace

std::vector<Difference> differences(const Catalog& first, const Catalog& second) {
    Comparison found;
    found.compare(Kind::schema, first.schemas, second.schemas);
    found.compare(Kind::extension, first.extensions, second.extensions);
    found.compare(Kind::type, first.types, second.types);
    found.compare(Kind::sequence, first.sequences, second.sequences);
    found.compare(Kind::table, first.tables, second.tables,
                  [&](const QualifiedName& name, const object::Table& a, const object::Table& b) {
                      found.columns(name, a.columns, b.columns);
                      found.parts(Kind::constraint, name, a.constraints, b.constraints);
                      found.parts(Kind::index, name, a.indexes, b.indexes);
                      found.parts(Kind::trigger, name, a.triggers, b.triggers);
                      found.parts(Kind::policy, name, a.policies, b.policies);
                      found.parts(Kind::rule, name, a.rules, b.rules);
                      return alike(a.columns, b.columns) && trunk(a) == trunk(b);
                  });
    found.compare(Kind::view, first.views, second.views);
    found.compare(Kind::materialized_view, first.materialized_views, second.materialized_views);
    found.compare(Kind::function, first.functions, second.functions);
    found.compare(Kind::statistics, first.statistics, second.statistics);
    found.compare(Kind::event_trigger, first.event_triggers, second.event_triggers);
    return found.take();
}

std::size_t count_objects(const Catalog& catalog) {
    std::size_t count = catalog.schemas.size() + catalog.extensions.size() + catalog.types.size() +
                        catalog.sequences.size() + catalog.tables.size() + catalog.views.size() +
                        catalog.materialized_views.size() + catalog.functions.size() + catalog.statistics.size() +
                        catalog.event_triggers.size();
    for (const auto& [name, table] : catalog.tables)
        count += table.columns.size() + table.constraints.size() + table.indexes.size() + table.triggers.size() +
                 table.policies.size() + table.rules.size();
    return count;
}

void forget_owners(Catalog& catalog) {
    for (auto& [name, schema] : catalog.schemas) schema.owner.clear();
    for (auto& [name, type] : catalog.types) type.owner.clear();
    for (auto& [name, sequence] : catalog.sequences) sequence.owner.clear();
    for (auto& [name, table] : catalog.tables) table.owner.clear();
    for (auto& [name, view] : catalog.views) view.owner.clear();
    for (auto& [name, view] : catalog.materialized_views) view.owner.clear();
    for (auto& [signature, function] : catalog.functions) function.owner.clear();
    for (auto& [name, statistics] : catalog.statistics) statistics.owner.clear();
    for (auto& [name, trigger] : catalog.event_triggers) trigger.owner.clear();
}

}  // namespace aludel::catalog
