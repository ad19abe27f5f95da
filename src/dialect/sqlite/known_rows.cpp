#include "dialect/sqlite/known_rows.hpp"

#include <algorithm>
#include <iterator>

#include "base/text.hpp"
#include "dialect/sqlite/lexer.hpp"

namespace aludel::dialect::sqlite {

namespace {

constexpr std::string_view functions_of_rows[] = {"changes", "total_changes", "last_insert_rowid"};

std::string asked_of_rows(const Accesses& seen) {
    if (std::count(seen.pragmas.begin(), seen.pragmas.end(), "foreign_key_check") != 0) {
        return "what PRAGMA foreign_key_check tells";
    }
    const auto function = std::find_first_of(seen.functions.begin(), seen.functions.end(),
                                             std::begin(functions_of_rows), std::end(functions_of_rows));
    return function == seen.functions.end() ? "" : "what " + *function + "() tells";
}

/// The schema's own table is no table of this kind.
constexpr std::string_view listed =
    "FROM pragma_table_list{} WHERE type <> 'view' AND name NOT IN ('sqlite_schema', 'sqlite_temp_schema')";

std::string list_of(std::string_view what, std::string_view argument) {
    return std::string(what) + " " + replace_all(listed, "{}", argument);
}

std::string first_word(std::string_view sql) {
    return TokenList(sql).word(0);
}

}  // namespace

std::set<std::string> KnownRows::tables() {
    std::set<std::string> names;
    for (const auto& row : connection_.query(list_of("SELECT name", "")).rows) {
        names.insert(ascii_lower(row[0].value_or("")));
    }
    return names;
}

std::string KnownRows::unknown_table(const Accesses::Table& one) {
    if (known_.count(ascii_lower(one.name)) != 0) {
        return {};
    }
    const Value parameters[] = {one.name};
    const Result found = connection_.query(list_of("SELECT name", "(?1)"), parameters);
    return found.rows.empty() ? "" : found.rows[0][0].value_or("");
}

bool KnownRows::is_trigger(const std::string& name) {
    const Value parameters[] = {name};
    return !name.empty() && !connection_
                                 .query(
                                     "SELECT 1 FROM (SELECT * FROM main.sqlite_schema UNION ALL SELECT * FROM "
                                     "temp.sqlite_schema) WHERE type = 'trigger' AND name = ?1",
                                     parameters)
                                 .rows.empty();
}

void KnownRows::before(std::string_view sql) {
    before_.clear();
    if (first_word(sql) == "CREATE") {
        before_ = tables();
    }
}

/// Did it touch what is not known? What it has written is not known then.
bool KnownRows::settle(const Accesses& seen) {
    const bool doubtful =
        !asked_of_rows(seen).empty() || std::any_of(seen.tables.begin(), seen.tables.end(),
                                                    [&](const auto& one) { return !unknown_table(one).empty(); });
    for (const Accesses::Table& one : seen.tables) {
        if (doubtful && one.written) {
            known_.erase(ascii_lower(one.name));
        }
    }
    return doubtful;
}

std::string KnownRows::after(std::string_view sql, const Accesses& seen) {
    std::string answer = asked_of_rows(seen);
    for (auto one = seen.tables.begin(); answer.empty() && one != seen.tables.end(); ++one) {
        if (const std::string table = unknown_table(*one); !table.empty() && !is_trigger(one->within)) {
            answer = "the rows of " + table;
        }
    }
    const std::string word = first_word(sql);
    const bool doubtful = settle(seen);
    if (word == "ROLLBACK") {
        rolled_back();
    } else if (word == "DROP" || word == "ALTER") {
        const std::set<std::string> now = tables();
        std::erase_if(known_, [&](const std::string& name) { return now.count(name) == 0; });
    } else if (word == "CREATE" && !doubtful && !TokenList(sql).is(1, "VIRTUAL")) {
        for (const std::string& name : tables()) {
            if (before_.count(name) == 0) {
                known_.insert(name);
            }
        }
    }
    return answer;
}

void KnownRows::failed(const Accesses& seen) {
    settle(seen);
}

}  // namespace aludel::dialect::sqlite
