#include "cli/command_list.hpp"

namespace aludel::cli {

const std::vector<Command>& commands() {
    static const std::vector<Command> table = {
        // making a project and its revisions
        init_command(),
        revision_command(),
        merge_command(),
        edit_command(),
        // changing a database
        upgrade_command(),
        downgrade_command(),
        stamp_command(),
        ensure_version_command(),
        // asking a database
        status_command(),
        current_command(),
        log_command(),
        check_command(),
        inspect_command(),
        // asking the revisions
        plan_command(),
        history_command(),
        heads_command(),
        branches_command(),
        show_command(),
        config_command(),
        list_templates_command(),
        debug_command(),
    };
    return table;
}

Option verbose_option() {
    return {"-v,--verbose", "", "Say more about each revision", false, {}};
}

Option sql_option() {
    return {"--sql", "", "Write the SQL to standard output instead of running it; needs no database", false, {}};
}

Option tag_option() {
    return {"--tag", "TEXT", "Accepted as in Alembic, where env.py may read it; SQL revisions cannot", false, {}};
}

std::vector<Option> run_options_list() {
    return {
        {"--transaction",
         "MODE",
         "all: one transaction for the whole run (default); each: one for every revision; "
         "none: every statement on its own",
         false,
         {"all", "each", "none"}},
        {"--resume", "", "Go on with a section outside a transaction that did not end", false, {}},
        {"--in-doubt",
         "ANSWER",
         "With --resume, of the statement that nobody knows the fate of: done, or run it again",
         false,
         {"done", "again"}},
        {"-y,--yes", "", "Agree to what would be asked", false, {}},
        {"--allow-changed", "", "Go on although files of applied revisions have changed", false, {}},
        {"--lock-wait", "SECONDS", "How long to wait for another run to end (default 60)", false, {}},
        {"--dry-run", "", "Do everything up to the first change, and stop", false, {}},
    };
}

}  // namespace aludel::cli
