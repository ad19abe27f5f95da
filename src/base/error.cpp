#include "base/error.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace aludel {
namespace {

/// Exit statuses, by what a script that calls us has to do next.
enum Exit : int {
    answered_no = 1,
    wrong_words = 2,
    wrong_setup = 3,
    wrong_revisions = 4,
    no_connection = 5,
    no_lock = 6,
    nothing_applied = 7,
    needs_a_look = 8,
    needs_a_yes = 9,
    changed_files = 10,
    our_fault = 70,
    stopped = 130,
};

struct Row {
    ErrorCode code;
    std::string_view name;
    int exit_status;
    std::string_view explanation;
};

// The one table. In the order of the enumeration; a static_assert below holds it to that.
constexpr std::array table{
    Row{ErrorCode::internal, "internal", our_fault,
        "Aludel met a state that it holds to be impossible. Nothing more was done after that point. This is a defect "
        "of "
        "Aludel: please report it with the message and the command."},
    Row{ErrorCode::usage, "usage", wrong_words,
        "The command line could not be understood: an unknown command or option, a missing or superfluous argument, "
        "two "
        "options that exclude each other. `aludel COMMAND --help` shows what there is."},
    Row{ErrorCode::not_supported, "not-supported", wrong_words,
        "What was asked for is understood but not something that Aludel does, or not on this database. The message "
        "names "
        "it, the hint says what to do instead. Nothing was changed."},
    Row{ErrorCode::interrupted, "interrupted", stopped,
        "Ctrl-C or a termination signal stopped the command. The running statement was cancelled, the open transaction "
        "rolled back, the lock released. The detail says what is applied and what is not. The exit status is 128 plus "
        "the "
        "number of the signal: 130 for SIGINT, 143 for SIGTERM."},
    Row{ErrorCode::file_unreadable, "file-unreadable", wrong_setup,
        "A file or directory that is needed is not there or may not be read."},
    Row{ErrorCode::file_unwritable, "file-unwritable", wrong_setup,
        "A file could not be written: no such directory, no permission, or no space. A file that was there before is "
        "as it "
        "was."},
    Row{ErrorCode::file_exists, "file-exists", wrong_setup,
        "A file that was to be created is there already; it is never overwritten. Choose another name, or remove it."},
    Row{ErrorCode::config_not_found, "config-not-found", wrong_setup,
        "No configuration file was found: neither aludel.toml nor alembic.ini nor a pyproject.toml with "
        "[tool.alembic]. Run "
        "the command in the directory of the project, name the file with --config, or begin with `aludel init`."},
    Row{ErrorCode::config_invalid, "config-invalid", wrong_setup,
        "A configuration file, a .env file or an environment variable cannot be read as it stands: wrong syntax, an "
        "unknown "
        "key, a value of the wrong kind, or a variable that is not set. The message names the place."},
    Row{ErrorCode::url_missing, "url-missing", wrong_setup,
        "The command needs a database and no source gives its URL. `aludel config` shows where Aludel looked; "
        "--database, "
        "the variable DATABASE_URL and the configuration file are the usual places."},
    Row{ErrorCode::url_invalid, "url-invalid", wrong_setup,
        "The database URL cannot be taken apart, or names a database that Aludel does not speak to. A password with "
        "special "
        "characters has to be percent-encoded (@ as %40, / as %2F)."},
    Row{ErrorCode::revision_file_invalid, "revision-file-invalid", wrong_revisions,
        "A revision file does not have the header or the sections it must have. The message names file and line."},
    Row{ErrorCode::sql_syntax, "sql-syntax", wrong_revisions,
        "The SQL of a revision cannot be split into statements: a quote, comment or dollar quote without its end, a "
        "psql "
        "command, COPY data without its end. Found before anything was run."},
    Row{ErrorCode::graph_broken, "graph-broken", wrong_revisions,
        "The revision files do not form a sound graph: a parent that is not there, an id used twice, a cycle. All "
        "faults "
        "are listed. Commands that do not need the broken part still work."},
    Row{ErrorCode::revision_not_found, "revision-not-found", wrong_revisions,
        "No revision file has this id, prefix or label. `aludel history` lists those there are."},
    Row{ErrorCode::revision_ambiguous, "revision-ambiguous", wrong_revisions,
        "The prefix fits several revisions. Write more of the id."},
    Row{ErrorCode::multiple_heads, "multiple-heads", wrong_revisions,
        "The graph has several heads and the command needs one. Name one of them, say `heads` for all, use LABEL@head, "
        "or "
        "join them with `aludel merge`."},
    Row{ErrorCode::range_not_ancestor, "range-not-ancestor", wrong_revisions,
        "The two ends of the range do not lie on one line of the graph: the lower is no ancestor of the upper."},
    Row{ErrorCode::walk_failed, "walk-failed", wrong_revisions,
        "A relative step (+N, -N) does not lead to one revision: it runs past the end, or meets a fork where a branch "
        "has to "
        "be named."},
    Row{ErrorCode::branch_unknown, "branch-unknown", wrong_revisions, "No revision carries this branch label."},
    Row{ErrorCode::revision_too_long, "revision-too-long", wrong_revisions,
        "A revision id is longer than the column of the version table. Found before anything was run. Shorten the id, "
        "or "
        "widen the column."},
    Row{ErrorCode::irreversible, "irreversible", wrong_revisions,
        "The revision says that it cannot be undone, for the reason that is printed. Restore from a backup, or write a "
        "new "
        "revision that goes forward."},
    Row{ErrorCode::not_up_to_date, "not-up-to-date", answered_no,
        "A check was asked for and its answer is no: the database is not at the head."},
    Row{ErrorCode::version_table_mismatch, "version-table-mismatch", nothing_applied,
        "The version table does not hold what this run expects: another tool changed it meanwhile, or the table is of "
        "another shape. The transaction was rolled back."},
    Row{ErrorCode::connection_failed, "connection-failed", no_connection,
        "The database could not be reached, or refused the login. Nothing was changed."},
    Row{ErrorCode::connection_lost, "connection-lost", no_connection,
        "The connection broke during the run. What was in the open transaction is undone by the server. The detail "
        "says what "
        "is applied; run the same command again."},
    Row{ErrorCode::statement_failed, "statement-failed", nothing_applied,
        "The database refused a statement. Its transaction was rolled back. The message has the place in the revision "
        "file "
        "and what the server said."},
    Row{ErrorCode::statement_not_transactional, "statement-not-transactional", wrong_revisions,
        "The statement cannot run inside a transaction. Recognised before anything was run. Put it into a section of "
        "its own: -- aludel: upgrade transaction=off, or -- aludel: downgrade transaction=off."},
    Row{ErrorCode::transaction_control, "transaction-control", wrong_revisions,
        "The text of a revision holds BEGIN, COMMIT, ROLLBACK or the like. Aludel rules the transaction, so that a "
        "revision "
        "and its version row stand or fall together. Remove the statement."},
    Row{ErrorCode::foreign_key_violation, "foreign-key-violation", nothing_applied,
        "After the steps ran, rows point to parents that are not there (SQLite checks at the end). Everything was "
        "rolled "
        "back."},
    Row{ErrorCode::lock_timeout, "lock-timeout", no_lock,
        "A statement waited for a table lock longer than lock_timeout allows, in every attempt. Its transaction was "
        "rolled "
        "back. Look for the long transaction that holds the table, or allow more time."},
    Row{ErrorCode::lock_busy, "lock-busy", no_lock,
        "Another migration runs on this database and did not end within --lock-wait; or, on SQLite, what was asked "
        "could not be read, for it keeps the database to itself while it writes out a large change. Nothing was "
        "changed."},
    Row{ErrorCode::lock_lost, "lock-lost", no_lock,
        "The migration lock was lost while the command ran, so another may have begun. The open transaction was rolled "
        "back. Run `aludel status` and then the command again."},
    Row{ErrorCode::in_doubt, "in-doubt", needs_a_look,
        "The connection broke exactly while a commit or a statement outside a transaction was answered: it is not "
        "known "
        "whether it took effect. `aludel status` looks and says."},
    Row{ErrorCode::resume_needed, "resume-needed", needs_a_look,
        "An earlier run stopped in the middle of a section that runs outside a transaction. The message says which "
        "statements are done. The same command with `--resume` goes on from there."},
    Row{ErrorCode::nothing_to_resume, "nothing-to-resume", wrong_words,
        "--resume was given and no earlier run was left unfinished. Leave it out."},
    Row{ErrorCode::changed_on_disk, "changed-on-disk", changed_files,
        "The file of an applied revision says something else now than when it was applied. Put it back and write a new "
        "revision, or allow the change explicitly."},
    Row{ErrorCode::confirmation_needed, "confirmation-needed", needs_a_yes,
        "The command would destroy data, or the database is marked as protected, and nobody is there to be asked. "
        "Nothing "
        "was changed. Say --yes if it is meant."},
    Row{ErrorCode::ledger_invalid, "ledger-invalid", nothing_applied,
        "The ledger table is not of the shape that Aludel writes. Nothing was changed."},
    Row{ErrorCode::server_not_found, "server-not-found", no_connection,
        "An ephemeral database was asked for and the programs of its server were not found. Install the server "
        "package, or "
        "name the directory with --pg-bin."},
    Row{ErrorCode::server_failed, "server-failed", no_connection,
        "An ephemeral server did not start. The detail holds the end of its log."},
    Row{ErrorCode::process_failed, "process-failed", wrong_setup, "A program that is needed could not be started."},
    Row{ErrorCode::python_syntax, "python-syntax", wrong_revisions,
        "A Python file is not valid Python. The message names the place; nothing of the file was run."},
    Row{ErrorCode::python_raised, "python-raised", wrong_revisions,
        "A Python file raised an exception that nothing in it caught. The message is Python's own, the detail its "
        "traceback."},
    Row{ErrorCode::python_unresolved, "python-unresolved", wrong_revisions,
        "A Python file uses something that it imports from a module that Aludel neither provides nor finds in the "
        "project. An import alone does no harm; the place that uses it is named."},
    Row{ErrorCode::python_unknown, "python-unknown", wrong_revisions,
        "What a Python file does next depends on an answer that only a database can give, and none is connected."},
    Row{ErrorCode::python_limit, "python-limit", wrong_revisions,
        "A Python file was stopped at a limit: of steps, of memory, or of nested calls. The message says which."},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].code != static_cast<ErrorCode>(i))
            return false;
    }
    return true;
}
static_assert(in_order(), "the table follows the order of ErrorCode");
static_assert(table.size() == static_cast<std::size_t>(ErrorCode::python_limit) + 1, "every ErrorCode has a row");

const Row& row(ErrorCode code) {
    return table[static_cast<std::size_t>(code)];
}

}  // namespace

std::string to_string(const Place& place) {
    std::string text = place.file;
    for (int number : {place.line, place.column}) {
        if (number <= 0)
            break;
        if (!text.empty())
            text += ':';
        text += std::to_string(number);
    }
    return text;
}

int exit_status(ErrorCode code) {
    return row(code).exit_status;
}

std::string_view name(ErrorCode code) {
    return row(code).name;
}

std::string_view explanation(ErrorCode code) {
    return row(code).explanation;
}

const std::vector<ErrorCode>& all_error_codes() {
    static const std::vector<ErrorCode> codes = [] {
        std::vector<ErrorCode> all;
        for (const Row& one : table) all.push_back(one.code);
        return all;
    }();
    return codes;
}

Error::Error(const Error&) = default;
Error::Error(Error&&) noexcept = default;
Error& Error::operator=(const Error&) = default;
Error& Error::operator=(Error&&) noexcept = default;
Error::~Error() = default;

Error::Error(ErrorCode code, std::string message) : code_(code), message_(std::move(message)) {
    refresh();
}

Error& Error::at(Place place) {
    place_ = std::move(place);
    refresh();
    return *this;
}

Error& Error::hint(std::string text) {
    hint_ = std::move(text);
    return *this;
}

Error& Error::detail(std::string text) {
    detail_ = std::move(text);
    return *this;
}

Error& Error::statement(std::string sql, std::string sqlstate) {
    statement_ = std::move(sql);
    sqlstate_ = std::move(sqlstate);
    return *this;
}

void Error::refresh() {
    what_ = to_string(place_);
    if (!what_.empty())
        what_ += ": ";
    what_ += message_;
}

}  // namespace aludel
