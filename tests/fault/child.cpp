#include "child.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "base/file.hpp"

namespace aludel::fault {

Child::Child(std::vector<std::string> arguments, const std::filesystem::path& directory,
             const Environment& environment) {
    static std::atomic<int> number{0};
    log_ = directory / ("child-" + std::to_string(number++) + ".log");
    std::vector<char*> words;
    for (std::string& word : arguments) {
        words.push_back(word.data());
    }
    words.push_back(nullptr);
    pid_ = fork();
    if (pid_ == 0) {
        const int null = open("/dev/null", O_RDONLY);
        const int log = open(log_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        dup2(null, 0);
        dup2(log, 1);
        dup2(log, 2);
        for (const auto& [name, value] : environment) {
            setenv(name.c_str(), value.c_str(), 1);
        }
        if (chdir(directory.c_str()) != 0) {
            _exit(126);
        }
        execv(words[0], words.data());
        _exit(127);
    }
}

Child::~Child() {
    if (pid_ > 0) {
        kill();
        waitpid(pid_, nullptr, 0);
    }
}

void Child::kill() const {
    if (pid_ > 0) {
        ::kill(pid_, SIGKILL);
    }
}

int Child::wait() {
    int status = 0;
    for (int tries = 0; tries < 60'000; ++tries) {
        if (waitpid(pid_, &status, WNOHANG) == pid_) {
            pid_ = -1;
            output_ = read_file(log_);
            std::filesystem::remove(log_);
            return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    kill();
    waitpid(pid_, &status, 0);
    pid_ = -1;
    output_ = read_file(log_) + "\n(killed: it had not ended after a minute)";
    return 255;
}

std::string program() {
    const char* given = std::getenv("ALUDEL_FAULT_PROGRAM");
    return given == nullptr || *given == '\0' ? ALUDEL_PROGRAM : given;
}

}  // namespace aludel::fault
