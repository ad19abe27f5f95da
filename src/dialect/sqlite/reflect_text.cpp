#include "dialect/sqlite/reflect_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "dialect/sqlite/text_matcher.hpp"

namespace aludel::dialect::sqlite {

namespace {

using catalog::Constraint;

/// The names in a list of columns, however they are separated.
std::vector<std::string> names_in(const std::string& list) {
    const Matcher text(list);
    std::vector<std::string> names;
    each_match(text, [&](std::size_t at) -> Position {
        std::string name;
        if (const Position end = text.quoted(at, name, [](std::size_t next) { return Position(next); })) {
            names.push_back(std::move(name));
            return end;
        }
        const Position end = text.some(at, is_plain);
        if (end) {
            names.push_back(text.slice(at, *end));
        }
        return end;
    });
    return names;
}

/// The parts of one FOREIGN KEY clause.
class ForeignKeyMatch {
public:
    explicit ForeignKeyMatch(const Matcher& text) : text_(text) {}

    Constraint constraint;

    Position match(std::size_t position) {
        return text_.maybe_named(position, constraint.name, [this](std::size_t at) { return key(at); });
    }

private:
    Position key(std::size_t at) {
        const Position word = text_.literal(at, "FOREIGN KEY");
        if (!word || !text_.at(text_.blanks(*word), '(')) {
            return std::nullopt;
        }
        const std::size_t begin = text_.blanks(text_.blanks(*word) + 1);
        return text_.lazily(begin, [&](std::size_t end) -> Position {
            const std::size_t close = text_.blanks(end);
            const Position gap = text_.at(close, ')') ? text_.some_blanks(close + 1) : std::nullopt;
            const Position references = gap ? text_.literal(*gap, "REFERENCES") : std::nullopt;
            const Position table = references ? text_.some_blanks(*references) : std::nullopt;
            if (!table) {
                return std::nullopt;
            }
            rule_ = {};
            rule_.columns = names_in(text_.slice(begin, end));
            return referred(*table);
        });
    }

    Position referred(std::size_t at) {
        std::string& name = rule_.referred.name;
        if (text_.at(at, '"')) {
            return text_.quoted(at, name, [this](std::size_t end) { return referred_columns(end); });
        }
        const Position end = text_.some(at, is_plain);
        if (!end) {
            return std::nullopt;
        }
        name = text_.slice(at, *end);
        return referred_columns(*end);
    }

    Position referred_columns(std::size_t at) {
        const std::size_t open = text_.blanks(at);
        if (!text_.at(open, '(')) {
            return std::nullopt;
        }
        const std::size_t begin = text_.blanks(open + 1);
        std::size_t end = begin;
        while (const Position item = column(end)) {
            end = text_.blanks(*item);
            end = text_.at(end, ',') ? text_.blanks(end + 1) : end;
        }
        if (end == begin || !text_.at(end, ')')) {
            return std::nullopt;
        }
        rule_.referred_columns = names_in(text_.slice(begin, end));
        return options(text_.blanks(end + 1));
    }

    Position column(std::size_t at) const {
        if (!text_.at(at, '"')) {
            return text_.some(at, is_plain);
        }
        const Position end = text_.some(at + 1, [](char c) { return c != '"'; });
        return end && text_.at(*end, '"') ? Position(*end + 1) : std::nullopt;
    }

    Position options(std::size_t at) {
        while (const Position next = action(at)) {
            at = *next;
        }
        constraint.deferrable.reset();
        constraint.initially.clear();
        const Position negated = text_.literal(at, "NOT");
        const Position gap = negated ? text_.some_blanks(*negated) : std::nullopt;
        if (const Position end = text_.literal(gap.value_or(at), "DEFERRABLE")) {
            constraint.deferrable = !gap.has_value();
            at = *end;
        }
        if (const Position start = text_.some_blanks(at)) {
            const Position word = text_.literal(*start, "INITIALLY");
            const Position when = word ? text_.some_blanks(*word) : std::nullopt;
            for (const std::string_view one : {std::string_view("DEFERRED"), std::string_view("IMMEDIATE")}) {
                if (const Position end = when ? text_.literal(*when, one) : std::nullopt) {
                    constraint.initially = one;
                    at = *end;
                    break;
                }
            }
        }
        constraint.rule = rule_;
        return at;
    }

    /// ON DELETE … or ON UPDATE …; NO ACTION is as if nothing was said.
    Position action(std::size_t at) {
        constexpr std::array<std::string_view, 5> all{"SET NULL", "SET DEFAULT", "CASCADE", "RESTRICT", "NO ACTION"};
        for (const std::string_view event : {std::string_view("ON DELETE "), std::string_view("ON UPDATE ")}) {
            const Position start = text_.literal(at, event);
            for (const std::string_view one : all) {
                if (const Position end = start ? text_.literal(*start, one) : std::nullopt) {
                    std::string& said = event == "ON DELETE " ? rule_.on_delete : rule_.on_update;
                    said = one == "NO ACTION" ? said : std::string(one);
                    return text_.blanks(*end);
                }
            }
        }
        return std::nullopt;
    }

    const Matcher& text_;
    catalog::ForeignKey rule_;
};

/// A column's name, its type in plain words, UNIQUE.
Position unique_column(const Matcher& text, std::size_t at, std::string& name) {
    const auto tail = [&](std::size_t end) -> Position {
        Position next = text.some(end, is_blank);
        next = next ? text.some(*next, is_plain) : std::nullopt;
        while (next) {
            const Position word = text.some(*next, is_blank);
            if (const Position unique = word ? text.literal(*word, "UNIQUE") : std::nullopt) {
                return unique;
            }
            next = word ? text.some(*word, is_plain) : std::nullopt;
        }
        return std::nullopt;
    };
    if (text.at(at, '"')) {
        return text.quoted(at, name, tail);
    }
    const std::size_t begin = text.at(at, '[') || text.at(at, '`') ? at + 1 : at;
    const Position end = text.some(begin, is_plain);
    if (!end) {
        return std::nullopt;
    }
    name = text.slice(begin, *end);
    return tail(text.at(*end, ']') || text.at(*end, '`') ? *end + 1 : *end);
}

/// Behind a name in any of SQLite's four kinds of quotes.
Position quoted_name(const Matcher& text, std::size_t begin) {
    for (const auto& [open, close] :
         {std::pair('"', '"'), std::pair('\'', '\''), std::pair('[', ']'), std::pair('`', '`')}) {
        if (!text.at(begin, open)) {
            continue;
        }
        for (std::size_t at = begin + 1; at < text.size(); ++at) {
            if (!text.at(at, close)) {
                continue;
            }
            if (!text.at(at + 1, close)) {
                return at > begin + 1 ? Position(at + 1) : std::nullopt;
            }
            ++at;
        }
    }
    return std::nullopt;
}

/// `CHECK (`, with the name before it where there is one.
Position check_start(const Matcher& text, std::size_t at, std::string& name) {
    const auto check = [&](std::size_t from) -> Position {
        const Position word = text.literal(from, "CHECK");
        const std::size_t open = word ? text.run(*word, is_space) : 0;
        return word && text.at(open, '(') ? Position(open + 1) : std::nullopt;
    };
    const auto behind_name = [&](std::size_t begin, std::size_t end) -> Position {
        const Position gap = text.some(end, is_space);
        const Position found = gap ? check(*gap) : std::nullopt;
        if (found) {
            name = text.slice(begin, end);
        }
        return found;
    };
    const Position word = text.literal(at, "CONSTRAINT");
    if (const Position begin = word ? text.some(*word, is_space) : std::nullopt) {
        if (const Position end = quoted_name(text, *begin)) {
            if (const Position found = behind_name(*begin, *end)) {
                return found;
            }
        }
        if (const Position found = behind_name(*begin, text.run(*begin, [](char c) { return !is_space(c); }))) {
            return found;
        }
    }
    name.clear();
    return check(at);
}

/// Takes one pair of quotes off, and leaves what is inside as it is.
std::string without_quotes(const std::string& name) {
    if (name.size() < 3) {
        return name;
    }
    const char first = name.front();
    const bool same = (first == '"' || first == '\'' || first == '`') && name.back() == first;
    return same || (first == '[' && name.back() == ']') ? name.substr(1, name.size() - 2) : name;
}

/// The `)` that closes what is open at `at`; quoted text does not count.
Position closing_parenthesis(std::string_view text, std::size_t at) {
    int depth = 1;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\'' || c == '"') {
            for (++at; at < text.size(); ++at) {
                if (text[at] == c && at + 1 < text.size() && text[at + 1] == c) {
                    ++at;
                } else if (text[at] == c) {
                    break;
                }
            }
        } else if (c == '(') {
            ++depth;
        } else if (c == ')' && --depth == 0) {
            return at;
        }
    }
    return std::nullopt;
}

}  // namespace

std::string primary_key_name(std::string_view create_table) {
    const Matcher text(create_table);
    std::string name;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.named(at, name, [&](std::size_t next) { return text.literal(next, "PRIMARY KEY"); })) {
            return name;
        }
    }
    return {};
}

std::vector<Constraint> foreign_keys_in(std::string_view create_table) {
    const Matcher text(create_table);
    std::vector<Constraint> found;
    each_match(text, [&](std::size_t at) {
        ForeignKeyMatch key(text);
        const Position end = key.match(at);
        if (end) {
            found.push_back(std::move(key.constraint));
        }
        return end;
    });
    return found;
}

std::vector<Constraint> uniques_in(std::string_view create_table) {
    const Matcher text(create_table);
    std::vector<Constraint> found;
    const auto keep = [&](const std::string& name, std::vector<std::string> columns) {
        Constraint constraint;
        constraint.name = name;
        constraint.rule = catalog::Unique{std::move(columns), {}, {}};
        found.push_back(std::move(constraint));
    };
    each_match(text, [&](std::size_t at) {
        std::string name;
        return text.maybe_named(at, name, [&](std::size_t start) -> Position {
            const Position word = text.literal(start, "UNIQUE");
            const std::size_t open = word ? text.blanks(*word) : 0;
            if (!word || !text.at(open, '(')) {
                return std::nullopt;
            }
            return text.lazily(open + 1, [&](std::size_t end) -> Position {
                if (!text.at(end, ')')) {
                    return std::nullopt;
                }
                keep(name, names_in(text.slice(open + 1, end)));
                return end + 1;
            });
        });
    });
    each_match(text, [&](std::size_t at) {
        std::string column;
        const Position end = unique_column(text, at, column);
        if (end) {
            keep("", {column});
        }
        return end;
    });
    return found;
}

std::vector<Constraint> checks_in(std::string_view create_table) {
    const Matcher text(create_table);
    std::vector<Constraint> found;
    each_match(text, [&](std::size_t at) -> Position {
        if (at > 0 && is_plain(create_table[at - 1])) {
            return std::nullopt;
        }
        std::string name;
        const Position begin = check_start(text, at, name);
        const Position end = begin ? closing_parenthesis(create_table, *begin) : std::nullopt;
        if (end) {
            Constraint constraint;
            constraint.name = without_quotes(name);
            constraint.rule = catalog::Check{std::string(trim(create_table.substr(*begin, *end - *begin))), false};
            found.push_back(std::move(constraint));
        }
        return begin;
    });
    const auto key = [](const Constraint& one) { return one.name.empty() ? std::string("~") : one.name; };
    std::stable_sort(found.begin(), found.end(),
                     [&](const Constraint& a, const Constraint& b) { return key(a) < key(b); });
    return found;
}

std::string generated_expression(std::string_view create_table, std::string_view column) {
    const std::size_t open = create_table.find('(');
    const std::size_t close = create_table.rfind(')');
    if (open == std::string_view::npos || close <= open) {
        return {};
    }
    const std::string_view body = trim(create_table.substr(open + 1, close - open - 1));
    const Matcher text(body);
    const auto expression = [&](std::size_t at) -> std::optional<std::string> {
        Position next = text.some(at, is_space);
        for (const std::string_view word :
             {std::string_view("GENERATED"), std::string_view("ALWAYS"), std::string_view("AS")}) {
            next = next ? text.literal(*next, word) : std::nullopt;
            next = next ? text.some(*next, is_space) : std::nullopt;
        }
        if (!next || !text.at(*next, '(')) {
            return std::nullopt;
        }
        const std::size_t last = body.substr(0, text.line_end(*next)).rfind(')');
        return last != std::string_view::npos && last > *next ? std::optional(text.slice(*next + 1, last))
                                                              : std::nullopt;
    };
    for (std::size_t at = 0; at < body.size(); ++at) {
        const Position name = text.literal(at, column);
        if (!name) {
            continue;
        }
        // As far from the name as it can be, but before the next comma.
        for (std::size_t from = std::min(body.find(',', *name), body.size()) + 1; from-- > *name;) {
            if (const std::optional<std::string> found = expression(from)) {
                return *found;
            }
        }
    }
    return {};
}

std::optional<std::string> index_predicate(std::string_view create_index) {
    const Matcher text(create_index);
    for (std::size_t at = 0; at < text.size(); ++at) {
        Position next = text.at(at, ')') ? text.some(at + 1, is_space) : std::nullopt;
        next = next ? text.literal(*next, "WHERE") : std::nullopt;
        next = next ? text.some(*next, is_space) : std::nullopt;
        if (next && text.line_end(*next) > *next) {
            return text.slice(*next, text.line_end(*next));
        }
    }
    return std::nullopt;
}

}  // namespace aludel::dialect::sqlite
