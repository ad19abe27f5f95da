#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace aludel::python {

/// The text of one Python file and where its lines begin. Offsets are in bytes.
class Source {
public:
    /// `name` is what messages and tracebacks call the file; `path` what `__file__` says.
    /// A leading byte order mark is skipped. Throws Error(python_syntax) for text that is not UTF-8 or
    /// holds a NUL byte, Error(not_supported) for one that names another encoding.
    Source(std::string name, std::string text, std::string path = {});

    const std::string& name() const { return name_; }
    const std::string& path() const { return path_; }
    std::string_view text() const { return text_; }

    /// Python text that belongs to us, not to the user: no message or traceback points into it. When unknown
    /// arguments infect, a call of its functions and classes with one is unknown, without being run.
    Source& as_library(bool unknown_infects) {
        library_ = true;
        infects_ = unknown_infects;
        return *this;
    }
    bool library() const { return library_; }
    bool infects() const { return infects_; }

    int line(std::uint32_t offset) const;
    Place place(std::uint32_t offset) const;
    /// Without its line end; empty for lines that do not exist.
    std::string_view line_text(int line) const;
    /// The line of `begin` and a line of carets below what begins and ends there, both indented by four.
    std::string excerpt(std::uint32_t begin, std::uint32_t end) const;

private:
    std::string name_;
    std::string path_;
    std::string text_;
    std::vector<std::uint32_t> lines_;
    bool library_ = false;
    bool infects_ = false;
};

/// Error(python_syntax) with place and excerpt.
Error syntax_error(const Source& source, std::uint32_t begin, std::uint32_t end, std::string message);
/// Error(not_supported) with place and excerpt: `what` names the construct, `instead` what to write.
Error not_supported(const Source& source, std::uint32_t begin, std::uint32_t end, std::string what,
                    std::string instead = {});

}  // namespace aludel::python
