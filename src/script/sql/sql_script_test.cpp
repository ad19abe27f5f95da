#include "script/sql/sql_script.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "script/header.hpp"

namespace aludel::script::sql {

namespace {

/// Keeps what it hears, one line each.
class Listener final : public MigrationContext {
public:
    explicit Listener(std::string_view dialect = "sqlite") : dialect_(dialect) {}
    std::string_view dialect() const override { return dialect_; }
    void perform(const catalog::Operation& operation) override {
        if (const auto* copy = std::get_if<catalog::CopyRows>(&operation)) {
            heard.push_back(copy->data);
            return;
        }
        const auto& execute = std::get<catalog::ExecuteSql>(operation);
        heard.push_back(std::to_string(execute.place.line) + ":" + std::to_string(execute.place.column) + " " +
                        execute.sql);
    }
    void begin_autocommit() override { heard.emplace_back("outside {"); }
    void end_autocommit() override { heard.emplace_back("}"); }

    std::vector<std::string> heard;

private:
    std::string dialect_;
};

using Heard = std::vector<std::string>;

class SqlScriptFile : public testing::Test {
protected:
    std::unique_ptr<Script> load(const std::string& body, std::string_view dialect = "sqlite",
                                 const std::string& keys = {}) {
        const auto file = directory_.path() / "r.sql";
        write_file(file, "-- a message\n--\n-- revision: a1\n" + keys + "\n" + body);
        revision_ = read_header(read_file(file), true, file)->revision;
        return load_script(revision_, dialect::find_dialect(dialect));
    }
    Heard hear(const Script& script, Direction direction, std::string_view dialect = "sqlite") {
        Listener listener(dialect);
        script.run(direction, listener);
        return listener.heard;
    }
    template <typename Action>
    static Error refusal(const Action& action) {
        try {
            action();
        } catch (const Error& error) {
            return error;
        }
        ADD_FAILURE() << "nothing was refused";
        return {ErrorCode::internal, ""};
    }

    TemporaryDirectory directory_;
    Revision revision_;
};

TEST_F(SqlScriptFile, SpeaksItsStatementsWithTheirPlaces) {
    const auto script =
        load("-- aludel: upgrade\nCREATE TABLE a (x);  DROP TABLE b;\n\n-- aludel: downgrade\n  DROP TABLE a;\n");
    EXPECT_EQ(hear(*script, Direction::upgrade), (Heard{"6:1 CREATE TABLE a (x)", "6:22 DROP TABLE b"}));
    EXPECT_EQ(hear(*script, Direction::downgrade), (Heard{"9:3 DROP TABLE a"}));
}

TEST_F(SqlScriptFile, OutsideATransactionIsSaidAroundTheStatements) {
    const auto script = load("-- aludel: upgrade transaction=off\nVACUUM;\n-- aludel: downgrade transaction=off\n");
    EXPECT_EQ(hear(*script, Direction::upgrade), (Heard{"outside {", "6:1 VACUUM", "}"}));
    EXPECT_EQ(hear(*script, Direction::downgrade), Heard{});
}

TEST_F(SqlScriptFile, WithoutADowngradeThereIsNone) {
    const auto script = load("-- aludel: upgrade\nA;\n");
    const Error error = refusal([&] { hear(*script, Direction::downgrade); });
    EXPECT_EQ(error.code(), ErrorCode::irreversible);
    EXPECT_EQ(error.message(), "revision a1 cannot be downgraded: its file has no downgrade section");
    EXPECT_EQ(error.place().line, 3);
}

TEST_F(SqlScriptFile, AnIrreversibleOneSaysWhy) {
    const std::string key = "-- irreversible: the old prices are gone\n";
    const auto script = load("-- aludel: upgrade\nA;\n-- aludel: downgrade\n-- nothing\n", "sqlite", key);
    const Error error = refusal([&] { hear(*script, Direction::downgrade); });
    EXPECT_EQ(error.code(), ErrorCode::irreversible);
    EXPECT_EQ(error.message(), "revision a1 cannot be downgraded: the old prices are gone");
    EXPECT_EQ(refusal([&] { load("-- aludel: upgrade\n-- aludel: downgrade\nB;\n", "sqlite", key); }).code(),
              ErrorCode::revision_file_invalid);
}

TEST_F(SqlScriptFile, ASectionForOtherDatabasesOnlyIsRefusedByName) {
    const auto script =
        load("-- aludel: upgrade dialect=postgresql\nA;\n-- aludel: downgrade dialect=postgresql\nB;\n");
    const Error up = refusal([&] { hear(*script, Direction::upgrade); });
    EXPECT_EQ(up.code(), ErrorCode::not_supported);
    EXPECT_EQ(up.message(), "revision a1 has no upgrade section for sqlite, only for postgresql");
    EXPECT_EQ(refusal([&] { hear(*script, Direction::downgrade); }).code(), ErrorCode::not_supported);
}

TEST_F(SqlScriptFile, ErrorsOfTheSplitterHaveTheirPlaceInTheFile) {
    const Error error = refusal([&] { load("-- aludel: upgrade\nA;\n  SELECT 'x;\n"); });
    EXPECT_EQ(error.code(), ErrorCode::sql_syntax);
    EXPECT_EQ(error.place().line, 7);
    EXPECT_EQ(error.place().column, 10);
}

TEST_F(SqlScriptFile, TheChecksumSeesBothDirectionsAndTheTransaction) {
    const auto sum = [&](const std::string& body, const std::string& keys = {}) {
        const auto script = load(body, "sqlite", keys);
        return script->checksum(dialect::find_dialect("sqlite"));
    };
    const std::string plain = sum("-- aludel: upgrade\nA;\n-- aludel: downgrade\nB;\n");
    EXPECT_EQ(sum("-- aludel: upgrade\r\n  A ; -- note\r\n-- aludel: downgrade\r\nB\r\n", "-- created: today\n"),
              plain);
    EXPECT_EQ(sum("-- aludel: downgrade dialect=sqlite\nB;\n-- aludel: upgrade transaction=on\nA;\n"
                  "-- aludel: upgrade dialect=postgresql\nC;\n"),
              plain);
    for (const std::string other :
         {"-- aludel: upgrade\nA;\n-- aludel: downgrade\nC;\n", "-- aludel: upgrade\nC;\n-- aludel: downgrade\nB;\n",
          "-- aludel: upgrade\nA;\n", "-- aludel: upgrade\nA;\n-- aludel: downgrade\n",
          "-- aludel: upgrade\nA; B;\n-- aludel: downgrade\n",
          "-- aludel: upgrade transaction=off\nA;\n-- aludel: downgrade\nB;\n"}) {
        EXPECT_NE(sum(other), plain) << other;
    }
}

/// Git's autocrlf checks files out with CR LF: the same revision, in what it does and in its checksum.
TEST_F(SqlScriptFile, WindowsLineEndsAreThoseOfTheCheckout) {
    const std::string body =
        "-- aludel: upgrade\nSELECT 'a\nb', 'c\rd';\nSELECT 1\n  + 2;\n-- aludel: upgrade dialect=postgresql\n"
        "DO $$\nBEGIN\nEND\n$$;\nCOPY t FROM stdin CSV;\n\"x\ny\"\n\\.\n";
    for (const char* dialect : {"sqlite", "postgresql"}) {
        const auto unix_ends = load(body, dialect);
        const Heard heard = hear(*unix_ends, Direction::upgrade, dialect);
        const auto windows_ends = load(replace_all(body, "\n", "\r\n"), dialect);
        EXPECT_EQ(hear(*windows_ends, Direction::upgrade, dialect), heard);
        EXPECT_EQ(windows_ends->checksum(dialect::find_dialect(dialect)),
                  unix_ends->checksum(dialect::find_dialect(dialect)));
        EXPECT_EQ(windows_ends->file_hash(), sha256(read_file(revision_.file)));
        EXPECT_NE(windows_ends->file_hash(), unix_ends->file_hash());
    }
    const auto script = load(replace_all(body, "\n", "\r\n"));
    EXPECT_EQ(hear(*script, Direction::upgrade).front(), "6:1 SELECT 'a\nb', 'c\rd'");
}

TEST_F(SqlScriptFile, TheChecksumIsThatOfTheDialect) {
    const auto script = load("-- aludel: upgrade\nSELECT 1;\n-- aludel: upgrade dialect=postgresql\nSELECT 2;\n");
    EXPECT_NE(script->checksum(dialect::find_dialect("sqlite")), script->checksum(dialect::find_dialect("postgresql")));
    EXPECT_EQ(script->file_hash(), sha256(read_file(revision_.file)));
}

TEST_F(SqlScriptFile, AFileThatChangedMeanwhileIsRefused) {
    load("-- aludel: upgrade\n");
    revision_.id = "b2";
    EXPECT_EQ(refusal([&] { load_script(revision_, dialect::find_dialect("sqlite")); }).code(),
              ErrorCode::revision_file_invalid);
}

TEST_F(SqlScriptFile, OtherFormatsAreRefusedByName) {
    Revision revision;
    revision.file = directory_.path() / "a1_users.yaml";
    EXPECT_EQ(refusal([&] { load_script(revision, dialect::find_dialect("sqlite")); }).code(),
              ErrorCode::not_supported);
}

}  // namespace

}  // namespace aludel::script::sql
