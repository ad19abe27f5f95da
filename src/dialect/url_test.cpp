#include "dialect/url.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>

#include "base/error.hpp"
#include "base/process.hpp"
#include "base/text.hpp"

namespace aludel::dialect {
namespace {

/// The error of a URL that must not be accepted.
Error refusal(std::string_view text) {
    try {
        Url::parse(text);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::url_invalid);
        return error;
    }
    ADD_FAILURE() << "accepted: " << text;
    return Error(ErrorCode::internal, "accepted");
}

TEST(Url, TakesEveryPartOfAnAsyncpgUrl) {
    const Url url = Url::parse("postgresql+asyncpg://u:p%40@db.example:5433/app?ssl=require&application_name=web");
    EXPECT_EQ(url.dialect, "postgresql");
    EXPECT_EQ(url.driver, "asyncpg");
    EXPECT_EQ(url.user, "u");
    EXPECT_EQ(url.password, "p@");
    EXPECT_EQ(url.host, "db.example");
    EXPECT_EQ(url.port, "5433");
    EXPECT_EQ(url.database, "app");
    EXPECT_EQ(url.with_password(), "postgresql://u:p%40@db.example:5433/app?sslmode=require&application_name=web");
    EXPECT_EQ(url.redacted(), "postgresql+asyncpg://u:***@db.example:5433/app?sslmode=require&application_name=web");
}

TEST(Url, FindsSocketsAndSeveralHosts) {
    EXPECT_EQ(Url::parse("postgresql+psycopg2:///db?host=/var/run/postgresql").host, "/var/run/postgresql");
    EXPECT_EQ(Url::parse("postgres://%2Fvar%2Frun%2Fpostgresql/db").host, "/var/run/postgresql");
    EXPECT_EQ(Url::parse("postgresql:///db?host=/cloudsql/p:r:i").with_password(),
              "postgresql://%2Fcloudsql%2Fp%3Ar%3Ai/db");
    EXPECT_EQ(Url::parse("postgresql:///db?host=/run").with_password(), "postgresql://%2Frun/db");

    const Url several = Url::parse("postgresql://u@a:1,[::1]:2/db?target_session_attrs=read-write");
    EXPECT_EQ(several.host, "a,::1");
    EXPECT_EQ(several.port, "1,2");
    EXPECT_EQ(several.with_password(), "postgresql://u@a:1,[::1]:2/db?target_session_attrs=read-write");
    EXPECT_EQ(Url::parse("postgresql:///db?host=a:1&host=b:2").with_password(), "postgresql://a:1,b:2/db");
    EXPECT_EQ(Url::parse("postgresql:///db?host=a,b&port=7").with_password(), "postgresql://a:7,b:7/db");
}

TEST(Url, KnowsSqliteFiles) {
    EXPECT_EQ(Url::parse("sqlite:///rel.db").database, "rel.db");
    EXPECT_EQ(Url::parse("sqlite+aiosqlite:////abs/x.db").database, "/abs/x.db");
    EXPECT_EQ(Url::parse("sqlite:////abs/x.db").with_password(), "sqlite:////abs/x.db");
    for (const char* memory : {"sqlite://", "sqlite:///", "sqlite:///:memory:"}) {
        EXPECT_TRUE(Url::parse(memory).in_memory()) << memory;
    }
    EXPECT_EQ(Url::parse("sqlite:///a%20b.db").database, "a%20b.db");
    EXPECT_EQ(Url::parse("sqlite:///x.db?timeout=5&check_same_thread=false").query.size(), 0u);
}

TEST(Url, KnowsEphemeralDatabases) {
    const Url url = Url::parse("ephemeral:postgresql");
    EXPECT_TRUE(url.ephemeral);
    EXPECT_EQ(url.dialect, "postgresql");
    EXPECT_EQ(url.redacted(), "ephemeral:postgresql");
    EXPECT_NE(refusal("ephemeral:postgrsql").hint().find("postgresql"), std::string::npos);
}

TEST(Url, PasswordsKeepWhatSqlalchemyKeeps) {
    EXPECT_EQ(Url::parse("postgresql://u:a+b@h/d").password, "a+b");
    EXPECT_EQ(Url::parse("postgresql://u:a%2Bb@h/d").password, "a+b");
    EXPECT_EQ(Url::parse("postgresql://u:a/b?c#d:e@h/d").password, "a/b?c#d:e");
    EXPECT_EQ(Url::parse("postgresql://u:100%zz@h/d").password, "100%zz");
    EXPECT_EQ(Url::parse("postgresql://u:@h/d").password, "");
    EXPECT_FALSE(Url::parse("postgresql://u@h/d").password.has_value());
    EXPECT_EQ(Url::parse("postgresql://me@corp@h/d").user, "me@corp");
}

TEST(Url, ShowsOptionsThatAreNoSecret) {
    EXPECT_EQ(Url::parse("postgresql://h/d?options=-c%20app.password=x%20-csearch_path=a").redacted(),
              "postgresql://h/d?options=-c%20app.password%3D***%20-csearch_path%3Da");
}

TEST(Url, NeverShowsAPassword) {
    for (const char* text : {"postgresql://u:SECRET@h/d", "postgresql://h/d?password=SECRET",
                             "postgresql://h/d?sslpassword=SECRET", "postgresql://u:x@h/d?password=SECRET",
                             "postgresql://:SECRET@h/d", "postgresql://h/d?oauth_client_secret=SECRET",
                             "postgresql://h/d?options=-c%20app.password=SECRET%20-csearch_path=a",
                             "postgresql://h/d?options=--app.api_token=a\\%20SECRET"}) {
        const Url url = Url::parse(text);
        EXPECT_EQ(url.redacted().find("SECRET"), std::string::npos) << url.redacted();
        EXPECT_NE(url.redacted().find("***"), std::string::npos) << url.redacted();
        EXPECT_NE(url.with_password().find("SECRET"), std::string::npos);
    }
    for (const char* text :
         {"mysql://u:SECRET@h/d", "postgresql://u:x@SECRET@h/d", "postgresql://u:SE:CR@ET@h/d", "u:SECRET@h/d",
          "postgresql://u:SECRET@h:port/d", "postgresql://u:p@SECRET/x@h/d", "postgresql://u:p@h?SECRET@host/d",
          "postgresql://u:12/SECRET@h/d", "'postgresql://u:SECRET@h/d'", "jdbc:postgresql://u:SECRET@h/d",
          "postgresql://u:SECRET@[::1/d", "host=x password=SECRET", "postgresql://u:SECRET@h/d?ssl=SECRET",
          "sqlite://u:SECRET@h/d", "postgresql://u:SECRET%ff@h/d", "postgresql://u:p@h/d?SECRET"}) {
        const Error error = refusal(text);
        const std::string all = std::string(error.what()) + error.detail() + error.hint() + error.statement();
        EXPECT_EQ(all.find("SECRET"), std::string::npos) << text << " -> " << all;
        EXPECT_FALSE(error.hint().empty() && error.message().find("UTF-8") == std::string::npos) << text;
    }
}

TEST(Url, RefusesWithAdvice) {
    const std::map<std::string, std::string> advice = {
        {"driver://user:pass@localhost/dbname", "placeholder"},
        {"postgressql://h/d", "postgresql://"},
        {"sqlite3:///x.db", "sqlite://"},
        {"mysql+pymysql://h/d", "supported: postgresql, sqlite"},
        {"app.db", "sqlite:///file.db"},
        {"sqlite://app.db", "three slashes"},
        {"postgresql://h/d?sslmod=require", "did you mean sslmode?"},
        {"postgresql://h/d?schema=app", "search_path"},
        {"postgresql://h:70000/d", "percent-encoded"},
        {"postgresql://a,b:5432/d", "behind each"},
        {"postgresql://h:5432/d?x=a@b", "percent-encode"},
        {"\"postgresql://h/d\"", "quotes"},
        {"", "postgresql://user"},
        {"file:x.db", "sqlite:///file.db"},
        {"dbname=x host=y", "connection string"},
    };
    for (const auto& [text, expected] : advice) {
        EXPECT_NE(refusal(text).hint().find(expected), std::string::npos) << text << " -> " << refusal(text).hint();
    }
}

TEST(Url, ReadsBackWhatItWrites) {
    for (const char* text : {"postgresql://u:p%40%2F%3A%20w@h:1/d%20b?options=-csearch_path%3Dx", "sqlite:////a b.db",
                             "postgresql://u:@h1:1,h2:2/d", "postgresql://%2Frun/d", "ephemeral:sqlite", "sqlite://"}) {
        const Url url = Url::parse(text);
        EXPECT_EQ(Url::parse(url.with_password()), url) << url.with_password();
    }
}

// ---- against SQLAlchemy ----

/// What SQLAlchemy's own dialects would hand to the driver, a line for each URL: name=value, sorted, or "error".
constexpr std::string_view oracle = R"(
import os, sys
from sqlalchemy.engine.url import make_url
from sqlalchemy.dialects.postgresql.psycopg2 import PGDialect_psycopg2
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
for line in sys.stdin.buffer.read().decode().split("\n")[:-1]:
    try:
        url = make_url(line)
        backend = url.get_backend_name()
        if backend in ("postgresql", "postgres"):
            args, options = PGDialect_psycopg2().create_connect_args(url)
            options = dict(options)
            if "database" in options:
                options.setdefault("dbname", options.pop("database"))
        elif backend == "sqlite":
            args, options = SQLiteDialect_pysqlite().create_connect_args(url)
            options = {"file": args[0]}
        else:
            raise ValueError(backend)
        print("\x1f".join("%s=%s" % (k, v) for k, v in sorted(options.items()) if v is not None and str(v).strip(",")))
    except Exception as e:
        print("error")
)";

std::vector<std::string> ask_sqlalchemy(const std::vector<std::string>& urls) {
    ProcessOptions options;
    options.input = join(urls, "\n") + "\n";
    const ProcessResult result = run_process({"/usr/bin/python3", "-W", "ignore", "-c", std::string(oracle)}, options);
    EXPECT_EQ(result.exit_code, 0) << result.error_output;
    std::vector<std::string> lines = split(result.output, '\n');
    lines.pop_back();
    EXPECT_EQ(lines.size(), urls.size());
    return lines;
}

std::string ours(const std::string& text, std::string* reason = nullptr) {
    try {
        const Url url = Url::parse(text);
        std::map<std::string, std::string> options;
        if (url.dialect == "sqlite") {
            const bool memory = url.in_memory();
            options["file"] = memory ? ":memory:" : std::filesystem::absolute(url.database).lexically_normal().string();
        } else {
            options = {{"host", url.host}, {"port", url.port}, {"dbname", url.database}};
            options["user"] = url.user.value_or("");
            options["password"] = url.password.value_or("");
            options.insert(url.query.begin(), url.query.end());
        }
        std::vector<std::string> parts;
        for (const auto& [name, value] : options) {
            if (!value.empty()) {
                parts.push_back(name + "=" + value);
            }
        }
        return join(parts, "\x1f");
    } catch (const Error& error) {
        if (reason != nullptr) {
            *reason = error.message();
        }
        return "error";
    }
}

/// Every part in every plain form: SQLAlchemy and we read the same, or both refuse.
TEST(UrlAgainstSqlalchemy, ReadsTheSame) {
    std::vector<std::string> urls;
    for (const char* scheme : {"postgresql", "postgres", "postgresql+psycopg2", "postgresql+asyncpg"}) {
        for (const char* user : {"", "u@", "u:p@", "u:@", ":p@", "u:p%40w%2Fx@", "a%20b:c+d@", "me@corp:p@",
                                 "u:a/b?c#d@", "u:p:q@", "u:%zz%@", "\xc3\xa9:\xc3\xbc@", "u%3A:p@"}) {
            for (const char* host : {"", "h", "h:5432", "127.0.0.1:1", "[::1]", "[fe80::1]:5433", ":5432"}) {
                urls.push_back(std::string(scheme) + "://" + user + host + "/db");
            }
        }
        for (const char* tail :
             {"h", "h?sslmode=require", "/", "/?sslmode=require", "h/db?", "h/db?sslmode=", "h/a/b",
              "/db?host=/var/run/postgresql", "/db?host=a:1&host=b:2", "/db?host=a&host=b", "/db?host=x&port=7",
              "h/db?user=x&password=y+z", "h/db?options=-c%20x%3Dy", "h/db?options=-c+x%3Dy&", "h/db?dbname=other",
              "u:p@h/db?host=other&user=v", "h,i/db", "h:x/db", "h:5432:1/db"}) {
            urls.push_back(std::string(scheme) + "://" + tail);
        }
    }
    for (const char* sqlite : {"sqlite://", "sqlite:///", "sqlite:///x.db", "sqlite:////abs/x.db", "sqlite:///:memory:",
                               "sqlite:///./x.db", "sqlite:///a/../x.db", "sqlite:///a b%20c.db", "sqlite://x.db",
                               "sqlite+aiosqlite:///x.db", "sqlite+pysqlite:////tmp/x.db", "sqlite:///x.db?timeout=5",
                               "sqlite://u@/x.db", "sqlite://:1/x.db", "sqlite:///C:/x.db", "sqlite:///\xc3\xa9.db"}) {
        urls.emplace_back(sqlite);
    }
    for (const char* broken : {"x", "://", "postgresql:/h/d", "postgresql//h", "post gres://h", "mysql://h/d",
                               "oracle://h", "postgresql", "//h/d"}) {
        urls.emplace_back(broken);
    }
    ASSERT_GE(urls.size(), 150u);
    const std::vector<std::string> expected = ask_sqlalchemy(urls);
    for (std::size_t i = 0; i < urls.size(); ++i) {
        EXPECT_EQ(ours(urls[i]), expected[i]) << urls[i];
    }
}

/// Where we differ on purpose (docs/reference/configuration.md, "Database URLs").
TEST(UrlAgainstSqlalchemy, DiffersWhereTheDocsSaySo) {
    struct Case {
        std::string url;
        std::string ours;
        std::string sqlalchemy;
    };
    const std::vector<Case> cases = {
        // libpq decodes the host and the database, SQLAlchemy 1.4 and 2.0 do not
        {"postgresql://%2Frun/db", "dbname=db\x1fhost=/run", "dbname=db\x1fhost=%2Frun"},
        {"postgresql://h/a%20b", "dbname=a b\x1fhost=h", "dbname=a%20b\x1fhost=h"},
        // several hosts in libpq's form
        {"postgresql://a:1,b:2/db", "dbname=db\x1fhost=a,b\x1fport=1,2", "error"},
        // one port behind several hosts means two things
        {"postgresql://a,b:2/db", "error", "dbname=db\x1fhost=a,b\x1fport=2"},
        // an '@' that SQLAlchemy takes for a part of the host
        {"postgresql://u:p@ss@h/db", "error", "dbname=db\x1fhost=ss@h\x1fpassword=p\x1fuser=u"},
        // a port and a path that SQLAlchemy takes for a password
        {"postgresql://h:5432/db?application_name=a@b", "error",
         "host=b\x1fpassword=5432/db?application_name=a\x1fuser=h"},
        {"postgresql://?user=a@b", "error", "host=b\x1fuser=?user=a"},
        // left over behind the address
        {"postgresql://[::1]x/db", "error", "host=::1"},
        // a parameter without a value
        {"postgresql://h/db?sslmode", "error", "dbname=db\x1fhost=h"},
        // an empty port is no port, as in libpq
        {"postgresql://h:/db", "dbname=db\x1fhost=h", "error"},
        // SQLAlchemy 2.0 reads a single host:port of the query so, 1.4 does not
        {"postgresql:///db?host=a:1", "dbname=db\x1fhost=a\x1fport=1", "dbname=db\x1fhost=a:1"},
        // asyncpg's name for sslmode
        {"postgresql+asyncpg://h/db?ssl=require", "dbname=db\x1fhost=h\x1fsslmode=require",
         "dbname=db\x1fhost=h\x1fssl=require"},
        {"postgresql://h/db?schema=x", "error", "dbname=db\x1fhost=h\x1fschema=x"},
        {"postgresql://u:%ff@h/db", "error", "dbname=db\x1fhost=h\x1fpassword=\xef\xbf\xbd\x1fuser=u"},
    };
    std::vector<std::string> urls;
    for (const Case& one : cases) {
        urls.push_back(one.url);
    }
    const std::vector<std::string> answers = ask_sqlalchemy(urls);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        EXPECT_EQ(ours(cases[i].url), cases[i].ours) << cases[i].url;
        EXPECT_EQ(answers[i], cases[i].sqlalchemy) << cases[i].url;
    }
}

/// We decode the host and the name of the database, SQLAlchemy does not (DiffersWhereTheDocsSaySo).
std::string with_decoded_names(const std::string& line) {
    std::vector<std::string> parts = split(line, '\x1f');
    for (std::string& part : parts) {
        if (part.starts_with("host=") || part.starts_with("dbname=")) {
            part = percent_decode(part);
        }
    }
    return join(parts, "\x1f");
}

/// Random URLs out of characters that matter. We may refuse more than SQLAlchemy; what we accept, we read the same.
TEST(UrlAgainstSqlalchemy, AgreesOnRandomUrls) {
    std::mt19937 random(20261120);
    const auto pick = [&](std::initializer_list<const char*> choices) {
        return std::string(*(choices.begin() + random() % choices.size()));
    };
    std::vector<std::string> urls;
    for (int i = 0; i < 4000; ++i) {
        std::string url = pick({"postgresql", "postgres", "postgresql+asyncpg"}) + "://";
        for (std::size_t n = random() % 7; n > 0; --n) {
            url += pick({"a", "b", "7", ":", "@", "%41", "%40", "%3A", "/", "?", "#", "+", " ", "=", "&", "\xc3\xa9"});
        }
        url += pick({"", "@", ":x@", ":@", ":p@"});
        url += pick({"", "h", "h.example", "[::1]", "10.0.0.1"}) + pick({"", ":5432", ":1"}) + pick({"", "/", "/db"});
        url += pick({"", "", "?", "?sslmode=require", "?user=x", "?host=/run&port=1", "?password=a%40b+c"});
        urls.push_back(url);
    }
    const std::vector<std::string> expected = ask_sqlalchemy(urls);
    const std::vector<std::string> on_purpose = {
        "two ways",          "more than one '@'", "']'",           "port is not a number",
        "space in the host", "has no '='",        "cannot be one", "in the name of the database"};
    std::size_t accepted = 0;
    for (std::size_t i = 0; i < urls.size(); ++i) {
        std::string reason;
        const std::string mine = ours(urls[i], &reason);
        if (mine == "error") {
            const bool documented = std::any_of(on_purpose.begin(), on_purpose.end(), [&](const std::string& words) {
                return reason.find(words) != std::string::npos;
            });
            EXPECT_TRUE(expected[i] == "error" || documented) << urls[i] << " -> " << reason << ", " << expected[i];
        } else if (expected[i] == "error") {
            const bool empty_port = urls[i].find(":/") != std::string::npos ||
                                    urls[i].find(":?") != std::string::npos || urls[i].ends_with(':');
            EXPECT_TRUE(empty_port) << "not an empty port: " << urls[i];
        } else {
            ++accepted;
            EXPECT_EQ(mine, with_decoded_names(expected[i])) << urls[i];
        }
    }
    EXPECT_GT(accepted, 1000u);
}

}  // namespace
}  // namespace aludel::dialect
