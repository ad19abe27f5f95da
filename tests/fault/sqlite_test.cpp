#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <mutex>
#include <random>
#include <set>
#include <thread>

#include "base/file.hpp"
#include "base/text.hpp"
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

/// The files beside the database, a journal or a lock, before anybody opens it again.
std::string files_beside(const Url& url) {
    std::set<std::string> names;
    const std::filesystem::path file(url.database);
    for (const auto& entry : std::filesystem::directory_iterator(file.parent_path())) {
        const std::string name = entry.path().filename().string();
        if (name != file.filename().string() && name.starts_with(file.filename().string())) {
            names.insert(name.substr(file.filename().string().size()) + (entry.file_size() > 0 ? "" : " (empty)"));
        }
    }
    return join(std::vector<std::string>(names.begin(), names.end()), " ");
}

void remove(const Url& url) {
    const std::filesystem::path file(url.database);
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(file.parent_path())) {
        if (entry.path().filename().string().starts_with(file.filename().string())) {
            files.push_back(entry.path());
        }
    }
    for (const std::filesystem::path& one : files) {
        std::filesystem::remove(one);
    }
}

Child::Environment shim(Child::Environment more) {
    more.emplace_back("LD_PRELOAD", FAULT_SHIM);
    // The sanitizer build wants its runtime first; the shim allocates nothing, so its place does not matter.
    more.emplace_back("ASAN_OPTIONS", "verify_asan_link_order=0:detect_leaks=0");
    return more;
}

struct Way {
    const char* command;
    const char* mode;
};

class SqliteFault : public ::testing::TestWithParam<Way> {
protected:
    SqliteFault() : promise_("sqlite", directory_.path(), &snapshot) { write_chain(directory_.path(), "sqlite"); }

    std::vector<std::string> words(const Url& url) const {
        std::vector<std::string> words{program(), "--database", url.with_password()};
        for (const std::string& word : Promise::words_of(GetParam().command)) {
            words.push_back(word);
        }
        words.insert(words.end(), {"--transaction", GetParam().mode});
        return words;
    }

    /// A database where the command has everything to do. Head is built once, then copied.
    Url prepared() const {
        static const Url head = make_database();
        const Url url = make_database();
        if (GetParam().command == std::string("downgrade")) {
            static std::once_flag built;
            std::call_once(built, [this] {
                std::string said;
                EXPECT_EQ(promise_.run(head, {"upgrade", "head"}, &said), 0) << said;
            });
            std::filesystem::copy_file(head.database, url.database);
        }
        return url;
    }

    int count_steps() const {
        const std::string count = (directory_.path() / "count").string();
        const Url url = prepared();
        Child child(words(url), directory_.path(), shim({{"FAULT_COUNT", count}}));
        EXPECT_EQ(child.wait(), 0) << child.output();
        return std::stoi(read_file(count));
    }

    /// SIGKILL before a step; before the first one that there is not: after the last.
    void kill_at(int step, const std::string& moment) {
        SCOPED_TRACE("killed " + moment + " step " + std::to_string(step) + ", mode " + GetParam().mode);
        const Url url = prepared();
        Child child(words(url), directory_.path(),
                    shim({{"FAULT_STEP", std::to_string(step)}, {"FAULT_MOMENT", moment}}));
        EXPECT_EQ(child.wait(), 128 + 9) << child.output();
        promise_.check_and_recover(url, &make_database, GetParam().command, files_beside(url));
        remove(url);
    }

    TemporaryDirectory directory_{"fault"};
    Promise promise_;
};

TEST_P(SqliteFault, KilledAtEveryStep) {
    const int steps = count_steps();
    ASSERT_GT(steps, 30);
    std::atomic<int> next{1};
    const auto work = [&] {
        for (int step = next++; step <= steps; step = next++) {
            kill_at(step, "before");
        }
    };
    std::thread other(work);
    work();
    other.join();
    kill_at(steps, "after");
    RecordProperty("points", steps + 1);
    RecordProperty("recoveries", static_cast<int>(promise_.recoveries()));
}

TEST_P(SqliteFault, DiskFull) {
    int failures = 0;
    for (long room = 0;; room += 9000) {
        SCOPED_TRACE("room for " + std::to_string(room) + " bytes, mode " + GetParam().mode);
        const Url url = prepared();
        Child child(words(url), directory_.path(), shim({{"FAULT_DISK", std::to_string(room)}}));
        const int status = child.wait();
        if (status == 0) {
            break;
        }
        ++failures;
        // 3: not even the lock file could be written.
        EXPECT_TRUE(status == 3 || (status >= 5 && status <= 8)) << status << ": " << child.output();
        EXPECT_NE(child.output().find("error:"), std::string::npos) << child.output();
        const std::string beside = files_beside(url);
        promise_.check_claim(url, child.output());
        promise_.check_and_recover(url, &make_database, GetParam().command, beside);
        remove(url);
        ASSERT_LT(room, 10'000'000) << "it never fits";
    }
    EXPECT_GT(failures, 5);
}

INSTANTIATE_TEST_SUITE_P(Ways, SqliteFault,
                         ::testing::Values(Way{"upgrade", "all"}, Way{"upgrade", "each"}, Way{"downgrade", "none"}),
                         [](const auto& info) { return std::string(info.param.command) + "_" + info.param.mode; });

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

TEST(SqliteFaults, AFailureInTheMiddleOfASectionIsMendedAndResumed) {
    for (const std::string mode : {"all", "each", "none"}) {
        SCOPED_TRACE(mode);
        const TemporaryDirectory directory("fault");
        write_chain(directory.path(), "sqlite", "f006 in the middle");
        Promise promise("sqlite", directory.path(), &snapshot);
        const Url url = make_database();
        std::string said;
        EXPECT_EQ(promise.run(url, {"upgrade", "--transaction", mode, "head"}, &said), 8) << said;
        EXPECT_NE(said.find("statements 1 to 2 are done (of 4)"), std::string::npos) << said;
        EXPECT_EQ(promise.look(url).rows, std::vector<std::string>{"f00c"});
        EXPECT_TRUE(promise.look(url).unfinished);
        write_chain(directory.path(), "sqlite");
        promise.check_and_recover(url, &make_database);
    }
}

}  // namespace

}  // namespace aludel::fault
