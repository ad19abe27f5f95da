#include "dialect/sqlite/failure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "base/error.hpp"
#include "base/text.hpp"
#include "dialect/sqlite/split.hpp"

namespace aludel::dialect::sqlite {

namespace {

struct NamedCode {
    int code;
    std::string_view name;
};

#define ALUDEL_NAMED(code) \
    { code, #code }
constexpr NamedCode result_names[] = {
    ALUDEL_NAMED(SQLITE_OK),
    ALUDEL_NAMED(SQLITE_ERROR),
    ALUDEL_NAMED(SQLITE_INTERNAL),
    ALUDEL_NAMED(SQLITE_PERM),
    ALUDEL_NAMED(SQLITE_ABORT),
    ALUDEL_NAMED(SQLITE_BUSY),
    ALUDEL_NAMED(SQLITE_LOCKED),
    ALUDEL_NAMED(SQLITE_NOMEM),
    ALUDEL_NAMED(SQLITE_READONLY),
    ALUDEL_NAMED(SQLITE_INTERRUPT),
    ALUDEL_NAMED(SQLITE_IOERR),
    ALUDEL_NAMED(SQLITE_CORRUPT),
    ALUDEL_NAMED(SQLITE_NOTFOUND),
    ALUDEL_NAMED(SQLITE_FULL),
    ALUDEL_NAMED(SQLITE_CANTOPEN),
    ALUDEL_NAMED(SQLITE_PROTOCOL),
    ALUDEL_NAMED(SQLITE_EMPTY),
    ALUDEL_NAMED(SQLITE_SCHEMA),
    ALUDEL_NAMED(SQLITE_TOOBIG),
    ALUDEL_NAMED(SQLITE_CONSTRAINT),
    ALUDEL_NAMED(SQLITE_MISMATCH),
    ALUDEL_NAMED(SQLITE_MISUSE),
    ALUDEL_NAMED(SQLITE_NOLFS),
    ALUDEL_NAMED(SQLITE_AUTH),
    ALUDEL_NAMED(SQLITE_FORMAT),
    ALUDEL_NAMED(SQLITE_RANGE),
    ALUDEL_NAMED(SQLITE_NOTADB),
    ALUDEL_NAMED(SQLITE_NOTICE),
    ALUDEL_NAMED(SQLITE_WARNING),
    ALUDEL_NAMED(SQLITE_ERROR_MISSING_COLLSEQ),
    ALUDEL_NAMED(SQLITE_ERROR_RETRY),
    ALUDEL_NAMED(SQLITE_ERROR_SNAPSHOT),
    ALUDEL_NAMED(SQLITE_IOERR_READ),
    ALUDEL_NAMED(SQLITE_IOERR_SHORT_READ),
    ALUDEL_NAMED(SQLITE_IOERR_WRITE),
    ALUDEL_NAMED(SQLITE_IOERR_FSYNC),
    ALUDEL_NAMED(SQLITE_IOERR_DIR_FSYNC),
    ALUDEL_NAMED(SQLITE_IOERR_TRUNCATE),
    ALUDEL_NAMED(SQLITE_IOERR_FSTAT),
    ALUDEL_NAMED(SQLITE_IOERR_UNLOCK),
    ALUDEL_NAMED(SQLITE_IOERR_RDLOCK),
    ALUDEL_NAMED(SQLITE_IOERR_DELETE),
    ALUDEL_NAMED(SQLITE_IOERR_BLOCKED),
    ALUDEL_NAMED(SQLITE_IOERR_NOMEM),
    ALUDEL_NAMED(SQLITE_IOERR_ACCESS),
    ALUDEL_NAMED(SQLITE_IOERR_CHECKRESERVEDLOCK),
    ALUDEL_NAMED(SQLITE_IOERR_LOCK),
    ALUDEL_NAMED(SQLITE_IOERR_CLOSE),
    ALUDEL_NAMED(SQLITE_IOERR_DIR_CLOSE),
    ALUDEL_NAMED(SQLITE_IOERR_SHMOPEN),
    ALUDEL_NAMED(SQLITE_IOERR_SHMSIZE),
    ALUDEL_NAMED(SQLITE_IOERR_SHMLOCK),
    ALUDEL_NAMED(SQLITE_IOERR_SHMMAP),
    ALUDEL_NAMED(SQLITE_IOERR_SEEK),
    ALUDEL_NAMED(SQLITE_IOERR_DELETE_NOENT),
    ALUDEL_NAMED(SQLITE_IOERR_MMAP),
    ALUDEL_NAMED(SQLITE_IOERR_GETTEMPPATH),
    ALUDEL_NAMED(SQLITE_IOERR_CONVPATH),
    ALUDEL_NAMED(SQLITE_IOERR_VNODE),
    ALUDEL_NAMED(SQLITE_IOERR_AUTH),
    ALUDEL_NAMED(SQLITE_IOERR_BEGIN_ATOMIC),
    ALUDEL_NAMED(SQLITE_IOERR_COMMIT_ATOMIC),
    ALUDEL_NAMED(SQLITE_IOERR_ROLLBACK_ATOMIC),
    ALUDEL_NAMED(SQLITE_IOERR_DATA),
    ALUDEL_NAMED(SQLITE_IOERR_CORRUPTFS),
    ALUDEL_NAMED(SQLITE_LOCKED_SHAREDCACHE),
    ALUDEL_NAMED(SQLITE_LOCKED_VTAB),
    ALUDEL_NAMED(SQLITE_BUSY_RECOVERY),
    ALUDEL_NAMED(SQLITE_BUSY_SNAPSHOT),
    ALUDEL_NAMED(SQLITE_BUSY_TIMEOUT),
    ALUDEL_NAMED(SQLITE_CANTOPEN_NOTEMPDIR),
    ALUDEL_NAMED(SQLITE_CANTOPEN_ISDIR),
    ALUDEL_NAMED(SQLITE_CANTOPEN_FULLPATH),
    ALUDEL_NAMED(SQLITE_CANTOPEN_CONVPATH),
    ALUDEL_NAMED(SQLITE_CANTOPEN_DIRTYWAL),
    ALUDEL_NAMED(SQLITE_CANTOPEN_SYMLINK),
    ALUDEL_NAMED(SQLITE_CORRUPT_VTAB),
    ALUDEL_NAMED(SQLITE_CORRUPT_SEQUENCE),
    ALUDEL_NAMED(SQLITE_CORRUPT_INDEX),
    ALUDEL_NAMED(SQLITE_READONLY_RECOVERY),
    ALUDEL_NAMED(SQLITE_READONLY_CANTLOCK),
    ALUDEL_NAMED(SQLITE_READONLY_ROLLBACK),
    ALUDEL_NAMED(SQLITE_READONLY_DBMOVED),
    ALUDEL_NAMED(SQLITE_READONLY_CANTINIT),
    ALUDEL_NAMED(SQLITE_READONLY_DIRECTORY),
    ALUDEL_NAMED(SQLITE_ABORT_ROLLBACK),
    ALUDEL_NAMED(SQLITE_CONSTRAINT_CHECK),
    ALUDEL_NAMED(SQLITE_CONSTRAINT_COMMITHOOK),
    ALUDEL_NAMED(SQLITE_CONSTRAINT_FOREIGNKEY),
    ALUDEL_NAMED(SQLITE_CONSTRAINT_FUNCTION),
    ALUDEL_NAMED(SQLITE_CONSTRAINT_NOTNULL),
    ALUDEL_NAMED(SQLITE_CONSTRAINT_PRIMARYKEY),
    ALUDEL_NAMED(SQLITE_CONSTRAINT_TRIGGER),
    ALUDEL_NAMED(SQLITE_CONSTRAINT_UNIQUE),
    ALUDEL_NAMED(SQLITE_CONSTRAINT_VTAB),
    ALUDEL_NAMED(SQLITE_CONSTRAINT_ROWID),
    ALUDEL_NAMED(SQLITE_CONSTRAINT_PINNED),
    ALUDEL_NAMED(SQLITE_CONSTRAINT_DATATYPE),
    ALUDEL_NAMED(SQLITE_NOTICE_RECOVER_WAL),
    ALUDEL_NAMED(SQLITE_NOTICE_RECOVER_ROLLBACK),
    ALUDEL_NAMED(SQLITE_WARNING_AUTOINDEX),
    ALUDEL_NAMED(SQLITE_AUTH_USER),
};
#undef ALUDEL_NAMED

/// How an ending is told: which of our codes, what stands before the library's own words, what to do next.
struct Telling {
    ErrorCode code = ErrorCode::statement_failed;
    std::string message;
    std::string hint;
};

Telling tell_io(std::string_view file) {
    return {ErrorCode::statement_failed, fmt::format("cannot read or write {}", file),
            "see the system's messages for the disk; nothing of the open transaction is kept"};
}

/// SQLite has one code for all of these, and no hints.
std::string hint_for(std::string_view words) {
    const auto says = [words](std::string_view part) { return words.find(part) != std::string_view::npos; };
    if (says("syntax error") || says("incomplete input")) {
        return "SQLite understood it up to there: look at that word and the one before it";
    }
    if (says("no such") || says("has no column")) {
        return "make it in an earlier revision, or correct its name";
    }
    if (says("already exists") || says("duplicate column")) {
        return "it is there already: if it is what this revision makes, `aludel stamp` records that without running it";
    }
    return {};
}

/// `author`: of a statement that is not aludel's own.
Telling tell(int extended_code, std::string_view words, std::string_view file, bool author) {
    switch (extended_code & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {ErrorCode::lock_timeout, fmt::format("{} is locked by another connection", file),
                    "end the program that writes to it, or raise lock_timeout"};
        case SQLITE_FULL:
            return {ErrorCode::statement_failed, fmt::format("the disk that holds {} is full", file),
                    "make room and run again; nothing of the open transaction is kept"};
        case SQLITE_IOERR:
            return tell_io(file);
        case SQLITE_READONLY:
            return {ErrorCode::connection_failed, fmt::format("{} cannot be written", file),
                    "SQLite needs to write the file and its directory; look at their permissions"};
        case SQLITE_CANTOPEN:
            return {ErrorCode::connection_failed, fmt::format("cannot open {}", file),
                    "look at the path and at the permissions of the file and its directory"};
        case SQLITE_NOTADB:
            return {ErrorCode::connection_failed, fmt::format("{} is not an SQLite database", file),
                    "look at the path; an encrypted database cannot be opened"};
        case SQLITE_INTERRUPT:
            return {ErrorCode::interrupted, "interrupted", {}};
        case SQLITE_CORRUPT:
            return {ErrorCode::statement_failed, fmt::format("{} is damaged", file),
                    "run PRAGMA integrity_check and restore a backup"};
        case SQLITE_CONSTRAINT:
            return {ErrorCode::statement_failed, std::string(words),
                    author ? "rows do not fit the constraint: correct them before this statement, in the same "
                             "revision or an earlier one"
                           : ""};
        default:
            return {ErrorCode::statement_failed, std::string(words), author ? hint_for(words) : std::string()};
    }
}

bool is_on(sqlite3* database, const char* pragma) {
    bool on = false;
    const auto read = [](void* found, int columns, char** values, char** /*names*/) {
        *static_cast<bool*>(found) = columns == 1 && values[0] != nullptr && std::strcmp(values[0], "1") == 0;
        return 0;
    };
    return sqlite3_exec(database, pragma, read, &on, nullptr) == SQLITE_OK && on;
}

/// The file could be written, but the session says no.
Telling tell_query_only() {
    return {ErrorCode::statement_failed, "PRAGMA query_only is on: nothing can be written in this session",
            "leave that PRAGMA out, or turn it off before the revision ends: the version table could not be written "
            "behind it"};
}

Place place_of_error(sqlite3* database, const Statement& statement) {
    if (statement.place.line == 0) {
        return statement.place;
    }
    const int offset = sqlite3_error_offset(database);
    if (offset < 0) {
        return statement.place;
    }
    return place_in(statement.sql, static_cast<std::size_t>(offset), statement.place);
}

}  // namespace

std::string result_name(int extended_code) {
    for (const int code : {extended_code, extended_code & 0xFF}) {
        const auto* const found = std::find_if(std::begin(result_names), std::end(result_names),
                                               [&](const NamedCode& one) { return one.code == code; });
        if (found != std::end(result_names)) {
            return std::string(found->name);
        }
    }
    return fmt::format("SQLITE_{}", extended_code);
}

Error failure(sqlite3* database, int extended_code, std::string_view file, const Statement& statement) {
    const std::string words = database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(extended_code);
    const Place place = database != nullptr ? place_of_error(database, statement) : statement.place;
    const int system = database != nullptr ? sqlite3_system_errno(database) : 0;
    const bool query_only =
        extended_code == SQLITE_READONLY && database != nullptr && is_on(database, "PRAGMA query_only");
    const Telling telling =
        query_only ? tell_query_only() : tell(extended_code, words, file, !statement.place.file.empty());
    Error error(telling.code, telling.message);
    // What could not even be opened is no fault of the statement that found out.
    error.statement(telling.code == ErrorCode::connection_failed ? std::string() : statement.sql,
                    result_name(extended_code));
    if (database != nullptr) {
        error.at(place);
    }
    if (telling.message != words) {
        const bool from_system = system != 0 && (extended_code & 0xFF) != SQLITE_BUSY;
        error.detail(from_system ? fmt::format("{} ({})", words, std::strerror(system)) : words);
    }
    if (!telling.hint.empty()) {
        error.hint(telling.hint);
    }
    return error;
}

}  // namespace aludel::dialect::sqlite
