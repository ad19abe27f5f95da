#include "dialect/postgresql/create.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <queue>
#include <set>

#include "base/error.hpp"
#include "dialect/postgresql/create_parts.hpp"
#include "dialect/postgresql/quote.hpp"

namespace aludel::dialect::postgresql {

namespace {

using object::Kind;
using object::Reference;

constexpr std::string_view head =
    "-- Run it in an empty database. Every name is written in full, and bodies of functions are not checked, for they\n"
    "-- may use what comes later.\n"
    "SET client_encoding = 'UTF8';\n"
    "SET standard_conforming_strings = on;\n"
    "SET check_function_bodies = off;\n"
    "SELECT pg_catalog.set_config('search_path', '', false);\n";
constexpr std::string_view tail = "\nRESET search_path;\nRESET check_function_bodies;\n";

std::string describe(const Reference& object) {
    std::string name = object.schema.empty() ? object.name : object.schema + "." + object.name;
    if (object.kind == Kind::function)
        return name + "(" + object.part + ")";
    return object.part.empty() ? name : name + " (" + object.part + ")";
}

/// Writes items, each behind what it needs, by turn and else in the order in which they were added.
class Order {
public:
    explicit Order(Script& script) : script_(script), waits_(script.items.size(), 0), dependents_(script.items.size()) {
        for (std::size_t i = 0; i < script_.items.size(); ++i) places_.emplace(script_.items[i].self, i);
        for (std::size_t i = 0; i < script_.items.size(); ++i) {
            std::set<std::size_t> needed;
            for (const Reference& need : script_.items[i].needs)
                if (const auto place = find(need); place && *place != i)
                    needed.insert(*place);
            waits_[i] = needed.size();
            for (std::size_t other : needed) dependents_[other].push_back(i);
            needed_.push_back(std::move(needed));
        }
    }

    std::string run() {
        std::string out;
        for (std::size_t i = 0; i < waits_.size(); ++i)
            if (waits_[i] == 0)
                ready_.emplace(static_cast<int>(script_.items[i].turn), i);
        written_.assign(waits_.size(), false);
        std::size_t left = waits_.size();
        while (left > 0) {
            if (ready_.empty()) {
                out += break_cycle();
                continue;
            }
            const std::size_t i = ready_.top().second;
            ready_.pop();
            out += "\n" + script_.items[i].sql;
            written_[i] = true;
            --left;
            if (!script_.items[i].replaces)
                release(i);
        }
        return out;
    }

private:
    std::optional<std::size_t> find(const Reference& object) const {
        if (const auto found = places_.find(object); found != places_.end())
            return found->second;
        if (const auto part = script_.part_of.find(object); part != script_.part_of.end())
            return find(part->second);
        if (object.part.empty() || object.kind == Kind::function)
            return std::nullopt;
        // A part that is made with the whole.
        for (const Kind kind : {Kind::table, Kind::view, Kind::materialized_view, Kind::type})
            if (const auto found = places_.find({kind, object.schema, object.name, ""}); found != places_.end())
                return found->second;
        return std::nullopt;
    }

    void release(std::size_t i) {
        for (std::size_t dependent : dependents_[i])
            if (--waits_[dependent] == 0)
                ready_.emplace(static_cast<int>(script_.items[dependent].turn), dependent);
    }

    bool has(const std::vector<Reference>& objects) const {
        return std::all_of(objects.begin(), objects.end(), [&](const Reference& object) {
            const auto place = find(object);
            return !place || written_[*place];
        });
    }

    /// Nothing can be written: everything that is left waits for a circle. A view in it is made with its columns alone
    /// first.
    std::string break_cycle() {
        std::size_t at = 0;
        while (written_[at] || waits_[at] == 0) ++at;
        std::vector<std::size_t> way;
        while (std::find(way.begin(), way.end(), at) == way.end()) {
            way.push_back(at);
            at = *std::find_if(needed_[at].begin(), needed_[at].end(),
                               [&](std::size_t other) { return !written_[other] && !script_.items[other].replaces; });
        }
        way.erase(way.begin(), std::find(way.begin(), way.end(), at));
        for (std::size_t i : way) {
            Item& item = script_.items[i];
            if (item.stand_in.empty() || !has(item.stand_in_needs))
                continue;
            item.replaces = true;
            item.sql.replace(item.sql.find("CREATE VIEW"), std::string_view("CREATE VIEW").size(),
                             "CREATE OR REPLACE VIEW");
            release(i);
            return "\n" + item.stand_in;
        }
        std::string circle;
        for (std::size_t i : way) circle += (circle.empty() ? "" : ", ") + describe(script_.items[i].self);
        throw Error(ErrorCode::not_supported, "these objects need each other, and none can be made first: " + circle)
            .hint("leave one of them out with --exclude");
    }

    using Waiting = std::pair<int, std::size_t>;

    Script& script_;
    std::map<Reference, std::size_t> places_;
    std::vector<std::size_t> waits_;
    std::vector<std::set<std::size_t>> needed_;
    std::vector<std::vector<std::size_t>> dependents_;
    std::vector<bool> written_;
    std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> ready_;
};

}  // namespace

Item& Script::add(Turn turn, Reference self, std::string sql, std::vector<Reference> needs) {
    if (!self.schema.empty())
        needs.push_back({Kind::schema, "", self.schema, ""});
    for (const Reference& need : needs_of(self)) needs.push_back(need);
    sql = with_operators(std::move(sql), needs);
    return items.emplace_back(
        Item{turn, std::move(self), keep_array_types(std::move(sql)), std::move(needs), {}, {}, false});
}

std::string Script::with_operators(std::string sql, const std::vector<Reference>& needs) const {
    static constexpr std::string_view silent[] = {" DISTINCT FROM ", "NULLIF(", "CASE ", " USING (", " IN (", "ROW("};
    std::set<std::string> schemas;
    for (const Reference& need : needs)
        if (need.kind == Kind::extension)
            if (const auto found = catalog.extensions.find(need.name); found != catalog.extensions.end())
                schemas.insert(quote_identifier(found->second.schema));
    if (schemas.empty() || std::none_of(std::begin(silent), std::end(silent),
                                        [&](std::string_view word) { return sql.find(word) != std::string::npos; }))
        return sql;
    std::string path;
    for (const std::string& schema : schemas) path += (path.empty() ? "" : ", ") + schema;
    return fmt::format(
        "SELECT pg_catalog.set_config('search_path', {}, false);\n{}SELECT pg_catalog.set_config('search_path', '', "
        "false);\n",
        quote_literal(path), sql);
}

std::vector<Reference> Script::needs_of(const Reference& object) const {
    const auto found = dependencies.find(object);
    return found == dependencies.end() ? std::vector<Reference>{} : found->second;
}

bool Script::needs_function(const Reference& object) const {
    const std::vector<Reference> needs = needs_of(object);
    return std::any_of(needs.begin(), needs.end(), [](const Reference& need) { return need.kind == Kind::function; });
}

void Script::need_partitions(std::vector<Reference>& needs, const QualifiedName& table) const {
    const auto found = partitions.find(table);
    if (found == partitions.end())
        return;
    for (const QualifiedName& partition : found->second) {
        needs.push_back({Kind::table, partition.schema, partition.name, "attached"});
        need_partitions(needs, partition);
    }
}

void Script::need_children(std::vector<Reference>& needs, const QualifiedName& table) const {
    const auto found = children.find(table);
    if (found == children.end())
        return;
    for (const QualifiedName& child : found->second) {
        needs.push_back({Kind::table, child.schema, child.name, ""});
        need_children(needs, child);
    }
}

void Script::need_type(std::vector<Reference>& needs, const object::TypeName& type) const {
    const QualifiedName& name = type.name;
    if (name.schema == "pg_catalog")
        return;
    if (catalog.types.count(name) != 0)
        needs.push_back({Kind::type, name.schema, name.name, ""});
    else if (catalog.tables.count(name) != 0)
        needs.push_back({Kind::table, name.schema, name.name, ""});
    else if (catalog.views.count(name) != 0)
        needs.push_back({Kind::view, name.schema, name.name, ""});
    else if (catalog.materialized_views.count(name) != 0)
        needs.push_back({Kind::materialized_view, name.schema, name.name, ""});
    else if (const auto range = multiranges.find(name); range != multiranges.end())
        needs.push_back(range->second);
}

std::string create_sql(const catalog::Catalog& catalog, const SqlOptions& options) {
    Script script{catalog, options, {}, {}, {}, {}, {}, {}, {}};
    for (const object::Dependency& dependency : catalog.dependencies)
        script.dependencies[dependency.object].push_back(dependency.on);
    for (const auto& sequence : catalog.sequences)
        if (const object::Sequence& one = sequence.second; one.identity)
            script.identities.emplace(
                std::pair(Reference{Kind::table, one.owner_table.schema, one.owner_table.name, ""}, one.owner_column),
                &sequence);
    for (const auto& [name, type] : catalog.types)
        if (const auto* range = std::get_if<object::Range>(&type.definition))
            script.multiranges.emplace(range->multirange, Reference{Kind::type, name.schema, name.name, ""});
    create_schemas(script);
    create_types(script);
    create_functions(script);
    create_sequences(script);
    create_tables(script);
    create_views(script);
    create_statistics(script);
    create_event_triggers(script);
    create_default_privileges(script);
    return std::string(head) + Order(script).run() + std::string(tail);
}

}  // namespace aludel::dialect::postgresql
