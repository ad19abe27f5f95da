#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/object/conflict.hpp"
#include "catalog/object/index.hpp"
#include "dialect/sqlite/lexer.hpp"

namespace aludel::dialect::sqlite {

/// What cannot be read as SQLite's grammar has it.
struct UnreadDefinition {};

/// Goes through a statement of SQLite's schema from token to token. Where something has to stand that does not, it
/// throws UnreadDefinition: the library would not have taken the statement either.
class DefinitionReader {
public:
    explicit DefinitionReader(std::string_view sql) : sql_(sql), tokens_(sql) {}

    bool at_end() const { return at_ >= tokens_.size(); }
    bool at_word(std::string_view word) const { return tokens_.is(at_, word); }
    bool at_words(std::initializer_list<std::string_view> words) const { return tokens_.are(at_, words); }
    bool at_symbol(std::string_view symbol) const { return tokens_.text(at_) == symbol; }
    bool at_name() const { return tokens_.is_name(at_); }

    /// Moves behind the words, or the symbol, if they are here.
    bool take(std::initializer_list<std::string_view> words);
    bool take_symbol(std::string_view symbol);
    void require(std::initializer_list<std::string_view> words);
    void require_symbol(std::string_view symbol);
    /// Without its quotes.
    std::string name();
    /// One token, as it is written.
    std::string_view any();
    /// What stands in the parentheses that open here, as it is written.
    std::string parenthesized();
    /// The parts of the list in parentheses that opens here, each as it is written.
    std::vector<std::string> list();
    /// The names in such a list, without what stands behind them.
    std::vector<std::string> names();
    /// What is in the list in parentheses that opens here, with collation and order. A single name may be a column's:
    /// then it is both column and expression, and who knows the columns takes one away.
    /// `autoincrement`: the word may stand behind the last, and did.
    std::vector<catalog::object::IndexKey> keys(bool* autoincrement = nullptr);
    /// From here to before the token of that number, as it is written; moves there.
    std::string text_to(std::size_t token);
    std::string rest() { return text_to(tokens_.size()); }
    /// ON CONFLICT …, or nothing.
    catalog::object::Conflict conflict();

    std::size_t position() const { return at_; }
    const TokenList& tokens() const { return tokens_; }

private:
    std::size_t closing() const;
    std::vector<std::pair<std::size_t, std::size_t>> parts();
    std::string slice(std::size_t begin, std::size_t end) const;
    bool is_group(std::size_t begin, std::size_t end) const;
    catalog::object::IndexKey key(std::size_t begin, std::size_t end) const;

    std::string_view sql_;
    TokenList tokens_;
    std::size_t at_ = 0;
};

}  // namespace aludel::dialect::sqlite
