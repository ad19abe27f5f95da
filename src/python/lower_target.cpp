#include "python/lower.hpp"

namespace aludel::python {

void Lowering::bind_in(Scope& scope, NameIndex index, std::uint32_t begin) {
    Scope::Symbol& symbol = scope.symbol(index);
    symbol.bound = true;
    if (symbol.declared_at == 0) {
        symbol.declared_at = begin;
    }
}

Name* Lowering::bind_name(NameIndex index, std::uint32_t begin, std::uint32_t end) {
    if (name_texts_[index] == "__debug__") {
        throw syntax_error(program_.source, begin, end, "cannot assign to __debug__");
    }
    bind_in(*scope_, index, begin);
    return use(index, begin, end);
}

Expression* Lowering::target(const GrammarNode& node) {
    return to_target(expression(node));
}

/// Checks that something can be assigned to (or deleted), and binds its names.
Expression* Lowering::to_target(Expression* value, bool deleting) {
    const char* verb = deleting ? "delete" : "assign to";
    switch (value->kind) {
        case Syntax::name: {
            auto* name = static_cast<Name*>(value);
            if (name_texts_[name->name] == "__debug__") {
                fail(*value, "cannot assign to __debug__");
            }
            bind_in(*scope_, name->name, value->begin);
            return value;
        }
        case Syntax::attribute:
        case Syntax::subscript: return value;
        case Syntax::tuple:
        case Syntax::list: {
            int stars = 0;
            for (Expression* item : static_cast<Sequence*>(value)->items) {
                stars += item->kind == Syntax::starred ? 1 : 0;
                to_target(item, deleting);
            }
            if (stars > 1) {
                fail(*value, "multiple starred expressions in assignment");
            }
            return value;
        }
        case Syntax::starred:
            if (deleting) {
                fail(*value, "cannot delete starred");
            }
            to_target(static_cast<Starred*>(value)->value);
            return value;
        case Syntax::call: fail(*value, std::string("cannot ") + verb + " function call");
        case Syntax::constant: {
            const Literal& found = program_.literals[static_cast<Constant*>(value)->index];
            const char* what = found.kind == LiteralKind::none    ? "None"
                               : found.kind == LiteralKind::true_  ? "True"
                               : found.kind == LiteralKind::false_ ? "False"
                               : found.kind == LiteralKind::ellipsis ? "ellipsis"
                                                                     : "literal";
            fail(*value, std::string("cannot ") + verb + " " + what);
        }
        case Syntax::compare: fail(*value, std::string("cannot ") + verb + " comparison");
        case Syntax::dict: fail(*value, std::string("cannot ") + verb + " dict literal");
        case Syntax::set: fail(*value, std::string("cannot ") + verb + " set display");
        case Syntax::conditional: fail(*value, std::string("cannot ") + verb + " conditional expression");
        case Syntax::lambda: fail(*value, std::string("cannot ") + verb + " lambda");
        case Syntax::await: fail(*value, std::string("cannot ") + verb + " await expression");
        case Syntax::format_string: fail(*value, std::string("cannot ") + verb + " f-string expression");
        case Syntax::named: fail(*value, std::string("cannot ") + verb + " named expression");
        default: fail(*value, std::string("cannot ") + verb + " expression");
    }
}

Pattern* Lowering::make_pattern(PatternKind kind, const GrammarNode& node) {
    Pattern* made = program_.arena.make<Pattern>();
    made->kind = kind;
    made->begin = node.begin;
    made->end = node.end;
    return made;
}

/// `a.b.c` as a chain of attributes.
Expression* Lowering::dotted_expression(const GrammarNode& node) {
    Children parts(*this, node);
    Expression* value = nullptr;
    for (GrammarNode& part : parts) {
        if (part.kind != Grammar::identifier) {
            continue;
        }
        if (!value) {
            value = name_use(part);
            continue;
        }
        auto* made = make<Attribute>(Syntax::attribute, node.begin, part.end);
        made->object = value;
        made->name = identifier(part);
        value = made;
    }
    return value;
}

Pattern* Lowering::dotted_pattern(const GrammarNode& node) {
    if (text(node).find('.') != std::string_view::npos) {
        Pattern* made = make_pattern(PatternKind::value, node);
        made->value = dotted_expression(node);
        return made;
    }
    if (text(node) == "_") {
        return make_pattern(PatternKind::wildcard, node);
    }
    Pattern* made = make_pattern(PatternKind::capture, node);
    Children parts(*this, node);
    made->name = bind_name(identifier(parts->empty() ? node : parts[0]), node.begin, node.end);
    return made;
}

/// `- 1`, `1 + 2j`: complex numbers are refused where the number is read.
Pattern* Lowering::pattern_number(const GrammarNode& node, std::size_t from) {
    Children parts(*this, node);
    Pattern* made = make_pattern(PatternKind::value, node);
    bool negative = parts[from].kind == Grammar::token && first(parts[from]) == '-';
    GrammarNode& digits = parts[from + (negative ? 1 : 0)];
    made->value = expression(digits);
    if (negative) {
        auto* minus = make<UnaryOperation>(Syntax::unary, node);
        minus->operation = UnaryOperator::negative;
        minus->operand = made->value;
        made->value = minus;
    }
    return made;
}

Pattern* Lowering::pattern(const GrammarNode& node) {
    switch (node.kind) {
        case Grammar::case_pattern: {
            Children parts(*this, node);
            if (parts[0].kind == Grammar::token) {
                if (first(parts[0]) == '_') {
                    return make_pattern(PatternKind::wildcard, node);
                }
                return pattern_number(node, 0);
            }
            return pattern(parts[0]);
        }
        case Grammar::as_pattern: {
            Children parts(*this, node);
            Pattern* made = make_pattern(PatternKind::as, node);
            std::vector<Pattern*> one = {pattern(parts[0])};
            made->patterns = program_.arena.copy(one);
            made->name = bind_name(identifier(parts->back()), parts->back().begin, parts->back().end);
            return made;
        }
        case Grammar::union_pattern: {
            Children parts(*this, node);
            Pattern* made = make_pattern(PatternKind::or_, node);
            std::vector<Pattern*> choices;
            for (std::size_t i = 0; i < parts.size(); ++i) {
                GrammarNode part = parts[i];
                if (part.kind == Grammar::token) {
                    if (first(part) == '_') {
                        choices.push_back(make_pattern(PatternKind::wildcard, part));
                    } else if (first(part) == '-') {
                        choices.push_back(pattern_number(node, i));
                        ++i;
                    }
                    continue;
                }
                choices.push_back(pattern(part));
            }
            made->patterns = program_.arena.copy(choices);
            return made;
        }
        case Grammar::string:
        case Grammar::concatenated_string:
        case Grammar::integer:
        case Grammar::float_: {
            Pattern* made = make_pattern(PatternKind::value, node);
            made->value = expression(node);
            if (made->value->kind == Syntax::format_string) {
                fail(node, "patterns may only match literals and attribute lookups");
            }
            return made;
        }
        case Grammar::true_:
        case Grammar::false_:
        case Grammar::none: {
            Pattern* made = make_pattern(PatternKind::singleton, node);
            made->value = expression(node);
            return made;
        }
        case Grammar::complex_pattern: refuse(node, "complex numbers are not supported");
        case Grammar::dotted_name:
        case Grammar::identifier: return dotted_pattern(node);
        case Grammar::class_pattern: return class_pattern(node);
        case Grammar::dict_pattern: return mapping_pattern(node);
        case Grammar::list_pattern:
        case Grammar::tuple_pattern: return sequence_pattern(node);
        case Grammar::splat_pattern: {
            Children parts(*this, node);
            Pattern* made = make_pattern(PatternKind::star, node);
            if (text(parts->back()) != "_") {
                made->name = bind_name(identifier(parts->back()), node.begin, node.end);
            }
            return made;
        }
        case Grammar::token:
            if (first(node) == '_') {
                return make_pattern(PatternKind::wildcard, node);
            }
            [[fallthrough]];
        default: fail(node, "invalid syntax");
    }
}

Pattern* Lowering::class_pattern(const GrammarNode& node) {
    Pattern* made = make_pattern(PatternKind::class_, node);
    Children parts(*this, node);
    std::vector<Pattern*> patterns;
    std::vector<NameIndex> keywords;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        GrammarNode part = parts[i];
        if (part.kind == Grammar::dotted_name && !made->value) {
            made->value = dotted_expression(part);
        } else if (part.kind == Grammar::case_pattern) {
            Children inner(*this, part);
            if (inner[0].kind == Grammar::keyword_pattern) {
                Children pair(*this, inner[0]);
                keywords.push_back(plain_identifier(pair[0]));
                GrammarNode value = pair->back();
                bool negative = pair.size() > 3 && first(pair[2]) == '-';
                patterns.push_back(negative ? pattern_number(inner[0], 2) : pattern(value));
                continue;
            }
            if (!keywords.empty()) {
                fail(part, "positional patterns follow keyword patterns");
            }
            patterns.push_back(pattern(part));
        }
    }
    made->patterns = program_.arena.copy(patterns);
    made->keywords = program_.arena.copy(keywords);
    return made;
}

Pattern* Lowering::mapping_pattern(const GrammarNode& node) {
    Pattern* made = make_pattern(PatternKind::mapping, node);
    Children parts(*this, node);
    std::vector<Expression*> keys;
    std::vector<Pattern*> values;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        GrammarNode part = parts[i];
        if (made->name && part.kind != Grammar::token) {
            fail(part, "invalid syntax");
        }
        if (part.kind == Grammar::splat_pattern) {
            Children inner(*this, part);
            made->name = bind_name(identifier(inner->back()), part.begin, part.end);
        } else if (part.field == Field::key) {
            Pattern* key;
            if (part.kind == Grammar::token && first(part) == '-') {
                key = pattern_number(node, i);
                ++i;
            } else {
                key = pattern(part);
            }
            if (!key->value) {
                fail(part, "mapping pattern keys may only match literals and attribute lookups");
            }
            keys.push_back(key->value);
        } else if (part.field == Field::value) {
            values.push_back(pattern(part));
        }
    }
    if (keys.size() != values.size()) {
        fail(node, "invalid syntax");
    }
    made->keys = program_.arena.copy(keys);
    made->patterns = program_.arena.copy(values);
    return made;
}

Pattern* Lowering::sequence_pattern(const GrammarNode& node) {
    Children parts(*this, node);
    std::vector<Pattern*> items;
    bool comma = false;
    int stars = 0;
    for (GrammarNode& part : parts) {
        if (part.kind == Grammar::token) {
            comma = comma || first(part) == ',';
            continue;
        }
        items.push_back(pattern(part));
        stars += items.back()->kind == PatternKind::star ? 1 : 0;
    }
    if (stars > 1) {
        fail(node, "multiple starred names in sequence pattern");
    }
    if (node.kind == Grammar::tuple_pattern && items.size() == 1 && !comma) {
        return items[0];
    }
    Pattern* made = make_pattern(PatternKind::sequence, node);
    made->patterns = program_.arena.copy(items);
    return made;
}

}  // namespace aludel::python
