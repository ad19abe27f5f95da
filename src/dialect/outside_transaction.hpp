#pragma once

#include <string_view>

namespace aludel::dialect {

/// In a hint: where a statement belongs that cannot run inside a transaction. Who knows the section that it stands in
/// says that in place of these words.
inline constexpr std::string_view into_own_section =
    "put it into a section outside a transaction (-- aludel: … transaction=off)";
/// The same for a statement of a Python revision.
inline constexpr std::string_view into_autocommit_block = "put it into `with op.get_context().autocommit_block():`";

}  // namespace aludel::dialect
