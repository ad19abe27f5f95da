// The projects of tests/projects/ carried by us and by Debian's alembic, on databases of one PostgreSQL and on files of
// SQLite: what is in them, as pg_dump says it, has to be the same, letter by letter, after each command, whoever came
// before.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "made_anew.hpp"
#include "simulated.hpp"
#include "tools.hpp"

namespace aludel::differential {
namespace {

Tools& tools() {
    static Tools one;
    return one;
}

using Words = std::vector<std::string>;

Words upgrade(const std::string& target) {
    return {"upgrade", target};
}

/// We ask before data goes; Alembic does not.
Words ours(Words words) {
    if (words.front() == "downgrade")
        words.push_back("--yes");
    return words;
}

Words downgrade(const std::string& target) {
    return {"downgrade", target};
}

/// Says the first line that differs, not two dumps.
testing::AssertionResult same(const std::string& first, const std::string& second) {
    if (first == second)
        return testing::AssertionSuccess();
    const auto one = split(first, '\n');
    const auto two = split(second, '\n');
    const auto [a, b] = std::mismatch(one.begin(), one.end(), two.begin(), two.end());
    return testing::AssertionFailure() << "line " << (a - one.begin() + 1) << " of the dumps\n  "
                                       << (a == one.end() ? "(end)" : *a) << "\n  " << (b == two.end() ? "(end)" : *b);
}

void expect_ours(const AlembicProject& project, const std::string& database, const Words& words) {
    const auto result = tools().aludel(project, database, ours(words));
    EXPECT_EQ(result.exit_code, 0) << "aludel " << join(words, " ") << "\n" << result.error_output;
}

void expect_alembic(const AlembicProject& project, const std::vector<AlembicCommand>& commands) {
    const auto answers = tools().alembic(project, commands);
    for (std::size_t i = 0; i < commands.size(); ++i)
        EXPECT_TRUE(answers[i].ok) << "alembic " << join(commands[i].words, " ") << "\n" << answers[i].error;
}

/// A revision where the two programs change places. `rows`: its file of rows is run there.
struct Point {
    std::string revision;
    bool rows = false;
};

/// Two databases a point: in `mine` we come first, in `theirs` Alembic does. The first pair has no point: there each
/// does all by itself.
struct Pair {
    Point point;
    std::string mine;
    std::string theirs;
    std::string dump = {};  ///< of `mine`, after the last step
};

/// The whole life of a project: up, down to the points, up and down again, with the programs changing places.
class Life {
public:
    Life(AlembicProject project, const std::vector<Point>& points) : project_(std::move(project)) {
        alone_ = make({});
        for (const auto& point : points) pairs_.push_back(make(point));
    }

    void run() {
        to_the_points();
        step("to head", upgrade("head"), upgrade("head"));
        expect_all_as(head_, "at head");
        EXPECT_EQ(made_anew(tools(), project_, alone_.mine), "") << project_.name;
        EXPECT_EQ(simulated(tools(), project_, alone_.mine), "") << project_.name;
        step("down to the points", downgrade("base"), {});
        base_ = alone_.dump;
        step("down to base", upgrade("head"), downgrade("base"));
        expect_all_as(base_, "at base");
    }

private:
    Pair make(Point point) {
        return {std::move(point), tools().make_database(project_.dialect), tools().make_database(project_.dialect)};
    }

    void to_the_points() {
        std::vector<AlembicCommand> commands{{alone_.theirs, upgrade("head")}};
        expect_ours(project_, alone_.mine, upgrade("head"));
        for (const auto& pair : pairs_) {
            expect_ours(project_, pair.mine, upgrade(pair.point.revision));
            commands.push_back({pair.theirs, upgrade(pair.point.revision)});
        }
        expect_alembic(project_, commands);
        compare("at the points");
        head_ = alone_.dump;
        for (const auto& pair : pairs_) {
            if (!pair.point.rows)
                continue;
            const auto file = project_.directory() / "rows" / (pair.point.revision + ".sql");
            for (const auto& database : {pair.mine, pair.theirs}) tools().run_file(database, file);
        }
    }

    /// Who began goes on in the pair without a point; in all others the programs have changed places. Without `words`
    /// each goes down to its own point.
    void step(const std::string& what, const Words& words_alone, const Words& words) {
        std::vector<AlembicCommand> commands{{alone_.theirs, words_alone}};
        expect_ours(project_, alone_.mine, words_alone);
        // They change places again on the way down, so that each direction has both orders.
        const bool swapped = words.empty() || words.front() == "upgrade";
        for (const auto& pair : pairs_) {
            const auto wanted = words.empty() ? downgrade(pair.point.revision) : words;
            expect_ours(project_, swapped ? pair.theirs : pair.mine, wanted);
            commands.push_back({swapped ? pair.mine : pair.theirs, wanted});
        }
        expect_alembic(project_, commands);
        compare(what);
    }

    /// Where nobody put rows in, all ways lead to the same database.
    void expect_all_as(const std::string& dump, const std::string& where) {
        for (const auto& pair : pairs_) {
            if (pair.point.rows)
                continue;
            EXPECT_TRUE(same(pair.dump, dump)) << where << ", by way of " << pair.point.revision;
        }
    }

    void compare(const std::string& when) {
        check(alone_, when + ", each by itself");
        for (auto& pair : pairs_) check(pair, when + ", changing places at " + pair.point.revision);
    }

    void check(Pair& pair, const std::string& when) {
        pair.dump = tools().dump(pair.mine);
        EXPECT_TRUE(same(pair.dump, tools().dump(pair.theirs)))
            << project_.name << " " << project_.config << ": " << when;
        EXPECT_EQ(pair.dump.find("aludel"), std::string::npos) << "something of ours is left in the database, " << when;
    }

    AlembicProject project_;
    Pair alone_;
    std::vector<Pair> pairs_;
    std::string head_;
    std::string base_;
};

void expect_same_life(const AlembicProject& project, const std::vector<Point>& points) {
    Life(project, points).run();
}

/// Both fail, at the same step and for the same reason, and leave the same behind.
struct Failure {
    std::string step;               ///< "A -> B", as both print it; empty: before any
    std::string alembic;            ///< what Alembic's error has to say
    std::vector<std::string> ours;  ///< what ours has to say, in its own words
};

void expect_same_failure(const AlembicProject& project, const std::string& mine, const std::string& theirs,
                         const Failure& failure) {
    const auto answer = tools().alembic(project, {{theirs, upgrade("head")}}).front();
    EXPECT_FALSE(answer.ok);
    EXPECT_TRUE(answer.step.starts_with(failure.step)) << answer.step;
    EXPECT_NE(answer.error.find(failure.alembic), std::string::npos) << answer.error;

    const auto result = tools().aludel(project, mine, upgrade("head"));
    EXPECT_NE(result.exit_code, 0);
    std::string step;
    for (const auto& line : split(result.error_output, '\n')) {
        if (line.starts_with("Running upgrade "))
            step = line.substr(std::string("Running upgrade ").size());
    }
    EXPECT_TRUE(step.starts_with(failure.step)) << result.error_output;
    EXPECT_EQ(step.empty(), failure.step.empty()) << result.error_output;
    for (const auto& words : failure.ours)
        EXPECT_NE(result.error_output.find(words), std::string::npos) << words << "\nis not in\n"
                                                                      << result.error_output;
    EXPECT_TRUE(same(tools().dump(mine), tools().dump(theirs))) << "after both failed";
}

std::string revision_row(const std::string& database) {
    return join(tools().query(database, "SELECT version_num FROM alembic_version ORDER BY 1"), " ");
}

// --- guide: two revisions, and what they were merged into ---

const AlembicProject guide{"guide"};
const AlembicProject guide_originals{"guide", "originals.ini"};

TEST(GuideProject, TwoRevisionsAreInterchangeable) {
    expect_same_life(guide_originals, {{"001", true}, {"002"}});
}

TEST(GuideProject, TheMergedRevisionIsInterchangeable) {
    expect_same_life(guide, {{"001"}});
}

TEST(GuideProject, AKeyColumnBecomesAStringWithItsData) {
    const auto database = tools().make_database();
    expect_ours(guide_originals, database, upgrade("001"));
    tools().run_file(database, guide.directory() / "rows/001.sql");
    expect_ours(guide_originals, database, upgrade("head"));
    EXPECT_EQ(tools().query(database, "SELECT visitor, current_step_identifier FROM guide_sessions ORDER BY 1"),
              (Words{"O'Hara|0", "ann@example.org|12"}));
    EXPECT_EQ(tools().query(database,
                            "SELECT session_id, step_key, pg_typeof(step_key) FROM progress_trackers ORDER BY 1, 2"),
              (Words{"1|0|character varying", "1|12|character varying", "2|0|character varying"}));
    expect_ours(guide_originals, database, downgrade("001"));
    EXPECT_EQ(
        tools().query(database,
                      "SELECT session_id, step_key + 1, pg_typeof(step_key) FROM progress_trackers ORDER BY 1, 2"),
        (Words{"1|1|integer", "1|13|integer", "2|1|integer"}));
}

/// Columns of tables stand in the order in which they were added: for what is there, not where, lines are compared.
std::multiset<std::string> lines_of_schema(const std::string& dump) {
    std::multiset<std::string> lines;
    for (auto line : split(dump, '\n')) {
        if (line.starts_with("INSERT INTO public.alembic_version"))
            continue;
        if (line.ends_with(","))
            line.pop_back();
        lines.insert(line);
    }
    return lines;
}

TEST(GuideProject, MergedOrNotANewDatabaseIsTheSame) {
    const auto merged = tools().make_database();
    const auto originals = tools().make_database();
    expect_ours(guide, merged, upgrade("head"));
    expect_ours(guide_originals, originals, upgrade("head"));
    EXPECT_EQ(lines_of_schema(tools().dump(merged)), lines_of_schema(tools().dump(originals)));
    for (const auto& [project, database] : {std::pair{guide, merged}, {guide_originals, originals}}) {
        expect_ours(project, database, downgrade("base"));
        EXPECT_EQ(tools().query(
                      database,
                      "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind <> 'i'"),
                  Words{"alembic_version"});
        EXPECT_EQ(tools().query(database, "SELECT typname FROM pg_type WHERE typtype = 'e'"), Words{});
    }
}

TEST(GuideProject, TheScriptMakesTheSame) {
    EXPECT_EQ(made_by_script(tools(), guide), "");
    EXPECT_EQ(made_by_script(tools(), guide_originals), "");
}

// --- notes: a file of SQLite, whose tables are copied where they change ---

const AlembicProject notes{"notes", "alembic.ini", "sqlite"};

TEST(NotesProject, IsInterchangeable) {
    expect_same_life(notes, {{"0a1", true}, {"0b2"}, {"0c3", true}, {"0d4"}});
}

TEST(NotesProject, TheScriptMakesTheSame) {
    EXPECT_EQ(made_by_script(tools(), notes), "");
}

// --- scoping: a schema from init.sql ---

const AlembicProject scoping{"scoping"};

TEST(ScopingProject, IsInterchangeable) {
    expect_same_life(scoping,
                     {{"03033cebb647", true}, {"5b7e1f20c9aa"}, {"81d40be3a6f5"}, {"c2a9d7f3310e"}, {"e7714bb0d2c8"}});
}

/// A dictionary for JSONB has no literal in SQLAlchemy.
TEST(ScopingProject, TheScriptIsRefusedAsAlembicRefusesIt) {
    EXPECT_NE(made_by_script(tools(), scoping).find("No literal value renderer is available"), std::string::npos);
}

TEST(ScopingProject, FunctionsAndTriggersOfInitSqlWork) {
    const auto database = tools().make_database();
    expect_ours(scoping, database, upgrade("head"));
    EXPECT_EQ(
        tools().query(database,
                      "INSERT INTO sessions (user_id, project_name, last_updated_at) VALUES ('ann', 'x', '2001-01-01') "
                      "RETURNING get_active_sessions_count(), get_session_progress(session_id)"),
        Words{"0|0.0"});
    EXPECT_EQ(tools().query(database, "UPDATE sessions SET current_stage = 2 RETURNING last_updated_at > '2020-01-01'"),
              Words{"t"});
    EXPECT_EQ(tools().query(database, "SELECT mark_abandoned_sessions('-1 hour')"), Words{"1"});
    EXPECT_EQ(tools().query(database, "SELECT get_active_sessions_count()"), Words{"0"});
}

// --- reader: a chain that was broken ---

const AlembicProject reader{"reader"};
constexpr auto cfi = "2025_10_19_2348-c41e0b7d92af_add_place_in_text_field.py";

TEST(ReaderProject, AMissingParentIsRefusedAsAlembicRefusesIt) {
    expect_same_failure({"reader", "broken.ini"}, tools().make_database(), tools().make_database(),
                        {"",
                         "KeyError: '5f0d6a3be817'",
                         {std::string("alembic/broken/") + cfi + ":15",
                          "'c41e0b7d92af' revises '5f0d6a3be817', which no file has", "has `down_revision = None`"}});
}

TEST(ReaderProject, ADropOfATableThatIsNotThereFailsAtTheSameRevision) {
    expect_same_failure(
        {"reader", "half_mended.ini"}, tools().make_database(), tools().make_database(),
        {"7d24c8e15f09 -> c41e0b7d92af",
         "index \"ix_site_options_category\" does not exist",
         {std::string("alembic/half_mended/") + cfi + ":22:5: index \"ix_site_options_category\" does not exist",
          "nothing was changed: the database is at <base>"}});
}

TEST(ReaderProject, TheMendedChainIsInterchangeableAtEveryRevision) {
    expect_same_life(reader, {{"1b93f7ae60d2", true},
                              {"7d24c8e15f09", true},
                              {"c41e0b7d92af"},
                              {"b8306d5fa1c7"},
                              {"e25d91047bcf"},
                              {"3ac7f0e968d4"},
                              {"96e4b12dc05a"},
                              {"jsonb_of_books"}});
}

TEST(ReaderProject, TheScriptMakesTheSame) {
    EXPECT_EQ(made_by_script(tools(), reader), "");
}

// --- support: 63 tables ---

const AlembicProject support{"support"};

TEST(SupportProject, IsInterchangeable) {
    expect_same_life(support, {{"efaa6e584823"}, {"20251114120000", true}, {"20251116000000"}, {"20251116120000"}});
}

TEST(SupportProject, TheScriptMakesTheSame) {
    EXPECT_EQ(made_by_script(tools(), support), "");
}

TEST(SupportProject, SixtyThreeTables) {
    const auto database = tools().make_database();
    const auto tables = [&] {
        return tools().query(database,
                             "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public' AND "
                             "table_name <> 'alembic_version'");
    };
    for (const auto& [revision, count] : std::vector<std::pair<std::string, std::string>>{{"efaa6e584823", "10"},
                                                                                          {"20251114120000", "35"},
                                                                                          {"20251116000000", "47"},
                                                                                          {"20251116120000", "53"},
                                                                                          {"20251117000000", "63"}}) {
        expect_ours(support, database, upgrade("+1"));
        EXPECT_EQ(tables(), Words{count}) << revision;
        EXPECT_EQ(revision_row(database), revision);
    }
    expect_ours(support, database, downgrade("base"));
    EXPECT_EQ(tables(), Words{"0"});
}

// --- care: revisions that are not idempotent, over databases that are not empty ---

const AlembicProject care{"care"};

TEST(CareProject, IsInterchangeable) {
    expect_same_life(care, {{"4f00aa91d3c2", true},
                            {"add_admin_infra_001", true},
                            {"merge_2025_08"},
                            {"one_answer_each_001"},
                            {"202511050002"}});
}

/// A pair of databases at `revision` (by us, by Alembic) in which somebody has run a file of existing/.
Pair touched(const std::string& revision, const std::string& file) {
    const Pair pair{{}, tools().make_database(), tools().make_database()};
    if (!revision.empty()) {
        expect_ours(care, pair.mine, upgrade(revision));
        expect_alembic(care, {{pair.theirs, upgrade(revision)}});
    }
    for (const auto& database : {pair.mine, pair.theirs})
        tools().run_file(database, care.directory() / "existing" / file);
    return pair;
}

/// The way out: say that a revision is there, and go on.
void expect_recovery(const Pair& pair, const std::string& stamp) {
    expect_ours(care, pair.mine, {"stamp", stamp});
    expect_alembic(care, {{pair.theirs, {"stamp", stamp}}});
    EXPECT_EQ(revision_row(pair.mine), revision_row(pair.theirs));
    expect_ours(care, pair.mine, upgrade("head"));
    expect_alembic(care, {{pair.theirs, upgrade("head")}});
    EXPECT_EQ(revision_row(pair.mine), "202511120001");
    EXPECT_TRUE(same(tools().dump(pair.mine), tools().dump(pair.theirs)));
}

/// Alembic stops at the first inspector.
TEST(CareProject, TheScriptMakesTheSame) {
    EXPECT_EQ(made_by_script(tools(), care), "");
}

TEST(CareProject, WhatTheHelpersLookForMayBeThere) {
    const auto pair = touched("", "guarded.sql");
    expect_ours(care, pair.mine, upgrade("head"));
    expect_alembic(care, {{pair.theirs, upgrade("head")}});
    EXPECT_TRUE(same(tools().dump(pair.mine), tools().dump(pair.theirs)));
    expect_ours(care, pair.mine, downgrade("base"));
    expect_alembic(care, {{pair.theirs, downgrade("base")}});
    EXPECT_TRUE(same(tools().dump(pair.mine), tools().dump(pair.theirs)));
}

TEST(CareProject, TablesThatAreThereStopTheFirstRevisionAndStampGoesOn) {
    const auto pair = touched("", "users.sql");
    expect_same_failure(care, pair.mine, pair.theirs,
                        {" -> 8a4d1c7e2b90",
                         "(psycopg2.errors.DuplicateTable) relation \"users\" already exists",
                         {"migrations/versions/8a4d1c7e2b90_initial_schema.py:21:5: relation \"users\" already exists",
                          "nothing was changed: the database is at <base>"}});
    expect_recovery(pair, "8a4d1c7e2b90");
}

TEST(CareProject, TablesThatAreThereStopALaterRevisionAndStampGoesOn) {
    const auto pair = touched("28e1ce4c3187", "admin.sql");
    expect_same_failure(care, pair.mine, pair.theirs,
                        {"28e1ce4c3187 -> add_admin_infra_001",
                         "(psycopg2.errors.DuplicateTable) relation \"admin_users\" already exists",
                         {"migrations/versions/add_admin_infra_001_add_admin_infrastructure.py:20:5: relation "
                          "\"admin_users\" already exists",
                          "nothing was changed: the database is at 28e1ce4c3187"}});
    expect_recovery(pair, "add_admin_infra_001");
}

TEST(CareProject, AnErrorThatIsCaughtWithoutASavepointEndsTheTransactionAllTheSame) {
    const auto pair = touched("merge_2025_08", "index.sql");
    expect_same_failure(care, pair.mine, pair.theirs,
                        {"merge_2025_08 -> 7be310c5d4f2",
                         "(psycopg2.errors.InFailedSqlTransaction) current transaction is aborted",
                         {"migrations/versions/7be310c5d4f2_consent_ledger.py", "current transaction is aborted",
                          "nothing was changed: the database is at merge_2025_08"}});
    for (const auto& database : {pair.mine, pair.theirs}) tools().query(database, "DROP INDEX ix_responses_of_survey");
    expect_ours(care, pair.mine, upgrade("head"));
    expect_alembic(care, {{pair.theirs, upgrade("head")}});
    EXPECT_TRUE(same(tools().dump(pair.mine), tools().dump(pair.theirs)));
}

}  // namespace
}  // namespace aludel::differential
