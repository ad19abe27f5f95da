#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/text.hpp"
#include "dialect/postgresql/reflect.hpp"
#include "dialect/postgresql/simulation/state.hpp"
#include "dialect/postgresql/test_server.hpp"

namespace aludel::dialect::postgresql::simulation::test {

struct Query {
    std::string sql;
    std::size_t line = 0;
    std::string unknown;  ///< why it has no answer; empty: it has one
};

/// SQL that makes a database, up to a line "-- ask"; behind it statements, each ended by ";" at the end of a line. A
/// line "-- unknown: why" before a statement says that it has no answer.
struct QueryFile {
    std::string setup;
    std::vector<Query> queries;
};

inline QueryFile read_query_file(const std::filesystem::path& path) {
    QueryFile file;
    bool asks = false;
    Query query;
    std::size_t number = 0;
    bool in_block = false;
    for (const std::string& line : aludel::split(read_file(path), '\n')) {
        ++number;
        if (!asks) {
            asks = line == "-- ask";
            file.setup += asks ? "" : line + "\n";
            continue;
        }
        if (query.sql.empty() && (line.empty() || line.starts_with("--"))) {
            if (line.starts_with("-- unknown: "))
                query.unknown = line.substr(std::string_view("-- unknown: ").size());
            continue;
        }
        if (query.sql.empty())
            query.line = number;
        if ((line.starts_with("DO $$") || line.starts_with("DO $x$")) && line.find("$$;") == std::string::npos)
            in_block = true;
        query.sql += (query.sql.empty() ? "" : "\n") + line;
        if (in_block ? line.ends_with("$$;") || line.ends_with("$x$;") : line.ends_with(';')) {
            query.sql.pop_back();
            file.queries.push_back(std::move(query));
            query = {};
            in_block = false;
        }
    }
    return file;
}

/// What a server says, in words that can be compared.
struct Told {
    std::string error;  ///< "SQLSTATE message"
    std::string unknown;
    std::vector<std::string> columns;
    std::vector<std::string> rows;  ///< sorted, where the statement does not say in which order they are
    std::vector<std::uint32_t> types;
};

template <typename Ask>
Told told(const Ask& ask, const std::string& sql) {
    Told told;
    try {
        const Result result = ask();
        told.unknown = result.unknown;
        told.columns = result.columns;
        told.types = result.types;
        for (const auto& row : result.rows) {
            std::string line;
            for (const Value& value : row) line += (line.empty() ? "" : " | ") + value.value_or("NULL");
            told.rows.push_back(line);
        }
        const std::size_t order = ascii_lower(sql).rfind("order by");
        if (order == std::string::npos || sql.find(')', order) != std::string::npos)
            std::sort(told.rows.begin(), told.rows.end());
        // Types that are made anew have oids that nobody can know.
        for (std::uint32_t& type : told.types) type = type >= 16384 ? 16384 : type;
    } catch (const Error& error) {
        told.error = error.sqlstate() + " " + error.message();
    }
    return told;
}

inline State state_of(PostgresConnection& connection) {
    State state;
    state.settings["search_path"] = connection.query("SHOW search_path").rows.at(0).at(0).value_or("");
    state.catalog = reflect(connection);
    for (const auto& [name, table] : state.catalog.tables)
        if (!connection.query("SELECT 1 FROM " + connection.dialect().quote(name) + " LIMIT 1").rows.empty())
            state.filled.insert(name);
    return state;
}

inline std::vector<std::filesystem::path> files_below(const std::string& directory) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(std::string(ALUDEL_SOURCE_DIR) +
                                                                 "/tests/simulation/postgresql/" + directory))
        if (entry.path().extension() == ".sql")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

inline std::string name_of_file(const testing::TestParamInfo<std::filesystem::path>& info) {
    return info.param.stem().string();
}

}  // namespace aludel::dialect::postgresql::simulation::test
