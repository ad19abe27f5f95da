#include "dialect/postgresql/reflect.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/file.hpp"
#include "base/process.hpp"
#include "base/text.hpp"
#include "dialect/postgresql/create.hpp"
#include "dialect/postgresql/test_server.hpp"

namespace aludel::dialect::postgresql {
namespace {

namespace object = catalog::object;
using catalog::Catalog;
using test::fresh_database;

std::string option(const Url& url, std::string_view name) {
    for (const auto& [key, value] : url.query)
        if (key == name)
            return value;
    return {};
}

/// What PostgreSQL's own dump says of the schema, line by line, without what says when it was made. Grants that stand
/// together are in the order in which they were given, which means nothing: they are sorted.
std::vector<std::string> dumped(const Url& url) {
    const std::string host = url.host.empty() ? option(url, "host") : url.host;
    const std::string port = url.port.empty() ? option(url, "port") : url.port;
    std::vector<std::string> words = {"pg_dump", "--schema-only", "-h", host, "-U", url.user.value_or("postgres"),
                                      "-d",      url.database};
    if (!port.empty())
        words.insert(words.end(), {"-p", port});
    const ProcessResult done = run_process(words);
    EXPECT_EQ(done.exit_code, 0) << done.error_output;
    std::vector<std::string> lines;
    std::size_t grants = 0;
    for (std::string& line : split(done.output, '\n')) {
        if (line.starts_with("\\") || line.starts_with("-- Dumped"))
            continue;
        const bool grant = line.starts_with("GRANT ");
        lines.push_back(std::move(line));
        grants = grant ? grants + 1 : 0;
        std::sort(lines.end() - static_cast<std::ptrdiff_t>(grants), lines.end());
    }
    return lines;
}

/// pg_dump takes no server that is newer than itself.
bool can_dump(const Url& url) {
    const ProcessResult told = run_process({"pg_dump", "--version"});
    const std::size_t digit = told.output.find_first_of("0123456789");
    return digit != std::string::npos &&
           std::stoi(told.output.substr(digit)) >= connect(url, {})->server_version_number() / 10000;
}

/// The lines from the first that differs, some of them.
std::string first_difference(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (in_a == a.end() && in_b == b.end())
        return "";
    std::string text;
    for (auto line = in_a; line != a.end() && line - in_a < 12; ++line) text += "- " + *line + "\n";
    for (auto line = in_b; line != b.end() && line - in_b < 12; ++line) text += "+ " + *line + "\n";
    return text;
}

void write_name(std::string& text, const std::string& name) {
    text += name;
}
void write_name(std::string& text, const QualifiedName& name) {
    text += name.schema + "." + name.name;
}
void write_name(std::string& text, const object::Signature& signature) {
    write_name(text, signature.name);
    text += "(" + signature.arguments + ")";
}

template <typename Map>
void compare(std::string& text, std::string_view kind, const Map& a, const Map& b) {
    const auto tell = [&](const auto& name, std::string_view what) {
        text += std::string(kind) + " ";
        write_name(text, name);
        text += " " + std::string(what) + "\n";
    };
    for (const auto& [name, value] : a) {
        const auto found = b.find(name);
        if (found == b.end())
            tell(name, "is missing");
        else if (!(found->second == value))
            tell(name, "is another");
    }
    for (const auto& [name, value] : b)
        if (a.count(name) == 0)
            tell(name, "is new");
}

/// Empty where they are equal.
std::string differences(const Catalog& a, const Catalog& b) {
    std::string text;
    compare(text, "schema", a.schemas, b.schemas);
    compare(text, "extension", a.extensions, b.extensions);
    compare(text, "type", a.types, b.types);
    compare(text, "sequence", a.sequences, b.sequences);
    compare(text, "table", a.tables, b.tables);
    for (const auto& [name, table] : a.tables)
        if (const auto other = b.tables.find(name); other != b.tables.end()) {
            const std::string of = " of " + name.schema + "." + name.name;
            compare(text, "constraint" + of, table.constraints, other->second.constraints);
            compare(text, "index" + of, table.indexes, other->second.indexes);
            compare(text, "trigger" + of, table.triggers, other->second.triggers);
            for (std::size_t i = 0; i < std::min(table.columns.size(), other->second.columns.size()); ++i)
                if (!(table.columns[i] == other->second.columns[i]))
                    text += "column" + of + ": " + table.columns[i].name + "\n";
        }
    compare(text, "view", a.views, b.views);
    compare(text, "materialized view", a.materialized_views, b.materialized_views);
    compare(text, "function", a.functions, b.functions);
    compare(text, "statistics", a.statistics, b.statistics);
    compare(text, "event trigger", a.event_triggers, b.event_triggers);
    if (!(a.default_privileges == b.default_privileges))
        text += "default privileges\n";
    for (const object::Dependency& one : a.dependencies)
        if (!std::binary_search(b.dependencies.begin(), b.dependencies.end(), one))
            text += "dependency of " + one.object.name + " " + one.object.part + " on " + one.on.name + " " +
                    one.on.part + " is missing\n";
    for (const object::Dependency& one : b.dependencies)
        if (!std::binary_search(a.dependencies.begin(), a.dependencies.end(), one))
            text += "dependency of " + one.object.name + " " + one.object.part + " on " + one.on.name + " " +
                    one.on.part + " is new\n";
    if (!(a.not_shown == b.not_shown))
        text += "what is not shown\n";
    if (text.empty() && !(a == b))
        text = "something\n";
    return text;
}

Catalog reflected(const Url& url) {
    return reflect(*connect(url, {}));
}

/// What is in the database of that URL, made anew from its catalog's SQL alone.
void expect_made_anew(const Url& url) {
    const Catalog before = reflected(url);
    const std::string sql = create_sql(before, {});
    const Url other = fresh_database();
    try {
        connect(other, {})->query(sql);
    } catch (const Error& error) {
        FAIL() << error.message() << "\n" << error.statement().substr(0, 2000);
    }
    EXPECT_EQ(differences(before, reflected(other)), "");
    if (can_dump(url)) {
        EXPECT_EQ(first_difference(dumped(url), dumped(other)), "");
    }
}

std::string source(const std::string& file) {
    return read_file(std::string(ALUDEL_SOURCE_DIR) + "/tests/catalog/" + file);
}

TEST(Reflect, EverythingThatADatabaseCanHoldIsMadeAnew) {
    const Url url = fresh_database();
    const auto connection = connect(url, {});
    connection->query(source("torture.sql"));
    const int version = connection->server_version_number();
    for (int later = 14; later <= version / 10000; ++later)
        connection->query(source("torture_" + std::to_string(later) + ".sql"));
    expect_made_anew(url);
}

/// "kind name", for all that is not shown.
std::vector<std::string> not_shown(const Url& url) {
    std::vector<std::string> lines;
    for (const catalog::NotShown& one : reflected(url).not_shown) lines.push_back(one.kind + " " + one.name);
    return lines;
}

TEST(Reflect, WhatTheCatalogHasNoValueForIsNamed) {
    const Url url = fresh_database();
    EXPECT_EQ(not_shown(url), std::vector<std::string>{});
    connect(url, {})->query(R"(
        CREATE EXTENSION hstore;
        CREATE TYPE public.span AS RANGE (subtype = integer);
        REVOKE EXECUTE ON FUNCTION public.akeys(hstore) FROM PUBLIC;
        CREATE FUNCTION public.both(integer, integer) RETURNS boolean LANGUAGE sql AS 'SELECT true';
        CREATE OPERATOR public.=#= (LEFTARG = integer, RIGHTARG = integer, FUNCTION = public.both);
        CREATE COLLATION public.mine FROM "C";
        CREATE TEXT SEARCH CONFIGURATION public.words (COPY = simple);
        CREATE FOREIGN DATA WRAPPER far;
        CREATE SERVER away FOREIGN DATA WRAPPER far;
        CREATE FOREIGN TABLE public.there (a integer) SERVER away;
        CREATE PUBLICATION news;
        CREATE TYPE public.enumerated AS ENUM ('1');
        CREATE FUNCTION public.number(public.enumerated) RETURNS integer LANGUAGE sql AS 'SELECT 1';
        CREATE CAST (public.enumerated AS integer) WITH FUNCTION public.number(public.enumerated);)");
    EXPECT_EQ(not_shown(url),
              (std::vector<std::string>{"cast public.enumerated as integer", "collation mine",
                                        "foreign data wrapper far", "foreign server away", "foreign table public.there",
                                        "operator public.=#=(integer,integer)",
                                        "privileges on what an extension has made: public.akeys(public.hstore)",
                                        "publication news", "text search configuration words"}));
}

TEST(Reflect, IsOneSnapshotAndLeavesTheSessionAsItWas) {
    const Url url = fresh_database();
    const auto connection = connect(url, {});
    const std::string path = test::one(*connection, "SHOW search_path");
    reflect(*connection);
    EXPECT_FALSE(connection->in_transaction());
    EXPECT_EQ(test::one(*connection, "SHOW search_path"), path);
    connection->query("CREATE TABLE public.after (a integer)");
    EXPECT_EQ(reflect(*connection).tables.size(), 1U);
}

TEST(Reflect, AFailedQueryOfSeveralLeavesTheConnectionUsable) {
    const auto connection = connect(fresh_database(), {});
    const auto queries = test::statements({"SELECT 1", "SELECT nothing", "SELECT 2"});
    std::size_t told = 0;
    const Error error = test::error_of([&] { connection->query_all(queries, [&](auto, auto) { ++told; }); });
    EXPECT_EQ(error.code(), ErrorCode::statement_failed);
    EXPECT_EQ(told, 1U);
    EXPECT_EQ(test::one(*connection, "SELECT 3"), "3");
}

TEST(Reflect, WhatBelongsToAnExtensionIsLeftOutAndMayBeReferredTo) {
    const Url url = fresh_database();
    const auto connection = connect(url, {});
    connection->query(R"(
        CREATE EXTENSION hstore;
        CREATE TABLE public.theirs (a integer PRIMARY KEY, b serial);
        CREATE VIEW public.their_view AS SELECT a FROM public.theirs;
        CREATE TYPE public.their_type AS (a integer);
        CREATE INDEX their_index ON public.theirs (b);
        CREATE TABLE public.ours (a integer REFERENCES public.theirs, b public.their_type);
        CREATE VIEW public.our_view AS SELECT a FROM public.their_view;
        ALTER EXTENSION hstore ADD TABLE public.theirs;
        ALTER EXTENSION hstore ADD VIEW public.their_view;
        ALTER EXTENSION hstore ADD SEQUENCE public.theirs_b_seq;
        ALTER EXTENSION hstore ADD TYPE public.their_type;)");
    const Catalog catalog = reflect(*connection);
    EXPECT_EQ(catalog.tables.size(), 1U);
    EXPECT_EQ(catalog.views.size(), 1U);
    EXPECT_TRUE(catalog.sequences.empty());
    EXPECT_TRUE(catalog.types.empty());
    const object::Table& ours = catalog.tables.at({"public", "ours"});
    const object::ForeignKey key = std::get<object::ForeignKey>(ours.constraints.at("ours_a_fkey").rule);
    EXPECT_EQ(key.referred, (QualifiedName{"public", "theirs"}));
    EXPECT_EQ(key.referred_columns, std::vector<std::string>{"a"});
    EXPECT_TRUE(std::any_of(catalog.dependencies.begin(), catalog.dependencies.end(), [](const auto& one) {
        return one.object.name == "our_view" && one.on.kind == object::Kind::extension && one.on.name == "hstore";
    }));
    for (const object::Dependency& one : catalog.dependencies) EXPECT_NE(one.object.name, "their_view");
}

TEST(Reflect, EachTableHasWhatIsItsOwn) {
    const Url url = fresh_database();
    const auto connection = connect(url, {});
    connection->query("CREATE TABLE public.a (a integer)");
    for (int i = 0; i < 20; ++i)
        connection->query("CREATE TABLE public.t" + std::to_string(i) + " (a serial PRIMARY KEY)");
    const Catalog catalog = reflect(*connection);
    EXPECT_EQ(catalog.tables.size(), 21U);
    EXPECT_EQ(catalog.sequences.size(), 20U);
    const object::Table& table = catalog.tables.at({"public", "t7"});
    EXPECT_EQ(table.columns.at(0).expression, "nextval('public.t7_a_seq'::regclass)");
    EXPECT_EQ(std::get<object::Key>(table.constraints.at("t7_pkey").rule).columns, std::vector<std::string>{"a"});
    EXPECT_EQ(catalog.sequences.at({"public", "t7_a_seq"}).owner_column, "a");
}

}  // namespace
}  // namespace aludel::dialect::postgresql
