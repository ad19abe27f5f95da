#include "engine/project.hpp"

#include <future>
#include <mutex>
#include <optional>
#include <thread>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "base/worker.hpp"
#include "dialect/client_library.hpp"
#include "engine/bookkeeping.hpp"
#include "engine/env_py.hpp"
#include "engine/python_project.hpp"
#include "script/directory.hpp"

namespace aludel::engine {

namespace {

script::RevisionGraph load(const Settings& settings, bool hashes, Worker* worker) {
    return script::RevisionGraph::load({settings.version_locations, settings.recursive_version_locations, hashes,
                                        settings.override_directory, python_options(settings), worker});
}

}  // namespace

struct Project::State {
    std::once_flag graph_once;
    std::future<script::RevisionGraph> loading;
    std::optional<script::RevisionGraph> graph;
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
    if (!state_->graph && !state_->loading.valid()) {
        // The library first: to make a thread while another one loads a library means to wait for it.
        if (settings_.url && !settings_.url_fault) {
            dialect::load_client_library(dialect::find_dialect(settings_.url->dialect));
        }
        // Of two processors the server has one while we connect, if it is here. All by value: the project may be moved
        // while they are at work.
        std::shared_ptr<Worker> worker;
        if (std::thread::hardware_concurrency() > 2) {
            worker = std::make_shared<Worker>();
        }
        state_->loading = std::async(std::launch::async, [settings = settings_, hashes = hashes && settings_.ledger,
                                                          worker] { return load(settings, hashes, worker.get()); });
    }
}

const script::RevisionGraph& Project::graph() const {
    std::call_once(state_->graph_once, [this] {
        if (!state_->loading.valid()) {
            Worker worker;
            state_->graph.emplace(load(settings_, false, &worker));
            return;
        }
        state_->graph.emplace(state_->loading.get());
    });
    return *state_->graph;
}

std::string Project::file_hash(const script::Revision& revision) const {
    return revision.file_hash.empty() ? sha256(read_file(revision.file)) : revision.file_hash;
}

script::PythonOptions Project::python() const {
    return python_options(settings_);
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
        try {
            state_->ephemeral = dialect::find_dialect(url.dialect).start_ephemeral({settings_.pg_bin});
        } catch (Error& error) {
            throw std::move(error.place().file.empty() ? error.at(place_of(settings_, "pg_bin")) : error);
        }
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
    require_env(settings_);
    std::unique_ptr<dialect::Connection> connection = dialect().connect(url(), options);
    if (const std::vector<dialect::Statement> session = env_session(dialect(), settings_); !session.empty()) {
        connection->run(session);
    }
    return connection;
}

VersionTable Project::version_table() const {
    return VersionTable({settings_.version_table_schema, settings_.version_table}, settings_.version_table_pk);
}

VersionTable Project::version_table(dialect::Connection& connection) const {
    const VersionTable table = version_table();
    return table.named(locate(connection, table.name()));
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
