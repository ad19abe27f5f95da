#include "script/alembic/models.hpp"

#include <filesystem>
#include <sstream>
#include <string>
#include <system_error>
#include <vector>

#include "base/file.hpp"
#include "base/text.hpp"
#include "python/exception.hpp"
#include "python/import.hpp"
#include "python/syntax.hpp"

namespace aludel::script::alembic {
namespace {

namespace fs = std::filesystem;

/// Of the revision that runs.
fs::path file_of(Evaluator& evaluator) {
    const python::Frame* frame = evaluator.frame();
    while (frame != nullptr && frame->caller != nullptr) {
        frame = frame->caller;
    }
    return frame == nullptr ? fs::path() : fs::path(frame->program->source.path());
}

/// The first env.py at or above a directory of revisions, not far away.
fs::path env_file_for(fs::path directory) {
    std::error_code error;
    for (int up = 0; up < 3 && directory.has_relative_path(); ++up, directory = directory.parent_path()) {
        if (fs::is_regular_file(directory / "env.py", error)) {
            return directory / "env.py";
        }
    }
    return {};
}

/// "a, b as c" without what stands behind `as`.
std::vector<std::string> names_in(std::string list) {
    std::vector<std::string> names;
    std::istringstream parts(replace_all(replace_all(std::move(list), "(", " "), ")", " "));
    for (std::string part; std::getline(parts, part, ',');) {
        std::istringstream words(part);
        if (std::string name; words >> name) {
            names.push_back(name);
        }
    }
    return names;
}

/// Notes one `import …` or `from … import …`.
void note_import(Evaluator& evaluator, const std::string& line) {
    std::istringstream words(line);
    std::string verb;
    std::string module;
    std::string import;
    words >> verb;
    std::string rest;
    if (verb == "import") {
        std::getline(words, rest);
        for (const std::string& name : names_in(rest)) {
            python::import_lazily(evaluator, name);
        }
        return;
    }
    words >> module >> import;
    std::getline(words, rest);
    for (const std::string& name : names_in(module.starts_with('.') ? "" : rest)) {
        if (name == "*") {
            python::import_lazily(evaluator, module);
        } else {
            python::import_name_lazily(evaluator, module, name);
        }
    }
}

/// The imports of env.py, which Alembic has run when it comes to a revision.
void note_imports_of(Evaluator& evaluator, const std::string& text) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::string statement(trim(line.substr(0, line.find('#'))));
        if (!statement.starts_with("from ") && !statement.starts_with("import ")) {
            continue;
        }
        while (statement.find('(') != std::string::npos && statement.find(')') == std::string::npos &&
               std::getline(lines, line)) {
            statement += " " + line.substr(0, line.find('#'));
        }
        note_import(evaluator, statement);
    }
}

}  // namespace

void load_models(Evaluator& evaluator, const Value& metadata) {
    const fs::path file = file_of(evaluator);
    const std::string made_in = sqlalchemy::text_field(metadata, "_made_in").value_or("");
    if (made_in.empty() || fs::path(made_in) == file) {
        return;
    }
    if (const fs::path env = env_file_for(file.parent_path()); !env.empty()) {
        const std::string text = read_file(env);
        for (const char* word : {"importlib", "pkgutil", "__import__", "current_app"}) {
            if (text.find(word) != std::string::npos) {
                python::refuse(evaluator, std::string("a table for each model that env.py imports by code: ") + word,
                               "write the tables out, or write this revision as an SQL file of the same id");
            }
        }
        note_imports_of(evaluator, text);
    }
    python::load_put_off_imports(evaluator);
}

}  // namespace aludel::script::alembic
