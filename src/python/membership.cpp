#include <fmt/format.h>

#include "python/attribute.hpp"
#include "python/call.hpp"
#include "python/evaluator.hpp"
#include "python/import.hpp"
#include "python/number.hpp"
#include "python/operation.hpp"

// `in`: whether a container has an item.
namespace aludel::python {

bool contains(Evaluator& evaluator, const Value& container, const Value& item) {
    switch (container.kind()) {
        case Kind::str: {
            const Str* text = as_str(force(evaluator, item));
            if (!text) {
                raise(evaluator, ExceptionType::TypeError,
                      fmt::format("'in <string>' requires string as left operand, not {}", type_name(evaluator, item)));
            }
            return container.as<Str>().text.find(text->text) != std::string::npos;
        }
        case Kind::bytes: {
            const Value& wanted = plain(item);
            if (wanted.is(Kind::bytes)) {
                return container.as<Bytes>().data.find(wanted.as<Bytes>().data) != std::string::npos;
            }
            std::int64_t byte = to_index(evaluator, item, "a bytes-like object is required, not '{}'");
            if (byte < 0 || byte > 255) {
                raise(evaluator, ExceptionType::ValueError, "byte must be in range(0, 256)");
            }
            return container.as<Bytes>().data.find(static_cast<char>(byte)) != std::string::npos;
        }
        case Kind::dict: {
            Ref<Dict> kept(&container.as<Dict>());
            return kept->table.find(evaluator, item) != nullptr;
        }
        case Kind::set:
        case Kind::frozen_set: {
            Ref<Set> kept(&container.as<Set>());
            if (plain(item).is(Kind::set)) {
                Ref<Set> frozen = evaluator.set(true);
                frozen->table = plain(item).as<Set>().table;
                return kept->table.contains(evaluator, frozen);
            }
            return kept->table.contains(evaluator, item);
        }
        case Kind::list:
        case Kind::tuple: {
            Value kept = container;
            for (std::size_t i = 0;; ++i) {
                const auto& items = kept.is(Kind::list) ? kept.as<List>().items : kept.as<Tuple>().items;
                if (i >= items.size()) {
                    return false;
                }
                Value one = items[i];
                if (one.same(item) || equal(evaluator, one, item)) {
                    return true;
                }
            }
        }
        case Kind::range:
            if (item.is(Kind::integer) || item.is(Kind::boolean)) {
                auto& range = container.as<Range>();
                std::int64_t at = item.as_integer();
                bool inside = range.step > 0 ? at >= range.start && at < range.stop : at <= range.start && at > range.stop;
                return inside && (at - range.start) % range.step == 0;
            }
            break;
        case Kind::dict_view: {
            auto& view = container.as<DictView>();
            if (view.view == ViewKind::keys) {
                return view.dict->table.find(evaluator, item) != nullptr;
            }
            if (view.view == ViewKind::items && item.is(Kind::tuple) && item.as<Tuple>().items.size() == 2) {
                Value* found = view.dict->table.find(evaluator, item.as<Tuple>().items[0]);
                return found && equal(evaluator, Value(*found), item.as<Tuple>().items[1]);
            }
            break;
        }
        case Kind::unknown: return evaluator.decide(container);
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
            if (container.is(Kind::instance) && !plain(container).is(Kind::instance)) {
                return contains(evaluator, plain(container), item);
            }
            break;
        }
        default: break;
    }
    if (!container.is(Kind::iterator) && !container.is(Kind::generator) && !container.is(Kind::range) &&
        !container.is(Kind::dict_view) && !special(evaluator, container, "__iter__").defined() &&
        !special(evaluator, container, "__getitem__").defined()) {
        raise(evaluator, ExceptionType::TypeError, fmt::format("argument of type '{}' is not iterable", type_name(evaluator, container)));
    }
    Iteration items(evaluator, container);
    Value one;
    while (items.next(one)) {
        evaluator.step();
        if (one.same(item) || equal(evaluator, one, item)) {
            return true;
        }
    }
    return false;
}

}  // namespace aludel::python
