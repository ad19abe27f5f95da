#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace aludel {

/// What helps where the system refused a file with this error number; empty where there is nothing to say.
std::string hint_for_file(int error);

/// Whole file. Throws Error(file_unreadable).
std::string read_file(const std::filesystem::path& path);
/// Writes beside and renames, so that a reader sees the old file or the new one, never half of it.
/// Throws Error(file_unwritable).
void write_file(const std::filesystem::path& path, std::string_view content);
/// As write_file, but throws Error(file_exists) if something is there already.
void create_file(const std::filesystem::path& path, std::string_view content);

/// A fresh private directory (mode 0700) below $TMPDIR or /tmp.
std::filesystem::path make_temporary_directory(std::string_view prefix);

/// A directory removed with everything in it when the value goes.
class TemporaryDirectory {
public:
    explicit TemporaryDirectory(std::string_view prefix = "aludel");
    ~TemporaryDirectory();
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// `path` relative to the working directory when it lies below it, else as it is: for messages.
std::string display_path(const std::filesystem::path& path);

/// Is the path the directory, or does it lie below? As they are written: who asks resolves links and dots first.
bool is_below(const std::filesystem::path& path, const std::filesystem::path& directory);

}  // namespace aludel
