#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "dialect/dialect.hpp"

namespace aludel::fault {

/// What is to hold of a database after a fault, and how to look.
class Promise {
public:
    /// Where a command goes, with what it must be told to go there.
    static std::vector<std::string> words_of(const std::string& command);

    /// `snapshot` gives the schema and the data of a database as one text, our own tables left out.
    Promise(std::string dialect, std::filesystem::path project, std::string (*snapshot)(const dialect::Url&));

    struct State {
        std::vector<std::string> rows;   ///< of the version table, sorted
        std::set<std::string> recorded;  ///< revisions that stand applied by the ledger
        bool unfinished = false;         ///< intents are left
        bool intent_table = false;
        std::string notes;  ///< ledger and intents, as far as a run goes by them
    };
    State look(const dialect::Url& url) const;

    /// Checks the database as the fault has left it in the middle of `command` ("upgrade", "downgrade"), carries it on
    /// to head by the ways the program offers, and checks again. Failures are reported to GoogleTest. `make_clean`
    /// gives an empty database. Where another fault has left the very same (schema, data, version rows, ledger,
    /// intents, and what `leftovers` tells), it is checked, but not carried on a second time: the program has nothing
    /// else to go by.
    void check_and_recover(const dialect::Url& url, dialect::Url (*make_clean)(),
                           const std::string& command = "upgrade", const std::string& leftovers = {});

    /// What the program has said of where the database is ("the database is at …") is where it is.
    void check_claim(const dialect::Url& url, const std::string& said) const;

    /// Runs the program in the project with this database; its exit status. The output goes to `said`.
    int run(const dialect::Url& url, const std::vector<std::string>& words, std::string* said = nullptr) const;
    const std::filesystem::path& project() const { return project_; }
    /// How many different databases have been carried on to head.
    std::size_t recoveries() const;

private:
    /// The snapshot of a clean build of the state with these version rows.
    const std::string& clean(const std::vector<std::string>& rows, dialect::Url (*make_clean)());

    std::string dialect_;
    std::filesystem::path project_;
    std::string (*snapshot_)(const dialect::Url&);
    std::map<std::vector<std::string>, std::string> clean_;
    mutable std::mutex mutex_;
    std::set<std::string> recovered_;
};

/// All revisions of the chain at or below these.
std::set<std::string> with_ancestors(const std::vector<std::string>& rows);

}  // namespace aludel::fault
