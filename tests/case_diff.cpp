#include "tests/case_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.hpp"

namespace aludel::cases {
namespace {

struct Edit {
    char sign;  ///< ' ', '-', '+'
    std::string line;
};

/// By the longest common subsequence; cases are some hundred lines long.
std::vector<Edit> edits(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::vector<std::vector<std::size_t>> common(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
    for (std::size_t i = a.size(); i-- > 0;) {
        for (std::size_t j = b.size(); j-- > 0;) {
            common[i][j] = a[i] == b[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
        }
    }
    std::vector<Edit> result;
    std::size_t i = 0, j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            result.push_back({' ', a[i++]});
            ++j;
        } else if (i < a.size() && (j == b.size() || common[i + 1][j] >= common[i][j + 1])) {
            result.push_back({'-', a[i++]});
        } else {
            result.push_back({'+', b[j++]});
        }
    }
    return result;
}

std::vector<std::string> lines_of(std::string_view text) {
    if (text.ends_with('\n'))
        text.remove_suffix(1);
    return text.empty() ? std::vector<std::string>() : split(text, '\n');
}

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after, std::string_view name) {
    constexpr std::size_t context = 3;
    const auto all = edits(lines_of(before), lines_of(after));
    std::string text;
    std::size_t old_line = 1, new_line = 1, at = 0;
    const auto step = [&](const Edit& edit) {
        if (edit.sign != '+')
            ++old_line;
        if (edit.sign != '-')
            ++new_line;
    };
    while (at < all.size()) {
        const auto changed =
            static_cast<std::size_t>(std::find_if(all.begin() + static_cast<std::ptrdiff_t>(at), all.end(),
                                                  [](const Edit& e) { return e.sign != ' '; }) -
                                     all.begin());
        if (changed == all.size())
            break;
        for (; at + context < changed; ++at) step(all[at]);
        // A hunk ends where more unchanged lines follow than two contexts.
        std::size_t end = changed, quiet = 0;
        for (; end < all.size() && quiet <= 2 * context; ++end) quiet = all[end].sign == ' ' ? quiet + 1 : 0;
        end -= quiet > context ? quiet - context : 0;
        const std::size_t old_start = old_line, new_start = new_line;
        std::string hunk;
        for (; at < end; ++at) {
            step(all[at]);
            hunk += fmt::format("{}{}\n", all[at].sign, all[at].line);
        }
        text += fmt::format("@@ -{},{} +{},{} @@\n{}", old_start, old_line - old_start, new_start, new_line - new_start,
                            hunk);
    }
    return text.empty() ? text : fmt::format("--- {} (expected)\n+++ {} (got)\n{}", name, name, text);
}

}  // namespace aludel::cases
