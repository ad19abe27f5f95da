#include "python/lower.hpp"
#include "python/syntax_message.hpp"

namespace aludel::python {

namespace {

/// Whether the last line with something in it above `begin` is indented by more than that.
bool deeper_line_before(std::string_view text, std::size_t begin, std::size_t than) {
    while (begin > 0) {
        const std::size_t above = begin < 2 ? std::string_view::npos : text.rfind('\n', begin - 2);
        const std::size_t start = above == std::string_view::npos ? 0 : above + 1;
        const std::string_view line = text.substr(start, begin - 1 - start);
        const std::size_t indentation = line.find_first_not_of(" \t\f\r");
        if (indentation != std::string_view::npos && line[indentation] != '#') {
            return indentation > than;
        }
        begin = start;
    }
    return false;
}

}  // namespace

/// The parser is lenient about indentation; Python is not. Statements of one block that begin a line have all
/// to be indented by the same characters.
void Lowering::check_indentation(const GrammarNode& statement, std::string_view& indentation, bool& known) const {
    std::string_view all = program_.source.text();
    std::size_t line = statement.begin == 0 ? std::string_view::npos : all.rfind('\n', statement.begin - 1);
    std::size_t begin = line == std::string_view::npos ? 0 : line + 1;
    std::string_view before = all.substr(begin, statement.begin - begin);
    if (before.find_first_not_of(" \t\f\r") != std::string_view::npos) {
        return;  // behind a semicolon or a colon
    }
    if (line != std::string_view::npos && line > 0 && all[line - 1] == '\\') {
        return;
    }
    if (std::size_t feed = before.rfind('\f'); feed != std::string_view::npos) {
        before.remove_prefix(feed + 1);
    }
    if (before.size() > 200) {
        refuse(statement, "a line is indented by more than 200 characters");
    }
    if (!known) {
        indentation = before;
        known = true;
    } else if (before != indentation) {
        if (!before.empty() && !indentation.empty() &&
            (before.find('\t') != std::string_view::npos || indentation.find('\t') != std::string_view::npos)) {
            fail(statement, "inconsistent use of tabs and spaces in indentation");
        }
        fail(statement, before.size() > indentation.size() && !deeper_line_before(all, begin, before.size())
                            ? "unexpected indent"
                            : "unindent does not match any outer indentation level");
    }
}

/// `else`, `except` and the like stand below what they belong to.
void Lowering::check_clause(const GrammarNode& head, const GrammarNode& clause) const {
    std::string_view indentation;
    bool known = false;
    check_indentation(head, indentation, known);
    check_indentation(clause, indentation, known);
}

/// A statement is one logical line, up to the block that it may have.
void Lowering::check_lines(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t at = 0;
    if (lines_.broken(begin, end, at)) {
        if (program_.source.text().substr(begin).starts_with("match ")) {
            // The grammar takes some match statements for annotations that go on in the next line.
            throw not_supported(program_.source, begin, at, "this match statement cannot be read",
                                "put its subject into parentheses: match (...):");
        }
        throw syntax_error(program_.source, at, at, "invalid syntax");
    }
}

Block Lowering::statements(GrammarNodes& nodes, const GrammarNode& around) {
    std::vector<Statement*> made;
    std::string_view indentation;
    bool known = around.kind == Grammar::module;
    for (GrammarNode& node : nodes) {
        if (node.kind == Grammar::token) {
            continue;
        }
        check_indentation(node, indentation, known);
        if (Statement* next = statement(node)) {
            made.push_back(next);
            const bool docstring = made.size() == 1 && next->kind == Syntax::expression;
            future_is_late_ = future_is_late_ || (node.kind != Grammar::future_import_statement && !docstring);
        }
    }
    return program_.arena.copy(made);
}

Block Lowering::block(const GrammarNode& node) {
    Children children(*this, node);
    Block made = statements(*children, node);
    if (made.empty()) {
        throw missing_block(program_.source, node.begin);
    }
    return made;
}

struct NestedBlock {
    NestedBlock(int& d, const Source& source, const GrammarNode& node) : depth(d) {
        if (++depth > 400) {
            --depth;
            throw not_supported(source, node.begin, node.begin, "blocks are nested too deeply");
        }
    }
    ~NestedBlock() { --depth; }
    int& depth;
};

Statement* Lowering::statement(const GrammarNode& node) {
    NestedBlock nested(depth_, program_.source, node);
    return statement_by_kind(node);
}

Statement* Lowering::statement_by_kind(const GrammarNode& node) {
    switch (node.kind) {
        case Grammar::if_statement: return if_(node);
        case Grammar::for_statement: return for_(node);
        case Grammar::while_statement: return while_(node);
        case Grammar::try_statement: return try_(node);
        case Grammar::with_statement: return with(node);
        case Grammar::match_statement: return match(node);
        case Grammar::function_definition: return function(node, node, {});
        case Grammar::class_definition: return class_(node, node, {});
        case Grammar::decorated_definition: return decorated(node);
        default: break;
    }
    check_lines(node.begin, node.end);
    switch (node.kind) {
        case Grammar::expression_statement: return expression_statement(node);
        case Grammar::import_statement: return import(node);
        case Grammar::import_from_statement:
        case Grammar::future_import_statement: return import_from(node);
        case Grammar::return_statement: return jump(node, Syntax::return_);
        case Grammar::break_statement: return jump(node, Syntax::break_);
        case Grammar::continue_statement: return jump(node, Syntax::continue_);
        case Grammar::pass_statement: return make<Statement>(Syntax::pass, node);
        case Grammar::delete_statement: return delete_(node);
        case Grammar::raise_statement: return raise(node);
        case Grammar::assert_statement: return assert_(node);
        case Grammar::global_statement: return declare(node, true);
        case Grammar::nonlocal_statement: return declare(node, false);
        case Grammar::print_statement:
            fail(node, "Missing parentheses in call to 'print'. Did you mean print(...)?");
        case Grammar::exec_statement:
            fail(node, "Missing parentheses in call to 'exec'. Did you mean exec(...)?");
        case Grammar::type_alias_statement: return type_alias(node);
        default: fail(node, "invalid syntax");
    }
}

/// What `nodes` from `from` on mean as one value: a tuple where there is a comma.
Expression* Lowering::value_of(GrammarNodes& nodes, std::size_t from, const GrammarNode& around) {
    std::vector<Expression*> items;
    bool comma = false;
    bool star = false;
    for (std::size_t i = from; i < nodes.size(); ++i) {
        if (nodes[i].kind == Grammar::token) {
            comma = comma || first(nodes[i]) == ',';
            continue;
        }
        items.push_back(expression(nodes[i]));
        star = star || items.back()->kind == Syntax::starred;
    }
    if (items.empty()) {
        return nullptr;
    }
    if (items.size() == 1 && !comma) {
        if (star) {
            fail(*items[0], "can't use starred expression here");
        }
        return items[0];
    }
    auto* tuple = make<Sequence>(Syntax::tuple, around);
    tuple->items = program_.arena.copy(items);
    tuple->has_star = star;
    return tuple;
}

Statement* Lowering::expression_statement(const GrammarNode& node) {
    Children parts(*this, node);
    if (parts.size() == 1) {
        if (parts[0].kind == Grammar::assignment) {
            return assignment(parts[0]);
        }
        if (parts[0].kind == Grammar::augmented_assignment) {
            return augmented(parts[0]);
        }
        if (parts[0].kind == Grammar::named_expression) {
            fail(node, "invalid syntax");
        }
    }
    auto* made = make<ExpressionStatement>(Syntax::expression, node);
    made->value = value_of(*parts, 0, node);
    return made;
}

Statement* Lowering::assignment(const GrammarNode& node) {
    std::vector<Expression*> targets;
    std::vector<GrammarNode> lefts;
    GrammarNode at = node;
    Expression* value = nullptr;
    while (!value) {
        Children parts(*this, at);
        const GrammarNode* right = nullptr;
        for (GrammarNode& part : parts) {
            if (part.field == Field::type) {
                if (lefts.size() > 1) {
                    fail(part, "invalid syntax");
                }
                return annotated(node, parts);
            }
            if (part.field == Field::left) {
                lefts.push_back(part);
            } else if (part.field == Field::right) {
                right = &part;
            }
        }
        if (!right) {
            fail(at, "invalid syntax");
        }
        if (right->kind == Grammar::assignment) {
            at = *right;
        } else if (right->kind == Grammar::augmented_assignment || right->kind == Grammar::named_expression) {
            fail(*right, "invalid syntax");
        } else {
            value = expression(*right);
            if (value->kind == Syntax::starred) {
                fail(*right, "can't use starred expression here");
            }
        }
    }
    for (GrammarNode& left : lefts) {
        targets.push_back(target(left));
        if (targets.back()->kind == Syntax::starred) {
            fail(left, "starred assignment target must be in a list or tuple");
        }
    }
    auto* made = make<Assign>(Syntax::assign, node);
    made->targets = program_.arena.copy(targets);
    made->value = value;
    return made;
}

Statement* Lowering::annotated(const GrammarNode& node, Children& parts) {
    auto* made = make<AnnotatedAssign>(Syntax::annotated_assign, node);
    if (scope_->code) {
        scope_->code->annotated = true;
    }
    for (GrammarNode& part : parts) {
        if (part.field == Field::left) {
            made->target = target(part);
            made->simple = part.kind == Grammar::identifier;
            if (made->target->kind == Syntax::tuple || made->target->kind == Syntax::list) {
                fail(part, made->target->kind == Syntax::list ? "only single target (not list) can be annotated"
                                                              : "only single target (not tuple) can be annotated");
            }
        } else if (part.field == Field::type && part.kind != Grammar::token) {
            made->annotation = annotation(part);
        } else if (part.field == Field::right) {
            made->value = expression(part);
        }
    }
    return made;
}

Statement* Lowering::augmented(const GrammarNode& node) {
    auto* made = make<AugmentedAssign>(Syntax::augmented_assign, node);
    Children parts(*this, node);
    for (GrammarNode& part : parts) {
        if (part.field == Field::left) {
            made->target = target(part);
            Syntax kind = made->target->kind;
            if (kind != Syntax::name && kind != Syntax::attribute && kind != Syntax::subscript) {
                fail(part, std::string("'") + (kind == Syntax::list ? "list" : "tuple") +
                               "' is an illegal expression for augmented assignment");
            }
        } else if (part.field == Field::right) {
            made->value = expression(part);
        } else if (part.kind == Grammar::token) {
            std::string_view word = text(part);
            word.remove_suffix(1);
            made->operation = word == "+"    ? BinaryOperator::add
                              : word == "-"  ? BinaryOperator::subtract
                              : word == "*"  ? BinaryOperator::multiply
                              : word == "@"  ? BinaryOperator::matrix_multiply
                              : word == "/"  ? BinaryOperator::divide
                              : word == "%"  ? BinaryOperator::modulo
                              : word == "//" ? BinaryOperator::floor_divide
                              : word == "**" ? BinaryOperator::power
                              : word == "|"  ? BinaryOperator::or_
                              : word == "&"  ? BinaryOperator::and_
                              : word == "^"  ? BinaryOperator::xor_
                              : word == "<<" ? BinaryOperator::left_shift
                                             : BinaryOperator::right_shift;
        }
    }
    return made;
}

Statement* Lowering::jump(const GrammarNode& node, Syntax kind) {
    if (kind == Syntax::return_) {
        if (scope_->kind != ScopeKind::function) {
            fail(node, "'return' outside function");
        }
        auto* made = make<Return>(kind, node);
        Children parts(*this, node);
        made->value = value_of(*parts, 1, node);
        if (made->value && !scope_->returned) {
            scope_->returned = made;
        }
        if (made->value && parts.size() == 2) {
            made->value->begin = parts[1].begin;
        }
        return made;
    }
    if (scope_->loops == 0) {
        fail(node, kind == Syntax::break_ ? "'break' outside loop" : "'continue' not properly in loop");
    }
    return make<Statement>(kind, node);
}

Statement* Lowering::delete_(const GrammarNode& node) {
    auto* made = make<Delete>(Syntax::delete_, node);
    Children parts(*this, node);
    std::vector<Expression*> targets;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (parts[i].kind != Grammar::token) {
            targets.push_back(to_target(expression(parts[i]), true));
        }
    }
    made->targets = program_.arena.copy(targets);
    return made;
}

Statement* Lowering::raise(const GrammarNode& node) {
    auto* made = make<Raise>(Syntax::raise, node);
    Children parts(*this, node);
    for (GrammarNode& part : parts) {
        if (part.kind == Grammar::token) {
            continue;
        }
        if (part.field == Field::cause) {
            made->cause = expression(part);
        } else if (part.kind == Grammar::expression_list) {
            fail(part, "invalid syntax");
        } else {
            made->exception = expression(part);
        }
    }
    return made;
}

Statement* Lowering::assert_(const GrammarNode& node) {
    auto* made = make<Assert>(Syntax::assert_, node);
    Children parts(*this, node);
    for (GrammarNode& part : parts) {
        if (part.kind == Grammar::token) {
            continue;
        }
        if (!made->test) {
            made->test = expression(part);
        } else if (!made->message) {
            made->message = expression(part);
        } else {
            fail(part, "invalid syntax");
        }
    }
    return made;
}

Statement* Lowering::declare(const GrammarNode& node, bool global) {
    if (!global && scope_->kind == ScopeKind::module) {
        fail(node, "nonlocal declaration not allowed at module level");
    }
    const std::string word = global ? "global" : "nonlocal";
    Children parts(*this, node);
    for (GrammarNode& part : parts) {
        if (part.kind != Grammar::identifier) {
            continue;
        }
        NameIndex index = identifier(part);
        if (scope_->kind != ScopeKind::module) {
            Scope::Symbol* known = scope_->find(index);
            if (known && known->parameter) {
                fail(part, "name '" + name_texts_[index] + "' is parameter and " + word);
            }
            if (known && known->bound) {
                fail(node, "name '" + name_texts_[index] + "' is assigned to before " + word + " declaration");
            }
            for (Name* used : scope_->uses) {
                if (used->name == index) {
                    fail(node, "name '" + name_texts_[index] + "' is used prior to " + word + " declaration");
                }
            }
            Scope::Symbol& symbol = scope_->symbol(index);
            symbol.global = symbol.global || global;
            symbol.nonlocal = symbol.nonlocal || !global;
            symbol.declared_at = part.begin;
            if (symbol.global && symbol.nonlocal) {
                fail(node, "name '" + name_texts_[index] + "' is nonlocal and global");
            }
        }
    }
    return make<Statement>(Syntax::pass, node);
}

}  // namespace aludel::python
