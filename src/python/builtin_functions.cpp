#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "python/attribute.hpp"
#include "python/builtin_types.hpp"
#include "python/call.hpp"
#include "python/evaluate.hpp"
#include "python/generator.hpp"
#include "python/import.hpp"
#include "python/iterator.hpp"
#include "python/number.hpp"
#include "python/sort.hpp"
#include "python/unicode.hpp"

namespace aludel::python {
namespace {

/// What a script has put in the place of sys.stdout; undefined when it has not.
Value replaced_output(Evaluator& evaluator) {
    auto sys = evaluator.modules().find("sys");
    if (sys == evaluator.modules().end()) {
        return {};
    }
    Table& names = sys->second->attributes->table;
    const Value* now = names.find("stdout");
    if (!now) {
        return {};
    }
    const Value* original = names.find("__stdout__");
    return original && original->same(*now) ? Value() : *now;
}

Value print(Call& call) {
    Evaluator& evaluator = call.evaluator;
    auto option = [&](std::size_t parameter, const char* otherwise) {
        if (call.is_none(parameter)) {
            return std::string(otherwise);
        }
        const Str* text = as_str(call[parameter]);
        if (!text) {
            raise(evaluator, ExceptionType::TypeError,
                  fmt::format("{} must be None or a string, not {}", call.function.signature.names[parameter], type_name(evaluator, call[parameter])));
        }
        return text->text;
    };
    std::string separator = option(0, " ");
    std::string text;
    bool first = true;
    for (const Value& value : call.rest(4)) {
        text += first ? "" : separator;
        first = false;
        Value shown = to_str(evaluator, value);
        text += is_unknown(shown) ? "<unknown>" : shown.as<Str>().text;
    }
    text += option(1, "\n");
    Value file = call.is_none(2) ? replaced_output(evaluator) : call[2];
    if (file.defined()) {
        call_method(evaluator, file, "write", {evaluator.str(text)});
    } else {
        evaluator.print(text);
    }
    return Value::none();
}

void add_attribute_functions(NativeModule& m) {
    m.function("getattr", "object, name, default=..., /", [](Call& call) {
        if (!as_str(call[1])) {
            raise(call.evaluator, ExceptionType::TypeError, fmt::format("attribute name must be string, not '{}'", type_name(call.evaluator, call[1])));
        }
        Value name = plain(call[1]);
        if (!call.given(2)) {
            return get_attribute(call.evaluator, call[0], name);
        }
        Value found = find_attribute(call.evaluator, call[0], std::string_view(name.as<Str>().text));
        return found.defined() ? found : call[2];
    });
    m.function("hasattr", "object, name, /", [](Call& call) {
        if (!as_str(call[1])) {
            raise(call.evaluator, ExceptionType::TypeError, fmt::format("attribute name must be string, not '{}'", type_name(call.evaluator, call[1])));
        }
        return Value::boolean(find_attribute(call.evaluator, call[0], call.text(1)).defined());
    });
    m.style(Signature::Style::c, UnknownArguments::accept);
    m.function("setattr", "object, name, value, /", [](Call& call) {
        call.text(1);
        set_attribute(call.evaluator, call[0], plain(call[1]), call[2]);
        return Value::none();
    });
    m.function("delattr", "object, name, /", [](Call& call) {
        call.text(1);
        delete_attribute(call.evaluator, call[0], plain(call[1]));
        return Value::none();
    });
    m.style(Signature::Style::c, UnknownArguments::infect);
    m.function("dir", "object=..., /", [](Call& call) {
        if (call.given(0)) {
            return all_names(call.evaluator, call[0]);
        }
        std::vector<Value> names;
        for (const auto& entry : local_names(*call.evaluator.frame())->table.entries()) {
            if (entry.key.defined()) {
                names.push_back(entry.key);
            }
        }
        sort_values(call.evaluator, names, {}, false);
        return call.evaluator.list(std::move(names));
    });
    m.function("vars", "object=..., /", [](Call& call) {
        if (!call.given(0)) {
            return Value(local_names(*call.evaluator.frame()));
        }
        Value found = find_attribute(call.evaluator, call[0], "__dict__");
        if (!found.defined()) {
            raise(call.evaluator, ExceptionType::TypeError, "vars() argument must have __dict__ attribute");
        }
        return found;
    });
    m.function("globals", "", [](Call& call) { return Value(call.evaluator.frame()->module.globals); });
    m.function("locals", "", [](Call& call) { return Value(local_names(*call.evaluator.frame())); });
}

bool issubclass(Evaluator& evaluator, const Value& type, const Value& given) {
    Value base = force(evaluator, given);
    if (base.is(Kind::tuple)) {
        for (const Value& one : std::vector<Value>(base.as<Tuple>().items)) {
            if (issubclass(evaluator, type, one)) {
                return true;
            }
        }
        return false;
    }
    if (!base.is(Kind::class_)) {
        if (Value hook = special(evaluator, base, "__subclasscheck__"); hook.defined()) {
            return truth(evaluator, call(evaluator, hook, {type}));
        }
        raise(evaluator, ExceptionType::TypeError, "issubclass() arg 2 must be a class, a tuple of classes, or a union");
    }
    auto& wanted = base.as<Class>();
    if (is_subclass(type.as<Class>(), wanted)) {
        return true;
    }
    Value hook = lookup(evaluator, *wanted.metaclass, evaluator.intern("__subclasscheck__").as<Str>());
    return hook.is(Kind::function) && truth(evaluator, call(evaluator, hook, {base, type}));
}

void add_type_functions(NativeModule& m) {
    m.style(Signature::Style::c, UnknownArguments::accept);
    m.function("isinstance", "object, class_or_tuple, /", [](Call& call) {
        return is_unknown(call[0]) ? unknown_from(call.evaluator, call[0], "isinstance()") : Value::boolean(is_instance(call.evaluator, call[0], call[1]));
    });
    m.function("issubclass", "class, class_or_tuple, /", [](Call& call) {
        Value type = force(call.evaluator, call[0]);
        if (!type.is(Kind::class_)) {
            raise(call.evaluator, ExceptionType::TypeError, "issubclass() arg 1 must be a class");
        }
        return Value::boolean(issubclass(call.evaluator, type, call[1]));
    });
    m.function("callable", "object, /", [](Call& call) {
        Value value = force(call.evaluator, call[0]);
        switch (value.kind()) {
            case Kind::function:
            case Kind::native_function:
            case Kind::method:
            case Kind::class_:
            case Kind::static_method: return Value::boolean(true);
            case Kind::unknown: return unknown_from(call.evaluator, value, "callable()");
            default: return Value::boolean(special(call.evaluator, value, "__call__").defined());
        }
    });
    m.function("id", "object, /", [](Call& call) { return Value::integer(static_cast<std::int64_t>(identity(call[0]))); });
    m.style(Signature::Style::c, UnknownArguments::infect);
    m.function("hash", "object, /", [](Call& call) { return Value::integer(hash(call.evaluator, call[0])); });
    m.function("repr", "object, /", [](Call& call) { return call.evaluator.str(repr(call.evaluator, call[0])); });
    m.function("ascii", "object, /", [](Call& call) { return call.evaluator.str(ascii(call.evaluator, call[0])); });
    m.function("format", "value, format_spec='', /", [](Call& call) { return call.evaluator.str(format(call.evaluator, call[0], call.text(1))); });
    m.function("len", "object, /", [](Call& call) { return Value::integer(length(call.evaluator, call[0])); });
}

Value round_integer(Evaluator& evaluator, const Integer& number, std::int64_t digits) {
    if (digits >= 0) {
        return evaluator.integer(number);
    }
    if (static_cast<std::size_t>(-digits) > number.bit_length()) {
        return Value::integer(0);
    }
    // To the nearest multiple of a power of ten, half to even.
    Integer unit = Integer::power(Integer(10), static_cast<std::uint64_t>(-digits));
    Integer quotient;
    Integer remainder;
    Integer::divide(number, unit, quotient, remainder);
    int order = compare(remainder + remainder, unit);
    if (order > 0 || (order == 0 && quotient.is_odd())) {
        quotient = quotient + Integer(1);
    }
    return evaluator.integer(quotient * unit);
}

Value round(Call& call) {
    Evaluator& evaluator = call.evaluator;
    Value given = force(evaluator, call[0]);
    const Value& number = plain(given);
    bool whole = !call.given(1) || call.is_none(1);
    if (is_integer(number)) {
        return whole ? evaluator.integer(to_integer(number)) : round_integer(evaluator, to_integer(number), call.integer(1));
    }
    if (number.is(Kind::floating)) {
        double value = number.as_floating();
        if (!whole) {
            double rounded = round_double(value, static_cast<int>(std::clamp<std::int64_t>(call.integer(1), -400, 400)));
            if (std::isinf(rounded) && std::isfinite(value)) {
                raise(evaluator, ExceptionType::OverflowError, "rounded value too large to represent");
            }
            return Value::floating(rounded);
        }
        if (std::isnan(value)) {
            raise(evaluator, ExceptionType::ValueError, "cannot convert float NaN to integer");
        }
        if (std::isinf(value)) {
            raise(evaluator, ExceptionType::OverflowError, "cannot convert float infinity to integer");
        }
        return evaluator.integer(Integer::from_double(std::nearbyint(value)));
    }
    Value method = special(evaluator, given, "__round__");
    if (!method.defined()) {
        raise(evaluator, ExceptionType::TypeError, fmt::format("type {} doesn't define __round__ method", type_name(evaluator, given)));
    }
    return whole ? python::call(evaluator, method) : python::call(evaluator, method, {call[1]});
}

Value power(Call& call) {
    Evaluator& evaluator = call.evaluator;
    if (call.is_none(2)) {
        return binary(evaluator, BinaryOperator::power, call[0], call[1]);
    }
    if (!is_integer(plain(call[0])) || !is_integer(plain(call[1])) || !is_integer(plain(call[2]))) {
        raise(evaluator, ExceptionType::TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
    }
    Integer modulus = to_integer(plain(call[2]));
    Integer exponent = to_integer(plain(call[1]));
    if (modulus.is_zero()) {
        raise(evaluator, ExceptionType::ValueError, "pow() 3rd argument cannot be 0");
    }
    Integer quotient;
    Integer base;
    Integer::divide(to_integer(plain(call[0])), modulus, quotient, base);
    if (exponent.is_negative()) {
        // The inverse by Euclid's algorithm.
        Integer a = base;
        Integer b = modulus;
        Integer x(1);
        Integer y(0);
        while (!b.is_zero()) {
            Integer q;
            Integer r;
            Integer::divide(a, b, q, r);
            a = b;
            b = r;
            Integer next = x - q * y;
            x = y;
            y = next;
        }
        if (!(a == Integer(1)) && !(a == Integer(-1))) {
            raise(evaluator, ExceptionType::ValueError, "base is not invertible for the given modulus");
        }
        Integer::divide(a == Integer(1) ? x : -x, modulus, quotient, base);
        exponent = -exponent;
    }
    Integer result(1);
    Integer::divide(result, modulus, quotient, result);
    while (!exponent.is_zero()) {
        evaluator.step();
        if (exponent.is_odd()) {
            Integer::divide(result * base, modulus, quotient, result);
        }
        exponent = exponent.shift_right(1);
        Integer::divide(base * base, modulus, quotient, base);
    }
    return evaluator.integer(result);
}

Value in_base(Call& call, int base, const char* prefix) {
    Value value = plain(force(call.evaluator, call[0]));
    Integer number = value.is(Kind::big_integer) ? to_integer(value) : Integer(call.integer(0));
    std::string digits = (number.is_negative() ? -number : number).to_string(base);
    return call.evaluator.str((number.is_negative() ? "-" : "") + std::string(prefix) + digits);
}

void add_number_functions(NativeModule& m) {
    m.function("abs", "x, /", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        Value given = force(evaluator, call[0]);
        if (is_integer(given)) {
            Integer number = to_integer(given);
            return evaluator.integer(number.is_negative() ? -number : number);
        }
        if (given.is(Kind::floating)) {
            return Value::floating(std::fabs(given.as_floating()));
        }
        Value method = special(evaluator, given, "__abs__");
        if (!method.defined()) {
            raise(evaluator, ExceptionType::TypeError, fmt::format("bad operand type for abs(): '{}'", type_name(evaluator, given)));
        }
        return python::call(evaluator, method);
    });
    m.function("round", "number, ndigits=...", round);
    m.function("pow", "base, exp, mod=None", power);
    m.function("divmod", "x, y, /", [](Call& call) {
        Evaluator& evaluator = call.evaluator;
        if (Value method = special(evaluator, call[0], "__divmod__"); method.defined()) {
            Value result = python::call(evaluator, method, {call[1]});
            if (!result.is(Kind::not_implemented)) {
                return result;
            }
        }
        auto numeric = [](const Value& value) { return is_integer(plain(value)) || plain(value).is(Kind::floating); };
        if ((numeric(call[0]) && !numeric(call[1]) && !call[1].is(Kind::instance)) || (!call[0].is(Kind::instance) && !numeric(call[0]))) {
            raise(evaluator, ExceptionType::TypeError,
                  fmt::format("unsupported operand type(s) for divmod(): '{}' and '{}'", type_name(evaluator, call[0]), type_name(evaluator, call[1])));
        }
        Value quotient;
        try {
            quotient = binary(evaluator, BinaryOperator::floor_divide, call[0], call[1]);
        } catch (const Raised& raised) {
            if (is_exception(evaluator, raised.exception, ExceptionType::ZeroDivisionError) && numeric(call[0])) {
                bool real = plain(call[0]).is(Kind::floating) || plain(call[1]).is(Kind::floating);
                raised.object().arguments->items[0] = evaluator.str(real ? "float divmod()" : "integer division or modulo by zero");
            }
            throw;
        }
        return evaluator.tuple({quotient, binary(evaluator, BinaryOperator::modulo, call[0], call[1])});
    });
    m.function("bin", "number, /", [](Call& call) { return in_base(call, 2, "0b"); });
    m.function("oct", "number, /", [](Call& call) { return in_base(call, 8, "0o"); });
    m.function("hex", "number, /", [](Call& call) { return in_base(call, 16, "0x"); });
    m.function("chr", "i, /", [](Call& call) {
        std::int64_t code = call.integer(0);
        if (code < 0 || code > 0x10FFFF) {
            raise(call.evaluator, ExceptionType::ValueError, "chr() arg not in range(0x110000)");
        }
        return call.evaluator.character(static_cast<std::uint32_t>(code));
    });
    m.function("ord", "c, /", [](Call& call) {
        const Value& value = plain(force(call.evaluator, call[0]));
        if (value.is(Kind::bytes) && value.as<Bytes>().data.size() == 1) {
            return Value::integer(static_cast<unsigned char>(value.as<Bytes>().data[0]));
        }
        if (!value.is(Kind::str)) {
            if (value.is(Kind::bytes)) {
                raise(call.evaluator, ExceptionType::TypeError, fmt::format("ord() expected a character, but string of length {} found", value.as<Bytes>().data.size()));
            }
            raise(call.evaluator, ExceptionType::TypeError, fmt::format("ord() expected string of length 1, but {} found", type_name(call.evaluator, call[0])));
        }
        if (value.as<Str>().length != 1) {
            raise(call.evaluator, ExceptionType::TypeError, fmt::format("ord() expected a character, but string of length {} found", value.as<Str>().length));
        }
        std::size_t at = 0;
        return Value::integer(next_code(value.as<Str>().text, at));
    });
}

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
    m.function("sorted", "iterable, /, *, key=None, reverse=False", [](Call& call) {
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
        return make_iterator(call.evaluator, "callable_iterator", {call[0], call[1]}, [](Evaluator& evaluator, std::vector<Value>& held, Value& into) {
            Value function = held[0];
            Value sentinel = held[1];
            into = python::call(evaluator, function);
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
        bool sequence = plain(given).is(Kind::str) || plain(given).is(Kind::tuple) || plain(given).is(Kind::bytes) || plain(given).is(Kind::range) ||
                        (given.is(Kind::instance) && special(evaluator, given, "__getitem__").defined() && special(evaluator, given, "__len__").defined());
        if (!sequence) {
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
}

void add_refusals(NativeModule& m) {
    auto refusal = [&m](const char* name, const char* why, const char* instead) {
        m.function(name, "*args, **kwargs", [why, instead](Call& call) -> Value { refuse(call.evaluator, why, instead); });
    };
    refusal("exec", "exec() runs text as a program, which is not supported", "write the code out, or put it into a function");
    refusal("eval", "eval() runs text as a program, which is not supported", "write the expression out, or use json.loads() for data");
    refusal("compile", "compile() is not supported", "write the code out");
    refusal("input", "input() asks somebody, and nobody is there", "read the value from os.environ");
    refusal("breakpoint", "breakpoint() is not supported", "use print()");
    refusal("memoryview", "memoryview is not supported", "use bytes");
    refusal("bytearray", "bytearray is not supported", "use bytes, or a list of numbers");
    refusal("complex", "complex numbers are not supported", "");
}

std::shared_ptr<const NativeModule> make_builtins() {
    auto made = std::make_shared<NativeModule>("builtins");
    NativeModule& m = *made;
    m.style(Signature::Style::c, UnknownArguments::accept);
    m.function("print", "*args, sep=None, end=None, file=None, flush=False", print);
    m.style(Signature::Style::c, UnknownArguments::infect);
    add_attribute_functions(m);
    add_type_functions(m);
    add_number_functions(m);
    add_folds(m);
    add_iterators(m);
    m.style(Signature::Style::c, UnknownArguments::accept);
    m.function("__import__", "name, globals=None, locals=None, fromlist=(), level=0", [](Call& call) {
        std::string name(call.text(0));
        std::size_t dot = name.find('.');
        bool whole = dot == std::string::npos || truth(call.evaluator, call[3]);
        return import_lazily(call.evaluator, whole ? name : name.substr(0, dot));
    });
    for (const char* name : {"exit", "quit"}) {
        m.function(name, "code=None", [](Call& call) -> Value { raise(call.evaluator, ExceptionType::SystemExit, std::vector<Value>{call[0]}); });
    }
    m.function("open", "*args, **kwargs", [](Call& call) {
        Arguments arguments;
        arguments.positional = call.rest(0);
        for (const auto& entry : call.keywords(1).table.entries()) {
            if (entry.key.defined()) {
                arguments.keywords.emplace_back(entry.key, entry.value);
            }
        }
        Value io = import_lazily(call.evaluator, "io");
        return python::call(call.evaluator, get_attribute(call.evaluator, io, "open"), std::move(arguments));
    });
    add_refusals(m);
    for (Type type : {Type::object, Type::type, Type::boolean, Type::integer, Type::floating, Type::str, Type::bytes, Type::tuple, Type::list, Type::dict,
                      Type::set, Type::frozen_set, Type::range, Type::slice, Type::property, Type::static_method, Type::class_method, Type::super}) {
        m.value(native_type(type).name(), [type](Evaluator& evaluator) { return Value(&evaluator.type(type)); });
    }
#define X(name, base) \
    m.value(#name, [](Evaluator& evaluator) { return Value(&evaluator.type(ExceptionType::name)); });
    ALUDEL_PYTHON_EXCEPTIONS(X)
#undef X
    for (const char* name : {"IOError", "EnvironmentError"}) {
        m.value(name, [](Evaluator& evaluator) { return Value(&evaluator.type(ExceptionType::OSError)); });
    }
    m.value("NotImplemented", [](Evaluator&) { return Value::not_implemented(); });
    m.value("Ellipsis", [](Evaluator&) { return Value::ellipsis(); });
    m.value("__debug__", [](Evaluator&) { return Value::boolean(true); });
    m.value("__name__", [](Evaluator& evaluator) { return evaluator.str("builtins"); });
    return made;
}

}  // namespace

std::shared_ptr<const NativeModule> builtins_module() {
    static const std::shared_ptr<const NativeModule> module = make_builtins();
    return module;
}

}  // namespace aludel::python
