#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace aludel::script::alembic {

/// Walks over the text of a Python file without parsing it: knows strings, comments, brackets and where a logical
/// line ends. Offsets are in bytes. Never fails: what is not Python comes out as odd tokens.
class SourceScan {
public:
    explicit SourceScan(std::string_view text) : text_(text) {}

    bool at_end() const { return at_ >= text_.size(); }
    std::size_t offset() const { return at_; }
    int line() const { return line_; }

    /// To the first token of the next logical line; its indentation in characters (a tab counts as one). False at
    /// the end of the text.
    bool next_line(int& indentation);
    /// Over blanks, comments and line ends that do not end the logical line.
    void skip_blanks();
    /// At the end of the logical line, or at a ';'.
    bool at_line_end();
    /// Over the rest of the logical line, with the strings and brackets in it. A ';' ends it too.
    void skip_statement();
    /// The next byte of the token at hand; '\0' at the end.
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    /// A name or keyword; empty if there is none here. Not the prefix of a string.
    std::string_view name();
    bool take(char symbol);
    /// Strings standing side by side, joined; nothing where there is no string here, or one that is not plain text
    /// (f"…", b"…", an unknown escape by name).
    std::optional<std::string> text_literal();

private:
    bool string_starts(std::size_t& quote) const;
    bool skip_string();
    std::optional<std::string> one_string();
    void advance();

    std::string_view text_;
    std::size_t at_ = 0;
    int line_ = 1;
    int depth_ = 0;  ///< of brackets
};

}  // namespace aludel::script::alembic
