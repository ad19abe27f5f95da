#pragma once

#include <string_view>

namespace aludel::cli {

/// Writes a result to standard output, at once. A reader that went away (`| head`) is no error; a full disk is:
/// throws Error(file_unwritable).
void print(std::string_view text);
/// Writes to standard error; failures there cannot be told to anybody.
void print_error(std::string_view text);

}  // namespace aludel::cli
