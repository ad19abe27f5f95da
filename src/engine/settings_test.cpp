#include "engine/settings.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <fstream>

#include "base/file.hpp"
#include "base/text.hpp"
#include "engine/settings_schema.hpp"

namespace aludel::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::array variables = {
    "DATABASE_URL", "ALUDEL_DATABASE_URL", "ALUDEL_CONFIG", "ALUDEL_ENV", "ALEMBIC_CONFIG",
    "PGHOST",       "PGSERVICE",           "PGDATABASE",    "PGHOSTADDR", "PGPASSWORD",
    "DB_USER",      "DB_PASSWORD",         "DB_HOST",       "DB_PORT",    "DB_NAME"};

/// A directory with configuration files, and an environment of its own.
class SettingsTest : public testing::Test {
protected:
    void SetUp() override {
        for (const char* name : variables) {
            if (const char* value = std::getenv(name)) {
                before_.emplace(name, value);
            }
            unsetenv(name);
        }
    }
    void TearDown() override {
        for (const char* name : variables) {
            const auto found = before_.find(name);
            found == before_.end() ? unsetenv(name) : setenv(name, found->second.c_str(), 1);
        }
    }

    static void set(const char* name, const char* value) { setenv(name, value, 1); }

    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((directory_.path() / name).parent_path());
        std::ofstream(directory_.path() / name) << text;
    }
    fs::path at(const std::string& name) const { return directory_.path() / name; }

    Settings load(SettingsRequest request = {}) const {
        request.directory = directory_.path();
        return load_settings(request);
    }
    Error failure(SettingsRequest request = {}) const {
        try {
            load(std::move(request));
        } catch (const Error& error) {
            return error;
        }
        ADD_FAILURE() << "accepted";
        return Error(ErrorCode::internal, "accepted");
    }
    std::string url() const { return url({}); }
    std::string url(SettingsRequest request) const {
        const Settings settings = load(std::move(request));
        return settings.url ? settings.url->with_password() : "none: " + settings.url_problem;
    }
    std::string origin(const Settings& settings, const std::string& key) const {
        for (const SettingOrigin& one : settings.origins) {
            if (one.key == key) {
                return replace_all(one.origin, directory_.path().string() + "/", "");
            }
        }
        return "(not told)";
    }

    TemporaryDirectory directory_{"settings"};
    std::map<std::string, std::string> before_;
};

SettingsRequest named(std::string name) {
    SettingsRequest request;
    request.name = std::move(name);
    return request;
}

SettingsRequest with_files(std::vector<fs::path> files) {
    SettingsRequest request;
    request.config_files = std::move(files);
    return request;
}

SettingsRequest with_database(std::string database) {
    SettingsRequest request;
    request.database = std::move(database);
    return request;
}

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
          "env_py = false\nnaming_convention = \"none\"\n");
    const Settings settings = load();
    EXPECT_FALSE(settings.env_py);
    EXPECT_TRUE(settings.no_naming_convention);
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
        {"timezone = \"Mars/Phobos\"\n",
         {"aludel.toml:1:12: setting 'timezone': there is no time zone 'Mars/Phobos'", ""}},
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

TEST_F(SettingsTest, ReadsAlembicIniAsAlembicDoes) {
    write("alembic.ini",
          "[DEFAULT]\nbase = %(here)s/db\n[alembic]\nscript_location = %(base)s/migrations\n"
          "file_template = %%(year)d_%%(rev)s\ntruncate_slug_length = 12\ntimezone = utc\n"
          "version_path_separator = os  # Use os.pathsep. Default configuration used for new projects.\n"
          "version_locations = %(base)s/a:%(base)s/b\nrecursive_version_locations = true\noutput_encoding = utf-8\n"
          "sourceless = false\nsqlalchemy.url = postgresql+psycopg2://scott:tiger@h/test\nown_option = x\n"
          "[post_write_hooks]\nhooks = black\n[tenant]\nscript_location = t\n"
          "[formatter_generic]\nformat = %(levelname)-5.5s\n");
    const Settings settings = load();
    EXPECT_EQ(settings.kind, ConfigKind::alembic_ini);
    EXPECT_EQ(settings.environment, "alembic");
    EXPECT_EQ(settings.script_location, at("db/migrations"));
    EXPECT_EQ(settings.version_locations, (std::vector{at("db/a"), at("db/b")}));
    EXPECT_EQ(settings.file_template, "%(year)d_%(rev)s");
    EXPECT_EQ(settings.truncate_slug_length, 12);
    EXPECT_TRUE(iequals(settings.timezone, "UTC"));
    EXPECT_TRUE(settings.recursive_version_locations);
    EXPECT_FALSE(settings.ledger) << "nothing is added to the database of an Alembic project";
    EXPECT_EQ(settings.url->with_password(), "postgresql://scott:tiger@h/test");
    EXPECT_EQ(origin(settings, "url"), "alembic.ini:13");
    EXPECT_EQ(load(named("tenant")).script_location, at("t"));
    EXPECT_EQ(failure(named("tennant")).hint(), "did you mean -n tenant?");
}

TEST_F(SettingsTest, OwnSettingsBesideAlembics) {
    write("alembic.ini",
          "[alembic]\nscript_location = m\nsqlalchemy.url = driver://user:pass@localhost/dbname\n"
          "[tenant]\nscript_location = t\n[aludel]\nledger = true\nlock_timeout = 2s\n"
          "url = postgresql://${DB_USER:-me}@h/d\n[aludel:tenant]\nprotected = true\n");
    EXPECT_TRUE(load().ledger);
    EXPECT_EQ(load().lock_timeout, 2);
    EXPECT_EQ(url(), "postgresql://me@h/d");
    EXPECT_FALSE(load().is_protected);
    EXPECT_TRUE(load(named("tenant")).is_protected);
    write("alembic.ini", "[alembic]\nscript_location = m\n[aludel]\nlegder = true\n");
    EXPECT_EQ(failure().hint(), "did you mean ledger?");
    EXPECT_EQ(failure().place().line, 4);
}

TEST_F(SettingsTest, WhatSurprisesInAlembicIniIsRefused) {
    const std::string head = "[alembic]\nscript_location = m\n";
    const std::map<std::string, std::string> cases = {
        {"recursive_version_locations = True\n", "everything but `true`"},
        {"recursive_version_locations = true  # yes\n", "everything but `true`"},
        {"output_encoding = latin-1\n", "not supported"},
        {"sourceless = true\n", "not supported"},
        {"version_table_schema = app\n", "env.py may or may not"},
        {"path_separator = comma\nversion_locations = a\n", "'comma' is not a valid value for path_separator"},
        {"version_locations =\n  a\n  b\n", "line break"},
        {"file_template = %(rev)s\n", "%(rev)s refers to an option"},
        {"timezone = Nowhere/Town\n", "no time zone"},
        {"truncate_slug_length = many\n", "whole number"},
        {"version_locations = pkg:versions\npath_separator = space\n", "no package 'pkg'"},
    };
    for (const auto& [text, expected] : cases) {
        write("alembic.ini", head + text);
        const Error error = failure();
        EXPECT_NE(error.message().find(expected), std::string::npos) << error.message();
        EXPECT_GE(error.place().line, 3) << error.what();
        EXPECT_FALSE(error.hint().empty()) << error.what();
    }
    for (const char* harmless : {"recursive_version_locations = False\n", "revision_environment = true\n",
                                 "version_path_separator = nonsense\n", "truncate_slug_length = 40  # characters\n"}) {
        write("alembic.ini", head + harmless);
        EXPECT_NO_THROW(load()) << harmless;
    }
    write("alembic.ini", "[alembic]\nversion_table = v\nscript_location = m\n[aludel]\nversion_table = v\n");
    EXPECT_EQ(load().version_table, "v");
}

TEST_F(SettingsTest, UrlsThatOnlyEnvPyCompletes) {
    const std::map<std::string, std::string> cases = {
        {"driver://user:pass@localhost/dbname", "placeholder"},
        {"postgresql://%(DB_USER)s@h/d", "%(db_user)s refers"},
        {"postgresql://${DB_USER}@h/d", "Alembic does not replace"},
    };
    for (const auto& [text, expected] : cases) {
        write("alembic.ini", "[alembic]\nscript_location = m\nsqlalchemy.url = " + text + "\n");
        const Error error = missing_url(load());
        EXPECT_NE(error.message().find(expected), std::string::npos) << error.message();
        EXPECT_EQ(error.place().line, 3);
        set("DATABASE_URL", "sqlite:///d.db");
        EXPECT_EQ(url(), "sqlite:///d.db");
        unsetenv("DATABASE_URL");
    }
}

TEST_F(SettingsTest, PackageLocations) {
    write("src/app/db/migrations/versions/x", "");
    write("alembic.ini", "[alembic]\nscript_location = app.db:migrations\n");
    EXPECT_EQ(load().script_location, at("src/app/db/migrations"));
    write("lib/app/db/migrations/versions/x", "");
    write("alembic.ini", "[alembic]\nscript_location = app:db:migrations\nprepend_sys_path = . lib\n");
    EXPECT_EQ(load().script_location, at("lib/app/db/migrations"));
}

TEST_F(SettingsTest, PyprojectTables) {
    write("pyproject.toml",
          "[project]\nname = \"x\"\n[tool.alembic]\nscript_location = \"%(here)s/db\"\n"
          "file_template = \"%%(rev)s\"\nversion_locations = [\"%(here)s/a\", \"b\"]\ntruncate_slug_length = 9\n"
          "recursive_version_locations = true\nprepend_sys_path = [\".\"]\n"
          "[[tool.alembic.post_write_hooks]]\nname = \"black\"\n"
          "[tool.aludel]\nlock_retries = 1\nurl = \"sqlite:///x.db\"\n");
    const Settings settings = load();
    EXPECT_EQ(settings.kind, ConfigKind::pyproject);
    EXPECT_EQ(settings.script_location, at("db"));
    EXPECT_EQ(settings.version_locations, (std::vector{at("a"), at("b")}));
    EXPECT_EQ(settings.file_template, "%(rev)s");
    EXPECT_EQ(settings.truncate_slug_length, 9);
    EXPECT_EQ(settings.lock_retries, 1);
    EXPECT_FALSE(settings.ledger);
    EXPECT_EQ(settings.url->database, "x.db");

    // As Alembic: an INI file beside it wins, option by option.
    write("alembic.ini", "[alembic]\nscript_location = ini\n");
    EXPECT_EQ(load().kind, ConfigKind::alembic_ini);
    EXPECT_EQ(load().script_location, at("ini"));
    EXPECT_EQ(load().truncate_slug_length, 9);
    fs::remove(at("alembic.ini"));

    write("pyproject.toml",
          "[tool.aludel]\nscript_location = \"m\"\n[tool.aludel.environments.prod]\nprotected = true\n");
    EXPECT_TRUE(load().ledger);
    EXPECT_TRUE(load(named("prod")).is_protected);
    write("pyproject.toml", "[tool.alembic]\nfile_template = \"%(rev)s\"\nscript_location = \"m\"\n");
    EXPECT_EQ(failure().place().line, 2);
    write("pyproject.toml", "[tool.alembic]\n");
    EXPECT_NE(failure().message().find("script_location"), std::string::npos);
    write("pyproject.toml", "[tool.black]\nline-length = 100\n");
    EXPECT_EQ(failure().code(), ErrorCode::config_not_found);
    EXPECT_NE(failure(with_files({"pyproject.toml"})).message().find("neither [tool.alembic] nor [tool.aludel]"),
              std::string::npos);
}

/// What stands where nobody reads it would be a surprise later.
TEST_F(SettingsTest, NothingIsPassedOverInSilence) {
    const std::string alembic_table = "[tool.alembic]\nscript_location = \"m\"\n";
    write("pyproject.toml", alembic_table + "sqlalchemy.url = \"sqlite:///x.db\"\n");
    EXPECT_NE(missing_url(load()).message().find("[tool.alembic] is not read"), std::string::npos);
    EXPECT_EQ(missing_url(load()).place().line, 3);
    write("pyproject.toml", alembic_table + "\"sqlalchemy.url\" = \"sqlite:///x.db\"\n");
    EXPECT_NE(missing_url(load()).message().find("[tool.alembic] is not read"), std::string::npos);
    EXPECT_EQ(failure(named("tenant")).code(), ErrorCode::usage) << "no section to choose";
    write("own.ini", "[aludel]\nlock_retries = 2\nurl = sqlite:///own.db\n");
    const Settings settings = load(with_files({"own.ini"}));
    EXPECT_EQ(settings.lock_retries, 2);
    EXPECT_EQ(settings.url->database, "own.db");
    EXPECT_EQ(origin(settings, "config_file"), "working directory") << "not what -c named";
}

TEST_F(SettingsTest, APercentSignInTheDirectorysName) {
    write("100%/alembic.ini", "[alembic]\nscript_location = %(here)s/m\n");
    EXPECT_EQ(load(with_files({"100%/alembic.ini"})).script_location, at("100%/m"));
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
