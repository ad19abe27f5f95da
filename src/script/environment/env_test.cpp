#include "script/environment/env.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "base/text.hpp"

namespace aludel::script::environment {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view ini = "[alembic]\nscript_location = %(here)s\nsqlalchemy.url = postgresql://ini@h/db\n";

/// A directory with an env.py and what it imports.
class EnvTest : public testing::Test {
protected:
    EnvTest() : root_(fs::temp_directory_path() / ("aludel_env_" + std::to_string(::getpid()))) {
        fs::remove_all(root_);
        fs::create_directories(root_ / "migrations");
        request_.file = root_ / "migrations" / "env.py";
        request_.options.path = {root_};
        request_.options.readable = {root_};
        request_.config.file = (root_ / "alembic.ini").string();
        request_.config.ini = ini;
        request_.config.here = root_.string();
    }
    ~EnvTest() override { fs::remove_all(root_); }

    void write(const std::string& name, std::string_view text) {
        fs::create_directories((root_ / name).parent_path());
        std::ofstream(root_ / name) << text;
    }

    Env evaluate(std::string_view text) {
        write("migrations/env.py", text);
        return evaluate_env(request_);
    }

    /// "value", "? what it depends on", or "-".
    static std::string told(const Env& env, std::string_view name) {
        const EnvValue* value = env.find(name);
        return value == nullptr ? "-" : value->text ? *value->text : "? " + value->depends_on + value->failure;
    }

    static std::string statements(const Env& env) {
        std::vector<std::string> lines;
        for (const EnvStatement& one : env.statements) {
            const char* when = one.when == EnvStatement::When::before   ? "before"
                               : one.when == EnvStatement::When::within ? "within"
                                                                        : "after";
            lines.push_back(std::string(when) + ": " + std::get<catalog::ExecuteSql>(one.operation).sql);
        }
        return join(lines, "\n");
    }

    static std::string obstacle(const Env& env) { return env.obstacle ? env.obstacle->message() : ""; }

    fs::path root_;
    EnvRequest request_;
};

constexpr std::string_view generic_head = R"(
from logging.config import fileConfig
from sqlalchemy import engine_from_config, pool, text
from alembic import context
import os
config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)
)";

constexpr std::string_view generic_tail = R"(
def run_migrations_offline() -> None:
    context.configure(url=config.get_main_option("sqlalchemy.url"), target_metadata=target_metadata, literal_binds=True,
                      dialect_opts={"paramstyle": "named"})
    with context.begin_transaction():
        context.run_migrations()

def run_migrations_online() -> None:
    connectable = engine_from_config(config.get_section(config.config_ini_section, {}), prefix="sqlalchemy.",
                                     poolclass=pool.NullPool)
    with connectable.connect() as connection:
        context.configure(connection=connection, target_metadata=target_metadata)
        with context.begin_transaction():
            context.run_migrations()

if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
)";

std::string generic(std::string_view middle) {
    return std::string(generic_head) + std::string(middle) + std::string(generic_tail);
}

TEST_F(EnvTest, TheGenericOneTakesTheUrlOfTheIniFile) {
    const Env env = evaluate(generic("target_metadata = None\n"));
    EXPECT_EQ(told(env, "url"), "postgresql://ini@h/db");
    EXPECT_EQ(told(env, "transaction"), "one");
    EXPECT_EQ(told(env, "naming_convention"), "None");
    EXPECT_EQ(told(env, "version_table"), "-");
    EXPECT_EQ(statements(env), "");
    EXPECT_EQ(obstacle(env), "");
}

TEST_F(EnvTest, OfflineTheUrlComesFromConfigure) {
    request_.config.offline = true;
    const Env env = evaluate(generic("target_metadata = None\n"));
    EXPECT_EQ(told(env, "url"), "postgresql://ini@h/db");
    EXPECT_EQ(told(env, "paramstyle"), "named");
}

TEST_F(EnvTest, AnEnvironmentVariableSetsTheUrl) {
    setenv("ENV_TEST_URL", "postgresql://variable@h/db?sslmode=require", 1);
    const Env env = evaluate(
        generic("target_metadata = None\nconfig.set_main_option('sqlalchemy.url', os.environ['ENV_TEST_URL'])\n"));
    unsetenv("ENV_TEST_URL");
    EXPECT_EQ(told(env, "url"), "postgresql://variable@h/db?sslmode=require");
    EXPECT_EQ(env.find("url")->place.line, 10);
}

TEST_F(EnvTest, AVariableThatIsNotSetEndsIt) {
    const Env env = evaluate(generic("target_metadata = None\nurl = os.environ['ENV_TEST_NONE']\n"));
    ASSERT_TRUE(env.failure);
    EXPECT_NE(std::string(env.failure->what()).find("ENV_TEST_NONE"), std::string::npos);
}

TEST_F(EnvTest, WhatIsNotPartOfTheProjectIsUnknown) {
    const Env env =
        evaluate(generic("from app.core.config import settings\nfrom app.models import Base\n"
                         "target_metadata = Base.metadata\n"
                         "config.set_main_option('sqlalchemy.url', settings.database_url)\n"));
    EXPECT_EQ(told(env, "url"), "? app.core.config.settings");
    EXPECT_EQ(told(env, "naming_convention"), "? app.models.Base");
    EXPECT_EQ(told(env, "transaction"), "one");
    EXPECT_EQ(obstacle(env), "");
}

TEST_F(EnvTest, TheProjectsOwnModulesAreEvaluated) {
    write("app/config.py",
          "class Settings:\n    host = 'h'\n    @property\n    def url(self):\n"
          "        return f'postgresql+asyncpg://u@{self.host}/db'\nsettings = Settings()\n");
    write("app/models.py",
          "from sqlalchemy import MetaData\nfrom sqlalchemy.orm import DeclarativeBase, mapped_column, Mapped\n"
          "class Base(DeclarativeBase):\n    metadata = MetaData(naming_convention={'fk': 'fk_%(table_name)s'})\n"
          "class User(Base):\n    id: Mapped[int] = mapped_column(primary_key=True)\n");
    const Env env =
        evaluate(generic("from app.config import settings\nfrom app.models import Base\n"
                         "target_metadata = Base.metadata\n"
                         "config.set_main_option('sqlalchemy.url', settings.url)\n"));
    EXPECT_EQ(told(env, "url"), "postgresql+asyncpg://u@h/db");
    EXPECT_EQ(env.naming_convention.at("fk"), "fk_%(table_name)s");
}

TEST_F(EnvTest, ABranchOnSomethingUnknownLeavesWhatBothWaysAgreeOn) {
    const std::string branch =
        "from app import settings\ntarget_metadata = None\n"
        "if settings.testing:\n    config.set_main_option('sqlalchemy.url', 'sqlite:///t.db')\n";
    const Env env = evaluate(generic(branch));
    EXPECT_TRUE(told(env, "url").starts_with("? app.settings"));
    EXPECT_EQ(told(env, "transaction"), "one");
    const Env same =
        evaluate(generic("from app import settings\ntarget_metadata = None\nif not settings.url:\n"
                         "    raise RuntimeError('no URL')\n"));
    EXPECT_EQ(told(same, "url"), "postgresql://ini@h/db");
}

TEST_F(EnvTest, TheAsyncOne) {
    const Env env = evaluate(R"(
import asyncio
from sqlalchemy import pool
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import async_engine_from_config
from alembic import context
config = context.config
def do_run_migrations(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=None, version_table_schema="app", render_as_batch=True,
                      transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
async def run_async_migrations() -> None:
    connectable = async_engine_from_config(config.get_section(config.config_ini_section, {}), prefix="sqlalchemy.",
                                           poolclass=pool.NullPool)
    async with connectable.connect() as connection:
        await connection.run_sync(do_run_migrations)
    await connectable.dispose()
if context.is_offline_mode():
    pass
else:
    asyncio.run(run_async_migrations())
)");
    EXPECT_EQ(told(env, "url"), "postgresql://ini@h/db");
    EXPECT_EQ(told(env, "version_table_schema"), "app");
    EXPECT_EQ(told(env, "render_as_batch"), "True");
    EXPECT_EQ(told(env, "transaction"), "each");
    EXPECT_EQ(obstacle(env), "");
}

std::string online(std::string_view body) {
    std::string text(generic_head);
    text += "from sqlalchemy import create_engine\nengine = create_engine('postgresql://e@h/db')\n";
    return text + std::string(body);
}

TEST_F(EnvTest, SqlBeforeTheMigrationsStandsWhereAlembicHasIt) {
    const Env committed =
        evaluate(online("with engine.connect() as connection:\n"
                        "    connection.execute(text('CREATE SCHEMA IF NOT EXISTS app'))\n"
                        "    connection.execute(text('SET search_path TO app'))\n"
                        "    connection.commit()\n"
                        "    context.configure(connection=connection)\n"
                        "    with context.begin_transaction():\n"
                        "        context.run_migrations()\n"));
    EXPECT_EQ(statements(committed), "before: CREATE SCHEMA IF NOT EXISTS app\nbefore: SET search_path TO app");
    EXPECT_EQ(told(committed, "url"), "postgresql://e@h/db");
    EXPECT_EQ(obstacle(committed), "");
    const Env within =
        evaluate(online("with engine.connect() as connection:\n"
                        "    context.configure(connection=connection)\n"
                        "    with context.begin_transaction():\n"
                        "        context.execute('SET search_path TO app')\n"
                        "        context.run_migrations()\n"));
    EXPECT_EQ(statements(within), "within: SET search_path TO app");
    const Env lost =
        evaluate(online("with engine.connect() as connection:\n"
                        "    connection.execute(text('SET search_path TO app'))\n"
                        "    context.configure(connection=connection)\n"
                        "    with context.begin_transaction():\n"
                        "        context.run_migrations()\n"));
    EXPECT_NE(obstacle(lost).find("never commits"), std::string::npos);
    const Env begun =
        evaluate(online("with engine.begin() as connection:\n"
                        "    connection.execute(text('SELECT pg_advisory_xact_lock(:id)'), {'id': 7})\n"
                        "    context.configure(connection=connection)\n"
                        "    with context.begin_transaction():\n"
                        "        context.run_migrations()\n"));
    EXPECT_EQ(statements(begun), "within: SELECT pg_advisory_xact_lock(7)");
    EXPECT_EQ(obstacle(begun), "");
}

TEST_F(EnvTest, SqlThatDependsOnAnAnswerIsToldByName) {
    const Env env =
        evaluate(online("with engine.connect() as connection:\n"
                        "    if not connection.execute(text('SELECT 1 FROM pg_namespace')).scalar():\n"
                        "        connection.execute(text('CREATE SCHEMA app'))\n"
                        "    connection.commit()\n"
                        "    context.configure(connection=connection)\n"
                        "    with context.begin_transaction():\n"
                        "        context.run_migrations()\n"));
    EXPECT_NE(obstacle(env).find("which SQL env.py runs depends on what the database answers"), std::string::npos);
}

TEST_F(EnvTest, SeveralDatabasesAreRefused) {
    const Env env =
        evaluate(online("for name in ('one', 'two'):\n    with engine.connect() as connection:\n"
                        "        context.configure(connection=connection, upgrade_token=name)\n"
                        "        with context.begin_transaction():\n"
                        "            context.run_migrations(engine_name=name)\n"));
    EXPECT_EQ(obstacle(env), "env.py runs the migrations more than once (several databases, or several schemas of one)");
}

TEST_F(EnvTest, AnEngineOfTheApplicationIsAnEngine) {
    const Env env = evaluate(
        "from alembic import context\nfrom app.db import engine\n"
        "with engine.connect() as connection:\n"
        "    context.configure(connection=connection, version_table='v')\n"
        "    with context.begin_transaction():\n        context.run_migrations()\n");
    EXPECT_EQ(told(env, "url"), "? app.db.engine");
    EXPECT_EQ(told(env, "version_table"), "v");
    EXPECT_EQ(obstacle(env), "");
}

TEST_F(EnvTest, DotenvFilesOfTheProject) {
    write(".env",
          "# local\nexport DB_USER=ann\nDB_NAME='app'\nENV_TEST_DOT=\"postgresql://${DB_USER}@h/${DB_NAME}\" # x\n");
    const Env env =
        evaluate(generic("from dotenv import load_dotenv\nload_dotenv()\ntarget_metadata = None\n"
                         "config.set_main_option('sqlalchemy.url', os.getenv('ENV_TEST_DOT'))\n"));
    EXPECT_EQ(told(env, "url"), "postgresql://ann@h/app");
}

TEST_F(EnvTest, PydanticSettings) {
    write("app/config.py", R"(
from functools import lru_cache
from typing import Optional
from pydantic import Field, SecretStr, field_validator, computed_field
from pydantic_settings import BaseSettings, SettingsConfigDict
class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", env_prefix="ENV_TEST_", extra="ignore")
    host: str = "localhost"
    port: int = 5432
    password: SecretStr = SecretStr("secret")
    name: Optional[str] = Field(None, validation_alias="ENV_TEST_DATABASE")
    secret_key: str
    @field_validator("host")
    @classmethod
    def lower(cls, v):
        return v.lower()
    @computed_field
    @property
    def url(self) -> str:
        return f"postgresql://u:{self.password.get_secret_value()}@{self.host}:{self.port + 1}/{self.name}"
@lru_cache
def get_settings():
    return Settings()
)");
    setenv("env_test_host", "DB.Example", 1);
    setenv("ENV_TEST_DATABASE", "app", 1);
    const Env env =
        evaluate(generic("from app.config import get_settings\ntarget_metadata = None\n"
                         "config.set_main_option('sqlalchemy.url', get_settings().url)\n"));
    const Env unknown =
        evaluate(generic("from app.config import get_settings\ntarget_metadata = None\n"
                         "config.set_main_option('sqlalchemy.url', get_settings().secret_key)\n"));
    unsetenv("env_test_host");
    unsetenv("ENV_TEST_DATABASE");
    EXPECT_EQ(told(env, "url"), "postgresql://u:secret@db.example:5433/app");
    EXPECT_EQ(told(unknown, "url"), "? app.config.Settings.secret_key, which nothing sets");
}

TEST_F(EnvTest, ArgumentsOfTheCommandLine) {
    request_.config.arguments = {"tenant=acme", "verbose"};
    const Env env =
        evaluate(generic("target_metadata = None\nx = context.get_x_argument(as_dictionary=True)\n"
                         "config.set_main_option('sqlalchemy.url', 'sqlite:///' + x['tenant'] + x['verbose'])\n"));
    EXPECT_EQ(told(env, "url"), "sqlite:///acme");
}

TEST_F(EnvTest, TheConnectionInTheHandsOfSomethingUnknown) {
    const Env env =
        evaluate(online("from app.locks import lock\nwith engine.connect() as connection:\n"
                        "    context.configure(connection=connection)\n    lock(connection)\n"
                        "    with context.begin_transaction():\n        context.run_migrations()\n"));
    EXPECT_EQ(obstacle(env), "env.py gives the connection to a function that is not evaluated: app.locks.lock");
}

}  // namespace
}  // namespace aludel::script::environment
