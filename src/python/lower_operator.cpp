#include <array>
#include <string>

#include "python/lower.hpp"
#include "python/lower_star.hpp"

namespace aludel::python {

Expression* lift_star(Expression*& first, Expression* whole) {
    if (first->kind != Syntax::starred) {
        return whole;
    }
    auto* star = static_cast<Starred*>(first);
    first = star->value;
    whole->begin = first->begin;
    star->value = whole;
    star->end = whole->end;
    return star;
}

Expression* Lowering::boolean(const GrammarNode& node) {
    // A chain of one operator leans left; it is one node with many operands here.
    std::vector<GrammarNode> rights;
    GrammarNode at = node;
    bool is_and = false;
    for (bool top = true;; top = false) {
        Children parts(*this, at);
        bool this_and = text(parts[1]) == "and";
        if (top) {
            is_and = this_and;
        } else if (this_and != is_and) {
            break;
        }
        rights.push_back(parts->back());
        at = parts[0];
        if (at.kind != Grammar::boolean_operator) {
            break;
        }
    }
    auto* made = make<BooleanOperation>(Syntax::boolean, node);
    made->is_and = is_and;
    std::vector<Expression*> operands = {expression(at)};
    for (auto right = rights.rbegin(); right != rights.rend(); ++right) {
        operands.push_back(expression(*right));
    }
    Expression* whole = lift_star(operands[0], made);
    made->operands = program_.arena.copy(operands);
    return whole;
}

Expression* Lowering::comparison(const GrammarNode& node) {
    auto* made = make<Comparison>(Syntax::compare, node);
    Children parts(*this, node);
    std::vector<CompareOperator> operators;
    std::vector<Expression*> rest;
    for (GrammarNode& part : parts) {
        if (part.kind != Grammar::token) {
            Expression* operand = expression(part);
            if (made->first) {
                rest.push_back(operand);
            } else {
                made->first = operand;
            }
            continue;
        }
        std::string_view type = ts_node_type(part.node);
        if (type == "<") {
            operators.push_back(CompareOperator::less);
        } else if (type == "<=") {
            operators.push_back(CompareOperator::less_equal);
        } else if (type == "==") {
            operators.push_back(CompareOperator::equal);
        } else if (type == "!=") {
            operators.push_back(CompareOperator::not_equal);
        } else if (type == ">=") {
            operators.push_back(CompareOperator::greater_equal);
        } else if (type == ">") {
            operators.push_back(CompareOperator::greater);
        } else if (type == "in") {
            operators.push_back(CompareOperator::in);
        } else if (type == "not in") {
            operators.push_back(CompareOperator::not_in);
        } else if (type == "is") {
            operators.push_back(CompareOperator::is);
        } else if (type == "is not") {
            operators.push_back(CompareOperator::is_not);
        } else {
            fail(part, "invalid syntax");
        }
    }
    made->operators = program_.arena.copy(operators);
    made->rest = program_.arena.copy(rest);
    return lift_star(made->first, made);
}

Expression* Lowering::unary(const GrammarNode& node) {
    auto* made = make<UnaryOperation>(Syntax::unary, node);
    Children parts(*this, node);
    switch (first(parts[0])) {
        case '-': made->operation = UnaryOperator::negative; break;
        case '+': made->operation = UnaryOperator::positive; break;
        case '~': made->operation = UnaryOperator::invert; break;
        default: made->operation = UnaryOperator::not_;
    }
    made->operand = expression(parts->back());
    if (made->operand->kind == Syntax::starred) {
        fail(node, "invalid syntax");
    }
    return made;
}

namespace {

bool is_bitwise(std::string_view operation) {
    return operation == "|" || operation == "&" || operation == "^";
}

int bitwise_rank(BinaryOperator operation) {
    return operation == BinaryOperator::or_ ? 0 : operation == BinaryOperator::xor_ ? 1 : 2;
}

BinaryOperator binary_operator(std::string_view text) {
    if (text.size() == 1) {
        switch (text[0]) {
            case '+': return BinaryOperator::add;
            case '-': return BinaryOperator::subtract;
            case '*': return BinaryOperator::multiply;
            case '@': return BinaryOperator::matrix_multiply;
            case '/': return BinaryOperator::divide;
            case '%': return BinaryOperator::modulo;
            case '|': return BinaryOperator::or_;
            case '&': return BinaryOperator::and_;
            default: return BinaryOperator::xor_;
        }
    }
    if (text == "//") {
        return BinaryOperator::floor_divide;
    }
    if (text == "**") {
        return BinaryOperator::power;
    }
    return text == "<<" ? BinaryOperator::left_shift : BinaryOperator::right_shift;
}

}  // namespace

/// Chains lean left and may be long (many strings added up), so their spine is walked in a loop. The grammar
/// ranks ^ above &, Python below it: a run of | ^ & is taken apart and put together again.
Expression* Lowering::binary(const GrammarNode& node) {
    struct Link {
        GrammarNode right;
        BinaryOperator operation;
    };
    auto join = [&](Expression* left, BinaryOperator operation, Expression* right) {
        if (right->kind == Syntax::starred) {
            fail(*right, "invalid syntax");
        }
        auto* made = make<BinaryOperation>(Syntax::binary, left->begin, right->end);
        made->operation = operation;
        made->left = left;
        made->right = right;
        return lift_star(made->left, made);
    };
    {
        Children parts(*this, node);
        if (!is_bitwise(text(parts[1]))) {
            std::vector<Link> links;
            GrammarNode at = node;
            while (at.kind == Grammar::binary_operator) {
                Children sides(*this, at);
                if (is_bitwise(text(sides[1]))) {
                    break;
                }
                links.push_back({sides->back(), binary_operator(text(sides[1]))});
                at = sides[0];
            }
            Expression* value = expression(at);
            for (auto link = links.rbegin(); link != links.rend(); ++link) {
                value = join(value, link->operation, expression(link->right));
            }
            return value;
        }
    }
    std::vector<Expression*> operands;
    std::vector<BinaryOperator> operators;
    std::vector<GrammarNode> todo = {node};
    while (!todo.empty()) {
        GrammarNode at = todo.back();
        todo.pop_back();
        if (at.kind == Grammar::token) {
            operators.push_back(binary_operator(text(at)));
            continue;
        }
        if (at.kind == Grammar::binary_operator) {
            Children sides(*this, at);
            if (is_bitwise(text(sides[1]))) {
                todo.push_back(sides->back());
                todo.push_back(sides[1]);
                todo.push_back(sides[0]);
                continue;
            }
        }
        operands.push_back(expression(at));
    }
    for (int rank = 2; rank >= 0; --rank) {
        std::vector<Expression*> left = {operands[0]};
        std::vector<BinaryOperator> remaining;
        for (std::size_t i = 0; i < operators.size(); ++i) {
            if (bitwise_rank(operators[i]) == rank) {
                left.back() = join(left.back(), operators[i], operands[i + 1]);
            } else {
                remaining.push_back(operators[i]);
                left.push_back(operands[i + 1]);
            }
        }
        operands = std::move(left);
        operators = std::move(remaining);
    }
    return operands[0];
}

}  // namespace aludel::python
