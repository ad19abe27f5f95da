#include "base/error.hpp"
#include "cli/command_list.hpp"
#include "cli/reference_pages.hpp"

namespace aludel::cli {

namespace {

int run(const Arguments& arguments) {
    const std::vector<std::string> words = arguments.all("WORDS");
    if (words.size() == 2 && words[0] == "docs") {
        write_reference_pages(words[1]);
        return 0;
    }
    throw Error(ErrorCode::usage, "`aludel debug` knows: docs DIRECTORY");
}

}  // namespace

Command debug_command() {
    return {
        .name = "debug",
        .summary = "What the makers of aludel need",
        .description = "debug docs DIRECTORY writes the generated pages of the reference.",
        .positionals = {{"WORDS", "what to do", true, true}},
        .run = run,
        .hidden = true,
    };
}

}  // namespace aludel::cli
