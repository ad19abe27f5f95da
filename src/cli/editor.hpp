#pragma once

#include <filesystem>

namespace aludel::cli {

/// Runs the user's editor on a file, on our terminal, and waits for it. Throws Error(process_failed).
void open_in_editor(const std::filesystem::path& file);

}  // namespace aludel::cli
