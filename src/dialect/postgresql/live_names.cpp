#include "dialect/postgresql/live_names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "dialect/postgresql/quote.hpp"

namespace aludel::dialect::postgresql {

LiveNames::LiveNames(Connection& connection)
    : connection_(connection),
      own_path_(connection.query("SELECT pg_catalog.current_setting('search_path')").rows.at(0).at(0).value_or("")),
      used_path_(own_path_) {}

void LiveNames::use_path() {
    std::string wanted = own_path_;
    if (path_) {
        std::vector<std::string> quoted;
        for (const std::string& schema : *path_) quoted.push_back('"' + replace_all(schema, "\"", "\"\"") + '"');
        wanted = join(quoted, ", ");
    }
    if (role_)
        wanted = replace_all(wanted, "\"$user\"", '"' + replace_all(*role_, "\"", "\"\"") + '"');
    if (wanted == used_path_)
        return;
    const std::vector<Value> parameters{wanted};
    connection_.query("SELECT pg_catalog.set_config('search_path', $1, true)", parameters);
    used_path_ = wanted;
}

std::optional<std::string> LiveNames::original_schema(const std::string& name) const {
    if (const auto renamed = schemas_.find(name); renamed != schemas_.end())
        return renamed->second;
    const bool gone =
        std::any_of(schemas_.begin(), schemas_.end(), [&](const auto& one) { return one.second == name; });
    return gone ? std::nullopt : std::optional(name);
}

bool LiveNames::drop_temporary(const QualifiedName& name) {
    return (name.schema.empty() || name.schema == "pg_temp") && temporary_.erase(name.name) > 0;
}

std::optional<LiveNames::Object> LiveNames::find(Kind kind, const QualifiedName& name) {
    if (kind == Kind::relation && name.schema.empty() && temporary_.contains(name.name))
        return std::nullopt;
    for (const auto& [key, now] : moved_)
        if (key.first == kind && now.name == name.name && (name.schema.empty() || now.schema == name.schema))
            return Object{key.second, now};
    const auto schema = original_schema(name.schema);
    if (!schema)
        return std::nullopt;
    use_path();
    const std::vector<Value> parameters{quote_name({*schema, name.name})};
    const Result result = connection_.query(
        kind == Kind::relation
            ? "SELECT c.oid, n.nspname, c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = "
              "c.relnamespace WHERE c.oid = pg_catalog.to_regclass($1)"
            : "SELECT t.oid, n.nspname, t.typname FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = "
              "t.typnamespace WHERE t.oid = pg_catalog.to_regtype($1)",
        parameters);
    if (result.rows.empty())
        return std::nullopt;
    const auto& row = result.rows.front();
    Object object{row[0].value_or(""), {row[1].value_or(""), row[2].value_or("")}};
    if (moved_.contains({kind, object.oid}))
        return std::nullopt;  // it had this name before
    return object;
}

std::optional<std::string> LiveNames::schema(const std::string& name) {
    const auto original = original_schema(name);
    if (!original)
        return std::nullopt;
    const std::vector<Value> parameters{*original};
    const Result result = connection_.query("SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = $1", parameters);
    return result.rows.empty() ? std::nullopt : result.rows.front().front();
}

std::optional<std::string> LiveNames::column(const Object& table, const std::string& name) {
    std::string original = name;
    for (const auto& [before, now] : columns_[table.oid]) {
        if (now == name) {
            original = before;
            break;
        }
        if (before == name)
            return std::nullopt;
    }
    const std::vector<Value> parameters{table.oid, original};
    const Result result = connection_.query(
        "SELECT attnum FROM pg_catalog.pg_attribute WHERE attrelid = $1::oid AND attname = $2 AND attnum > 0 AND NOT "
        "attisdropped",
        parameters);
    return result.rows.empty() ? std::nullopt : result.rows.front().front();
}

void LiveNames::rename(Kind kind, const QualifiedName& from, const std::string& to) {
    if (const auto object = find(kind, from))
        moved_[{kind, object->oid}] = {object->now.schema, to};
}

void LiveNames::set_schema(Kind kind, const QualifiedName& from, const std::string& schema) {
    if (const auto object = find(kind, from))
        moved_[{kind, object->oid}] = {schema, object->now.name};
}

void LiveNames::rename_schema(const std::string& from, const std::string& to) {
    const auto original = original_schema(from);
    schemas_.erase(from);
    if (original)
        schemas_[to] = *original;
    for (auto& [key, now] : moved_)
        if (now.schema == from)
            now.schema = to;
}

std::vector<std::pair<LiveNames::Kind, std::string>> LiveNames::moved_into(const std::string& schema) const {
    std::vector<std::pair<Kind, std::string>> found;
    for (const auto& [key, now] : moved_)
        if (now.schema == schema)
            found.push_back(key);
    return found;
}

void LiveNames::rename_column(const QualifiedName& table, const std::string& from, const std::string& to) {
    const auto object = find(Kind::relation, table);
    if (!object)
        return;
    auto& columns = columns_[object->oid];
    const auto known =
        std::find_if(columns.begin(), columns.end(), [&](const auto& one) { return one.second == from; });
    if (known != columns.end())
        known->second = to;
    else
        columns.emplace_back(from, to);
}

void LiveNames::reset_session() {
    default_search_path();
    role_.reset();
}

void LiveNames::search_path(std::optional<std::vector<std::string>> schemas) {
    path_known_ = schemas.has_value();
    path_ = std::move(schemas);
}

}  // namespace aludel::dialect::postgresql
