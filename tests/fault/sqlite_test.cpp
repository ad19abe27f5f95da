#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <random>
#include <thread>

#include "base/file.hpp"
#include "chain.hpp"
#include "child.hpp"
#include "promise.hpp"

namespace aludel::fault {

namespace {

using dialect::Url;

const std::filesystem::path& scratch() {
    static const TemporaryDirectory directory("fault");
    return directory.path();
}

Url make_database() {
    static std::atomic<int> number{0};
    return Url::parse("sqlite:///" + (scratch() / ("database" + std::to_string(++number) + ".db")).string());
}

std::string snapshot(const Url& url) {
    const auto connection = dialect::find_dialect("sqlite").connect(url);
    std::string text;
    std::vector<std::string> tables;
    for (const auto& row :
         connection
             ->query(
                 "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'aludel%' AND name NOT "
                 "LIKE 'alembic%' AND name NOT LIKE 'sqlite_autoindex_a%' ORDER BY type, name")
             .rows) {
        text += *row[0] + " " + *row[1] + " " + *row[2] + "\n";
        if (row[0] == "table") {
            tables.push_back(*row[1]);
        }
    }
    for (const std::string& table : tables) {
        text += table + ":\n";
        for (const auto& row : connection->query("SELECT * FROM " + table + " ORDER BY 1").rows) {
            for (const auto& cell : row) {
                text += cell.value_or("NULL") + "|";
            }
            text += "\n";
        }
    }
    return text;
}

Child::Environment shim(Child::Environment more) {
    more.emplace_back("LD_PRELOAD", FAULT_SHIM);
    // The sanitizer build wants its runtime first; the shim allocates nothing, so its place does not matter.
    more.emplace_back("ASAN_OPTIONS", "verify_asan_link_order=0:detect_leaks=0");
    return more;
}

class SqliteFault : public ::testing::TestWithParam<const char*> {
protected:
    SqliteFault() { write_chain(directory_.path(), "sqlite"); }

    std::vector<std::string> words(const Url& url) const {
        return {program(), "--database", url.with_password(), "upgrade", "--transaction", GetParam(), "head"};
    }

    TemporaryDirectory directory_{"fault"};
};

TEST_P(SqliteFault, KilledAtEveryStep) {
    Promise promise("sqlite", directory_.path(), &snapshot);
    const std::string count = (directory_.path() / "count").string();
    const Url counted = make_database();
    Child first(words(counted), directory_.path(), shim({{"FAULT_COUNT", count}}));
    ASSERT_EQ(first.wait(), 0) << first.output();
    const int steps = std::stoi(read_file(count));
    ASSERT_GT(steps, 30);
    for (int step = 1; step <= steps; ++step) {
        for (const std::string moment : {"before", "after"}) {
            SCOPED_TRACE("killed " + moment + " step " + std::to_string(step) + ", mode " + GetParam());
            const Url url = make_database();
            Child child(words(url), directory_.path(),
                        shim({{"FAULT_STEP", std::to_string(step)}, {"FAULT_MOMENT", moment}}));
            EXPECT_EQ(child.wait(), 128 + 9) << child.output();
            promise.check_and_recover(url, &make_database);
            std::filesystem::remove(url.database);
        }
    }
    RecordProperty("points", 2 * steps);
}

TEST_P(SqliteFault, DiskFull) {
    Promise promise("sqlite", directory_.path(), &snapshot);
    int failures = 0;
    for (long room = 0;; room += 6000) {
        SCOPED_TRACE("room for " + std::to_string(room) + " bytes, mode " + GetParam());
        const Url url = make_database();
        Child child(words(url), directory_.path(), shim({{"FAULT_DISK", std::to_string(room)}}));
        const int status = child.wait();
        if (status == 0) {
            break;
        }
        ++failures;
        EXPECT_TRUE(status >= 5 && status <= 8) << status << ": " << child.output();
        EXPECT_NE(child.output().find("error:"), std::string::npos) << child.output();
        promise.check_and_recover(url, &make_database);
        std::filesystem::remove(url.database);
        ASSERT_LT(room, 10'000'000) << "it never fits";
    }
    EXPECT_GT(failures, 5);
}

INSTANTIATE_TEST_SUITE_P(Modes, SqliteFault, ::testing::Values("all", "each"));

TEST(SqliteFaults, TwoRunnersAtRandomMomentsApplyEachRevisionOnce) {
    const TemporaryDirectory directory("fault");
    write_chain(directory.path(), "sqlite");
    Promise promise("sqlite", directory.path(), &snapshot);
    std::mt19937 random(20261120);
    for (int round = 0; round < 10; ++round) {
        const Url url = make_database();
        const std::vector<std::string> words{program(), "--database", url.with_password(), "upgrade", "head"};
        Child first(words, directory.path(), {});
        std::this_thread::sleep_for(std::chrono::milliseconds(random() % 100));
        Child second(words, directory.path(), {});
        EXPECT_EQ(first.wait(), 0) << first.output();
        EXPECT_EQ(second.wait(), 0) << second.output();
        const auto connection = dialect::find_dialect("sqlite").connect(url);
        EXPECT_TRUE(
            connection->query("SELECT revision FROM aludel_ledger GROUP BY revision HAVING count(*) > 1").rows.empty());
        EXPECT_EQ(promise.look(url).rows, std::vector<std::string>{chain_ids().back()});
    }
}

TEST(SqliteFaults, AFailingStatementLeavesNothingHalfDone) {
    for (const std::string mode : {"all", "each"}) {
        for (const std::string broken : {"f002", "f00b", "f007"}) {
            SCOPED_TRACE(mode + ", failing in " + broken);
            const TemporaryDirectory directory("fault");
            write_chain(directory.path(), "sqlite", broken);
            Promise promise("sqlite", directory.path(), &snapshot);
            const Url url = make_database();
            std::string said;
            EXPECT_EQ(promise.run(url, {"upgrade", "--transaction", mode, "head"}, &said), 7) << said;
            EXPECT_NE(said.find(broken + ".sql:"), std::string::npos) << said;
            EXPECT_NE(said.find("SQLITE_CONSTRAINT"), std::string::npos) << said;
            if (mode == "all" && broken != "f007") {
                EXPECT_TRUE(promise.look(url).rows.empty());
            }
            write_chain(directory.path(), "sqlite");
            promise.check_and_recover(url, &make_database);
        }
    }
}

}  // namespace

}  // namespace aludel::fault
