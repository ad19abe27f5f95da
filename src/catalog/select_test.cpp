#include "catalog/select.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace aludel::catalog {
namespace {

/// A shop whose orders need customers of another schema, with a sequence of a column and an extension.
Catalog shop_catalog() {
    Catalog catalog;
    catalog.schemas["public"];
    catalog.schemas["shop"];
    catalog.extensions["citext"].schema = "public";
    catalog.tables[{"public", "customers"}];
    object::Table& orders = catalog.tables[{"shop", "orders"}];
    object::ForeignKey key;
    key.referred = {"public", "customers"};
    orders.constraints["of_customer"].rule = key;
    object::Sequence& sequence = catalog.sequences[{"public", "customers_id_seq"}];
    sequence.owner_table = {"public", "customers"};
    catalog.views[{"shop", "names"}];
    catalog.dependencies = {
        {{object::Kind::view, "shop", "names", ""}, {object::Kind::table, "public", "customers", ""}},
        {{object::Kind::view, "shop", "names", ""}, {object::Kind::extension, "", "citext", ""}},
    };
    return catalog;
}

TEST(Select, APatternWithADotIsHeldAgainstSchemaAndName) {
    EXPECT_TRUE(matches("o*s", {"shop", "orders"}));
    EXPECT_TRUE(matches("shop.*", {"shop", "orders"}));
    EXPECT_TRUE(matches("s?op.order?", {"shop", "orders"}));
    EXPECT_TRUE(matches("*", {"shop", ""}));
    EXPECT_FALSE(matches("shop", {"shop", "orders"}));
    EXPECT_FALSE(matches("public.*", {"shop", "orders"}));
    EXPECT_FALSE(matches("Orders", {"shop", "orders"}));
}

TEST(Select, OneSchemaGoesWithoutWhatIsInOthersAndTellsWhatItNeedsOfThem) {
    Catalog catalog = shop_catalog();
    select(catalog, {{"shop"}, {}});
    EXPECT_EQ(catalog.schemas.size(), 1U);
    EXPECT_EQ(catalog.tables.size(), 1U);
    EXPECT_TRUE(catalog.extensions.empty());
    EXPECT_TRUE(catalog.sequences.empty());
    EXPECT_EQ(left_out(catalog),
              (std::vector<std::string>{"shop.names needs extension citext", "shop.names needs public.customers",
                                        "shop.orders needs public.customers"}));
}

TEST(Select, WithATableItsSequenceGoes) {
    Catalog catalog = shop_catalog();
    select(catalog, {{}, {"customers"}});
    EXPECT_EQ(catalog.tables.size(), 1U);
    EXPECT_TRUE(catalog.sequences.empty());
    EXPECT_EQ(catalog.extensions.size(), 1U);
}

TEST(Select, NothingIsLeftOutOfAWholeCatalog) {
    Catalog catalog = shop_catalog();
    select(catalog, {});
    EXPECT_EQ(catalog, shop_catalog());
    EXPECT_TRUE(left_out(catalog).empty());
}

TEST(Select, WhatIsNotThereIsRefused) {
    Catalog catalog = shop_catalog();
    const auto refused = [&](const Selection& selection) {
        try {
            select(catalog, selection);
        } catch (const Error& error) {
            return error.message() + "|" + error.hint();
        }
        return std::string("taken");
    };
    EXPECT_EQ(refused({{"shp"}, {}}), "there is no schema shp in the database|did you mean shop?");
    EXPECT_TRUE(refused({{}, {"nothing"}}).starts_with("nothing in the database matches --exclude nothing|"));
}

TEST(Catalog, IsEqualWhenItDefinesTheSame) {
    Catalog catalog = shop_catalog();
    EXPECT_EQ(catalog, shop_catalog());
    catalog.tables.begin()->second.columns.emplace_back().name = "a";
    EXPECT_FALSE(catalog == shop_catalog());
}

}  // namespace
}  // namespace aludel::catalog
