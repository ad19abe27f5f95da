#include "report/json_reference.hpp"

#include <initializer_list>

namespace aludel::report {

namespace {

using Members = std::vector<JsonMember>;

Members together(std::initializer_list<Members> parts) {
    Members all;
    for (const Members& part : parts) {
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

const Members faults = {
    {"faults", "array", "what is wrong with the revision graph; empty when nothing is"},
    {"faults[].code", "string", "as in errors.md"},
    {"faults[].severity", "string", "`error`, or `warning` for what stops only some commands"},
    {"faults[].message", "string", ""},
    {"faults[].hint", "string", "what to do; may be empty"},
    {"faults[].file", "string", "empty when no file is concerned"},
    {"faults[].line", "number", "0 when not known"},
    {"faults[].revisions", "array of strings", "the ids concerned"},
};

const Members revisions = {
    {"revisions", "array", "in the order of the text output"},
    {"revisions[].id", "string", ""},
    {"revisions[].down_revisions", "array of strings", "its parents; empty for a base"},
    {"revisions[].depends_on", "array of strings", "as written in the file: ids or labels"},
    {"revisions[].branch_labels", "array of strings", "its own and those inherited along its branch"},
    {"revisions[].message", "string", "the first line of the description"},
    {"revisions[].description", "string", "the whole description"},
    {"revisions[].created", "string", "as written in the file"},
    {"revisions[].file", "string", "absolute path"},
    {"revisions[].overrides", "string", "the Python file whose place it takes; empty: none"},
    {"revisions[].next", "array of strings", "revisions that name this one as a parent"},
    {"revisions[].head", "boolean", "nothing follows it"},
    {"revisions[].effective_head", "boolean", "a head that another revision depends on"},
    {"revisions[].base", "boolean", "it has no parent"},
    {"revisions[].branch_point", "boolean", "more than one revision follows it"},
    {"revisions[].merge_point", "boolean", "it has more than one parent"},
    {"revisions[].irreversible", "boolean", "its file says that it cannot be undone"},
};

const Members history_only = {
    {"revisions[].current", "boolean", "the database is at it; only with --indicate-current"},
};

const Members plan = {
    {"direction", "string", "`upgrade` or `downgrade`"},
    {"from", "array of strings", "rows of the version table before"},
    {"to", "array of strings", "rows of the version table after"},
    {"steps", "array", "in the order of execution"},
    {"steps[].revision", "string", "the revision that runs; of a stamp, the one it is about"},
    {"steps[].down_revisions", "array of strings", "its parents"},
    {"steps[].message", "string", "of the revision"},
    {"steps[].file", "string", "absolute path"},
    {"steps[].direction", "string", "`upgrade` or `downgrade`"},
    {"steps[].changes", "array", "what happens to the version table"},
    {"steps[].changes[].from", "string or null", "the row that is updated or deleted; null: a row is inserted"},
    {"steps[].changes[].to", "string or null", "what it becomes; null: the row is deleted"},
    {"warnings", "array of strings", ""},
};

const Members run_only = {
    {"command", "string", "`upgrade`, `downgrade` or `stamp`"},
    {"steps_done", "number", ""},
    {"seconds", "number", ""},
    {"nothing_to_do", "boolean", ""},
    {"dry_run", "boolean", "nothing was changed because of --dry-run"},
};

Members entry(bool in_status) {
    const Members in_log = {
        {"entries[].sequence", "number", "grows with every entry"},
        {"entries[].run", "string", "one id for all steps of one command"},
        {"entries[].revision", "string", ""},
        {"entries[].action", "string",
         "`upgrade`, `downgrade`, `stamp`, `forget` (not applied any more, by a stamp), `purge` or `accept` (a changed "
         "file, by --allow-changed)"},
        {"entries[].outcome", "string", "`done`, `failed` or `resumed`"},
        {"entries[].started", "string", "ISO time, by the server's clock"},
        {"entries[].seconds", "number", ""},
        {"entries[].checksum", "string", "of the revision's statements, layout aside; empty for a stamp"},
        {"entries[].file_hash", "string", "SHA-256 of the file"},
        {"entries[].user", "string", "database user"},
        {"entries[].os_user", "string", "user on the machine that ran aludel"},
        {"entries[].host", "string", "that machine"},
        {"entries[].program", "string", "name and version"},
        {"entries[].message", "string", "of the revision, or the error"},
    };
    const Members last = {
        {"last.sequence", "number", ""}, {"last.run", "string", ""},      {"last.revision", "string", ""},
        {"last.action", "string", ""},   {"last.outcome", "string", ""},  {"last.started", "string", ""},
        {"last.seconds", "number", ""},  {"last.checksum", "string", ""}, {"last.file_hash", "string", ""},
        {"last.user", "string", ""},     {"last.os_user", "string", ""},  {"last.host", "string", ""},
        {"last.program", "string", ""},  {"last.message", "string", ""},
    };
    return in_status ? last : in_log;
}

const Members status = {
    {"database", "string", "without a password"},
    {"server", "string", "for example `PostgreSQL 15.10`"},
    {"user", "string", "database user"},
    {"readable", "boolean",
     "false (SQLite) while the migration that holds the lock lets nobody read: what the database says is empty then"},
    {"version_table_exists", "boolean", ""},
    {"current", "array of strings", "rows of the version table"},
    {"doubled", "array of strings", "those that are there more than once: no step can change them"},
    {"unknown", "array of strings", "those that no file has"},
    {"implied", "array",
     "those that say nothing, because another row's revision stands on them; `upgrade` refuses them"},
    {"implied[].revision", "string", ""},
    {"implied[].by", "string", "the row that stands on it"},
    {"heads", "array of strings", ""},
    {"up_to_date", "boolean", "nothing is pending, and no row is unknown or implied"},
    {"pending_known", "boolean", "false: a fault of the graph, or a revision that no file has, leaves it open"},
    {"pending", "array", "what `upgrade heads` would run, in order; empty where it is not known"},
    {"pending[].revision", "string", ""},
    {"pending[].message", "string", ""},
    {"pending[].file", "string", "absolute path"},
    {"ledger", "boolean", "a ledger is kept"},
    {"changed", "array", "applied revisions whose file has changed since"},
    {"changed[].revision", "string", ""},
    {"changed[].file", "string", "absolute path"},
    {"changed[].applied_checksum", "string", "what was applied"},
    {"changed[].checksum", "string", "what the file says now"},
    {"missing", "array of strings", "applied revisions that have no file any more"},
    {"unfinished", "array", "statements of a section outside a transaction that did not end"},
    {"unfinished[].revision", "string", ""},
    {"unfinished[].direction", "string", ""},
    {"unfinished[].statement", "number", "counted from 1"},
    {"unfinished[].statements", "number", "how many the section has"},
    {"unfinished[].state", "string", "`started`, `done` or `failed`"},
    {"unfinished[].sql", "string", ""},
    {"unfinished[].message", "string", "of the failure; of a statement that was begun: what it has left half done"},
    {"lock", "object or null", "who holds the migration lock"},
    {"lock.pid", "string", ""},
    {"lock.application", "string", ""},
    {"lock.user", "string", ""},
    {"lock.host", "string", ""},
    {"lock.since", "string", "ISO time"},
    {"work_session", "object or null",
     "while the lock is free: the session of an earlier run that the server has not ended"},
    {"work_session.pid", "string", ""},
    {"work_session.application", "string", ""},
    {"work_session.user", "string", ""},
    {"work_session.host", "string", ""},
    {"work_session.since", "string", "ISO time"},
    {"work_session.statement", "string", "what it runs; empty where the server does not tell"},
    {"last", "object or null", "the last entry of the ledger, as in `log`"},
};

const Members operations = {
    {"operations", "array", "by revision, the upgrade before the downgrade, in the order of execution"},
    {"operations[].revision", "string", ""},
    {"operations[].direction", "string", "`upgrade` or `downgrade`"},
    {"operations[].kind", "string", "`create_table`, `add_column`, `execute_sql` …"},
    {"operations[].statements", "array of strings", "the SQL that carries it out"},
    {"operations[].outside_transaction", "boolean", "it runs in a section outside the transaction"},
    {"operations[].file", "string", "where it is written"},
    {"operations[].line", "number", ""},
    {"operations[].column", "number", ""},
    {"refusals", "array", "directions that cannot be told to their end without a database, or cannot be done"},
    {"refusals[].revision", "string", ""},
    {"refusals[].direction", "string", ""},
    {"refusals[].code", "string", "as in errors.md"},
    {"refusals[].message", "string", ""},
    {"refusals[].hint", "string", "what to do; may be empty"},
    {"refusals[].file", "string", ""},
    {"refusals[].line", "number", "0 when not known"},
    {"refusals[].column", "number", "0 when not known"},
};

const Members error = {
    {"code", "string", "the stable name: errors.md lists them"},
    {"exit_status", "number", "what the program ended with"},
    {"message", "string", "what failed"},
    {"detail", "string", "why, and what is applied; may be empty"},
    {"hint", "string", "what to do next; may be empty"},
    {"file", "string", "where; empty when no file is concerned"},
    {"line", "number", "from 1; 0 when not known"},
    {"column", "number", "in characters, from 1; 0 when not known"},
    {"statement", "string", "the SQL statement that failed; may be empty"},
    {"sqlstate", "string", "as the server gave it, or SQLite's name (`SQLITE_BUSY`); may be empty"},
};

}  // namespace

const std::vector<JsonDocument>& json_documents() {
    static const std::vector<JsonDocument> documents = {
        {"heads", "heads", together({revisions, faults})},
        {"history", "history", together({revisions, history_only, faults})},
        {"branches", "branches", together({revisions, faults})},
        {"show", "show", together({revisions, faults})},
        {"operations", "show --ops", operations},
        {"current", "current", together({revisions, faults})},
        {"plan", "plan", plan},
        {"run", "upgrade, downgrade, stamp", together({run_only, plan})},
        {"status", "status", together({status, entry(true), faults})},
        {"catalog", "inspect", catalog_members()},
        {"log", "log", together({{{"entries", "array", "newest first"}}, entry(false)})},
        {"config",
         "config",
         {
             {"config_file", "string", "empty when none was found"},
             {"root", "string", "the directory relative paths start at"},
             {"environment", "string", "named environment or section"},
             {"settings", "array", ""},
             {"settings[].key", "string", ""},
             {"settings[].value", "string", "passwords are hidden"},
             {"settings[].origin", "string", "`default`, a flag, a variable, or file and line"},
         }},
        {"list_templates",
         "list_templates",
         {
             {"templates", "array", ""},
             {"templates[].name", "string", ""},
             {"templates[].summary", "string", ""},
             {"templates[].config_file", "string", "the configuration file it writes"},
         }},
        {"revision",
         "revision, merge",
         {
             {"id", "string", "of the new revision"},
             {"down_revisions", "array of strings", "its parents"},
             {"file", "string", "absolute path of the new file"},
             {"warnings", "array of strings", ""},
         }},
        {"error", "any, in place of its document", error},
    };
    return documents;
}

}  // namespace aludel::report
