#include "engine/doubled_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace aludel::engine {

std::vector<std::string> doubled_rows(const std::vector<std::string>& rows) {
    std::vector<std::string> doubled;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i] == rows[i - 1] && (doubled.empty() || doubled.back() != rows[i])) {
            doubled.push_back(rows[i]);
        }
    }
    return doubled;
}

std::string doubled_rows_hint(const std::vector<std::string>& rows) {
    std::vector<std::string> single = rows;
    single.erase(std::unique(single.begin(), single.end()), single.end());
    return fmt::format(
        "`aludel stamp --purge {}` writes the table anew, with one row for each; a primary key on "
        "version_num keeps it so",
        join(single, " "));
}

void require_single_rows(const Run& run, const std::vector<Step>& steps) {
    const std::vector<std::string> doubled = doubled_rows(run.state.rows);
    for (const Step& step : steps) {
        for (const VersionChange& change : step.changes) {
            if (!std::binary_search(doubled.begin(), doubled.end(), change.from)) {
                continue;
            }
            const auto rows = std::count(run.state.rows.begin(), run.state.rows.end(), change.from);
            throw std::move(Error(ErrorCode::version_table_mismatch,
                                  fmt::format("{} has {} rows in {}, where one is to be changed", change.from, rows,
                                              run.dialect.quote(run.version_table.name())))
                                .detail("nothing was changed")
                                .hint(doubled_rows_hint(run.state.rows)));
        }
    }
}

}  // namespace aludel::engine
