#include "engine/settings.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/file.hpp"
#include "engine/settings_schema.hpp"
#include "engine/test_settings.hpp"

namespace aludel::engine {
namespace {

namespace fs = std::filesystem;

TEST_F(SettingsTest, DefaultsOfAnEmptyAludelToml) {
    write("aludel.toml", "");
    const Settings settings = load();
    EXPECT_EQ(settings.kind, ConfigKind::aludel);
    EXPECT_EQ(settings.root, directory_.path());
    EXPECT_EQ(settings.script_location, at("migrations"));
    EXPECT_EQ(settings.version_locations, std::vector{at("migrations/versions")});
    EXPECT_TRUE(settings.ledger);
    EXPECT_EQ(settings.timezone, "UTC");
    EXPECT_EQ(settings.transaction, TransactionMode::all);
    EXPECT_EQ(settings.lock_wait, 60);
    EXPECT_EQ(settings.lock_timeout, 5);
    EXPECT_FALSE(settings.url);
    EXPECT_EQ(missing_url(settings).code(), ErrorCode::url_missing);
}

TEST_F(SettingsTest, EverySettingIsReadAndToldWithItsLine) {
    write("aludel.toml",
          "script_location = \"db\"\nversion_locations = [\"db/a\", \"db/b\"]\nrecursive_version_locations = true\n"
          "file_template = \"%(epoch)s_%(slug)s\"\ntruncate_slug_length = 20\ntimezone = \"Europe/Paris\"\n"
          "version_table = \"v\"\nversion_table_schema = \"s\"\ntransaction = \"each\"\nlock_wait = 1.5\n"
          "lock_timeout = \"250ms\"\nstatement_timeout = \"2min\"\nlock_retries = 0\nledger = false\n"
          "protected = true\npg_bin = \"/opt/pg/bin\"\nurl = \"postgresql://u:SECRET@h/d\"\n"
          "prepend_sys_path = [\"lib\"]\noverride_directory = \"over\"\n"
          "env_py = false\nnaming_convention = \"none\"\nflask_config = \"app.config:Production\"\n"
          "version_table_pk = false\nnaming_convention_ix = \"ix\"\nnaming_convention_uq = \"uq\"\n"
          "naming_convention_ck = \"ck\"\nnaming_convention_fk = \"fk\"\nnaming_convention_pk = \"pk\"\n");
    const Settings settings = load();
    EXPECT_FALSE(settings.env_py);
    EXPECT_TRUE(settings.no_naming_convention);
    EXPECT_EQ(settings.naming_convention.at("fk"), "fk");
    EXPECT_FALSE(settings.version_table_pk);
    EXPECT_EQ(settings.flask_config, "app.config:Production");
    EXPECT_EQ(settings.script_location, at("db"));
    EXPECT_EQ(settings.override_directory, at("over"));
    EXPECT_EQ(settings.prepend_sys_path, std::vector{at("lib")});
    EXPECT_EQ(settings.version_locations, (std::vector{at("db/a"), at("db/b")}));
    EXPECT_TRUE(settings.recursive_version_locations);
    EXPECT_EQ(settings.file_template, "%(epoch)s_%(slug)s");
    EXPECT_EQ(settings.truncate_slug_length, 20);
    EXPECT_EQ(settings.timezone, "Europe/Paris");
    EXPECT_EQ(settings.version_table, "v");
    EXPECT_EQ(settings.version_table_schema, "s");
    EXPECT_EQ(settings.transaction, TransactionMode::each);
    EXPECT_EQ(settings.lock_wait, 1.5);
    EXPECT_EQ(settings.lock_timeout, 0.25);
    EXPECT_EQ(settings.statement_timeout, 120);
    EXPECT_EQ(settings.lock_retries, 0);
    EXPECT_FALSE(settings.ledger);
    EXPECT_TRUE(settings.is_protected);
    EXPECT_EQ(settings.pg_bin, "/opt/pg/bin");
    EXPECT_EQ(origin(settings, "lock_timeout"), "aludel.toml:11");
    EXPECT_EQ(origin(settings, "url"), "aludel.toml:17");
    for (const SettingOrigin& one : settings.origins) {
        EXPECT_EQ((one.value + one.origin).find("SECRET"), std::string::npos) << one.key;
        EXPECT_NE(one.origin, "default") << one.key;
    }
}

TEST_F(SettingsTest, FlagsWinOverTheFile) {
    write("aludel.toml", "transaction = \"each\"\n");
    SettingsRequest request;
    request.overrides = {{"transaction", "none"}, {"lock_wait", "2"}};
    const Settings settings = load(request);
    EXPECT_EQ(settings.transaction, TransactionMode::none);
    EXPECT_EQ(settings.lock_wait, 2);
    EXPECT_EQ(origin(settings, "transaction"), "--transaction");
    request.overrides = {{"lock_wait", "soon"}};
    const Error error = failure(request);
    EXPECT_EQ(error.code(), ErrorCode::usage);
    EXPECT_EQ(error.message(), "--lock-wait: a time is expected");
}

TEST_F(SettingsTest, FaultsNameLineColumnAndWhatWasMeant) {
    const std::map<std::string, std::pair<std::string, std::string>> cases = {
        {"lock_timout = 3\n", {"aludel.toml:1:1: there is no setting 'lock_timout'", "did you mean lock_timeout?"}},
        {"\nlock_wait = \"soon\"\n", {"aludel.toml:2:13: setting 'lock_wait': a time is expected", ""}},
        {"lock_wait = -1\n", {"aludel.toml:1:13: setting 'lock_wait': a time is expected", ""}},
        {"lock_wait = nan\n", {"aludel.toml:1:13: setting 'lock_wait': a time is expected", ""}},
        {"transaction = \"eahc\"\n",
         {"aludel.toml:1:15: setting 'transaction': 'eahc' is not one of all, each, none", "did you mean each?"}},
        {"ledger = \"yes\"\n", {"aludel.toml:1:10: setting 'ledger': true or false is expected", ""}},
        {"version_locations = [1]\n",
         {"aludel.toml:1:22: setting 'version_locations': a list of strings is expected", ""}},
        {"url = 2026-01-01\n", {"aludel.toml:1:7: setting 'url': no setting is a table, a date or a time", ""}},
        {"[environments.a]\nprotcted = true\n", {"aludel.toml:2:1: there is no setting 'protcted'", "protected"}},
        {"[environments.a]\nprotected = 1\n", {"aludel.toml:2:13: setting 'protected': true or false", ""}},
        {"environments = 3\n", {"aludel.toml:1:1: 'environments' is a table", "[environments.production]"}},
        {"default_environment = \"prd\"\n[environments.prod]\n",
         {"aludel.toml:1:23: there is no environment 'prd'", "did you mean prod?"}},
        {"url = \"sqlite://\"\nurl_file = \"x\"\n", {"aludel.toml:2:12: there are both url and url_file", ""}},
        {"x = \n", {"aludel.toml:1:", ""}},
        {"script_location = \"\"\n", {"aludel.toml:1:19: setting 'script_location': the path is empty", "migrations"}},
        {"transaction = \"some\"\n", {"aludel.toml:1:15: setting 'transaction': 'some' is not one", "= \"all\""}},
        {"version_table = \"\"\n", {"aludel.toml:1:17: setting 'version_table': the name is empty", "alembic_version"}},
        {"pg_bin = \"Ã©\" # Ã©\nnaÃ¯ve = 1\n", {"aludel.toml:2:3: not TOML: a character that is not ASCII", ""}},
        {"\n[!\n", {"aludel.toml:2: not TOML: the name of a table", ""}},
        {"lock_wait = 1 # \x01\n", {"aludel.toml:1:17: not TOML: there is a control character", ""}},
        {"lock_wait = 1\nlock_wait = 2\n", {"aludel.toml:2:", ""}},
    };
    for (const auto& [text, expected] : cases) {
        write("aludel.toml", text);
        const Error error = failure();
        const std::string what = replace_all(error.what(), directory_.path().string() + "/", "");
        EXPECT_TRUE(what.starts_with(expected.first)) << what;
        EXPECT_NE(error.hint().find(expected.second), std::string::npos) << error.hint();
        EXPECT_FALSE(error.hint().empty()) << what;
        EXPECT_EQ(error.code(), ErrorCode::config_invalid);
    }
}

TEST_F(SettingsTest, EnvironmentsReplaceTheTopLevel) {
    write("aludel.toml",
          "url = \"sqlite:///top.db\"\nlock_wait = 7\ndefault_environment = \"dev\"\n"
          "[environments.dev]\nurl = \"sqlite:///dev.db\"\n"
          "[environments.prod]\nurl = \"postgresql://h/prod\"\nprotected = true\n");
    EXPECT_EQ(url(), "sqlite:///dev.db");
    EXPECT_EQ(load().environment, "dev");
    const Settings prod = load(named("prod"));
    EXPECT_EQ(prod.url->host, "h");
    EXPECT_TRUE(prod.is_protected);
    EXPECT_EQ(prod.lock_wait, 7);
    set("ALUDEL_ENV", "prod");
    EXPECT_EQ(load().environment, "prod");
    EXPECT_EQ(origin(load(), "environment"), "ALUDEL_ENV (environment)");
    EXPECT_EQ(load(named("dev")).environment, "dev");
    EXPECT_EQ(failure(named("prdo")).hint(), "did you mean prod?");
    EXPECT_EQ(failure(named("prdo")).code(), ErrorCode::usage);
}

TEST_F(SettingsTest, TheOrderOfDatabaseUrls) {
    write("aludel.toml", "url = \"sqlite:///file.db\"\n[environments.prod]\nurl = \"sqlite:///prod.db\"\n");
    set("DATABASE_URL", "sqlite:///generic.db");
    EXPECT_EQ(url(), "sqlite:///file.db") << "an explicit url is not overridden by a variable of everybody";
    EXPECT_EQ(origin(load(), "url"), "aludel.toml:1; DATABASE_URL (environment) is not used");
    set("ALUDEL_DATABASE_URL", "sqlite:///ours.db");
    EXPECT_EQ(url(), "sqlite:///ours.db");
    EXPECT_EQ(origin(load(), "url"), "ALUDEL_DATABASE_URL (environment); DATABASE_URL (environment) is not used");
    EXPECT_EQ(url(named("prod")), "sqlite:///prod.db") << "what was typed wins over a variable";
    SettingsRequest request = named("prod");
    request.database = "sqlite:///typed.db";
    EXPECT_EQ(url(request), "sqlite:///typed.db");
    EXPECT_EQ(load(with_database("ephemeral:postgresql")).url->ephemeral, true);

    write("aludel.toml", "");
    EXPECT_EQ(url(), "sqlite:///ours.db");
    unsetenv("ALUDEL_DATABASE_URL");
    EXPECT_EQ(url(), "sqlite:///generic.db");
    EXPECT_EQ(origin(load(), "url"), "DATABASE_URL (environment)");
    set("DATABASE_URL", "");
    set("PGHOST", "/run/pg");
    EXPECT_EQ(url(), "postgresql://");
    EXPECT_EQ(origin(load(), "url"), "PGHOST (environment)");
    unsetenv("PGHOST");
    EXPECT_EQ(missing_url(load()).message(),
              "no database is given: " + at("aludel.toml").string() +
                  " has no url, and neither ALUDEL_DATABASE_URL nor DATABASE_URL is set");
}

TEST_F(SettingsTest, VariablesArePercentEncodedWhereTheyStand) {
    write("aludel.toml",
          "url = \"postgresql://${DB_USER}:${DB_PASSWORD}@${DB_HOST}:${DB_PORT:-5432}/${DB_NAME:-app}\"\n");
    set("DB_USER", "me@corp");
    set("DB_PASSWORD", "p@:/?#%41 w$");
    set("DB_HOST", "db");
    Settings settings = load();
    EXPECT_EQ(settings.url->user, "me@corp");
    EXPECT_EQ(settings.url->password, "p@:/?#%41 w$");
    EXPECT_EQ(settings.url->host, "db");
    EXPECT_EQ(settings.url->port, "5432");
    EXPECT_EQ(settings.url->database, "app");
    EXPECT_EQ(origin(settings, "url"),
              "aludel.toml:1, with DB_USER (environment), DB_PASSWORD (environment), DB_HOST (environment)");
    set("DB_HOST", "::1");
    EXPECT_EQ(load().url->host, "::1");
    set("DB_HOST", "/cloudsql/a:b:c");
    EXPECT_EQ(load().url->host, "/cloudsql/a:b:c");
    set("DB_HOST", "a,b");
    set("DB_PORT", "1");
    EXPECT_EQ(missing_url(load()).code(), ErrorCode::url_invalid) << "one port behind two hosts";

    write("aludel.toml", "url = \"${DATABASE_URL}?application_name=x\"\n");
    set("DATABASE_URL", "postgres://u:p%40@h/d");
    EXPECT_EQ(load().url->password, "p@") << "a whole URL is put in as it is";
    EXPECT_EQ(origin(load(), "url"), "aludel.toml:1, with DATABASE_URL (environment)");
}

TEST_F(SettingsTest, AnUnsetVariableIsNoErrorUntilADatabaseIsNeeded) {
    write("aludel.toml", "url = \"postgresql://${DB_USER}@h/d\"\n");
    const Settings settings = load();
    EXPECT_FALSE(settings.url);
    const Error error = missing_url(settings);
    EXPECT_EQ(error.place().line, 1);
    EXPECT_NE(error.message().find("variable DB_USER is not set"), std::string::npos);
    EXPECT_EQ(url(with_database("sqlite://")), "sqlite://");
}

TEST_F(SettingsTest, UrlsInFiles) {
    write("secret", "postgresql://u:p@h/d\n");
    EXPECT_EQ(url([&] {
                  SettingsRequest request = with_database("@secret");
                  request.need_project = false;
                  return request;
              }()),
              "postgresql://u:p@h/d");
    write("aludel.toml", "url_file = \"secret\"\n");
    EXPECT_EQ(url(), "postgresql://u:p@h/d");
    EXPECT_EQ(origin(load(), "url"), "aludel.toml:1, through secret");
    write("secret", "postgresql://u:SECRET@h:x/d");
    const Error error = missing_url(load());
    EXPECT_EQ(error.code(), ErrorCode::url_invalid);
    EXPECT_EQ((std::string(error.what()) + error.hint()).find("SECRET"), std::string::npos);
    EXPECT_NE(error.message().find("secret"), std::string::npos) << error.message();
    EXPECT_EQ(missing_url(load(with_database("@missing"))).code(), ErrorCode::file_unreadable);
}

TEST_F(SettingsTest, DotenvFillsWhatTheEnvironmentLacks) {
    write("aludel.toml", "");
    write(".env", "DATABASE_URL=sqlite:///dotenv.db\nPGPASSWORD=hidden\n");
    EXPECT_EQ(url(), "sqlite:///dotenv.db");
    EXPECT_EQ(origin(load(), "url"), "DATABASE_URL (.env)");
    EXPECT_EQ(std::getenv("PGPASSWORD"), nullptr);
    EXPECT_EQ(url(with_database("postgresql://h/d")), "postgresql://h/d");
    EXPECT_STREQ(std::getenv("PGPASSWORD"), "hidden") << "libpq reads the process environment";
    set("DATABASE_URL", "sqlite:///process.db");
    EXPECT_EQ(url(), "sqlite:///process.db");
    unsetenv("DATABASE_URL");
    write("aludel.toml", "env_file = \"\"\n");
    EXPECT_TRUE(url().starts_with("none"));
    write("aludel.toml", "env_file = \"other.env\"\n");
    EXPECT_NE(missing_url(load()).message().find("there is no file"), std::string::npos);
    write("other.env", "DATABASE_URL='sqlite:///other.db'\n");
    EXPECT_EQ(url(), "sqlite:///other.db");
}

TEST_F(SettingsTest, RelativeSqliteFilesStartWhereTheyAreWritten) {
    write("conf/aludel.toml", "url = \"sqlite:///app.db\"\nscript_location = \"m\"\n");
    const Settings settings = load(with_files({"conf/aludel.toml"}));
    EXPECT_EQ(settings.url->database, at("conf/app.db"));
    EXPECT_EQ(settings.script_location, at("conf/m"));
    write("conf/alembic.ini", "[alembic]\nscript_location = m\nsqlalchemy.url = sqlite:///app.db\n");
    write("m/versions/x", "");
    const Settings alembic = load(with_files({"conf/alembic.ini"}));
    EXPECT_EQ(alembic.url->database, "app.db") << "as SQLAlchemy: the working directory";
    EXPECT_EQ(alembic.script_location, at("m")) << "as Alembic: the working directory";
}

TEST_F(SettingsTest, WhichFileIsRead) {
    EXPECT_EQ(failure().code(), ErrorCode::config_not_found);
    SettingsRequest anything;
    anything.need_project = false;
    EXPECT_EQ(load(anything).kind, ConfigKind::none);
    write("alembic.ini", "[alembic]\nscript_location = from_ini\n");
    write("other.ini", "[alembic]\nscript_location = other\n");
    EXPECT_EQ(load().script_location, at("from_ini"));
    set("ALEMBIC_CONFIG", "other.ini");
    EXPECT_EQ(load().script_location, at("other"));
    write("aludel.toml", "script_location = \"ours\"\n");
    EXPECT_EQ(load().script_location, at("ours"));
    set("ALUDEL_CONFIG", "alembic.ini");
    EXPECT_EQ(load().script_location, at("from_ini"));
    EXPECT_EQ(origin(load(), "config_file"), "ALUDEL_CONFIG (environment)");
    EXPECT_EQ(load(with_files({"other.ini"})).script_location, at("other"));
    EXPECT_EQ(failure(with_files({"nowhere.ini"})).code(), ErrorCode::config_not_found);
    EXPECT_EQ(failure(with_files({"other.ini", "alembic.ini"})).code(), ErrorCode::usage);
    EXPECT_EQ(failure(with_files({"aludel.toml", "alembic.ini"})).code(), ErrorCode::usage);
}

TEST_F(SettingsTest, ParentDirectoriesAreNotSearchedButNamed) {
    write("aludel.toml", "");
    fs::create_directories(at("sub/deep"));
    SettingsRequest request;
    request.directory = at("sub/deep");
    try {
        load_settings(request);
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(error.hint().find("-c " + at("aludel.toml").string()), std::string::npos) << error.hint();
    }
}

TEST_F(SettingsTest, ArgumentsOfX) {
    write("aludel.toml", "");
    SettingsRequest request;
    request.arguments = {"tenant=a=b",       "flag",         "db=postgresql://u:SECRET@h/d",
                         "api_token=SECRET", "q=u:SECRET@h", "dsn=host=h password=SECRET"};
    const Settings settings = load(request);
    EXPECT_EQ(settings.arguments.at("tenant"), "a=b");
    EXPECT_EQ(settings.arguments.at("flag"), "");
    for (const SettingOrigin& one : settings.origins) {
        EXPECT_EQ(one.value.find("SECRET"), std::string::npos);
    }
}

TEST(SettingValueTest, Times) {
    EXPECT_EQ(parse_seconds("1.5"), 1.5);
    EXPECT_EQ(parse_seconds("250 ms"), 0.25);
    EXPECT_EQ(parse_seconds("2min"), 120);
    EXPECT_EQ(parse_seconds("1h"), 3600);
    for (const char* bad : {"", "s", "-1", "1d", "1e9", "1.2.3", "5 5", "inf", "99999h"}) {
        EXPECT_FALSE(parse_seconds(bad)) << bad;
    }
}

/// The page holds the tables as they are; ALUDEL_UPDATE=1 rewrites them.
TEST(ConfigurationPage, HoldsTheTables) {
    const fs::path file = fs::path(ALUDEL_SOURCE_DIR) / "docs/reference/configuration.md";
    const std::string page = read_file(file);
    std::string updated = page;
    for (const auto& [name, table] :
         {std::pair("settings", settings_reference()), std::pair("alembic", alembic_options_reference())}) {
        const std::string begin = std::string("<!-- generated: ") + name + " -->\n";
        const std::string end = std::string("<!-- end: ") + name + " -->";
        const std::size_t from = updated.find(begin);
        const std::size_t to = updated.find(end);
        ASSERT_TRUE(from != std::string::npos && to != std::string::npos) << name;
        updated = updated.substr(0, from + begin.size()) + table + updated.substr(to);
    }
    if (std::getenv("ALUDEL_UPDATE") != nullptr) {
        write_file(file, updated);
    } else {
        EXPECT_EQ(page, updated) << "run engine_tests with ALUDEL_UPDATE=1";
    }
}

}  // namespace
}  // namespace aludel::engine
