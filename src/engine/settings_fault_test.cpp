#include <gtest/gtest.h>

#include <cstdlib>

#include "base/file.hpp"
#include "base/text.hpp"
#include "engine/project.hpp"
#include "engine/settings.hpp"
#include "engine/test_settings.hpp"

// A fault of the database URL, of its file or of .env stops nobody who needs no database.
namespace aludel::engine {
namespace {

class SettingsFault : public SettingsTest {
protected:
    Settings load(const std::optional<std::string>& database = std::nullopt) const {
        SettingsRequest request;
        request.database = database;
        return SettingsTest::load(std::move(request));
    }
    std::string short_text(std::string text) const {
        return replace_all(std::move(text), directory_.path().string() + "/", "");
    }
    /// "place: message | hint" of what a command that needs the database is told.
    std::string needed(const Settings& settings) const {
        try {
            Project(settings).url();
        } catch (const Error& error) {
            EXPECT_FALSE(error.hint().empty()) << error.what();
            return short_text(error.what());
        }
        return "usable";
    }
    std::vector<std::string> warnings(const Settings& settings) const {
        std::vector<std::string> texts;
        for (const Error& one : settings.warnings) {
            texts.push_back(short_text(one.what()));
        }
        return texts;
    }
};

using Texts = std::vector<std::string>;

TEST_F(SettingsFault, AUrlThatIsNone) {
    const std::string mysql = "aludel.toml:1:7: database URL: 'mysql' is not a database that is supported";
    write("aludel.toml", "url = \"mysql://h/d\"\n");
    const Settings settings = load();
    EXPECT_FALSE(settings.url);
    EXPECT_EQ(needed(settings), mysql);
    EXPECT_EQ(warnings(settings), Texts{mysql});
    EXPECT_EQ(origin(settings, "url"),
              "aludel.toml:1, cannot be used: database URL: 'mysql' is not a database that is supported");
    EXPECT_EQ(needed(load("sqlite://")), "usable");
    EXPECT_EQ(warnings(load("sqlite://")), Texts{mysql}) << "it is wrong though it is not used today";
    EXPECT_EQ(needed(load("nonsense")), "database URL (--database): there is no '://' in it");
    setenv("ALUDEL_DATABASE_URL", "nonsense", 1);
    EXPECT_EQ(needed(load()), "database URL (ALUDEL_DATABASE_URL): there is no '://' in it");
}

TEST_F(SettingsFault, AUrlOfAnotherEnvironment) {
    write("aludel.toml", "url = \"sqlite://\"\n[environments.a]\nurl = \"oracle://h/d\"\n");
    const Settings settings = load();
    EXPECT_EQ(needed(settings), "usable");
    EXPECT_EQ(warnings(settings), Texts{"aludel.toml:3:7: database URL: 'oracle' is not a database that is supported"});
}

TEST_F(SettingsFault, AFileOfTheUrl) {
    write("aludel.toml", "url_file = \"secret\"\n");
    EXPECT_EQ(needed(load()), "aludel.toml:1:12: cannot read secret: No such file or directory");
    EXPECT_EQ(needed(load("sqlite://")), "usable");
    write("secret", "what:zitrone@is\n");
    EXPECT_EQ(needed(load()), "database URL (secret): there is no '://' in it");
}

TEST_F(SettingsFault, AnOddLineOfDotenv) {
    const std::string odd = ".env:2:1: expected KEY=value";
    write("aludel.toml", "url = \"sqlite:///app.db\"\n");
    write(".env", "A=1\nwhat is this\nALUDEL_DATABASE_URL=sqlite:///other.db\n");
    EXPECT_EQ(needed(load()), odd) << "behind the odd line another database may be named";
    EXPECT_EQ(warnings(load()), Texts{odd});
    EXPECT_EQ(origin(load(), "env_file"), "default, not understood: " + odd);
    EXPECT_EQ(origin(load(), "url"), "not known: " + odd);
    EXPECT_EQ(needed(load("sqlite://")), "usable");
    EXPECT_EQ(needed(load("ephemeral:sqlite")), "usable");
    const Settings postgresql = load("postgresql://h/d");
    EXPECT_EQ(postgresql.url->host, "h") << "known, as `config` shows it";
    EXPECT_EQ(needed(postgresql), odd) << "it may hold PGPASSWORD";
    EXPECT_EQ(Project(postgresql).dialect().name(), "postgresql") << "enough for --sql";
    setenv("ALUDEL_DATABASE_URL", "sqlite://", 1);
    EXPECT_EQ(needed(load()), "usable");
}

TEST_F(SettingsFault, SettingsThatDotenvMayHold) {
    const std::string odd = ".env:1:3: quote without its end";
    write(".env", "X='\n");
    write("aludel.toml", "lock_wait = \"${LOCK_WAIT:-60}\"\n");
    EXPECT_EQ(needed(load("sqlite://")), odd) << "not the default: LOCK_WAIT may stand in .env";
    EXPECT_EQ(origin(load(), "lock_wait"), "aludel.toml:1, not known: " + odd);
    setenv("LOCK_WAIT", "5", 1);
    EXPECT_EQ(needed(load("sqlite://")), "usable");
    write("aludel.toml", "script_location = \"${MIGRATIONS:-m}\"\n");
    EXPECT_THROW(load(), Error) << "every command needs this one";
    setenv("MIGRATIONS", "m", 1);
    EXPECT_NO_THROW(load());
}

TEST_F(SettingsFault, APercentSignInAnIniFile) {
    write("alembic.ini", "[alembic]\nscript_location = m\n[aludel]\nurl = postgresql://u:p%40@h/d\n");
    EXPECT_EQ(needed(load()), "alembic.ini:4: a '%' must be followed by '%' or '('");
    EXPECT_EQ(needed(load("sqlite://")), "usable");
    EXPECT_EQ(warnings(load("sqlite://")), Texts{"alembic.ini:4: a '%' must be followed by '%' or '('"});
}

TEST_F(SettingsFault, ANamedDotenvThatIsNotThere) {
    write("aludel.toml", "env_file = \"ci.env\"\nurl = \"postgresql://${DB_USER}@h/d\"\n");
    const std::string missing = "aludel.toml:1:12: setting 'env_file': there is no file ci.env";
    EXPECT_EQ(needed(load()), missing);
    EXPECT_EQ(warnings(load()), Texts{missing});
    EXPECT_EQ(needed(load("sqlite://")), "usable");
    std::filesystem::create_directory(directory_.path() / "ci.env");
    EXPECT_EQ(needed(load()), "aludel.toml:1:12: cannot read ci.env: Is a directory");
}

TEST_F(SettingsFault, SqliteHasOneSchema) {
    write("aludel.toml", "url = \"sqlite://\"\nversion_table_schema = \"app\"\n");
    const Settings settings = load();
    EXPECT_THROW(Project(settings).dialect(), Error);
    try {
        Project(settings).dialect();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::config_invalid);
        EXPECT_EQ(short_text(error.what()),
                  "aludel.toml:2:24: setting 'version_table_schema': there is no schema 'app' in SQLite, only main");
    }
    EXPECT_EQ(Project(load("postgresql://h/d")).dialect().name(), "postgresql");
    write("aludel.toml", "url = \"sqlite://\"\nversion_table_schema = \"Main\"\n");
    EXPECT_EQ(Project(load()).dialect().name(), "sqlite");
}

}  // namespace
}  // namespace aludel::engine
