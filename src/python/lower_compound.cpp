#include <utility>

#include "python/lower.hpp"
#include "python/pattern_check.hpp"
#include "python/syntax_message.hpp"

namespace aludel::python {

Block Lowering::else_block(const GrammarNode& node) {
    Children parts(*this, node);
    for (GrammarNode& part : parts) {
        if (part.kind == Grammar::block) {
            check_lines(node.begin, part.begin > node.begin ? node.begin + 4 : node.begin);
            return block(part);
        }
    }
    throw missing_block(program_.source, node.begin);
}

Block Lowering::loop_body(const GrammarNode& node) {
    ++scope_->loops;
    Block made = block(node);
    --scope_->loops;
    return made;
}

Statement* Lowering::if_(const GrammarNode& node) {
    // elif clauses are ifs in the else of what stands before them.
    auto* made = make<If>(Syntax::if_, node);
    If* last = made;
    Children parts(*this, node);
    auto fill = [&](If& into, Children& pieces) {
        for (GrammarNode& piece : pieces) {
            if (piece.field == Field::condition) {
                check_lines(piece.begin, piece.end);
                into.test = expression(piece);
            } else if (piece.field == Field::consequence) {
                into.body = block(piece);
            }
        }
        if (into.body.empty()) {
            throw missing_block(program_.source, node.begin);
        }
    };
    fill(*made, parts);
    for (GrammarNode& part : parts) {
        if (part.kind == Grammar::elif_clause || part.kind == Grammar::else_clause) {
            check_clause(node, part);
        }
        if (part.kind == Grammar::elif_clause) {
            auto* next = make<If>(Syntax::if_, part);
            Children pieces(*this, part);
            fill(*next, pieces);
            std::vector<Statement*> one = {next};
            last->otherwise = program_.arena.copy(one);
            last = next;
        } else if (part.kind == Grammar::else_clause) {
            last->otherwise = else_block(part);
        }
    }
    return made;
}

Statement* Lowering::for_(const GrammarNode& node) {
    auto* made = make<For>(Syntax::for_, node);
    Children parts(*this, node);
    const GrammarNode* left = nullptr;
    for (GrammarNode& part : parts) {
        if (part.kind == Grammar::token) {
            made->async = made->async || (part.begin == node.begin && text(part) == "async");
        } else if (part.field == Field::left) {
            left = &part;
        } else if (part.field == Field::right) {
            check_lines(node.begin, part.end);
            made->iterable = expression(part);
            made->target = target(*left);
        } else if (part.field == Field::body) {
            made->body = loop_body(part);
        } else if (part.kind == Grammar::else_clause) {
            check_clause(node, part);
            made->otherwise = else_block(part);
        }
    }
    if (made->async && !(scope_->code && scope_->code->async)) {
        fail(node, "'async for' outside async function");
    }
    if (made->body.empty()) {
        throw missing_block(program_.source, node.begin);
    }
    return made;
}

Statement* Lowering::while_(const GrammarNode& node) {
    auto* made = make<While>(Syntax::while_, node);
    Children parts(*this, node);
    for (GrammarNode& part : parts) {
        if (part.field == Field::condition) {
            check_lines(node.begin, part.end);
            made->test = expression(part);
        } else if (part.field == Field::body) {
            made->body = loop_body(part);
        } else if (part.kind == Grammar::else_clause) {
            check_clause(node, part);
            made->otherwise = else_block(part);
        }
    }
    if (made->body.empty()) {
        throw missing_block(program_.source, node.begin);
    }
    return made;
}

Handler Lowering::handler(const GrammarNode& node) {
    Handler made{nullptr, nullptr, {}, node.begin};
    Children parts(*this, node);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        GrammarNode& part = parts[i];
        if (part.kind == Grammar::token) {
            if (first(part) == ',') {
                fail(node, "multiple exception types must be parenthesized");
            }
            continue;
        }
        if (part.kind == Grammar::block) {
            made.body = block(part);
        } else if (part.kind == Grammar::as_pattern) {
            check_lines(node.begin, part.end);
            Children pair(*this, part);
            made.type = expression(pair[0]);
            Children alias(*this, pair->back());
            if (alias.size() != 1 || alias[0].kind != Grammar::identifier) {
                fail(pair->back(), "invalid syntax");
            }
            made.name = bind_name(identifier(alias[0]), alias[0].begin, alias[0].end);
        } else if (!made.type) {
            check_lines(node.begin, part.end);
            made.type = expression(part);
        } else if (part.kind == Grammar::identifier) {
            made.name = bind_name(identifier(part), part.begin, part.end);
        } else {
            fail(part, "invalid syntax");
        }
    }
    if (made.body.empty()) {
        throw missing_block(program_.source, node.begin);
    }
    return made;
}

Statement* Lowering::try_(const GrammarNode& node) {
    auto* made = make<Try>(Syntax::try_, node);
    std::vector<Handler> handlers;
    Children parts(*this, node);
    for (GrammarNode& part : parts) {
        if (part.field == Field::body) {
            made->body = block(part);
        } else if (part.kind == Grammar::except_clause) {
            check_clause(node, part);
            if (!handlers.empty() && !handlers.back().type) {
                throw syntax_error(program_.source, handlers.back().begin, handlers.back().begin + 6,
                                   "default 'except:' must be last");
            }
            handlers.push_back(handler(part));
        } else if (part.kind == Grammar::except_group_clause) {
            refuse(part, "`except*` is not supported", "catch the exceptions with `except`");
        } else if (part.kind == Grammar::else_clause) {
            check_clause(node, part);
            made->otherwise = else_block(part);
        } else if (part.kind == Grammar::finally_clause) {
            check_clause(node, part);
            made->finally = else_block(part);
        }
    }
    made->handlers = program_.arena.copy(handlers);
    return made;
}

void Lowering::with_item(const GrammarNode& node, std::vector<WithItem>& items) {
    GrammarNode at = node;
    if (at.kind == Grammar::with_item) {
        Children parts(*this, at);
        at = parts[0];
    }
    if (at.kind == Grammar::as_pattern) {
        Children pair(*this, at);
        WithItem item{expression(pair[0]), nullptr};
        Children alias(*this, pair->back());
        item.target = target(alias[0]);
        items.push_back(item);
        return;
    }
    // `with (a as b, c as d):` may come as a tuple whose items are named.
    if (at.kind == Grammar::tuple || at.kind == Grammar::parenthesized_expression) {
        Children inner(*this, at);
        bool named = false;
        for (GrammarNode& part : inner) {
            named = named || part.kind == Grammar::as_pattern;
        }
        if (named) {
            for (GrammarNode& part : inner) {
                if (part.kind != Grammar::token) {
                    with_item(part, items);
                }
            }
            return;
        }
    }
    // `a if b else c as d` comes with `c as d` as its last part.
    with_end_ = at.end;
    WithItem item{expression(at), nullptr};
    with_end_ = 0;
    if (const std::optional<GrammarNode> named = std::exchange(with_alias_, std::nullopt)) {
        Children alias(*this, *named);
        item.target = target(alias[0]);
    }
    items.push_back(item);
}

Statement* Lowering::with(const GrammarNode& node) {
    auto* made = make<With>(Syntax::with, node);
    std::vector<WithItem> items;
    Children parts(*this, node);
    for (GrammarNode& part : parts) {
        if (part.kind == Grammar::token) {
            made->async = made->async || text(part) == "async";
        } else if (part.kind == Grammar::with_clause) {
            check_lines(node.begin, part.end);
            Children clause(*this, part);
            for (GrammarNode& item : clause) {
                if (item.kind != Grammar::token) {
                    with_item(item, items);
                }
            }
        } else if (part.field == Field::body) {
            made->body = block(part);
        }
    }
    if (made->async && !(scope_->code && scope_->code->async)) {
        fail(node, "'async with' outside async function");
    }
    if (made->body.empty()) {
        throw missing_block(program_.source, node.begin);
    }
    made->items = program_.arena.copy(items);
    return made;
}

Statement* Lowering::match(const GrammarNode& node) {
    auto* made = make<Match>(Syntax::match, node);
    Children parts(*this, node);
    std::vector<Expression*> subjects;
    bool comma = false;
    std::vector<Case> cases;
    for (GrammarNode& part : parts) {
        if (part.kind == Grammar::token) {
            comma = comma || first(part) == ',';
        } else if (part.field == Field::subject) {
            check_lines(node.begin, part.end);
            subjects.push_back(expression(part));
        } else if (part.kind == Grammar::block) {
            Children clauses(*this, part);
            for (GrammarNode& clause : clauses) {
                if (clause.kind != Grammar::case_clause) {
                    continue;
                }
                Children pieces(*this, clause);
                Case next{};
                std::vector<Pattern*> patterns;
                bool several = false;
                GrammarNode around = clause;
                for (GrammarNode& piece : pieces) {
                    if (piece.kind == Grammar::token) {
                        several = several || first(piece) == ',';
                    } else if (piece.kind == Grammar::case_pattern) {
                        patterns.push_back(pattern(piece));
                    } else if (piece.kind == Grammar::if_clause) {
                        Children guard(*this, piece);
                        next.guard = expression(guard->back());
                    } else if (piece.kind == Grammar::block) {
                        next.body = block(piece);
                    }
                }
                if (several || (patterns.size() == 1 && patterns[0]->kind == PatternKind::star)) {
                    next.pattern = make_pattern(PatternKind::sequence, around);
                    next.pattern->patterns = program_.arena.copy(patterns);
                } else {
                    next.pattern = patterns.at(0);
                }
                cases.push_back(next);
            }
        }
    }
    if (subjects.size() == 1 && !comma) {
        made->subject = subjects[0];
    } else {
        auto* tuple = make<Sequence>(Syntax::tuple, node);
        tuple->items = program_.arena.copy(subjects);
        for (Expression* subject : subjects) {
            tuple->has_star = tuple->has_star || subject->kind == Syntax::starred;
        }
        made->subject = tuple;
    }
    for (std::size_t i = 0; i < cases.size(); ++i) {
        check_case(program_, name_texts_, cases[i], i + 1 == cases.size());
    }
    made->cases = program_.arena.copy(cases);
    return made;
}

}  // namespace aludel::python
