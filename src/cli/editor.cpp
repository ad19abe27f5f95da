#include "cli/editor.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.hpp"
#include "base/process.hpp"

namespace aludel::cli {

namespace {

/// As git and others take it: a command for the shell, so that EDITOR="code --wait" works.
std::string find_editor() {
    for (const char* variable : {"VISUAL", "EDITOR"}) {
        if (const char* value = std::getenv(variable); value != nullptr && *value != '\0') {
            return value;
        }
    }
    for (const char* candidate : {"sensible-editor", "editor", "nano", "vim", "vi"}) {
        if (const auto found = find_program(candidate)) {
            return found->string();
        }
    }
    throw Error(ErrorCode::process_failed, "No suitable editor found").hint("set the variable VISUAL or EDITOR");
}

}  // namespace

void open_in_editor(const std::filesystem::path& file) {
    const std::string editor = find_editor();
    std::string script = editor + " \"$1\"";
    std::string path = std::filesystem::absolute(file).string();
    char shell[] = "/bin/sh";
    char option[] = "-c";
    char* arguments[] = {shell, option, script.data(), shell, path.data(), nullptr};
    pid_t child = 0;
    const int problem = posix_spawn(&child, shell, nullptr, nullptr, arguments, environ);
    if (problem != 0) {
        throw Error(ErrorCode::process_failed, std::string("cannot start /bin/sh: ") + std::strerror(problem));
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        throw Error(ErrorCode::process_failed,
                    "Error executing editor: `" + editor + "` " +
                        (WIFEXITED(status) ? "ended with status " + std::to_string(WEXITSTATUS(status))
                                           : "was ended by a signal"))
            .hint("the editor comes from VISUAL or EDITOR");
    }
}

}  // namespace aludel::cli
