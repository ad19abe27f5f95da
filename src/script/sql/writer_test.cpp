#include "script/sql/writer.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "script/header.hpp"
#include "script/sql/sections.hpp"

namespace aludel::script::sql {

namespace {

TEST(SqlWriter, WritesTheLayout) {
    RevisionText revision;
    revision.message = "add the users table";
    revision.id = "4f2a91c07be3";
    revision.down_revisions = {"9c1d0e77aa52"};
    revision.created = "2026-11-20 11:40:00+00:00";
    EXPECT_EQ(render_revision(revision),
              "-- add the users table\n"
              "--\n"
              "-- revision: 4f2a91c07be3\n"
              "-- revises: 9c1d0e77aa52\n"
              "-- created: 2026-11-20 11:40:00+00:00\n"
              "\n"
              "-- aludel: upgrade\n"
              "\n"
              "-- aludel: downgrade\n");
}

TEST(SqlWriter, AMergeHasNothingToDo) {
    RevisionText revision{"merge", "c3", {"a1", "b2"}, "2026-11-20 11:40:00+00:00", {"billing"}, {"x9"}, {}};
    EXPECT_EQ(render_revision(revision),
              "-- merge\n"
              "--\n"
              "-- revision: c3\n"
              "-- revises: a1, b2\n"
              "-- created: 2026-11-20 11:40:00+00:00\n"
              "-- branch_labels: billing\n"
              "-- depends_on: x9\n"
              "\n"
              "-- aludel: upgrade\n"
              "-- nothing to do: this revision joins its parents\n"
              "\n"
              "-- aludel: downgrade\n"
              "-- nothing to do: this revision joins its parents\n");
}

TEST(SqlWriter, OneSectionForEachDialect) {
    RevisionText revision{"two", "c3", {}, "now", {}, {}, {"postgresql", "sqlite"}};
    const std::string text = render_revision(revision);
    const auto sections = read_sections(text, "r.sql");
    ASSERT_EQ(sections.size(), 4U);
    EXPECT_EQ(sections[1].dialect, "sqlite");
    EXPECT_EQ(sections[2].direction, Direction::downgrade);
}

TEST(SqlWriter, RefusesWhatTheHeaderWouldTakeForSomethingElse) {
    for (const std::string message : {"revision: none", "fine\naludel: upgrade", "fine\n\ncreated: today"}) {
        EXPECT_THROW(render_revision({message, "c3", {}, "now", {}, {}, {}}), Error) << message;
    }
    EXPECT_THROW(render_revision({"bad \xFF", "c3", {}, "now", {}, {}, {}}), Error);
    EXPECT_THROW(render_revision({"", "c 3", {}, "now", {}, {}, {}}), Error);
    EXPECT_THROW(render_revision({"", "c3", {"a,b"}, "now", {}, {}, {}}), Error);
    EXPECT_THROW(render_revision({"-- aludel upgrade\naludel upgrade", "c3", {}, "now", {}, {}, {}}), Error);
}

rc::Gen<std::string> identifiers() {
    return rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::elementOf(std::string("abcdef0123456789_"))));
}

rc::Gen<std::vector<std::string>> identifier_lists() {
    return rc::gen::unique<std::vector<std::string>>(identifiers());
}

// Every message either reads back as it was meant, or is refused before anything is written.
TEST(SqlWriter, WhatIsWrittenReadsBack) {
    const std::vector<std::string> words = {"add",     "users",   ":", "revision", "revises", "--",
                                            "aludel:", "upgrade", "é", "\n",       "\n\n",    " ",
                                            "\t",      "CREATE",  ";", "'",        "/*",      "\r\n"};
    int refused = 0;
    int written = 0;
    const bool holds = rc::check([&] {
        RevisionText revision;
        for (const std::string& word : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(words))) {
            revision.message += word;
        }
        revision.id = *identifiers();
        revision.down_revisions = *identifier_lists();
        revision.depends_on = *identifier_lists();
        revision.branch_labels = *identifier_lists();
        revision.created = "2026-11-20 11:40:00+00:00";
        std::string text;
        try {
            text = render_revision(revision);
        } catch (const Error& error) {
            RC_ASSERT(error.code() == ErrorCode::usage || error.code() == ErrorCode::revision_file_invalid);
            ++refused;
            return;
        }
        ++written;
        const Header header = *read_header(text, true, "r.sql");
        RC_ASSERT(header.faults.empty());
        RC_ASSERT(header.revision.id == revision.id);
        RC_ASSERT(header.revision.down_revisions == revision.down_revisions);
        RC_ASSERT(header.revision.depends_on == revision.depends_on);
        RC_ASSERT(header.revision.branch_labels == revision.branch_labels);
        const std::vector<std::string> meant = split_any(revision.message, " \t\r\n");
        RC_ASSERT(split_any(header.revision.doc, " \t\r\n") ==
                  (meant.empty() ? std::vector<std::string>{"empty", "message"} : meant));
        RC_ASSERT(read_sections(text, "r.sql").size() == 2U);
    });
    EXPECT_TRUE(holds);
    EXPECT_GT(written, 20);
}

}  // namespace

}  // namespace aludel::script::sql
