#include "dialect/postgresql/ephemeral.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <locale.h>
#include <pwd.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <optional>
#include <sstream>
#include <thread>
#include <vector>

#include "base/hash.hpp"
#include "base/interrupt.hpp"
#include "base/text.hpp"
#include "dialect/postgresql/connect.hpp"

namespace aludel::dialect::postgresql {

namespace {

namespace fs = std::filesystem;

// A server that has only just begun does not hear SIGQUIT yet (it inherits our deafness), hence the repetition.
// $1 directory, $2 directory of the programs, $3 locale. Standard input is the pipe: its end is our end.
constexpr const char* guardian_script = R"sh(
trap '' HUP INT TERM QUIT PIPE
mkdir -m 700 "$1" && cd "$1" || exit 1
if "$2/initdb" -D "$1/data" -A trust -U postgres -E UTF8 --locale="$3" --no-sync >log 2>&1 </dev/null; then
  {
    "$2/postgres" -D "$1/data" -k "$1" -c listen_addresses= -c unix_socket_permissions=0700 \
      -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c autovacuum=off -c jit=off \
      -c shared_buffers=32MB -c max_wal_size=4GB -c checkpoint_timeout=1d -c logging_collector=off &
    echo $! >started
    wait $!
    : >ended
  } >>log 2>&1 </dev/null &
else
  : >ended
fi
while read -r ignored; do :; done
until [ -e started ] || [ -e ended ]; do sleep 0.01; done
tries=0
while ! [ -e ended ] && [ $tries -lt 100 ]; do
  kill -QUIT "$(cat started)" 2>/dev/null
  tries=$((tries + 1))
  sleep 0.1
done
[ -e ended ] || kill -KILL "$(cat started)" 2>/dev/null
wait
cd /
rm -rf -- "$1"
)sh";

struct Account {
    uid_t user;
    gid_t group;
};

/// Whom the server runs as when we are root, which it refuses to be.
std::optional<Account> unprivileged_account() {
    if (::geteuid() != 0)
        return std::nullopt;
    for (const char* name : {"postgres", "nobody", "daemon"})
        if (const passwd* entry = ::getpwnam(name); entry != nullptr && entry->pw_uid != 0)
            return Account{entry->pw_uid, entry->pw_gid};
    throw Error(ErrorCode::server_failed,
                "PostgreSQL does not run as root, and there is no user postgres or nobody to run it")
        .hint("run aludel as another user");
}

/// May anybody pass through all directories of this path?
bool open_to_all(fs::path path) {
    for (;;) {
        struct stat status {};
        if (::stat(path.c_str(), &status) != 0 || (status.st_mode & S_IXOTH) == 0)
            return false;
        if (!path.has_relative_path())
            return true;
        path = path.parent_path();
    }
}

/// For the guardian to make: so there is none when we end before there is a guardian. Short enough for the path of a
/// socket (107 bytes with "/.s.PGSQL.5432").
fs::path choose_directory(const std::optional<Account>& account) {
    const char* wanted = std::getenv("TMPDIR");
    fs::path parent = wanted == nullptr || *wanted == '\0' ? "/tmp" : wanted;
    if (!parent.is_absolute() || parent.string().size() > 60 || (account && !open_to_all(parent)))
        parent = "/tmp";
    return parent / ("aludel-pg-" + random_hex(12));
}

/// The same everywhere, and with upper and lower case for all letters where the system can.
const char* server_locale() {
    for (const char* name : {"C.UTF-8", "C.utf8"})
        if (const locale_t locale = ::newlocale(LC_ALL_MASK, name, nullptr)) {
            ::freelocale(locale);
            return name;
        }
    return "C";
}

/// Between fork and exec: only what is safe there.
[[noreturn]] void become_guardian(int pipe, const std::optional<Account>& account, char* const* arguments,
                                  char* const* environment, int highest_descriptor) {
    ::setsid();
    if (account && (::setgroups(0, nullptr) != 0 || ::setgid(account->group) != 0 || ::setuid(account->user) != 0))
        ::_exit(126);
    const int nowhere = ::open("/dev/null", O_RDWR);
    ::dup2(pipe, 0);
    ::dup2(nowhere, 1);
    ::dup2(nowhere, 2);
    for (int descriptor = 3; descriptor < highest_descriptor; ++descriptor) ::close(descriptor);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::execve("/bin/sh", arguments, environment);
    ::_exit(127);
}

/// Ours without what would make a server or initdb behave in another way than by default, and with the programs that
/// the guardian calls.
std::vector<std::string> clean_environment() {
    std::vector<std::string> kept;
    const char* path = std::getenv("PATH");
    kept.push_back("PATH=" + std::string(path == nullptr ? "" : path) + ":/usr/bin:/bin");
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        if (!text.starts_with("PG") && !text.starts_with("PATH=") && !text.starts_with("LC_") &&
            !text.starts_with("LANG"))
            kept.emplace_back(text);
    }
    kept.emplace_back("LC_ALL=C");
    return kept;
}

int highest_open_descriptor() {
    int highest = 3;
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator("/proc/self/fd", ignored))
        highest = std::max(highest, std::atoi(entry.path().filename().c_str()) + 1);
    return ignored ? 1024 : highest;
}

class EphemeralServer final : public EphemeralDatabase {
public:
    explicit EphemeralServer(const fs::path& binaries);
    ~EphemeralServer() override { stop(); }
    const Url& url() const override { return url_; }

private:
    void start_guardian(const fs::path& binaries, const std::optional<Account>& account);
    void wait_until_ready();
    bool exists(const char* name) const { return ::access((directory_ / name).c_str(), F_OK) == 0; }
    Error failure(std::string message) const;
    bool guardian_ended(int options) const;
    void stop() noexcept;

    fs::path directory_;
    Url url_;
    int pipe_ = -1;  ///< its writing end
    pid_t guardian_ = -1;
};

EphemeralServer::EphemeralServer(const fs::path& binaries) {
    const std::optional<Account> account = unprivileged_account();
    directory_ = choose_directory(account);
    url_.dialect = "postgresql";
    url_.user = "postgres";
    url_.host = directory_.string();
    url_.port = "5432";
    url_.database = "postgres";
    try {
        start_guardian(binaries, account);
        wait_until_ready();
    } catch (...) {
        stop();
        throw;
    }
}

void EphemeralServer::start_guardian(const fs::path& binaries, const std::optional<Account>& account) {
    int ends[2];
    if (::pipe(ends) != 0)
        throw Error(ErrorCode::server_failed, fmt::format("no pipe: {}", std::strerror(errno)));
    ::fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    ::fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    std::vector<std::string> arguments{
        "sh", "-c", guardian_script, "aludel-guardian", directory_.string(), binaries.string(), server_locale()};
    std::vector<std::string> environment = clean_environment();
    std::vector<char*> argument_pointers;
    std::vector<char*> environment_pointers;
    for (std::string& one : arguments) argument_pointers.push_back(one.data());
    for (std::string& one : environment) environment_pointers.push_back(one.data());
    argument_pointers.push_back(nullptr);
    environment_pointers.push_back(nullptr);
    const int highest = highest_open_descriptor();
    guardian_ = ::fork();
    if (guardian_ == 0)
        become_guardian(ends[0], account, argument_pointers.data(), environment_pointers.data(), highest);
    const int problem = errno;
    ::close(ends[0]);
    pipe_ = ends[1];
    if (guardian_ < 0)
        throw Error(ErrorCode::server_failed, fmt::format("no process for the server: {}", std::strerror(problem)));
}

Error EphemeralServer::failure(std::string message) const {
    std::ifstream log(directory_ / "log");
    std::stringstream text;
    text << log.rdbuf();
    std::vector<std::string> lines = aludel::split(std::string(trim(text.str())), '\n');
    if (lines.size() > 15)
        lines.erase(lines.begin(), lines.end() - 15);
    return Error(ErrorCode::server_failed, std::move(message)).detail(join(lines, "\n"));
}

bool EphemeralServer::guardian_ended(int options) const {
    int status = 0;
    pid_t ended;
    do ended = ::waitpid(guardian_, &status, options);
    while (ended < 0 && errno == EINTR);
    return ended != 0;
}

void EphemeralServer::wait_until_ready() {
    using namespace std::chrono;
    const auto deadline = steady_clock::now() + seconds(60);
    const int signal_before = interrupt::pending();
    const fs::path status_file = directory_ / "data" / "postmaster.pid";
    while (steady_clock::now() < deadline) {
        if (signal_before == 0)
            interrupt::check();
        if (exists("ended"))
            throw failure(exists("started") ? "the throwaway PostgreSQL server ended while it started"
                                            : "the throwaway PostgreSQL server could not be set up: initdb failed");
        if (guardian_ended(WNOHANG)) {
            guardian_ = -1;
            if (!fs::exists(directory_))
                throw Error(ErrorCode::server_failed,
                            fmt::format("the directory {} for a throwaway PostgreSQL server cannot be made",
                                        directory_.string()))
                    .hint("TMPDIR has to name a directory in which the server's user may write");
            throw failure("the throwaway PostgreSQL server could not be set up: its guardian process ended");
        }
        // The 8th line of this file is the server's own word on its state.
        std::ifstream file(status_file);
        std::string line;
        for (int i = 0; i < 8 && std::getline(file, line); ++i) {
        }
        if (line.starts_with("ready"))
            return;
        std::this_thread::sleep_for(milliseconds(5));
    }
    throw failure("the throwaway PostgreSQL server was not ready after 60 s");
}

void EphemeralServer::stop() noexcept {
    if (pipe_ >= 0)
        ::close(std::exchange(pipe_, -1));
    if (guardian_ > 0)
        guardian_ended(0);
    guardian_ = -1;
}

}  // namespace

std::unique_ptr<EphemeralDatabase> start_ephemeral(const EphemeralOptions& options) {
    return std::make_unique<EphemeralServer>(find_server_binaries(options.binaries));
}

}  // namespace aludel::dialect::postgresql
