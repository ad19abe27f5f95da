// Every revision file of the projects below DIRECTORY: loaded, and its upgrade() run, with stand-ins for Alembic and
// SQLAlchemy. A file does well when it comes to its end or to a question that only a database can answer. One that does
// not is run once more with the packages that the program itself supplies (src/script/extension/) over those stand-ins;
// and if need be a third time, with stand-ins for all other packages: what is neither Python's nor the project's.
// usage: aludel_python_corpus DIRECTORY [--verbose] [--only TEXT]

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <map>
#include <regex>
#include <unordered_map>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/process.hpp"
#include "base/text.hpp"
#include "python/attribute.hpp"
#include "python/evaluator.hpp"
#include "script/alembic/config.hpp"
#include "script/extension/flask_config.hpp"
#include "script/extension/package.hpp"
#include "stand_ins.hpp"

namespace aludel::corpus {
namespace {

namespace fs = std::filesystem;

struct Project {
    std::string slug;
    fs::path root;     ///< the repository
    fs::path scripts;  ///< where its Alembic environment is
    fs::path working_directory;
    std::unordered_map<std::string, std::string> environment;  ///< what its files ask os.environ for
    std::map<std::string, std::string> settings = {};          ///< as its users would give them to aludel
};

struct Outcome {
    enum class Kind { end, database, supplied, packages, stopped } kind = Kind::end;
    std::string why;    ///< of those that stopped, without names and numbers of the file
    std::string error;  ///< as the user would see it
};

struct Words {
    fs::path directory;
    bool verbose = false;
    std::string only;
};

/// Where its commands are given: beside alembic.ini, or above the environment that has it, as Flask-Migrate does it.
fs::path working_directory(const Project& project, const std::string& ini) {
    const fs::path directory = (project.root / ini).parent_path();
    return directory == project.scripts && directory != project.root ? directory.parent_path() : directory;
}

/// settings.tsv beside this program's source: what the users of a project would write into a section [aludel].
void read_settings(std::vector<Project>& projects) {
    for (const std::string& line : split(read_file(fs::path(ALUDEL_CORPUS_SETTINGS)), '\n')) {
        const auto fields = split(line, '\t');
        if (fields.size() < 4 || line.starts_with("#")) {
            continue;
        }
        for (Project& project : projects) {
            if (project.slug == fields[0]) {
                project.settings[fields[1]] = fields[2];
                fmt::print("setting of {}: {} = {} ({})\n", fields[0], fields[1], fields[2], fields[3]);
            }
        }
    }
}

std::vector<Project> read_projects(const fs::path& directory) {
    std::vector<Project> projects;
    for (const std::string& line : split(read_file(directory / "projects.tsv"), '\n')) {
        const auto fields = split(line, '\t');
        if (fields.size() >= 2) {
            projects.push_back({fields[0], directory / fields[0], directory / fields[0] / fields[1], {}, {}});
            Project& made = projects.back();
            made.working_directory = working_directory(made, fields.size() > 2 && fields[2].ends_with(".ini") ? fields[2] : "alembic.ini");
            for (std::size_t i = 2; i < fields.size(); ++i) {
                if (const std::size_t at = fields[i].find('='); at != std::string::npos) {
                    projects.back().environment[fields[i].substr(0, at)] = fields[i].substr(at + 1);
                }
            }
        }
    }
    read_settings(projects);
    return projects;
}

bool is_revision(const std::string& text) {
    bool upgrade = false;
    bool header = false;
    for (std::string_view line : split(text, '\n')) {
        upgrade = upgrade || line.starts_with("def upgrade(") || line.starts_with("async def upgrade(");
        header = header || ((line.starts_with("revision") || line.starts_with("down_revision")) && line.find('=') != std::string_view::npos);
    }
    return upgrade && header;
}

std::vector<fs::path> revision_files(const Project& project) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(project.scripts)) {
        if (entry.path().extension() == ".py" && is_revision(read_file(entry.path()))) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// The directories from that of the environment up to the repository, and what is called src there.
std::vector<fs::path> roots_of(const Project& project) {
    std::vector<fs::path> roots;
    for (fs::path at = project.scripts;; at = at.parent_path()) {
        roots.push_back(at);
        for (const char* name : {"src", "backend"}) {
            if (fs::is_directory(at / name)) {
                roots.push_back(at / name);
            }
        }
        if (at == project.root || !at.has_relative_path()) {
            return roots;
        }
    }
}

/// Files that have the same reason to stop shall be counted together.
std::string without_names(const std::string& message) {
    static const std::regex missing("(^|: )('[^']*' from '[^']*'|the module '[^']*') is used");
    if (std::smatch found; std::regex_search(message, found, missing)) {
        return found[2].str() + " is missing";
    }
    static const std::regex quoted("'[^']*'");
    static const std::regex number("[0-9]+");
    return std::regex_replace(std::regex_replace(message, number, "N"), quoted, "'…'");
}

/// What a decorator made this of: what it says itself, or a function of the same name that it keeps.
python::Value decorated_function(python::Evaluator& evaluator, const python::Value& made) {
    if (const python::Value said = python::find_attribute(evaluator, made, "__wrapped__"); said.defined()) {
        return said;
    }
    if (made.is(python::Kind::function)) {
        for (const auto& cell : made.as<python::Function>().captured) {
            if (cell && cell->value.is(python::Kind::function) &&
                python::str_text(evaluator, cell->value.as<python::Function>().name) == "upgrade") {
                return cell->value;
            }
        }
    }
    return {};
}

/// What an environment hands to upgrade(), in projects that do so, are stand-ins.
python::Value call_upgrade(python::Evaluator& evaluator, const python::Value& upgrade) {
    const python::StackScope stack(evaluator);
    python::Arguments arguments;
    python::Value wrapped = upgrade;
    for (python::Value inner = wrapped; inner.defined(); inner = decorated_function(evaluator, wrapped)) {
        wrapped = inner;
    }
    if (wrapped.is(python::Kind::function)) {
        const auto& function = wrapped.as<python::Function>();
        for (std::size_t i = function.defaults.size(); i < function.code->parameters.positional; ++i) {
            arguments.positional.push_back(
                python::call(evaluator, attribute_of_recording(evaluator, "Recorded"), python::Arguments{}));
        }
    }
    try {
        return python::call(evaluator, upgrade, std::move(arguments));
    } catch (const python::Raised& raised) {
        throw to_error(evaluator, raised);
    }
}

Outcome run(const std::shared_ptr<const python::Registry>& registry, const Project& project, const fs::path& file) {
    python::Options options;
    options.registry = registry;
    options.roots = roots_of(project);
    options.readable = {project.root};
    options.output = options.error_output = [](std::string_view) {};
    options.limits.steps = 20'000'000;
    options.display = [&](std::string_view path) { return fs::path(path).lexically_relative(project.root).string(); };
    options.environment = project.environment;
    options.inherit_environment = false;
    options.missing = script::extension::missing_in_flask_config;
    try {
        python::Evaluator evaluator(options);
        if (const auto found = project.settings.find("flask_config"); found != project.settings.end()) {
            script::extension::set_flask_config(evaluator, {found->second, {}});
        }
        auto module = evaluator.load(file, file.stem().string());
        evaluator.run_coroutine(call_upgrade(evaluator, *module->attributes->table.find("upgrade")));
        return {};
    } catch (const Error& error) {
        std::string text = fmt::format("{}\n{}", error.what(), error.detail());
        if (error.code() == ErrorCode::python_unknown) {
            return {Outcome::Kind::database, "", text};
        }
        return {Outcome::Kind::stopped, fmt::format("{}: {}", name(error.code()), without_names(error.message())), text};
    }
}

using Registry = std::shared_ptr<const python::Registry>;

struct Registries {
    Registry strict;    ///< alembic and sqlalchemy
    Registry supplied;  ///< and the packages that the program supplies, as they are
    Registry generic;   ///< every other package too
};

std::shared_ptr<python::Registry> make_registry(const std::set<std::string>& names) {
    auto registry = python::Registry::with_standard_library();
    registry->add(recording_module());
    for (const std::string& name : names) {
        registry->add(stand_in(name));
    }
    return registry;
}

/// The names of Python's own modules, those too that we do not have.
std::set<std::string> standard_modules() {
    const ProcessResult result = run_process({"/usr/bin/python3", "-c", "import sys; print('\\n'.join(sys.stdlib_module_names))"});
    if (result.exit_code != 0) {
        throw Error(ErrorCode::process_failed, "python3 does not say which modules are its own").detail(result.error_output);
    }
    std::set<std::string> names;
    for (std::string_view name : split(trim(result.output), '\n')) {
        names.emplace(name);
    }
    return names;
}

bool is_of_project(const Project& project, const std::string& package) {
    const auto roots = roots_of(project);
    return std::any_of(roots.begin(), roots.end(), [&](const fs::path& root) {
        return fs::is_directory(root / package) || fs::exists(root / (package + ".py"));
    });
}

/// What a revision imports of its project may itself import from other packages, so all files are asked.
Registries make_registries(const Project& project) {
    static const std::set<std::string> standard = standard_modules();
    static const std::set<std::string> subject{"alembic", "sqlalchemy"};
    std::set<std::string> imported{"alembic", "alembic.op", "alembic.context", "sqlalchemy.orm", "sqlalchemy.sql", "sqlalchemy.types",
                                   "sqlalchemy.exc", "sqlalchemy.dialects", "sqlalchemy.dialects.postgresql", "sqlalchemy.dialects.mysql",
                                   "sqlalchemy.dialects.sqlite"};
    for (const auto& entry : fs::recursive_directory_iterator(project.root)) {
        if (entry.path().extension() == ".py" && entry.is_regular_file()) {
            imported_modules(read_file(entry.path()), imported);
        }
    }
    std::set<std::string> strict;
    std::set<std::string> generic;
    std::map<std::string, bool> known;
    for (const std::string& name : imported) {
        const std::string package = name.substr(0, name.find('.'));
        if (subject.count(package) > 0) {
            strict.insert(name);
            generic.insert(name);
            continue;
        }
        const auto [found, fresh] = known.try_emplace(package, false);
        if (fresh) {
            found->second = standard.count(package) > 0 || is_of_project(project, package);
        }
        if (!found->second) {
            generic.insert(name);
        }
    }
    // The packages that we supply take more of sqlalchemy than the project does.
    std::set<std::string> of_packages;
    for (const script::extension::Package* package : script::extension::all_packages()) {
        imported_modules(package->text, of_packages);
    }
    for (const std::string& name : of_packages) {
        if (subject.count(name.substr(0, name.find('.'))) > 0) {
            strict.insert(name);
        }
    }
    auto supplied = make_registry(strict);
    supplied->add(script::alembic::config_module());
    script::extension::add_packages(*supplied);
    return {make_registry(strict), std::move(supplied), make_registry(generic)};
}

Outcome run_with_stand_ins(const Registries& registries, const Project& project, const fs::path& file) {
    const Outcome strict = run(registries.strict, project, file);
    if (strict.kind != Outcome::Kind::stopped) {
        return strict;
    }
    const Outcome supplied = run(registries.supplied, project, file);
    if (supplied.kind != Outcome::Kind::stopped) {
        return {Outcome::Kind::supplied, strict.why, strict.error};
    }
    // What is told of those that stop is what a user sees: what stops them with the packages that there are.
    const Outcome generic = run(registries.generic, project, file);
    if (generic.kind == Outcome::Kind::stopped) {
        return {Outcome::Kind::stopped, supplied.why, supplied.error + "\nwith stand-ins for all packages: " + generic.error};
    }
    return {Outcome::Kind::packages, supplied.why, supplied.error};
}

using Stops = std::map<std::string, std::vector<std::string>>;

void print_stops(const Stops& stops, bool verbose) {
    std::vector<std::pair<std::string, std::vector<std::string>>> ordered(stops.begin(), stops.end());
    std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
    for (const auto& [why, files] : ordered) {
        fmt::print("{:5} {}\n", files.size(), why);
        for (const std::string& file : files) {
            if (verbose) {
                fmt::print("      {}\n", replace_all(file, "\n", "\n        "));
            }
        }
    }
}

int run_all(const Words& words) {
    const fs::path projects_directory = fs::absolute(words.directory).lexically_normal();
    const auto projects = read_projects(projects_directory);
    std::map<Outcome::Kind, int> counts;
    Stops stops;
    Stops supplied;
    Stops lacking;
    for (const Project& project : projects) {
        const Registries registries = make_registries(project);
        fs::current_path(project.working_directory);
        for (const fs::path& file : revision_files(project)) {
            const std::string shown = file.lexically_relative(projects_directory).string();
            if (shown.find(words.only) == std::string::npos) {
                continue;
            }
            const Outcome outcome = run_with_stand_ins(registries, project, file);
            ++counts[outcome.kind];
            if (outcome.kind == Outcome::Kind::stopped) {
                stops[outcome.why].push_back(shown + "\n" + outcome.error);
            } else if (outcome.kind == Outcome::Kind::supplied) {
                supplied[outcome.why].push_back(shown + "\n" + outcome.error);
            } else if (outcome.kind == Outcome::Kind::packages) {
                lacking[outcome.why].push_back(shown + "\n" + outcome.error);
            } else if (words.verbose) {
                fmt::print("{:8} {}\n", outcome.kind == Outcome::Kind::end ? "end" : "database", shown);
            }
        }
    }
    fmt::print("do well with the packages that aludel supplies:\n");
    print_stops(supplied, words.verbose);
    fmt::print("do well only with stand-ins for other packages:\n");
    print_stops(lacking, words.verbose);
    fmt::print("stop in any case:\n");
    print_stops(stops, words.verbose);
    const int a = counts[Outcome::Kind::end] + counts[Outcome::Kind::database];
    const int b = a + counts[Outcome::Kind::supplied];
    const int c = b + counts[Outcome::Kind::packages];
    const int all = c + counts[Outcome::Kind::stopped];
    const auto percent = [all](int part) { return all == 0 ? 0.0 : 100.0 * part / all; };
    fmt::print("{} revision files of {} projects\n", all, projects.size());
    fmt::print("a. alembic and sqlalchemy are stand-ins: {} to the end, {} to a question for a database ({:.1f}%)\n",
               counts[Outcome::Kind::end], counts[Outcome::Kind::database], percent(a));
    fmt::print("b. and the packages that aludel supplies: {} more ({:.1f}%)\n", counts[Outcome::Kind::supplied], percent(b));
    fmt::print("c. and stand-ins for all other packages: {} more ({:.1f}%); {} stopped\n", counts[Outcome::Kind::packages], percent(c),
               counts[Outcome::Kind::stopped]);
    return all > 0 && b * 100 >= all * 95 ? 0 : 1;
}

}  // namespace
}  // namespace aludel::corpus

int main(int count, char** given) {
    aludel::corpus::Words words;
    for (int i = 1; i < count; ++i) {
        if (std::strcmp(given[i], "--verbose") == 0) {
            words.verbose = true;
        } else if (std::strcmp(given[i], "--only") == 0 && i + 1 < count) {
            words.only = given[++i];
        } else {
            words.directory = given[i];
        }
    }
    if (words.directory.empty()) {
        fmt::print(stderr, "usage: aludel_python_corpus DIRECTORY [--verbose] [--only TEXT]\n");
        return 2;
    }
    try {
        return aludel::corpus::run_all(words);
    } catch (const std::exception& error) {
        fmt::print(stderr, "aludel_python_corpus: {}\n", error.what());
        return 1;
    }
}
