#pragma once

#include <string>
#include <string_view>

namespace aludel::python {

/// What is wrong with a line that cannot be read, in CPython's words, as far as the line itself shows it: an assignment
/// to what is no target, a number that is none, a character or a comma. Empty: nothing that is known.
std::string message_of_line(std::string_view line);

}  // namespace aludel::python
