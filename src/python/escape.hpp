#pragma once

#include <string>
#include <string_view>

namespace aludel::python {

/// What is wrong with an escape sequence.
enum class EscapeFault { none, truncated_x, truncated_u, truncated_big_u, illegal, named, at_end };

/// Appends what the escape sequence at `at` (its backslash) means; one that is none stands for itself. `at` is moved
/// behind it, and with a fault behind what was read of it. In bytes there are no \u, \U and \N.
EscapeFault read_escape(std::string_view text, std::size_t& at, bool bytes, std::string& into);

/// "truncated \xXX escape" …
std::string_view describe(EscapeFault fault);

}  // namespace aludel::python
