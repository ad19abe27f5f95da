#include "dialect/sqlite/definition_reader.hpp"

namespace aludel::dialect::sqlite {

namespace object = catalog::object;

bool DefinitionReader::take(std::initializer_list<std::string_view> words) {
    if (!at_words(words)) {
        return false;
    }
    at_ += words.size();
    return true;
}

bool DefinitionReader::take_symbol(std::string_view symbol) {
    if (!at_symbol(symbol)) {
        return false;
    }
    ++at_;
    return true;
}

void DefinitionReader::require(std::initializer_list<std::string_view> words) {
    if (!take(words)) {
        throw UnreadDefinition();
    }
}

void DefinitionReader::require_symbol(std::string_view symbol) {
    if (!take_symbol(symbol)) {
        throw UnreadDefinition();
    }
}

std::string DefinitionReader::name() {
    if (!at_name()) {
        throw UnreadDefinition();
    }
    return tokens_.name(at_++);
}

std::string_view DefinitionReader::any() {
    if (at_end()) {
        throw UnreadDefinition();
    }
    return tokens_.text(at_++);
}

/// The parenthesis that closes the one that opens here.
std::size_t DefinitionReader::closing() const {
    if (!at_symbol("(")) {
        throw UnreadDefinition();
    }
    std::size_t depth = 0;
    for (std::size_t at = at_; at < tokens_.size(); ++at) {
        if (tokens_.text(at) == "(") {
            ++depth;
        } else if (tokens_.text(at) == ")" && --depth == 0) {
            return at;
        }
    }
    throw UnreadDefinition();
}

std::string DefinitionReader::slice(std::size_t begin, std::size_t end) const {
    if (begin >= end) {
        return {};
    }
    const std::size_t first = tokens_.token(begin).begin;
    return std::string(sql_.substr(first, tokens_.token(end - 1).end - first));
}

std::string DefinitionReader::text_to(std::size_t token) {
    std::string text = slice(at_, token);
    at_ = token;
    return text;
}

std::string DefinitionReader::parenthesized() {
    const std::size_t close = closing();
    std::string inside = slice(at_ + 1, close);
    at_ = close + 1;
    return inside;
}

/// The tokens between the commas of the list in parentheses that opens here; moves behind it.
std::vector<std::pair<std::size_t, std::size_t>> DefinitionReader::parts() {
    const std::size_t close = closing();
    std::vector<std::pair<std::size_t, std::size_t>> parts;
    std::size_t depth = 0;
    std::size_t begin = at_ + 1;
    for (std::size_t at = begin; at <= close; ++at) {
        const std::string_view text = tokens_.text(at);
        if (depth == 0 && (at == close || text == ",")) {
            parts.emplace_back(begin, at);
            begin = at + 1;
        } else if (text == "(") {
            ++depth;
        } else if (text == ")") {
            --depth;
        }
    }
    at_ = close + 1;
    return parts;
}

std::vector<std::string> DefinitionReader::list() {
    std::vector<std::string> texts;
    for (const auto& [begin, end] : parts()) {
        texts.push_back(slice(begin, end));
    }
    return texts;
}

std::vector<std::string> DefinitionReader::names() {
    std::vector<std::string> names;
    for (const object::IndexKey& one : keys()) {
        if (one.column.empty()) {
            throw UnreadDefinition();
        }
        names.push_back(one.column);
    }
    return names;
}

std::vector<object::IndexKey> DefinitionReader::keys(bool* autoincrement) {
    std::vector<object::IndexKey> keys;
    for (auto [begin, end] : parts()) {
        if (autoincrement != nullptr && end > begin + 1 && tokens_.is(end - 1, "AUTOINCREMENT")) {
            *autoincrement = true;
            --end;
        }
        keys.push_back(key(begin, end));
    }
    return keys;
}

/// Parentheses that open at `begin` and are closed just before `end`.
bool DefinitionReader::is_group(std::size_t begin, std::size_t end) const {
    if (end < begin + 2 || tokens_.text(begin) != "(" || tokens_.text(end - 1) != ")") {
        return false;
    }
    std::size_t depth = 0;
    for (std::size_t at = begin; at < end; ++at) {
        if (tokens_.text(at) == "(") {
            ++depth;
        } else if (tokens_.text(at) == ")" && --depth == 0) {
            return at + 1 == end;
        }
    }
    return false;
}

/// NULLS FIRST and NULLS LAST are in the grammar of SQLite, which refuses them in a key.
object::IndexKey DefinitionReader::key(std::size_t begin, std::size_t end) const {
    object::IndexKey key;
    if (end > begin + 1 && (tokens_.is(end - 1, "ASC") || tokens_.is(end - 1, "DESC"))) {
        key.descending = tokens_.is(--end, "DESC");
    }
    key.nulls_first = !key.descending;
    // Behind an operator it belongs to the last operand.
    if (end > begin + 2 && tokens_.is(end - 2, "COLLATE") &&
        (end == begin + 3 || is_group(begin, end - 2) || is_group(begin + 1, end - 2))) {
        key.collation.name = tokens_.name(end - 1);
        end -= 2;
    }
    while (is_group(begin, end)) {
        ++begin;
        --end;
    }
    if (begin >= end) {
        throw UnreadDefinition();
    }
    if (end == begin + 1 && tokens_.is_name(begin)) {
        key.column = tokens_.name(begin);
    }
    key.expression = slice(begin, end);
    return key;
}

object::Conflict DefinitionReader::conflict() {
    if (!take({"ON", "CONFLICT"})) {
        return object::Conflict::abort;
    }
    if (take({"ABORT"})) {
        return object::Conflict::abort;
    }
    if (take({"ROLLBACK"})) {
        return object::Conflict::rollback;
    }
    if (take({"FAIL"})) {
        return object::Conflict::fail;
    }
    if (take({"IGNORE"})) {
        return object::Conflict::ignore;
    }
    require({"REPLACE"});
    return object::Conflict::replace;
}

}  // namespace aludel::dialect::sqlite
