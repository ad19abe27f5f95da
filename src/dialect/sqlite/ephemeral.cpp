#include "dialect/sqlite/ephemeral.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string>

#include "base/error.hpp"
#include "base/hash.hpp"

namespace aludel::dialect::sqlite {

namespace {

/// Everything that may lie in the directory: SQLite's own companions and our lock.
constexpr std::array<std::string_view, 5> companions = {"", "-journal", "-wal", "-shm", "-aludel-lock"};

using Files = std::array<std::string, companions.size()>;

/// Keeps only what the guardian needs, as descriptors 3 and 4: holding our parent's files open would keep its locks and
/// its pipes alive.
void close_all_but(int parent_end, int answer_end) {
    const int parent_copy = fcntl(parent_end, F_DUPFD, 10);
    const int answer_copy = fcntl(answer_end, F_DUPFD, 10);
    dup2(parent_copy, 3);
    dup2(answer_copy, 4);
    close_range(5, ~0U, 0);
    const int null = open("/dev/null", O_RDWR);
    for (int standard = 0; standard < 3; ++standard) {
        dup2(null, standard);
    }
}

/// The life of the guardian: only calls that are safe after a fork in a program with threads. It makes the directory
/// itself, once no signal to its parent's group can reach it, so that there is never one without a guardian.
[[noreturn]] void guard(int parent_end, int answer_end, const Files& files, const std::string& directory) {
    setsid();
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) {
        ::signal(signal, SIG_IGN);
    }
    close_all_but(parent_end, answer_end);
    const int failed = mkdir(directory.c_str(), 0700) == 0 ? 0 : errno;
    const bool told = write(4, &failed, sizeof failed) == sizeof failed;
    close(4);
    char byte = 0;
    while (told && failed == 0 && read(3, &byte, 1) < 0 && errno == EINTR) {
    }
    if (failed == 0) {
        for (const std::string& file : files) {
            unlink(file.c_str());
        }
        rmdir(directory.c_str());
    }
    _exit(0);
}

class EphemeralFile final : public EphemeralDatabase {
public:
    EphemeralFile() {
        const char* const base = std::getenv("TMPDIR");
        const std::string directory =
            fmt::format("{}/aludel-sqlite-{}", base != nullptr && *base != '\0' ? base : "/tmp", random_hex(12));
        url_.dialect = "sqlite";
        url_.database = directory + "/ephemeral.db";
        Files files;
        for (std::size_t index = 0; index < files.size(); ++index) {
            files[index] = url_.database + std::string(companions[index]);
        }
        if (const int failed = start(files, directory); failed != 0) {
            release();
            throw Error(ErrorCode::process_failed,
                        fmt::format("cannot make an ephemeral database in {}: {}", directory, std::strerror(failed)))
                .hint("TMPDIR names the directory for temporary files");
        }
    }
    ~EphemeralFile() override { release(); }
    EphemeralFile(const EphemeralFile&) = delete;
    EphemeralFile& operator=(const EphemeralFile&) = delete;

    const Url& url() const override { return url_; }

private:
    /// 0, or why not.
    int start(const Files& files, const std::string& directory) {
        int life[2] = {-1, -1};
        int answer[2] = {-1, -1};
        if (pipe2(life, O_CLOEXEC) != 0) {
            return errno;
        }
        alive_ = life[1];
        if (pipe2(answer, O_CLOEXEC) != 0) {
            const int reason = errno;
            close(life[0]);
            return reason;
        }
        guardian_ = fork();
        int result = guardian_ < 0 ? errno : ECHILD;
        if (guardian_ == 0) {
            guard(life[0], answer[1], files, directory);
        }
        close(life[0]);
        close(answer[1]);
        if (guardian_ > 0) {
            int failed = 0;
            ssize_t size = 0;
            while ((size = read(answer[0], &failed, sizeof failed)) < 0 && errno == EINTR) {
            }
            result = size == sizeof failed ? failed : result;
        }
        close(answer[0]);
        return result;
    }

    void release() {
        if (alive_ >= 0) {
            close(alive_);
        }
        while (guardian_ > 0 && waitpid(guardian_, nullptr, 0) < 0 && errno == EINTR) {
        }
    }

    Url url_;
    int alive_ = -1;  ///< closed by our end, whatever that is: the guardian then reads an end of file
    pid_t guardian_ = -1;
};

}  // namespace

std::unique_ptr<EphemeralDatabase> start_ephemeral(const EphemeralOptions& /*options*/) {
    return std::make_unique<EphemeralFile>();
}

}  // namespace aludel::dialect::sqlite
