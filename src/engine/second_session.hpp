#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "dialect/dialect.hpp"
#include "engine/observer.hpp"
#include "script/context.hpp"

namespace aludel::engine {

/// Anything but a question?
bool may_change(std::string_view sql);

/// Are both the same SQLite file?
bool is_same_file(const dialect::Url& one, const dialect::Url& other);

/// A session that a live step opens besides that of the run, with this database or another one. It behaves as the one
/// that Python's driver would open: psycopg2 begins a transaction with the first statement, sqlite3 with the first
/// INSERT, UPDATE, DELETE or REPLACE. What it waits for may be a lock of the run itself, which waits for the script: so
/// that no wait is endless, and one that is over ends the run, whatever the script would catch.
class SecondSession final : public script::SecondSession, public script::LiveDatabase {
public:
    struct Surroundings {
        double lock_timeout = 0;
        double statement_timeout = 0;
        std::function<void(const Place&)> before;  ///< each statement; empty: it stands in nobody's way
        std::function<void()> committed;           ///< told where something may have been changed for good
        RunObserver* observer = nullptr;
    };
    /// Connects. Throws what Dialect::connect throws, placed.
    SecondSession(const dialect::Url& url, Surroundings around, const Place& place);
    ~SecondSession() override;

    std::string_view dialect() const override { return dialect_.name(); }
    void perform(const catalog::Operation& operation) override;
    script::LiveDatabase* live() override { return this; }
    void print(std::string_view text) override { around_.observer->printed(text); }

    dialect::Result execute(const dialect::Statement& statement) override;
    const dialect::Failure& last_failure() const override { return connection_->last_failure(); }
    const dialect::Url& url() const override { return url_; }
    std::unique_ptr<script::SecondSession> connect(const std::optional<dialect::Url>& url, const Place& place) override;

    void set_isolation(const std::string& level) override;
    void commit() override;
    void rollback() override;

private:
    bool is_postgresql() const { return dialect_.name() == "postgresql"; }
    void begin_before(const dialect::Statement& statement);
    void refuse_control(const dialect::Statement& statement) const;
    dialect::Result run(const dialect::Statement& statement);
    [[noreturn]] void tell_wait(const Error& error, const dialect::Statement& statement, double waited) const;

    dialect::Url url_;
    const dialect::Dialect& dialect_;
    Surroundings around_;
    std::unique_ptr<dialect::Connection> connection_;
    std::string isolation_;
    bool changed_ = false;  ///< something may be, in the transaction that is open
};

}  // namespace aludel::engine
