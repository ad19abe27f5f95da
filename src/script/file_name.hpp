#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace aludel::script {

/// What a file template may speak of.
struct FileNameFields {
    std::string rev;
    std::string message;
    TimePoint created;
    std::string timezone;  ///< of year, month … second, as civil_time takes it
    std::string extension = ".sql";
};

/// The path of a new revision, relative to its version location, by Alembic's `file_template`: Python's %-formatting
/// with the names rev, slug, epoch, year, month, day, hour, minute and second, e.g.
/// `%(year)d_%(month).2d_%(rev)s_%(slug)s`. The template may hold directories. The extension is appended. Throws
/// Error(config_invalid): a name or conversion that is not known, a stray `%`, a path that leaves the location or has
/// no file name.
std::filesystem::path revision_file_name(std::string_view file_template, int truncate_slug_length,
                                         const FileNameFields& fields);

/// Alembic's slug: the message's words of letters, digits and `_` in lower case, joined by `_`; past `truncate_length`
/// characters cut at the last `_`, which stays.
std::string slug(std::string_view message, int truncate_length);

/// Throws config_invalid as revision_file_name does, for checking a setting before it is needed.
void check_file_template(std::string_view file_template);

}  // namespace aludel::script
