#include <fmt/format.h>

#include <algorithm>

#include "python/attribute.hpp"
#include "python/bind.hpp"
#include "python/builtin_types.hpp"
#include "python/call.hpp"
#include "python/evaluate.hpp"
#include "python/format.hpp"
#include "python/generator.hpp"
#include "python/iterable.hpp"

namespace aludel::python {
namespace {

std::vector<Value> evaluate_items(Frame& frame, const Sequence& node) {
    std::vector<Value> items;
    items.reserve(node.items.size);
    for (Expression* item : node.items) {
        if (item->kind != Syntax::starred) {
            items.push_back(evaluate(frame, *item));
            continue;
        }
        Value inner = evaluate(frame, *static_cast<Starred*>(item)->value);
        mark(frame, *item);
        const Value& iterable = force(frame.evaluator, inner);
        if (node.kind != Syntax::set && !is_iterable(frame.evaluator, iterable)) {
            raise(frame.evaluator, ExceptionType::TypeError,
                  "Value after * must be an iterable, not " + type_name(frame.evaluator, iterable));
        }
        std::vector<Value> more = to_vector(frame.evaluator, iterable);
        items.insert(items.end(), more.begin(), more.end());
    }
    return items;
}

/// Whether CPython's compiler makes a constant of it.
bool is_folded(const Expression& expression) {
    auto all = [](const Expressions& items) {
        return std::all_of(items.begin(), items.end(), [](const Expression* item) { return is_folded(*item); });
    };
    switch (expression.kind) {
        case Syntax::constant: return true;
        case Syntax::tuple: return all(static_cast<const Sequence&>(expression).items);
        case Syntax::unary: return is_folded(*static_cast<const UnaryOperation&>(expression).operand);
        case Syntax::binary: {
            const auto& node = static_cast<const BinaryOperation&>(expression);
            return is_folded(*node.left) && is_folded(*node.right);
        }
        case Syntax::subscript: {
            const auto& node = static_cast<const Subscript&>(expression);
            return is_folded(*node.object) && is_folded(*node.index);
        }
        default: return false;
    }
}

bool is_folded_set(const Expression& expression, std::size_t least) {
    if (expression.kind != Syntax::set) {
        return false;
    }
    const Expressions& items = static_cast<const Sequence&>(expression).items;
    return items.size >= least && std::all_of(items.begin(), items.end(), [](const Expression* item) { return is_folded(*item); });
}

/// The constant that CPython's compiler makes of a set of constants: it is filled twice, and so are its items' places.
Ref<Set> evaluate_folded_set(Frame& frame, const Sequence& node) {
    Evaluator& evaluator = frame.evaluator;
    Ref<Set> first = evaluator.set(true);
    for (const Value& item : evaluate_items(frame, node)) {
        first->table.add(evaluator, item);
    }
    Ref<Set> made = evaluator.set(true);
    std::size_t position = 0;
    Value item;
    while (first->table.next(position, item)) {
        made->table.add(evaluator, item);
    }
    evaluator.account(*made);
    return made;
}

Value evaluate_set(Frame& frame, const Sequence& node) {
    Ref<Set> made = frame.evaluator.set();
    if (is_folded_set(node, 3)) {
        made->table.merge(frame.evaluator, evaluate_folded_set(frame, node)->table);
    } else {
        for (const Value& item : evaluate_items(frame, node)) {
            mark(frame, node);
            made->table.add(frame.evaluator, item);
        }
    }
    frame.evaluator.account(*made);
    return made;
}

/// Everything that ** takes: dicts, and what has keys() and [].
void merge_mapping(Evaluator& evaluator, Dict& into, const Value& given) {
    Value mapping = plain(force(evaluator, given));
    if (mapping.is(Kind::dict)) {
        std::size_t position = 0;
        Value key;
        Value value;
        while (mapping.as<Dict>().table.next(position, key, value)) {
            into.table.set(evaluator, key, value);
        }
        evaluator.account(into);
        return;
    }
    Value keys = find_attribute(evaluator, given, "keys");
    if (!keys.defined()) {
        raise(evaluator, ExceptionType::TypeError, fmt::format("'{}' object is not a mapping", type_name(evaluator, given)));
    }
    for (const Value& key : keys_of(evaluator, given, keys)) {
        into.table.set(evaluator, key, get_item(evaluator, given, key));
    }
    evaluator.account(into);
}

Value evaluate_dict(Frame& frame, const DictDisplay& node) {
    Ref<Dict> made = frame.evaluator.dict();
    for (const DictItem& item : node.items) {
        if (!item.key) {
            Value inner = evaluate(frame, *item.value);
            mark(frame, *item.value);
            merge_mapping(frame.evaluator, *made, inner);
            continue;
        }
        Value key = evaluate(frame, *item.key);
        Value value = evaluate(frame, *item.value);
        mark(frame, *item.key);
        made->table.set(frame.evaluator, key, std::move(value));
    }
    frame.evaluator.account(*made);
    return made;
}

Value evaluate_slice(Frame& frame, const Slice& node) {
    auto part = [&](Expression* expression) { return expression ? evaluate(frame, *expression) : Value::none(); };
    Value start = part(node.start);
    Value stop = part(node.stop);
    Value step = part(node.step);
    return frame.evaluator.heap().make<SliceObject>(std::move(start), std::move(stop), std::move(step));
}

Value evaluate_boolean(Frame& frame, const BooleanOperation& node) {
    Value value;
    for (std::size_t i = 0; i < node.operands.size; ++i) {
        value = evaluate(frame, *node.operands[i]);
        if (i + 1 < node.operands.size) {
            mark(frame, *node.operands[i]);
            if (truth(frame.evaluator, value) != node.is_and) {
                return value;
            }
        }
    }
    return value;
}

Value evaluate_attribute(Frame& frame, const Attribute& node) {
    Value object = evaluate(frame, *node.object);
    mark(frame, node);
    return get_attribute(frame.evaluator, object, frame.module.names[node.name]);
}

Value evaluate_subscript(Frame& frame, const Subscript& node) {
    Value object = evaluate(frame, *node.object);
    Value index = evaluate(frame, *node.index);
    mark(frame, node);
    return get_item(frame.evaluator, object, index);
}

Value evaluate_binary(Frame& frame, const BinaryOperation& node) {
    // Long sums lean left; their spine is walked without recursion.
    const BinaryOperation* at = &node;
    std::vector<const BinaryOperation*> spine;
    while (at->left->kind == Syntax::binary) {
        spine.push_back(at);
        at = static_cast<const BinaryOperation*>(at->left);
    }
    Value left = evaluate(frame, *at->left);
    for (;;) {
        Value right = evaluate(frame, *at->right);
        mark(frame, *at);
        left = binary(frame.evaluator, at->operation, left, right);
        if (spine.empty()) {
            return left;
        }
        at = spine.back();
        spine.pop_back();
    }
}

Value evaluate_unary(Frame& frame, const UnaryOperation& node) {
    Value operand = evaluate(frame, *node.operand);
    mark(frame, node);
    return unary(frame.evaluator, node.operation, operand);
}

Value evaluate_await(Frame& frame, const Await& node) {
    Value value = evaluate(frame, *node.value);
    mark(frame, node);
    return await(frame, value);
}

Value evaluate_yield(Frame& frame, const Yield& node) {
    Value value = node.value ? evaluate(frame, *node.value) : Value::none();
    mark(frame, node);
    return node.kind == Syntax::yield ? yield_value(frame, std::move(value)) : yield_from(frame, value);
}

Value evaluate_conditional(Frame& frame, const Conditional& node) {
    Value test = evaluate(frame, *node.test);
    mark(frame, *node.test);
    return evaluate(frame, truth(frame.evaluator, test) ? *node.yes : *node.no);
}

Value evaluate_named(Frame& frame, const NamedExpression& node) {
    Value value = evaluate(frame, *node.value);
    store_name(frame, *node.target, value);
    return value;
}

}  // namespace

Value evaluate(Frame& frame, const Expression& expression) {
    frame.evaluator.check_stack();
    switch (expression.kind) {
        case Syntax::constant: return frame.module.literals[static_cast<const Constant&>(expression).index];
        case Syntax::name: return load_name(frame, static_cast<const Name&>(expression));
        case Syntax::attribute: return evaluate_attribute(frame, static_cast<const Attribute&>(expression));
        case Syntax::call: return evaluate_call(frame, static_cast<const CallExpression&>(expression));
        case Syntax::subscript: return evaluate_subscript(frame, static_cast<const Subscript&>(expression));
        case Syntax::slice: return evaluate_slice(frame, static_cast<const Slice&>(expression));
        case Syntax::tuple: return frame.evaluator.tuple(evaluate_items(frame, static_cast<const Sequence&>(expression)));
        case Syntax::list: return frame.evaluator.list(evaluate_items(frame, static_cast<const Sequence&>(expression)));
        case Syntax::set: return evaluate_set(frame, static_cast<const Sequence&>(expression));
        case Syntax::dict: return evaluate_dict(frame, static_cast<const DictDisplay&>(expression));
        case Syntax::comprehension: return evaluate_comprehension(frame, static_cast<const Comprehension&>(expression));
        case Syntax::lambda: return make_function(frame, *static_cast<const Lambda&>(expression).code);
        case Syntax::conditional: return evaluate_conditional(frame, static_cast<const Conditional&>(expression));
        case Syntax::boolean: return evaluate_boolean(frame, static_cast<const BooleanOperation&>(expression));
        case Syntax::compare: return evaluate_comparison(frame, static_cast<const Comparison&>(expression));
        case Syntax::unary: return evaluate_unary(frame, static_cast<const UnaryOperation&>(expression));
        case Syntax::binary: return evaluate_binary(frame, static_cast<const BinaryOperation&>(expression));
        case Syntax::named: return evaluate_named(frame, static_cast<const NamedExpression&>(expression));
        case Syntax::await: return evaluate_await(frame, static_cast<const Await&>(expression));
        case Syntax::yield:
        case Syntax::yield_from: return evaluate_yield(frame, static_cast<const Yield&>(expression));
        case Syntax::format_string: return evaluate_format_string(frame, static_cast<const FormatString&>(expression));
        default: mark(frame, expression); refuse(frame.evaluator, "this expression is not supported here");
    }
}

Value evaluate_iterable(Frame& frame, const Expression& expression) {
    if (is_folded_set(expression, 1)) {
        return evaluate_folded_set(frame, static_cast<const Sequence&>(expression));
    }
    return evaluate(frame, expression);
}

Value evaluate_comparison(Frame& frame, const Comparison& node) {
    Value left = evaluate(frame, *node.first);
    for (std::size_t i = 0;; ++i) {
        Value right = evaluate(frame, *node.rest[i]);
        mark(frame, node);
        Value result = compare(frame.evaluator, node.operators[i], left, right);
        if (i + 1 == node.operators.size || !truth(frame.evaluator, result)) {
            return result;
        }
        left = std::move(right);
    }
}

Value evaluate_format_string(Frame& frame, const FormatString& node) {
    Evaluator& evaluator = frame.evaluator;
    std::string text;
    Value unknown;
    for (const FormatPiece& piece : node.pieces) {
        if (!piece.value) {
            text += frame.module.literals[piece.text].as<Str>().text;
            continue;
        }
        Value value = evaluate(frame, *piece.value);
        std::string spec;
        if (piece.format) {
            Value made = evaluate_format_string(frame, *piece.format);
            if (is_unknown(made)) {
                unknown = made;
                continue;
            }
            spec = as_str(made)->text;
        }
        mark(frame, *piece.value);
        if (is_unknown(value)) {
            unknown = value;
            continue;
        }
        switch (piece.conversion) {
            case 'r':
                value = repr_object(evaluator, value);
                break;
            case 'a':
                value = ascii_object(evaluator, value);
                break;
            case 's':
                value = str_object(evaluator, value);
                break;
            default:
                if (spec.empty() && value.is(Kind::str)) {
                    text += value.as<Str>().text;
                    continue;
                }
        }
        if (is_unknown(value)) {
            unknown = value;
            continue;
        }
        if (node.pieces.size == 1) {
            return format_object(evaluator, value, spec);
        }
        text += format(evaluator, value, spec);
    }
    if (unknown.defined()) {
        return unknown_from(evaluator, unknown, "an f-string");
    }
    return evaluator.str(std::move(text));
}

namespace {

std::string callee_name(Evaluator& evaluator, const Value& callee) {
    Value name = find_attribute(evaluator, callee, "__qualname__");
    if (name.is(Kind::str)) {
        Value module = find_attribute(evaluator, callee, "__module__");
        std::string prefix = module.is(Kind::str) && module.as<Str>().text != "builtins" ? module.as<Str>().text + "." : "";
        return prefix + name.as<Str>().text + "()";
    }
    return type_name(evaluator, callee) + " object";
}

}  // namespace

namespace {

/// The keywords that ** gives. One that is there already is told before its value is asked for.
void add_mapping(Evaluator& evaluator, const Value& mapping, Arguments& into, const Value& callee) {
    const auto expect_new = [&](const Value& key) {
        for (const auto& known : into.keywords) {
            if (key.is(Kind::str) && known.first.as<Str>().text == key.as<Str>().text) {
                raise(evaluator, ExceptionType::TypeError,
                      fmt::format("{} got multiple values for keyword argument '{}'", callee_name(evaluator, callee),
                                  key.as<Str>().text));
            }
        }
    };
    Ref<Dict> merged = evaluator.dict();
    if (plain(mapping).is(Kind::dict)) {
        merge_mapping(evaluator, *merged, mapping);
    } else {
        const Value keys = find_attribute(evaluator, mapping, "keys");
        if (!keys.defined()) {
            raise(evaluator, ExceptionType::TypeError,
                  fmt::format("{} argument after ** must be a mapping, not {}", callee_name(evaluator, callee),
                              type_name(evaluator, mapping)));
        }
        for (const Value& key : keys_of(evaluator, mapping, keys)) {
            expect_new(key);
            merged->table.set(evaluator, key, get_item(evaluator, mapping, key));
        }
        evaluator.account(*merged);
    }
    for (const auto& entry : merged->table.entries()) {
        if (!entry.key.is(Kind::str)) {
            raise(evaluator, ExceptionType::TypeError, "keywords must be strings");
        }
        expect_new(entry.key);
        into.keywords.emplace_back(entry.key, entry.value);
    }
}

}  // namespace

void evaluate_arguments(Frame& frame, const Expressions& positional, const Items<Keyword>& keywords, bool has_star,
                        Arguments& into, const Value& callee, const Node& call) {
    Evaluator& evaluator = frame.evaluator;
    into.positional.reserve(positional.size + 1);
    for (Expression* argument : positional) {
        if (!has_star || argument->kind != Syntax::starred) {
            into.positional.push_back(evaluate(frame, *argument));
            continue;
        }
        Value inner = evaluate(frame, *static_cast<Starred*>(argument)->value);
        mark(frame, call);
        if (is_unknown(inner)) {
            evaluator.require_known(inner);
        }
        const Value& items = force(evaluator, inner);
        if (!is_iterable(evaluator, items)) {
            // Several positional arguments are put together before the call.
            const bool alone = positional.size == 1 && callee.defined();
            raise(evaluator, ExceptionType::TypeError,
                  fmt::format("{} after * must be an iterable, not {}",
                              alone ? callee_name(evaluator, callee) + " argument" : "Value",
                              type_name(evaluator, items)));
        }
        std::vector<Value> more = to_vector(evaluator, items);
        into.positional.insert(into.positional.end(), more.begin(), more.end());
    }
    into.keywords.reserve(keywords.size);
    for (const Keyword& keyword : keywords) {
        Value value = evaluate(frame, *keyword.value);
        if (keyword.name != no_name) {
            for (const auto& known : into.keywords) {
                if (known.first.same(frame.module.names[keyword.name]) || known.first.as<Str>().text == frame.program->names[keyword.name]) {
                    raise(evaluator, ExceptionType::TypeError,
                          fmt::format("{} got multiple values for keyword argument '{}'", callee_name(evaluator, callee), frame.program->names[keyword.name]));
                }
            }
            into.keywords.emplace_back(frame.module.names[keyword.name], std::move(value));
            continue;
        }
        mark(frame, call);
        if (value = force(evaluator, value); is_unknown(value)) {
            if (!evaluator.options().missing) {
                evaluator.require_known(value);
            }
            // Who has something for what is missing sees that there may be more keywords.
            into.keywords.emplace_back(evaluator.intern("**"), value);
            continue;
        }
        add_mapping(evaluator, value, into, callee);
    }
}

Value evaluate_call(Frame& frame, const CallExpression& node) {
    Evaluator& evaluator = frame.evaluator;
    Arguments arguments;
    arguments.expression = &node;
    Value callee;
    Value self;
    if (node.callee->kind == Syntax::attribute) {
        const auto& attribute = static_cast<const Attribute&>(*node.callee);
        Value object = evaluate(frame, *attribute.object);
        mark(frame, attribute);
        callee = get_method(evaluator, object, frame.module.names[attribute.name], self);
    } else {
        callee = evaluate(frame, *node.callee);
    }
    evaluate_arguments(frame, node.arguments, node.keywords, node.has_star, arguments, callee, node);
    mark(frame, node);
    if (self.defined()) {
        if (callee.is(Kind::function)) {
            return call_function(evaluator, callee, std::move(arguments), self);
        }
        return call_native(evaluator, *callee.as<NativeFunctionObject>().function, self, arguments);
    }
    return call(evaluator, callee, std::move(arguments));
}

}  // namespace aludel::python
