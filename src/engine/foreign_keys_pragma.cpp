#include "engine/foreign_keys_pragma.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "engine/session_settings.hpp"

namespace aludel::engine {

namespace {

/// Does it come out otherwise where foreign keys are enforced?
bool is_watched(const std::vector<std::string>& words, std::string_view sql) {
    const std::string first = words.empty() ? "" : words.front();
    const std::string second = words.size() < 2 ? "" : words[1];
    return driver_begins(sql) || first == "with" || (first == "drop" && second == "table") ||
           (first == "alter" && ascii_lower(sql).find("references") != std::string::npos);
}

bool turns_on(std::string_view sql) {
    const std::string lower = ascii_lower(sql);
    std::string value(trim(lower.substr(lower.find_first_of("=(", lower.find("foreign_keys")) + 1)));
    value.erase(std::remove_if(value.begin(), value.end(),
                               [](char c) { return c == '\'' || c == '"' || c == ')' || c == ';' || c == ' '; }),
                value.end());
    constexpr std::array off{"off", "no", "false", "0"};
    return std::find(off.begin(), off.end(), value) == off.end();
}

}  // namespace

bool driver_begins(std::string_view sql) {
    constexpr std::array begun_for{"insert", "update", "delete", "replace"};
    const std::vector<std::string> words = first_words(std::string(sql), 1);
    return !words.empty() && std::find(begun_for.begin(), begun_for.end(), words.front()) != begun_for.end();
}

bool is_ignored_pragma(const StepStatement& one) {
    return one.traits.not_transactional == "PRAGMA foreign_keys" && one.statement.place.file.ends_with(".py");
}

std::optional<Error> ForeignKeysPragma::fault_of(const StepStatement& one) {
    if (one.autocommit) {
        return std::nullopt;
    }
    if (is_ignored_pragma(one)) {
        if (!writing_) {
            on_ = turns_on(one.statement.sql) ? std::optional<Place>(one.statement.place) : std::nullopt;
        }
        return std::nullopt;
    }
    const std::vector<std::string> words = first_words(one.statement.sql, 2);
    // What is not known yet rebuilds a table: by INSERT, and DROP TABLE.
    const bool rebuilds = one.late != nullptr;
    if (on_ && (rebuilds || is_watched(words, one.statement.sql))) {
        Error error(ErrorCode::not_supported,
                    "PRAGMA foreign_keys has turned foreign keys on, which are off here while revisions run");
        error.at(*on_).detail("with Alembic they would be enforced for the statement at " +
                              to_string(one.statement.place));
        on_.reset();  // once is enough
        return std::move(error.hint("leave the PRAGMA out: they are checked when the run is over"));
    }
    writing_ = writing_ || rebuilds || driver_begins(one.statement.sql);
    return std::nullopt;
}

}  // namespace aludel::engine
