#include "script/sql/writer.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "script/header.hpp"
#include "script/sql/sections.hpp"

namespace aludel::script::sql {

namespace {

constexpr std::string_view default_message = "empty message";
constexpr std::string_view merge_note = "-- nothing to do: this revision joins its parents\n";

/// Lines trimmed, blank ones at the ends dropped, several blank ones as one: as the header reader gives the text back.
std::string normal_message(std::string_view message) {
    std::string normal;
    bool gap = false;
    for (const std::string& line : split(message, '\n')) {
        const std::string_view text = trim(line);
        if (text.empty()) {
            gap = !normal.empty();
            continue;
        }
        normal += normal.empty() ? "" : gap ? "\n\n" : "\n";
        normal += text;
        gap = false;
    }
    return normal.empty() ? std::string(default_message) : normal;
}

std::string comment_lines(const std::string& text) {
    std::string lines;
    for (const std::string& line : split(text, '\n')) {
        lines += line.empty() ? "--\n" : fmt::format("-- {}\n", line);
    }
    return lines;
}

std::string key_line(std::string_view key, const std::vector<std::string>& values) {
    return values.empty() ? std::string() : fmt::format("-- {}: {}\n", key, join(values, ", "));
}

std::string section_lines(std::string_view direction, const std::vector<std::string>& dialects, bool merge) {
    const std::string_view body = merge ? merge_note : std::string_view();
    if (dialects.empty()) {
        return fmt::format("\n-- aludel: {}\n{}", direction, body);
    }
    std::string lines;
    for (const std::string& dialect : dialects) {
        lines += fmt::format("\n-- aludel: {} dialect={}\n{}", direction, dialect, body);
    }
    return lines;
}

/// The message alone, as the header gives it back.
void require_plain_message(const std::string& message) {
    const Header header = *read_header(comment_lines(message) + "--\n-- revision: x\n", true, {});
    if (!header.faults.empty() || header.revision.doc != message) {
        throw Error(ErrorCode::usage, "this message cannot stand in the header of a revision file")
            .hint(is_utf8(message)
                      ? "no line of it may begin as a line of the header does (`revision:`, `created:`, `aludel:` …)"
                      : "it is not UTF-8");
    }
}

/// Reads the header again and refuses what did not survive.
void require_readable(const std::string& text, const RevisionText& wanted) {
    const Header header = *read_header(text, true, {});
    const Revision& read = header.revision;
    if (!header.faults.empty()) {
        throw Error(ErrorCode::usage, header.faults.front().message).hint(header.faults.front().hint);
    }
    if (read.id != wanted.id || read.down_revisions != wanted.down_revisions || read.depends_on != wanted.depends_on ||
        read.branch_labels != wanted.branch_labels || read.created != wanted.created) {
        throw Error(ErrorCode::usage, fmt::format("revision '{}' cannot be written so that it reads back", wanted.id))
            .hint("ids and labels are single words without commas");
    }
}

}  // namespace

std::string render_revision(const RevisionText& revision) {
    const std::string message = normal_message(revision.message);
    const bool merge = revision.down_revisions.size() > 1;
    require_plain_message(message);
    std::string text = comment_lines(message) + "--\n";
    text += key_line("revision", {revision.id});
    text += key_line("revises", revision.down_revisions);
    text += fmt::format("-- created: {}\n", revision.created);
    text += key_line("branch_labels", revision.branch_labels);
    text += key_line("depends_on", revision.depends_on);
    require_readable(text, revision);
    text += section_lines("upgrade", revision.dialects, merge);
    text += section_lines("downgrade", revision.dialects, merge);
    read_sections(text, {});
    return text;
}

}  // namespace aludel::script::sql
