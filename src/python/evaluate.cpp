#include "python/evaluate.hpp"

#include <fmt/format.h>

#include "python/attribute.hpp"
#include "python/call.hpp"
#include "python/generator.hpp"
#include "python/import.hpp"

namespace aludel::python {
namespace {

Flow execute_if(Frame& frame, const If& given) {
    // An elif chain is a chain of ifs in the else: walked in a loop.
    const If* node = &given;
    for (;;) {
        mark(frame, *node->test);
        Value test = evaluate(frame, *node->test);
        mark(frame, *node->test);
        if (truth(frame.evaluator, test)) {
            return execute(frame, node->body);
        }
        if (node->otherwise.size == 1 && node->otherwise[0]->kind == Syntax::if_) {
            node = static_cast<const If*>(node->otherwise[0]);
            continue;
        }
        return execute(frame, node->otherwise);
    }
}

Flow execute_for(Frame& frame, const For& node) {
    Evaluator& evaluator = frame.evaluator;
    Value iterable = evaluate_iterable(frame, *node.iterable);
    mark(frame, *node.iterable);
    Value item;
    auto turn = [&](Flow& flow) {
        evaluator.step();
        assign(frame, *node.target, item);
        flow = execute(frame, node.body);
        return flow != Flow::break_ && flow != Flow::return_;
    };
    Flow flow = Flow::normal;
    if (node.async) {
        const Value iterator = async_iterator(evaluator, iterable);
        for (;;) {
            mark(frame, *node.iterable);
            if (!await_next(frame, iterator, item)) {
                break;
            }
            if (!turn(flow)) {
                return flow == Flow::return_ ? flow : Flow::normal;
            }
        }
        return execute(frame, node.otherwise);
    }
    Iteration items(evaluator, iterable);
    for (;;) {
        mark(frame, *node.iterable);
        if (!items.next(item)) {
            break;
        }
        if (!turn(flow)) {
            return flow == Flow::return_ ? flow : Flow::normal;
        }
    }
    return execute(frame, node.otherwise);
}

Flow execute_while(Frame& frame, const While& node) {
    for (;;) {
        frame.evaluator.step();
        mark(frame, *node.test);
        Value test = evaluate(frame, *node.test);
        mark(frame, *node.test);
        if (!truth(frame.evaluator, test)) {
            return execute(frame, node.otherwise);
        }
        Flow flow = execute(frame, node.body);
        if (flow == Flow::break_) {
            return Flow::normal;
        }
        if (flow == Flow::return_) {
            return flow;
        }
    }
}

Flow execute_assign(Frame& frame, const Assign& node) {
    Value value = evaluate(frame, *node.value);
    for (Expression* target : node.targets) {
        assign(frame, *target, value);
    }
    return Flow::normal;
}

Flow execute_annotated(Frame& frame, const AnnotatedAssign& node) {
    if (node.value) {
        Value value = evaluate(frame, *node.value);
        assign(frame, *node.target, value);
    }
    // Of classes and modules the annotations are kept, as text.
    if (node.simple && frame.names) {
        Evaluator& evaluator = frame.evaluator;
        Value* found = frame.names->table.find("__annotations__");
        if (!found) {
            mark(frame, node);
            raise(evaluator, ExceptionType::NameError, "name '__annotations__' is not defined");
        }
        if (found->is(Kind::dict)) {
            Value annotations = *found;
            annotations.as<Dict>().table.set(frame.module.names[static_cast<const Name*>(node.target)->name],
                                             frame.module.literals[node.annotation]);
        }
    }
    return Flow::normal;
}

Flow execute_augmented(Frame& frame, const AugmentedAssign& node) {
    Evaluator& evaluator = frame.evaluator;
    switch (node.target->kind) {
        case Syntax::name: {
            const auto& name = static_cast<const Name&>(*node.target);
            Value old = load_name(frame, name);
            Value operand = evaluate(frame, *node.value);
            mark(frame, node);
            store_name(frame, name, augmented(evaluator, node.operation, old, operand));
            break;
        }
        case Syntax::attribute: {
            const auto& target = static_cast<const Attribute&>(*node.target);
            Value object = evaluate(frame, *target.object);
            mark(frame, target);
            const Value& name = frame.module.names[target.name];
            Value old = get_attribute(evaluator, object, name);
            Value operand = evaluate(frame, *node.value);
            mark(frame, node);
            Value made = augmented(evaluator, node.operation, old, operand);
            mark(frame, target);
            set_attribute(evaluator, object, name, made);
            break;
        }
        default: {
            const auto& target = static_cast<const Subscript&>(*node.target);
            Value object = evaluate(frame, *target.object);
            Value index = evaluate(frame, *target.index);
            mark(frame, target);
            Value old = get_item(evaluator, object, index);
            Value operand = evaluate(frame, *node.value);
            mark(frame, node);
            Value made = augmented(evaluator, node.operation, old, operand);
            mark(frame, target);
            set_item(evaluator, object, index, made);
        }
    }
    return Flow::normal;
}

Flow execute_assert(Frame& frame, const Assert& node) {
    Value test = evaluate(frame, *node.test);
    mark(frame, *node.test);
    if (truth(frame.evaluator, test)) {
        return Flow::normal;
    }
    std::vector<Value> arguments;
    if (node.message) {
        arguments.push_back(evaluate(frame, *node.message));
    }
    mark(frame, *node.test);
    raise(frame.evaluator, ExceptionType::AssertionError, std::move(arguments));
}

}  // namespace

void make_annotations(Frame& frame) {
    const Value& key = frame.evaluator.intern("__annotations__");
    if (frame.code.annotated && !frame.names->table.find(key.as<Str>())) {
        store_in_class(frame, key, frame.evaluator.dict());
    }
}

Flow execute(Frame& frame, const Block& block) {
    for (Statement* statement : block) {
        Flow flow = execute(frame, *statement);
        if (flow != Flow::normal) {
            return flow;
        }
    }
    return Flow::normal;
}

Flow execute(Frame& frame, const Statement& statement) {
    frame.evaluator.step();
    mark(frame, statement);
    switch (statement.kind) {
        case Syntax::expression: evaluate(frame, *static_cast<const ExpressionStatement&>(statement).value); return Flow::normal;
        case Syntax::assign: return execute_assign(frame, static_cast<const Assign&>(statement));
        case Syntax::annotated_assign: return execute_annotated(frame, static_cast<const AnnotatedAssign&>(statement));
        case Syntax::augmented_assign: return execute_augmented(frame, static_cast<const AugmentedAssign&>(statement));
        case Syntax::return_: {
            const auto& node = static_cast<const Return&>(statement);
            frame.result = node.value ? evaluate(frame, *node.value) : Value::none();
            return Flow::return_;
        }
        case Syntax::delete_:
            for (Expression* target : static_cast<const Delete&>(statement).targets) {
                delete_target(frame, *target);
            }
            return Flow::normal;
        case Syntax::raise: return execute_raise(frame, static_cast<const Raise&>(statement));
        case Syntax::assert_: return execute_assert(frame, static_cast<const Assert&>(statement));
        case Syntax::if_: return execute_if(frame, static_cast<const If&>(statement));
        case Syntax::for_: return execute_for(frame, static_cast<const For&>(statement));
        case Syntax::while_: return execute_while(frame, static_cast<const While&>(statement));
        case Syntax::try_: return execute_try(frame, static_cast<const Try&>(statement));
        case Syntax::with: return execute_with(frame, static_cast<const With&>(statement));
        case Syntax::function: return execute_function(frame, static_cast<const FunctionDefinition&>(statement));
        case Syntax::class_: return execute_class(frame, static_cast<const ClassDefinition&>(statement));
        case Syntax::import: return execute_import(frame, static_cast<const Import&>(statement));
        case Syntax::import_from: return execute_import_from(frame, static_cast<const ImportFrom&>(statement));
        case Syntax::break_: return Flow::break_;
        case Syntax::continue_: return Flow::continue_;
        case Syntax::match: return execute_match(frame, static_cast<const Match&>(statement));
        default: return Flow::normal;
    }
}

namespace {

Value make_literal(Evaluator& evaluator, const Literal& literal) {
    switch (literal.kind) {
        case LiteralKind::none: return Value::none();
        case LiteralKind::true_: return Value::boolean(true);
        case LiteralKind::false_: return Value::boolean(false);
        case LiteralKind::ellipsis: return Value::ellipsis();
        case LiteralKind::floating: return Value::floating(literal.number);
        case LiteralKind::string: return evaluator.str(literal.text);
        case LiteralKind::bytes: return evaluator.bytes(literal.text);
        case LiteralKind::integer: break;
    }
    if (literal.text.empty()) {
        return Value::integer(literal.integer);
    }
    bool marked = literal.text.size() > 2 && literal.text[0] == '0' && literal.text[1] > '9';
    int base = !marked ? 10 : literal.text[1] == 'x' ? 16 : literal.text[1] == 'o' ? 8 : 2;
    return evaluator.integer(*Integer::parse(std::string_view(literal.text).substr(marked ? 2 : 0), base));
}

}  // namespace

void run_module(Evaluator& evaluator, const std::shared_ptr<const Program>& program, Module& module) {
    Heap& heap = evaluator.heap();
    heap.keep(program);
    Ref<ModuleState> state = heap.make<ModuleState>();
    state->program = program;
    state->globals = module.attributes;
    state->names.reserve(program->names.size());
    for (const std::string& name : program->names) {
        state->names.push_back(evaluator.intern(name));
    }
    {
        // Literals come from where they stand.
        const Location* before = heap.location;
        Location here{program.get(), 0};
        heap.location = &here;
        state->literals.reserve(program->literals.size());
        for (const Literal& literal : program->literals) {
            here.offset = literal.begin;
            state->literals.push_back(make_literal(evaluator, literal));
        }
        heap.location = before;
    }
    Table& globals = module.attributes->table;
    globals.set(evaluator.intern("__name__"), module.name);
    if (!globals.find("__file__")) {
        globals.set(evaluator.intern("__file__"), evaluator.str(program->source.path()));
    }
    ConstantIndex documentation = program->code->documentation;
    globals.set(evaluator.intern("__doc__"), documentation == no_name ? Value::none() : state->literals[documentation]);
    std::vector<Value> locals(program->code->slots);
    std::vector<Ref<Cell>> cells(program->code->cells);
    for (Ref<Cell>& cell : cells) {
        cell = heap.make<Cell>();
    }
    Frame frame(evaluator, *program->code, *state);
    frame.program = program.get();
    frame.locals = locals.data();
    frame.cells = cells.data();
    Ref<Dict> names = module.attributes;
    frame.names = names.get();
    make_annotations(frame);
    run_frame(frame);
}

}  // namespace aludel::python
