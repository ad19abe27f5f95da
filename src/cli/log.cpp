#include "report/log.hpp"

#include <charconv>
#include <optional>

#include "base/error.hpp"
#include "cli/command_list.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"

namespace aludel::cli {

namespace {

std::size_t parse_limit(const std::string& text) {
    std::size_t limit = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), limit);
    if (problem != std::errc{} || end != text.data() + text.size()) {
        throw Error(ErrorCode::usage, "--limit is a number, not '" + text + "'").hint("0 shows all");
    }
    return limit;
}

int run_log(const Arguments& arguments) {
    const std::size_t limit = parse_limit(arguments.one("limit").value_or("0"));
    std::string revision = arguments.one("revision").value_or("");
    if (revision.empty() && arguments.one("revision")) {
        throw Error(ErrorCode::usage, "--revision needs a revision, and an empty one was given")
            .hint("leave it out to see the entries of all");
    }
    engine::Project project = open_database(arguments);
    // A revision whose file is gone may still be asked for by its id: what the graph says against it counts only
    // when the ledger does not know it either.
    std::optional<Error> unknown;
    if (!revision.empty()) {
        try {
            if (const script::Revision* found = project.graph().resolve_one(revision)) {
                revision = found->id;
            }
        } catch (const Error& error) {
            unknown = error;
        }
    }
    const auto connection = connect_to_read(project);
    const engine::Ledger ledger = project.ledger(*connection);
    std::vector<engine::LedgerEntry> entries;
    if (ledger.exists(*connection)) {
        entries = ledger.read(*connection, {.limit = limit, .revision = revision});
    } else if (!arguments.quiet) {
        print_error(arguments.err.dim("there is no ledger in this database") + "\n");
    }
    if (unknown && entries.empty()) {
        throw *unknown;
    }
    print(arguments.json ? report::log_json(entries) : report::log_text(entries, arguments.out));
    return 0;
}

}  // namespace

Command log_command() {
    return {
        .name = "log",
        .summary = "Print the ledger: every step that was run on the database",
        .description = "Newest first: when, what, how it ended, how long it took, who ran it.",
        .options = {{"--limit", "COUNT", "At most so many entries; 0, the default, is all", false, {}},
                    {"--revision", "REVISION", "Only the entries of this revision", false, {}}},
        .json = true,
        .run = run_log,
    };
}

}  // namespace aludel::cli
