#include "engine/version_width.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "script/revision.hpp"

namespace aludel::engine {

namespace {

/// The statements that make the column wide enough.
std::string widening(const Run& run) {
    const dialect::QualifiedName& name = run.version_table.name();
    const std::string table = run.dialect.quote(name);
    constexpr std::string_view column = "(version_num VARCHAR(128) NOT NULL PRIMARY KEY)";
    if (!run.version_table.exists(*run.connection)) {
        return fmt::format("make the table with a wider column: CREATE TABLE {} {}", table, column);
    }
    if (run.dialect.name() == "sqlite") {
        return fmt::format(
            "make the table anew: CREATE TABLE wider {}; INSERT INTO wider SELECT version_num FROM {}; DROP TABLE {}; "
            "ALTER TABLE wider RENAME TO {}",
            column, table, table, run.dialect.quote(dialect::QualifiedName{"", name.name}));
    }
    return fmt::format("widen the column: ALTER TABLE {} ALTER COLUMN version_num TYPE VARCHAR(128)", table);
}

}  // namespace

void require_fitting_ids(const Run& run, const std::vector<Step>& steps) {
    const auto width = static_cast<std::size_t>(run.version_table.width(*run.connection));
    std::vector<std::string> too_long;
    Place place;
    for (const Step& step : steps) {
        for (const VersionChange& change : step.changes) {
            if (script::id_width(change.to) <= width) {
                continue;
            }
            const script::Revision* revision = run.project.graph().find(change.to);
            if (too_long.empty() && revision != nullptr) {
                place = revision->place();
            }
            too_long.push_back(fmt::format("{} ({} characters)", change.to, script::id_width(change.to)));
        }
    }
    if (!too_long.empty()) {
        throw std::move(Error(ErrorCode::revision_too_long,
                              fmt::format("version_num in {} holds {} characters, too few for {}",
                                          run.dialect.quote(run.version_table.name()), width, join(too_long, ", ")))
                            .at(place)
                            .detail("nothing was changed")
                            .hint("shorten the id, in its file and in those that name it; or " + widening(run)));
    }
}

}  // namespace aludel::engine
