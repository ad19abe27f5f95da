#include "dialect/sqlite/database_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"

namespace aludel::dialect::sqlite {

namespace fs = std::filesystem;

namespace {

Error cannot_create(const fs::path& file, int reason) {
    Error error(ErrorCode::connection_failed,
                fmt::format("cannot create {}: {}", display_path(file), std::strerror(reason)));
    if (reason == EACCES || reason == EROFS) {
        error.hint(
            fmt::format("SQLite makes the file and its journal in {}: whoever migrates must be allowed to write "
                        "there",
                        display_path(file.parent_path())));
    }
    return error;
}

/// Is it empty, the file of that name, and open here alone? From then on a lease holds up whoever opens it.
bool is_left_empty(int descriptor, const char* name) {
    struct stat opened {};
    struct stat named {};
    // The signal that somebody waits: one that is ignored, and not SIGIO, which would end the process.
    return fcntl(descriptor, F_SETSIG, SIGURG) == 0 && fcntl(descriptor, F_SETLEASE, F_WRLCK) == 0 &&
           fstat(descriptor, &opened) == 0 && stat(name, &named) == 0 && opened.st_size == 0 &&
           opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

}  // namespace

void require_openable(const fs::path& file, const ConnectOptions& options) {
    std::error_code ignored;
    const std::string shown = display_path(file);
    if (fs::is_directory(file, ignored)) {
        throw Error(ErrorCode::connection_failed, fmt::format("{} is a directory, not a database file", shown))
            .hint("the URL names the file: sqlite:///dir/app.db");
    }
    std::error_code problem;
    if (fs::exists(file, problem)) {
        return;
    }
    if (problem) {
        throw Error(ErrorCode::connection_failed,
                    fmt::format("cannot reach the database {}: {}", shown, problem.message()))
            .hint("look at the permissions of its directories, and at symbolic links among them");
    }
    if (options.read_only || !options.create) {
        throw Error(ErrorCode::connection_failed, fmt::format("there is no database {}", shown))
            .hint("look at the path; `aludel upgrade` creates the file");
    }
    if (!fs::is_directory(file.parent_path(), ignored)) {
        throw Error(ErrorCode::connection_failed,
                    fmt::format("cannot create {}: there is no directory {}", shown, display_path(file.parent_path())))
            .hint("create the directory, or correct the path in the URL");
    }
    if (faccessat(AT_FDCWD, file.parent_path().c_str(), W_OK | X_OK, AT_EACCESS) != 0) {
        throw cannot_create(file, errno);
    }
}

NewFile::NewFile(fs::path file) {
    constexpr mode_t as_the_library_does = 0644;
    const int made = open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, as_the_library_does);
    if (made >= 0) {
        close(made);
        file_ = std::move(file);
    } else if (errno != EEXIST) {
        throw cannot_create(file, errno);
    }
}

NewFile::~NewFile() {
    if (file_.empty()) {
        return;
    }
    const int descriptor = open(file_.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) {
        return;
    }
    if (is_left_empty(descriptor, file_.c_str())) {
        unlink(file_.c_str());
    }
    close(descriptor);  // and the lease goes
}

}  // namespace aludel::dialect::sqlite
