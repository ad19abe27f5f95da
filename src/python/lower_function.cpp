#include <algorithm>
#include <utility>

#include "python/lower.hpp"
#include "python/syntax_message.hpp"

namespace aludel::python {

std::string Lowering::qualified(std::string_view name) const {
    return qualifier_ + std::string(name);
}

Code* Lowering::new_code(CodeKind kind, NameIndex name, const GrammarNode& node) {
    Code* code = program_.arena.make<Code>();
    code->kind = kind;
    code->name = name;
    code->begin = node.begin;
    code->end = node.end;
    return code;
}

ConstantIndex Lowering::annotation(const GrammarNode& node) {
    Children parts(*this, node);
    for (const GrammarNode& part : *parts) {
        if (std::string_view(ts_node_type(part.node)) == "constrained_type") {
            fail(part, "invalid syntax");
        }
    }
    return string_literal(std::string(text(node)), node.begin);
}

ConstantIndex Lowering::documentation(const Block& body) const {
    if (!body.empty() && body[0]->kind == Syntax::expression) {
        Expression* value = static_cast<ExpressionStatement*>(body[0])->value;
        if (value->kind == Syntax::constant) {
            ConstantIndex index = static_cast<Constant*>(value)->index;
            if (program_.literals[index].kind == LiteralKind::string) {
                return index;
            }
        }
    }
    return no_name;
}

struct Lowering::ParameterList {
    struct One {
        NameIndex name;
        Expression* value;
        ConstantIndex annotation;
    };
    std::vector<One> positional, keyword_only;
    One arguments{no_name, nullptr, no_name};
    One keywords{no_name, nullptr, no_name};
    std::size_t positional_only = 0;
    bool star = false;
    bool bare_star = false;

    void add(One one) { (star ? keyword_only : positional).push_back(one); }
};

void Lowering::parameter(const GrammarNode& node, ParameterList& list) {
    if (list.keywords.name != no_name) {
        fail(node, "arguments cannot follow var-keyword argument");
    }
    switch (node.kind) {
        case Grammar::identifier: list.add({identifier(node), nullptr, no_name}); return;
        case Grammar::default_parameter:
        case Grammar::typed_default_parameter: {
            Children parts(*this, node);
            ParameterList::One one{no_name, nullptr, no_name};
            for (GrammarNode& part : parts) {
                if (part.field == Field::name) {
                    if (part.kind != Grammar::identifier) {
                        fail(part, "invalid syntax");
                    }
                    one.name = identifier(part);
                } else if (part.field == Field::value) {
                    one.value = expression(part);
                } else if (part.field == Field::type) {
                    one.annotation = annotation(part);
                }
            }
            list.add(one);
            return;
        }
        case Grammar::typed_parameter: {
            Children parts(*this, node);
            ConstantIndex type = annotation(parts->back());
            GrammarNode inner = parts[0];
            if (inner.kind == Grammar::identifier) {
                list.add({identifier(inner), nullptr, type});
                return;
            }
            parameter(inner, list);
            (inner.kind == Grammar::list_splat_pattern ? list.arguments : list.keywords).annotation = type;
            return;
        }
        case Grammar::list_splat_pattern: {
            Children parts(*this, node);
            if (list.star || parts->back().kind != Grammar::identifier) {
                fail(node, "* argument may appear only once");
            }
            list.star = true;
            list.arguments.name = identifier(parts->back());
            return;
        }
        case Grammar::dictionary_splat_pattern: {
            Children parts(*this, node);
            if (parts->back().kind != Grammar::identifier) {
                fail(node, "invalid syntax");
            }
            list.keywords.name = identifier(parts->back());
            return;
        }
        case Grammar::keyword_separator:
            if (list.star) {
                fail(node, "* argument may appear only once");
            }
            list.star = true;
            list.bare_star = true;
            return;
        case Grammar::positional_separator:
            if (list.positional_only != 0) {
                fail(node, "/ may appear only once");
            }
            if (list.star) {
                fail(node, "/ must be ahead of *");
            }
            if (list.positional.empty()) {
                fail(node, "at least one argument must precede /");
            }
            list.positional_only = list.positional.size();
            return;
        default: fail(node, "invalid syntax");
    }
}

/// Defaults are read in the scope around, names bound in the scope inside.
void Lowering::parameters(const GrammarNode& node, Code& code, Scope& inside) {
    ParameterList list;
    {
        Children parts(*this, node);
        for (GrammarNode& part : parts) {
            if (part.kind != Grammar::token) {
                parameter(part, list);
            } else if (first(part) == '*') {
                GrammarNode separator = part;
                separator.kind = Grammar::keyword_separator;
                parameter(separator, list);
            } else if (first(part) == '/') {
                GrammarNode separator = part;
                separator.kind = Grammar::positional_separator;
                parameter(separator, list);
            }
        }
    }
    if (list.bare_star && list.keyword_only.empty()) {
        fail(node, "named arguments must follow bare *");
    }
    Parameters& made = code.parameters;
    std::vector<NameIndex> names;
    std::vector<ConstantIndex> annotations;
    std::vector<Expression*> defaults;
    std::vector<Expression*> keyword_defaults;
    auto add = [&](const ParameterList::One& one) {
        if (std::find(names.begin(), names.end(), one.name) != names.end()) {
            fail(node, "duplicate argument '" + name_texts_[one.name] + "' in function definition");
        }
        if (name_texts_[one.name] == "__debug__") {
            fail(node, "cannot assign to __debug__");
        }
        names.push_back(one.name);
        annotations.push_back(one.annotation);
        Scope::Symbol& symbol = inside.symbol(one.name);
        symbol.bound = true;
        symbol.parameter = true;
    };
    for (const auto& one : list.positional) {
        if (one.value) {
            defaults.push_back(one.value);
        } else if (!defaults.empty()) {
            fail(node, "non-default argument follows default argument");
        }
        add(one);
    }
    for (const auto& one : list.keyword_only) {
        keyword_defaults.push_back(one.value);
        add(one);
    }
    if (list.arguments.name != no_name) {
        add(list.arguments);
        made.has_arguments = true;
    }
    if (list.keywords.name != no_name) {
        add(list.keywords);
        made.has_keywords = true;
    }
    made.positional = static_cast<std::uint32_t>(list.positional.size());
    made.positional_only = static_cast<std::uint32_t>(list.positional_only);
    made.keyword_only = static_cast<std::uint32_t>(list.keyword_only.size());
    made.names = program_.arena.copy(names);
    made.annotations = program_.arena.copy(annotations);
    made.defaults = program_.arena.copy(defaults);
    made.keyword_defaults = program_.arena.copy(keyword_defaults);
}

Statement* Lowering::function(const GrammarNode& node, const GrammarNode& around, Expressions decorators) {
    auto* made = make<FunctionDefinition>(Syntax::function, around);
    made->decorators = decorators;
    Children parts(*this, node);
    Scope* outer = scope_;
    Scope* inside = nullptr;
    std::string saved = qualifier_;
    for (GrammarNode& part : parts) {
        if (part.kind == Grammar::token) {
            continue;
        }
        if (part.field == Field::name) {
            NameIndex name_index = identifier(part);
            made->target = bind_name(name_index, part.begin, part.end);
            made->code = new_code(CodeKind::function, plain_identifier(part), node);
            bool global = false;
            if (Scope::Symbol* symbol = scope_->find(name_index)) {
                global = symbol->global;
            }
            std::string path = global ? std::string(text(part)) : qualified(text(part));
            made->code->qualified_name = name(path);
            made->code->async = text(parts[0]) == "async";
            inside = outer->child(ScopeKind::function, made->code);
            qualifier_ = path + ".<locals>.";
        } else if (part.field == Field::type_parameters) {
            refuse(part, "type parameters of functions are not supported", "leave them out: annotations are not evaluated");
        } else if (part.field == Field::parameters) {
            check_lines(node.begin, part.end);
            parameters(part, *made->code, *inside);
        } else if (part.field == Field::return_type) {
            made->code->parameters.returns = annotation(part);
        } else if (part.kind == Grammar::block) {
            scope_ = inside;
            made->code->body = block(part);
            scope_ = outer;
            if (made->code->async && made->code->generator && inside->returned) {
                fail(*inside->returned, "'return' with value in async generator");
            }
        }
    }
    qualifier_ = saved;
    if (made->code->body.empty()) {
        throw missing_block(program_.source, node.begin);
    }
    made->code->documentation = documentation(made->code->body);
    return made;
}

Expression* Lowering::lambda(const GrammarNode& node) {
    auto* made = make<Lambda>(Syntax::lambda, node);
    Code* code = new_code(CodeKind::function, name("<lambda>"), node);
    code->qualified_name = name(qualified("<lambda>"));
    made->code = code;
    Scope* outer = scope_;
    Scope* inside = outer->child(ScopeKind::function, code);
    std::string saved = qualifier_;
    qualifier_ = qualified("<lambda>") + ".<locals>.";
    Children parts(*this, node);
    for (GrammarNode& part : parts) {
        if (part.kind == Grammar::lambda_parameters) {
            parameters(part, *code, *inside);
        } else if (part.field == Field::body) {
            scope_ = inside;
            code->result = expression(part);
            scope_ = outer;
        }
    }
    qualifier_ = saved;
    return made;
}

Statement* Lowering::class_(const GrammarNode& node, const GrammarNode& around, Expressions decorators) {
    auto* made = make<ClassDefinition>(Syntax::class_, around);
    made->decorators = decorators;
    Children parts(*this, node);
    Scope* outer = scope_;
    std::string saved = qualifier_;
    bool has_star = false;
    for (GrammarNode& part : parts) {
        if (part.field == Field::name) {
            made->code = new_code(CodeKind::class_, plain_identifier(part), node);
            made->target = bind_name(identifier(part), part.begin, part.end);
        } else if (part.field == Field::type_parameters) {
            refuse(part, "type parameters of classes are not supported", "leave them out: annotations are not evaluated");
        } else if (part.field == Field::superclasses) {
            check_lines(node.begin, part.end);
            arguments(part, made->bases, made->keywords, has_star);
        } else if (part.kind == Grammar::block) {
            std::string path = qualified(name_texts_[made->code->name]);
            made->code->qualified_name = name(path);
            qualifier_ = path + ".";
            scope_ = outer->child(ScopeKind::class_, made->code);
            const std::string& own_name = name_texts_[made->code->name];
            std::string outer_class = std::exchange(class_name_, own_name.substr(std::min(own_name.find_first_not_of('_'), own_name.size())));
            made->code->body = block(part);
            class_name_ = std::move(outer_class);
            scope_ = outer;
        }
    }
    qualifier_ = saved;
    if (made->code->body.empty()) {
        throw missing_block(program_.source, node.begin);
    }
    made->code->documentation = documentation(made->code->body);
    return made;
}

Statement* Lowering::decorated(const GrammarNode& node) {
    Children parts(*this, node);
    std::vector<Expression*> decorators;
    for (GrammarNode& part : parts) {
        if (part.kind == Grammar::decorator) {
            Children pieces(*this, part);
            for (GrammarNode& piece : pieces) {
                if (piece.kind != Grammar::token) {
                    check_lines(piece.begin, piece.end);
                    decorators.push_back(expression(piece));
                }
            }
        } else if (part.kind == Grammar::function_definition) {
            return function(part, part, program_.arena.copy(decorators));
        } else if (part.kind == Grammar::class_definition) {
            return class_(part, part, program_.arena.copy(decorators));
        }
    }
    fail(node, "invalid syntax");
}

}  // namespace aludel::python
