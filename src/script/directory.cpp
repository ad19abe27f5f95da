#include "script/directory.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "base/worker.hpp"
#include "script/alembic/revision_file.hpp"
#include "script/header.hpp"
#include "script/overrides.hpp"

namespace aludel::script {
namespace {

using FileId = std::pair<dev_t, ino_t>;

/// A header is a few hundred bytes; a comment longer than the second number is not one.
constexpr std::size_t first_read = 4096;
constexpr std::size_t longest_header = 1 << 20;
/// Below this many files a second thread costs more than it saves.
constexpr std::size_t worth_a_thread = 256;
constexpr std::size_t at_once = 16;

class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() {
        if (fd_ >= 0)
            ::close(fd_);
    }
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return fd_; }

private:
    int fd_;
};

/// One file to be read: below which location, and where in `names_` its name from there begins. Ten thousand
/// names in one block sort faster than ten thousand strings.
struct Candidate {
    std::uint32_t name;
    std::uint32_t length;
    std::uint32_t location;
    bool link;
};

/// Of which candidate, and what.
using PlacedFault = std::pair<std::size_t, Fault>;

Fault file_fault(ErrorCode code, const std::filesystem::path& path, std::string message, std::string hint = {}) {
    Fault fault;
    fault.code = code;
    fault.message = std::move(message);
    fault.hint = std::move(hint);
    fault.place = {display_path(path), 0, 0};
    return fault;
}

class Scanner {
public:
    explicit Scanner(const DirectoryOptions& options) : options_(options) {}

    Scan run() {
        for (std::size_t i = 0; i < options_.locations.size(); ++i) open_location(i);
        if (std::any_of(candidates_.begin(), candidates_.end(), [](const Candidate& c) { return c.link; }))
            drop_files_met_twice();
        read_all();
        return std::move(scan_);
    }

private:
    void open_location(std::size_t index) {
        const auto& path = options_.locations[index];
        roots_.emplace_back(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        prefixes_.push_back((path / "").string());
        const int fd = roots_.back().get();
        if (fd >= 0) {
            list(index, fd, {});
            return;
        }
        const int error = errno;
        if (error == ENOENT)
            scan_.faults.push_back(file_fault(ErrorCode::file_unreadable, path, "the revision directory is not there",
                                              "create it, or correct the setting that names it"));
        else
            scan_.faults.push_back(
                file_fault(ErrorCode::file_unreadable, path,
                           fmt::format("cannot read the revision directory: {}", std::strerror(error)),
                           "look at its permissions, or correct the setting that names it"));
    }

    /// The revision files of the directory that `fd` is, then those of its subdirectories. `prefix` is its way
    /// from the location, ending in '/', or empty.
    void list(std::size_t location, int fd, const std::string& prefix) {
        struct stat status {};
        if (::fstat(fd, &status) == 0 && !directories_.insert({status.st_dev, status.st_ino}).second) {
            auto fault = file_fault(ErrorCode::config_invalid, options_.locations[location] / prefix,
                                    "this revision directory is listed twice, or is reached twice; it is read once",
                                    "name each directory once");
            fault.warning = true;
            scan_.faults.push_back(std::move(fault));
            return;
        }
        const int copy = ::fcntl(fd, F_DUPFD_CLOEXEC, 0);
        std::unique_ptr<DIR, int (*)(DIR*)> directory(copy < 0 ? nullptr : ::fdopendir(copy), ::closedir);
        if (!directory) {
            if (copy >= 0)
                ::close(copy);
            return;
        }
        const std::size_t first = candidates_.size();
        std::vector<std::string> below;
        while (const dirent* entry = ::readdir(directory.get())) take(*entry, location, fd, prefix, below);
        std::sort(candidates_.begin() + static_cast<std::ptrdiff_t>(first), candidates_.end(),
                  [this](const Candidate& a, const Candidate& b) { return name(a) < name(b); });
        std::sort(below.begin(), below.end());
        for (const auto& name : below) {
            const Descriptor child(::openat(fd, name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
            if (child.get() >= 0)
                list(location, child.get(), prefix + name + "/");
            else
                scan_.faults.push_back(
                    file_fault(ErrorCode::file_unreadable, options_.locations[location] / (prefix + name),
                               fmt::format("cannot read the revision directory: {}", std::strerror(errno)),
                               "look at its permissions, or move it out of the revision directories"));
        }
    }

    void take(const dirent& entry, std::size_t location, int fd, const std::string& prefix,
              std::vector<std::string>& below) {
        const std::string_view name = entry.d_name;
        const bool python = alembic::is_revision_file(name);
        if (name.front() == '.' && !python)
            return;
        unsigned char type = entry.d_type;
        const bool file = python || name.ends_with(".sql");
        // The kind of entry comes with the listing on all usual file systems; only here does it cost a call.
        if (type == DT_UNKNOWN && (file || options_.recursive)) {
            struct stat status {};
            if (::fstatat(fd, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) == 0)
                type = S_ISDIR(status.st_mode) ? DT_DIR : S_ISLNK(status.st_mode) ? DT_LNK : DT_REG;
        }
        if (type == DT_DIR) {
            if (options_.recursive && name.front() != '.' && !name.ends_with("__pycache__"))
                below.emplace_back(name);
        } else if (file && (type == DT_REG || type == DT_LNK)) {
            candidates_.push_back({static_cast<std::uint32_t>(names_.size()),
                                   static_cast<std::uint32_t>(prefix.size() + name.size()),
                                   static_cast<std::uint32_t>(location), type == DT_LNK});
            names_.append(prefix).append(name).push_back('\0');
        }
    }

    void drop_files_met_twice() {
        std::set<FileId> seen;
        std::erase_if(candidates_, [&](const Candidate& candidate) {
            struct stat status {};
            return ::fstatat(roots_[candidate.location].get(), name(candidate).data(), &status, 0) == 0 &&
                   !seen.insert({status.st_dev, status.st_ino}).second;
        });
    }

    /// Each file has its own slot of the result; whichever thread is free takes the next few.
    void read_all() {
        const std::size_t count = candidates_.size();
        scan_.revisions.resize(count);
        std::atomic<std::size_t> next{0};
        std::vector<PlacedFault> faults;
        std::vector<PlacedFault> other_faults;
        if (count >= worth_a_thread && options_.worker != nullptr)
            options_.worker->start([&] { read_some(next, other_faults); });
        read_some(next, faults);
        if (options_.worker != nullptr)
            options_.worker->wait();
        std::move(other_faults.begin(), other_faults.end(), std::back_inserter(faults));
        std::stable_sort(faults.begin(), faults.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (auto& [index, fault] : faults) scan_.faults.push_back(std::move(fault));
        if (!scan_.faults.empty())
            std::erase_if(scan_.revisions, [](const Revision& revision) { return revision.id.empty(); });
    }

    void read_some(std::atomic<std::size_t>& next, std::vector<PlacedFault>& faults) {
        std::string buffer;
        std::vector<Fault> found;
        for (;;) {
            const std::size_t begin = next.fetch_add(at_once);
            const std::size_t end = std::min(begin + at_once, candidates_.size());
            for (std::size_t i = begin; i < end; ++i) {
                read_one(candidates_[i], buffer, scan_.revisions[i], found);
                for (Fault& fault : found) faults.emplace_back(i, std::move(fault));
                found.clear();
            }
            if (begin >= end)
                return;
        }
    }

    void read_one(const Candidate& candidate, std::string& buffer, Revision& revision,
                  std::vector<Fault>& faults) const {
        std::string path = prefixes_[candidate.location];
        path.append(name(candidate));
        const bool python = name(candidate).ends_with(".py");
        const Descriptor file(
            ::openat(roots_[candidate.location].get(), name(candidate).data(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
        std::size_t filled = 0;
        int error = file.get() < 0 ? errno : 0;
        bool header_read = false;
        while (error == 0 && (header_read || python || filled < longest_header)) {
            const std::size_t wanted = filled == 0 ? first_read : filled * 4;
            buffer.resize(std::max(buffer.size(), wanted));
            const auto got = ::read(file.get(), buffer.data() + filled, wanted - filled);
            if (got < 0) {
                error = errno == EINTR ? 0 : errno;
                continue;
            }
            filled += static_cast<std::size_t>(got);
            const std::string_view text(buffer.data(), filled);
            // Of a file, fewer bytes than asked for are its last.
            const bool complete = filled < wanted;
            if (python) {
                if (complete) {
                    read_python(text, std::move(path), revision, faults);
                    return;
                }
                continue;
            }
            header_read = header_read || read_header_into(text, complete, path, revision, faults);
            if (header_read && (complete || !options_.hashes)) {
                revision.file_hash = options_.hashes ? sha256(text) : "";
                revision.file = std::move(path);
                return;
            }
        }
        faults.push_back(error != 0 ? file_fault(ErrorCode::file_unreadable, path,
                                                 fmt::format("cannot read the revision file: {}", std::strerror(error)),
                                                 "look at its permissions, or where its link leads; or move it out "
                                                 "of the revision directories")
                                    : file_fault(ErrorCode::revision_file_invalid, path,
                                                 "the first megabyte is only comment: no end of the header found"));
    }

    /// Where a name is assigned last is known at the end of a file only.
    void read_python(std::string_view text, std::string path, Revision& revision, std::vector<Fault>& faults) const {
        if (!alembic::read_revision_file(text, path, options_.python, revision, faults))
            return;
        revision.file_hash = options_.hashes ? sha256(text) : "";
        revision.file = std::move(path);
    }

    /// Ends in a NUL, for the system.
    std::string_view name(const Candidate& candidate) const {
        return {names_.data() + candidate.name, candidate.length};
    }

    const DirectoryOptions& options_;
    std::vector<Descriptor> roots_;
    std::vector<std::string> prefixes_;  ///< the locations' paths, each ending in '/'
    std::set<FileId> directories_;
    std::vector<Candidate> candidates_;
    std::string names_;
    Scan scan_;
};

}  // namespace

Scan scan(const DirectoryOptions& options) {
    Scan found = Scanner(options).run();
    if (!options.overrides.empty()) {
        DirectoryOptions others;
        others.locations = {options.overrides};
        others.hashes = options.hashes;
        apply_overrides(found, Scanner(others).run());
    }
    return found;
}

}  // namespace aludel::script
