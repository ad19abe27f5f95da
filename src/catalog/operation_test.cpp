#include "catalog/operation.hpp"

#include <gtest/gtest.h>

namespace aludel::catalog {

namespace {

TEST(Operation, SaysItsKindAndPlace) {
    CreateTable create;
    create.place = {"a.py", 3, 1};
    const Operation operation = create;
    EXPECT_EQ(kind_of(operation), "create table");
    EXPECT_EQ(place_of(operation), (Place{"a.py", 3, 1}));
    EXPECT_EQ(kind_of(ExecuteSql()), "execute sql");
    EXPECT_EQ(kind_of(SetColumnComment()), "set column comment");
}

TEST(ColumnType, HasAWord) {
    EXPECT_EQ(word_of(TypeKind::small_integer), "SMALLINT");
    EXPECT_EQ(word_of(TypeKind::sql_double_precision), "DOUBLE PRECISION");
    EXPECT_EQ(word_of(TypeKind::tstzmultirange), "TSTZMULTIRANGE");
    EXPECT_EQ(word_of(TypeKind::unknown), "");
}

}  // namespace

}  // namespace aludel::catalog
