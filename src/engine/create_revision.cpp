#include "engine/create_revision.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/clock.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "engine/settings_schema.hpp"
#include "engine/version_table.hpp"
#include "script/alembic/template.hpp"
#include "script/file_name.hpp"
#include "script/graph_inner.hpp"
#include "script/sql/writer.hpp"

namespace aludel::engine {

namespace fs = std::filesystem;

namespace {

using Revisions = std::vector<const script::Revision*>;

Revisions resolve_heads(const script::RevisionGraph& graph, std::vector<std::string> expressions) {
    if (expressions.empty()) {
        expressions.emplace_back("head");
    }
    Revisions heads;
    for (const std::string& expression : expressions) {
        graph.require_certain(expression);
        try {
            for (const script::Revision* revision : graph.resolve(expression)) {
                if (!graph.is_sound(*revision)) {
                    graph.require_sound();
                }
                heads.push_back(revision);
            }
        } catch (const Error& error) {
            if (error.code() == ErrorCode::revision_not_found) {
                graph.require_certain_heads();  // its file may be the one at fault
            }
            if (error.code() != ErrorCode::multiple_heads) {
                throw;
            }
            throw Error(ErrorCode::multiple_heads,
                        "Multiple heads are present; please specify the head revision on which the new revision should "
                        "be based, or perform a merge.")
                .detail("the heads: " + join(graph.heads(), ", "))
                .hint(graph.inner().heads_are_certain()
                          ? "--head names one of them; `aludel merge heads` joins them"
                          : "--head names one of them; they can be merged when the faults are mended that `aludel "
                            "heads` tells");
        }
    }
    for (auto one = heads.begin(); one != heads.end(); ++one) {
        if (std::find(heads.begin(), one, *one) != one) {
            throw Error(ErrorCode::usage,
                        "Duplicate head revisions specified: " + (*one)->id + " is named more than once");
        }
    }
    return heads;
}

void require_heads(const script::RevisionGraph& graph, const Revisions& heads) {
    for (const script::Revision* head : heads) {
        if (!graph.is_head(*head)) {
            throw Error(ErrorCode::usage, "Revision " + head->id +
                                              " is not a head revision; please specify --splice to create a new branch "
                                              "from this revision")
                .detail("the heads: " + join(graph.heads(), ", "));
        }
    }
}

void check_id(const script::RevisionGraph& graph, const std::string& id) {
    std::string illegal;
    for (const char c : id) {
        const bool taken = c == '@' || c == '-' || c == '+' || c == ':' || c == ';';
        if ((taken || c == ',' || c == '/' || static_cast<unsigned char>(c) <= ' ') &&
            illegal.find(c) == std::string::npos) {
            illegal += c;
        }
    }
    if (!illegal.empty()) {
        std::sort(illegal.begin(), illegal.end());
        std::vector<std::string> characters;
        for (const char c : illegal) {
            characters.emplace_back(1, c);
        }
        throw Error(ErrorCode::usage,
                    "Character(s) '" + join(characters, ", ") + "' not allowed in revision identifier '" + id + "'")
            .hint("an id is one word, usually 12 hexadecimal digits; without --rev-id it is made up");
    }
    for (const std::string_view word : {"head", "heads", "base", "current"}) {
        if (id == word) {
            throw Error(ErrorCode::usage, "'" + id + "' cannot be the id of a revision: it is a word of the addressing")
                .hint("take another word; without --rev-id an id is made up");
        }
    }
    if (const script::Revision* other = graph.find(id)) {
        throw Error(ErrorCode::usage, "Revision " + id + " is present already")
            .at(other->place())
            .hint("take another id; without --rev-id one is made up");
    }
}

void check_labels(const script::RevisionGraph& graph, const std::vector<std::string>& labels, const std::string& id) {
    for (const std::string& label : labels) {
        if (label.empty() || label.find_first_of("@:;, \t\r\n") != std::string::npos) {
            throw Error(ErrorCode::usage, "'" + label + "' cannot be a branch label")
                .hint("letters, digits, _, - and .");
        }
        if (label == id) {
            throw Error(ErrorCode::usage, "'" + label + "' cannot be both the id of a revision and its branch label")
                .hint("choose another of the two: a name has to mean one thing");
        }
        for (const script::Revision& revision : graph.revisions()) {
            const auto& taken = revision.branch_labels;
            if (revision.id == label || std::find(taken.begin(), taken.end(), label) != taken.end()) {
                throw Error(ErrorCode::usage, "Branch name '" + label + "' in revision " + id +
                                                  " already used by revision " + revision.id)
                    .at(revision.place());
            }
        }
    }
}

/// Labels stay labels, so that the dependency moves with its branch; everything else becomes a full id.
std::vector<std::string> resolve_dependencies(const script::RevisionGraph& graph,
                                              const std::vector<std::string>& expressions) {
    std::vector<std::string> resolved;
    for (const std::string& expression : expressions) {
        const script::Revision* revision = graph.resolve_one(expression);
        if (revision == nullptr) {
            throw Error(ErrorCode::usage, "a revision cannot depend on '" + expression + "', which is no revision");
        }
        const std::vector<std::string> labels = graph.labels_of(*revision);
        const bool label = std::find(labels.begin(), labels.end(), expression) != labels.end();
        resolved.push_back(label ? expression : revision->id);
    }
    return resolved;
}

fs::path normal(const fs::path& path) {
    std::string text = fs::absolute(path).lexically_normal().string();
    while (text.size() > 1 && text.ends_with('/')) {
        text.pop_back();
    }
    return text;
}

Error without_location(const Settings& settings, const std::string& what) {
    std::vector<std::string> names;
    for (const fs::path& location : settings.version_locations) {
        names.push_back(display_path(location));
    }
    return std::move(Error(ErrorCode::usage, what).detail("the locations: " + join(names, ", ")));
}

/// The location that was asked for, or the only one; empty where the parents decide.
fs::path requested_location(const Settings& settings, const NewRevision& request) {
    const std::vector<fs::path>& locations = settings.version_locations;
    if (request.version_path.empty()) {
        return locations.size() == 1 ? normal(locations.front()) : fs::path{};
    }
    for (const fs::path& location : locations) {
        if (normal(location) == normal(request.version_path)) {
            return normal(location);
        }
    }
    throw without_location(
        settings, "Path " + request.version_path.string() + " is not represented in current version locations");
}

fs::path location_of_parents(const Settings& settings, const Revisions& heads) {
    for (const script::Revision* head : heads) {
        for (const fs::path& location : settings.version_locations) {
            if (is_below(normal(head->file), normal(location))) {
                return normal(location);
            }
        }
    }
    throw without_location(settings, "Multiple version locations present, please specify --version-path");
}

/// The path below the location. Refuses one that the next command would not find.
fs::path file_name(const Settings& settings, const script::FileNameFields& fields) {
    const Place place = place_of(settings, "file_template");
    fs::path name;
    try {
        name = script::revision_file_name(settings.file_template, settings.truncate_slug_length, fields);
    } catch (Error& error) {
        throw std::move(error.at(place));
    }
    if (name.has_parent_path() && !settings.recursive_version_locations) {
        throw std::move(
            Error(ErrorCode::config_invalid, "file_template: `" + settings.file_template +
                                                 "` puts revisions into directories, where they are not looked for")
                .at(place)
                .hint("set recursive_version_locations = true, or leave the directory out"));
    }
    if (std::any_of(name.begin(), name.end(), [](const fs::path& part) { return part.string().starts_with('.'); })) {
        throw std::move(Error(ErrorCode::config_invalid, "file_template: `" + name.string() +
                                                             "` has a name that begins with a dot, and is passed over")
                            .at(place)
                            .hint("begin it with another character, such as an underscore"));
    }
    return name;
}

/// Directories made on the way, outermost first. They go again unless they are kept: a revision that is refused
/// leaves nothing behind.
class NewDirectories {
public:
    NewDirectories() = default;
    NewDirectories(const NewDirectories&) = delete;
    NewDirectories& operator=(const NewDirectories&) = delete;
    ~NewDirectories() {
        std::error_code ignored;
        for (auto one = made_.rbegin(); one != made_.rend(); ++one) {
            fs::remove(*one, ignored);
        }
    }
    void make(const fs::path& directory) {
        std::error_code problem;
        if (fs::exists(directory, problem)) {
            return;
        }
        if (problem) {
            throw Error(ErrorCode::file_unreadable,
                        "cannot reach the revision directory " + display_path(directory) + ": " + problem.message())
                .hint("look at the permissions on its way and at symbolic links, or correct the setting that names it");
        }
        make(directory.parent_path());
        fs::create_directory(directory, problem);
        if (problem) {
            throw Error(ErrorCode::file_unwritable,
                        "cannot create the directory " + display_path(directory) + ": " + problem.message())
                .hint(hint_for_file(problem.value()));
        }
        made_.push_back(directory);
    }
    std::vector<fs::path> keep() { return std::exchange(made_, {}); }

private:
    std::vector<fs::path> made_;
};

/// Of a project of Alembic: the template that its new revisions are made of.
std::optional<fs::path> template_of_python(const Settings& settings) {
    const fs::path file = settings.script_location / "script.py.mako";
    std::error_code ignored;
    return settings.kind != ConfigKind::aludel && fs::is_regular_file(file, ignored) ? std::optional(file)
                                                                                     : std::nullopt;
}

std::string python_text(const fs::path& file, const Project& project, const NewRevision& request,
                        const CreatedRevision& created, const std::vector<std::string>& dependencies, TimePoint time,
                        const std::string& zone) {
    const Settings& settings = project.settings();
    if (settings.revision_environment) {
        throw Error(ErrorCode::not_supported,
                    "revision_environment = true: env.py may change what is written, which is not done here")
            .at(place_of(settings, "revision_environment"))
            .hint("set it to false, or write this revision with Alembic");
    }
    const script::alembic::NewPythonRevision revision{
        created.id,   request.message,        created.down_revisions, request.branch_labels,
        dependencies, civil_time(time, zone), !zone.empty()};
    return script::alembic::render_template(file, revision, project.python());
}

std::string sql_text(const NewRevision& request, const CreatedRevision& created,
                     const std::vector<std::string>& dependencies, TimePoint time, const std::string& zone) {
    script::sql::RevisionText text;
    text.message = request.message;
    text.id = created.id;
    text.down_revisions = created.down_revisions;
    text.created = format_timestamp(time, zone);
    text.branch_labels = request.branch_labels;
    text.depends_on = dependencies;
    return script::sql::render_revision(text);
}

std::string time_zone(const Settings& settings) {
    try {
        return known_time_zone(settings.timezone);
    } catch (const Error& error) {
        throw std::move(Error(error.code(), "setting 'timezone': " + error.message())
                            .at(place_of(settings, "timezone"))
                            .hint(error.hint()));
    }
}

/// What file systems take for one name, on Linux and elsewhere.
constexpr std::size_t longest_file_name = 255;

void require_short_name(const fs::path& file) {
    for (const fs::path& part : file) {
        if (part.string().size() > longest_file_name) {
            throw Error(ErrorCode::file_unwritable,
                        "the name of the new file would be " + std::to_string(part.string().size()) +
                            " bytes long, and file systems take " + std::to_string(longest_file_name))
                .hint("choose a shorter id, or a shorter file_template");
        }
    }
}

}  // namespace

std::string generate_revision_id() {
    return random_hex(12);
}

CreatedRevision create_revision(Project& project, const NewRevision& request) {
    const Settings& settings = project.settings();
    fs::path location = requested_location(settings, request);
    NewDirectories directories;
    if (!location.empty()) {
        // Before the graph is read, which holds a location that is not there for a fault: Git keeps no empty directory.
        directories.make(location);
    }
    const script::RevisionGraph& graph = project.graph();
    CreatedRevision created;
    created.id = request.id.empty() ? generate_revision_id() : request.id;
    check_id(graph, created.id);
    const Revisions heads = resolve_heads(graph, request.heads);
    if (!request.splice) {
        require_heads(graph, heads);
    }
    check_labels(graph, request.branch_labels, created.id);

    const TimePoint time = now();
    const std::string zone = time_zone(settings);
    for (const script::Revision* head : heads) {
        created.down_revisions.push_back(head->id);
    }
    const std::vector<std::string> dependencies = resolve_dependencies(graph, request.depends_on);
    const std::optional<fs::path> python = template_of_python(settings);
    const std::string content = python ? python_text(*python, project, request, created, dependencies, time, zone)
                                       : sql_text(request, created, dependencies, time, zone);

    if (location.empty()) {
        location = location_of_parents(settings, heads);
    }
    const script::FileNameFields fields{created.id, request.message, time, zone, python ? ".py" : ".sql"};
    created.file = location / file_name(settings, fields);
    if (python && !settings.post_write_hooks.empty()) {
        created.warnings.push_back("post_write_hooks were not run: " + settings.post_write_hooks);
    }
    if (created.id.size() > VersionTable::column_width) {
        created.warnings.push_back("the id is " + plural(created.id.size(), "character") +
                                   " long, and the version table holds " + std::to_string(VersionTable::column_width) +
                                   " unless somebody has widened it");
    }
    require_short_name(created.file);
    directories.make(created.file.parent_path());
    create_file(created.file, content);
    created.created_directories = directories.keep();
    return created;
}

}  // namespace aludel::engine
