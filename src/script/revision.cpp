#include "script/revision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/file.hpp"

namespace aludel::script {
namespace {

Place place_in(const Revision& revision, int line) {
    return {display_path(revision.file), line, 0};
}

/// Words of the addressing grammar: an id or label of that name could never be addressed.
constexpr std::array<std::string_view, 4> reserved{"head", "heads", "base", "current"};

std::string bad_name(std::string_view name, std::string_view forbidden) {
    if (name.empty())
        return "is empty";
    for (const char c : name) {
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'))
            continue;
        if (forbidden.find(c) != std::string_view::npos)
            return fmt::format("contains '{}'", c);
        if (static_cast<unsigned char>(c) <= ' ' || c == '\x7f')
            return c == ' ' || c == '\t' ? "contains white space" : "contains a control character";
    }
    if (std::find(reserved.begin(), reserved.end(), name) != reserved.end())
        return "is a word of the addressing grammar";
    return {};
}

}  // namespace

Place Revision::place() const {
    return place_in(*this, line);
}

Place Revision::revises_place() const {
    return place_in(*this, revises_line != 0 ? revises_line : line);
}

Place Revision::depends_on_place() const {
    return place_in(*this, depends_on_line != 0 ? depends_on_line : line);
}

Place Revision::branch_labels_place() const {
    return place_in(*this, branch_labels_line != 0 ? branch_labels_line : line);
}

std::string bad_revision_id(std::string_view id) {
    return bad_name(id, "@-+:;,'\"`");
}

std::string bad_branch_label(std::string_view label) {
    return bad_name(label, "@+:;,'\"`");
}

std::size_t id_width(std::string_view id) {
    return static_cast<std::size_t>(
        std::count_if(id.begin(), id.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace aludel::script
