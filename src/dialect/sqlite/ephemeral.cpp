#include "dialect/sqlite/ephemeral.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"

namespace aludel::dialect::sqlite {

namespace {

/// Everything that may lie in the directory: SQLite's own companions and our lock.
constexpr std::array<std::string_view, 5> companions = {"", "-journal", "-wal", "-shm", "-aludel-lock"};

/// The life of the guardian: only calls that are safe after a fork in a program with threads.
[[noreturn]] void guard(int parent_end, const std::array<std::string, companions.size()>& files,
                        const std::string& directory) {
    setsid();
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) {
        ::signal(signal, SIG_IGN);
    }
    // Holding our parent's files open would keep its locks and its pipes alive.
    dup2(parent_end, 3);
    close_range(4, ~0U, 0);
    const int null = open("/dev/null", O_RDWR);
    for (int standard = 0; standard < 3; ++standard) {
        dup2(null, standard);
    }
    char byte = 0;
    while (read(3, &byte, 1) < 0 && errno == EINTR) {
    }
    for (const std::string& file : files) {
        unlink(file.c_str());
    }
    rmdir(directory.c_str());
    _exit(0);
}

class EphemeralFile final : public EphemeralDatabase {
public:
    EphemeralFile() : directory_(make_temporary_directory("aludel-sqlite")) {
        url_.dialect = "sqlite";
        url_.database = (directory_ / "ephemeral.db").string();
        std::array<std::string, companions.size()> files;
        for (std::size_t index = 0; index < files.size(); ++index) {
            files[index] = url_.database + std::string(companions[index]);
        }
        const std::string directory = directory_.string();
        int ends[2] = {-1, -1};
        if (pipe2(ends, O_CLOEXEC) == 0) {
            guardian_ = fork();
            if (guardian_ == 0) {
                guard(ends[0], files, directory);
            }
            const int reason = errno;
            close(ends[0]);
            alive_ = ends[1];
            errno = reason;
        }
        if (guardian_ < 0) {
            const int reason = errno;
            rmdir(directory.c_str());
            if (alive_ >= 0) {
                close(alive_);
            }
            throw Error(
                ErrorCode::process_failed,
                fmt::format("cannot start the process that removes the ephemeral database: {}", std::strerror(reason)));
        }
    }
    ~EphemeralFile() override {
        close(alive_);
        while (waitpid(guardian_, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
    EphemeralFile(const EphemeralFile&) = delete;
    EphemeralFile& operator=(const EphemeralFile&) = delete;

    const Url& url() const override { return url_; }

private:
    std::filesystem::path directory_;
    Url url_;
    int alive_ = -1;  ///< closed by our end, whatever that is: the guardian then reads an end of file
    pid_t guardian_ = -1;
};

}  // namespace

std::unique_ptr<EphemeralDatabase> start_ephemeral(const EphemeralOptions& /*options*/) {
    return std::make_unique<EphemeralFile>();
}

}  // namespace aludel::dialect::sqlite
