#include "engine/settle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/file.hpp"
#include "base/text.hpp"
#include "engine/session_settings.hpp"
#include "engine/standing.hpp"
#include "engine/statement_run.hpp"

namespace aludel::engine {

namespace {

enum class Verdict { done, again };

using Intents = std::map<int, Intent>;

void require_same_statement(const Run& run, const PreparedStep& step, const Intents& intents, const Intent& intent) {
    const auto index = static_cast<std::size_t>(intent.index) - 1;
    if (index < step.statements.size() &&
        statement_checksum(run.dialect, step.statements[index].statement) == intent.checksum) {
        return;
    }
    Error error(ErrorCode::changed_on_disk,
                fmt::format("statement {} of {} is {}, but the file says something else there now", intent.index,
                            intent.revision, intent.state == "done" ? "done" : "begun"));
    throw std::move(error.at(Place{display_path(step.step.revision->file), 0, 0})
                        .statement(intent.sql)
                        .detail(progress_text(in_order(intents)))
                        .hint("put these statements back as they were (those that are not done, and one that failed, "
                              "may change) and resume; or put the database right by hand and say where it is with "
                              "`aludel stamp`"));
}

Error in_doubt(const Run& run, const Intents& intents, const Intent& intent, const std::string& leftover) {
    Error error(ErrorCode::in_doubt,
                fmt::format("nobody can know whether statement {} of {} took effect", intent.index, intent.revision));
    error.at(intent.place).statement(intent.sql).detail(progress_text(in_order(intents)));
    const std::optional<std::string> cleanup =
        leftover.empty() ? std::nullopt : run.dialect.cleanup_for(*run.connection, intent.sql);
    if (cleanup) {
        // Of an index that the statement does not name.
        add_detail(error, leftover + ": this statement may have left it");
        return error.hint(
            fmt::format("look at it; where it is this statement's, run {} and say --resume --in-doubt=again, "
                        "else --resume --in-doubt=done or --resume --in-doubt=again",
                        *cleanup));
    }
    return error.hint("look at the database, then say --resume --in-doubt=done, or --resume --in-doubt=again");
}

Verdict by_word(const Run& run, const Intents& intents, const Intent& intent, const std::string& leftover = {}) {
    if (run.options.in_doubt == "done") {
        return Verdict::done;
    }
    if (run.options.in_doubt == "again") {
        return Verdict::again;
    }
    throw in_doubt(run, intents, intent, leftover);
}

/// Removes what the statement has left, and says so.
void clean_up(Run& run, SectionSession& session, const Intent& intent, const std::string& leftover) {
    const std::optional<std::string> cleanup = run.dialect.cleanup_for(*run.connection, intent.sql);
    if (!cleanup) {
        if (!leftover.empty()) {
            run.observer.warning(leftover);
        }
        return;
    }
    run.observer.warning(fmt::format("{}; running {}", leftover.empty() ? "cleaning up" : leftover, *cleanup));
    session.as_ours([&] { run.execute({dialect::Statement{*cleanup, intent.place, {}, std::nullopt, std::nullopt}}); });
}

/// Of a statement that was begun and never marked.
Verdict judge_started(Run& run, SectionSession& session, const StepStatement& statement, const Intents& intents,
                      const Intent& intent) {
    std::string leftover;
    std::optional<bool> effect = session.took_effect(intent.sql, leftover);
    if (effect == false && !leftover.empty()) {
        clean_up(run, session, intent, leftover);
        std::string rest;
        // What completes a half-done statement instead of removing it has brought its effect about.
        effect = session.took_effect(intent.sql, rest);
    }
    if (effect == true && intent.message != effect_was_there) {
        run.observer.warning(fmt::format("statement {} of {} took effect", intent.index, intent.revision));
        return Verdict::done;
    }
    if (effect == false || statement.traits.repeatable) {
        run.observer.warning(fmt::format("statement {} of {} is run again", intent.index, intent.revision));
        return Verdict::again;
    }
    return by_word(run, intents, intent, leftover);
}

/// Of a statement that the database has refused.
Verdict judge_failed(Run& run, SectionSession& session, const Intents& intents, const Intent& intent) {
    if (run.dialect.traits(intent.sql).may_commit) {  // part of it may be committed
        return cannot_commit(intent.sql) ? Verdict::again : by_word(run, intents, intent);
    }
    std::string leftover;
    const std::optional<bool> effect = session.took_effect(intent.sql, leftover);
    if (!leftover.empty() && (effect == false || has_left(intent, leftover))) {
        clean_up(run, session, intent, leftover);
        if (session.took_effect(intent.sql, leftover) == true) {
            return Verdict::done;
        }
    }
    return Verdict::again;
}

/// The file may say more statements, or fewer, than when they were begun.
void note_length(Run& run, const PreparedStep& step, SectionSession& session, Intents& intents) {
    const int total = static_cast<int>(step.statements.size());
    if (std::all_of(intents.begin(), intents.end(), [&](const auto& one) { return one.second.total == total; })) {
        return;
    }
    session.transact(session.alone({run.intents.note_total(run.dialect, total)}));
    for (auto& [index, intent] : intents) {
        intent.total = total;
    }
}

Verdict judge(Run& run, SectionSession& session, const PreparedStep& step, const Intents& intents,
              const Intent& intent) {
    if (intent.state == "failed") {
        return judge_failed(run, session, intents, intent);
    }
    require_same_statement(run, step, intents, intent);
    if (intent.state == "done") {
        return Verdict::done;
    }
    const StepStatement& statement = step.statements[static_cast<std::size_t>(intent.index) - 1];
    return judge_started(run, session, statement, intents, intent);
}

}  // namespace

void settle_intents(Run& run, const PreparedStep& step, SectionSession& session, Intents& intents) {
    note_length(run, step, session, intents);
    for (auto at = intents.begin(); at != intents.end();) {
        Intent& intent = at->second;
        session.become(intent.session);
        if (judge(run, session, step, intents, intent) == Verdict::again) {
            session.transact(session.alone({run.intents.forget(run.dialect, intent.index)}));
            at = intents.erase(at);
            continue;
        }
        if (intent.state != "done") {
            session.transact(session.alone({run.intents.mark(run.dialect, intent, "done")}));
            intent.state = "done";
        }
        ++at;
    }
    run.state.intents.clear();
}

void find_leftovers(dialect::Connection& connection, std::vector<Intent>& intents) {
    for (Intent& intent : intents) {
        if (intent.state != "started") {
            continue;
        }
        // Of what the author had set only the search path counts here.
        const bool has_settings = !intent.session.empty();
        try {
            if (has_settings) {
                const std::vector<dialect::Value> session{intent.session};
                connection.begin();
                connection.query(
                    "SELECT count(pg_catalog.set_config('search_path', p.path, true)) FROM "
                    "pg_catalog.json_extract_path_text($1::pg_catalog.json, 'search_path') AS p (path) WHERE p.path IS "
                    "NOT NULL",
                    session);
            }
            connection.dialect().took_effect(connection, intent.sql, intent.leftover);
        } catch (...) {
            connection.rollback();
            throw;
        }
        if (has_settings) {
            connection.rollback();
        }
    }
}

bool cannot_commit(std::string_view sql) {
    if (first_words(sql, 1) != std::vector<std::string>{"do"}) {
        return false;
    }
    // An escape, or another language, may say it in other letters.
    const std::string text = ascii_lower(sql);
    constexpr std::array ways{"commit", "call", "execute", "language", "\\", "u&"};
    return std::none_of(ways.begin(), ways.end(), [&](const char* way) { return text.find(way) != std::string::npos; });
}

std::string way_on(const std::vector<Intent>& intents, std::string_view again) {
    const auto in_doubt = std::find_if(intents.begin(), intents.end(), [](const Intent& one) {
        const std::vector<std::string> words = first_words(one.sql, 1);
        const bool may_commit = words == std::vector<std::string>{"do"} || words == std::vector<std::string>{"call"};
        return may_commit && one.state != "done" && !(one.state == "failed" && cannot_commit(one.sql));
    });
    if (in_doubt != intents.end()) {
        return fmt::format(
            "statement {0} may have committed a part: look at the database, then `{1} --resume --in-doubt=done` passes "
            "over it, `{1} --resume --in-doubt=again` runs it again; or put the database right by hand and say where "
            "it is with `aludel stamp`",
            in_doubt->index, again);
    }
    return fmt::format(
        "`{} --resume` goes on from there; or put the database right by hand and say where it is with `aludel stamp`",
        again);
}

Error resume_needed(const std::vector<Intent>& intents, std::string_view again) {
    const Intent& first = intents.front();
    const std::string_view direction = script::to_string(first.direction);
    Error error(ErrorCode::resume_needed,
                fmt::format("an earlier run stopped in the middle of the {} of {}, outside a transaction", direction,
                            first.revision));
    return error.detail(progress_text(intents)).hint(way_on(intents, again));
}

}  // namespace aludel::engine
