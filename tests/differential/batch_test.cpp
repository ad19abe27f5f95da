#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include "base/file.hpp"
#include "base/process.hpp"
#include "base/text.hpp"
#include "dialect/dialect.hpp"
#include "python/evaluator.hpp"
#include "python/exception.hpp"
#include "python/parse.hpp"
#include "script/alembic/connection.hpp"
#include "script/alembic/modules.hpp"
#include "script/alembic/session.hpp"

// Batches of `op.batch_alter_table`, carried out on SQLite by us, beside what Alembic 1.19 left of the same tables
// (batch_expected.txt); and Debian's alembic, so that the file stays what an Alembic says.
namespace aludel::script::alembic {
namespace {

struct Case {
    std::string title, body;
};

struct Cases {
    std::vector<std::string> setup;
    std::vector<Case> all;
};

/// `table, arguments: first call`, with further calls below it, or Python as it is.
std::string script(std::vector<std::string> lines) {
    const std::size_t end = std::min(lines[0].find(": b."), lines[0].find(": pass"));
    if (end == std::string::npos) {
        return join(lines, "\n");
    }
    const std::string head = lines[0].substr(0, end);
    const std::size_t comma = std::min(head.find(", "), head.size());
    std::string text =
        fmt::format("with op.batch_alter_table('{}'{}) as b:", head.substr(0, comma), head.substr(comma));
    lines[0] = "   " + lines[0].substr(end + 2);
    for (const std::string& line : lines) {
        text += "\n    " + (line.size() > 3 ? line.substr(3) : "");
    }
    return text;
}

std::vector<std::pair<std::string, std::vector<std::string>>> parts_of(const std::string& file) {
    std::vector<std::pair<std::string, std::vector<std::string>>> parts;
    for (const std::string& line : split(read_file(std::string(ALUDEL_BATCHES) + file), '\n')) {
        if (line.starts_with("== ")) {
            parts.emplace_back(line.substr(3), std::vector<std::string>());
        } else if (!parts.empty() && !line.starts_with("#")) {
            parts.back().second.push_back(line);
        }
    }
    if (!parts.empty() && !parts.back().second.empty() && parts.back().second.back().empty()) {
        parts.back().second.pop_back();
    }
    return parts;
}

Cases read_cases() {
    Cases cases;
    for (auto& [title, lines] : parts_of("cases.txt")) {
        if (title != "setup") {
            cases.all.push_back({title, script(lines)});
            continue;
        }
        std::string text = join(lines, "\n") + "\n";
        for (std::size_t end = text.find(";\n"); end != std::string::npos; end = text.find(";\n")) {
            cases.setup.push_back(text.substr(0, end));
            text.erase(0, end + 2);
        }
    }
    return cases;
}

/// Carries operations out at once.
class Live final : public MigrationContext {
public:
    explicit Live(dialect::Connection& connection) : connection_(connection) {}
    std::string_view dialect() const override { return "sqlite"; }
    void perform(const catalog::Operation& operation) override {
        std::vector<std::string> warnings;
        connection_.run(connection_.dialect().compile_for(connection_, operation, warnings));
    }
    void begin_autocommit() override {}
    void end_autocommit() override {}

private:
    dialect::Connection& connection_;
};

bool is_constraint(const std::string& line) {
    const std::string_view text = trim(line);
    static constexpr std::string_view words[] = {"CONSTRAINT", "PRIMARY KEY", "UNIQUE", "CHECK", "FOREIGN KEY"};
    return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) {
        const char next = text.size() > word.size() ? text[word.size()] : ' ';
        return text.starts_with(word) && (next == ' ' || next == '(');
    });
}

/// The lines of CREATE TABLE, constraints last and sorted: their order is chance.
std::string by_constraint(const std::string& sql) {
    std::vector<std::string> lines;
    for (const std::string& line : split(sql, '\n')) {
        const std::string_view text = trim(line);
        if (!text.empty()) {
            lines.emplace_back(text.substr(0, text.find_last_not_of(", ") + 1));
        }
    }
    const auto first =
        std::stable_partition(lines.begin(), lines.end(), [](const std::string& one) { return !is_constraint(one); });
    std::sort(first, lines.end());
    return join(lines, "\n");
}

std::map<std::string, std::string> state(dialect::Connection& connection) {
    std::map<std::string, std::string> found;
    const dialect::Result all =
        connection.query("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_autoindex%'");
    for (const auto& row : all.rows) {
        const std::string& name = *row[1];
        found[*row[0] + " " + name] = by_constraint(row[2].value_or(""));
        if (row[0] != "table") {
            continue;
        }
        std::vector<std::string> columns;
        for (const auto& column : connection.query(fmt::format("PRAGMA table_xinfo(\"{}\")", name)).rows) {
            columns.push_back(fmt::format("quote(\"{}\")", *column[1]));
        }
        std::vector<std::string> rows;
        for (const auto& values :
             connection.query(fmt::format("SELECT {} FROM \"{}\" ORDER BY 1", join(columns, ", "), name)).rows) {
            std::string text;
            for (const dialect::Value& value : values) {
                text += (text.empty() ? "" : "|") + value.value_or("");
            }
            rows.push_back(text);
        }
        static const std::regex time("'20[2-9][0-9]-[0-9]{2}-[0-9]{2} [0-9:]{8}'");
        found["rows of " + name] =
            std::regex_replace(replace_all(join(rows, "\n"), "'2020-01-02 03:04:05'", "'then'"), time, "'now'");
    }
    return found;
}

void run(dialect::Connection& connection, const std::string& body) {
    Live live(connection);
    python::Options options;
    options.registry = registry();
    python::Evaluator evaluator(std::move(options));
    session(evaluator).context = &live;
    session(evaluator).target.database = sqlalchemy::Database::sqlite;
    set_hooks(evaluator);
    evaluator.run(python::parse(python::Source("r.py", "from alembic import op\nimport sqlalchemy as sa\n" + body)),
                  "r");
}

std::string outcome(const Cases& cases, const std::string& body) {
    const auto connection = dialect::find_dialect("sqlite").connect(dialect::Url::parse("sqlite://"));
    connection->begin();
    for (const std::string& sql : cases.setup) {
        connection->query(sql);
    }
    const std::map<std::string, std::string> before = state(*connection);
    try {
        run(*connection, body);
    } catch (const Error& error) {
        const bool told = error.code() == ErrorCode::statement_failed;
        return fmt::format("! {}{}", told ? "SQLite: " : "", split(error.message(), '\n').front());
    }
    const std::map<std::string, std::string> after = state(*connection);
    std::vector<std::string> lines;
    for (const auto& [name, text] : before) {
        if (!after.contains(name)) {
            lines.push_back("- " + name);
        }
    }
    for (const auto& [name, text] : after) {
        const auto same = before.find(name);
        if (same == before.end() || same->second != text) {
            lines.push_back("+ " + name);
            for (const std::string& line : split(text, '\n')) {
                lines.push_back("    " + line);
            }
        }
    }
    return join(lines, "\n");
}

TEST(BatchDifferential, TablesAreLeftAsAlembicLeavesThem) {
    const Cases cases = read_cases();
    ASSERT_GT(cases.all.size(), 100U);
    std::map<std::string, std::string> expected;
    for (const auto& [title, lines] : parts_of("expected.txt")) {
        expected[title] = join(lines, "\n");
    }
    for (const Case& one : cases.all) {
        EXPECT_EQ(outcome(cases, one.body), expected[one.title]) << one.title << "\n" << one.body;
    }
}

TEST(BatchDifferential, DebiansAlembicSaysTheSame) {
    const std::string file = ALUDEL_BATCHES;
    const auto result = run_process(
        {"/usr/bin/python3", file + "oracle.py", file + "cases.txt", "--compare", file + "expected.txt"}, {});
    ASSERT_EQ(result.exit_code, 0) << result.error_output;
    // What Alembic 1.8 or SQLAlchemy 1.4 did otherwise.
    const std::set<std::string> known{"add a column with func.now()", "a default of sa.false()",
                                      "if_not_exists and a copy"};
    for (const std::string& line : split(result.output, '\n')) {
        if (line.starts_with("== ")) {
            EXPECT_TRUE(known.contains(line.substr(3))) << result.output;
        }
    }
}

}  // namespace
}  // namespace aludel::script::alembic
