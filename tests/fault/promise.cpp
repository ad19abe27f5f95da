#include "promise.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <mutex>

#include "base/text.hpp"
#include "chain.hpp"
#include "child.hpp"

namespace aludel::fault {

namespace {

std::vector<std::string> column(dialect::Connection& connection, const std::string& sql) {
    std::vector<std::string> values;
    for (const auto& row : connection.query(sql).rows) {
        values.push_back(row[0].value_or("NULL"));
    }
    return values;
}

}  // namespace

std::set<std::string> with_ancestors(const std::vector<std::string>& rows) {
    static const std::map<std::string, std::vector<std::string>> parents{
        {"f001", {}},       {"f002", {"f001"}},         {"f003", {"f002"}}, {"f00a", {"f003"}},
        {"f00b", {"f003"}}, {"f00c", {"f00a", "f00b"}}, {"f006", {"f00c"}}, {"f007", {"f006"}}};
    std::set<std::string> all;
    std::vector<std::string> todo = rows;
    while (!todo.empty()) {
        const std::string id = todo.back();
        todo.pop_back();
        if (all.insert(id).second) {
            const auto& up = parents.at(id);
            todo.insert(todo.end(), up.begin(), up.end());
        }
    }
    return all;
}

Promise::Promise(std::string dialect, std::filesystem::path project, std::string (*snapshot)(const dialect::Url&))
    : dialect_(std::move(dialect)), project_(std::move(project)), snapshot_(snapshot) {}

Promise::State Promise::look(const dialect::Url& url) const {
    const dialect::Dialect& dialect = dialect::find_dialect(dialect_);
    const auto connection = dialect.connect(url);
    State state;
    if (dialect.table_exists(*connection, {"", "alembic_version"})) {
        state.rows = column(*connection, "SELECT version_num FROM alembic_version ORDER BY 1");
    }
    if (dialect.table_exists(*connection, {"", "aludel_ledger"})) {
        for (const auto& row : connection
                                   ->query("SELECT revision, action FROM aludel_ledger WHERE outcome <> 'failed' ORDER "
                                           "BY sequence")
                                   .rows) {
            state.notes += *row[1] + " " + *row[0] + "\n";
            if (row[1] == "upgrade") {
                EXPECT_TRUE(state.recorded.insert(*row[0]).second) << *row[0] << " is recorded twice";
            } else {
                EXPECT_EQ(state.recorded.erase(*row[0]), 1U) << *row[0] << " is undone, but was not applied";
            }
        }
    }
    state.intent_table = dialect.table_exists(*connection, {"", "aludel_intent"});
    if (state.intent_table) {
        const auto intents = connection->query("SELECT * FROM aludel_intent ORDER BY statement").rows;
        state.unfinished = !intents.empty();
        for (const auto& row : intents) {
            for (const auto& value : row) {
                state.notes += value.value_or("NULL") + "|";
            }
            state.notes += "\n";
        }
    }
    return state;
}

int Promise::run(const dialect::Url& url, const std::vector<std::string>& words, std::string* said) const {
    std::vector<std::string> arguments{program(), "--database", url.with_password()};
    arguments.insert(arguments.end(), words.begin(), words.end());
    Child child(arguments, project_, {{"NO_COLOR", "1"}});
    const int status = child.wait();
    if (said != nullptr) {
        *said = child.output();
    }
    return status;
}

const std::string& Promise::clean(const std::vector<std::string>& rows, dialect::Url (*make_clean)()) {
    static std::mutex mutex;
    const std::lock_guard guard(mutex);
    const auto known = clean_.find(rows);
    if (known != clean_.end()) {
        return known->second;
    }
    const dialect::Url url = make_clean();
    for (const std::string& row : rows) {
        std::string said;
        EXPECT_EQ(run(url, {"upgrade", row}, &said), 0) << said;
    }
    return clean_[rows] = snapshot_(url);
}

void Promise::check_claim(const dialect::Url& url, const std::string& said) const {
    for (const std::string claim : {"the database is at ", "the version table is at "}) {
        const std::size_t at = said.rfind(claim);
        if (at == std::string::npos) {
            continue;
        }
        const std::size_t begin = at + claim.size();
        const std::vector<std::string> rows = look(url).rows;
        EXPECT_EQ(said.substr(begin, said.find('\n', begin) - begin), rows.empty() ? "<base>" : join(rows, ", "))
            << said;
    }
}

std::vector<std::string> Promise::words_of(const std::string& command) {
    return command == "upgrade" ? std::vector<std::string>{"upgrade", "head"}
                                : std::vector<std::string>{"downgrade", "base", "--yes"};
}

void Promise::check_and_recover(const dialect::Url& url, dialect::Url (*make_clean)(), const std::string& command,
                                const std::string& leftovers) {
    const State state = look(url);
    SCOPED_TRACE("version rows after the fault: " + join(state.rows, " ") + (state.unfinished ? " (unfinished)" : ""));
    EXPECT_EQ(state.recorded, with_ancestors(state.rows)) << "ledger and version table do not agree";
    const std::string left = snapshot_(url);
    if (!state.unfinished) {
        EXPECT_EQ(left, clean(state.rows, make_clean)) << "schema is not that of a clean build";
    }
    const std::string everything = command + "\n" + join(state.rows, " ") + (state.intent_table ? " intents\n" : "\n") +
                                   state.notes + leftovers + "\n" + left;
    {
        const std::lock_guard guard(mutex_);
        if (recovered_.contains(everything)) {
            return;
        }
    }
    std::string said;
    if (state.unfinished) {
        std::vector<std::string> words = words_of(command);
        EXPECT_EQ(run(url, words, &said), 8) << "a section is unfinished, but " << command << " went on: " << said;
        words.push_back("--resume");
        EXPECT_EQ(run(url, words, &said), 0) << said;
    }
    EXPECT_EQ(run(url, words_of("upgrade"), &said), 0) << said;
    const State end = look(url);
    EXPECT_EQ(end.rows, std::vector<std::string>{chain_ids().back()}) << said;
    EXPECT_EQ(end.recorded, with_ancestors(end.rows));
    EXPECT_FALSE(end.intent_table) << "the intent table is left behind";
    EXPECT_EQ(snapshot_(url), clean({chain_ids().back()}, make_clean)) << "head is not that of a clean build";
    if (!::testing::Test::HasFailure()) {
        const std::lock_guard guard(mutex_);
        recovered_.insert(everything);
    }
}

std::size_t Promise::recoveries() const {
    const std::lock_guard guard(mutex_);
    return recovered_.size();
}

}  // namespace aludel::fault
