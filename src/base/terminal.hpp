#pragma once

#include <string>
#include <string_view>

namespace aludel {

enum class Stream { out, err };

/// Is this stream a terminal a person looks at?
bool is_terminal(Stream stream);
/// Both standard input and standard error are terminals: a question can be asked.
bool can_ask();
/// Colour is wanted: a terminal, NO_COLOR unset or empty, TERM not "dumb".
bool use_colour(Stream stream);
/// Columns of the terminal, 80 where there is none.
int terminal_width();
/// Prints the question on standard error and reads a line; true only for "y" or "yes".
bool ask_yes_no(std::string_view question);

}  // namespace aludel
