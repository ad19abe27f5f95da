#include "engine/standing.hpp"

#include <gtest/gtest.h>

namespace aludel::engine {

namespace {

Intent intent(int index, int total, const std::string& state, const std::string& message = {}) {
    Intent one;
    one.revision = "b1";
    one.index = index;
    one.total = total;
    one.state = state;
    one.message = message;
    one.place = {"b1.sql", index + 6, 0};
    return one;
}

TEST(Standing, ProgressNamesEveryStatementOnce) {
    EXPECT_EQ(progress_text({intent(1, 6, "done"), intent(2, 6, "done"), intent(4, 6, "done"),
                             intent(5, 6, "failed", "no such table")}),
              "upgrade of b1, statement by statement:\nstatements 1 to 2, 4 are done (of 6)\nstatement 5 failed "
              "(b1.sql:11): no such table\nstatements 3, 6 are not done");
    EXPECT_EQ(progress_text({intent(1, 1, "started")}),
              "upgrade of b1, statement by statement:\nstatement 1 was begun, and it is not known how it ended "
              "(b1.sql:7)");
    EXPECT_EQ(progress_text({}), "");
}

TEST(Standing, RowsFollowTheChangesOfAStep) {
    Step merge;
    merge.changes = {{"a", ""}, {"b", "c"}};
    EXPECT_EQ(rows_after({"a", "b", "z"}, merge), (std::vector<std::string>{"c", "z"}));
    Step first;
    first.changes = {{"", "a"}};
    EXPECT_EQ(rows_after({}, first), std::vector<std::string>{"a"});
    EXPECT_EQ(rows_text({}), "<base>");
}

TEST(Standing, AnErrorKeepsWhatTheServerSaid) {
    Error error(ErrorCode::statement_failed, "duplicate key");
    error.detail("Key (id)=(1) already exists.");
    add_detail(error, "nothing was changed");
    EXPECT_EQ(error.detail(), "Key (id)=(1) already exists.\nnothing was changed");
}

}  // namespace

}  // namespace aludel::engine
