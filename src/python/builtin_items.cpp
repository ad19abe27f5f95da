#include <fmt/format.h>

#include <algorithm>

#include "python/attribute.hpp"
#include "python/builtin_functions.hpp"
#include "python/call.hpp"
#include "python/evaluate.hpp"
#include "python/generator.hpp"
#include "python/iterator.hpp"
#include "python/native.hpp"
#include "python/sort.hpp"

namespace aludel::python {
namespace {

Value extreme(Call& call, bool largest) {
    Evaluator& evaluator = call.evaluator;
    const auto& given = call.rest(2);
    const char* name = largest ? "max" : "min";
    if (given.empty()) {
        raise(evaluator, ExceptionType::TypeError, fmt::format("{} expected at least 1 argument, got 0", name));
    }
    if (given.size() > 1 && call.given(1)) {
        raise(evaluator, ExceptionType::TypeError, fmt::format("Cannot specify a default for {}() with multiple positional arguments", name));
    }
    Iteration items(evaluator, given.size() == 1 ? given[0] : Value(call[2]));
    Value best;
    Value best_key;
    Value item;
    while (items.next(item)) {
        evaluator.step();
        Value key = call.is_none(0) ? item : python::call(evaluator, call[0], {item});
        if (is_unknown(key)) {
            return key;
        }
        bool better = !best.defined() || truth(evaluator, compare(evaluator, largest ? CompareOperator::greater : CompareOperator::less, key, best_key));
        if (better) {
            best = item;
            best_key = key;
        }
    }
    if (best.defined()) {
        return best;
    }
    if (call.given(1)) {
        return call[1];
    }
    raise(evaluator, ExceptionType::ValueError, fmt::format("{}() arg is an empty sequence", name));
}

Value sum(Call& call) {
    Evaluator& evaluator = call.evaluator;
    Value total = call.given(1) ? call[1] : Value::integer(0);
    if (plain(total).is(Kind::str)) {
        raise(evaluator, ExceptionType::TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
    }
    if (plain(total).is(Kind::bytes)) {
        raise(evaluator, ExceptionType::TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
    }
    Iteration items(evaluator, call[0]);
    Value item;
    while (items.next(item)) {
        evaluator.step();
        total = binary(evaluator, BinaryOperator::add, total, item);
    }
    return total;
}

void add_folds(NativeModule& m) {
    m.function("max", "*args, key=None, default=...", [](Call& call) { return extreme(call, true); });
    m.function("min", "*args, key=None, default=...", [](Call& call) { return extreme(call, false); });
    m.function("sum", "iterable, /, start=...", sum);
    for (auto [name, wanted] : std::initializer_list<std::pair<const char*, bool>>{{"all", false}, {"any", true}}) {
        m.function(name, "iterable, /", [wanted](Call& call) {
            Iteration items(call.evaluator, call[0]);
            Value item;
            while (items.next(item)) {
                call.evaluator.step();
                if (truth(call.evaluator, item) == wanted) {
                    return Value::boolean(wanted);
                }
            }
            return Value::boolean(!wanted);
        });
    }
    m.function("sorted", "iterable=..., /, *, key=None, reverse=False", [](Call& call) {
        if (!call.given(0)) {
            raise(call.evaluator, ExceptionType::TypeError, "sorted expected 1 argument, got 0");
        }
        std::vector<Value> items = to_vector(call.evaluator, call[0]);
        sort_values(call.evaluator, items, call[1], call.truth(2));
        return call.evaluator.list(std::move(items));
    });
}

Value zip(Call& call) {
    Evaluator& evaluator = call.evaluator;
    std::vector<Value> iterators;
    for (std::size_t i = 0; i < call.rest(1).size(); ++i) {
        const Value& given = force(evaluator, call.rest(1)[i]);
        try {
            iterators.push_back(iterate(evaluator, given));
        } catch (const Raised& raised) {
            if (is_exception(evaluator, raised.exception, ExceptionType::TypeError) && raised.object().trace.empty() && !given.is(Kind::instance)) {
                raised.object().arguments->items[0] = evaluator.str(fmt::format("'{}' object is not iterable", type_name(evaluator, given)));
            }
            throw;
        }
    }
    bool strict = call.truth(0);
    return make_iterator(evaluator, "zip", std::move(iterators), [strict](Evaluator& e, std::vector<Value>& held, Value& into) {
        std::vector<Value> items;
        for (std::size_t i = 0; i < held.size(); ++i) {
            Value item;
            Value iterator = held[i];
            if (next(e, iterator, item)) {
                items.push_back(item);
                continue;
            }
            if (strict) {
                for (std::size_t j = i > 0 ? 0 : 1; j < held.size(); ++j) {
                    Value other = held[j];
                    if (i > 0 || next(e, other, item)) {
                        std::size_t bad = i > 0 ? i : j;
                        std::string before = bad == 1 ? " 1" : fmt::format("s 1-{}", bad);
                        raise(e, ExceptionType::ValueError, fmt::format("zip() argument {} is {} than argument{}", bad + 1, i > 0 ? "shorter" : "longer", before));
                    }
                }
            }
            return false;
        }
        if (items.empty()) {
            return false;
        }
        into = e.tuple(std::move(items));
        return true;
    });
}

void add_iterators(NativeModule& m) {
    m.function("iter", "object, sentinel=..., /", [](Call& call) {
        if (!call.given(1)) {
            return iterate(call.evaluator, call[0]);
        }
        if (const Value callee = force(call.evaluator, call[0]); !is_unknown(callee) && !is_callable(call.evaluator, callee)) {
            raise(call.evaluator, ExceptionType::TypeError, "iter(v, w): v must be callable");
        }
        return make_iterator(call.evaluator, "callable_iterator", {call[0], call[1]}, [](Evaluator& evaluator, std::vector<Value>& held, Value& into) {
            Value function = held[0];
            Value sentinel = held[1];
            into = python::call(evaluator, function);
            evaluator.step();
            return !equal(evaluator, into, sentinel);
        });
    });
    m.function("next", "iterator, default=..., /", [](Call& call) {
        Value item = Value::none();
        if (next(call.evaluator, call[0], item)) {
            return item;
        }
        if (call.given(1)) {
            return call[1];
        }
        // The value that a generator returned is the exception's.
        bool returned = !call[0].is(Kind::iterator) && !item.is_none();
        raise(call.evaluator, ExceptionType::StopIteration, returned ? std::vector<Value>{item} : std::vector<Value>{});
    });
    m.function("enumerate", "iterable, start=0", [](Call& call) {
        Value iterator = iterate(call.evaluator, call[0]);
        Value start = plain(call[1]);
        if (!start.is(Kind::big_integer)) {
            start = is_integer(start) ? Value::integer(start.as_integer()) : Value::integer(to_index(call.evaluator, call[1]));
        }
        return make_iterator(call.evaluator, "enumerate", {iterator, start}, [](Evaluator& evaluator, std::vector<Value>& held, Value& into) {
            Value source = held[0];
            Value item;
            if (!next(evaluator, source, item)) {
                return false;
            }
            into = evaluator.tuple({held[1], item});
            held[1] = binary(evaluator, BinaryOperator::add, held[1], Value::integer(1));
            return true;
        });
    });
    m.function("zip", "*iterables, strict=False", zip);
    m.function("map", "function, *iterables", [](Call& call) {
        std::vector<Value> held = {call[0]};
        if (call.rest(1).empty()) {
            raise(call.evaluator, ExceptionType::TypeError, "map() must have at least two arguments.");
        }
        for (const Value& iterable : call.rest(1)) {
            held.push_back(iterate(call.evaluator, iterable));
        }
        return make_iterator(call.evaluator, "map", std::move(held), [](Evaluator& evaluator, std::vector<Value>& kept, Value& into) {
            Arguments arguments;
            for (std::size_t i = 1; i < kept.size(); ++i) {
                Value item;
                Value iterator = kept[i];
                if (!next(evaluator, iterator, item)) {
                    return false;
                }
                arguments.positional.push_back(item);
            }
            Value function = kept[0];
            into = python::call(evaluator, function, std::move(arguments));
            return true;
        });
    });
    m.function("filter", "function, iterable, /", [](Call& call) {
        Value iterator = iterate(call.evaluator, call[1]);
        return make_iterator(call.evaluator, "filter", {call[0], iterator}, [](Evaluator& evaluator, std::vector<Value>& held, Value& into) {
            Value function = held[0];
            Value source = held[1];
            while (next(evaluator, source, into)) {
                evaluator.step();
                if (truth(evaluator, function.is_none() ? into : python::call(evaluator, function, {into}))) {
                    return true;
                }
            }
            return false;
        });
    });
    m.function("reversed", "sequence, /", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        Value given = force(evaluator, call[0]);
        if (Value method = special(evaluator, given, "__reversed__"); method.defined()) {
            return python::call(evaluator, method);
        }
        const bool denied = lookup(evaluator, type_of(evaluator, given), evaluator.intern("__reversed__").as<Str>()).is_none();
        bool sequence = plain(given).is(Kind::str) || plain(given).is(Kind::tuple) || plain(given).is(Kind::bytes) || plain(given).is(Kind::range) ||
                        (given.is(Kind::instance) && special(evaluator, given, "__getitem__").defined());
        if (!sequence || denied) {
            raise(evaluator, ExceptionType::TypeError, fmt::format("'{}' object is not reversible", type_name(evaluator, given)));
        }
        return make_iterator(evaluator, "reversed", {given, Value::integer(length(evaluator, given))}, [](Evaluator& e, std::vector<Value>& held, Value& into) {
            std::int64_t at = held[1].as_integer() - 1;
            if (at < 0) {
                return false;
            }
            held[1] = Value::integer(at);
            Value source = held[0];
            into = get_item(e, source, Value::integer(at));
            return true;
        });
    });
    m.function("aiter", "iterable, /", [](Call& call) {
        Value method = special(call.evaluator, call[0], "__aiter__");
        if (!method.defined()) {
            raise(call.evaluator, ExceptionType::TypeError, fmt::format("'{}' object is not an async iterable", type_name(call.evaluator, call[0])));
        }
        return python::call(call.evaluator, method);
    });
    m.function("anext", "iterator, default=..., /", [](Call& call) {
        Value method = special(call.evaluator, call[0], "__anext__");
        if (!method.defined()) {
            raise(call.evaluator, ExceptionType::TypeError, fmt::format("'{}' object is not an async iterator", type_name(call.evaluator, call[0])));
        }
        if (call.given(1)) {
            refuse(call.evaluator, "anext() with a default is not supported", "await anext(iterator) and catch StopAsyncIteration");
        }
        return python::call(call.evaluator, method);
    });
}

}  // namespace

void add_item_functions(NativeModule& module) {
    add_folds(module);
    add_iterators(module);
}

}  // namespace aludel::python
