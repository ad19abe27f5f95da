#include "dialect/postgresql/create.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "dialect/postgresql/create_parts.hpp"
#include "dialect/postgresql/reflect_row.hpp"
#include "dialect/postgresql/write_type.hpp"

namespace aludel::dialect::postgresql {
namespace {

TEST(KeepArrayTypes, ACastOfAWholeArrayIsNotReadAsCastsOfItsElements) {
    EXPECT_EQ(
        keep_array_types("((a)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]))"),
        "((a)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying]::character varying[])::text[]))");
    EXPECT_EQ(keep_array_types("(ARRAY['a]'::public.mood])::text[]"),
              "(ARRAY['a]'::public.mood]::public.mood[])::text[]");
}

TEST(KeepArrayTypes, WhatIsNoSuchCastStays) {
    for (const char* text : {"(ARRAY[1, 2])::bigint[]", "(ARRAY['x'::text])", "(ARRAY['x'::text, 'y'::name])::text[]",
                             "DEFAULT '(ARRAY[1::int])::text[]'", "AS $$ (ARRAY['x'::name])::text[] $$",
                             "\"(ARRAY['x'::name])::text[]\"", "-- (ARRAY['x'::name])::text[]\n", "(ARRAY['x'::name"})
        EXPECT_EQ(keep_array_types(text), text);
}

TEST(ListElements, AreCutOutsideBracketsAndQuotes) {
    EXPECT_EQ(list_elements("lower(a), (b || ','), ARRAY[1, 2], 'it''s, '::text, \"a,b\""),
              (std::vector<std::string>{"lower(a)", "(b || ',')", "ARRAY[1, 2]", "'it''s, '::text", "\"a,b\""}));
    EXPECT_TRUE(list_elements("").empty());
}

TEST(ArrayElements, AreUnquoted) {
    EXPECT_EQ(array_elements(R"({a,"b,c","d\"e\\f",NULL,"NULL",""})"),
              (std::vector<std::string>{"a", "b,c", "d\"e\\f", "", "NULL", ""}));
    EXPECT_TRUE(array_elements("{}").empty());
}

TEST(WriteType, IsInTheWordsOfTheServer) {
    const auto type = [](std::string name, std::string modifiers = "", int dimensions = 0) {
        return write_type({{"pg_catalog", std::move(name)}, std::move(modifiers), dimensions});
    };
    EXPECT_EQ(type("int4"), "integer");
    EXPECT_EQ(type("varchar", "10", 2), "character varying(10)[][]");
    EXPECT_EQ(type("timestamptz", "3"), "timestamp(3) with time zone");
    EXPECT_EQ(type("interval", "day to second(3)"), "interval day to second(3)");
    EXPECT_EQ(type("interval", "(2)"), "interval(2)");
    EXPECT_EQ(type("bpchar", "1"), "character(1)");
    EXPECT_EQ(type("bpchar"), "bpchar");
    EXPECT_EQ(type("char"), "\"char\"");
    EXPECT_EQ(write_type({{"Odd", "my type"}, "1,2", 1}), "\"Odd\".\"my type\"(1,2)[]");
}

/// Two tables whose columns are rows of each other.
catalog::Catalog circle() {
    catalog::Catalog catalog;
    for (const auto& [name, other] : {std::pair("a", "b"), std::pair("b", "a")}) {
        object::Column& column = catalog.tables[{"s", name}].columns.emplace_back();
        column.name = "x";
        column.type.name = {"s", other};
    }
    return catalog;
}

TEST(CreateSql, ACircleOfTablesIsRefusedByName) {
    try {
        create_sql(circle(), {});
        FAIL() << "it was written";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::not_supported);
        EXPECT_TRUE(error.message().ends_with("none can be made first: s.a, s.b") ||
                    error.message().ends_with("none can be made first: s.b, s.a"))
            << error.message();
    }
}

TEST(CreateSql, OwnersAndPrivilegesCanBeLeftOut) {
    catalog::Catalog catalog;
    object::Table& table = catalog.tables[{"s", "t"}];
    table.owner = "ann";
    table.privileges.granted = {{"bob", {"SELECT"}, false, ""}};
    const std::string all = create_sql(catalog, {});
    EXPECT_NE(all.find("ALTER TABLE s.t OWNER TO ann;\n"), std::string::npos);
    EXPECT_NE(all.find("GRANT SELECT ON TABLE s.t TO bob;\n"), std::string::npos);
    const std::string bare = create_sql(catalog, {.owners = false, .privileges = false});
    EXPECT_EQ(bare.find("ann"), std::string::npos);
    EXPECT_EQ(bare.find("bob"), std::string::npos);
}

}  // namespace
}  // namespace aludel::dialect::postgresql
