#include "report/progress.hpp"

#include <cstdio>

#include <fmt/format.h>

#include "base/terminal.hpp"
#include "base/text.hpp"
#include "report/plan.hpp"

namespace aludel::report {

namespace {

void write(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
}

std::string indented(std::string_view text, std::string_view indent) {
    std::string out;
    for (const std::string& line : split(text, '\n')) {
        out += std::string(indent) + line + "\n";
    }
    out.pop_back();
    return out;
}

}  // namespace

ConsoleObserver::ConsoleObserver(ProgressOptions options) : options_(options) {}

ConsoleObserver::~ConsoleObserver() {
    finish_open_line();
}

void ConsoleObserver::finish_open_line() {
    if (open_line_) {
        write("\n");
        open_line_ = false;
    }
}

void ConsoleObserver::line(std::string_view text) {
    finish_open_line();
    write(std::string(text) + "\n");
}

void ConsoleObserver::waiting_for_lock(const dialect::LockHolder& holder, double waited_seconds) {
    std::string text = "waiting for the migration lock, held by " + dialect::to_string(holder);
    if (waited_seconds >= 1) {
        text += fmt::format(" ({} so far)", format_duration(waited_seconds));
    }
    line(options_.paint.warning(text));
}

void ConsoleObserver::step_started(const engine::Step& step, std::size_t index, std::size_t total) {
    if (options_.quiet) {
        return;
    }
    const std::string text = "Running " + step_text(step);
    if (!options_.live) {
        line(text);
        return;
    }
    finish_open_line();
    const std::string counter = total > 1 ? fmt::format("[{}/{}] ", index + 1, total) : "";
    const std::size_t width = static_cast<std::size_t>(std::max(20, terminal_width())) - counter.size() - 12;
    write(options_.paint.dim(counter) + truncate_display(text, width));
    open_line_ = true;
}

void ConsoleObserver::step_done(const engine::Step&, std::size_t, std::size_t, double seconds) {
    if (options_.quiet || !options_.live || !open_line_) {
        return;
    }
    write(" " + options_.paint.dim(format_duration(seconds)) + "\n");
    open_line_ = false;
}

void ConsoleObserver::statement_done(const dialect::Statement& statement, double seconds, long affected) {
    if (!options_.echo) {
        return;
    }
    std::string text = indented(statement.sql, "    ");
    for (std::size_t i = 0; i < statement.parameters.size(); ++i) {
        text += fmt::format("\n    -- ${} = {}", i + 1, statement.parameters[i].value_or("NULL"));
    }
    line(text);
    line(options_.paint.dim(fmt::format("    -- {}{}", format_duration(seconds),
                                        affected > 0 ? ", " + plural(static_cast<std::size_t>(affected), "row") : "")));
}

void ConsoleObserver::retrying(std::string_view reason, int attempt, int of, double pause_seconds) {
    line(options_.paint.warning("retrying:") +
         fmt::format(" {} (attempt {} of {}, next in {})", reason, attempt, of, format_duration(pause_seconds)));
}

void ConsoleObserver::notice(const dialect::Notice& notice) {
    const bool serious = notice.severity == "WARNING";
    if (options_.quiet && !serious) {
        return;
    }
    std::string text = ascii_lower(notice.severity) + " of the database: " + notice.message;
    if (!notice.detail.empty()) {
        text += " (" + notice.detail + ")";
    }
    line(serious ? options_.paint.warning(text) : options_.paint.dim(text));
}

void ConsoleObserver::warning(std::string_view text) {
    line(options_.paint.warning("warning:") + " " + std::string(text));
}

void ConsoleObserver::printed(std::string_view text) {
    if (!text.empty()) {
        finish_open_line();
        std::fwrite(text.data(), 1, text.size(), stdout);
        std::fflush(stdout);
    }
}

}  // namespace aludel::report
