#include "base/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "base/error.hpp"
#include "base/hash.hpp"

namespace aludel {
namespace {

namespace fs = std::filesystem;

std::string reason(int error) {
    return std::generic_category().message(error);
}

Error unreadable(const fs::path& path, int error) {
    return std::move(
        Error(ErrorCode::file_unreadable, fmt::format("cannot read {}: {}", display_path(path), reason(error)))
            .hint(hint_for_file(error)));
}

Error unwritable(const fs::path& path, int error) {
    return std::move(
        Error(ErrorCode::file_unwritable, fmt::format("cannot write {}: {}", display_path(path), reason(error)))
            .hint(hint_for_file(error)));
}

class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() {
        if (fd_ >= 0)
            ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return fd_; }
    /// Closes and says how that went: some file systems tell only now that the disk is full.
    bool close() {
        const int fd = fd_;
        fd_ = -1;
        return ::close(fd) == 0;
    }

private:
    int fd_;
};

/// Complete content in a fresh file beside `target`, on disk. Removed again unless released.
class NewFile {
public:
    NewFile(const fs::path& target, std::string_view content, mode_t mode_of_old)
        // Not the name with something behind it, which may be as long as a name can be.
        : path_(target.parent_path() / (".aludel-" + random_hex(16))) {
        Descriptor fd(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
        if (fd.get() < 0)
            throw unwritable(target, errno);
        created_ = true;
        try {
            fill(fd, target, content, mode_of_old);
        } catch (...) {
            remove();
            throw;
        }
    }
    ~NewFile() { remove(); }
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    const fs::path& path() const { return path_; }
    void release() { created_ = false; }

private:
    static void fill(Descriptor& fd, const fs::path& target, std::string_view content, mode_t mode_of_old) {
        while (!content.empty()) {
            const auto written = ::write(fd.get(), content.data(), content.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0)
                throw unwritable(target, errno);
            content.remove_prefix(static_cast<std::size_t>(written));
        }
        if (mode_of_old != 0 && ::fchmod(fd.get(), mode_of_old) != 0)
            throw unwritable(target, errno);
        if (::fsync(fd.get()) != 0 && errno != EINVAL)
            throw unwritable(target, errno);
        if (!fd.close())
            throw unwritable(target, errno);
    }
    void remove() {
        if (created_)
            ::unlink(path_.c_str());
        created_ = false;
    }

    fs::path path_;
    bool created_ = false;
};

}  // namespace

std::string hint_for_file(int error) {
    switch (error) {
        case EACCES:
        case EPERM:
            return "look at the permissions of the file and of the directories that it is in";
        case EROFS:
            return "the file system is mounted for reading only";
        case ENOSPC:
        case EDQUOT:
            return "make room on the file system";
        default:
            return {};
    }
}

std::string read_file(const fs::path& path) {
    Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (fd.get() < 0)
        throw unreadable(path, errno);
    struct stat status {};
    if (::fstat(fd.get(), &status) != 0)
        throw unreadable(path, errno);
    if (S_ISDIR(status.st_mode))
        throw unreadable(path, EISDIR);
    std::string content;
    // One byte more than the size, so that the end is seen without another allocation.
    content.resize(static_cast<std::size_t>(status.st_size) + 1);
    std::size_t used = 0;
    for (;;) {
        if (used == content.size())
            content.resize(content.size() * 2 + 4096);
        const auto got = ::read(fd.get(), content.data() + used, content.size() - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw unreadable(path, errno);
        if (got == 0)
            break;
        used += static_cast<std::size_t>(got);
    }
    content.resize(used);
    return content;
}

void write_file(const fs::path& path, std::string_view content) {
    // A symbolic link stays one: what it points to is replaced.
    std::error_code none;
    const fs::path real = fs::exists(path, none) ? fs::canonical(path, none) : path;
    const fs::path& target = real.empty() ? path : real;
    struct stat status {};
    mode_t mode = 0;
    if (::stat(target.c_str(), &status) == 0) {
        if (S_ISDIR(status.st_mode))
            throw unwritable(path, EISDIR);
        mode = status.st_mode & 07777;
    }
    NewFile file(target, content, mode);
    if (::rename(file.path().c_str(), target.c_str()) != 0)
        throw unwritable(path, errno);
    file.release();
}

void create_file(const fs::path& path, std::string_view content) {
    const auto exists = [&] {
        return Error(ErrorCode::file_exists, fmt::format("{} exists already", display_path(path)));
    };
    struct stat status {};
    if (::lstat(path.c_str(), &status) == 0)
        throw exists();
    NewFile file(path, content, 0);
    // link() refuses where something is: no other process can slip in between a look and the act.
    if (::link(file.path().c_str(), path.c_str()) == 0)
        return;
    if (errno == EEXIST)
        throw exists();
    if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS)
        throw unwritable(path, errno);
    // A file system without hard links.
    if (::rename(file.path().c_str(), path.c_str()) != 0)
        throw unwritable(path, errno);
    file.release();
}

fs::path make_temporary_directory(std::string_view prefix) {
    const char* base = std::getenv("TMPDIR");
    std::string pattern = fmt::format("{}/{}-XXXXXX", base != nullptr && *base != '\0' ? base : "/tmp", prefix);
    if (::mkdtemp(pattern.data()) == nullptr) {
        const int error = errno;
        throw Error(ErrorCode::file_unwritable,
                    fmt::format("cannot make a temporary directory {}: {}", pattern, reason(error)))
            .hint("the variable TMPDIR names the directory for temporary files");
    }
    return pattern;
}

TemporaryDirectory::TemporaryDirectory(std::string_view prefix) : path_(make_temporary_directory(prefix)) {}

TemporaryDirectory::~TemporaryDirectory() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

bool is_below(const fs::path& path, const fs::path& directory) {
    const fs::path way = path.lexically_relative(directory);
    return !way.empty() && *way.begin() != "..";
}

std::string display_path(const fs::path& path) {
    std::error_code failed;
    const fs::path here = fs::current_path(failed);
    if (failed || here.empty())
        return path.string();
    const fs::path absolute = (path.is_absolute() ? path : here / path).lexically_normal();
    const fs::path relative = absolute.lexically_relative(here);
    if (relative.empty() || *relative.begin() == "..")
        return path.string();
    return relative.string();
}

}  // namespace aludel
