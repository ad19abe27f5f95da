#include "python/pattern_check.hpp"

#include <algorithm>
#include <set>

namespace aludel::python {
namespace {

class PatternCheck {
public:
    PatternCheck(const Program& program, const std::deque<std::string>& names) : program_(program), names_(names) {}

    /// The names that the pattern binds.
    std::set<std::string> bound(const Pattern& pattern) const {
        std::set<std::string> all;
        if (pattern.kind == PatternKind::or_) {
            all = alternatives(pattern);
        } else {
            for (const Pattern* part : pattern.patterns) {
                for (const std::string& name : bound(*part)) {
                    add(all, name, pattern);
                }
            }
        }
        if (pattern.kind == PatternKind::mapping) {
            check_keys(pattern);
        }
        if (pattern.name) {
            add(all, names_[pattern.name->name], pattern);
        }
        return all;
    }

    void check_rest(const Pattern& pattern) const {
        const Pattern* all = takes_everything(pattern);
        if (all && all->name) {
            fail(*all, "name capture '" + names_[all->name->name] + "' makes remaining patterns unreachable");
        }
        if (all) {
            fail(*all, "wildcard makes remaining patterns unreachable");
        }
    }

private:
    [[noreturn]] void fail(const Pattern& at, std::string message) const {
        throw syntax_error(program_.source, at.begin, at.end, std::move(message));
    }

    void add(std::set<std::string>& all, const std::string& name, const Pattern& at) const {
        if (!all.insert(name).second) {
            fail(at, "multiple assignments to name '" + name + "' in pattern");
        }
    }

    std::set<std::string> alternatives(const Pattern& pattern) const {
        std::set<std::string> first;
        for (std::size_t i = 0; i < pattern.patterns.size; ++i) {
            const Pattern& part = *pattern.patterns[i];
            std::set<std::string> names = bound(part);
            if (i + 1 < pattern.patterns.size) {
                check_rest(part);
            }
            if (i == 0) {
                first = std::move(names);
            } else if (names != first) {
                fail(pattern, "alternative patterns bind different names");
            }
        }
        return first;
    }

    void check_keys(const Pattern& pattern) const {
        std::set<std::string> seen;
        for (const Expression* key : pattern.keys) {
            if (key->kind != Syntax::constant) {
                continue;
            }
            const Literal& literal = program_.literals[static_cast<const Constant*>(key)->index];
            const std::string_view written = program_.source.text().substr(key->begin, key->end - key->begin);
            const std::string text = literal.kind == LiteralKind::string ? "'" + literal.text + "'" : std::string(written);
            if (!seen.insert(text).second) {
                fail(pattern, "mapping pattern checks duplicate key (" + text + ")");
            }
        }
    }

    /// The part that does so; null when there is none.
    static const Pattern* takes_everything(const Pattern& pattern) {
        switch (pattern.kind) {
            case PatternKind::wildcard:
            case PatternKind::capture: return &pattern;
            case PatternKind::as: return takes_everything(*pattern.patterns[0]);
            case PatternKind::or_: return takes_everything(*pattern.patterns[pattern.patterns.size - 1]);
            default: return nullptr;
        }
    }

    const Program& program_;
    const std::deque<std::string>& names_;
};

}  // namespace

void check_case(const Program& program, const std::deque<std::string>& names, const Case& clause, bool last) {
    const PatternCheck check(program, names);
    static_cast<void>(check.bound(*clause.pattern));
    if (!last && !clause.guard) {
        check.check_rest(*clause.pattern);
    }
}

}  // namespace aludel::python
