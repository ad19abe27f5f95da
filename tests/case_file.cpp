#include "tests/case_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

#include "base/error.hpp"
#include "base/text.hpp"

namespace aludel::cases {
namespace {

constexpr std::string_view file_mark = "==> ";
constexpr std::string_view command_mark = "$ ";
constexpr std::string_view query_mark = "> ";
constexpr std::string_view error_mark = "!";
constexpr std::string_view exit_mark = "[exit ";
constexpr std::string_view only_mark = "only ";
constexpr std::string_view comment_mark = "## ";

bool marked(std::string_view line) {
    return std::ranges::any_of(
        std::array{file_mark, command_mark, query_mark, error_mark, exit_mark, only_mark, comment_mark},
        [&](std::string_view mark) { return line.starts_with(mark); });
}

/// A line of text that looks like a mark stands behind a backslash.
bool masked(std::string_view line) {
    const auto first = line.find_first_not_of('\\');
    return first != std::string_view::npos && marked(line.substr(first));
}

std::string mask(const std::string& line) {
    return masked(line) ? "\\" + line : line;
}

std::string unmask(const std::string& line) {
    return line.starts_with('\\') && masked(line) ? line.substr(1) : line;
}

void drop_blank_end(std::vector<std::string>& lines) {
    while (!lines.empty() && lines.back().empty()) lines.pop_back();
}

class CaseParser {
public:
    CaseParser(std::string_view text, const std::filesystem::path& path) {
        file_.path = path;
        file_.lines = split(text, '\n');
        drop_blank_end(file_.lines);
    }

    CaseFile parse() {
        read_header();
        while (at_ < file_.lines.size()) read_block();
        if (std::ranges::none_of(file_.blocks, [](const Block& block) { return block.kind != BlockKind::file; })) {
            throw invalid(0, "the case runs nothing");
        }
        return std::move(file_);
    }

private:
    const std::string& line() const { return file_.lines[at_]; }

    Error invalid(std::size_t index, std::string message) const {
        Error error(ErrorCode::config_invalid, std::move(message));
        error.at({file_.path.string(), static_cast<int>(index) + 1, 0});
        return error;
    }

    void read_header() {
        for (; at_ < file_.lines.size() && !marked(line()); ++at_) {
            if (line().starts_with("#")) {
                if (file_.description.empty())
                    file_.description = trim(line().substr(1));
            } else if (line().starts_with("databases:")) {
                read_databases(line().substr(10));
            } else if (!trim(line()).empty()) {
                throw invalid(at_, "the head of a case has a # line and a databases: line, nothing else");
            }
        }
        if (file_.description.empty())
            throw invalid(0, "the case has no description (# …) in its first lines");
        if (file_.databases.empty())
            throw invalid(0, "the case has no line databases:");
    }

    void read_databases(std::string_view text) {
        file_.databases = split_any(text, " ,");
        for (const auto& one : file_.databases) {
            if (one != "sqlite" && one != "postgresql" && one != "none") {
                throw invalid(at_, fmt::format("\"{}\" is none of sqlite, postgresql, none", one));
            }
        }
        if (file_.databases.size() > 1 && std::ranges::count(file_.databases, "none") > 0) {
            throw invalid(at_, "none goes with no other database");
        }
    }

    void read_block() {
        if (line().starts_with(comment_mark) || line().empty()) {
            ++at_;
            return;
        }
        Block block;
        if (line().starts_with(only_mark))
            block.only = read_only();
        block.line = static_cast<int>(at_) + 1;
        if (line().starts_with(file_mark)) {
            read_file_block(block);
        } else if (line().starts_with(command_mark)) {
            read_command(block);
        } else if (line().starts_with(query_mark)) {
            read_query(block);
        } else {
            throw invalid(at_, "expected a block: ==> FILE, $ COMMAND or > QUERY");
        }
        file_.blocks.push_back(std::move(block));
    }

    std::string read_only() {
        std::string_view name = trim(std::string_view(line()).substr(only_mark.size()));
        if (!name.ends_with(':'))
            throw invalid(at_, "only DATABASE: ends with a colon");
        name.remove_suffix(1);
        if (std::ranges::count(file_.databases, name) == 0) {
            throw invalid(at_, fmt::format("\"{}\" is not among the databases of the case", name));
        }
        const std::string only(name);
        if (++at_ >= file_.lines.size())
            throw invalid(at_ - 1, "only DATABASE: stands before a block");
        return only;
    }

    /// The unmarked lines from here on.
    std::vector<std::string> read_text() {
        std::vector<std::string> text;
        for (; at_ < file_.lines.size() && !marked(line()); ++at_) text.push_back(unmask(line()));
        drop_blank_end(text);
        return text;
    }

    void read_file_block(Block& block) {
        block.kind = BlockKind::file;
        block.head = trim(line().substr(file_mark.size()));
        const std::filesystem::path path(block.head);
        if (block.head.empty() || path.is_absolute() || block.head.find("..") != std::string::npos) {
            throw invalid(at_, "a file of a case lies below its directory");
        }
        ++at_;
        // A line with ! or [exit is nothing special here: nothing is expected of a file.
        std::vector<std::string> text;
        for (; at_ < file_.lines.size(); ++at_) {
            if (marked(line()) && !line().starts_with(error_mark) && !line().starts_with(exit_mark))
                break;
            text.push_back(unmask(line()));
        }
        drop_blank_end(text);
        block.content = join(text, "\n");
        if (!block.content.empty())
            block.content += '\n';
    }

    void read_command(Block& block) {
        block.kind = BlockKind::command;
        block.head = line().substr(command_mark.size());
        while (block.head.ends_with('\\') && at_ + 1 < file_.lines.size()) block.head += "\n" + file_.lines[++at_];
        block.first = ++at_;
        for (;;) {
            auto text = read_text();
            block.expected.output.insert(block.expected.output.end(), text.begin(), text.end());
            if (at_ < file_.lines.size() && line().starts_with(error_mark)) {
                block.expected.error_output.push_back(line().substr(line().starts_with("! ") ? 2 : 1));
            } else if (at_ < file_.lines.size() && line().starts_with(exit_mark)) {
                block.expected.exit_code = read_exit();
            } else {
                break;
            }
            ++at_;
        }
        end_expectation(block);
    }

    void read_query(Block& block) {
        if (file_.databases.front() == "none")
            throw invalid(at_, "a case without a database has no queries");
        block.kind = BlockKind::query;
        block.head = line().substr(query_mark.size());
        block.first = ++at_;
        block.expected.output = read_text();
        end_expectation(block);
    }

    void end_expectation(Block& block) {
        block.last = at_;
        while (block.last > block.first && file_.lines[block.last - 1].empty()) --block.last;
    }

    int read_exit() const {
        const std::string_view text = std::string_view(line()).substr(exit_mark.size());
        int code = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), code);
        if (error != std::errc() || std::string_view(end, text.data() + text.size()) != "]") {
            throw invalid(at_, "expected [exit NUMBER]");
        }
        return code;
    }

    CaseFile file_;
    std::size_t at_ = 0;
};

}  // namespace

CaseFile parse_case(std::string_view text, const std::filesystem::path& path) {
    return CaseParser(text, path).parse();
}

std::vector<std::string> to_lines(const Expectation& expectation) {
    std::vector<std::string> lines;
    for (const auto& line : expectation.output) lines.push_back(mask(line));
    for (const auto& line : expectation.error_output) lines.push_back(line.empty() ? "!" : "! " + line);
    if (expectation.exit_code != 0)
        lines.push_back(fmt::format("[exit {}]", expectation.exit_code));
    return lines;
}

std::string with_expectations(const CaseFile& file, const std::vector<std::pair<std::size_t, Expectation>>& changes) {
    std::map<std::size_t, Expectation> by_block(changes.begin(), changes.end());
    std::vector<std::string> lines;
    std::size_t copied = 0;
    for (const auto& [index, expectation] : by_block) {
        const Block& block = file.blocks[index];
        lines.insert(lines.end(), file.lines.begin() + static_cast<std::ptrdiff_t>(copied),
                     file.lines.begin() + static_cast<std::ptrdiff_t>(block.first));
        const auto fresh = to_lines(expectation);
        lines.insert(lines.end(), fresh.begin(), fresh.end());
        copied = block.last;
    }
    lines.insert(lines.end(), file.lines.begin() + static_cast<std::ptrdiff_t>(copied), file.lines.end());
    return join(lines, "\n") + "\n";
}

}  // namespace aludel::cases
