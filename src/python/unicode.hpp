#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace aludel::python {

// Text is UTF-8 in which lone surrogates may stand as three bytes, as Python's strings may hold them.

void append_utf8(std::string& into, std::uint32_t code);
/// The code point at byte `at`, which is moved behind it.
std::uint32_t next_code(std::string_view text, std::size_t& at);
std::size_t count_codes(std::string_view text);
/// Byte offset of the n-th code point; the end when there are fewer.
std::size_t code_offset(std::string_view text, std::size_t n);
bool is_ascii(std::string_view text);

bool is_space(std::uint32_t code);       ///< what str.isspace and str.split hold to be white space
bool is_line_break(std::uint32_t code);  ///< what str.splitlines splits at
bool is_alpha(std::uint32_t code);
bool is_decimal(std::uint32_t code);
bool is_digit(std::uint32_t code);
bool is_numeric(std::uint32_t code);
bool is_upper(std::uint32_t code);
bool is_lower(std::uint32_t code);
bool is_title(std::uint32_t code);
bool is_cased(std::uint32_t code);
bool is_case_ignorable(std::uint32_t code);  ///< passed over when it is asked whether a sigma ends its word
bool is_printable(std::uint32_t code);
bool is_assigned(std::uint32_t code);  ///< a character of the Unicode that Python 3.11 knows
bool is_identifier_start(std::uint32_t code);
bool is_identifier_part(std::uint32_t code);
/// The form in which Python keeps a name: NFKC.
std::string identifier_form(std::string_view name);
/// Value of a decimal digit, or -1.
int decimal_value(std::uint32_t code);

void append_lower(std::string& into, std::uint32_t code);
void append_upper(std::string& into, std::uint32_t code);
void append_title(std::string& into, std::uint32_t code);
void append_casefold(std::string& into, std::uint32_t code);

}  // namespace aludel::python
