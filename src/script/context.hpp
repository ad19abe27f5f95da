#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/operation.hpp"
#include "dialect/connection.hpp"
#include "dialect/url.hpp"

namespace aludel::script {

enum class Direction { upgrade, downgrade };
std::string_view to_string(Direction direction);

/// What a script wants to know that only a database could say.
struct Question {
    std::string what;  ///< "result.fetchall()", as the head of a sentence "… asks the database"
    Place place;
    /// The script goes on without the answer when it is only recorded: it wants to be told at once if an operation
    /// fails (it stands in a `try`), and nothing fails where nothing is run.
    bool only_failure = false;
};

class SecondSession;

/// The database, for a script that runs beside it.
class LiveDatabase {
public:
    virtual ~LiveDatabase() = default;
    /// One text as a driver sends it, perhaps of several statements: the rows of the last one. Throws what the database
    /// refuses, and transaction_control, statement_not_transactional before it is asked.
    virtual dialect::Result execute(const dialect::Statement& statement) = 0;
    /// Of the last statement that execute() or perform() threw for.
    virtual const dialect::Failure& last_failure() const = 0;
    virtual const dialect::Url& url() const = 0;  ///< of the run's database
    /// Another session: with the database of `url` or, where there is none, with that of the run.
    virtual std::unique_ptr<SecondSession> connect(const std::optional<dialect::Url>& url, const Place& place) = 0;
};

/// What a script talks to while it runs. A recording one keeps what it hears; `--sql` writes that out as text, and the
/// runner runs it, all at once. A script that asks something is run anew at its turn, with a context that is live.
class MigrationContext {
public:
    virtual ~MigrationContext() = default;
    virtual std::string_view dialect() const = 0;
    /// Nothing is run: what is said is written out as SQL (`--sql`).
    virtual bool as_sql() const { return false; }
    virtual void perform(const catalog::Operation& operation) = 0;
    /// Until the matching end, operations run outside a transaction, each on its own.
    virtual void begin_autocommit() = 0;
    virtual void end_autocommit() = 0;
    /// Where operations take effect at once, and a script may ask. Null: they are only recorded.
    virtual LiveDatabase* live() { return nullptr; }
    /// Told by a script before it gives up (or, for only_failure, goes on) because nobody answers.
    virtual void asked(const Question&) {}
    /// What the script prints.
    virtual void print(std::string_view) {}
};

/// A session that a script opens besides the migrations' own, as `create_engine(…).connect()` does. What it is told
/// takes effect at once, in transactions of its own: it begins one with the first statement. It sees what others have
/// committed, and waits for their locks, the migrations' own among them. The destructor rolls back what is open and
/// closes.
class SecondSession : public MigrationContext {
public:
    /// Of the transactions from now on; "AUTOCOMMIT": there are none; empty: as the database has it. None is open.
    virtual void set_isolation(const std::string& level) = 0;
    virtual void commit() = 0;
    virtual void rollback() = 0;
    void begin_autocommit() override {}
    void end_autocommit() override {}
};

}  // namespace aludel::script
