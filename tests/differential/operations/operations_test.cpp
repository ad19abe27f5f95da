// What the calls of `op` become, against what Debian's alembic prints offline: the snippets of cases/*.txt, on both
// databases, white space aside. What Alembic or SQLAlchemy have changed since Debian's versions says so in its first
// lines ("# since: alembic 1.16", that version or an earlier one), and is compared as soon as the oracle is that new;
// ALUDEL_ORACLE_PATH is where other versions of the two are. What Alembic prints although no database would take it says
// "# refused: why".

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <vector>

#include "base/file.hpp"
#include "base/process.hpp"
#include "base/text.hpp"
#include "dialect/dialect.hpp"
#include "script/alembic/python_script.hpp"

namespace aludel::differential {
namespace {

namespace fs = std::filesystem;

struct Snippet {
    std::string title;
    std::string text;
};

/// What follows "# KEY: " in one of the lines.
std::string mark(const Snippet& snippet, std::string_view key) {
    const std::string prefix = "# " + std::string(key) + ": ";
    for (const std::string& line : split(snippet.text, '\n')) {
        if (line.starts_with(prefix)) {
            return line.substr(prefix.size());
        }
    }
    return {};
}

std::vector<fs::path> case_files() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(ALUDEL_OPERATION_CASES)) {
        files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<Snippet> read_snippets() {
    std::vector<Snippet> snippets;
    for (const fs::path& file : case_files()) {
        for (const std::string& line : split(read_file(file), '\n')) {
            if (line.starts_with("#== ")) {
                snippets.push_back({line.substr(4), ""});
            } else if (!snippets.empty()) {
                snippets.back().text += line + "\n";
            }
        }
    }
    return snippets;
}

/// By title and dialect; the versions under "version".
using Answers = std::map<std::pair<std::string, std::string>, std::string>;

Answers ask_alembic() {
    std::vector<std::string> words{"/usr/bin/python3", ALUDEL_OPERATIONS_ORACLE};
    for (const fs::path& file : case_files()) {
        words.push_back(file.string());
    }
    ProcessOptions options;
    options.timeout = 120;
    if (const char* path = std::getenv("ALUDEL_ORACLE_PATH")) {
        options.environment = {{"PYTHONPATH", path}};
    }
    const ProcessResult result = run_process(words, options);
    if (result.exit_code != 0) {
        throw std::runtime_error("the oracle failed (is the package python3-alembic installed?):\n" +
                                 result.error_output);
    }
    Answers answers;
    for (const std::string& record : split(result.output, '\x1e')) {
        const std::vector<std::string> fields = split(record, '\x1f');
        if (fields.size() == 3) {
            answers[{fields[0], fields[1]}] = fields[2];
        }
    }
    return answers;
}

/// "alembic 1.16" against "1.8.1".
bool is_older(const std::string& version, const std::string& wanted) {
    const std::vector<std::string> have = split(version, '.');
    const std::vector<std::string> want = split(wanted, '.');
    for (std::size_t i = 0; i < want.size(); ++i) {
        const int a = i < have.size() ? std::atoi(have[i].c_str()) : 0;
        const int b = std::atoi(want[i].c_str());
        if (a != b) {
            return a < b;
        }
    }
    return false;
}

/// Writes down what a script says, as `--sql` does.
class Writer final : public script::MigrationContext {
public:
    explicit Writer(const dialect::Dialect& dialect) : dialect_(dialect) {}
    std::string_view dialect() const override { return dialect_.name(); }
    bool as_sql() const override { return true; }
    void perform(const catalog::Operation& operation) override {
        const auto* type = std::get_if<catalog::CreateEnum>(&operation);
        if (type != nullptr && type->implied && !made_.insert(type->name.schema + "." + type->name.name).second) {
            return;
        }
        for (const dialect::Statement& one : dialect_.compile(operation)) {
            text_ += one.sql + ";\n";
        }
    }
    void begin_autocommit() override { text_ += "COMMIT;\n"; }
    void end_autocommit() override { text_ += "BEGIN;\n"; }
    const std::string& text() const { return text_; }

private:
    const dialect::Dialect& dialect_;
    std::set<std::string> made_;
    std::string text_;
};

std::string ours(const Snippet& snippet, const std::string& dialect, const fs::path& directory) {
    std::string file =
        "import sqlalchemy as sa\nfrom alembic import op\n"
        "from sqlalchemy.dialects import postgresql, sqlite\n"
        "revision = 'a1'\ndown_revision = None\ndef upgrade():\n";
    for (const std::string& line : split(snippet.text, '\n')) {
        file += "    " + line + "\n";
    }
    script::Revision revision;
    revision.id = "a1";
    revision.file = directory / "a1.py";
    write_file(revision.file, file);
    script::PythonOptions options;
    options.double_percents = mark(snippet, "paramstyle") == "pyformat";
    Writer writer(dialect::find_dialect(dialect));
    try {
        script::alembic::load_python_script(revision, options)->run(script::Direction::upgrade, writer);
    } catch (const Error& error) {
        return "! " + error.message();
    }
    return writer.text();
}

/// White space aside; a text that ends in a semicolon gets another from Alembic.
std::string squeezed(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c != ' ' && c != '\n' && c != '\t' && !(c == ';' && result.ends_with(';'))) {
            result += c;
        }
    }
    return result;
}

TEST(AlembicOperations, ComeOutAsAlembicPrintsThem) {
    const Answers theirs = ask_alembic();
    const auto versions =
        std::find_if(theirs.begin(), theirs.end(), [](const auto& one) { return one.first.first == "version"; });
    ASSERT_NE(versions, theirs.end());
    TemporaryDirectory directory;
    int compared = 0;
    int operations = 0;
    for (const Snippet& snippet : read_snippets()) {
        const std::string since = mark(snippet, "since");
        if (!since.empty()) {
            const bool alembic = since.starts_with("alembic ");
            if (is_older(alembic ? versions->first.second : versions->second, since.substr(since.find(' ') + 1))) {
                continue;
            }
        }
        ++operations;
        const std::string only = mark(snippet, "only");
        for (const std::string dialect : {"postgresql", "sqlite"}) {
            if (!only.empty() && only != dialect) {
                continue;
            }
            ++compared;
            const std::string& expected = theirs.at({snippet.title, dialect});
            const std::string got = ours(snippet, dialect, directory.path());
            if (expected.starts_with("! ") || !mark(snippet, "refused").empty()) {
                EXPECT_TRUE(got.starts_with("! "))
                    << snippet.title << " on " << dialect << "\nAlembic: " << expected << "\nours:    " << got;
            } else {
                EXPECT_EQ(squeezed(got), squeezed(expected)) << snippet.title << " on " << dialect << "\nAlembic:\n"
                                                             << expected << "\nours:\n"
                                                             << got;
            }
        }
    }
    EXPECT_GE(operations, 150);
    EXPECT_GE(compared, 200);
}

}  // namespace
}  // namespace aludel::differential
