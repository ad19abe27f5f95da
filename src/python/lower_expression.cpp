#include <algorithm>
#include <array>
#include <string>

#include "python/lower.hpp"
#include "python/lower_star.hpp"

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
    return lines_.stars.empty() ? expression_by_kind(node) : starred_by_line(node);
}

/// The parser does not see all stars (LogicalLines::stars): an element that one stands before is starred.
Expression* Lowering::starred_by_line(const GrammarNode& node) {
    const bool list = node.kind == Grammar::expression_list || node.kind == Grammar::pattern_list;
    const auto found = list ? lines_.stars.end()
                            : std::find_if(lines_.stars.begin(), lines_.stars.end(),
                                           [&](const LogicalLines::Star& star) { return star.operand == node.begin; });
    if (found == lines_.stars.end()) {
        return expression_by_kind(node);
    }
    switch (node.kind) {
        case Grammar::boolean_operator:
        case Grammar::comparison_operator:
        case Grammar::not_operator:
        case Grammar::conditional_expression:
        case Grammar::lambda:
        case Grammar::named_expression:
        case Grammar::yield:
        case Grammar::slice:
            fail(node, "invalid syntax");
        default:
            break;
    }
    auto* made = make<Starred>(Syntax::starred, found->at, node.end);
    lines_.stars.erase(found);
    made->value = expression_by_kind(node);
    return made;
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
        case Grammar::as_pattern:
            if (node.end == with_end_) {
                Children parts(*this, node);
                with_alias_ = parts->back();
                return expression(parts[0]);
            }
            [[fallthrough]];
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
            NameIndex key = plain_identifier(pair[0]);
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
    if (values.empty() && named.empty()) {
        for (const GrammarNode& part : *parts) {
            if (first(part) == ',') {
                fail(part, "invalid syntax");
            }
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
    bool comma = false;
    for (GrammarNode& part : parts) {
        if (part.kind == Grammar::token) {
            comma = comma || first(part) == ',';
            continue;
        }
        items.push_back(expression(part));
        made->has_star = made->has_star || items.back()->kind == Syntax::starred;
    }
    if (kind == Syntax::tuple && made->has_star && !comma) {
        fail(*items[0], "cannot use starred expression here");
    }
    if (node.kind == Grammar::tuple_pattern && items.size() == 1 && !comma) {
        return items[0];  // parentheses around one target make no tuple
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
    if (iterables_ > 0) {
        fail(node, "assignment expression cannot be used in a comprehension iterable expression");
    }
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
