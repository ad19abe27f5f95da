#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/intent.hpp"
#include "engine/ledger.hpp"
#include "engine/settings.hpp"
#include "engine/version_table.hpp"
#include "script/graph.hpp"

namespace aludel::engine {

/// A directory of revisions with its settings, and the way to its database. Cheap to open: the graph and the
/// connection are made when first asked for.
class Project {
public:
    explicit Project(Settings settings);
    Project(Project&&) noexcept;
    ~Project();

    const Settings& settings() const { return settings_; }
    const script::RevisionGraph& graph() const;
    /// For who is about to connect: loads what that needs, then starts loading the graph on another thread, so that it
    /// overlaps with connecting; where a ledger is kept and `hashes` is asked for, the hashes of the files too.
    void preload_graph(bool hashes = false) const;
    /// SHA-256 of a revision's file, as Script::file_hash. Throws file_unreadable.
    std::string file_hash(const script::Revision& revision) const;

    /// What the code of Python revisions may see of the project.
    script::PythonOptions python() const;

    /// Throws url_missing with what was looked at.
    const dialect::Url& url() const;  ///< of an ephemeral database: starts it, once
    const dialect::Dialect& dialect() const;
    /// The dialect the URL names, without connecting or starting anything; postgresql when there is no URL and
    /// `fallback` is given.
    const dialect::Dialect& dialect_or(std::string_view fallback) const;
    std::unique_ptr<dialect::Connection> connect() const;
    std::unique_ptr<dialect::Connection> connect(const dialect::ConnectOptions& options) const;

    /// By the name of the configuration: for scripts that are written out.
    VersionTable version_table() const;
    /// By the schema that it is in, or would be made in; the ledger stands beside it.
    VersionTable version_table(dialect::Connection& connection) const;
    Ledger ledger(dialect::Connection& connection) const;
    /// One lock for each version table, however the configuration spells its name: `version_table` is the located one.
    dialect::LockRequest lock_request(const dialect::QualifiedName& version_table) const;

private:
    struct State;
    Settings settings_;
    std::unique_ptr<State> state_;
};

}  // namespace aludel::engine
