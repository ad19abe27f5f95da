#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aludel::dialect::postgresql {

/// One node of the syntax tree that PostgreSQL's own grammar makes (libpg_query's, of PostgreSQL 15). Names of kinds
/// and fields are those of PostgreSQL's parsenodes.h and primnodes.h. What has its default value (0, false, empty) is
/// not there, and asking for it gives an absent node, on which everything can be asked again.
struct Node {
    enum class Form : std::uint8_t { absent, boolean, number, text, list, object };

    Form form = Form::absent;
    std::string kind;  ///< of an object: "ColumnRef"; empty where its place says what it is (a RangeVar as `relation`)
    std::string text;  ///< of a text (an enumerator too: "AT_AddColumn"), and of a number as it is written
    std::vector<Node> items;                           ///< of a list
    std::vector<std::pair<std::string, Node>> fields;  ///< of an object, in the order of the grammar

    explicit operator bool() const { return form != Form::absent; }
    bool is(std::string_view of_kind) const { return kind == of_kind; }
    /// A field; absent where there is none.
    const Node& operator[](std::string_view field) const;
    bool flag(std::string_view field) const;                ///< a boolean; false where it is absent
    std::int64_t number(std::string_view field) const;      ///< 0 where it is absent
    const std::string& word(std::string_view field) const;  ///< a text; empty where it is absent
    const std::vector<Node>& list(std::string_view field) const;
    /// Where it begins in the text that was parsed, in bytes; nothing where the grammar does not say.
    std::optional<std::size_t> location() const;
};

/// The text of a String node; empty for any other.
const std::string& string_of(const Node& node);
/// Of a list of String nodes.
std::vector<std::string> strings_of(const std::vector<Node>& nodes);

struct Parsed {
    Node statement;          ///< its kind says what it is: "CreateStmt"; absent where `error` says why
    std::string error;       ///< in the words of the server: 'syntax error at or near "x"'
    std::size_t column = 0;  ///< of the error, in characters from 1
};

/// One statement. What newer servers have added to the grammar is an error here too.
Parsed parse(std::string_view sql);

/// The body of a function or a DO block in PL/pgSQL, as libpg_query gives it: PLpgSQL_function, with statements whose
/// SQL is text.
Parsed parse_plpgsql(std::string_view body);

}  // namespace aludel::dialect::postgresql
