#include "tools.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/text.hpp"

namespace aludel::differential {
namespace {

constexpr double patience = 300;  ///< seconds, for one process

constexpr std::string_view schema_of_file =
    "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY tbl_name, type, name";

/// The rows of one table in an order that does not depend on where the server put them.
void sort_rows(std::vector<std::string>& lines) {
    const auto is_row = [](const std::string& line) { return line.starts_with("INSERT INTO "); };
    for (auto from = lines.begin(); from != lines.end();) {
        from = std::find_if(from, lines.end(), is_row);
        const auto to = std::find_if_not(from, lines.end(), is_row);
        std::sort(from, to);
        from = to;
    }
}

bool is_file(const std::string& database) {
    return database.starts_with('/');
}

const dialect::Dialect& url_dialect(const std::string& database) {
    return dialect::find_dialect(is_file(database) ? "sqlite" : "postgresql");
}

std::string join_row(const std::vector<dialect::Value>& row) {
    std::vector<std::string> cells;
    for (const auto& cell : row) cells.push_back(cell.value_or("NULL"));
    return join(cells, "|");
}

}  // namespace

std::filesystem::path AlembicProject::directory() const {
    return std::filesystem::path(ALUDEL_ALEMBIC_PROJECTS) / name;
}

const dialect::Url& Tools::server() const {
    if (!server_)
        server_ = dialect::find_dialect("postgresql").start_ephemeral();
    return server_->url();
}

dialect::Url Tools::url(const std::string& database) const {
    if (is_file(database))
        return dialect::Url::parse("sqlite:///" + database);
    auto url = server();
    url.database = database;
    return url;
}

std::string Tools::make_database(const std::string& dialect) {
    if (dialect == "sqlite") {
        if (!files_)
            files_ = std::make_unique<TemporaryDirectory>();
        return (files_->path() / (std::to_string(++made_) + ".db")).string();
    }
    const std::string name = "project_" + std::to_string(++made_);
    // From template0: nothing that anybody put into template1, and nobody is connected to it.
    dialect::find_dialect("postgresql").connect(server())->query("CREATE DATABASE " + name + " TEMPLATE template0");
    return name;
}

std::vector<std::pair<std::string, std::string>> Tools::environment(const std::string& database) const {
    if (is_file(database))
        return {{"DATABASE_URL", "sqlite:///" + database}, {"PYTHONDONTWRITEBYTECODE", "1"}, {"LC_ALL", "C.UTF-8"}};
    const auto& server = this->server();
    return {{"DATABASE_URL", url(database).with_password()},
            {"DB_HOST", server.host},
            {"DB_PORT", server.port},
            {"DB_NAME", database},
            {"DB_USER", server.user.value_or("postgres")},
            {"DB_PASSWORD", server.password.value_or("none")},
            {"PYTHONDONTWRITEBYTECODE", "1"},
            {"LC_ALL", "C.UTF-8"}};
}

void Tools::run_file(const std::string& database, const std::filesystem::path& file) const {
    if (is_file(database)) {
        const auto connection = url_dialect(database).connect(url(database));
        for (const auto& statement : url_dialect(database).split(read_file(file), {file.string(), 1, 1}))
            connection->query(std::get<catalog::ExecuteSql>(statement).sql);
        return;
    }
    const auto result = run_process(
        {"psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", url(database).with_password(), "-f", file.string()});
    if (result.exit_code != 0)
        throw std::runtime_error("psql: " + result.error_output);
}

std::vector<std::string> Tools::query(const std::string& database, const std::string& sql) const {
    const auto result = url_dialect(database).connect(url(database))->query(sql);
    std::vector<std::string> lines;
    for (const auto& row : result.rows) lines.push_back(join_row(row));
    return lines;
}

std::string Tools::dump(const std::string& database) const {
    if (is_file(database)) {
        auto lines = query(database, std::string(schema_of_file));
        for (const auto& table : query(database, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")) {
            auto rows = query(database, "SELECT * FROM \"" + table + "\"");
            std::sort(rows.begin(), rows.end());
            for (const auto& row : rows) lines.push_back(table + ": " + row);
        }
        return join(lines, "\n");
    }
    auto lines = dumped(database, "--inserts");
    sort_rows(lines);
    return join(lines, "\n");
}

std::string Tools::dump_schema(const std::string& database) const {
    if (is_file(database))
        return join(query(database, std::string(schema_of_file)), "\n");
    return join(dumped(database, "--schema-only"), "\n");
}

std::vector<std::string> Tools::dumped(const std::string& database, const std::string& what) const {
    ProcessOptions options;
    options.timeout = patience;
    const auto result = run_process({"pg_dump", what, "-d", url(database).with_password()}, options);
    if (result.exit_code != 0)
        throw std::runtime_error("pg_dump: " + result.error_output);
    auto lines = split(result.output, '\n');
    // A word by chance, against commands of psql hidden in the data.
    std::erase_if(lines, [](const std::string& line) {
        return line.starts_with("\\restrict ") || line.starts_with("\\unrestrict ");
    });
    return lines;
}

ProcessResult Tools::aludel(const AlembicProject& project, const std::string& database,
                            const std::vector<std::string>& words) const {
    std::vector<std::string> arguments{ALUDEL_PROGRAM, "-c", project.config};
    arguments.insert(arguments.end(), words.begin(), words.end());
    ProcessOptions options;
    options.directory = project.directory();
    options.environment = environment(database);
    options.timeout = patience;
    return run_process(arguments, options);
}

std::vector<AlembicAnswer> Tools::alembic(const AlembicProject& project,
                                          const std::vector<AlembicCommand>& commands) const {
    ProcessOptions options;
    options.directory = project.directory();
    options.environment = environment(project.dialect == "sqlite" ? "/" : "postgres");
    options.timeout = patience;
    for (const auto& command : commands)
        options.input += command.database + "\t" + project.config + "\t" + join(command.words, "\t") + "\n";
    const auto result = run_process({"/usr/bin/python3", ALUDEL_ALEMBIC_COMMANDS}, options);
    if (result.exit_code != 0)
        throw std::runtime_error("the oracle failed (is the package python3-alembic installed?):\n" +
                                 result.error_output);
    std::vector<AlembicAnswer> answers;
    for (const auto& line : split(result.output, '\n')) {
        const auto fields = split(line, '\t');
        if (fields.size() >= 3)
            answers.push_back({fields[0] == "ok", fields[1], fields[2]});
    }
    if (answers.size() != commands.size())
        throw std::runtime_error("the oracle gave another number of answers than it was asked:\n" + result.output +
                                 result.error_output);
    return answers;
}

}  // namespace aludel::differential
