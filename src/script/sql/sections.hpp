#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "script/context.hpp"

namespace aludel::script::sql {

/// What stands between one `-- aludel:` line and the next.
struct Section {
    Direction direction = Direction::upgrade;
    std::string dialect;      ///< empty: for every database that has no section of its own
    bool transaction = true;  ///< `transaction=off` was not said
    Place place;              ///< of the section's line
    std::string_view body;    ///< part of the text that was read
    Place body_place;         ///< of the body's first character
};

/// Cuts the text of a revision file at its section lines. The header is passed over (script/header reads it), but must
/// hold nothing except comments. Throws Error(revision_file_invalid) with place and hint: text that is not UTF-8, SQL
/// before the first section, an unknown section, option or value, the same section twice, no upgrade section, a comment
/// that was probably meant to be a section line.
std::vector<Section> read_sections(std::string_view text, const std::string& file);

/// The section of this direction for this dialect: its own, else the one that names no dialect, else nullptr.
const Section* choose(const std::vector<Section>& sections, Direction direction, std::string_view dialect);

}  // namespace aludel::script::sql
