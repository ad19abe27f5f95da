#include "tests/case_normalise.hpp"

#include <chrono>
#include <cstdlib>
#include <regex>

#include "base/text.hpp"

namespace aludel::cases {
namespace {

/// Seconds since the epoch of a matched time stamp; without an offset it is UTC.
std::int64_t moment_of(const std::smatch& hit) {
    const auto number = [&](std::size_t group) { return std::atoi(hit[group].str().c_str()); };
    using namespace std::chrono;
    const sys_days day =
        year(number(1)) / month(static_cast<unsigned>(number(2))) / std::chrono::day(static_cast<unsigned>(number(3)));
    const seconds time = hours(number(4)) + minutes(number(5)) + seconds(number(6));
    seconds offset = hours(number(8)) + minutes(number(9));
    if (hit[7] == "-")
        offset = -offset;
    return (day.time_since_epoch() + time - offset) / seconds(1);
}

std::string replace_now(const std::string& text, const Variables& variables) {
    static const std::regex stamp(
        R"((\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|([+-])(\d\d)(?::?(\d\d))?)?)");
    std::string result;
    auto rest = text.cbegin();
    for (std::sregex_iterator hit(text.begin(), text.end(), stamp), end; hit != end; ++hit) {
        const auto moment = moment_of(*hit);
        result.append(rest, (*hit)[0].first);
        // A minute of grace: the server's clock is read elsewhere and rounds.
        const bool now = moment >= variables.started - 60 && moment <= variables.ended + 60;
        result += now ? "<now>" : hit->str();
        rest = (*hit)[0].second;
    }
    return result.append(rest, text.cend());
}

}  // namespace

std::string normalise(std::string text, const Variables& variables) {
    for (const auto& [from, to] : variables.texts) {
        if (!from.empty())
            text = replace_all(text, from, to);
    }
    text = replace_now(text, variables);
    static const std::vector<std::pair<std::regex, std::string>> rules{
        // What a sanitizer build says of the stacks that generators run on.
        {std::regex(R"((! )?==[0-9]+==WARNING: ASan doesn't fully support makecontext[^\n]*\n)"), ""},
        {std::regex(R"re(("[a-z_]*seconds": )[0-9.e+-]+)re"), "$1<time>"},
        {std::regex(R"(\b[0-9]+ h [0-9]+ min\b)"), "<time>"},
        {std::regex(R"(\b[0-9]+ min [0-9]+ s\b)"), "<time>"},
        {std::regex(R"(\b[0-9]+(\.[0-9]+)? (µs|ms|s)\b)"), "<time>"},
        {std::regex(R"(\b(pid|PID|process) [0-9]+\b)"), "$1 <pid>"},
        {std::regex(R"re(("pid": )"?[0-9]+"?)re"), "$1<pid>"},
        {std::regex(R"re(("run": )"[0-9a-f]+")re"), "$1\"<run>\""},
        // Who runs the tests, and where: "by postgres (root@vm)", "SQLite 3.40.1, as root", "user root on vm".
        {std::regex(R"(by [^ ]+ \([^ @]+@[^ )]+\))"), "by <user>"},
        {std::regex(R"((SQLite [0-9.]+, as) [^ \n]+)"), "$1 <user>"},
        {std::regex(R"(\buser [^ ]+ on [^ ,\n]+)"), "user <user> on <host>"},
        {std::regex(R"(\b(aludel|PostgreSQL|SQLite) [0-9]+\.[0-9]+(\.[0-9]+)?( \([^)]*\))?)"), "$1 <version>"},
    };
    for (const auto& [pattern, to] : rules) text = std::regex_replace(text, pattern, to);
    return text;
}

}  // namespace aludel::cases
