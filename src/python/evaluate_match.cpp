#include <fmt/format.h>

#include "python/attribute.hpp"
#include "python/call.hpp"
#include "python/evaluate.hpp"
#include "python/native.hpp"

namespace aludel::python {
namespace {

using Captures = std::vector<std::pair<const Name*, Value>>;

bool matches(Frame& frame, const Pattern& pattern, const Value& subject, Captures& captures);

/// Whether it is one of what collections.abc calls `name`, by inheritance or registration.
bool is_abstract(Evaluator& evaluator, const Value& subject, const char* name) {
    if (!subject.is(Kind::instance)) {
        return false;
    }
    const Value module = evaluator.import_module("collections.abc", true);
    return is_instance(evaluator, subject, get_attribute(evaluator, module, name));
}

bool is_sequence(Evaluator& evaluator, const Value& subject) {
    const Value& held = plain(subject);
    if (held.is(Kind::list) || held.is(Kind::tuple) || held.is(Kind::range)) {
        return true;
    }
    return !held.is(Kind::str) && !held.is(Kind::bytes) && is_abstract(evaluator, subject, "Sequence");
}

bool match_sequence(Frame& frame, const Pattern& pattern, const Value& subject, Captures& captures) {
    Evaluator& evaluator = frame.evaluator;
    if (!is_sequence(evaluator, subject)) {
        return false;
    }
    const Value& held = plain(subject);
    const Value& sequence = held.is(Kind::instance) ? subject : held;
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

/// A mapping that is no dict: asked as any script could.
bool match_abstract_mapping(Frame& frame, const Pattern& pattern, const Value& subject, Captures& captures) {
    Evaluator& evaluator = frame.evaluator;
    if (length(evaluator, subject) < static_cast<std::int64_t>(pattern.keys.size)) {
        return false;
    }
    std::vector<Value> keys;
    std::vector<Value> values;
    const Value missing = evaluator.instance(evaluator.type(Type::object));
    for (std::size_t i = 0; i < pattern.keys.size; ++i) {
        keys.push_back(evaluate(frame, *pattern.keys[i]));
        values.push_back(call_method(evaluator, subject, "get", {keys.back(), missing}));
        if (values.back().same(missing)) {
            return false;
        }
    }
    for (std::size_t i = 0; i < pattern.keys.size; ++i) {
        if (!matches(frame, *pattern.patterns[i], values[i], captures)) {
            return false;
        }
    }
    if (pattern.name) {
        Ref<Dict> rest = evaluator.dict();
        Iteration all(evaluator, call_method(evaluator, subject, "keys"));
        Value key;
        while (all.next(key)) {
            evaluator.step();
            rest->table.set(evaluator, key, get_item(evaluator, subject, key));
        }
        for (const Value& used : keys) {
            rest->table.erase(evaluator, used);
        }
        captures.emplace_back(pattern.name, rest);
    }
    return true;
}

bool match_mapping(Frame& frame, const Pattern& pattern, const Value& subject, Captures& captures) {
    Evaluator& evaluator = frame.evaluator;
    const Value& mapping = plain(subject);
    if (!mapping.is(Kind::dict)) {
        return is_abstract(evaluator, subject, "Mapping") && match_abstract_mapping(frame, pattern, subject, captures);
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
    names.resize(positional);
    for (std::size_t i = positional; i < pattern.patterns.size; ++i) {
        names.push_back(frame.module.names[pattern.keywords[i - positional]]);
    }
    std::vector<Value> values;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].is_none()) {
            values.emplace_back();
            continue;
        }
        for (std::size_t before = 0; before < i; ++before) {
            if (equal(evaluator, names[before], names[i])) {
                raise(evaluator, ExceptionType::TypeError,
                      fmt::format("{}() got multiple sub-patterns for attribute {}",
                                  str_text(evaluator, type.as<Class>().name), repr(evaluator, names[i])));
            }
        }
        values.push_back(find_attribute(evaluator, subject, names[i]));
        if (!values.back().defined()) {
            return false;
        }
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!names[i].is_none() && !matches(frame, *pattern.patterns[i], values[i], captures)) {
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
