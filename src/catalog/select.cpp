#include "catalog/select.hpp"

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "base/text.hpp"

namespace aludel::catalog {

namespace {

using object::Kind;
using object::Reference;

bool matches_text(std::string_view pattern, std::string_view text) {
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = std::string_view::npos;
    std::size_t behind_star = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            behind_star = t;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++behind_star;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

QualifiedName name_of(const QualifiedName& name) {
    return name;
}
QualifiedName name_of(const object::Signature& signature) {
    return signature.name;
}
QualifiedName name_of(const std::string& name) {
    return {"", name};
}

void require_schemas(const Catalog& catalog, const std::vector<std::string>& wanted) {
    std::vector<std::string> names;
    for (const auto& [name, schema] : catalog.schemas) names.push_back(name);
    for (const std::string& schema : wanted) {
        if (catalog.schemas.count(schema) != 0)
            continue;
        Error error(ErrorCode::usage, "there is no schema " + schema + " in the database");
        if (const auto other = did_you_mean(schema, names))
            error.hint("did you mean " + *other + "?");
        throw error;
    }
}

/// The objects that are there, each by what others call it.
class Present {
public:
    explicit Present(const Catalog& catalog) : catalog_(catalog) {}

    bool has(const Reference& object) const {
        const QualifiedName name{object.schema, object.name};
        switch (object.kind) {
            case Kind::schema:
                return catalog_.schemas.count(object.name) != 0;
            case Kind::extension:
                return catalog_.extensions.count(object.name) != 0 || object.name == "plpgsql";
            case Kind::sequence:
                return catalog_.sequences.count(name) != 0;
            case Kind::function:
                return catalog_.functions.count({name, object.part}) != 0;
            case Kind::statistics:
                return catalog_.statistics.count(name) != 0;
            case Kind::event_trigger:
                return catalog_.event_triggers.count(object.name) != 0;
            default:  // a type, a relation, or a part of one
                return catalog_.types.count(name) != 0 || catalog_.tables.count(name) != 0 ||
                       catalog_.views.count(name) != 0 || catalog_.materialized_views.count(name) != 0;
        }
    }

private:
    const Catalog& catalog_;
};

std::string describe(const Reference& object) {
    if (object.schema.empty())
        return object.kind == Kind::extension ? "extension " + object.name : object.name;
    std::string name = object.schema + "." + object.name;
    return object.kind == Kind::function ? name + "(" + object.part + ")" : name;
}

}  // namespace

bool matches(std::string_view pattern, const QualifiedName& name) {
    if (pattern.find('.') == std::string_view::npos || name.schema.empty())
        return matches_text(pattern, name.name);
    return matches_text(pattern, name.schema + "." + name.name);
}

void select(Catalog& catalog, const Selection& selection) {
    require_schemas(catalog, selection.schemas);
    std::set<std::string> unused(selection.excludes.begin(), selection.excludes.end());
    const auto wanted_schema = [&](const std::string& schema) {
        return selection.schemas.empty() ||
               std::find(selection.schemas.begin(), selection.schemas.end(), schema) != selection.schemas.end();
    };
    const auto excluded = [&](const QualifiedName& name) {
        bool any = false;
        for (const std::string& pattern : selection.excludes)
            if (matches(pattern, name)) {
                unused.erase(pattern);
                any = true;
            }
        return any;
    };
    const auto keep = [&](auto& objects) {
        std::erase_if(objects, [&](const auto& one) {
            const QualifiedName name = name_of(one.first);
            return !wanted_schema(name.schema) || excluded(name);
        });
    };
    std::erase_if(catalog.schemas, [&](const auto& one) { return !wanted_schema(one.first); });
    std::erase_if(catalog.extensions,
                  [&](const auto& one) { return !wanted_schema(one.second.schema) || excluded(name_of(one.first)); });
    keep(catalog.types);
    keep(catalog.tables);
    keep(catalog.views);
    keep(catalog.materialized_views);
    keep(catalog.functions);
    keep(catalog.sequences);
    keep(catalog.statistics);
    std::erase_if(catalog.event_triggers,
                  [&](const auto& one) { return !selection.schemas.empty() || excluded(name_of(one.first)); });
    std::erase_if(catalog.sequences, [&](const auto& one) {
        const QualifiedName& table = one.second.owner_table;
        return !table.name.empty() && catalog.tables.count(table) == 0;
    });
    std::erase_if(catalog.statistics, [&](const auto& one) {
        return catalog.tables.count(one.second.table) == 0 && catalog.materialized_views.count(one.second.table) == 0;
    });
    std::erase_if(catalog.default_privileges, [&](const auto& one) { return !wanted_schema(one.schema); });
    const Present present(catalog);
    std::erase_if(catalog.dependencies, [&](const auto& one) { return !present.has(one.object); });
    if (!unused.empty())
        throw Error(ErrorCode::usage, "nothing in the database matches --exclude " + *unused.begin())
            .hint("a pattern with a dot is held against schema.name, one without against the name; * is any text");
}

std::vector<std::string> left_out(const Catalog& catalog) {
    std::set<std::string> lines;
    const Present present(catalog);
    for (const object::Dependency& one : catalog.dependencies)
        if (!present.has(one.on))
            lines.insert(describe(one.object) + " needs " + describe(one.on));
    for (const auto& [name, table] : catalog.tables) {
        const auto need = [&, &table_name = name](const QualifiedName& other) {
            if (catalog.tables.count(other) == 0)
                lines.insert(table_name.schema + "." + table_name.name + " needs " + other.schema + "." + other.name);
        };
        for (const auto& [constraint_name, constraint] : table.constraints)
            if (const auto* key = std::get_if<object::ForeignKey>(&constraint.rule))
                need(key->referred);
        for (const QualifiedName& parent : table.inherits) need(parent);
        for (const object::Column& column : table.columns) {
            const QualifiedName& type = column.type.name;
            if (!type.schema.empty() && type.schema != "pg_catalog" && catalog.schemas.count(type.schema) == 0)
                lines.insert(name.schema + "." + name.name + " needs " + type.schema + "." + type.name);
        }
    }
    return {lines.begin(), lines.end()};
}

}  // namespace aludel::catalog
