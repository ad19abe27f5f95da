#include "snippet.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "python/evaluate.hpp"
#include "python/evaluator.hpp"
#include "python/parse.hpp"

namespace aludel::differential {

std::vector<Snippet> read_snippets(const std::filesystem::path& file) {
    std::vector<Snippet> snippets;
    for (const std::string& line : split(read_file(file), '\n')) {
        if (line.starts_with("#== ")) {
            snippets.push_back({file.filename().string(), line.substr(4), ""});
        } else if (!snippets.empty()) {
            snippets.back().text += line + "\n";
        }
    }
    return snippets;
}

std::string run_snippet(const Snippet& snippet) {
    std::string output;
    python::Options options;
    options.output = [&](std::string_view text) { output += text; };
    options.error_output = [](std::string_view) {};
    options.limits.steps = 3'000'000;
    options.readable = {std::filesystem::current_path()};
    options.roots = {options.readable};
    std::string outcome;
    try {
        python::Evaluator evaluator(options);
        python::StackScope stack(evaluator);
        auto program = python::parse(python::Source("<snippet>", snippet.text));
        auto module = evaluator.heap().make<python::Module>(evaluator.str("__main__"));
        module->attributes = evaluator.dict();
        evaluator.modules()["__main__"] = module;
        try {
            python::run_module(evaluator, program, *module);
        } catch (const python::Raised& raised) {
            outcome = "!! " + python::describe(evaluator, raised.exception) + "\n!! ";
            for (auto entry = raised.object().trace.rbegin(); entry != raised.object().trace.rend(); ++entry) {
                if (entry->program == program.get()) {
                    outcome += std::to_string(program->source.line(entry->offset)) + " " + entry->function + "; ";
                }
            }
            outcome += "\n";
        }
    } catch (const Error& error) {
        outcome = std::string(error.code() == ErrorCode::python_syntax ? "!! SyntaxError: " : "?? ") + error.message() + "\n";
        if (error.code() == ErrorCode::python_syntax) {
            outcome += "!! " + std::to_string(error.place().line) + " ; \n";
        }
    }
    if (!output.empty() && !output.ends_with('\n')) {
        output += '\n';
    }
    return output + outcome;
}

}  // namespace aludel::differential
