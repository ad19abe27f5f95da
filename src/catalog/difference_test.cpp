#include "catalog/difference.hpp"

#include <gtest/gtest.h>

#include "catalog/object/kind.hpp"

namespace aludel::catalog {
namespace {

Catalog shop() {
    Catalog catalog;
    catalog.schemas["public"];
    object::Table orders;
    for (const char* name : {"id", "total"}) {
        object::Column column;
        column.name = name;
        column.type.name = {"pg_catalog", "int4"};
        orders.columns.push_back(column);
    }
    object::Index index;
    index.keys = {{"total", {}, {}, {}, {}, false, false}};
    orders.indexes.emplace("orders_total", index);
    catalog.tables.emplace(QualifiedName{"public", "orders"}, orders);
    return catalog;
}

std::vector<std::string> told(const Catalog& first, const Catalog& second) {
    std::vector<std::string> lines;
    for (const Difference& one : differences(first, second)) {
        const char* sign = one.where == Difference::Where::first    ? "- "
                           : one.where == Difference::Where::second ? "+ "
                                                                    : "~ ";
        lines.push_back(sign + object::describe(one.object));
    }
    return lines;
}

TEST(Difference, names_the_parts_of_a_table_that_differ_and_not_the_table) {
    const Catalog first = shop();
    Catalog second = shop();
    EXPECT_TRUE(differences(first, second).empty());
    object::Table& orders = second.tables.begin()->second;
    orders.columns[1].type.name.name = "int8";
    orders.indexes.clear();
    object::Column extra;
    extra.name = "note";
    orders.columns.push_back(extra);
    EXPECT_EQ(told(first, second),
              (std::vector<std::string>{"+ column public.orders.note", "~ column public.orders.total",
                                        "- index public.orders.orders_total"}));
    EXPECT_EQ(count_objects(first), 5U);
}

TEST(Difference, tells_another_order_of_columns_as_the_tables) {
    const Catalog first = shop();
    Catalog second = shop();
    std::swap(second.tables.begin()->second.columns[0], second.tables.begin()->second.columns[1]);
    EXPECT_EQ(told(first, second), (std::vector<std::string>{"~ table public.orders"}));
}

TEST(Difference, does_without_owners) {
    Catalog first = shop();
    first.tables.begin()->second.owner = "alice";
    first.schemas["public"].owner = "bob";
    Catalog second = shop();
    EXPECT_EQ(told(first, second), (std::vector<std::string>{"~ schema public", "~ table public.orders"}));
    forget_owners(first);
    forget_owners(second);
    EXPECT_TRUE(told(first, second).empty());
}

}  // namespace
}  // namespace aludel::catalog
