#include "dialect/sqlite/named_relations.hpp"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <string>

#include "base/text.hpp"
#include "dialect/sqlite/inspect.hpp"
#include "dialect/sqlite/lexer.hpp"

namespace aludel::dialect::sqlite {

namespace {

class RelationFinder {
public:
    explicit RelationFinder(std::string_view sql) : tokens_(sql) {}

    std::vector<catalog::QualifiedName> find() {
        common_tables();
        levels_.emplace_back();
        while (at_ < tokens_.size()) {
            step();
        }
        return std::move(found_);
    }

private:
    /// Between parentheses.
    struct Level {
        bool in_from = false;  ///< a comma separates tables
        bool expects = false;  ///< a table comes next
    };

    bool is_one_of(std::size_t at, std::initializer_list<std::string_view> words) const {
        return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return tokens_.is(at, word); });
    }

    /// Behind the parenthesis that opens at `at`.
    std::size_t behind_group(std::size_t at) const {
        std::size_t depth = 0;
        for (; at < tokens_.size(); ++at) {
            depth += tokens_.text(at) == "(" ? 1 : 0;
            if (tokens_.text(at) == ")" && --depth == 0) {
                return at + 1;
            }
        }
        return at;
    }

    /// WITH a (x) AS (…), b AS (…)
    void common_tables() {
        for (std::size_t at = 0; at < tokens_.size(); ++at) {
            if (!tokens_.is(at, "WITH")) {
                continue;
            }
            std::size_t next = at + (tokens_.is(at + 1, "RECURSIVE") ? 2 : 1);
            while (tokens_.is_name(next)) {
                common_.insert(ascii_lower(tokens_.name(next++)));
                next = tokens_.text(next) == "(" ? behind_group(next) : next;
                while (is_one_of(next, {"AS", "NOT", "MATERIALIZED"})) {
                    ++next;
                }
                next = tokens_.text(next) == "(" ? behind_group(next) : next;
                next = tokens_.text(next) == "," ? next + 1 : tokens_.size();
            }
        }
    }

    void step() {
        Level& level = levels_.back();
        const std::string_view text = tokens_.text(at_);
        if (text == "(") {
            const bool join = level.expects && !is_one_of(at_ + 1, {"SELECT", "WITH", "VALUES"});
            level.expects = false;
            levels_.push_back({join, join});
            ++at_;
        } else if (text == ")") {
            if (levels_.size() > 1) {
                levels_.pop_back();
            }
            ++at_;
        } else if (level.expects && tokens_.is_name(at_)) {
            level.expects = false;
            relation();
        } else {
            word(level);
        }
    }

    void word(Level& level) {
        const bool compares = at_ > 1 && tokens_.is(at_ - 1, "DISTINCT") && is_one_of(at_ - 2, {"IS", "NOT"});
        if (tokens_.is(at_, "JOIN") || (tokens_.is(at_, "FROM") && !compares)) {
            level = {true, true};
        } else if (tokens_.text(at_) == ",") {
            level.expects = level.in_from;
        } else if (tokens_.is(at_, "INTO") || (tokens_.is(at_, "UPDATE") && !tokens_.is(at_ + 1, "SET"))) {
            level = {false, true};
            at_ += tokens_.is(at_ + 1, "OR") ? 2 : 0;
        } else if (tokens_.is(at_, "IN") && tokens_.is_name(at_ + 1)) {
            level.expects = true;
        } else if (is_one_of(at_, {"WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "WINDOW", "UNION", "INTERSECT",
                                   "EXCEPT", "SELECT", "SET", "VALUES", "RETURNING"}) ||
                   tokens_.text(at_) == ";") {
            level = {};
        }
        ++at_;
    }

    void relation() {
        const bool written = at_ > 0 && tokens_.is(at_ - 1, "INTO");
        catalog::QualifiedName name = read_name(tokens_, at_);
        const bool function = tokens_.text(at_) == "(" && !written;
        if (!function && (!name.schema.empty() || common_.count(ascii_lower(name.name)) == 0)) {
            found_.push_back(std::move(name));
        }
    }

    TokenList tokens_;
    std::size_t at_ = 0;
    std::set<std::string> common_;  ///< names of common table expressions, in lower case
    std::vector<Level> levels_;
    std::vector<catalog::QualifiedName> found_;
};

}  // namespace

std::vector<catalog::QualifiedName> named_relations(std::string_view sql) {
    return RelationFinder(sql).find();
}

}  // namespace aludel::dialect::sqlite
