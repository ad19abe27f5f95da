#include "python/lower.hpp"

namespace aludel::python {

Expression* Lowering::comprehension(const GrammarNode& node, ComprehensionKind shape) {
    auto* made = make<Comprehension>(Syntax::comprehension, node);
    made->shape = shape;
    Children parts(*this, node);
    const GrammarNode* body = nullptr;
    std::vector<const GrammarNode*> clauses;
    for (GrammarNode& part : parts) {
        if (part.kind == Grammar::for_in_clause || part.kind == Grammar::if_clause) {
            clauses.push_back(&part);
        } else if (part.field == Field::body) {
            body = &part;
        }
    }
    Scope* around = scope_;
    Scope* inside;
    if (shape == ComprehensionKind::generator) {
        Code* code = new_code(CodeKind::generator_expression, name("<genexpr>"), node);
        code->qualified_name = name(qualified("<genexpr>"));
        code->generator = true;
        code->comprehension = made;
        code->parameters.positional = 1;
        std::vector<NameIndex> names = {name(".0")};
        code->parameters.names = program_.arena.copy(names);
        made->code = code;
        inside = around->child(ScopeKind::function, code);
        Scope::Symbol& iterator = inside->symbol(names[0]);
        iterator.bound = true;
        iterator.parameter = true;
    } else {
        inside = around->child(ScopeKind::comprehension, nullptr);
        inside->comprehension = made;
    }
    std::vector<ComprehensionClause> made_clauses;
    std::vector<std::vector<Expression*>> conditions;
    for (const GrammarNode* clause : clauses) {
        Children pieces(*this, *clause);
        if (clause->kind == Grammar::if_clause) {
            scope_ = inside;
            conditions.back().push_back(expression(pieces->back()));
            continue;
        }
        ComprehensionClause next{};
        std::vector<Expression*> iterables;
        const GrammarNode* left = nullptr;
        // The first iterable belongs to the scope around; the target is bound before anything else is read.
        for (GrammarNode& piece : pieces) {
            if (piece.kind == Grammar::token) {
                next.async = next.async || text(piece) == "async";
            } else if (piece.field == Field::left) {
                left = &piece;
            } else if (piece.field == Field::right) {
                scope_ = made_clauses.empty() ? around : inside;
                ++iterables_;
                iterables.push_back(expression(piece));
                --iterables_;
            }
        }
        if (iterables.size() != 1) {
            fail(*clause, "invalid syntax");
        }
        next.iterable = iterables[0];
        scope_ = inside;
        next.target = target(*left);
        if (next.async) {
            Scope& frame = around->frame();
            if (!frame.code->async && frame.code->kind != CodeKind::generator_expression) {
                fail(*clause, "asynchronous comprehension outside of an asynchronous function");
            }
            if (made->code) {
                made->code->async = true;
            }
        }
        made_clauses.push_back(next);
        conditions.emplace_back();
    }
    scope_ = inside;
    if (shape == ComprehensionKind::dict) {
        Children pair(*this, *body);
        for (GrammarNode& side : pair) {
            if (side.field == Field::key) {
                made->element = expression(side);
            } else if (side.field == Field::value) {
                made->value = expression(side);
            }
        }
    } else {
        made->element = expression(*body);
        if (made->element->kind == Syntax::starred) {
            fail(*body, "iterable unpacking cannot be used in comprehension");
        }
    }
    scope_ = around;
    for (std::size_t i = 0; i < made_clauses.size(); ++i) {
        made_clauses[i].conditions = program_.arena.copy(conditions[i]);
    }
    made->clauses = program_.arena.copy(made_clauses);
    return made;
}

}  // namespace aludel::python
