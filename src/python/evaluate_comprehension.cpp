#include "python/evaluate.hpp"
#include "python/generator.hpp"

namespace aludel::python {
namespace {

/// Runs the clauses from `at` on, and `body` for every turn of the innermost one.
template <typename Body>
void run_clauses(Frame& frame, const Comprehension& node, std::size_t at, const Value* first, Body& body) {
    Evaluator& evaluator = frame.evaluator;
    if (at == node.clauses.size) {
        body();
        return;
    }
    const ComprehensionClause& clause = node.clauses[at];
    Value iterable = first ? *first : evaluate_iterable(frame, *clause.iterable);
    auto turn = [&](const Value& item) {
        evaluator.step();
        assign(frame, *clause.target, item);
        for (Expression* condition : clause.conditions) {
            Value test = evaluate(frame, *condition);
            mark(frame, *condition);
            if (!truth(evaluator, test)) {
                return;
            }
        }
        run_clauses(frame, node, at + 1, nullptr, body);
    };
    mark(frame, *clause.iterable);
    Value item;
    if (clause.async) {
        const Value iterator = first ? iterable : async_iterator(evaluator, iterable);
        while (await_next(frame, iterator, item)) {
            turn(item);
        }
        return;
    }
    Iteration items(evaluator, iterable);
    for (;;) {
        mark(frame, *clause.iterable);
        if (!items.next(item)) {
            return;
        }
        turn(item);
    }
}

/// The variables of a comprehension do not outlive it.
struct Variables {
    Variables(Frame& f, const Comprehension& n) : frame(f), node(n) {
        for (std::uint32_t cell : node.cells) {
            kept.push_back(frame.cells[cell]);
            frame.cells[cell] = frame.evaluator.heap().make<Cell>();
        }
        for (std::uint32_t slot : node.slots) {
            old.push_back(std::move(frame.locals[slot]));
            frame.locals[slot] = Value();
        }
    }
    ~Variables() {
        for (std::size_t i = 0; i < node.cells.size; ++i) {
            frame.cells[node.cells[i]] = kept[i];
        }
        for (std::size_t i = 0; i < node.slots.size; ++i) {
            frame.locals[node.slots[i]] = std::move(old[i]);
        }
    }
    Variables(const Variables&) = delete;
    Variables& operator=(const Variables&) = delete;
    Frame& frame;
    const Comprehension& node;
    std::vector<Ref<Cell>> kept;
    std::vector<Value> old;
};

Value make_generator_expression(Frame& frame, const Comprehension& node) {
    Evaluator& evaluator = frame.evaluator;
    Value iterable = evaluate_iterable(frame, *node.clauses[0].iterable);
    mark(frame, *node.clauses[0].iterable);
    Value iterator = node.clauses[0].async ? async_iterator(evaluator, iterable) : iterate(evaluator, iterable);
    Value function = make_function(frame, *node.code);
    return call_function(evaluator, function, Arguments{iterator});
}

}  // namespace

namespace {

Value run_comprehension(Frame& frame, const Comprehension& node, const Value& first) {
    Evaluator& evaluator = frame.evaluator;
    Variables variables(frame, node);
    switch (node.shape) {
        case ComprehensionKind::list: {
            Ref<List> made = evaluator.heap().make<List>();
            auto body = [&]() {
                Value item = evaluate(frame, *node.element);
                made->items.push_back(std::move(item));
                evaluator.account(*made);
            };
            run_clauses(frame, node, 0, &first, body);
            return made;
        }
        case ComprehensionKind::set: {
            Ref<Set> made = evaluator.set();
            auto body = [&]() {
                Value item = evaluate(frame, *node.element);
                mark(frame, node);
                made->table.add(evaluator, item);
                evaluator.account(*made);
            };
            run_clauses(frame, node, 0, &first, body);
            return made;
        }
        default: {
            Ref<Dict> made = evaluator.dict();
            auto body = [&]() {
                Value key = evaluate(frame, *node.element);
                Value value = evaluate(frame, *node.value);
                mark(frame, node);
                made->table.set(evaluator, key, std::move(value));
                evaluator.account(*made);
            };
            run_clauses(frame, node, 0, &first, body);
            return made;
        }
    }
}

}  // namespace

Value evaluate_comprehension(Frame& frame, const Comprehension& node) {
    if (node.shape == ComprehensionKind::generator) {
        return make_generator_expression(frame, node);
    }
    Value first = evaluate_iterable(frame, *node.clauses[0].iterable);
    if (node.clauses[0].async) {
        mark(frame, *node.clauses[0].iterable);
        first = async_iterator(frame.evaluator, first);
    } else if (!first.on_heap()) {
        // Raises: Python asks for the iterator before the comprehension is entered.
        mark(frame, *node.clauses[0].iterable);
        first = iterate(frame.evaluator, first);
    }
    try {
        return run_comprehension(frame, node, first);
    } catch (Raised& raised) {
        // Python 3.11 shows a comprehension as a function of its own.
        if (!raised.again) {
            const char* name = node.shape == ComprehensionKind::list ? "<listcomp>" : node.shape == ComprehensionKind::set ? "<setcomp>" : "<dictcomp>";
            raised.object().trace.push_back({frame.program, frame.offset, frame.end, name});
        }
        raised.again = false;
        mark(frame, node);
        throw;
    }
}

void run_generator_expression(Frame& frame, const Comprehension& node) {
    Value first = std::move(frame.locals[0]);
    auto body = [&]() {
        Value item = evaluate(frame, *node.element);
        mark(frame, node);
        yield_value(frame, std::move(item));
    };
    run_clauses(frame, node, 0, &first, body);
}

}  // namespace aludel::python
