#include <algorithm>
#include <charconv>
#include <filesystem>

#include "base/error.hpp"
#include "cli/command_list.hpp"
#include "cli/debug_simulation.hpp"
#include "cli/output.hpp"
#include "cli/reference_pages.hpp"
#include "python/definitions.hpp"

namespace aludel::cli {

namespace {

std::uint64_t number(const Arguments& arguments, std::string_view option, std::uint64_t otherwise) {
    const auto given = arguments.one(option);
    if (!given) {
        return otherwise;
    }
    std::uint64_t value = 0;
    const char* end = given->data() + given->size();
    if (const auto read = std::from_chars(given->data(), end, value); read.ec != std::errc() || read.ptr != end || value == 0) {
        throw Error(ErrorCode::usage, "--" + std::string(option) + " needs a number above 0, not \"" + *given + "\"");
    }
    return value;
}

/// The project is the working directory: modules and files are looked for there and nowhere else.
int evaluate(const Arguments& arguments, const std::filesystem::path& file) {
    python::Options options;
    options.roots = {std::filesystem::current_path(), std::filesystem::absolute(file).parent_path()};
    options.readable = {std::filesystem::current_path()};
    options.limits.steps = number(arguments, "steps", options.limits.steps);
    options.limits.depth = static_cast<int>(std::min<std::uint64_t>(number(arguments, "depth", static_cast<std::uint64_t>(options.limits.depth)), 100'000));
    options.limits.memory = number(arguments, "memory", options.limits.memory);
    options.output = [](std::string_view text) { print(text); };
    options.error_output = [](std::string_view text) { print_error(text); };
    python::Evaluator evaluator(options);
    for (const std::string& line : python::definitions(evaluator, *evaluator.load(file, "__main__"))) {
        print(line + "\n");
    }
    return 0;
}

int run_debug(const Arguments& arguments) {
    const std::vector<std::string> words = arguments.all("WORDS");
    if (words.size() == 2 && words[0] == "docs") {
        write_reference_pages(words[1]);
        return 0;
    }
    if (words.size() == 2 && words[0] == "eval") {
        return evaluate(arguments, words[1]);
    }
    if (words.size() == 2 && words[0] == "simulation") {
        return compare_simulation(arguments, words[1]);
    }
    throw Error(ErrorCode::usage, "`aludel debug` knows: docs DIRECTORY, eval FILE, simulation DIRECTORY");
}

}  // namespace

Command debug_command() {
    return {
        .name = "debug",
        .summary = "What the makers of aludel need",
        .description = "debug docs DIRECTORY writes the generated pages of the reference.\n\n"
                       "debug eval FILE runs a file in our subset of Python: what it prints, then the names it defines.\n\n"
                       "debug simulation DIRECTORY holds the database against a simulated one at the same revisions: what "
                       "differs, what is not certain, and both as JSON in the directory.",
        .options = {{"--steps", "N", "eval: how many statements and turns of loops may run"},
                    {"--depth", "N", "eval: how deep calls may nest"},
                    {"--memory", "BYTES", "eval: how much the values may take"}},
        .positionals = {{"WORDS", "what to do", true, true}},
        .run = run_debug,
        .hidden = true,
    };
}

}  // namespace aludel::cli
