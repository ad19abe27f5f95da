#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <mutex>
#include <random>
#include <thread>

#include "base/file.hpp"
#include "base/process.hpp"
#include "base/text.hpp"
#include "chain.hpp"
#include "child.hpp"
#include "postgresql_server.hpp"
#include "promise.hpp"
#include "wire.hpp"

namespace aludel::fault {

namespace {

using dialect::Url;
using postgresql::dump;
using postgresql::make_clean;
using postgresql::Server;
using postgresql::snapshot;

/// The database behind a wire that listens in `directory`.
Url through(const Url& url, const std::string& directory) {
    Url other;
    other.dialect = "postgresql";
    other.user = Server::get().user();
    other.database = url.database;
    other.query = {{"host", directory}, {"port", "5432"}};
    return other;
}

struct Way {
    const char* command;
    const char* mode;
};

class PostgresqlFault : public ::testing::TestWithParam<Way> {
protected:
    PostgresqlFault() : promise_("postgresql", directory_.path(), &snapshot) {
        write_chain(directory_.path(), "postgresql");
    }

    std::vector<std::string> words(const Url& url) const {
        std::vector<std::string> words{program(), "--database", url.with_password()};
        for (const std::string& word : Promise::words_of(GetParam().command)) {
            words.push_back(word);
        }
        words.insert(words.end(), {"--transaction", GetParam().mode});
        return words;
    }

    /// A database where the command has everything to do. Head is built once, then put back from its dump.
    Url prepared() {
        const Url url = Server::get().create();
        if (GetParam().command == std::string("downgrade")) {
            const std::lock_guard guard(mutex_);
            if (head_.empty()) {
                std::string said;
                EXPECT_EQ(promise_.run(url, {"upgrade", "head"}, &said), 0) << said;
                Server::get().settle(url);
                head_ = dump(url, {});
            } else {
                dialect::find_dialect("postgresql").connect(url)->query(head_);
            }
        }
        return url;
    }

    int count_statements() {
        const TemporaryDirectory socket("wire");
        const Wire wire(socket.path().string(), Server::get().socket());
        const Url url = prepared();
        Child child(words(through(url, socket.path().string())), directory_.path(), {});
        EXPECT_EQ(child.wait(), 0) << child.output();
        Server::get().settle(url);
        Server::get().give_back(url);
        return wire.statements();
    }

    void fault_at(int number, Wire::Moment moment, bool kill) {
        SCOPED_TRACE(std::string(kill ? "killed " : "cut ") + (moment == Wire::Moment::before ? "before" : "after") +
                     " statement " + std::to_string(number) + ", mode " + GetParam().mode);
        const Url url = prepared();
        std::string said;
        {
            const TemporaryDirectory socket("wire");
            Wire wire(socket.path().string(), Server::get().socket());
            std::atomic<Child*> program{nullptr};
            wire.at(number, moment, [&program, kill] {
                while (kill && program == nullptr) {
                    std::this_thread::yield();
                }
                if (kill) {
                    program.load()->kill();
                }
            });
            Child child(words(through(url, socket.path().string())), directory_.path(), {});
            program = &child;
            const int status = child.wait();
            if (kill) {
                EXPECT_EQ(status, 128 + 9) << child.output();
            } else {
                // After a cut the program says what it knows; cut at its very last words, it may have finished.
                EXPECT_TRUE(status == 0 || (status >= 5 && status <= 8)) << status << ": " << child.output();
            }
            said = child.output();
            unanswered_ += wire.unanswered();
        }
        Server::get().settle(url);
        promise_.check_claim(url, said);
        committed_ += said.find("it was committed") != std::string::npos ? 1 : 0;
        rolled_back_ += said.find("it was not committed") != std::string::npos ? 1 : 0;
        unknown_ += said.find("could not be found out") != std::string::npos ? 1 : 0;
        promise_.check_and_recover(url, &make_clean, GetParam().command);
        Server::get().settle(url);
        Server::get().give_back(url);
    }

    TemporaryDirectory directory_{"fault"};
    Promise promise_;
    std::mutex mutex_;
    std::string head_;                 ///< the dump of a database at head
    std::atomic<int> committed_{0};    ///< times a lost COMMIT was found out to be one
    std::atomic<int> rolled_back_{0};  ///< and not to be one
    std::atomic<int> unknown_{0};      ///< and could not be found out, with a server that answers
    std::atomic<int> unanswered_{0};   ///< cuts that came before the server had run the statement
};

// For the server, "after a statement" and "before the next" are the same moment of a kill; what differs is whether the
// server is still at work on the statement when its client goes. So kills come before each, cuts after.
TEST_P(PostgresqlFault, KilledOrCutAtEveryStatement) {
    const int statements = count_statements();
    ASSERT_GT(statements, 20);
    std::atomic<int> points{0};
    std::atomic<int> next{1};
    const auto work = [&] {
        for (int number = next++; number <= statements; number = next++) {
            fault_at(number, Wire::Moment::before, true);
            fault_at(number, Wire::Moment::after, false);
            points += 2;
            if (number % 4 == 0) {
                fault_at(number, Wire::Moment::before, false);
                ++points;
            }
        }
    };
    std::thread other(work);
    work();
    other.join();
    EXPECT_GT(committed_, 0);
    EXPECT_EQ(unknown_, 0);
    EXPECT_EQ(unanswered_, 0);
    RecordProperty("points", points);
    RecordProperty("recoveries", static_cast<int>(promise_.recoveries()));
    RecordProperty("committed", committed_);
    RecordProperty("rolled_back", rolled_back_);
}

INSTANTIATE_TEST_SUITE_P(Ways, PostgresqlFault,
                         ::testing::Values(Way{"upgrade", "all"}, Way{"upgrade", "each"}, Way{"downgrade", "none"}),
                         [](const auto& info) { return std::string(info.param.command) + "_" + info.param.mode; });

TEST(PostgresqlFaults, TwoRunnersAtRandomMomentsApplyEachRevisionOnce) {
    const TemporaryDirectory directory("fault");
    write_chain(directory.path(), "postgresql");
    Promise promise("postgresql", directory.path(), &snapshot);
    std::mt19937 random(20261120);
    for (int round = 0; round < 10; ++round) {
        const Url url = Server::get().create();
        const std::vector<std::string> words{program(), "--database", url.with_password(), "upgrade", "head"};
        Child first(words, directory.path(), {});
        std::this_thread::sleep_for(std::chrono::milliseconds(random() % 200));
        Child second(words, directory.path(), {});
        EXPECT_EQ(first.wait(), 0) << first.output();
        EXPECT_EQ(second.wait(), 0) << second.output();
        const auto connection = dialect::find_dialect("postgresql").connect(url);
        const auto twice =
            connection->query("SELECT revision FROM aludel_ledger GROUP BY revision HAVING count(*) > 1");
        EXPECT_TRUE(twice.rows.empty());
        EXPECT_EQ(promise.look(url).rows, std::vector<std::string>{chain_ids().back()});
    }
}

TEST(PostgresqlFaults, AFailingStatementLeavesNothingHalfDone) {
    for (const std::string mode : {"all", "each"}) {
        for (const std::string broken : {"f002", "f00b", "f006", "f007"}) {
            SCOPED_TRACE(mode + ", failing in " + broken);
            const TemporaryDirectory directory("fault");
            write_chain(directory.path(), "postgresql", broken);
            Promise promise("postgresql", directory.path(), &snapshot);
            const Url url = Server::get().create();
            std::string said;
            const int status = promise.run(url, {"upgrade", "--transaction", mode, "head"}, &said);
            EXPECT_EQ(status, broken == "f006" ? 8 : 7) << said;
            EXPECT_NE(said.find(broken + ".sql:"), std::string::npos) << said;
            EXPECT_NE(said.find("23505"), std::string::npos) << said;
            const Promise::State state = promise.look(url);
            EXPECT_EQ(state.recorded, with_ancestors(state.rows));
            EXPECT_EQ(state.unfinished, broken == "f006");
            if (mode == "all" && broken != "f007" && broken != "f006") {
                EXPECT_TRUE(state.rows.empty());
            }
            // Mended, it goes on from where it stands. A section that was half done has changed on disk: its
            // intents say so, and the answer is to undo or finish it by hand, not to guess.
            if (broken != "f006") {
                write_chain(directory.path(), "postgresql");
                promise.check_and_recover(url, &make_clean);
            }
        }
    }
}

TEST(PostgresqlFaults, AFailureInTheMiddleOfASectionIsMendedAndResumed) {
    for (const std::string mode : {"all", "each", "none"}) {
        SCOPED_TRACE(mode);
        const TemporaryDirectory directory("fault");
        write_chain(directory.path(), "postgresql", "f006 in the middle");
        Promise promise("postgresql", directory.path(), &snapshot);
        const Url url = Server::get().create();
        std::string said;
        EXPECT_EQ(promise.run(url, {"upgrade", "--transaction", mode, "head"}, &said), 8) << said;
        EXPECT_NE(said.find("statements 1 to 2 are done (of 4)"), std::string::npos) << said;
        EXPECT_EQ(promise.look(url).rows, std::vector<std::string>{"f00c"});
        EXPECT_TRUE(promise.look(url).unfinished);
        write_chain(directory.path(), "postgresql");
        promise.check_and_recover(url, &make_clean);
    }
}

/// A project of two revisions whose second is at work when its client is killed, and the re-run comes at once: the
/// server still has the statement, until the gate is opened.
class PostgresqlStillAtWork : public ::testing::Test {
protected:
    void write(const std::string& options, const std::string& slow) const {
        std::filesystem::create_directories(directory_.path() / "migrations" / "versions");
        write_file(directory_.path() / "aludel.toml", "script_location = \"migrations\"\n");
        write_file(directory_.path() / "migrations/versions/s001.sql",
                   "-- a table\n--\n-- revision: s001\n\n-- aludel: upgrade\nCREATE TABLE seen (id INTEGER);\n");
        write_file(directory_.path() / "migrations/versions/s002.sql",
                   "-- slow\n--\n-- revision: s002\n-- revises: s001\n\n-- aludel: upgrade" + options + "\n" + slow);
    }

    static constexpr const char* waiting =
        "LOOP EXIT WHEN EXISTS (SELECT 1 FROM gate); PERFORM pg_sleep(0.01); END LOOP;";

    /// Kills the program when the server has come to the slow statement.
    void kill_in_the_middle() const {
        std::string said;
        EXPECT_EQ(promise_.run(url_, {"upgrade", "s001"}, &said), 0) << said;
        dialect::find_dialect("postgresql").connect(url_)->query("CREATE TABLE gate (open BOOLEAN)");
        Child child({program(), "--database", url_.with_password(), "upgrade", "head"}, directory_.path(), {});
        EXPECT_TRUE(wait_until("1")) << "the slow statement was never seen";
        child.kill();
        EXPECT_EQ(child.wait(), 128 + 9) << child.output();
        EXPECT_EQ(sleepers(), "1") << "the server has ended it with its client: nothing is tested";
    }
    /// How many sessions are at the slow statement.
    std::string sleepers() const {
        const auto connection = dialect::find_dialect("postgresql").connect(url_);
        return *connection
                    ->query(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> "
                        "pg_backend_pid() AND (wait_event = 'PgSleep' OR (state = 'active' AND query LIKE 'DO%slow%'))")
                    .rows[0][0];
    }
    /// Runs the program, which has to wait for the statement, and opens the gate when it has told so.
    int run_and_open(const std::vector<std::string>& words, std::string* said) const {
        std::thread gate([this] {
            std::this_thread::sleep_for(std::chrono::milliseconds(1500));
            dialect::find_dialect("postgresql").connect(url_)->query("INSERT INTO gate VALUES (true)");
        });
        const int status = promise_.run(url_, words, said);
        gate.join();
        return status;
    }
    bool wait_until(const std::string& count) const {
        for (int tries = 0; tries < 1000; ++tries) {
            if (sleepers() == count) {
                return true;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        return false;
    }
    std::string seen() const {
        const auto connection = dialect::find_dialect("postgresql").connect(url_);
        return *connection->query("SELECT count(*) FROM seen").rows[0][0];
    }

    TemporaryDirectory directory_{"fault"};
    Promise promise_{"postgresql", directory_.path(), &snapshot};
    Url url_ = Server::get().create();
};

TEST_F(PostgresqlStillAtWork, AStatementOutsideATransactionIsNotRunBesideItself) {
    write(" transaction=off",
          std::string("DO $$ /* slow */ BEGIN INSERT INTO seen VALUES (1); ") + waiting + " END $$;\n");
    kill_in_the_middle();
    std::string said;
    EXPECT_EQ(promise_.run(url_, {"status"}, &said), 0) << said;
    EXPECT_NE(said.find("lock:       free\nat work:"), std::string::npos) << said;
    EXPECT_NE(said.find("running DO $$ /* slow */ BEGIN INSERT INTO seen"), std::string::npos) << said;
    // Nobody can tell yet how it ends; by neither word may it be run a second time beside the first.
    for (const std::string word : {"again", "done"}) {
        EXPECT_EQ(promise_.run(url_, {"upgrade", "--resume", "--in-doubt", word, "--lock-wait", "0", "head"}, &said), 6)
            << said;
        EXPECT_NE(said.find("s002.sql:7: a session of an earlier run is still at work: pid "), std::string::npos)
            << said;
        EXPECT_NE(said.find("pg_terminate_backend"), std::string::npos) << said;
    }
    EXPECT_EQ(sleepers(), "1");
    // With patience it goes on when the server has ended.
    EXPECT_EQ(run_and_open({"upgrade", "--resume", "--in-doubt", "done", "head"}, &said), 0) << said;
    EXPECT_NE(said.find("still at work"), std::string::npos) << said;
    EXPECT_EQ(sleepers(), "0");
    EXPECT_EQ(seen(), "1");
    EXPECT_EQ(promise_.run(url_, {"status"}, &said), 0) << said;
    EXPECT_EQ(said.find("at work:"), std::string::npos) << said;
}

TEST_F(PostgresqlStillAtWork, AConcurrentBuildIsWaitedForAndThenJudged) {
    write(" transaction=off",
          "CREATE FUNCTION slow(INTEGER) RETURNS INTEGER LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN PERFORM pg_sleep(3); "
          "RETURN $1; END $$;\n"
          "INSERT INTO seen VALUES (1);\n"
          "CREATE INDEX CONCURRENTLY seen_slow ON seen (slow(id));\n");
    kill_in_the_middle();
    std::string said;
    EXPECT_EQ(promise_.run(url_, {"upgrade", "--resume", "head"}, &said), 0) << said;
    EXPECT_NE(said.find("still at work"), std::string::npos) << said;
    EXPECT_EQ(seen(), "1");
    const auto connection = dialect::find_dialect("postgresql").connect(url_);
    EXPECT_EQ(connection->query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'seen_slow'::regclass").rows[0][0],
              "t");
}

TEST_F(PostgresqlStillAtWork, ATransactionIsWaitedForToo) {
    write("", std::string("INSERT INTO seen VALUES (1);\nDO $$ /* slow */ BEGIN ") + waiting + " END $$;\n");
    kill_in_the_middle();
    std::string said;
    EXPECT_EQ(promise_.run(url_, {"upgrade", "--lock-wait", "0", "head"}, &said), 6) << said;
    EXPECT_EQ(run_and_open({"upgrade", "head"}, &said), 0) << said;
    EXPECT_EQ(seen(), "1");
}

}  // namespace

}  // namespace aludel::fault
