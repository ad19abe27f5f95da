#include <algorithm>
#include <regex>
#include <utility>

#include "base/text.hpp"
#include "dialect/postgresql/simulation/evaluate.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

/// The length of the character that begins with this byte.
std::size_t character_length(unsigned char first) {
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

bool matches_like(std::string_view text, std::string_view pattern) {
    while (!pattern.empty()) {
        if (pattern.front() == '%') {
            pattern.remove_prefix(1);
            for (std::size_t i = 0; i <= text.size(); ++i)
                if (matches_like(text.substr(i), pattern))
                    return true;
            return false;
        }
        if (text.empty())
            return false;
        if (pattern.front() == '_') {
            text.remove_prefix(std::min(character_length(static_cast<unsigned char>(text.front())), text.size()));
            pattern.remove_prefix(1);
            continue;
        }
        if (pattern.front() == '\\' && pattern.size() > 1)
            pattern.remove_prefix(1);
        if (text.front() != pattern.front())
            return false;
        text.remove_prefix(1);
        pattern.remove_prefix(1);
    }
    return text.empty();
}

/// Patterns that PostgreSQL and ECMAScript read alike.
bool is_plain_pattern(std::string_view pattern) {
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '\\') {
            ++i;
            if (i >= pattern.size() ||
                std::string_view(".^$*+?()[]{}|\\/-d").find(pattern[i]) == std::string_view::npos)
                return false;
        } else if (static_cast<unsigned char>(pattern[i]) >= 0x80 || pattern[i] == '{' || pattern[i] == '\n' ||
                   (pattern[i] == '(' && i + 1 < pattern.size() && pattern[i + 1] == '?') ||
                   (pattern[i] == '[' && pattern.substr(i).find("[:") != std::string_view::npos) ||
                   (std::string_view("*+?").find(pattern[i]) != std::string_view::npos && i + 1 < pattern.size() &&
                    std::string_view("*+?").find(pattern[i + 1]) != std::string_view::npos)) {
            return false;
        }
    }
    return !pattern.starts_with("***");
}

Datum matched_pattern(const std::string& name, const std::string& text, const std::string& pattern) {
    if (!is_plain_pattern(pattern) || text.find('\n') != std::string::npos)
        return Datum::unknown("what the pattern " + pattern + " means", type_id::boolean);
    const bool negated = name.front() == '!';
    auto flags = std::regex::ECMAScript;
    if (name.back() == '*')
        flags |= std::regex::icase;
    try {
        return Datum::boolean(std::regex_search(text, std::regex(pattern, flags)) != negated);
    } catch (const std::regex_error&) {
        return Datum::unknown("what the pattern " + pattern + " means", type_id::boolean);
    }
}

bool has_order(const std::string& name, int order) {
    if (name == "=")
        return order == 0;
    if (name == "<>" || name == "!=")
        return order != 0;
    if (name == "<")
        return order < 0;
    if (name == "<=")
        return order <= 0;
    if (name == ">")
        return order > 0;
    return order >= 0;
}

bool is_comparison(const std::string& name) {
    return name == "=" || name == "<>" || name == "!=" || name == "<" || name == "<=" || name == ">" || name == ">=";
}

bool is_matching(const std::string& name) {
    return name == "~~" || name == "!~~" || name == "~~*" || name == "!~~*" || name == "~" || name == "!~" ||
           name == "~*" || name == "!~*" || name == "^@";
}

bool contains_all(const Datum& whole, const Datum& part) {
    return std::all_of(part.items.begin(), part.items.end(), [&](const Datum& one) {
        return std::any_of(whole.items.begin(), whole.items.end(),
                           [&](const Datum& other) { return compare(one, other) == 0; });
    });
}

TypeId wider(TypeId a, TypeId b) {
    if (a == type_id::int8 || b == type_id::int8)
        return type_id::int8;
    return a == type_id::int2 && b == type_id::int2 ? type_id::int2 : type_id::int4;
}

}  // namespace

void Evaluator::agree(Datum& a, Datum& b, const Node& at) {
    // A label that an enum does not have is an error before any row is read.
    for (const auto& [literal, other] : {std::pair(&a, &b), std::pair(&b, &a)})
        if (literal->type == type_id::unknown && other->type >= 16384) {
            const SystemType* type = system_.type(other->type);
            if (type != nullptr && type->kind == 'e')
                *literal = cast(*literal, other->type, at);
        }
    if (a.type == type_id::unknown && b.type != type_id::unknown)
        a = cast(a, is_array(b.type) || is_numbered(b.type) ? b.type : type_id::text, at);
    else if (b.type == type_id::unknown && a.type != type_id::unknown)
        b = cast(b, is_array(a.type) || is_numbered(a.type) ? a.type : type_id::text, at);
}

Datum Evaluator::compared(const std::string& name, Datum a, Datum b, const Node& at) {
    // A literal becomes what the other is, whatever comes of it.
    agree(a, b, at);
    if (a.is_null() || b.is_null())
        return Datum::null(type_id::boolean);
    if (a.is_unknown() || b.is_unknown())
        return Datum::unknown(a.is_unknown() ? a.text : b.text, type_id::boolean);
    if (a.type == type_id::record && b.type == type_id::record && name == "=" && a.items.size() == b.items.size()) {
        Datum all = Datum::boolean(true);
        for (std::size_t i = 0; i < a.items.size(); ++i) {
            Datum one = compared("=", a.items[i], b.items[i], at);
            if (one.is_false())
                return one;
            if (!one.is_true() && !all.is_unknown())
                all = std::move(one);
        }
        return all;
    }
    const auto order = compare(a, b);
    if (!order) {
        const bool unlike = (is_numbered(a.type) && is_textual(b.type)) || (is_textual(a.type) && is_numbered(b.type));
        if (unlike)
            fail("42883",
                 "operator does not exist: " + system_.type_text(a.type) + " " + name + " " + system_.type_text(b.type),
                 at);
        return Datum::unknown("how these values compare", type_id::boolean);
    }
    if (a.type >= 16384 && *order != 0 && name != "=" && name != "<>" && name != "!=")
        return Datum::unknown("the order of the values of " + system_.type_text(a.type), type_id::boolean);
    return Datum::boolean(has_order(name, *order));
}

Datum Evaluator::is_distinct(Datum a, Datum b, const Node& at) {
    if (a.is_null() && b.is_null())
        return Datum::boolean(false);
    agree(a, b, at);
    if (a.is_unknown() || b.is_unknown())
        return Datum::unknown(a.is_unknown() ? a.text : b.text, type_id::boolean);
    if (a.is_null() || b.is_null())
        return Datum::boolean(true);
    return compared("<>", std::move(a), std::move(b), at);
}

Datum Evaluator::any_or_all(const std::string& name, const Datum& left, const Datum& array, bool all, const Node& at) {
    if (array.is_null())
        return Datum::null(type_id::boolean);
    if (array.is_unknown())
        return Datum::unknown(array.text, type_id::boolean);
    Datum list = array;
    if (list.type == type_id::unknown) {
        const TypeId element = left.type == type_id::unknown ? type_id::text : left.type;
        list = cast(list, array_of(element) == 0 ? 1009 : array_of(element), at);
    }
    if (!is_array(list.type))
        fail("42809", "op ANY/ALL (array) requires array on right side", at);
    Datum result = Datum::boolean(all);
    for (const Datum& item : list.items) {
        Datum one = applied(name, left, item, at);
        if (one.is_known() && (one.number != 0) != all)
            return one;
        if (one.is_unknown() ? !result.is_unknown() : one.is_null() && result.is_known())
            result = std::move(one);
    }
    return result;
}

Datum Evaluator::operation(const Node& node, const Frame* frame) {
    const std::string& kind = node.word("kind");
    const std::string name = string_of(node["name"].items.back());
    const Node& right = node["rexpr"];
    if (!node["lexpr"]) {
        Datum value = expression(right, frame);
        if (value.is_known() && is_integer(value.type) && (name == "-" || name == "+")) {
            value.number = name == "-" ? -value.number : value.number;
            return value;
        }
        if (value.is_known() && value.type == type_id::numeric && name == "-") {
            value.text = value.text.starts_with('-') ? value.text.substr(1) : "-" + value.text;
            return value;
        }
        return value.is_null() ? value : Datum::unknown("what the operator " + name + " gives");
    }
    const Datum left = expression(node["lexpr"], frame);
    if (kind == "AEXPR_IN") {
        Datum found = Datum::boolean(false);
        const bool negated = name == "<>";
        for (const Node& item : right.list("items")) {
            Datum one = compared("=", left, expression(item, frame), node);
            if (one.is_true()) {
                found = std::move(one);
                break;
            }
            if (one.is_unknown() ? !found.is_unknown() : one.is_null() && found.is_known())
                found = std::move(one);
        }
        if (negated && found.is_known())
            found.number = found.number == 0 ? 1 : 0;
        return found;
    }
    if (kind.find("BETWEEN") != std::string::npos) {
        Datum low = expression(right.list("items").at(0), frame);
        Datum high = expression(right.list("items").at(1), frame);
        if (kind.ends_with("SYM"))
            return Datum::unknown("what BETWEEN SYMMETRIC gives", type_id::boolean);
        Datum above = compared(">=", left, std::move(low), node);
        Datum below = compared("<=", left, std::move(high), node);
        Datum both = above.is_false() || below.is_unknown() ? above.is_false() ? above : below
                     : below.is_false()                     ? below
                     : above.is_known()                     ? below
                                                            : above;
        if (kind.find("NOT_") != std::string::npos && both.is_known())
            both.number = both.number == 0 ? 1 : 0;
        return both;
    }
    const Datum other = expression(right, frame);
    if (kind == "AEXPR_OP_ANY" || kind == "AEXPR_OP_ALL")
        return any_or_all(name, left, other, kind == "AEXPR_OP_ALL", node);
    if (kind == "AEXPR_DISTINCT")
        return is_distinct(left, other, node);
    if (kind == "AEXPR_NOT_DISTINCT") {
        Datum result = is_distinct(left, other, node);
        if (result.is_known())
            result.number = result.number == 0 ? 1 : 0;
        return result;
    }
    if (kind == "AEXPR_NULLIF") {
        const Datum same = compared("=", left, other, node);
        return same.is_unknown() ? Datum::unknown(same.text, left.type)
               : same.is_true()  ? Datum::null(left.type)
                                 : left;
    }
    if (kind == "AEXPR_SIMILAR")
        return Datum::unknown("what SIMILAR TO gives", type_id::boolean);
    if (strings_of(node["name"].items).size() > 1 && string_of(node["name"].items.front()) != "pg_catalog")
        return Datum::unknown("what the operator " + name + " gives");
    return applied(name, left, other, node);
}

Datum Evaluator::applied(const std::string& name, Datum a, Datum b, const Node& at) {
    if (is_comparison(name))
        return compared(name, std::move(a), std::move(b), at);
    if (name == "||") {
        if (is_array(a.type) || is_array(b.type) || (!is_textual(a.type) && !is_textual(b.type)))
            return a.is_null() && b.is_null() ? a : Datum::unknown("what the operator || gives", a.type);
        if (a.is_null() || b.is_null())
            return Datum::null(type_id::text);
        if (a.is_unknown() || b.is_unknown())
            return Datum::unknown(a.is_unknown() ? a.text : b.text);
        return Datum::of(text_of(a) + text_of(b));
    }
    const bool matching = is_matching(name);
    if (matching || name == "@>" || name == "<@" || name == "&&") {
        if (!matching)
            agree(a, b, at);
        if (a.is_null() || b.is_null())
            return Datum::null(type_id::boolean);
        if (a.is_unknown() || b.is_unknown())
            return Datum::unknown(a.is_unknown() ? a.text : b.text, type_id::boolean);
    }
    if (matching) {
        if (!is_textual(a.type) || !is_textual(b.type))
            return Datum::unknown("what the operator " + name + " gives", type_id::boolean);
        if (name == "^@")
            return Datum::boolean(a.text.starts_with(b.text));
        if (name.find("~~") == std::string::npos)
            return matched_pattern(name, a.text, b.text);
        const bool fold = name.back() == '*';
        const bool found = fold ? matches_like(ascii_lower(a.text), ascii_lower(b.text)) : matches_like(a.text, b.text);
        return Datum::boolean(found != (name.front() == '!'));
    }
    if (is_array(a.type) && is_array(b.type)) {
        if (name == "@>")
            return Datum::boolean(contains_all(a, b));
        if (name == "<@")
            return Datum::boolean(contains_all(b, a));
        if (name == "&&")
            return Datum::boolean(std::any_of(a.items.begin(), a.items.end(), [&](const Datum& one) {
                return contains_all(b, Datum::array({one}, b.type));
            }));
    }
    agree(a, b, at);
    if (is_integer(a.type) && is_integer(b.type)) {
        const TypeId type = wider(a.type, b.type);
        if (a.is_null() || b.is_null())
            return Datum::null(type);
        if (a.is_unknown() || b.is_unknown())
            return Datum::unknown(a.is_unknown() ? a.text : b.text, type);
        if (name == "+")
            return Datum::of_number(a.number + b.number, type);
        if (name == "-")
            return Datum::of_number(a.number - b.number, type);
        if (name == "*")
            return Datum::of_number(a.number * b.number, type);
        if ((name == "/" || name == "%") && b.number == 0)
            fail("22012", "division by zero");
        if (name == "/")
            return Datum::of_number(a.number / b.number, type);
        if (name == "%")
            return Datum::of_number(a.number % b.number, type);
        if (name == "&")
            return Datum::of_number(a.number & b.number, type);
        if (name == "|")
            return Datum::of_number(a.number | b.number, type);
    }
    if (a.is_null() || b.is_null())
        return Datum::null(a.type);
    return Datum::unknown(a.is_unknown()   ? a.text
                          : b.is_unknown() ? b.text
                                           : "what the operator " + name + " gives",
                          a.type);
}

}  // namespace aludel::dialect::postgresql::simulation
