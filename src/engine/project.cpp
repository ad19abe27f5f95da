#include "engine/project.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <future>
#include <mutex>
#include <optional>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "engine/bookkeeping.hpp"
#include "engine/parallel.hpp"
#include "script/directory.hpp"

namespace aludel::engine {

namespace {

struct LoadedGraph {
    script::RevisionGraph graph;
    /// In the graph's order; empty for a file that cannot be read. No elements where nobody asked.
    std::vector<std::string> hashes;
};

/// A hash costs less than what a library's file stream does around it, and there are thousands.
std::string hash_of_small_file(const std::filesystem::path& path) {
    thread_local std::array<char, 64 * 1024> buffer;
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return {};
    }
    const ssize_t size = ::read(file, buffer.data(), buffer.size());
    ::close(file);
    if (size < 0 || static_cast<std::size_t>(size) == buffer.size()) {
        return {};  // a large one is left to file_hash()
    }
    return sha256(std::string_view(buffer.data(), static_cast<std::size_t>(size)));
}

LoadedGraph load(const Settings& settings, bool hashes) {
    LoadedGraph loaded{script::RevisionGraph::load({settings.version_locations, settings.recursive_version_locations}),
                       {}};
    if (hashes) {
        const std::vector<script::Revision>& revisions = loaded.graph.revisions();
        loaded.hashes.resize(revisions.size());
        parallel_for(revisions.size(),
                     [&](std::size_t i) { loaded.hashes[i] = hash_of_small_file(revisions[i].file); });
    }
    return loaded;
}

}  // namespace

struct Project::State {
    std::once_flag graph_once;
    std::future<LoadedGraph> loading;
    std::optional<LoadedGraph> loaded;
    std::unique_ptr<dialect::EphemeralDatabase> ephemeral;
};

namespace {

const dialect::Url& required_url(const Settings& settings) {
    if (!settings.url) {
        throw missing_url(settings);
    }
    return *settings.url;
}

/// An attached database would hold a version table of its own for as long as one connection: nothing but `main` lasts.
void require_schema(const Settings& settings, const dialect::Dialect& dialect) {
    const std::string& schema = settings.version_table_schema;
    if (dialect.name() == "sqlite" && !schema.empty() && !iequals(schema, "main")) {
        throw std::move(Error(ErrorCode::config_invalid, "setting 'version_table_schema': there is no schema '" +
                                                             schema + "' in SQLite, only main")
                            .at(place_of(settings, "version_table_schema"))
                            .hint("leave it out, or set it only in the [environments] of PostgreSQL"));
    }
}

}  // namespace

Project::Project(Settings settings) : settings_(std::move(settings)), state_(std::make_unique<State>()) {}

Project::Project(Project&&) noexcept = default;

Project::~Project() = default;

void Project::preload_graph(bool hashes) const {
    if (!state_->loaded && !state_->loading.valid()) {
        // By value: the project may be moved while the thread is at work.
        state_->loading = std::async(std::launch::async, [settings = settings_, hashes = hashes && settings_.ledger] {
            return load(settings, hashes);
        });
    }
}

const script::RevisionGraph& Project::graph() const {
    std::call_once(state_->graph_once, [this] {
        state_->loaded.emplace(state_->loading.valid() ? state_->loading.get() : load(settings_, false));
    });
    return state_->loaded->graph;
}

std::string Project::file_hash(const script::Revision& revision) const {
    const std::vector<script::Revision>& revisions = graph().revisions();
    const auto index = static_cast<std::size_t>(&revision - revisions.data());
    const std::vector<std::string>& hashes = state_->loaded->hashes;
    return index < hashes.size() && !hashes[index].empty() ? hashes[index] : sha256(read_file(revision.file));
}

const dialect::Url& Project::url() const {
    const dialect::Url& url = required_url(settings_);
    if (settings_.url_fault) {
        throw *settings_.url_fault;
    }
    if (!url.ephemeral) {
        return url;
    }
    if (!state_->ephemeral) {
        state_->ephemeral = dialect::find_dialect(url.dialect).start_ephemeral({settings_.pg_bin});
    }
    return state_->ephemeral->url();
}

const dialect::Dialect& Project::dialect() const {
    const dialect::Dialect& dialect = dialect::find_dialect(required_url(settings_).dialect);
    require_schema(settings_, dialect);
    return dialect;
}

const dialect::Dialect& Project::dialect_or(std::string_view fallback) const {
    return !settings_.url && !settings_.url_fault && !fallback.empty() ? dialect::find_dialect(fallback) : dialect();
}

std::unique_ptr<dialect::Connection> Project::connect() const {
    return connect(dialect::ConnectOptions{});
}

std::unique_ptr<dialect::Connection> Project::connect(const dialect::ConnectOptions& options) const {
    return dialect().connect(url(), options);
}

VersionTable Project::version_table() const {
    return VersionTable({settings_.version_table_schema, settings_.version_table});
}

VersionTable Project::version_table(dialect::Connection& connection) const {
    return VersionTable(locate(connection, version_table().name()));
}

Ledger Project::ledger(dialect::Connection& connection) const {
    return Ledger(version_table(connection).name());
}

dialect::LockRequest Project::lock_request(const dialect::QualifiedName& version_table) const {
    dialect::LockRequest request;
    request.name = version_table.schema.empty() ? version_table.name : version_table.schema + "." + version_table.name;
    request.wait_seconds = settings_.lock_wait;
    request.schema = version_table.schema;
    return request;
}

}  // namespace aludel::engine
