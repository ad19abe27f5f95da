#include "measure.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <stdexcept>

#include "base/file.hpp"

namespace aludel::bench {

namespace {

std::string tail(const std::string& text) {
    constexpr std::size_t longest = 2000;
    return text.size() > longest ? text.substr(text.size() - longest) : text;
}

[[noreturn]] void become(const Command& command, const std::string& error_file) {
    const int null = open("/dev/null", O_RDWR);
    const int errors = open(error_file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(null, 0);
    dup2(null, 1);
    dup2(errors, 2);
    for (const auto& [name, value] : command.environment) {
        setenv(name.c_str(), value.c_str(), 1);
    }
    if (!command.directory.empty() && chdir(command.directory.c_str()) != 0) {
        _exit(126);
    }
    std::vector<char*> words;
    for (const std::string& word : command.arguments) {
        words.push_back(const_cast<char*>(word.c_str()));
    }
    words.push_back(nullptr);
    execvp(words[0], words.data());
    _exit(127);
}

}  // namespace

Run run_once(const Command& command) {
    static const TemporaryDirectory scratch("aludel-bench");
    const std::string error_file = (scratch.path() / "stderr").string();
    const auto start = std::chrono::steady_clock::now();
    // vfork would be nearer to a shell's cost, but both sides of every ratio pay the same fork.
    const pid_t child = fork();
    if (child == 0) {
        become(command, error_file);
    }
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        std::string words;
        for (const std::string& word : command.arguments) {
            words += word + " ";
        }
        throw std::runtime_error(words + "failed:\n" + tail(read_file(error_file)));
    }
    return {elapsed.count(), usage.ru_maxrss};
}

std::vector<Run> fastest_of(const std::vector<Sample>& samples, int rounds) {
    std::vector<Run> best(samples.size(), Run{1e9, 0});
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < samples.size(); ++i) {
            if (samples[i].prepare) {
                samples[i].prepare();
            }
            const Run run = run_once(samples[i].command);
            best[i].seconds = std::min(best[i].seconds, run.seconds);
            best[i].peak_kilobytes = std::max(best[i].peak_kilobytes, run.peak_kilobytes);
        }
    }
    return best;
}

}  // namespace aludel::bench
