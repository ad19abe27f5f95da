#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace aludel::fault {

/// One run of the program.
class Child {
public:
    using Environment = std::vector<std::pair<std::string, std::string>>;
    Child(std::vector<std::string> arguments, const std::filesystem::path& directory, const Environment& environment);
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    pid_t pid() const { return pid_; }
    void kill() const;
    /// Exit status, or 128 + signal. Fails the process with 255 after a minute: nothing may hang.
    int wait();
    /// Standard output and error, once it has ended.
    const std::string& output() const { return output_; }

private:
    pid_t pid_ = -1;
    std::filesystem::path log_;
    std::string output_;
};

/// The program under test: $ALUDEL_FAULT_PROGRAM, or the one of this build.
std::string program();

}  // namespace aludel::fault
