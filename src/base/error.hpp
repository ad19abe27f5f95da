#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace aludel {

/// A position in a text file. Lines and columns count from 1; 0 means "not known".
/// Columns count characters (code points), as editors show them.
struct Place {
    std::string file;
    int line = 0;
    int column = 0;

    friend bool operator==(const Place&, const Place&) = default;
};

/// "file:line:column", leaving out what is not known; empty when nothing is.
std::string to_string(const Place& place);

/// Everything that can fail, by its stable code. `error.cpp` holds the one table that gives each its
/// printed name, its exit status and its explanation; docs/reference/errors.md is generated from it.
enum class ErrorCode {
    internal,
    usage,
    not_supported,
    interrupted,
    file_unreadable,
    file_unwritable,
    file_exists,
    config_not_found,
    config_invalid,
    url_missing,
    url_invalid,
    revision_file_invalid,
    sql_syntax,
    graph_broken,
    revision_not_found,
    revision_ambiguous,
    multiple_heads,
    range_not_ancestor,
    walk_failed,
    branch_unknown,
    revision_too_long,
    irreversible,
    not_up_to_date,
    version_table_mismatch,
    connection_failed,
    connection_lost,
    statement_failed,
    statement_not_transactional,
    transaction_control,
    foreign_key_violation,
    lock_timeout,
    lock_busy,
    lock_lost,
    in_doubt,
    resume_needed,
    nothing_to_resume,
    changed_on_disk,
    confirmation_needed,
    ledger_invalid,
    server_not_found,
    server_failed,
    process_failed,
    python_syntax,
    python_raised,
    python_unresolved,
    python_unknown,
    python_limit,
};

/// Exit status of the program for an error of this code (docs/reference/exit-codes.md).
int exit_status(ErrorCode code);

/// The stable printed name: "statement-failed".
std::string_view name(ErrorCode code);

/// What the code means and what usually helps: one paragraph, used by the reference page.
std::string_view explanation(ErrorCode code);

/// Every code, in the order of the enumeration.
const std::vector<ErrorCode>& all_error_codes();

/// The one exception of Aludel. What failed (`message`), where (`place`), why (`detail`), what to do
/// next (`hint`). Never holds a password: whoever builds a message from a URL uses Url::redacted().
class Error : public std::exception {
public:
    Error(ErrorCode code, std::string message);
    // Not inline: nearly every source file throws, and eight strings are much code.
    Error(const Error&);
    Error(Error&&) noexcept;
    Error& operator=(const Error&);
    Error& operator=(Error&&) noexcept;
    ~Error() override;

    Error& at(Place place);
    Error& hint(std::string text);
    Error& detail(std::string text);
    Error& statement(std::string sql, std::string sqlstate = {});

    ErrorCode code() const noexcept { return code_; }
    const std::string& message() const noexcept { return message_; }
    const std::string& detail() const noexcept { return detail_; }
    const std::string& hint() const noexcept { return hint_; }
    const Place& place() const noexcept { return place_; }
    const std::string& statement() const noexcept { return statement_; }
    const std::string& sqlstate() const noexcept { return sqlstate_; }

    /// "place: message" on one line.
    const char* what() const noexcept override { return what_.c_str(); }

private:
    void refresh();

    ErrorCode code_;
    std::string message_;
    std::string detail_;
    std::string hint_;
    Place place_;
    std::string statement_;
    std::string sqlstate_;
    std::string what_;
};

}  // namespace aludel
