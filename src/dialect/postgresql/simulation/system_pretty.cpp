#include "dialect/postgresql/simulation/system_pretty.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "dialect/postgresql/lexer.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

/// What an expression is outermost, as far as parentheses depend on it.
enum class Shape { whole, call, cast, plain, operation, membership, test, negation, conjunction, disjunction, keep };

constexpr std::string_view words_before_expression[] = {"and",  "or",   "not",  "when", "then",     "else",
                                                        "case", "from", "like", "is",   "distinct", "collate"};

class PrettyPrinter {
public:
    explicit PrettyPrinter(std::string_view sql) : sql_(sql) {
        Lexer lexer(sql);
        for (Token token = lexer.next(); token.kind != TokenKind::end && token.kind != TokenKind::unterminated;
             token = lexer.next())
            tokens_.push_back(token);
        match();
    }

    std::string run() {
        range(0, tokens_.size(), Shape::whole, {});
        std::string text;
        std::size_t done = 0;
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            text += sql_.substr(done, tokens_[i].begin - done);
            if (!dropped_[i])
                text += word(i);
            done = tokens_[i].end;
        }
        return text + std::string(sql_.substr(done));
    }

private:
    std::string_view word(std::size_t i) const {
        return sql_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
    }
    bool is(std::size_t i, std::string_view text) const {
        return i < tokens_.size() &&
               (tokens_[i].kind == TokenKind::word ? is_word(word(i), text)
                                                   : tokens_[i].kind != TokenKind::string && word(i) == text);
    }

    void match() {
        dropped_.assign(tokens_.size(), false);
        closing_.assign(tokens_.size(), 0);
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if (is(i, "(") || is(i, "["))
                open.push_back(i);
            if ((is(i, ")") || is(i, "]")) && !open.empty()) {
                closing_[open.back()] = i;
                open.pop_back();
            }
        }
    }

    /// Parentheses behind a name are those of a call, of a type or of a list.
    bool is_call(std::size_t open) const {
        if (open == 0)
            return false;
        const Token& before = tokens_[open - 1];
        if (before.kind == TokenKind::quoted)
            return true;
        return before.kind == TokenKind::word &&
               std::none_of(std::begin(words_before_expression), std::end(words_before_expression),
                            [&](std::string_view one) { return is_word(word(open - 1), one); });
    }

    Shape shape_of(std::size_t begin, std::size_t end, std::optional<char>& arithmetic) const {
        if (is(begin, "select") || is(begin, "values"))
            return Shape::keep;
        if (end == begin + 2 && is(begin, "-") && tokens_[begin + 1].kind == TokenKind::number)
            return Shape::keep;
        if (is(begin, "case"))
            for (std::size_t i = begin, depth = 0; i < end; ++i) {
                depth += is(i, "case") ? 1 : 0;
                if (is(i, "end") && --depth == 0)
                    return i + 1 == end ? Shape::plain : Shape::cast;
            }
        Shape shape = is(begin, "not") ? Shape::negation : Shape::plain;
        for (std::size_t i = begin; i < end; ++i) {
            if (closing_[i] > i) {
                i = closing_[i];
                continue;
            }
            if (is(i, "or"))
                return Shape::disjunction;
            if (is(i, "and"))
                shape = Shape::conjunction;
            else if (is(i, "is") && shape != Shape::conjunction && shape != Shape::negation)
                shape = Shape::test;
            else if (is(i, "::") && shape == Shape::plain)
                shape = Shape::cast;
            else if (tokens_[i].kind == TokenKind::operation && !is(i, "::") && !is(i, ".") &&
                     (shape == Shape::plain || shape == Shape::cast)) {
                shape = Shape::operation;
                if (is(i + 1, "any") || is(i + 1, "all"))
                    shape = Shape::membership;
                const std::string_view text = word(i);
                if (text.size() == 1 && std::string_view("+-*/%").find(text) != std::string_view::npos && i > begin)
                    arithmetic = text.front();
            }
        }
        return shape;
    }

    static bool is_low(char operation) { return operation == '+' || operation == '-'; }

    static bool may_drop(Shape inner, std::optional<char> own, Shape parent, std::optional<char> outer, bool first) {
        switch (inner) {
            case Shape::keep:
                return false;
            case Shape::plain:
            case Shape::cast:
            case Shape::call:
            case Shape::whole:
                return true;
            case Shape::operation:
                if (parent == Shape::operation) {
                    if (!own || !outer)
                        return false;
                    return is_low(*own) == is_low(*outer) ? first : !is_low(*own);
                }
                return parent != Shape::cast && parent != Shape::test;
            case Shape::membership:  // of all that compares, the server drops none around this
                return parent == Shape::call || parent == Shape::whole || parent == Shape::plain;
            case Shape::test:
                return parent != Shape::cast && parent != Shape::test && parent != Shape::operation;
            case Shape::negation:
            case Shape::conjunction:
                return parent == Shape::conjunction || parent == Shape::disjunction || parent == Shape::call ||
                       parent == Shape::whole || parent == Shape::plain;
            case Shape::disjunction:
                return parent == Shape::disjunction || parent == Shape::call || parent == Shape::whole ||
                       parent == Shape::plain;
        }
        return false;
    }

    /// The tokens of one expression whose own shape is `parent`.
    void range(std::size_t begin, std::size_t end, Shape parent, std::optional<char> outer) {
        for (std::size_t i = begin; i < end; ++i) {
            if (closing_[i] <= i)
                continue;
            const std::size_t close = closing_[i];
            if (is(i, "[") || is_call(i)) {
                arguments(i + 1, close);
                i = close;
                continue;
            }
            // One pair within another is that of the operator, and the outer one of the cast.
            std::size_t open = i;
            std::size_t shut = close;
            while (is(open + 1, "(") && closing_[open + 1] == shut - 1) {
                dropped_[open++] = true;
                dropped_[shut--] = true;
            }
            std::optional<char> own;
            const Shape inner = shape_of(open + 1, shut, own);
            const Shape around = is(close + 1, "::") && close + 1 < end ? Shape::cast
                                 : parent == Shape::whole && (i != begin || close + 1 != end)
                                     ? shape_of(begin, end, outer)
                                     : parent;
            if (may_drop(inner, own, around, outer, i == begin)) {
                dropped_[open] = true;
                dropped_[shut] = true;
            }
            if (inner != Shape::keep)
                range(open + 1, shut, inner, own);
            i = close;
        }
    }

    void arguments(std::size_t begin, std::size_t end) {
        if (is(begin, "select"))
            return;
        std::size_t first = begin;
        for (std::size_t i = begin; i <= end; ++i) {
            if (i < end && closing_[i] > i) {
                i = closing_[i];
                continue;
            }
            if (i == end || is(i, ",")) {
                range(first, i, Shape::whole, {});
                first = i + 1;
            }
        }
    }

    std::string_view sql_;
    std::vector<Token> tokens_;
    std::vector<std::size_t> closing_;
    std::vector<bool> dropped_;
};

}  // namespace

std::string pretty_expression(std::string_view expression) {
    return PrettyPrinter(expression).run();
}

}  // namespace aludel::dialect::postgresql::simulation
