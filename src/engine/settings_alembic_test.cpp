#include <gtest/gtest.h>

#include "engine/settings.hpp"
#include "engine/test_settings.hpp"

// What alembic.ini and pyproject.toml say, alone and beside our own tables.
namespace aludel::engine {
namespace {

namespace fs = std::filesystem;

using AlembicSettings = SettingsTest;

TEST_F(AlembicSettings, ReadsAlembicIniAsAlembicDoes) {
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

TEST_F(AlembicSettings, OwnSettingsBesideAlembics) {
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

TEST_F(AlembicSettings, WhatSurprisesInAlembicIniIsRefused) {
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

TEST_F(AlembicSettings, UrlsThatOnlyEnvPyCompletes) {
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

TEST_F(AlembicSettings, PackageLocations) {
    write("src/app/db/migrations/versions/x", "");
    write("alembic.ini", "[alembic]\nscript_location = app.db:migrations\n");
    EXPECT_EQ(load().script_location, at("src/app/db/migrations"));
    write("lib/app/db/migrations/versions/x", "");
    write("alembic.ini", "[alembic]\nscript_location = app:db:migrations\nprepend_sys_path = . lib\n");
    EXPECT_EQ(load().script_location, at("lib/app/db/migrations"));
}

TEST_F(AlembicSettings, PyprojectTables) {
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
TEST_F(AlembicSettings, NothingIsPassedOverInSilence) {
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

TEST_F(AlembicSettings, APercentSignInTheDirectorysName) {
    write("100%/alembic.ini", "[alembic]\nscript_location = %(here)s/m\n");
    EXPECT_EQ(load(with_files({"100%/alembic.ini"})).script_location, at("100%/m"));
}

}  // namespace
}  // namespace aludel::engine
