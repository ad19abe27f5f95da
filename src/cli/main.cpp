#include "cli/main.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <filesystem>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/interrupt.hpp"
#include "base/terminal.hpp"
#include "base/version.hpp"
#include "cli/help.hpp"
#include "cli/output.hpp"
#include "cli/parser.hpp"
#include "cli/secret_arguments.hpp"
#include "report/error.hpp"

namespace aludel::cli {

namespace {

/// Whoever starts us with a standard stream closed would have the next file or socket in its place, and what we print in
/// that. What stands there instead can neither be read nor written, so that output that is lost is still told.
void occupy_closed_streams() {
    for (int stream = 0; stream <= 2; ++stream) {
        if (::fcntl(stream, F_GETFD) == -1 && errno == EBADF) {
            static_cast<void>(::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY));
        }
    }
}

/// A reader of our output that goes away must not kill a run in the middle. A handler, unlike SIG_IGN, is not
/// inherited by the programs we start.
void survive_closed_pipes() {
    std::signal(SIGPIPE, [](int) {});
}

/// What the standard library could not do with a file, where nobody had better words.
Error file_error(const std::filesystem::filesystem_error& error) {
    // "filesystem error: cannot create directory: why [path]": the words before the path.
    const std::string_view whole = error.what();
    const std::string_view what = whole.substr(0, whole.find('['));
    const std::string why = ": " + error.code().message();
    std::error_code gone;
    if (std::filesystem::current_path(gone).empty()) {
        return std::move(Error(ErrorCode::file_unreadable, "the working directory cannot be found" + why)
                             .hint("change to a directory that is there"));
    }
    const std::string path = display_path(error.path1());
    for (const char* writing : {"create", "remove", "rename", "copy"}) {
        if (what.find(writing) != std::string_view::npos) {
            return Error(ErrorCode::file_unwritable, "cannot write " + path + why);
        }
    }
    return Error(ErrorCode::file_unreadable, "cannot read " + path + why);
}

int status_of(const Error& error) {
    if (error.code() == ErrorCode::interrupted && interrupt::pending() != 0) {
        return 128 + interrupt::pending();
    }
    return exit_status(error.code());
}

/// How an error is told: what is known of the words before they are parsed.
struct Teller {
    const std::vector<std::string>& words;
    bool json;
    report::Paint paint;

    int tell(const Error& error) const {
        const int status = status_of(error);
        try {
            if (json) {
                print(without_passwords(report::error_json(error, status), words));
            } else {
                print_error(without_passwords(report::error_text(error, paint), words));
            }
        } catch (const Error& unwritable) {
            print_error(report::error_text(unwritable, paint));
        }
        return status;
    }
};

int run(const std::vector<std::string>& words, const report::Paint& paint) {
    if (words.empty()) {
        // As Alembic: a script whose variable with the command is empty must not look successful.
        print_error(program_help(paint, terminal_width()));
        return exit_status(ErrorCode::usage);
    }
    const Invocation invocation = parse(words);
    switch (invocation.kind) {
        case Invocation::Kind::version:
            print("aludel " + std::string(version) + "\n");
            return 0;
        case Invocation::Kind::help: {
            const report::Paint out = paint_of(words, Stream::out);
            print(invocation.command == nullptr ? program_help(out, terminal_width())
                                                : command_help(*invocation.command, out, terminal_width()));
            return 0;
        }
        case Invocation::Kind::run:
            break;
    }
    interrupt::install();
    return invocation.command->run(invocation.arguments);
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
    occupy_closed_streams();
    hide_secret_arguments(argc, argv);
    survive_closed_pipes();
    const Teller teller{words, wants_json(words), paint_of(words, Stream::err)};
    try {
        return run(words, teller.paint);
    } catch (const Error& error) {
        return teller.tell(error);
    } catch (const std::filesystem::filesystem_error& error) {
        return teller.tell(file_error(error));
    } catch (const std::bad_alloc&) {
        return teller.tell(Error(ErrorCode::internal, "out of memory"));
    } catch (const std::exception& error) {
        return teller.tell(Error(ErrorCode::internal, error.what()));
    }
}

}  // namespace aludel::cli
