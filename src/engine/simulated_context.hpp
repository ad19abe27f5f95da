#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "catalog/operation.hpp"
#include "dialect/simulation.hpp"
#include "engine/project.hpp"
#include "engine/recording.hpp"
#include "script/context.hpp"

namespace aludel::engine {

/// What a step speaks to that is run on a simulated database: everything takes effect at once, and a script that asks
/// is answered, as live. For `--sql` what it says is kept besides, to be written out.
class SimulatedContext final : public script::MigrationContext, public script::LiveDatabase {
public:
    /// `types_made`: as LiveContext's. `print` gets what the script prints.
    SimulatedContext(const Project& project, dialect::SimulatedConnection& connection, catalog::TypeKeys& types_made,
                     Purpose purpose, std::function<void(std::string_view)> print);

    std::string_view dialect() const override { return connection_.dialect().name(); }
    bool as_sql() const override { return purpose_ == Purpose::write; }
    void perform(const catalog::Operation& operation) override;
    void begin_autocommit() override;
    void end_autocommit() override;
    script::LiveDatabase* live() override { return this; }
    void print(std::string_view text) override { print_(text); }

    dialect::Result execute(const dialect::Statement& statement) override;
    const dialect::Failure& last_failure() const override { return connection_.last_failure(); }
    const dialect::Url& url() const override { return url_; }
    /// Throws not_supported: what a session of its own would see and do is not simulated.
    std::unique_ptr<script::SecondSession> connect(const std::optional<dialect::Url>& url, const Place& place) override;

    /// One statement of SQL as it is. Throws what fault_of() says of it, and what the database refuses.
    dialect::Result run(const dialect::Statement& statement);
    /// The script is over: what it left open outside a transaction ends.
    void finish();
    bool session_changed() const { return session_changed_; }
    /// With Purpose::write: what it said, and what it printed.
    Recording take() { return std::move(recording_); }

private:
    void keep(catalog::Operation operation);

    const Project& project_;
    dialect::SimulatedConnection& connection_;
    catalog::TypeKeys& types_made_;
    Purpose purpose_;
    std::function<void(std::string_view)> print_;
    dialect::Url url_;
    int depth_ = 0;  ///< of autocommit blocks
    bool session_changed_ = false;
    Recording recording_;
};

}  // namespace aludel::engine
