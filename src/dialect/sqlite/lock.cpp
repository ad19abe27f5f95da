#include "dialect/sqlite/lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <utility>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/interrupt.hpp"
#include "base/text.hpp"
#include "dialect/sqlite/connect.hpp"

namespace aludel::dialect::sqlite {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// The lock file of a database, beside the file itself and not beside a symbolic link to it.
fs::path lock_path(const fs::path& database) {
    std::error_code ignored;
    fs::path real = fs::weakly_canonical(fs::absolute(database), ignored);
    if (real.empty()) {
        real = fs::absolute(database);
    }
    return real.string() + "-aludel-lock";
}

class File {
public:
    explicit File(int descriptor) : descriptor_(descriptor) {}
    File(File&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    File& operator=(File&&) = delete;
    ~File() {
        if (descriptor_ >= 0) {
            close(descriptor_);
        }
    }
    int get() const { return descriptor_; }
    explicit operator bool() const { return descriptor_ >= 0; }

private:
    int descriptor_;
};

struct flock whole_file(short type) {
    struct flock range {};
    range.l_type = type;
    range.l_whence = SEEK_SET;
    return range;
}

bool try_lock(int descriptor) {
    struct flock range = whole_file(F_WRLCK);
    return fcntl(descriptor, F_OFD_SETLK, &range) == 0;
}

bool is_locked(int descriptor) {
    struct flock range = whole_file(F_WRLCK);
    return fcntl(descriptor, F_OFD_GETLK, &range) == 0 && range.l_type != F_UNLCK;
}

/// Is what we opened still the file of that name?
bool still_there(int descriptor, const fs::path& path) {
    struct stat ours {};
    struct stat named {};
    return fstat(descriptor, &ours) == 0 && stat(path.c_str(), &named) == 0 && ours.st_ino == named.st_ino &&
           ours.st_dev == named.st_dev;
}

/// Whoever may write the database may lock it: a new lock file gets the mode and, run as root, the owner of the
/// database.
void adopt_owner(int descriptor, const fs::path& lock_file) {
    const std::string name = lock_file.string();
    struct stat database {};
    if (stat(name.substr(0, name.size() - std::strlen("-aludel-lock")).c_str(), &database) != 0) {
        return;
    }
    const bool mode_set = fchmod(descriptor, database.st_mode & 0777) == 0;
    if (mode_set && geteuid() == 0 && fchown(descriptor, database.st_uid, database.st_gid) != 0) {
        return;  // a file system without owners
    }
}

File open_lock_file(const fs::path& path) {
    const int fresh = open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (fresh >= 0) {
        adopt_owner(fresh, path);
        return File(fresh);
    }
    if (errno == EEXIST) {
        const int existing = open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
        if (existing >= 0 || errno == ENOENT) {
            return File(existing);  // ENOENT: released in between, the caller tries again
        }
    }
    throw Error(ErrorCode::file_unwritable,
                fmt::format("cannot make the lock file {}: {}", display_path(path), std::strerror(errno)))
        .hint(
            "aludel keeps this file while it migrates, and SQLite its journal: the database's directory must be "
            "writable");
}

std::string own_name() {
    const passwd* entry = getpwuid(geteuid());
    return entry != nullptr ? entry->pw_name : std::to_string(geteuid());
}

std::string host_name() {
    char name[256] = {};
    return gethostname(name, sizeof name - 1) == 0 ? name : "unknown";
}

/// One field a line, pid first.
std::string holder_text() {
    return fmt::format("pid {}\napplication aludel\nuser {}\nhost {}\nsince {}\n", getpid(), own_name(), host_name(),
                       format_timestamp(std::chrono::system_clock::now()));
}

LockHolder parse_holder(std::string_view text) {
    LockHolder holder;
    for (const std::string& line : aludel::split(text, '\n')) {
        const std::size_t space = line.find(' ');
        if (space == std::string::npos) {
            continue;
        }
        const std::string key = line.substr(0, space);
        std::string value = line.substr(space + 1);
        if (key == "pid") {
            holder.pid = std::move(value);
        } else if (key == "application") {
            holder.application = std::move(value);
        } else if (key == "user") {
            holder.user = std::move(value);
        } else if (key == "host") {
            holder.host = std::move(value);
        } else if (key == "since") {
            holder.since = std::move(value);
        }
    }
    return holder;
}

LockHolder read_holder(int descriptor) {
    char text[1024] = {};
    const ssize_t size = pread(descriptor, text, sizeof text, 0);
    return parse_holder(std::string_view(text, size > 0 ? static_cast<std::size_t>(size) : 0));
}

/// In the words of PostgreSQL's lock.
Error busy(const LockRequest& request, const LockHolder& holder, double waited) {
    Error error(ErrorCode::lock_busy,
                fmt::format("another migration holds the lock of {}: {}", request.name, to_string(holder)));
    return error.detail(fmt::format("waited {}; nothing was changed", format_duration(waited)))
        .hint("wait for it, or allow more time with --lock-wait");
}

class FileLock final : public MigrationLock {
public:
    FileLock(File file, fs::path path) : file_(std::move(file)), path_(std::move(path)) {}
    ~FileLock() override {
        // Still locked: nobody can hold this file but us, and who has it open finds it gone and starts over.
        if (still_there(file_.get(), path_)) {
            unlink(path_.c_str());
        }
    }
    void check() override {
        if (!still_there(file_.get(), path_)) {
            throw Error(ErrorCode::lock_lost,
                        fmt::format("the lock file {} was removed or replaced", display_path(path_)))
                .hint("leave that file alone while a migration runs: another run may have started");
        }
    }
    std::string kind() const override { return "file lock"; }

private:
    File file_;
    fs::path path_;
};

class NoLock final : public MigrationLock {
public:
    void check() override {}
    std::string kind() const override { return "none needed (in memory)"; }
};

/// Locked, named and still in place, or nothing because another holds it.
std::unique_ptr<MigrationLock> try_take(const fs::path& path, LockHolder& holder) {
    while (true) {
        interrupt::check();
        File file = open_lock_file(path);
        if (!file) {
            continue;
        }
        if (!try_lock(file.get())) {
            if (errno != EAGAIN && errno != EACCES && errno != EINTR) {
                throw Error(ErrorCode::file_unwritable,
                            fmt::format("cannot lock {}: {}", display_path(path), std::strerror(errno)))
                    .hint("the file system does not support file locks");
            }
            holder = read_holder(file.get());
            return nullptr;
        }
        if (!still_there(file.get(), path)) {
            continue;
        }
        const std::string text = holder_text();
        if (ftruncate(file.get(), 0) != 0 ||
            pwrite(file.get(), text.data(), text.size(), 0) != static_cast<ssize_t>(text.size())) {
            const int reason = errno;
            unlink(path.c_str());
            throw Error(ErrorCode::file_unwritable,
                        fmt::format("cannot write the lock file {}: {}", display_path(path), std::strerror(reason)))
                .hint("make room on the disk; nothing was changed");
        }
        return std::make_unique<FileLock>(std::move(file), path);
    }
}

}  // namespace

std::unique_ptr<MigrationLock> lock(const Url& url, const LockRequest& request) {
    if (is_memory(url)) {
        return std::make_unique<NoLock>();
    }
    constexpr double tell_every = 5;
    const fs::path path = lock_path(url.database);
    const Clock::time_point started = Clock::now();
    double next_telling = 0;
    while (true) {
        LockHolder holder;
        if (std::unique_ptr<MigrationLock> taken = try_take(path, holder)) {
            return taken;
        }
        const double waited = std::chrono::duration<double>(Clock::now() - started).count();
        if (waited >= request.wait_seconds) {
            throw busy(request, holder, waited);
        }
        if (waited >= next_telling && request.on_wait) {
            request.on_wait(holder, waited);
            next_telling = waited + tell_every;
        }
        const double pause = std::min(0.1, request.wait_seconds - waited);
        poll(nullptr, 0, std::max(1, static_cast<int>(pause * 1000)));  // a signal ends it
        interrupt::check();
    }
}

std::optional<LockHolder> lock_holder(const std::string& database_file) {
    if (database_file.empty()) {
        return std::nullopt;
    }
    // Who may only read the database can still ask.
    const File file(open(lock_path(database_file).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!file || !is_locked(file.get())) {
        return std::nullopt;
    }
    return read_holder(file.get());
}

std::optional<LockHolder> other_migration(const std::string& database_file) {
    std::optional<LockHolder> holder = lock_holder(database_file);
    if (holder && holder->pid == std::to_string(getpid()) && holder->host == host_name()) {
        return std::nullopt;
    }
    return holder;
}

Error busy_with_migration(std::string_view shown_file, const LockHolder& holder, double waited) {
    Error error(ErrorCode::lock_busy,
                fmt::format("another migration keeps {} to itself: {}", shown_file, to_string(holder)));
    return std::move(
        error
            .detail(fmt::format("SQLite lets nobody read while it writes out a large change\nwaited {}; nothing was "
                                "changed",
                                format_duration(waited)))
            .hint("wait for it; `aludel status` tells who it is, and where the database is when it has ended"));
}

}  // namespace aludel::dialect::sqlite
