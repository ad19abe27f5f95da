#include "dialect/postgresql/parse.hpp"

#include <pg_query.h>
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

#include <charconv>

#include "base/error.hpp"
#include "dialect/postgresql/parse_integers.hpp"

namespace aludel::dialect::postgresql {

namespace {

const Node absent_node;

/// Reads the JSON that libpg_query writes. Nobody else's: it is well formed, and no deeper than the parser's stack.
class TreeReader {
public:
    explicit TreeReader(std::string_view text) : text_(text) {}

    Node value() {
        blanks();
        switch (peek()) {
            case '{':
                return object();
            case '[':
                return list();
            case '"':
                return {Node::Form::text, {}, string(), {}, {}};
            case 't':
            case 'f':
                return {Node::Form::boolean, {}, bare(), {}, {}};
            case 'n':
                bare();
                return {};
            default:
                return {Node::Form::number, {}, bare(), {}, {}};
        }
    }

private:
    char peek() const {
        if (at_ >= text_.size())
            throw Error(ErrorCode::internal, "a syntax tree ends too early");
        return text_[at_];
    }
    void blanks() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
    }
    bool accept(char wanted) {
        blanks();
        if (peek() != wanted)
            return false;
        ++at_;
        return true;
    }
    std::string bare() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && std::string_view(",]} \n").find(text_[at_]) == std::string_view::npos) ++at_;
        return std::string(text_.substr(begin, at_ - begin));
    }

    /// The grammar wraps a node that may be of several kinds: {"ColumnRef": {…}}. Fields begin in lower case.
    Node object() {
        Node node{Node::Form::object, {}, {}, {}, {}};
        ++at_;
        while (!accept('}')) {
            blanks();
            std::string name = string();
            accept(':');
            Node inner = value();
            accept(',');
            if (name.front() >= 'A' && name.front() <= 'Z') {
                node = std::move(inner);
                node.kind = std::move(name);
            } else {
                node.fields.emplace_back(std::move(name), std::move(inner));
            }
        }
        return node;
    }

    Node list() {
        Node node{Node::Form::list, {}, {}, {}, {}};
        ++at_;
        while (!accept(']')) {
            node.items.push_back(value());
            accept(',');
        }
        return node;
    }

    std::string string() {
        std::string out;
        for (++at_; peek() != '"'; ++at_) {
            if (text_[at_] != '\\') {
                out += text_[at_];
                continue;
            }
            ++at_;
            switch (peek()) {
                case 'n':
                    out += '\n';
                    break;
                case 't':
                    out += '\t';
                    break;
                case 'r':
                    out += '\r';
                    break;
                case 'b':
                    out += '\b';
                    break;
                case 'f':
                    out += '\f';
                    break;
                case 'u': {  // control characters only: the rest is written as it is
                    unsigned code = 0;
                    std::from_chars(text_.data() + at_ + 1, text_.data() + std::min(at_ + 5, text_.size()), code, 16);
                    out += static_cast<char>(code);
                    at_ += 4;
                    break;
                }
                default:
                    out += text_[at_];
            }
        }
        ++at_;
        return out;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

Parsed failed(const PgQueryError& error) {
    return {{}, error.message, static_cast<std::size_t>(std::max(error.cursorpos, 0))};
}

}  // namespace

const Node& Node::operator[](std::string_view field) const {
    for (const auto& [name, value] : fields)
        if (name == field)
            return value;
    return absent_node;
}

bool Node::flag(std::string_view field) const {
    return (*this)[field].text == "true";
}

std::int64_t Node::number(std::string_view field) const {
    const std::string& written = (*this)[field].text;
    std::int64_t value = 0;
    std::from_chars(written.data(), written.data() + written.size(), value);
    return value;
}

const std::string& Node::word(std::string_view field) const {
    return (*this)[field].text;
}

const std::vector<Node>& Node::list(std::string_view field) const {
    return (*this)[field].items;
}

std::optional<std::size_t> Node::location() const {
    const Node& at = (*this)["location"];
    if (at && at.text.starts_with('-'))
        return std::nullopt;
    return static_cast<std::size_t>(number("location"));
}

const std::string& string_of(const Node& node) {
    return node.is("String") ? node.word("sval") : absent_node.text;
}

std::vector<std::string> strings_of(const std::vector<Node>& nodes) {
    std::vector<std::string> texts;
    for (const Node& node : nodes) texts.push_back(string_of(node));
    return texts;
}

Parsed parse(std::string_view sql) {
    const std::string text(sql);
    const PgQueryParseResult result = pg_query_parse(text.c_str());
    Parsed parsed;
    if (result.error != nullptr) {
        parsed = failed(*result.error);
    } else {
        Node tree = TreeReader(result.parse_tree).value();
        if (may_lack_integers(result.parse_tree))
            restore_negative_integers(tree, text);
        const std::vector<Node>& statements = tree.list("stmts");
        if (statements.size() == 1)
            parsed.statement = statements.front()["stmt"];
        else
            parsed.error = statements.empty() ? "there is no statement" : "there is more than one statement";
    }
    pg_query_free_parse_result(result);
    return parsed;
}

#ifdef __SANITIZE_ADDRESS__
/// libpg_query loses what it would have written to standard error about a body that it does not take.
using LeakOfLibrary = __lsan::ScopedDisabler;
#else
struct [[maybe_unused]] LeakOfLibrary {};
#endif

Parsed parse_plpgsql(std::string_view body) {
    // A delimiter that the body does not have.
    std::string quote = "$aludel$";
    while (body.find(quote) != std::string_view::npos) quote.insert(quote.size() - 1, "x");
    const std::string function =
        "CREATE FUNCTION aludel() RETURNS void LANGUAGE plpgsql AS " + quote + std::string(body) + quote;
    const PgQueryPlpgsqlParseResult result = [&] {
        [[maybe_unused]] const LeakOfLibrary its_own{};
        return pg_query_parse_plpgsql(function.c_str());
    }();
    Parsed parsed;
    if (result.error != nullptr) {
        parsed = failed(*result.error);
    } else {
        Node functions = TreeReader(result.plpgsql_funcs).value();
        if (functions.items.size() == 1)
            parsed.statement = std::move(functions.items.front());
        else
            parsed.error = "there is no body";
    }
    pg_query_free_plpgsql_parse_result(result);
    return parsed;
}

}  // namespace aludel::dialect::postgresql
