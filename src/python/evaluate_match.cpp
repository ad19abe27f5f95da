#include <fmt/format.h>

#include "python/attribute.hpp"
#include "python/call.hpp"
#include "python/evaluate.hpp"
#include "python/native.hpp"

namespace aludel::python {
namespace {

using Captures = std::vector<std::pair<const Name*, Value>>;

bool matches(Frame& frame, const Pattern& pattern, const Value& subject, Captures& captures);

bool match_sequence(Frame& frame, const Pattern& pattern, const Value& subject, Captures& captures) {
    Evaluator& evaluator = frame.evaluator;
    const Value& sequence = plain(subject);
    if (!sequence.is(Kind::list) && !sequence.is(Kind::tuple) && !sequence.is(Kind::range)) {
        return false;
    }
    std::vector<Value> items = to_vector(evaluator, sequence);
    std::size_t wanted = pattern.patterns.size;
    std::size_t star = wanted;
    for (std::size_t i = 0; i < wanted; ++i) {
        if (pattern.patterns[i]->kind == PatternKind::star) {
            star = i;
        }
    }
    if (star == wanted ? items.size() != wanted : items.size() + 1 < wanted) {
        return false;
    }
    std::size_t rest = star == wanted ? 0 : items.size() - (wanted - 1);
    for (std::size_t i = 0; i < wanted; ++i) {
        if (i == star) {
            if (const Name* name = pattern.patterns[i]->name) {
                std::vector<Value> middle(items.begin() + static_cast<std::ptrdiff_t>(i), items.begin() + static_cast<std::ptrdiff_t>(i + rest));
                captures.emplace_back(name, evaluator.list(std::move(middle)));
            }
        } else if (!matches(frame, *pattern.patterns[i], items[i < star ? i : i + rest - 1], captures)) {
            return false;
        }
    }
    return true;
}

bool match_mapping(Frame& frame, const Pattern& pattern, const Value& subject, Captures& captures) {
    Evaluator& evaluator = frame.evaluator;
    const Value& mapping = plain(subject);
    if (!mapping.is(Kind::dict)) {
        return false;
    }
    Ref<Dict> dict(&mapping.as<Dict>());
    std::vector<Value> keys;
    for (std::size_t i = 0; i < pattern.keys.size; ++i) {
        keys.push_back(evaluate(frame, *pattern.keys[i]));
        Value* found = dict->table.find(evaluator, keys.back());
        if (!found) {
            return false;
        }
        Value value = *found;
        if (!matches(frame, *pattern.patterns[i], value, captures)) {
            return false;
        }
    }
    if (pattern.name) {
        Ref<Dict> rest = evaluator.dict();
        std::size_t position = 0;
        Value key;
        Value value;
        while (dict->table.next(position, key, value)) {
            rest->table.set(evaluator, key, value);
        }
        for (const Value& used : keys) {
            rest->table.erase(evaluator, used);
        }
        captures.emplace_back(pattern.name, rest);
    }
    return true;
}

/// Builtin types whose one positional pattern is the value itself.
bool matches_itself(Evaluator& evaluator, const Class& type) {
    for (Type one : {Type::boolean, Type::integer, Type::floating, Type::str, Type::bytes, Type::tuple, Type::list, Type::dict, Type::set, Type::frozen_set}) {
        if (is_subclass(type, evaluator.type(one))) {
            return true;
        }
    }
    return false;
}

bool match_class(Frame& frame, const Pattern& pattern, const Value& subject, Captures& captures) {
    Evaluator& evaluator = frame.evaluator;
    Value type = force(evaluator, evaluate(frame, *pattern.value));
    if (!type.is(Kind::class_)) {
        raise(evaluator, ExceptionType::TypeError, "called match pattern must be a class");
    }
    if (!is_instance(evaluator, subject, type)) {
        return false;
    }
    std::size_t positional = pattern.patterns.size - pattern.keywords.size;
    std::vector<Value> names;
    if (positional > 0) {
        Value declared = find_attribute(evaluator, type, "__match_args__");
        if (declared.defined()) {
            names = to_vector(evaluator, declared);
        } else if (matches_itself(evaluator, type.as<Class>())) {
            if (positional > 1) {
                raise(evaluator, ExceptionType::TypeError,
                      fmt::format("{}() accepts 1 positional sub-pattern ({} given)", str_text(evaluator, type.as<Class>().name), positional));
            }
            if (!matches(frame, *pattern.patterns[0], subject, captures)) {
                return false;
            }
            names.push_back(Value::none());
        }
        if (positional > names.size()) {
            raise(evaluator, ExceptionType::TypeError,
                  fmt::format("{}() accepts {} positional sub-pattern{} ({} given)", str_text(evaluator, type.as<Class>().name),
                              names.size(), names.size() == 1 ? "" : "s", positional));
        }
    }
    for (std::size_t i = 0; i < pattern.patterns.size; ++i) {
        Value name = i < positional ? names[i] : frame.module.names[pattern.keywords[i - positional]];
        if (name.is_none()) {
            continue;
        }
        Value value = find_attribute(evaluator, subject, name);
        if (!value.defined() || !matches(frame, *pattern.patterns[i], value, captures)) {
            return false;
        }
    }
    return true;
}

bool matches(Frame& frame, const Pattern& pattern, const Value& subject, Captures& captures) {
    Evaluator& evaluator = frame.evaluator;
    frame.offset = pattern.begin;
    frame.end = pattern.end;
    switch (pattern.kind) {
        case PatternKind::wildcard: return true;
        case PatternKind::capture: captures.emplace_back(pattern.name, subject); return true;
        case PatternKind::value: {
            Value wanted = evaluate(frame, *pattern.value);
            return equal(evaluator, subject, wanted);
        }
        case PatternKind::singleton: {
            Value wanted = evaluate(frame, *pattern.value);
            return force(evaluator, subject).same(wanted);
        }
        case PatternKind::sequence: return match_sequence(frame, pattern, subject, captures);
        case PatternKind::mapping: return match_mapping(frame, pattern, subject, captures);
        case PatternKind::class_: return match_class(frame, pattern, subject, captures);
        case PatternKind::or_:
            for (const Pattern* choice : pattern.patterns) {
                std::size_t before = captures.size();
                if (matches(frame, *choice, subject, captures)) {
                    return true;
                }
                captures.resize(before);
            }
            return false;
        case PatternKind::as:
            if (!matches(frame, *pattern.patterns[0], subject, captures)) {
                return false;
            }
            captures.emplace_back(pattern.name, subject);
            return true;
        case PatternKind::star: return false;
    }
    return false;
}

}  // namespace

Flow execute_match(Frame& frame, const Match& node) {
    Evaluator& evaluator = frame.evaluator;
    Value subject = force(evaluator, evaluate(frame, *node.subject));
    if (is_unknown(subject)) {
        mark(frame, *node.subject);
        evaluator.require_known(subject);
    }
    for (const Case& one : node.cases) {
        Captures captures;
        if (!matches(frame, *one.pattern, subject, captures)) {
            continue;
        }
        for (auto& [name, value] : captures) {
            store_name(frame, *name, value);
        }
        if (one.guard) {
            Value guard = evaluate(frame, *one.guard);
            mark(frame, *one.guard);
            if (!truth(evaluator, guard)) {
                continue;
            }
        }
        return execute(frame, one.body);
    }
    return Flow::normal;
}

}  // namespace aludel::python
