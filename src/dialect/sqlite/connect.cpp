#include "dialect/sqlite/connect.hpp"

#include <fmt/format.h>
#include <pwd.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <optional>
#include <thread>
#include <utility>

#include "base/file.hpp"
#include "base/interrupt.hpp"
#include "base/text.hpp"
#include "dialect/foreign_key_check.hpp"
#include "dialect/sqlite/failure.hpp"
#include "dialect/sqlite/foreign_keys.hpp"
#include "dialect/sqlite/handle.hpp"
#include "dialect/sqlite/lexer.hpp"

namespace aludel::dialect::sqlite {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr double default_lock_timeout = 5;

Statement own(std::string sql) {
    return {std::move(sql), {}, {}, {}, {}};
}

std::string os_user() {
    const passwd* entry = getpwuid(geteuid());
    return entry != nullptr ? entry->pw_name : std::to_string(geteuid());
}

/// What is asked of the library's waiting and running: how long, and whether somebody wants it to end.
struct Limits {
    double lock_seconds = default_lock_timeout;  ///< 0: no limit
    double statement_seconds = 0;
    Clock::time_point wait_started;
    Clock::time_point deadline = Clock::time_point::max();
    bool deadline_passed = false;
    std::atomic<bool> cancelled{false};
    /// A signal that had come before the call does not end it: what became of the run is still to be written down.
    bool signal_before = false;

    bool signalled() const { return interrupt::pending() != 0 && !signal_before; }
};

int on_busy(void* argument, int count) {
    auto& limits = *static_cast<Limits*>(argument);
    if (count == 0) {
        limits.wait_started = Clock::now();
    }
    const std::chrono::duration<double> waited = Clock::now() - limits.wait_started;
    const bool over = limits.lock_seconds > 0 && waited.count() >= limits.lock_seconds;
    if (over || limits.cancelled.load() || limits.signalled()) {
        return 0;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(std::min(1 << std::min(count, 5), 25)));
    return 1;
}

int on_progress(void* argument) {
    auto& limits = *static_cast<Limits*>(argument);
    limits.deadline_passed = Clock::now() >= limits.deadline;
    return limits.deadline_passed ? 1 : 0;
}

/// Is this one of the statements after which sqlite3_changes means something?
bool changes_rows(std::string_view sql) {
    for (const Token& token : significant_tokens(sql)) {
        const std::string word = ascii_lower(sql.substr(token.begin, token.end - token.begin));
        return word == "insert" || word == "update" || word == "delete" || word == "replace";
    }
    return false;
}

Storage storage_of(int type) {
    switch (type) {
        case SQLITE_INTEGER:
            return Storage::integer;
        case SQLITE_FLOAT:
            return Storage::real;
        case SQLITE_TEXT:
            return Storage::text;
        case SQLITE_BLOB:
            return Storage::blob;
        default:
            return Storage::null;
    }
}

class SqliteConnection final : public Connection, public ForeignKeyCheck {
public:
    SqliteConnection(const Dialect& dialect, std::string path, int flags, double open_timeout);
    ~SqliteConnection() override { rollback(); }

    const Dialect& dialect() const override { return dialect_; }
    using Connection::query;
    Result query(const Statement& statement) override;
    const Failure& last_failure() const override { return failure_; }
    void run(std::span<const Statement> statements, const std::function<void(const Outcome&)>& done) override;
    void begin() override;
    void commit() override;
    void rollback() noexcept override;
    void check_foreign_keys(When when) override;
    bool in_transaction() const override { return sqlite3_get_autocommit(database_.get()) == 0; }
    void cancel() noexcept override;
    void set_timeouts(double lock_seconds, double statement_seconds) override;
    void on_notice(std::function<void(const Notice&)> /*listener*/) override {}  // SQLite has nothing to say
    std::string server_version() override { return fmt::format("SQLite {}", sqlite3_libversion()); }
    std::string user() override { return os_user(); }
    std::string describe() override { return shown_; }

private:
    void start_call() { limits_.signal_before = interrupt::pending() != 0; }
    Prepared prepare(const Statement& statement);
    void bind(sqlite3_stmt* prepared, const Statement& statement);
    std::int64_t execute(const Statement& statement, Result* result);
    void read_row(sqlite3_stmt* prepared, Result& result);
    [[noreturn]] void fail(const Statement& statement);
    std::string single(const std::string& sql);
    void restore_foreign_keys() noexcept;
    void remember_violations();
    void require_foreign_keys();

    const Dialect& dialect_;
    std::string shown_;
    Limits limits_;
    Failure failure_;
    Database database_;
    std::string foreign_keys_before_;  ///< of PRAGMA foreign_keys; empty when it is as the session had it
    /// The violations the last look found, as long as nobody has written since.
    std::optional<std::vector<Violation>> violations_;
    std::optional<std::vector<Violation>> before_postponed_;  ///< what does not count when the check comes
    bool postponed_ = false;
    std::string data_version_;  ///< PRAGMA data_version at that look: another's commit changes it
    interrupt::Canceller canceller_;
};

SqliteConnection::SqliteConnection(const Dialect& dialect, std::string path, int flags, double open_timeout)
    : dialect_(dialect),
      shown_(path == ":memory:" ? "in-memory database" : display_path(path)),
      canceller_([](void* self) { static_cast<SqliteConnection*>(self)->cancel(); }, this) {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &raw, flags | SQLITE_OPEN_EXRESCODE, nullptr);
    database_.reset(raw);
    if (code != SQLITE_OK) {
        Error error = failure(raw, code, shown_, {});
        throw Error(ErrorCode::connection_failed, error.message()).detail(error.detail()).hint(error.hint());
    }
    sqlite3_busy_handler(raw, on_busy, &limits_);
    // Opening alone reads nothing: a file that is no database would be found out in the middle of the run.
    limits_.lock_seconds = open_timeout;
    single("PRAGMA schema_version");
    limits_.lock_seconds = default_lock_timeout;
}

void SqliteConnection::fail(const Statement& statement) {
    const int code = sqlite3_extended_errcode(database_.get());
    const int primary = code & 0xFF;
    failure_ = {sqlite3_errmsg(database_.get()), code, result_name(code), {}};
    if ((primary == SQLITE_INTERRUPT || primary == SQLITE_BUSY) && limits_.signalled()) {
        throw Error(ErrorCode::interrupted, "interrupted")
            .statement(statement.sql, result_name(code))
            .at(statement.place);
    }
    if (primary == SQLITE_INTERRUPT && limits_.deadline_passed) {
        throw Error(ErrorCode::statement_failed,
                    fmt::format("the statement ran longer than the statement timeout of {}",
                                format_duration(limits_.statement_seconds)))
            .statement(statement.sql, result_name(code))
            .at(statement.place)
            .hint("raise statement_timeout, or split the statement");
    }
    if (primary == SQLITE_BUSY && limits_.cancelled.load()) {
        throw Error(ErrorCode::interrupted, "interrupted")
            .statement(statement.sql, result_name(code))
            .at(statement.place);
    }
    throw failure(database_.get(), code, shown_, statement);
}

Prepared SqliteConnection::prepare(const Statement& statement) {
    const char* const text = statement.sql.data();
    const char* tail = nullptr;
    sqlite3_stmt* raw = nullptr;
    const int code = sqlite3_prepare_v2(database_.get(), text, static_cast<int>(statement.sql.size()) + 1, &raw, &tail);
    Prepared prepared(raw);
    if (code != SQLITE_OK) {
        fail(statement);
    }
    // The library runs the first statement of a text and leaves the rest: never silently.
    const std::string_view rest = std::string_view(statement.sql).substr(static_cast<std::size_t>(tail - text));
    for (const Token& token : significant_tokens(rest)) {
        if (token.kind != TokenKind::semicolon) {
            throw Error(ErrorCode::sql_syntax, "more than one statement where one is expected")
                .statement(statement.sql)
                .at(statement.place);
        }
    }
    return prepared;
}

void SqliteConnection::bind(sqlite3_stmt* prepared, const Statement& statement) {
    const int wanted = sqlite3_bind_parameter_count(prepared);
    if (static_cast<std::size_t>(wanted) != statement.parameters.size()) {
        throw Error(
            ErrorCode::statement_failed,
            fmt::format("the statement has {} but {} given", plural(static_cast<std::size_t>(wanted), "parameter"),
                        statement.parameters.empty() ? std::string("none is")
                                                     : std::to_string(statement.parameters.size()) + " are"))
            .statement(statement.sql)
            .at(statement.place)
            .hint(
                "a revision has no parameters: write the value itself, and ?, :name, @name and $name only inside "
                "quotes");
    }
    for (int index = 0; index < wanted; ++index) {
        const Value& value = statement.parameters[static_cast<std::size_t>(index)];
        const int code =
            value ? sqlite3_bind_text64(prepared, index + 1, value->data(), value->size(), SQLITE_STATIC, SQLITE_UTF8)
                  : sqlite3_bind_null(prepared, index + 1);
        if (code != SQLITE_OK) {
            fail(statement);
        }
    }
}

void SqliteConnection::read_row(sqlite3_stmt* prepared, Result& result) {
    std::vector<Value> row;
    std::vector<Storage>& storage = result.storage.emplace_back();
    const int columns = sqlite3_column_count(prepared);
    row.reserve(static_cast<std::size_t>(columns));
    for (int column = 0; column < columns; ++column) {
        storage.push_back(storage_of(sqlite3_column_type(prepared, column)));
        if (storage.back() == Storage::null) {
            row.emplace_back(std::nullopt);
            continue;
        }
        if (storage.back() == Storage::real) {  // the library's own text has 15 digits, which may be another number
            row.emplace_back(fmt::format("{}", sqlite3_column_double(prepared, column)));
            continue;
        }
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(prepared, column));
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(prepared, column));
        row.emplace_back(bytes == nullptr ? std::string() : std::string(bytes, size));
    }
    result.rows.push_back(std::move(row));
}

std::int64_t SqliteConnection::execute(const Statement& statement, Result* result) {
    limits_.cancelled.store(false);
    limits_.deadline_passed = false;
    const Prepared prepared = prepare(statement);
    if (!prepared) {
        return 0;  // comments alone
    }
    bind(prepared.get(), statement);
    if (!in_transaction() && sqlite3_stmt_readonly(prepared.get()) == 0) {
        violations_.reset();
    }
    if (limits_.statement_seconds > 0) {
        limits_.deadline = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                              std::chrono::duration<double>(limits_.statement_seconds));
        sqlite3_progress_handler(database_.get(), 1000, on_progress, &limits_);
    }
    const std::int64_t before = sqlite3_total_changes64(database_.get());
    int code = SQLITE_OK;
    while ((code = sqlite3_step(prepared.get())) == SQLITE_ROW) {
        if (result != nullptr) {
            read_row(prepared.get(), *result);
        }
    }
    sqlite3_progress_handler(database_.get(), 0, nullptr, nullptr);
    if (code != SQLITE_DONE) {
        fail(statement);
    }
    if (result != nullptr) {
        for (int column = 0; column < sqlite3_column_count(prepared.get()); ++column) {
            result->columns.emplace_back(sqlite3_column_name(prepared.get(), column));
        }
    }
    // sqlite3_changes keeps its value through statements that change no rows.
    return sqlite3_total_changes64(database_.get()) == before ? 0 : sqlite3_changes64(database_.get());
}

Result SqliteConnection::query(const Statement& statement) {
    start_call();
    Result result;
    result.affected = execute(statement, &result);
    result.returns_rows = !result.columns.empty();
    result.counted = changes_rows(statement.sql);
    result.last_row_id = sqlite3_last_insert_rowid(database_.get());
    return result;
}

void SqliteConnection::run(std::span<const Statement> statements, const std::function<void(const Outcome&)>& done) {
    start_call();
    for (std::size_t index = 0; index < statements.size(); ++index) {
        const Statement& statement = statements[index];
        if (limits_.signalled()) {
            interrupt::check();
        }
        const Clock::time_point started = Clock::now();
        if (statement.copy_data) {
            throw Error(ErrorCode::internal, "COPY data reached SQLite").at(statement.place);
        }
        const std::int64_t affected = execute(statement, nullptr);
        if (statement.expect_rows && affected != *statement.expect_rows) {
            throw Error(ErrorCode::version_table_mismatch,
                        fmt::format("the statement touched {} where {} had to be",
                                    plural(static_cast<std::size_t>(affected), "row"), *statement.expect_rows))
                .statement(statement.sql)
                .at(statement.place)
                .hint("a statement of a revision, or somebody else, has changed the table; look with `aludel status`");
        }
        if (done) {
            done({index, std::chrono::duration<double>(Clock::now() - started).count(), affected});
        }
    }
}

std::string SqliteConnection::single(const std::string& sql) {
    Result result;
    execute(own(sql), &result);
    return result.rows.empty() || result.rows.front().empty() ? std::string()
                                                              : result.rows.front().front().value_or("");
}

void SqliteConnection::begin() {
    if (in_transaction()) {
        throw Error(ErrorCode::internal, "a transaction is open already");
    }
    start_call();
    const std::string before = single("PRAGMA foreign_keys");
    single("PRAGMA foreign_keys = OFF");  // ignored once a transaction is open
    foreign_keys_before_ = before;
    try {
        if (sqlite3_db_readonly(database_.get(), "main") == 1) {
            throw Error(ErrorCode::connection_failed, fmt::format("{} is read-only", shown_))
                .hint("SQLite needs to write the file and its directory; look at their permissions");
        }
        execute(own("BEGIN IMMEDIATE"), nullptr);
        remember_violations();
    } catch (...) {
        rollback();
        throw;
    }
}

void SqliteConnection::remember_violations() {
    if (before_postponed_) {
        return;
    }
    std::string version = single("PRAGMA main.data_version");
    if (!violations_ || version != data_version_) {
        violations_ = foreign_key_violations(database_.get());
        data_version_ = std::move(version);
    }
}

void SqliteConnection::check_foreign_keys(When when) {
    postponed_ = when == When::postponed || when == When::all_postponed;
    if (when == When::postponed) {
        before_postponed_ = foreign_key_violations(database_.get());
    } else if (when == When::all_postponed) {
        before_postponed_.emplace();
    } else if (when == When::each_commit) {
        before_postponed_.reset();
        violations_.reset();
    }
}

void SqliteConnection::require_foreign_keys() {
    if (postponed_) {
        return;
    }
    constexpr std::size_t shown_at_most = 10;
    const bool committed = before_postponed_.has_value();
    const std::vector<Violation> before =
        committed ? *before_postponed_ : violations_.value_or(std::vector<Violation>{});
    // Past this many there is something new for certain, and enough to name.
    const std::size_t limit = before.size() + 1000;
    std::vector<Violation> now = foreign_key_violations(database_.get(), limit);
    const std::vector<Violation> fresh = new_violations(before, now);
    if (fresh.empty()) {
        violations_ = std::move(now);
        return;
    }
    const std::string more = now.size() == limit ? "more than " : "";
    std::string list;
    for (std::size_t index = 0; index < std::min(fresh.size(), shown_at_most); ++index) {
        list += (index == 0 ? "" : "\n") + sqlite::describe(fresh[index]);
    }
    if (fresh.size() > shown_at_most) {
        list += fmt::format("\n… and {}{} more", more, fresh.size() - shown_at_most);
    }
    Error error(
        ErrorCode::foreign_key_violation,
        fmt::format("foreign keys {} violated: {}", committed ? "are" : "would be", sqlite::describe(fresh.front())));
    if (fresh.size() > 1) {
        error.detail(fmt::format("{}{} found before the commit:\n{}", more, plural(fresh.size(), "violation"), list));
    }
    std::string hint = "correct or delete these rows";
    hint += committed ? " by hand: the statements of the section are committed" : " in the revision";
    if (!before.empty()) {
        hint += fmt::format("; what stood before it ({}) does not count", plural(before.size(), "violation"));
    }
    throw error.statement({}, "SQLITE_CONSTRAINT_FOREIGNKEY").hint(hint);
}

void SqliteConnection::commit() {
    if (!in_transaction()) {
        throw Error(ErrorCode::internal, "no transaction is open");
    }
    start_call();
    require_foreign_keys();
    execute(own("COMMIT"), nullptr);
    restore_foreign_keys();
}

void SqliteConnection::rollback() noexcept {
    // After a full disk or an I/O error SQLite has rolled back on its own.
    if (in_transaction()) {
        sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
    violations_.reset();
    restore_foreign_keys();
}

void SqliteConnection::restore_foreign_keys() noexcept {
    if (foreign_keys_before_ == "1") {
        sqlite3_exec(database_.get(), "PRAGMA foreign_keys = ON", nullptr, nullptr, nullptr);
    }
    foreign_keys_before_.clear();
}

void SqliteConnection::cancel() noexcept {
    limits_.cancelled.store(true);
    if (database_) {
        sqlite3_interrupt(database_.get());
    }
}

void SqliteConnection::set_timeouts(double lock_seconds, double statement_seconds) {
    limits_.lock_seconds = lock_seconds;
    limits_.statement_seconds = statement_seconds;
}

int open_flags(const ConnectOptions& options) {
    if (options.read_only) {
        return SQLITE_OPEN_READONLY;
    }
    return SQLITE_OPEN_READWRITE | (options.create ? SQLITE_OPEN_CREATE : 0);
}

void require_openable(const fs::path& path, int flags) {
    std::error_code ignored;
    const std::string shown = display_path(path);
    if (fs::is_directory(path, ignored)) {
        throw Error(ErrorCode::connection_failed, fmt::format("{} is a directory, not a database file", shown))
            .hint("the URL names the file: sqlite:///dir/app.db");
    }
    std::error_code problem;
    if (fs::exists(path, problem)) {
        return;
    }
    if (problem) {
        throw Error(ErrorCode::connection_failed,
                    fmt::format("cannot reach the database {}: {}", shown, problem.message()))
            .hint("look at the permissions of its directories, and at symbolic links among them");
    }
    if ((flags & SQLITE_OPEN_CREATE) == 0) {
        throw Error(ErrorCode::connection_failed, fmt::format("there is no database {}", shown))
            .hint("look at the path; `aludel upgrade` creates the file");
    }
    if (!fs::is_directory(path.parent_path(), ignored)) {
        throw Error(ErrorCode::connection_failed,
                    fmt::format("cannot create {}: there is no directory {}", shown, display_path(path.parent_path())))
            .hint("create the directory, or correct the path in the URL");
    }
}

}  // namespace

bool is_memory(const Url& url) {
    return url.database.empty() || url.database == ":memory:";
}

std::unique_ptr<Connection> connect(const Dialect& dialect, const Url& url, const ConnectOptions& options) {
    const int flags = open_flags(options);
    if (is_memory(url)) {
        return std::make_unique<SqliteConnection>(dialect, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                                                  options.connect_timeout);
    }
    // Absolute, so that no name is read as a URI ("file:…") or as an option of the library.
    const fs::path path = fs::absolute(url.database);
    require_openable(path, flags);
    return std::make_unique<SqliteConnection>(dialect, path.string(), flags, options.connect_timeout);
}

}  // namespace aludel::dialect::sqlite
