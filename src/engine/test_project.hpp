#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "dialect/test_database.hpp"
#include "engine/database_state.hpp"
#include "engine/observer.hpp"
#include "engine/runner.hpp"

namespace aludel::engine::test {

/// Remembers what a run tells.
struct Told : RunObserver {
    void step_started(const Step& step, std::size_t, std::size_t) override {
        started.push_back(step.revision == nullptr ? "" : step.revision->id);
    }
    void step_done(const Step& step, std::size_t, std::size_t, double) override {
        done.push_back(step.revision == nullptr ? "" : step.revision->id);
    }
    void statement_done(const dialect::Statement& statement, double, long) override {
        statements.push_back(statement.sql);
    }
    void retrying(std::string_view reason, int attempt, int of, double) override {
        retries.push_back(std::to_string(attempt) + "/" + std::to_string(of) + " " + std::string(reason));
    }
    void committed(std::size_t steps) override { commits.push_back(steps); }
    void warning(std::string_view text) override { warnings.emplace_back(text); }

    std::vector<std::string> started, done, statements, retries, warnings;
    std::vector<std::size_t> commits;
};

/// A project in a directory of its own, on an empty database.
class Sample {
public:
    explicit Sample(dialect::Url url) {
        settings.kind = ConfigKind::aludel;
        settings.root = directory_.path();
        settings.script_location = directory_.path();
        settings.version_locations = {directory_.path() / "versions"};
        settings.url = std::move(url);
        settings.lock_wait = 5;
        settings.lock_timeout = 0.3;
        std::filesystem::create_directories(settings.version_locations.front());
    }

    static dialect::Url sqlite_url(const std::filesystem::path& file) {
        return dialect::Url::parse("sqlite:///" + file.string());
    }

    /// A revision file; `options` stand behind both section words.
    void revision(const std::string& id, const std::string& revises, const std::string& up, const std::string& down,
                  const std::string& options = {}) const {
        write_file(file(id), "-- " + id + "\n--\n-- revision: " + id + "\n" +
                                 (revises.empty() ? "" : "-- revises: " + revises + "\n") + "\n-- aludel: upgrade" +
                                 options + "\n" + up + "\n-- aludel: downgrade" + options + "\n" + down + "\n");
    }
    std::filesystem::path file(const std::string& id) const {
        return settings.version_locations.front() / (id + ".sql");
    }

    Project project() const { return Project(settings); }
    RunReport upgrade(const std::string& target = "head", const RunOptions& options = {}) {
        told = {};
        Project one = project();
        return engine::upgrade(one, target, options, told);
    }
    RunReport downgrade(const std::string& target, const RunOptions& options = {}) {
        told = {};
        Project one = project();
        return engine::downgrade(one, target, options, told);
    }
    Error upgrade_error(const std::string& target = "head", const RunOptions& options = {}) {
        return dialect::test::error_of([&] { upgrade(target, options); });
    }
    Error downgrade_error(const std::string& target, const RunOptions& options = {}) {
        return dialect::test::error_of([&] { downgrade(target, options); });
    }

    std::unique_ptr<dialect::Connection> connect() const { return project().connect(); }
    DatabaseState state() const {
        const Project one = project();
        const auto connection = one.connect();
        return read_database_state(one, *connection);
    }
    std::string query(const std::string& sql) const {
        const auto connection = connect();
        return dialect::test::one(*connection, sql);
    }
    bool has_table(const std::string& name) const {
        const auto connection = connect();
        return connection->dialect().table_exists(*connection, {"", name});
    }
    std::vector<std::string> ledger() const {
        std::vector<std::string> lines;
        const auto connection = connect();
        for (const LedgerEntry& entry : project().ledger(*connection).read(*connection, {})) {
            lines.insert(lines.begin(), entry.action + " " + entry.revision + " " + entry.outcome);
        }
        return lines;
    }

    Settings settings;
    Told told;

private:
    TemporaryDirectory directory_{"sample"};
};

/// Each test runs on both databases.
class BothDatabases : public ::testing::TestWithParam<const char*> {
protected:
    bool on_postgresql() const { return std::string(GetParam()) == "postgresql"; }
    dialect::Url fresh_url() const {
        static int count = 0;
        return on_postgresql() ? dialect::test::fresh_postgresql()
                               : Sample::sqlite_url(files_.path() / ("database" + std::to_string(++count) + ".db"));
    }

    TemporaryDirectory files_{"databases"};
    Sample sample{fresh_url()};
};

using Strings = std::vector<std::string>;

}  // namespace aludel::engine::test
