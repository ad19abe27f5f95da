#pragma once

#include <string>

#include "engine/observer.hpp"
#include "report/paint.hpp"

namespace aludel::report {

struct ProgressOptions {
    bool quiet = false;  ///< no steps; warnings and the server's warnings still
    bool echo = false;   ///< every statement with its time
    bool live = false;   ///< a terminal: a step's line is written when it begins and completed when it ends
    Paint paint = {};
};

/// Tells a person how a run goes, on standard error: standard output is for results. In a pipe a step is one plain
/// line "Running upgrade a -> b, message", as Alembic logs it.
class ConsoleObserver : public engine::RunObserver {
public:
    explicit ConsoleObserver(ProgressOptions options);
    ~ConsoleObserver() override;

    void waiting_for_lock(const dialect::LockHolder& holder, double waited_seconds) override;
    void step_started(const engine::Step& step, std::size_t index, std::size_t total) override;
    void step_done(const engine::Step& step, std::size_t index, std::size_t total, double seconds) override;
    bool times_statements() const override { return options_.echo; }
    void statement_done(const dialect::Statement& statement, double seconds, long affected) override;
    void retrying(std::string_view reason, int attempt, int of, double pause_seconds) override;
    void notice(const dialect::Notice& notice) override;
    void warning(std::string_view text) override;
    void printed(std::string_view text) override;

private:
    void line(std::string_view text);
    void finish_open_line();

    ProgressOptions options_;
    bool open_line_ = false;
};

}  // namespace aludel::report
