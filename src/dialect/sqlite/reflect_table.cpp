#include "dialect/sqlite/reflect_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "dialect/sqlite/reflect_text.hpp"
#include "dialect/sqlite/reflect_type.hpp"

namespace aludel::dialect::sqlite {

namespace {

using catalog::Constraint;
using Row = std::vector<Value>;

std::string in_quotes(std::string_view name) {
    return fmt::format("\"{}\"", replace_all(name, "\"", "\"\""));
}

std::string upper(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

/// Takes every occurrence of a word out, whatever its case.
std::string without(std::string text, std::string_view word) {
    for (std::size_t at = 0; at + word.size() <= text.size();) {
        if (iequals(std::string_view(text).substr(at, word.size()), word)) {
            text.erase(at, word.size());
        } else {
            ++at;
        }
    }
    return text;
}

struct PlainIndex {
    catalog::Index index;
    bool implied = false;  ///< made for a constraint
};

/// One table, question by question.
class Reflection {
public:
    Reflection(Connection& connection, catalog::QualifiedName table)
        : connection_(connection), table_(std::move(table)), sql_(stored_sql()) {}

    std::optional<catalog::ReflectedTable> read() {
        if (!sql_) {
            return std::nullopt;
        }
        found_.table.name = table_;
        columns();
        primary_key();
        foreign_keys();
        const std::vector<PlainIndex> all = indexes();
        for (const PlainIndex& one : all) {
            if (!one.implied) {
                found_.indexes.push_back(one.index);
            }
        }
        uniques(all);
        add(checks_in(*sql_));
        return std::move(found_);
    }

private:
    std::vector<Row> pragma(std::string_view name, std::string_view argument) {
        std::vector<std::string> schemas{table_.schema};
        if (table_.schema.empty()) {
            schemas = {"main", "temp"};
        }
        for (const std::string& schema : schemas) {
            Result result = connection_.query(fmt::format("PRAGMA {}.{}({})", in_quotes(schema), name, in_quotes(argument)));
            if (!result.rows.empty()) {
                return std::move(result.rows);
            }
        }
        return {};
    }

    std::optional<std::string> stored_sql() {
        const Value parameters[] = {table_.name};
        const std::string from = table_.schema.empty()
                                     ? "(SELECT * FROM sqlite_master UNION ALL SELECT * FROM sqlite_temp_master)"
                                     : in_quotes(table_.schema) + ".sqlite_master";
        const Result result = connection_.query(
            fmt::format("SELECT sql FROM {} WHERE name = ?1 AND type IN ('table', 'view')", from), parameters);
        return result.rows.empty() ? std::nullopt : result.rows[0][0];
    }

    void columns() {
        enum { id, name, type, not_null, fallback, key, hidden };
        std::vector<std::pair<int, std::string>> key_columns;
        for (const Row& row : pragma("table_xinfo", table_.name)) {
            if (row[hidden] == "1") {
                continue;
            }
            catalog::Column column;
            column.name = row[name].value_or("");
            std::string declared = upper(row[type].value_or(""));
            if (row[hidden] != "0") {
                declared = trim(without(without(declared, "GENERATED"), "ALWAYS"));
                column.computed = catalog::Computed{generated_expression(*sql_, column.name), row[hidden] == "3"};
            }
            column.type = reflect_type(declared, found_.warnings);
            column.nullable = row[not_null] == "0";
            column.default_expression = row[fallback];
            if (row[key] != "0") {
                key_columns.emplace_back(std::stoi(row[key].value_or("0")), column.name);
            }
            found_.table.columns.push_back(std::move(column));
        }
        std::stable_sort(key_columns.begin(), key_columns.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        for (auto& [position, column] : key_columns) {
            key_.columns.push_back(std::move(column));
        }
    }

    void primary_key() {
        if (!key_.columns.empty()) {
            Constraint constraint;
            constraint.name = primary_key_name(*sql_);
            constraint.rule = key_;
            add({std::move(constraint)});
        }
    }

    /// The primary key's columns: what a reference means that names no column.
    std::vector<std::string> key_of(const std::string& parent) {
        std::vector<std::pair<int, std::string>> key;
        for (const Row& row : pragma("table_xinfo", parent)) {
            if (row[5] != "0") {
                key.emplace_back(std::stoi(row[5].value_or("0")), row[1].value_or(""));
            }
        }
        std::sort(key.begin(), key.end());
        std::vector<std::string> columns;
        for (auto& [position, column] : key) {
            columns.push_back(std::move(column));
        }
        return columns;
    }

    /// As SQLite lists them, without names and options.
    std::vector<catalog::ForeignKey> listed_keys() {
        enum { id, sequence, parent, from, to };
        std::vector<std::pair<std::string, catalog::ForeignKey>> keys;
        for (const Row& row : pragma("foreign_key_list", table_.name)) {
            const std::string number = row[id].value_or("");
            auto key = std::find_if(keys.begin(), keys.end(), [&](const auto& one) { return one.first == number; });
            if (key == keys.end()) {
                catalog::ForeignKey fresh;
                fresh.referred = {table_.schema, row[parent].value_or("")};
                if (!row[to]) {
                    fresh.referred_columns = key_of(fresh.referred.name);
                }
                key = keys.insert(keys.end(), {number, std::move(fresh)});
            }
            key->second.columns.push_back(row[from].value_or(""));
            if (row[to]) {
                key->second.referred_columns.push_back(*row[to]);
            }
        }
        std::vector<catalog::ForeignKey> all;
        for (auto& [number, key] : keys) {
            all.push_back(std::move(key));
        }
        return all;
    }

    static bool same_key(const catalog::ForeignKey& a, const catalog::ForeignKey& b) {
        return a.columns == b.columns && a.referred.name == b.referred.name && a.referred_columns == b.referred_columns;
    }

    /// Those whose text is found, as the text has them; then the others.
    void foreign_keys() {
        std::vector<catalog::ForeignKey> listed;
        for (catalog::ForeignKey& key : listed_keys()) {
            if (std::none_of(listed.begin(), listed.end(), [&](const auto& one) { return same_key(one, key); })) {
                listed.push_back(std::move(key));
            }
        }
        for (Constraint& constraint : foreign_keys_in(*sql_)) {
            auto& key = std::get<catalog::ForeignKey>(constraint.rule);
            const auto same =
                std::find_if(listed.begin(), listed.end(), [&](const auto& one) { return same_key(one, key); });
            if (same == listed.end()) {
                found_.warnings.push_back(
                    fmt::format("a foreign key to {} in the text of table {} is not among those SQLite lists",
                                key.referred.name, table_.name));
                continue;
            }
            key.referred.schema = table_.schema;
            listed.erase(same);
            add({std::move(constraint)});
        }
        for (catalog::ForeignKey& key : listed) {
            Constraint constraint;
            constraint.rule = std::move(key);
            add({std::move(constraint)});
        }
    }

    std::string predicate(const std::string& index) {
        const Value parameters[] = {index};
        const std::string schema = table_.schema.empty() ? "" : in_quotes(table_.schema) + ".";
        const Result result = connection_.query(
            fmt::format("SELECT sql FROM {}sqlite_master WHERE name = ?1 AND type = 'index'", schema), parameters);
        const std::string sql = result.rows.empty() ? std::string() : result.rows[0][0].value_or("");
        const std::optional<std::string> found = index_predicate(sql);
        if (!found) {
            found_.warnings.push_back(fmt::format("the WHERE of partial index {} is not found", index));
        }
        return found.value_or("");
    }

    /// By name; those over expressions are left out.
    std::vector<PlainIndex> indexes() {
        enum { sequence, name, unique, origin, partial };
        std::vector<PlainIndex> all;
        for (const Row& row : pragma("index_list", table_.name)) {
            PlainIndex one;
            one.index.name = row[name].value_or("");
            one.implied = one.index.name.starts_with("sqlite_autoindex");
            one.index.table = table_;
            one.index.unique = row[unique] != "0";
            if (row[partial] == "1") {
                one.index.condition = predicate(one.index.name);
            }
            bool plain = true;
            for (const Row& part : pragma("index_info", one.index.name)) {
                plain = plain && part[2].has_value();
                one.index.parts.push_back({part[2].value_or(""), "", ""});
            }
            if (plain) {
                all.push_back(std::move(one));
            } else {
                found_.warnings.push_back(
                    fmt::format("Skipped unsupported reflection of expression-based index {}", one.index.name));
            }
        }
        std::stable_sort(all.begin(), all.end(),
                         [](const PlainIndex& a, const PlainIndex& b) { return a.index.name < b.index.name; });
        return all;
    }

    /// Those of the text for which there is an index.
    void uniques(const std::vector<PlainIndex>& indexes) {
        std::set<std::vector<std::string>> implied;
        for (const PlainIndex& one : indexes) {
            if (one.implied) {
                std::vector<std::string> columns;
                for (const catalog::Index::Part& part : one.index.parts) {
                    columns.push_back(part.column);
                }
                implied.insert(std::move(columns));
            }
        }
        for (Constraint& constraint : uniques_in(*sql_)) {
            if (implied.erase(std::get<catalog::Unique>(constraint.rule).columns) > 0) {
                add({std::move(constraint)});
            }
        }
    }

    void add(std::vector<Constraint> constraints) {
        std::move(constraints.begin(), constraints.end(), std::back_inserter(found_.table.constraints));
    }

    Connection& connection_;
    catalog::QualifiedName table_;
    std::optional<std::string> sql_;
    catalog::ReflectedTable found_;
    catalog::PrimaryKey key_;
};

}  // namespace

std::optional<catalog::ReflectedTable> reflect_table(Connection& connection, const catalog::QualifiedName& table) {
    return Reflection(connection, table).read();
}

std::optional<catalog::QualifiedName> missing_parent(Connection& connection, const catalog::ReflectedTable& table) {
    std::set<std::string> seen{table.table.name.name};
    std::vector<catalog::ReflectedTable> waiting{table};
    while (!waiting.empty()) {
        const catalog::ReflectedTable now = std::move(waiting.back());
        waiting.pop_back();
        for (const Constraint& constraint : now.table.constraints) {
            const auto* const key = std::get_if<catalog::ForeignKey>(&constraint.rule);
            if (key == nullptr || !seen.insert(key->referred.name).second) {
                continue;
            }
            std::optional<catalog::ReflectedTable> parent = reflect_table(connection, key->referred);
            if (!parent) {
                return key->referred;
            }
            waiting.push_back(std::move(*parent));
        }
    }
    return std::nullopt;
}

}  // namespace aludel::dialect::sqlite
