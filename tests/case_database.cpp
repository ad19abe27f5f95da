#include "tests/case_database.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace aludel::cases {
namespace {

class SqliteCaseDatabase : public CaseDatabase {
public:
    explicit SqliteCaseDatabase(const std::filesystem::path& directory)
        : url_(dialect::Url::parse("sqlite:///" + (directory / "case.db").string())) {}
    const dialect::Url& url() const override { return url_; }

private:
    dialect::Url url_;
};

class PostgresqlCaseDatabase : public CaseDatabase {
public:
    PostgresqlCaseDatabase(const dialect::Url& server, const std::string& name) : server_(server), url_(server) {
        url_.database = name;
        // From template0: nothing that anybody put into template1, and nobody is connected to it.
        execute(fmt::format("CREATE DATABASE {} TEMPLATE template0", name));
    }
    ~PostgresqlCaseDatabase() override {
        try {
            execute(fmt::format("DROP DATABASE {} WITH (FORCE)", url_.database));
        } catch (const std::exception& error) {
            fmt::print(stderr, "database {} stays until the server goes: {}\n", url_.database, error.what());
        }
    }
    const dialect::Url& url() const override { return url_; }

private:
    void execute(const std::string& sql) const { dialect::find_dialect("postgresql").connect(server_)->query(sql); }
    dialect::Url server_;
    dialect::Url url_;
};

std::string to_line(const std::vector<dialect::Value>& row) {
    std::vector<std::string> cells;
    for (const auto& cell : row) cells.push_back(cell ? replace_all(*cell, "\n", "\\n") : "NULL");
    return join(cells, " | ");
}

}  // namespace

std::vector<std::string> CaseDatabase::query(std::string_view sql) const {
    // A look must not make the file that a command was to make.
    if (url().dialect == "sqlite" && !std::filesystem::exists(url().database))
        return {"(no database)"};
    try {
        dialect::ConnectOptions options;
        options.create = false;
        const auto result = dialect::find_dialect(url().dialect).connect(url(), options)->query(sql);
        std::vector<std::string> lines;
        for (const auto& row : result.rows) lines.push_back(to_line(row));
        if (lines.empty())
            lines.emplace_back("(none)");
        return lines;
    } catch (const Error& error) {
        return {"error: " + error.message()};
    }
}

std::unique_ptr<CaseDatabase> CaseServer::make(std::string_view kind, const std::filesystem::path& directory) {
    if (kind == "sqlite")
        return std::make_unique<SqliteCaseDatabase>(directory);
    int number = 0;
    {
        const std::lock_guard guard(mutex_);
        if (!postgresql_) {
            dialect::EphemeralOptions options;
            options.binaries = pg_bin_;
            postgresql_ = dialect::find_dialect("postgresql").start_ephemeral(options);
        }
        number = ++made_;
    }
    return std::make_unique<PostgresqlCaseDatabase>(postgresql_->url(), fmt::format("aludel_case_{}", number));
}

}  // namespace aludel::cases
