#pragma once

#include <functional>
#include <string>

#include "python/evaluator.hpp"

namespace aludel::python {

struct Arguments;

/// An iterator made of a function that gives the next value, or false at the end. Values it needs are given in
/// `held`, so that the heap knows them; the function gets them back.
class FunctionIterator : public Iterator {
public:
    using Next = std::function<bool(Evaluator&, std::vector<Value>& held, Value& into)>;
    FunctionIterator(std::string type, std::vector<Value> held, Next next)
        : type_(std::move(type)), held_(std::move(held)), next_(std::move(next)) {}
    bool next(Evaluator& evaluator, Value& into) override {
        if (done_) {
            return false;
        }
        Ref<Iterator> kept(this);
        if (!next_(evaluator, held_, into)) {
            done_ = true;
            std::vector<Value>().swap(held_);
            return false;
        }
        return true;
    }
    std::string_view type_name() const override { return type_; }
    void clear() override {
        done_ = true;
        std::vector<Value>().swap(held_);
    }

private:
    std::string type_;
    std::vector<Value> held_;
    Next next_;
    bool done_ = false;
};

Value make_iterator(Evaluator& evaluator, std::string type, std::vector<Value> held, FunctionIterator::Next next);

/// Calls a method of an iterator, `__next__` or `send`; false when it raised StopIteration, whose value `into` is then.
bool ask_iterator(Evaluator& evaluator, const Value& method, Arguments arguments, Value& into);

}  // namespace aludel::python
