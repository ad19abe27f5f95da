#include "postgresql_server.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

#include "base/process.hpp"
#include "base/text.hpp"

namespace aludel::fault::postgresql {

using dialect::Url;

namespace {

std::string pg_dump() {
    std::string found = "pg_dump";
    for (int version = 9; version < 40; ++version) {
        const std::string path = "/usr/lib/postgresql/" + std::to_string(version) + "/bin/pg_dump";
        if (std::filesystem::exists(path)) {
            found = path;
        }
    }
    return found;
}

/// Which pg_dump leaves out.
std::string invalid_indexes(const Url& url) {
    std::string text;
    const auto connection = dialect::find_dialect("postgresql").connect(url);
    for (const auto& row :
         connection
             ->query("SELECT indexrelid::regclass::text, indisready, indislive FROM pg_index WHERE NOT "
                     "indisvalid ORDER BY 1")
             .rows) {
        text += "INVALID " + *row[0] + " " + *row[1] + *row[2] + "\n";
    }
    return text;
}

}  // namespace

Server::Server() : server_(dialect::find_dialect("postgresql").start_ephemeral()) {}

Server& Server::get() {
    static Server server;
    return server;
}

Url Server::database(const std::string& name) const {
    Url url = server_->url();
    url.database = name;
    return url;
}

Url Server::create() {
    {
        const std::lock_guard guard(mutex_);
        if (!free_.empty()) {
            const Url url = free_.back();
            free_.pop_back();
            return url;
        }
    }
    const std::string name = "fault" + std::to_string(++number_);
    const auto connection = dialect::find_dialect("postgresql").connect(server_->url());
    connection->query("CREATE DATABASE " + name);
    const Url url = database(name);
    empty(url);
    return url;
}

void Server::give_back(const Url& url) {
    empty(url);
    const std::lock_guard guard(mutex_);
    free_.push_back(url);
}

void Server::empty(const Url& url) {
    const auto connection = dialect::find_dialect("postgresql").connect(url);
    connection->query("SET client_min_messages = error");
    connection->query("DROP SCHEMA IF EXISTS public CASCADE");
    connection->query("CREATE SCHEMA public");
}

void Server::settle(const Url& url) const {
    // One for each thread, kept: hundreds of points settle twice.
    thread_local const auto connection = dialect::find_dialect("postgresql").connect(server_->url());
    for (int tries = 0; tries < 2000; ++tries) {
        const auto left =
            connection->query("SELECT count(*) FROM pg_stat_activity WHERE datname = '" + url.database + "'");
        if (left.rows[0][0] == "0") {
            return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    FAIL() << "a session of " << url.database << " is still there";
}

std::string Server::directory() const {
    const Url& url = server_->url();
    if (!url.host.empty()) {
        return url.host;
    }
    for (const auto& [key, value] : url.query) {
        if (key == "host") {
            return value;
        }
    }
    return {};
}

std::string Server::port() const {
    const Url& url = server_->url();
    for (const auto& [key, value] : url.query) {
        if (key == "port") {
            return value;
        }
    }
    return url.port.empty() ? "5432" : url.port;
}

Url make_clean() {
    return Server::get().create();
}

std::string dump(const Url& url, const std::vector<std::string>& options) {
    static const std::string program = pg_dump();
    const Server& server = Server::get();
    std::vector<std::string> words{program, "--no-owner",  "--inserts", "-h",         server.directory(),
                                   "-p",    server.port(), "-U",        server.user()};
    words.insert(words.end(), options.begin(), options.end());
    words.push_back(url.database);
    const ProcessResult result = run_process(words);
    EXPECT_EQ(result.exit_code, 0) << result.error_output;
    std::string text;
    for (const std::string& line : split(result.output, '\n')) {
        if (!line.starts_with("\\restrict") && !line.starts_with("\\unrestrict")) {  // their keys are random
            text += line + "\n";
        }
    }
    return text;
}

std::string snapshot(const Url& url) {
    std::string text = invalid_indexes(url);
    std::vector<std::string> rows;
    for (const std::string& line :
         split(dump(url, {"--exclude-table=aludel_*", "--exclude-table=alembic_version"}), '\n')) {
        if (line.starts_with("INSERT ")) {
            rows.push_back(line);  // a table has no order
        } else {
            text += line + "\n";
        }
    }
    std::sort(rows.begin(), rows.end());
    return text + join(rows, "\n");
}

}  // namespace aludel::fault::postgresql
