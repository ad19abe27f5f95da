#include "engine/project.hpp"

#include <future>
#include <mutex>
#include <optional>

#include "base/error.hpp"
#include "script/directory.hpp"

namespace aludel::engine {

struct Project::State {
    std::once_flag graph_once;
    std::future<script::RevisionGraph> loading;
    std::optional<script::RevisionGraph> graph;
    std::unique_ptr<dialect::EphemeralDatabase> ephemeral;
};

namespace {

script::RevisionGraph load_graph(const Settings& settings) {
    return script::RevisionGraph::load({settings.version_locations, settings.recursive_version_locations});
}

const dialect::Url& required_url(const Settings& settings) {
    if (!settings.url) {
        throw missing_url(settings);
    }
    return *settings.url;
}

}  // namespace

Project::Project(Settings settings) : settings_(std::move(settings)), state_(std::make_unique<State>()) {}

Project::Project(Project&&) noexcept = default;

Project::~Project() = default;

void Project::preload_graph() const {
    if (!state_->graph && !state_->loading.valid()) {
        // By value: the project may be moved while the thread is at work.
        state_->loading = std::async(std::launch::async, [settings = settings_] { return load_graph(settings); });
    }
}

const script::RevisionGraph& Project::graph() const {
    std::call_once(state_->graph_once, [this] {
        state_->graph.emplace(state_->loading.valid() ? state_->loading.get() : load_graph(settings_));
    });
    return *state_->graph;
}

const dialect::Url& Project::url() const {
    const dialect::Url& url = required_url(settings_);
    if (!url.ephemeral) {
        return url;
    }
    if (!state_->ephemeral) {
        state_->ephemeral = dialect::find_dialect(url.dialect).start_ephemeral({settings_.pg_bin});
    }
    return state_->ephemeral->url();
}

const dialect::Dialect& Project::dialect() const {
    return dialect::find_dialect(required_url(settings_).dialect);
}

const dialect::Dialect& Project::dialect_or(std::string_view fallback) const {
    return !settings_.url && !fallback.empty() ? dialect::find_dialect(fallback) : dialect();
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

Ledger Project::ledger() const {
    return Ledger(version_table().name());
}

IntentTable Project::intents() const {
    return IntentTable(version_table().name());
}

dialect::LockRequest Project::lock_request() const {
    const dialect::QualifiedName name = version_table().name();
    dialect::LockRequest request;
    request.name = name.schema.empty() ? name.name : name.schema + "." + name.name;
    request.wait_seconds = settings_.lock_wait;
    request.schema = settings_.version_table_schema;
    return request;
}

}  // namespace aludel::engine
