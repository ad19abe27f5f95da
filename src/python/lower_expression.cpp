#include <array>
#include <string>

#include "python/lower.hpp"

namespace aludel::python {

/// Bounds the nesting of a file, and with it the stack that lowering and evaluating it need.
struct Deeper {
    Deeper(Lowering& l, const GrammarNode& node) : lowering(l) {
        if (++lowering.depth_ > 400) {
            --lowering.depth_;
            lowering.refuse(node, "this expression is nested too deeply (more than 400 levels)",
                            "assign parts of it to variables");
        }
    }
    ~Deeper() { --lowering.depth_; }
    Lowering& lowering;
};

Expression* Lowering::expression(const GrammarNode& node) {
    Deeper deeper(*this, node);
    return expression_by_kind(node);
}

Expression* Lowering::expression_by_kind(const GrammarNode& node) {
    switch (node.kind) {
        case Grammar::identifier: return name_use(node);
        case Grammar::integer: return number(node);
        case Grammar::float_: return floating(node);
        case Grammar::string:
        case Grammar::concatenated_string: return string(node);
        case Grammar::true_: return constant(LiteralKind::true_, node);
        case Grammar::false_: return constant(LiteralKind::false_, node);
        case Grammar::none: return constant(LiteralKind::none, node);
        case Grammar::ellipsis: return constant(LiteralKind::ellipsis, node);
        case Grammar::parenthesized_expression: return parenthesized(node);
        case Grammar::attribute: return attribute(node);
        case Grammar::subscript: return subscript(node);
        case Grammar::slice: return slice(node);
        case Grammar::call: return call(node);
        case Grammar::list:
        case Grammar::list_pattern: return sequence(node, Syntax::list);
        case Grammar::tuple:
        case Grammar::tuple_pattern:
        case Grammar::expression_list:
        case Grammar::pattern_list: return sequence(node, Syntax::tuple);
        case Grammar::set: return sequence(node, Syntax::set);
        case Grammar::dictionary: return dictionary(node);
        case Grammar::list_comprehension: return comprehension(node, ComprehensionKind::list);
        case Grammar::set_comprehension: return comprehension(node, ComprehensionKind::set);
        case Grammar::dictionary_comprehension: return comprehension(node, ComprehensionKind::dict);
        case Grammar::generator_expression: return comprehension(node, ComprehensionKind::generator);
        case Grammar::lambda: return lambda(node);
        case Grammar::conditional_expression: return conditional(node);
        case Grammar::named_expression: return named(node);
        case Grammar::boolean_operator: return boolean(node);
        case Grammar::comparison_operator: return comparison(node);
        case Grammar::not_operator:
        case Grammar::unary_operator: return unary(node);
        case Grammar::binary_operator: return binary(node);
        case Grammar::await: return await(node);
        case Grammar::yield: return yield(node);
        case Grammar::list_splat:
        case Grammar::list_splat_pattern: return starred(node);
        default: fail(node, "invalid syntax");
    }
}

Name* Lowering::use(NameIndex index, std::uint32_t begin, std::uint32_t end) {
    Name* name = make<Name>(Syntax::name, begin, end);
    name->name = index;
    scope_->uses.push_back(name);
    return name;
}

Expression* Lowering::name_use(const GrammarNode& node) {
    return use(identifier(node), node.begin, node.end);
}

Expression* Lowering::constant(LiteralKind kind, const GrammarNode& node) {
    auto* made = make<Constant>(Syntax::constant, node);
    made->index = literal({.kind = kind, .begin = node.begin});
    return made;
}

Expression* Lowering::parenthesized(const GrammarNode& node) {
    Children parts(*this, node);
    for (GrammarNode& part : parts) {
        if (part.kind != Grammar::token) {
            Expression* value = expression(part);
            if (value->kind == Syntax::starred) {
                fail(part, "cannot use starred expression here");
            }
            return value;
        }
    }
    fail(node, "invalid syntax");
}

namespace {

/// The grammar may attach a star to the first part of what is starred: `*f(x)` as `(*f)(x)`. Takes the star off
/// `first` and gives it with `whole` below it; without a star gives `whole`.
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

}  // namespace

Expression* Lowering::attribute(const GrammarNode& node) {
    auto* made = make<Attribute>(Syntax::attribute, node);
    Children parts(*this, node);
    for (GrammarNode& part : parts) {
        if (part.field == Field::object) {
            made->object = expression(part);
        } else if (part.field == Field::attribute) {
            made->name = identifier(part);
        }
    }
    return lift_star(made->object, made);
}

Expression* Lowering::subscript(const GrammarNode& node) {
    auto* made = make<Subscript>(Syntax::subscript, node);
    Children parts(*this, node);
    std::vector<Expression*> indices;
    bool comma = false;
    for (GrammarNode& part : parts) {
        if (part.field == Field::value) {
            made->object = expression(part);
        } else if (part.field == Field::subscript && part.kind != Grammar::token) {
            indices.push_back(expression(part));
        } else if (part.kind == Grammar::token && first(part) == ',') {
            comma = true;
        }
    }
    if (indices.size() == 1 && !comma && indices[0]->kind != Syntax::starred) {
        made->index = indices[0];
    } else {
        auto* tuple = make<Sequence>(Syntax::tuple, indices.front()->begin, indices.back()->end);
        tuple->items = program_.arena.copy(indices);
        for (Expression* index : indices) {
            tuple->has_star = tuple->has_star || index->kind == Syntax::starred;
        }
        made->index = tuple;
    }
    return lift_star(made->object, made);
}

Expression* Lowering::slice(const GrammarNode& node) {
    auto* made = make<Slice>(Syntax::slice, node);
    Children parts(*this, node);
    std::array<Expression**, 3> places = {&made->start, &made->stop, &made->step};
    std::size_t at = 0;
    for (GrammarNode& part : parts) {
        if (part.kind == Grammar::token) {
            ++at;
        } else {
            *places.at(at) = expression(part);
        }
    }
    return made;
}

Expression* Lowering::call(const GrammarNode& node) {
    auto* made = make<CallExpression>(Syntax::call, node);
    Children parts(*this, node);
    for (GrammarNode& part : parts) {
        if (part.field == Field::function) {
            made->callee = expression(part);
        } else if (part.kind == Grammar::generator_expression) {
            std::vector<Expression*> one = {expression(part)};
            made->arguments = program_.arena.copy(one);
        } else if (part.kind == Grammar::argument_list) {
            arguments(part, made->arguments, made->keywords, made->has_star);
        }
    }
    return lift_star(made->callee, made);
}

void Lowering::arguments(const GrammarNode& node, Expressions& positional, Items<Keyword>& keywords, bool& has_star) {
    Children parts(*this, node);
    std::vector<Expression*> values;
    std::vector<Keyword> named;
    bool unpacked = false;
    std::size_t generators = 0;
    for (GrammarNode& part : parts) {
        if (part.kind == Grammar::token) {
            continue;
        }
        if (part.kind == Grammar::keyword_argument) {
            Children pair(*this, part);
            NameIndex key = identifier(pair[0]);
            for (const Keyword& other : named) {
                if (other.name == key) {
                    fail(part, "keyword argument repeated: " + std::string(text(pair[0])));
                }
            }
            named.push_back({key, expression(pair->back())});
        } else if (part.kind == Grammar::dictionary_splat) {
            Children inner(*this, part);
            named.push_back({no_name, expression(inner->back())});
            unpacked = true;
        } else {
            Expression* value = expression(part);
            if (value->kind == Syntax::starred) {
                has_star = true;
                if (unpacked) {
                    fail(part, "iterable argument unpacking follows keyword argument unpacking");
                }
            } else if (unpacked) {
                fail(part, "positional argument follows keyword argument unpacking");
            } else if (!named.empty()) {
                fail(part, "positional argument follows keyword argument");
            }
            generators += part.kind == Grammar::generator_expression && first(part) != '(' ? 1 : 0;
            values.push_back(value);
        }
    }
    if (generators > 0 && values.size() + named.size() > 1) {
        fail(node, "Generator expression must be parenthesized");
    }
    positional = program_.arena.copy(values);
    keywords = program_.arena.copy(named);
}

Expression* Lowering::sequence(const GrammarNode& node, Syntax kind) {
    auto* made = make<Sequence>(kind, node);
    Children parts(*this, node);
    std::vector<Expression*> items;
    for (GrammarNode& part : parts) {
        if (part.kind == Grammar::token) {
            continue;
        }
        items.push_back(expression(part));
        made->has_star = made->has_star || items.back()->kind == Syntax::starred;
    }
    made->items = program_.arena.copy(items);
    return made;
}

Expression* Lowering::dictionary(const GrammarNode& node) {
    auto* made = make<DictDisplay>(Syntax::dict, node);
    Children parts(*this, node);
    std::vector<DictItem> items;
    for (GrammarNode& part : parts) {
        if (part.kind == Grammar::pair) {
            Children pair(*this, part);
            Expression* key = nullptr;
            Expression* value = nullptr;
            for (GrammarNode& side : pair) {
                if (side.field == Field::key) {
                    key = expression(side);
                } else if (side.field == Field::value) {
                    value = expression(side);
                }
            }
            items.push_back({key, value});
        } else if (part.kind == Grammar::dictionary_splat) {
            Children inner(*this, part);
            items.push_back({nullptr, expression(inner->back())});
        }
    }
    made->items = program_.arena.copy(items);
    return made;
}

Expression* Lowering::conditional(const GrammarNode& node) {
    auto* made = make<Conditional>(Syntax::conditional, node);
    Children parts(*this, node);
    std::array<Expression*, 3> values{};
    std::size_t count = 0;
    for (GrammarNode& part : parts) {
        if (part.kind != Grammar::token) {
            values.at(count++) = expression(part);
        }
    }
    made->yes = values[0];
    made->test = values[1];
    made->no = values[2];
    return lift_star(made->yes, made);
}

Expression* Lowering::named(const GrammarNode& node) {
    auto* made = make<NamedExpression>(Syntax::named, node);
    Children parts(*this, node);
    // The name belongs to the nearest scope that is not a comprehension.
    NameIndex index = identifier(parts[0]);
    Scope* owner = scope_;
    while (owner->kind == ScopeKind::comprehension ||
           (owner->code && owner->code->kind == CodeKind::generator_expression)) {
        if (Scope::Symbol* symbol = owner->find(index); symbol && symbol->bound) {
            fail(node, "assignment expression cannot rebind comprehension iteration variable '" +
                           std::string(text(parts[0])) + "'");
        }
        owner = owner->parent;
    }
    if (owner != scope_ && owner->kind == ScopeKind::class_) {
        fail(node, "assignment expression within a comprehension cannot be used in a class body");
    }
    bind_in(*owner, index, node.begin);
    made->target = use(index, parts[0].begin, parts[0].end);
    made->value = expression(parts->back());
    return made;
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

Expression* Lowering::await(const GrammarNode& node) {
    Scope* at = scope_;
    while (at->kind == ScopeKind::comprehension || (at->code && at->code->kind == CodeKind::generator_expression)) {
        at = at->parent;
    }
    if (at->kind != ScopeKind::function) {
        fail(node, "'await' outside function");
    }
    if (!at->code->async) {
        fail(node, "'await' outside async function");
    }
    auto* made = make<Await>(Syntax::await, node);
    Children parts(*this, node);
    Expression* value = expression(parts->back());
    // `await` binds tighter than `**`, which the grammar has the other way round.
    if (value->kind == Syntax::binary && parts->back().kind == Grammar::binary_operator &&
        static_cast<BinaryOperation*>(value)->operation == BinaryOperator::power) {
        auto* power = static_cast<BinaryOperation*>(value);
        made->value = power->left;
        power->left = made;
        power->begin = node.begin;
        return power;
    }
    made->value = value;
    return made;
}

Expression* Lowering::yield(const GrammarNode& node) {
    if (scope_->kind == ScopeKind::comprehension ||
        (scope_->code && scope_->code->kind == CodeKind::generator_expression)) {
        fail(node, "'yield' inside comprehension");
    }
    if (scope_->kind != ScopeKind::function) {
        fail(node, "'yield' outside function");
    }
    scope_->code->generator = true;
    auto* made = make<Yield>(Syntax::yield, node);
    Children parts(*this, node);
    for (GrammarNode& part : parts) {
        if (part.kind == Grammar::token) {
            if (text(part) == "from") {
                made->kind = Syntax::yield_from;
                if (scope_->code->async) {
                    fail(node, "'yield from' inside async function");
                }
            }
        } else {
            made->value = expression(part);
        }
    }
    return made;
}

Expression* Lowering::starred(const GrammarNode& node) {
    auto* made = make<Starred>(Syntax::starred, node);
    Children parts(*this, node);
    made->value = expression(parts->back());
    return made;
}

}  // namespace aludel::python
