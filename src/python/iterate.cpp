#include <fmt/format.h>

#include "python/attribute.hpp"
#include "python/call.hpp"
#include "python/evaluator.hpp"
#include "python/generator.hpp"
#include "python/iterable.hpp"
#include "python/iterator.hpp"
#include "python/operation.hpp"
#include "python/unicode.hpp"

namespace aludel::python {
namespace {

class SequenceIterator : public Iterator {
public:
    explicit SequenceIterator(Value s) : sequence_(std::move(s)) {}
    void clear() override { sequence_ = Value(); }
    bool next(Evaluator& evaluator, Value& into) override {
        if (!sequence_.defined()) {
            return false;
        }
        switch (sequence_.kind()) {
            case Kind::list:
            case Kind::tuple: {
                const auto& items = sequence_.is(Kind::list) ? sequence_.as<List>().items : sequence_.as<Tuple>().items;
                if (at_ < items.size()) {
                    into = items[at_++];
                    return true;
                }
                break;
            }
            case Kind::str: {
                const std::string& text = sequence_.as<Str>().text;
                if (at_ < text.size()) {
                    into = evaluator.character(next_code(text, at_));
                    return true;
                }
                break;
            }
            case Kind::bytes: {
                const std::string& data = sequence_.as<Bytes>().data;
                if (at_ < data.size()) {
                    into = Value::integer(static_cast<unsigned char>(data[at_++]));
                    return true;
                }
                break;
            }
            case Kind::range: {
                const auto& range = sequence_.as<Range>();
                if (static_cast<std::int64_t>(at_) < range.length) {
                    into = Value::integer(range.start + static_cast<std::int64_t>(at_++) * range.step);
                    return true;
                }
                break;
            }
            default: break;
        }
        sequence_ = Value();
        return false;
    }
    std::string_view type_name() const override {
        switch (sequence_.kind()) {
            case Kind::tuple: return "tuple_iterator";
            case Kind::str: return "str_iterator";
            case Kind::bytes: return "bytes_iterator";
            case Kind::range: return "range_iterator";
            default: return "list_iterator";
        }
    }

private:
    Value sequence_;
    std::size_t at_ = 0;
};

class SetIterator : public Iterator {
public:
    explicit SetIterator(Ref<Set> s) : set_(std::move(s)), size_(set_->table.size()) {}
    void clear() override { set_.reset(); }
    bool next(Evaluator& evaluator, Value& into) override {
        if (!set_) {
            return false;
        }
        if (set_->table.size() != size_) {
            set_.reset();
            raise(evaluator, ExceptionType::RuntimeError, "Set changed size during iteration");
        }
        if (set_->table.next(at_, into)) {
            return true;
        }
        set_.reset();
        return false;
    }
    std::string_view type_name() const override { return "set_iterator"; }

private:
    Ref<Set> set_;
    std::size_t size_;
    std::size_t at_ = 0;
};

class DictIterator : public Iterator {
public:
    DictIterator(Ref<Dict> d, ViewKind view) : dict_(std::move(d)), view_(view), size_(dict_->table.size()) {}
    void clear() override { dict_.reset(); }
    bool next(Evaluator& evaluator, Value& into) override {
        if (!dict_) {
            return false;
        }
        if (dict_->table.size() != size_) {
            dict_.reset();
            raise(evaluator, ExceptionType::RuntimeError, "dictionary changed size during iteration");
        }
        Value key;
        Value value;
        if (!dict_->table.next(at_, key, value)) {
            dict_.reset();
            return false;
        }
        switch (view_) {
            case ViewKind::keys: into = std::move(key); break;
            case ViewKind::values: into = std::move(value); break;
            case ViewKind::items: into = evaluator.tuple({std::move(key), std::move(value)}); break;
        }
        return true;
    }
    std::string_view type_name() const override {
        switch (view_) {
            case ViewKind::keys: return "dict_keyiterator";
            case ViewKind::values: return "dict_valueiterator";
            default: return "dict_itemiterator";
        }
    }

private:
    Ref<Dict> dict_;
    ViewKind view_;
    std::size_t size_;
    std::size_t at_ = 0;
};

/// Objects that have __getitem__ but no __iter__.
class ItemIterator : public Iterator {
public:
    explicit ItemIterator(Value o) : object_(std::move(o)) {}
    void clear() override { object_ = Value(); }
    bool next(Evaluator& evaluator, Value& into) override {
        if (!object_.defined()) {
            return false;
        }
        try {
            into = get_item(evaluator, object_, Value::integer(at_++));
            return true;
        } catch (const Raised& raised) {
            if (!is_exception(evaluator, raised.exception, ExceptionType::IndexError) &&
                !is_exception(evaluator, raised.exception, ExceptionType::StopIteration)) {
                throw;
            }
        }
        object_ = Value();
        return false;
    }

private:
    Value object_;
    std::int64_t at_ = 0;
};

}  // namespace

Value make_iterator(Evaluator& evaluator, std::string type, std::vector<Value> held, FunctionIterator::Next next) {
    return evaluator.heap().make<FunctionIterator>(std::move(type), std::move(held), std::move(next));
}

bool is_iterable(Evaluator& evaluator, const Value& value) {
    switch (value.kind()) {
        case Kind::list:
        case Kind::tuple:
        case Kind::str:
        case Kind::bytes:
        case Kind::range:
        case Kind::dict:
        case Kind::dict_view:
        case Kind::set:
        case Kind::frozen_set:
        case Kind::iterator:
        case Kind::unknown:
            return true;
        case Kind::generator:
            return !value.as<Generator>().async;
        case Kind::placeholder:
            return is_iterable(evaluator, force(evaluator, value));
        case Kind::instance:
        case Kind::exception:
        case Kind::class_: {
            Class& type = type_of(evaluator, value);
            const auto has = [&](std::string_view name) {
                return lookup(evaluator, type, evaluator.intern(name).as<Str>()).defined();
            };
            return has("__iter__") || has("__getitem__") ||
                   (value.is(Kind::instance) && !plain(value).is(Kind::instance) &&
                    is_iterable(evaluator, plain(value)));
        }
        default:
            return false;
    }
}

std::vector<Value> keys_of(Evaluator& evaluator, const Value& mapping, const Value& method) {
    const Value keys = call(evaluator, method);
    if (!is_iterable(evaluator, keys)) {
        raise(evaluator, ExceptionType::TypeError,
              fmt::format("{}.keys() returned a non-iterable (type {})", type_name(evaluator, mapping),
                          type_name(evaluator, keys)));
    }
    return to_vector(evaluator, keys);
}

Value iterate(Evaluator& evaluator, const Value& value) {
    switch (value.kind()) {
        case Kind::list:
        case Kind::tuple:
        case Kind::str:
        case Kind::bytes:
        case Kind::range: return evaluator.heap().make<SequenceIterator>(value);
        case Kind::dict: return evaluator.heap().make<DictIterator>(Ref<Dict>(&value.as<Dict>()), ViewKind::keys);
        case Kind::dict_view: return evaluator.heap().make<DictIterator>(value.as<DictView>().dict, value.as<DictView>().view);
        case Kind::set:
        case Kind::frozen_set: return evaluator.heap().make<SetIterator>(Ref<Set>(&value.as<Set>()));
        case Kind::iterator: return value;
        case Kind::generator:
            if (!value.as<Generator>().async) {
                return value;
            }
            break;
        case Kind::unknown: evaluator.require_known(value);
        case Kind::placeholder: {
            Value found = force(evaluator, value);
            return iterate(evaluator, found);
        }
        case Kind::instance:
        case Kind::exception:
        case Kind::class_: {
            if (Value method = special(evaluator, value, "__iter__"); method.defined()) {
                Value made = call(evaluator, method);
                if (is_unknown(made)) {
                    return iterate(evaluator, made);
                }
                if (!made.is(Kind::iterator) && !made.is(Kind::generator) && !special(evaluator, made, "__next__").defined()) {
                    raise(evaluator, ExceptionType::TypeError, fmt::format("iter() returned non-iterator of type '{}'", type_name(evaluator, made)));
                }
                return made;
            }
            if (value.is(Kind::instance) && !plain(value).is(Kind::instance)) {
                return iterate(evaluator, plain(value));
            }
            if (special(evaluator, value, "__getitem__").defined()) {
                return evaluator.heap().make<ItemIterator>(value);
            }
            break;
        }
        default: break;
    }
    raise(evaluator, ExceptionType::TypeError, fmt::format("'{}' object is not iterable", type_name(evaluator, value)));
}

bool next(Evaluator& evaluator, const Value& iterator, Value& into) {
    switch (iterator.kind()) {
        case Kind::iterator: {
            evaluator.check_stack();  // iterators may be made of iterators without end
            Ref<Iterator> kept(&iterator.as<Iterator>());
            return kept->next(evaluator, into);
        }
        case Kind::generator: {
            Ref<Generator> kept(&iterator.as<Generator>());
            return resume(evaluator, *kept, ResumeKind::send, Value::none(), into);
        }
        case Kind::placeholder: {
            Value found = force(evaluator, iterator);
            return next(evaluator, found, into);
        }
        default: break;
    }
    Value method = special(evaluator, iterator, "__next__");
    if (!method.defined()) {
        raise(evaluator, ExceptionType::TypeError, fmt::format("'{}' object is not an iterator", type_name(evaluator, iterator)));
    }
    return ask_iterator(evaluator, method, {}, into);
}

bool ask_iterator(Evaluator& evaluator, const Value& method, Arguments arguments, Value& into) {
    try {
        into = call(evaluator, method, std::move(arguments));
        return true;
    } catch (const Raised& raised) {
        if (!is_exception(evaluator, raised.exception, ExceptionType::StopIteration)) {
            throw;
        }
        const auto& values = raised.object().arguments->items;
        into = values.empty() ? Value::none() : values[0];
        return false;
    }
}

std::vector<Value> to_vector(Evaluator& evaluator, const Value& iterable) {
    if (iterable.is(Kind::list)) {
        return iterable.as<List>().items;
    }
    if (iterable.is(Kind::tuple)) {
        return iterable.as<Tuple>().items;
    }
    std::vector<Value> items;
    Iteration all(evaluator, iterable);
    Value item;
    std::size_t charged = 0;
    // What is being collected counts against the memory limit before it has an owner.
    struct Discharge {
        Heap& heap;
        std::size_t& bytes;
        ~Discharge() { heap.discharge(bytes); }
    } discharge{evaluator.heap(), charged};
    while (all.next(item)) {
        evaluator.step();
        if (items.size() == items.capacity()) {
            std::size_t more = std::max<std::size_t>(items.size(), 8) * sizeof(Value);
            evaluator.heap().charge(more);
            charged += more;
        }
        items.push_back(std::move(item));
    }
    return items;
}

Iteration::Iteration(Evaluator& evaluator, const Value& iterable) : evaluator_(evaluator), iterable_(iterable) {
    if (iterable.is(Kind::list)) {
        way_ = Way::list;
    } else if (iterable.is(Kind::tuple)) {
        way_ = Way::tuple;
    } else {
        iterator_ = iterate(evaluator, iterable);
    }
}

bool Iteration::next(Value& into) {
    if (way_ != Way::iterator) {
        const auto& items = way_ == Way::list ? iterable_.as<List>().items : iterable_.as<Tuple>().items;
        if (position_ >= items.size()) {
            return false;
        }
        into = items[position_++];
        return true;
    }
    return python::next(evaluator_, iterator_, into);
}

}  // namespace aludel::python
