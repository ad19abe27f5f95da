#include "base/error.hpp"

#include <gtest/gtest.h>

#include <set>

namespace aludel {
namespace {

TEST(Error, WhatIsPlaceAndMessageOnOneLine) {
    Error error(ErrorCode::sql_syntax, "quote without its end");
    EXPECT_STREQ(error.what(), "quote without its end");
    error.at({"versions/1.sql", 12, 4})
        .hint("close it")
        .detail("as PostgreSQL reads it")
        .statement("SELECT '", "42601");
    EXPECT_STREQ(error.what(), "versions/1.sql:12:4: quote without its end");
    EXPECT_EQ(error.hint(), "close it");
    EXPECT_EQ(error.detail(), "as PostgreSQL reads it");
    EXPECT_EQ(error.statement(), "SELECT '");
    EXPECT_EQ(error.sqlstate(), "42601");
}

TEST(Error, PlaceLeavesOutWhatIsNotKnown) {
    EXPECT_EQ(to_string(Place{}), "");
    EXPECT_EQ(to_string(Place{"a.sql", 0, 0}), "a.sql");
    EXPECT_EQ(to_string(Place{"a.sql", 7, 0}), "a.sql:7");
    EXPECT_EQ(to_string(Place{"a.sql", 7, 3}), "a.sql:7:3");
}

TEST(Error, EveryCodeHasANameOfItsOwnAndAnExplanation) {
    std::set<std::string_view> names;
    for (const ErrorCode code : all_error_codes()) {
        EXPECT_TRUE(names.insert(name(code)).second) << name(code);
        EXPECT_GT(explanation(code).size(), 20u) << name(code);
        EXPECT_EQ(explanation(code).back(), '.') << name(code);
        EXPECT_GT(exit_status(code), 0) << name(code);
    }
    EXPECT_EQ(names.size(), all_error_codes().size());
}

// Scripts of our users depend on these numbers: a change here is a breaking change.
TEST(Error, ExitStatusesStay) {
    EXPECT_EQ(exit_status(ErrorCode::not_up_to_date), 1);
    EXPECT_EQ(exit_status(ErrorCode::usage), 2);
    EXPECT_EQ(exit_status(ErrorCode::config_invalid), 3);
    EXPECT_EQ(exit_status(ErrorCode::url_invalid), 3);
    EXPECT_EQ(exit_status(ErrorCode::file_unreadable), 3);
    EXPECT_EQ(exit_status(ErrorCode::graph_broken), 4);
    EXPECT_EQ(exit_status(ErrorCode::multiple_heads), 4);
    EXPECT_EQ(exit_status(ErrorCode::connection_failed), 5);
    EXPECT_EQ(exit_status(ErrorCode::lock_busy), 6);
    EXPECT_EQ(exit_status(ErrorCode::lock_timeout), 6);
    EXPECT_EQ(exit_status(ErrorCode::statement_failed), 7);
    EXPECT_EQ(exit_status(ErrorCode::in_doubt), 8);
    EXPECT_EQ(exit_status(ErrorCode::resume_needed), 8);
    EXPECT_EQ(exit_status(ErrorCode::confirmation_needed), 9);
    EXPECT_EQ(exit_status(ErrorCode::changed_on_disk), 10);
    EXPECT_EQ(exit_status(ErrorCode::internal), 70);
    EXPECT_EQ(name(ErrorCode::statement_failed), "statement-failed");
}

}  // namespace
}  // namespace aludel
