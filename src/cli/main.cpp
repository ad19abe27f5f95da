#include "cli/main.hpp"

#include <csignal>
#include <new>
#include <string>
#include <vector>

#include "base/error.hpp"
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

/// A reader of our output that goes away must not kill a run in the middle. A handler, unlike SIG_IGN, is not
/// inherited by the programs we start.
void survive_closed_pipes() {
    std::signal(SIGPIPE, [](int) {});
}

int status_of(const Error& error) {
    if (error.code() == ErrorCode::interrupted && interrupt::pending() != 0) {
        return 128 + interrupt::pending();
    }
    return exit_status(error.code());
}

int tell(const Error& error, bool json, report::Paint paint) {
    const int status = status_of(error);
    try {
        if (json) {
            print(report::error_json(error, status));
        } else {
            print_error(report::error_text(error, paint));
        }
    } catch (const Error& unwritable) {
        print_error(report::error_text(unwritable, paint));
    }
    return status;
}

int run(const std::vector<std::string>& words, report::Paint& paint) {
    if (words.empty()) {
        // As Alembic: a script whose variable with the command is empty must not look successful.
        print_error(program_help(paint, terminal_width()));
        return exit_status(ErrorCode::usage);
    }
    const Invocation invocation = parse(words);
    paint = invocation.arguments.err;
    switch (invocation.kind) {
        case Invocation::Kind::version:
            print("aludel " + std::string(version) + "\n");
            return 0;
        case Invocation::Kind::help: {
            const report::Paint out{use_colour(Stream::out)};
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
    hide_secret_arguments(argc, argv);
    survive_closed_pipes();
    report::Paint paint{use_colour(Stream::err)};
    const bool json = wants_json(words);
    try {
        return run(words, paint);
    } catch (const Error& error) {
        return tell(error, json, paint);
    } catch (const std::bad_alloc&) {
        return tell(Error(ErrorCode::internal, "out of memory"), json, paint);
    } catch (const std::exception& error) {
        return tell(Error(ErrorCode::internal, error.what()), json, paint);
    }
}

}  // namespace aludel::cli
