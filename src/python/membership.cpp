#include <fmt/format.h>

#include <optional>

#include "python/attribute.hpp"
#include "python/call.hpp"
#include "python/evaluator.hpp"
#include "python/import.hpp"
#include "python/iterable.hpp"
#include "python/number.hpp"
#include "python/operation.hpp"
#include "python/set_operation.hpp"
#include "python/steps.hpp"
#include "python/text_offset.hpp"

// `in`: whether a container has an item.
namespace aludel::python {

namespace {

bool in_text(Evaluator& evaluator, const Value& container, const Value& item) {
    charge_steps(evaluator, container.as<Str>().text.size());
    const Str* text = as_str(force(evaluator, item));
    if (!text) {
        raise(evaluator, ExceptionType::TypeError,
              fmt::format("'in <string>' requires string as left operand, not {}", type_name(evaluator, item)));
    }
    return find_within(container.as<Str>().text, text->text) != std::string::npos;
}

bool in_bytes(Evaluator& evaluator, const Value& container, const Value& item) {
    const Value& wanted = plain(item);
    if (wanted.is(Kind::bytes)) {
        return find_within(container.as<Bytes>().data, wanted.as<Bytes>().data) != std::string::npos;
    }
    std::int64_t byte = to_index(evaluator, item, "a bytes-like object is required, not '{}'");
    if (byte < 0 || byte > 255) {
        raise(evaluator, ExceptionType::ValueError, "byte must be in range(0, 256)");
    }
    return container.as<Bytes>().data.find(static_cast<char>(byte)) != std::string::npos;
}

bool in_set(Evaluator& evaluator, const Value& container, const Value& item) {
    Ref<Set> kept(&container.as<Set>());
    return kept->table.contains(evaluator, set_key(evaluator, item));
}

/// A list may change while its items are compared.
bool in_sequence(Evaluator& evaluator, const Value& container, const Value& item) {
    Value kept = container;
    for (std::size_t i = 0;; ++i) {
        const auto& items = kept.is(Kind::list) ? kept.as<List>().items : kept.as<Tuple>().items;
        if (i >= items.size()) {
            return false;
        }
        charge_element(evaluator, i);
        Value one = items[i];
        if (one.same(item) || equal(evaluator, one, item)) {
            return true;
        }
    }
}

bool in_range(const Range& range, std::int64_t at) {
    bool inside = range.step > 0 ? at >= range.start && at < range.stop : at <= range.start && at > range.stop;
    return inside && (at - range.start) % range.step == 0;
}

/// Nothing: it has to be looked through.
std::optional<bool> in_view(Evaluator& evaluator, const DictView& view, const Value& item) {
    const Ref<Dict> dict = view.dict;
    if (view.view == ViewKind::keys) {
        return dict->table.find(evaluator, item) != nullptr;
    }
    if (view.view == ViewKind::items && item.is(Kind::tuple) && item.as<Tuple>().items.size() == 2) {
        const Ref<Tuple> pair(&item.as<Tuple>());
        Value* found = dict->table.find(evaluator, pair->items[0]);
        const Value& wanted = pair->items[1];
        return found && (found->same(wanted) || equal(evaluator, Value(*found), wanted));
    }
    return std::nullopt;
}

bool in_iterable(Evaluator& evaluator, const Value& container, const Value& item) {
    Iteration items(evaluator, iterate_or(evaluator, container, [&] {
                        return fmt::format("argument of type '{}' is not iterable", type_name(evaluator, container));
                    }));
    Value one;
    while (items.next(one)) {
        evaluator.step();
        if (one.same(item) || equal(evaluator, one, item)) {
            return true;
        }
    }
    return false;
}

}  // namespace

bool contains(Evaluator& evaluator, const Value& container, const Value& item) {
    switch (container.kind()) {
        case Kind::str:
            return in_text(evaluator, container, item);
        case Kind::bytes:
            return in_bytes(evaluator, container, item);
        case Kind::dict: {
            Ref<Dict> kept(&container.as<Dict>());
            return kept->table.find(evaluator, item) != nullptr;
        }
        case Kind::set:
        case Kind::frozen_set:
            return in_set(evaluator, container, item);
        case Kind::list:
        case Kind::tuple:
            return in_sequence(evaluator, container, item);
        case Kind::range:
            if (item.is(Kind::integer) || item.is(Kind::boolean)) {
                return in_range(container.as<Range>(), item.as_integer());
            }
            break;
        case Kind::dict_view:
            if (const std::optional<bool> found = in_view(evaluator, container.as<DictView>(), item)) {
                return *found;
            }
            break;
        case Kind::unknown:
            return evaluator.decide(container);
        case Kind::placeholder: {
            Value found = force(evaluator, container);
            return contains(evaluator, found, item);
        }
        case Kind::instance:
        case Kind::exception:
        case Kind::class_: {
            if (Value method = special(evaluator, container, "__contains__"); method.defined()) {
                return truth(evaluator, call(evaluator, method, {item}));
            }
            if (lookup(evaluator, type_of(evaluator, container), evaluator.intern("__contains__").as<Str>()).is_none()) {
                raise(evaluator, ExceptionType::TypeError,
                      fmt::format("'{}' object is not a container", type_name(evaluator, container)));
            }
            if (container.is(Kind::instance) && !plain(container).is(Kind::instance)) {
                return contains(evaluator, plain(container), item);
            }
            break;
        }
        default:
            break;
    }
    return in_iterable(evaluator, container, item);
}

}  // namespace aludel::python
