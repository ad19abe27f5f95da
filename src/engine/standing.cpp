#include "engine/standing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"

namespace aludel::engine {

namespace {

/// A long list is told by its ends.
std::string id_list(const std::vector<PreparedStep>& steps, std::size_t begin, std::size_t end) {
    constexpr std::size_t most = 8;
    std::vector<std::string> ids;
    for (std::size_t i = begin; i < end; ++i) {
        if (steps[i].step.revision != nullptr) {
            ids.push_back(steps[i].step.revision->id);
        }
    }
    if (ids.size() > most) {
        const std::string last = ids.back();
        const std::size_t left_out = ids.size() - 3;
        ids.resize(2);
        return fmt::format("{}, {} more, {}", join(ids, ", "), left_out, last);
    }
    return join(ids, ", ");
}

/// 1, 2, 3, 5 → "1 to 3, 5"
std::string number_list(const std::set<int>& numbers) {
    std::string text;
    for (auto at = numbers.begin(); at != numbers.end();) {
        const int first = *at;
        int last = first;
        while (++at != numbers.end() && *at == last + 1) {
            ++last;
        }
        text += text.empty() ? "" : ", ";
        text += first == last ? fmt::format("{}", first) : fmt::format("{} to {}", first, last);
    }
    return text;
}

std::string sentence(const std::set<int>& numbers, std::string_view one, std::string_view many) {
    return fmt::format("{} {} {}", numbers.size() == 1 ? "statement" : "statements", number_list(numbers),
                       numbers.size() == 1 ? one : many);
}

}  // namespace

std::vector<std::string> rows_after(std::vector<std::string> rows, const Step& step) {
    for (const VersionChange& change : step.changes) {
        if (!change.from.empty()) {
            std::erase(rows, change.from);
        }
        if (!change.to.empty()) {
            rows.push_back(change.to);
        }
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

std::string rows_text(const std::vector<std::string>& rows) {
    return rows.empty() ? "<base>" : join(rows, ", ");
}

std::string standing_text(const std::vector<PreparedStep>& steps, std::size_t done,
                          const std::vector<std::string>& rows) {
    if (done == 0) {
        return fmt::format("nothing was changed: the database is at {}", rows_text(rows));
    }
    const bool up = steps.front().step.direction == script::Direction::upgrade;
    return fmt::format("{}: {}\nnot {}: {}\nthe database is at {}", up ? "applied" : "undone", id_list(steps, 0, done),
                       up ? "applied" : "undone", id_list(steps, done, steps.size()), rows_text(rows));
}

std::string partly_text(const std::vector<PreparedStep>& steps, std::size_t done,
                        const std::vector<std::string>& rows) {
    const std::string_view participle =
        steps.front().step.direction == script::Direction::upgrade ? "applied" : "undone";
    std::string text;
    if (done > 0) {
        text = fmt::format("{}: {}\n", participle, id_list(steps, 0, done));
    }
    if (done + 1 < steps.size()) {
        text += fmt::format("not {}: {}\n", participle, id_list(steps, done + 1, steps.size()));
    }
    return text + (rows.empty() ? "the version table has no row" : "the version table is at " + join(rows, ", "));
}

std::vector<Intent> in_order(const std::map<int, Intent>& intents) {
    std::vector<Intent> list;
    for (const auto& [index, intent] : intents) {
        list.push_back(intent);
    }
    return list;
}

std::string progress_text(const std::vector<Intent>& intents, bool at_work) {
    if (intents.empty()) {
        return {};
    }
    const Intent& first = intents.front();
    std::map<std::string, std::set<int>> by_state;
    std::set<int> rest;
    for (int i = 1; i <= first.total; ++i) {
        rest.insert(i);
    }
    std::vector<std::string> lines;
    for (const Intent& intent : intents) {
        by_state[intent.state].insert(intent.index);
        rest.erase(intent.index);
    }
    lines.push_back(
        fmt::format("{} of {}, statement by statement:", script::to_string(first.direction), first.revision));
    if (const auto& done = by_state["done"]; !done.empty()) {
        lines.push_back(sentence(done, "is done", "are done") + fmt::format(" (of {})", first.total));
    }
    for (const Intent& intent : intents) {
        const std::string place = to_string(intent.place);
        if (intent.state == "failed") {
            lines.push_back(fmt::format("statement {} failed{}: {}", intent.index,
                                        place.empty() ? "" : " (" + place + ")", intent.message));
        } else if (intent.state != "done") {
            lines.push_back(fmt::format("statement {} was begun, and {}{}{}", intent.index,
                                        at_work ? "the server is still at it, or nobody has noted how it ended"
                                                : "it is not known how it ended",
                                        place.empty() ? "" : " (" + place + ")",
                                        intent.leftover.empty() ? "" : ": " + intent.leftover));
        }
    }
    if (!rest.empty()) {
        // Not "was not begun": those that share a transaction have no row before it is committed.
        lines.push_back(sentence(rest, "is not done", "are not done"));
    }
    return join(lines, "\n");
}

void add_detail(Error& error, const std::string& text) {
    if (!text.empty()) {
        error.detail(error.detail().empty() ? text : error.detail() + "\n" + text);
    }
}

}  // namespace aludel::engine
