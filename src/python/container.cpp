#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "python/attribute.hpp"
#include "python/builtin_types.hpp"
#include "python/call.hpp"
#include "python/evaluator.hpp"
#include "python/import.hpp"
#include "python/iterable.hpp"
#include "python/number.hpp"
#include "python/operation.hpp"
#include "python/steps.hpp"
#include "python/text_offset.hpp"
#include "python/unicode.hpp"

namespace aludel::python {

std::int64_t to_index(Evaluator& evaluator, const Value& given, std::string_view message) {
    Value value = force(evaluator, given);
    if (value.is(Kind::integer) || value.is(Kind::boolean)) {
        return value.as_integer();
    }
    if (is_unknown(value)) {
        evaluator.require_known(value);
    }
    const Value& number = plain(value);
    if (number.is(Kind::integer) || number.is(Kind::boolean)) {
        return number.as_integer();
    }
    if (number.is(Kind::big_integer)) {
        raise(evaluator, ExceptionType::OverflowError, "Python int too large to convert to C ssize_t");
    }
    if (Value method = special(evaluator, value, "__index__"); method.defined()) {
        Value result = call(evaluator, method);
        if (is_integer(plain(result))) {
            return to_index(evaluator, plain(result));
        }
        raise(evaluator, ExceptionType::TypeError, fmt::format("__index__ returned non-int (type {})", type_name(evaluator, result)));
    }
    if (!message.empty()) {
        raise(evaluator, ExceptionType::TypeError, fmt::format(fmt::runtime(message), type_name(evaluator, value)));
    }
    raise(evaluator, ExceptionType::TypeError, fmt::format("'{}' object cannot be interpreted as an integer", type_name(evaluator, value)));
}

namespace {

/// What a slice says, before it is known how long the sequence is: finding that out may run a script's __index__,
/// which may change the sequence.
struct SliceLimits {
    std::optional<std::int64_t> start, stop;
    std::int64_t step;
};

SliceLimits slice_limits(Evaluator& evaluator, const Value& value) {
    const Value kept = value;
    const auto& slice = kept.as<SliceObject>();
    auto limit = [&](const Value& part) -> std::optional<std::int64_t> {
        if (part.is_none()) {
            return std::nullopt;
        }
        if (part.is(Kind::big_integer)) {
            return part.as<BigInteger>().number.is_negative() ? INT64_MIN : INT64_MAX;
        }
        return to_index(evaluator, part, "slice indices must be integers or None or have an __index__ method");
    };
    const std::int64_t step = limit(slice.step).value_or(1);
    if (step == 0) {
        raise(evaluator, ExceptionType::ValueError, "slice step cannot be zero");
    }
    const std::optional<std::int64_t> start = limit(slice.start);
    return {start, limit(slice.stop), std::max(step, -INT64_MAX)};
}

SliceBounds fit(const SliceLimits& limits, std::size_t size) {
    const auto length = static_cast<std::int64_t>(size);
    const std::int64_t step = limits.step;
    std::int64_t low = step < 0 ? -1 : 0;
    std::int64_t high = step < 0 ? length - 1 : length;
    auto clip = [&](std::int64_t at) {
        if (at < 0) {
            at = at < -length ? low : std::max(at + length, low);
        }
        return std::min(at, high);
    };
    std::int64_t start = limits.start ? clip(*limits.start) : (step < 0 ? high : low);
    std::int64_t stop = limits.stop ? clip(*limits.stop) : (step < 0 ? low : high);
    std::int64_t count = 0;
    if (step > 0 && start < stop) {
        count = (stop - start - 1) / step + 1;
    } else if (step < 0 && stop < start) {
        count = (start - stop - 1) / -step + 1;
    }
    return {start, stop, step, count};
}

}  // namespace

SliceBounds slice_bounds(Evaluator& evaluator, const Value& slice, std::int64_t length) {
    return fit(slice_limits(evaluator, slice), static_cast<std::size_t>(length));
}

namespace {

[[noreturn]] void out_of_range(Evaluator& evaluator, std::string_view what) {
    raise(evaluator, ExceptionType::IndexError, fmt::format("{} index out of range", what));
}

/// Runs a script's __index__, which may change the sequence: its size is asked for afterwards.
std::int64_t index_number(Evaluator& evaluator, const Value& index, std::string_view type) {
    if (index.is(Kind::integer)) {
        return index.as_integer();
    }
    if (plain(index).is(Kind::big_integer)) {
        raise(evaluator, ExceptionType::IndexError, "cannot fit 'int' into an index-sized integer");
    }
    return to_index(evaluator, index, fmt::format("{} indices must be integers or slices, not {{}}", type));
}

std::size_t position(Evaluator& evaluator, std::int64_t at, std::size_t size, std::string_view what) {
    if (at < 0) {
        at += static_cast<std::int64_t>(size);
    }
    if (at < 0 || at >= static_cast<std::int64_t>(size)) {
        out_of_range(evaluator, what);
    }
    return static_cast<std::size_t>(at);
}

std::vector<Value> slice_items(const std::vector<Value>& items, const SliceBounds& bounds) {
    std::vector<Value> made;
    made.reserve(static_cast<std::size_t>(bounds.count));
    std::int64_t at = bounds.start;
    for (std::int64_t i = 0; i < bounds.count; ++i, at += bounds.step) {
        made.push_back(items[static_cast<std::size_t>(at)]);
    }
    return made;
}

Value str_item(Evaluator& evaluator, const Value& object, const Value& index) {
    const Str& text = object.as<Str>();
    if (index.is(Kind::slice)) {
        SliceBounds bounds = slice_bounds(evaluator, index, static_cast<std::int64_t>(text.length));
        if (bounds.count == 0) {
            return evaluator.str("");
        }
        if (bounds.step == 1) {
            if (static_cast<std::size_t>(bounds.count) == text.length) {
                return object;
            }
            const std::size_t begin = offset_of_code(text, static_cast<std::size_t>(bounds.start));
            const std::size_t end = offset_of_code(text, static_cast<std::size_t>(bounds.start + bounds.count));
            return evaluator.str(text.text.substr(begin, end - begin));
        }
        charge_steps(evaluator, text.length);
        std::vector<std::uint32_t> codes;
        for (std::size_t at = 0; at < text.text.size();) {
            codes.push_back(next_code(text.text, at));
        }
        std::string made;
        std::int64_t at = bounds.start;
        for (std::int64_t i = 0; i < bounds.count; ++i, at += bounds.step) {
            append_utf8(made, codes[static_cast<std::size_t>(at)]);
        }
        return evaluator.str(std::move(made));
    }
    if (plain(index).is(Kind::big_integer)) {
        raise(evaluator, ExceptionType::IndexError, "cannot fit 'int' into an index-sized integer");
    }
    std::int64_t wanted = index.is(Kind::integer) ? index.as_integer()
                                                  : to_index(evaluator, index, "string indices must be integers, not '{}'");
    std::size_t at = position(evaluator, wanted, text.length, "string");
    if (text.ascii()) {
        return evaluator.str(std::string(1, text.text[at]));
    }
    std::size_t offset = offset_of_code(text, at);
    return evaluator.character(next_code(text.text, offset));
}

Value bytes_item(Evaluator& evaluator, const Value& object, const Value& index) {
    const std::string& data = object.as<Bytes>().data;
    if (index.is(Kind::slice)) {
        SliceBounds bounds = slice_bounds(evaluator, index, static_cast<std::int64_t>(data.size()));
        std::string made;
        std::int64_t at = bounds.start;
        for (std::int64_t i = 0; i < bounds.count; ++i, at += bounds.step) {
            made.push_back(data[static_cast<std::size_t>(at)]);
        }
        return evaluator.bytes(std::move(made));
    }
    std::int64_t wanted = to_index(evaluator, index, "byte indices must be integers or slices, not {}");
    std::size_t at = static_cast<std::size_t>(wanted < 0 ? wanted + static_cast<std::int64_t>(data.size()) : wanted);
    if (at >= data.size()) {
        raise(evaluator, ExceptionType::IndexError, "index out of range");
    }
    return Value::integer(static_cast<unsigned char>(data[at]));
}

Value range_item(Evaluator& evaluator, const Value& object, const Value& index) {
    auto& range = object.as<Range>();
    if (index.is(Kind::slice)) {
        SliceBounds bounds = slice_bounds(evaluator, index, range.length);
        return evaluator.heap().make<Range>(range.start + bounds.start * range.step, range.start + bounds.stop * range.step,
                                            range.step * bounds.step);
    }
    std::int64_t at = to_index(evaluator, index, "range indices must be integers or slices, not {}");
    at = at < 0 ? at + range.length : at;
    if (at < 0 || at >= range.length) {
        raise(evaluator, ExceptionType::IndexError, "range object index out of range");
    }
    return Value::integer(range.start + at * range.step);
}

Value dict_item(Evaluator& evaluator, const Value& object, Dict& dict, const Value& key) {
    Ref<Dict> kept(&dict);
    if (Value* found = dict.table.find(evaluator, key)) {
        return *found;
    }
    if (object.is(Kind::instance)) {
        if (Value method = special(evaluator, object, "__missing__"); method.defined()) {
            return call(evaluator, method, {key});
        }
    }
    raise(evaluator, ExceptionType::KeyError, std::vector<Value>{key});
}

Value class_item(Evaluator& evaluator, const Value& object, const Value& index) {
    auto& type = object.as<Class>();
    Value meta = lookup(evaluator, *type.metaclass, evaluator.intern("__getitem__").as<Str>());
    if (meta.defined()) {
        return call(evaluator, bind(evaluator, meta, object, *type.metaclass), {index});
    }
    Value hook = lookup(evaluator, type, evaluator.intern("__class_getitem__").as<Str>());
    if (hook.defined()) {
        return call(evaluator, bind(evaluator, hook, {}, type), {index});
    }
    if (type.native) {
        for (Type generic : {Type::list, Type::dict, Type::tuple, Type::set, Type::frozen_set, Type::type}) {
            if (type.native == &native_type(generic)) {
                Value types = import_lazily(evaluator, "types");
                return call(evaluator, get_attribute(evaluator, types, "GenericAlias"), {object, index});
            }
        }
    }
    raise(evaluator, ExceptionType::TypeError, fmt::format("type '{}' is not subscriptable", str_text(evaluator, type.qualified_name)));
}

}  // namespace

Value get_item(Evaluator& evaluator, const Value& object, const Value& index) {
    if (is_unknown(index) && !is_unknown(object) && !object.is(Kind::instance)) {
        return unknown_from(evaluator, index, "[]");
    }
    switch (object.kind()) {
        case Kind::list: {
            const Ref<List> list(&object.as<List>());
            if (index.is(Kind::slice)) {
                const SliceLimits limits = slice_limits(evaluator, index);
                const SliceBounds bounds = fit(limits, list->items.size());
                charge_steps(evaluator, static_cast<std::size_t>(bounds.count));
                return evaluator.list(slice_items(list->items, bounds));
            }
            const std::int64_t at = index_number(evaluator, index, "list");
            return list->items[position(evaluator, at, list->items.size(), "list")];
        }
        case Kind::tuple: {
            const Ref<Tuple> tuple(&object.as<Tuple>());
            const auto& items = tuple->items;
            if (index.is(Kind::slice)) {
                const SliceBounds bounds = slice_bounds(evaluator, index, static_cast<std::int64_t>(items.size()));
                charge_steps(evaluator, static_cast<std::size_t>(bounds.count));
                return evaluator.tuple(slice_items(items, bounds));
            }
            return items[position(evaluator, index_number(evaluator, index, "tuple"), items.size(), "tuple")];
        }
        case Kind::dict: return dict_item(evaluator, object, object.as<Dict>(), index);
        case Kind::str: return str_item(evaluator, object, index);
        case Kind::bytes: return bytes_item(evaluator, object, index);
        case Kind::range: return range_item(evaluator, object, index);
        case Kind::class_: return class_item(evaluator, object, index);
        case Kind::unknown: return unknown_from(evaluator, object, "[]");
        case Kind::placeholder: {
            Value found = force(evaluator, object);
            return get_item(evaluator, found, index);
        }
        default: break;
    }
    if (Value method = special(evaluator, object, "__getitem__"); method.defined()) {
        const Value& payload = plain(object);
        if (payload.is(Kind::dict) && method.is(Kind::native_function)) {
            return dict_item(evaluator, object, payload.as<Dict>(), index);
        }
        return call(evaluator, method, {index});
    }
    if (object.is(Kind::instance) && !plain(object).is(Kind::instance)) {
        return get_item(evaluator, plain(object), index);
    }
    raise(evaluator, ExceptionType::TypeError, fmt::format("'{}' object is not subscriptable", type_name(evaluator, object)));
}

namespace {

void set_list_slice(Evaluator& evaluator, List& list, const Value& index, const Value& value) {
    const SliceLimits limits = slice_limits(evaluator, index);
    auto& items = list.items;
    SliceBounds bounds = fit(limits, items.size());
    std::vector<Value> fresh;
    if (value.defined()) {
        const auto no_iterable = [&] {
            return limits.step == 1 ? "can only assign an iterable" : "must assign iterable to extended slice";
        };
        const bool plain_items = value.is(Kind::list) || value.is(Kind::tuple);
        fresh = to_vector(evaluator, plain_items ? value : iterate_or(evaluator, value, no_iterable));
    }
    // What gave the items may have changed the list.
    if (bounds.step == 1) {
        const auto size = static_cast<std::int64_t>(items.size());
        auto from = items.begin() + std::min(bounds.start, size);
        auto to = from + std::min(bounds.count, items.end() - from);
        std::vector<Value> old(from, to);  // freed only when the list is whole again
        std::vector<Value> made(items.begin(), from);
        made.insert(made.end(), fresh.begin(), fresh.end());
        made.insert(made.end(), to, items.end());
        items = std::move(made);
    } else if (!value.defined()) {
        bounds = fit(limits, items.size());
        std::vector<Value> made;
        for (std::int64_t i = 0; i < static_cast<std::int64_t>(items.size()); ++i) {
            std::int64_t offset = i - bounds.start;
            bool removed = bounds.count > 0 && offset % bounds.step == 0 && offset / bounds.step >= 0 && offset / bounds.step < bounds.count;
            if (!removed) {
                made.push_back(items[static_cast<std::size_t>(i)]);
            }
        }
        items.swap(made);
    } else {
        if (static_cast<std::int64_t>(fresh.size()) != bounds.count) {
            raise(evaluator, ExceptionType::ValueError,
                  fmt::format("attempt to assign sequence of size {} to extended slice of size {}", fresh.size(), bounds.count));
        }
        bounds = fit(limits, items.size());
        fresh.resize(std::min(fresh.size(), static_cast<std::size_t>(bounds.count)));
        std::int64_t at = bounds.start;
        for (Value& item : fresh) {
            items[static_cast<std::size_t>(at)].swap(item);
            at += bounds.step;
        }
    }
    evaluator.account(list);
}

}  // namespace

void set_item(Evaluator& evaluator, const Value& object, const Value& index, const Value& value) {
    switch (object.kind()) {
        case Kind::list: {
            Ref<List> list(&object.as<List>());
            if (index.is(Kind::slice)) {
                set_list_slice(evaluator, *list, index, value);
                return;
            }
            const std::int64_t wanted = index_number(evaluator, index, "list");
            std::size_t at = position(evaluator, wanted, list->items.size(), "list assignment");
            Value fresh = value;
            list->items[at].swap(fresh);
            return;
        }
        case Kind::dict: {
            Ref<Dict> dict(&object.as<Dict>());
            dict->table.set(evaluator, index, value);
            evaluator.account(*dict);
            return;
        }
        case Kind::unknown: return;
        case Kind::placeholder: {
            Value found = force(evaluator, object);
            set_item(evaluator, found, index, value);
            return;
        }
        default: break;
    }
    if (Value method = special(evaluator, object, "__setitem__"); method.defined()) {
        call(evaluator, method, {index, value});
        return;
    }
    if (object.is(Kind::instance) && (plain(object).is(Kind::list) || plain(object).is(Kind::dict))) {
        set_item(evaluator, plain(object), index, value);
        return;
    }
    raise(evaluator, ExceptionType::TypeError, fmt::format("'{}' object does not support item assignment", type_name(evaluator, object)));
}

void delete_item(Evaluator& evaluator, const Value& object, const Value& index) {
    switch (object.kind()) {
        case Kind::list: {
            Ref<List> list(&object.as<List>());
            if (index.is(Kind::slice)) {
                set_list_slice(evaluator, *list, index, {});
                return;
            }
            const std::int64_t wanted = index_number(evaluator, index, "list");
            std::size_t at = position(evaluator, wanted, list->items.size(), "list assignment");
            Value old = list->items[at];
            list->items.erase(list->items.begin() + static_cast<std::ptrdiff_t>(at));
            return;
        }
        case Kind::dict: {
            Ref<Dict> dict(&object.as<Dict>());
            if (!dict->table.erase(evaluator, index)) {
                raise(evaluator, ExceptionType::KeyError, std::vector<Value>{index});
            }
            return;
        }
        case Kind::unknown: return;
        case Kind::placeholder: {
            Value found = force(evaluator, object);
            delete_item(evaluator, found, index);
            return;
        }
        default: break;
    }
    if (Value method = special(evaluator, object, "__delitem__"); method.defined()) {
        call(evaluator, method, {index});
        return;
    }
    if (object.is(Kind::instance) && (plain(object).is(Kind::list) || plain(object).is(Kind::dict))) {
        delete_item(evaluator, plain(object), index);
        return;
    }
    // CPython has one wording for sequences and whole numbers, and another for everything else.
    const Kind kind = object.kind();
    const bool sequence = kind == Kind::tuple || kind == Kind::str || kind == Kind::bytes || kind == Kind::range || kind == Kind::set ||
                          kind == Kind::frozen_set || kind == Kind::dict_view;
    raise(evaluator, ExceptionType::TypeError,
          fmt::format("'{}' object {} support item deletion", type_name(evaluator, object),
                      sequence && is_integer(index) ? "doesn't" : "does not"));
}

std::int64_t length(Evaluator& evaluator, const Value& value) {
    switch (value.kind()) {
        case Kind::str: return static_cast<std::int64_t>(value.as<Str>().length);
        case Kind::bytes: return static_cast<std::int64_t>(value.as<Bytes>().data.size());
        case Kind::tuple: return static_cast<std::int64_t>(value.as<Tuple>().items.size());
        case Kind::list: return static_cast<std::int64_t>(value.as<List>().items.size());
        case Kind::dict: return static_cast<std::int64_t>(value.as<Dict>().table.size());
        case Kind::set:
        case Kind::frozen_set: return static_cast<std::int64_t>(value.as<Set>().table.size());
        case Kind::range: return value.as<Range>().length;
        case Kind::dict_view: return static_cast<std::int64_t>(value.as<DictView>().dict->table.size());
        case Kind::placeholder: {
            Value found = force(evaluator, value);
            return length(evaluator, found);
        }
        default: break;
    }
    if (Value method = special(evaluator, value, "__len__"); method.defined()) {
        Value result = call(evaluator, method);
        if (plain(result).is(Kind::big_integer) && !plain(result).as<BigInteger>().number.is_negative()) {
            raise(evaluator, ExceptionType::OverflowError, "cannot fit 'int' into an index-sized integer");
        }
        std::int64_t size = plain(result).is(Kind::big_integer) ? -1 : to_index(evaluator, result);
        if (size < 0) {
            raise(evaluator, ExceptionType::ValueError, "__len__() should return >= 0");
        }
        return size;
    }
    if (value.is(Kind::instance) && !plain(value).is(Kind::instance)) {
        return length(evaluator, plain(value));
    }
    raise(evaluator, ExceptionType::TypeError, fmt::format("object of type '{}' has no len()", type_name(evaluator, value)));
}

}  // namespace aludel::python
