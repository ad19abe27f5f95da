#include "dialect/sqlite/connect.hpp"

#include <fmt/format.h>
#include <pwd.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <optional>
#include <utility>

#include "base/file.hpp"
#include "base/interrupt.hpp"
#include "base/text.hpp"
#include "dialect/foreign_key_check.hpp"
#include "dialect/migration_patience.hpp"
#include "dialect/own_statements.hpp"
#include "dialect/sqlite/database_file.hpp"
#include "dialect/sqlite/failure.hpp"
#include "dialect/sqlite/foreign_key_watch.hpp"
#include "dialect/sqlite/handle.hpp"
#include "dialect/sqlite/lexer.hpp"
#include "dialect/sqlite/limits.hpp"
#include "dialect/sqlite/lock.hpp"
#include "dialect/sqlite/row.hpp"
#include "dialect/sqlite/traits.hpp"

namespace aludel::dialect::sqlite {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

Statement own(std::string sql) {
    return {std::move(sql), {}, {}, {}, {}};
}

std::string os_user() {
    const passwd* entry = getpwuid(geteuid());
    return entry != nullptr ? entry->pw_name : std::to_string(geteuid());
}

/// Is this one of the statements after which sqlite3_changes means something?
bool changes_rows(std::string_view sql) {
    for (const Token& token : significant_tokens(sql)) {
        const std::string word = ascii_lower(sql.substr(token.begin, token.end - token.begin));
        return word == "insert" || word == "update" || word == "delete" || word == "replace";
    }
    return false;
}

bool is_pragma(std::string_view sql, std::string_view name) {
    std::vector<std::string> words;
    for (const Token& token : significant_tokens(sql)) {
        words.push_back(ascii_lower(sql.substr(token.begin, token.end - token.begin)));
        if (words.size() == 2) {
            return words[0] == "pragma" && words[1] == name;
        }
    }
    return false;
}

class SqliteConnection final : public Connection, public ForeignKeyCheck, public MigrationPatience, public OwnStatements {
public:
    /// `file`: absolute; empty for a database in memory.
    SqliteConnection(const Dialect& dialect, const std::string& file, const ConnectOptions& options);
    ~SqliteConnection() override { rollback(); }

    const Dialect& dialect() const override { return dialect_; }
    using Connection::query;
    Result query(const Statement& statement) override;
    const Failure& last_failure() const override { return failure_; }
    void run(std::span<const Statement> statements, const std::function<void(const Outcome&)>& done) override;
    void begin() override;
    void commit() override;
    void rollback() noexcept override;
    void check_foreign_keys(When when) override { foreign_keys_.check(database_.get(), when); }
    std::vector<std::string> violated() override;
    void only_tell(std::function<void(const std::string&)> listener) override { listener_ = std::move(listener); }
    void set_migration_patience(double seconds) override { limits_.patience = seconds; }
    bool in_transaction() const override { return sqlite3_get_autocommit(database_.get()) == 0; }
    void cancel() noexcept override;
    void set_timeouts(double lock_seconds, double statement_seconds) override;
    void on_own_statement(Listener listener) override;
    void on_notice(std::function<void(const Notice&)> /*listener*/) override {}  // SQLite has nothing to say
    std::string server_version() override { return fmt::format("SQLite {}", sqlite3_libversion()); }
    std::string user() override { return os_user(); }
    std::string describe() override { return shown_; }
    const std::string& file() const { return limits_.file; }
    sqlite3* handle() const { return database_.get(); }

private:
    void open(const std::string& name);
    void probe(double timeout);
    void reach_file(bool to_write);
    void start_call() { limits_.signal_before = interrupt::pending() != 0; }
    Prepared prepare(const Statement& statement);
    void bind(sqlite3_stmt* prepared, const Statement& statement);
    std::int64_t execute(const Statement& statement, Result* result);
    [[noreturn]] void fail(const Statement& statement);
    bool waits_for_file(sqlite3_stmt* prepared, const Statement& statement);
    std::string single(const std::string& sql);
    void run_own(const std::string& sql);
    void end_by(const char* sql) noexcept;
    void tell_own(std::string_view sql, Clock::time_point started) const;
    void restore_foreign_keys() noexcept;

    const Dialect& dialect_;
    std::string shown_;
    Limits limits_;
    Failure failure_;
    Listener own_;
    int flags_;
    std::optional<NewFile> new_file_;
    Database nothing_;  ///< in memory: read as long as the file is missing, closed no sooner than the other
    std::vector<Statement> session_;  ///< what was set meanwhile
    bool missing_ = false;
    Database database_;
    std::atomic<sqlite3*> running_{nullptr};  ///< the same, for cancel()
    std::string foreign_keys_before_;         ///< of PRAGMA foreign_keys; empty when it is as the session had it
    ForeignKeyWatch foreign_keys_;
    std::function<void(const std::string&)> listener_;  ///< of violations that do not stand in the way
    interrupt::Canceller canceller_;
};

int open_flags(const std::string& file, const ConnectOptions& options) {
    if (options.read_only && !file.empty()) {
        return SQLITE_OPEN_READONLY;
    }
    return SQLITE_OPEN_READWRITE | (options.create || file.empty() ? SQLITE_OPEN_CREATE : 0);
}

SqliteConnection::SqliteConnection(const Dialect& dialect, const std::string& file, const ConnectOptions& options)
    : dialect_(dialect),
      shown_(file.empty() ? "in-memory database" : display_path(file)),
      flags_(open_flags(file, options)),
      canceller_([](void* self) { static_cast<SqliteConnection*>(self)->cancel(); }, this) {
    limits_.file = file;
    std::error_code ignored;
    missing_ = !file.empty() && !fs::exists(file, ignored);
    if (missing_ || file.empty()) {
        open(":memory:");
    } else {
        open(file);
        probe(options.connect_timeout);
    }
}

void SqliteConnection::open(const std::string& name) {
    sqlite3* raw = nullptr;
    const int flags = missing_ ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : flags_;
    const int code = sqlite3_open_v2(name.c_str(), &raw, flags | SQLITE_OPEN_EXRESCODE, nullptr);
    Database opened(raw);
    if (code != SQLITE_OK) {
        Error error = failure(raw, code, shown_, {});
        throw Error(ErrorCode::connection_failed, error.message()).detail(error.detail()).hint(error.hint());
    }
    sqlite3_busy_handler(raw, on_busy, &limits_);
    running_.store(raw);
    nothing_ = std::exchange(database_, std::move(opened));
}

/// Opening alone reads nothing: a file that is no database would be found out in the middle of the run.
void SqliteConnection::probe(double timeout) {
    const double patience = std::exchange(limits_.patience, 0);
    limits_.lock_seconds = timeout;
    try {
        single("PRAGMA schema_version");
    } catch (const Error& error) {
        if (error.code() != ErrorCode::lock_busy) {
            throw std::move(Error(error).statement({}, error.sqlstate()));
        }
    }
    limits_.patience = patience;
    limits_.lock_seconds = default_lock_timeout;
}

/// A file that was missing: somebody has made it since, or it is to be written now.
void SqliteConnection::reach_file(bool to_write) {
    std::error_code ignored;
    if (!missing_ || (!to_write && !fs::exists(limits_.file, ignored))) {
        return;
    }
    if (to_write) {
        new_file_.emplace(limits_.file);
    }
    missing_ = false;
    try {
        open(limits_.file);
    } catch (...) {
        missing_ = true;
        throw;
    }
    foreign_keys_.forget();
    for (const Statement& statement : std::exchange(session_, {})) {
        execute(statement, nullptr);
    }
}

/// Asked of a statement that is prepared while the file is missing: it needs the file.
bool SqliteConnection::waits_for_file(sqlite3_stmt* prepared, const Statement& statement) {
    const bool sets_journal = is_pragma(statement.sql, "journal_mode");
    if (sqlite3_stmt_readonly(prepared) == 0 && !sets_journal) {
        return true;
    }
    if (sets_journal || sqlite3_column_count(prepared) == 0) {
        session_.push_back(statement);
    }
    return false;
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
    if (primary == SQLITE_BUSY) {
        if (const std::optional<LockHolder> holder = other_migration(limits_.file)) {
            throw busy_with_migration(shown_, *holder, limits_.waited);
        }
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

std::int64_t SqliteConnection::execute(const Statement& statement, Result* result) {
    limits_.cancelled.store(false);
    limits_.deadline_passed = false;
    reach_file(false);
    Prepared prepared = prepare(statement);
    if (!prepared) {
        return 0;  // comments alone
    }
    if (missing_ && waits_for_file(prepared.get(), statement)) {
        prepared.reset();
        reach_file(true);
        prepared = prepare(statement);
    }
    bind(prepared.get(), statement);
    if (!in_transaction() && sqlite3_stmt_readonly(prepared.get()) == 0) {
        foreign_keys_.forget();
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
            add_row(prepared.get(), *result);
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

void SqliteConnection::on_own_statement(Listener listener) {
    own_ = std::move(listener);
    foreign_keys_.on_look(own_ ? [this](double seconds) { own_("PRAGMA foreign_key_check", seconds); }
                               : std::function<void(double)>());
}

void SqliteConnection::tell_own(std::string_view sql, Clock::time_point started) const {
    if (own_) {
        own_(sql, std::chrono::duration<double>(Clock::now() - started).count());
    }
}

void SqliteConnection::run_own(const std::string& sql) {
    const Clock::time_point started = Clock::now();
    execute(own(sql), nullptr);
    tell_own(sql, started);
}

void SqliteConnection::end_by(const char* sql) noexcept {
    const Clock::time_point started = Clock::now();
    sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr);
    tell_own(sql, started);
}

void SqliteConnection::begin() {
    if (in_transaction()) {
        throw Error(ErrorCode::internal, "a transaction is open already");
    }
    start_call();
    reach_file(true);
    const std::string before = single("PRAGMA foreign_keys");
    run_own("PRAGMA foreign_keys = OFF");  // ignored once a transaction is open
    foreign_keys_before_ = before;
    try {
        if (sqlite3_db_readonly(database_.get(), "main") == 1) {
            throw Error(ErrorCode::connection_failed, fmt::format("{} is read-only", shown_))
                .hint("SQLite needs to write the file and its directory; look at their permissions");
        }
        run_own("BEGIN IMMEDIATE");
        foreign_keys_.begun(database_.get(), single("PRAGMA main.data_version"));
    } catch (...) {
        rollback();
        throw;
    }
}

std::vector<std::string> SqliteConnection::violated() {
    std::vector<std::string> found;
    for (const Violation& one : foreign_keys_.fresh(database_.get())) {
        found.push_back(sqlite::describe(one));
    }
    return found;
}

void SqliteConnection::commit() {
    if (!in_transaction()) {
        throw Error(ErrorCode::internal, "no transaction is open");
    }
    start_call();
    std::string violations;
    if (listener_ && foreign_keys_before_ != "1") {
        violations = foreign_keys_.found(database_.get());
    } else {
        foreign_keys_.require_none(database_.get());
    }
    run_own("COMMIT");
    restore_foreign_keys();
    if (!violations.empty()) {
        listener_(violations);
    }
}

void SqliteConnection::rollback() noexcept {
    // After a full disk or an I/O error SQLite has rolled back on its own.
    if (in_transaction()) {
        end_by("ROLLBACK");
        std::erase_if(session_, [](const Statement& one) { return !traits(one.sql).transaction_control.empty(); });
    }
    foreign_keys_.forget();
    restore_foreign_keys();
}

void SqliteConnection::restore_foreign_keys() noexcept {
    if (foreign_keys_before_ == "1") {
        end_by("PRAGMA foreign_keys = ON");
    }
    foreign_keys_before_.clear();
}

void SqliteConnection::cancel() noexcept {
    limits_.cancelled.store(true);
    if (sqlite3* const running = running_.load(); running != nullptr) {
        sqlite3_interrupt(running);
    }
}

void SqliteConnection::set_timeouts(double lock_seconds, double statement_seconds) {
    limits_.lock_seconds = lock_seconds;
    limits_.statement_seconds = statement_seconds;
}

}  // namespace

bool is_memory(const Url& url) {
    return url.database.empty() || url.database == ":memory:";
}

std::string database_file(const Connection& connection) {
    const auto* to_file = dynamic_cast<const SqliteConnection*>(&connection);
    return to_file == nullptr ? "" : to_file->file();
}

sqlite3* library_handle(Connection& connection) {
    return dynamic_cast<SqliteConnection&>(connection).handle();
}

std::unique_ptr<Connection> connect(const Dialect& dialect, const Url& url, const ConnectOptions& options) {
    if (is_memory(url)) {
        return std::make_unique<SqliteConnection>(dialect, "", options);
    }
    // Absolute, so that no name is read as a URI ("file:…") or as an option of the library.
    const fs::path file = fs::absolute(url.database);
    require_openable(file, options);
    return std::make_unique<SqliteConnection>(dialect, file.string(), options);
}

}  // namespace aludel::dialect::sqlite
