#include <fmt/format.h>

#include <array>

#include "python/attribute.hpp"
#include "python/bind.hpp"
#include "python/call.hpp"
#include "python/class.hpp"
#include "python/evaluate.hpp"
#include "python/generator.hpp"

namespace aludel::python {
namespace {

class FunctionParameters : public ParameterView {
public:
    explicit FunctionParameters(const Function& function) : function_(function), code_(*function.code) {
        const Parameters& parameters = code_.parameters;
        positional = parameters.positional;
        positional_only = parameters.positional_only;
        keyword_only = parameters.keyword_only;
        has_arguments = parameters.has_arguments;
        has_keywords = parameters.has_keywords;
    }
    std::string_view name(std::size_t parameter) const override {
        return function_.module->program->names[code_.parameters.names[parameter]];
    }
    bool required(std::size_t parameter) const override {
        if (parameter < positional) {
            return parameter + function_.defaults.size() < positional;
        }
        std::size_t at = parameter - positional;
        return at >= function_.keyword_defaults.size() || !function_.keyword_defaults[at].defined();
    }
    Value default_of(Evaluator&, std::size_t parameter) const override {
        return parameter < positional ? function_.defaults[parameter + function_.defaults.size() - positional]
                                      : function_.keyword_defaults[parameter - positional];
    }
    std::string function_name() const override { return function_.qualified_name.as<Str>().text; }

private:
    const Function& function_;
    const Code& code_;
};

/// Room for the variables of a call: on the stack for most functions.
template <typename T, std::size_t N>
class Room {
public:
    explicit Room(std::size_t size) {
        if (size > N) {
            many_.resize(size);
            data_ = many_.data();
        } else {
            data_ = few_.data();
        }
    }
    T* data() { return data_; }

private:
    std::array<T, N> few_{};
    std::vector<T> many_;
    T* data_;
};

void bind_call(Evaluator& evaluator, const Function& function, Arguments& arguments, const Value& self, Value* slots) {
    const Parameters& parameters = function.code->parameters;
    std::size_t given = arguments.positional.size() + (self.defined() ? 1 : 0);
    bool simple = arguments.keywords.empty() && given == parameters.positional && parameters.keyword_only == 0 &&
                  !parameters.has_arguments && !parameters.has_keywords;
    if (!simple) {
        bind_arguments(evaluator, FunctionParameters(function), self, arguments, slots);
        return;
    }
    std::size_t at = 0;
    if (self.defined()) {
        slots[at++] = self;
    }
    for (Value& value : arguments.positional) {
        slots[at++] = std::move(value);
    }
}

void fill_cells(Evaluator& evaluator, const Function& function, const Value* slots, Ref<Cell>* cells) {
    const Code& code = *function.code;
    for (std::size_t i = 0; i < code.cells; ++i) {
        cells[i] = evaluator.heap().make<Cell>();
    }
    for (std::size_t i = 0; i < function.captured.size(); ++i) {
        cells[code.cells + i] = function.captured[i];
    }
    for (const Code::Move& move : code.cell_parameters) {
        cells[move.cell]->value = slots[move.slot];
    }
}

}  // namespace

Value make_function(Frame& frame, const Code& code) {
    Evaluator& evaluator = frame.evaluator;
    std::vector<Value> defaults;
    for (Expression* value : code.parameters.defaults) {
        defaults.push_back(evaluate(frame, *value));
    }
    std::vector<Value> keyword_defaults;
    for (Expression* value : code.parameters.keyword_defaults) {
        keyword_defaults.push_back(value ? evaluate(frame, *value) : Value());
    }
    Ref<Function> made = evaluator.heap().make<Function>();
    made->code = &code;
    made->module = Ref<ModuleState>(&frame.module);
    made->defaults = std::move(defaults);
    made->keyword_defaults = std::move(keyword_defaults);
    made->name = frame.module.names[code.name];
    made->qualified_name = frame.module.names[code.qualified_name];
    made->captured.reserve(code.captured.size);
    for (std::uint32_t cell : code.captured) {
        made->captured.push_back(frame.cells[cell]);
    }
    made->own_class = frame.own_class ? frame.own_class : frame.function ? frame.function->own_class : Ref<Cell>();
    if (code.documentation != no_name) {
        made->documentation = frame.module.literals[code.documentation];
    }
    return made;
}

Value run_frame(Frame& frame) {
    FrameScope scope(frame);
    try {
        frame.evaluator.step();
        if (frame.code.result) {
            return evaluate(frame, *frame.code.result);
        }
        if (frame.code.comprehension) {
            run_generator_expression(frame, *frame.code.comprehension);
            return Value::none();
        }
        if (execute(frame, frame.code.body) == Flow::return_) {
            return std::move(frame.result);
        }
        return Value::none();
    } catch (Raised& raised) {
        add_trace(frame, raised);
        raised.again = false;
        throw;
    }
}

Value call_function(Evaluator& evaluator, const Value& callee, Arguments&& arguments, const Value& self) {
    evaluator.check_stack();
    Ref<Function> function(&callee.as<Function>());
    const Code& code = *function->code;
    if (function->module->program->source.infects()) {
        if (const Value* unknown = find_unknown(arguments)) {
            return unknown_from(evaluator, *unknown, "a call");
        }
    }
    if (code.generator || code.async) {
        std::vector<Value> locals(code.slots);
        bind_call(evaluator, *function, arguments, self, locals.data());
        std::vector<Ref<Cell>> cells(code.cells + function->captured.size());
        fill_cells(evaluator, *function, locals.data(), cells.data());
        return make_generator(evaluator, function, std::move(locals), std::move(cells));
    }
    Room<Value, 10> locals(code.slots);
    bind_call(evaluator, *function, arguments, self, locals.data());
    Room<Ref<Cell>, 4> cells(code.cells + function->captured.size());
    fill_cells(evaluator, *function, locals.data(), cells.data());
    Frame frame(evaluator, code, *function->module);
    frame.program = function->module->program.get();
    frame.offset = code.begin;
    frame.locals = locals.data();
    frame.cells = cells.data();
    frame.function = function.get();
    return run_frame(frame);
}

namespace {

Value decorate(Frame& frame, const Expressions& decorators, const std::vector<Value>& functions, Value value) {
    for (std::size_t i = decorators.size; i-- > 0;) {
        mark(frame, *decorators[i]);
        value = call(frame.evaluator, functions[i], {value});
    }
    return value;
}

std::vector<Value> evaluate_decorators(Frame& frame, const Expressions& decorators) {
    std::vector<Value> functions;
    for (Expression* decorator : decorators) {
        functions.push_back(evaluate(frame, *decorator));
    }
    return functions;
}

Value annotations(Frame& frame, const Code& code) {
    const Parameters& parameters = code.parameters;
    Ref<Dict> made;
    auto put = [&](const Value& name, ConstantIndex text) {
        if (text != no_name) {
            if (!made) {
                made = frame.evaluator.dict();
            }
            made->table.set(name, frame.module.literals[text]);
        }
    };
    for (std::size_t i = 0; i < parameters.annotations.size; ++i) {
        put(frame.module.names[parameters.names[i]], parameters.annotations[i]);
    }
    put(frame.evaluator.intern("return"), parameters.returns);
    return made;
}

/// What stands between the parentheses of a class statement, with __mro_entries__ asked.
std::vector<Value> resolve_bases(Evaluator& evaluator, const std::vector<Value>& given) {
    std::vector<Value> bases;
    for (const Value& one : given) {
        Value base = force(evaluator, one);
        if (!base.is(Kind::class_)) {
            Value entries = find_attribute(evaluator, base, "__mro_entries__");
            if (entries.defined()) {
                std::vector<Value> more = to_vector(evaluator, call(evaluator, entries, {evaluator.tuple(given)}));
                bases.insert(bases.end(), more.begin(), more.end());
                continue;
            }
        }
        bases.push_back(base);
    }
    return bases;
}

bool has_own(Evaluator& evaluator, const Value& object, std::string_view method) {
    Class* owner = nullptr;
    const Value found = lookup(evaluator, type_of(evaluator, object), evaluator.intern(method).as<Str>(), &owner);
    return found.defined() && !owner->native;
}

/// A dict with a __setitem__ of its own, as that of enumerations.
bool is_told_of_names(Evaluator& evaluator, const Value& space) {
    return space.is(Kind::instance) && (has_own(evaluator, space, "__setitem__") || has_own(evaluator, space, "__delitem__"));
}

/// What the names of a class body are stored in.
Value prepare_namespace(Evaluator& evaluator, const Value& metaclass, const Value& name, const std::vector<Value>& bases,
                        const std::vector<std::pair<Value, Value>>& keywords) {
    const Value prepare = metaclass.is(Kind::class_) ? find_attribute(evaluator, metaclass, "__prepare__") : Value();
    if (!prepare.defined() || prepare.is(Kind::native_function)) {
        return evaluator.dict();
    }
    Arguments arguments{name, evaluator.tuple(bases)};
    arguments.keywords = keywords;
    Value made = call(evaluator, prepare, std::move(arguments));
    if (!plain(made).is(Kind::dict) || has_own(evaluator, made, "__getitem__") || has_own(evaluator, made, "__missing__")) {
        refuse(evaluator, "a metaclass whose __prepare__ gives something else than a dict is not supported");
    }
    return made;
}

}  // namespace

Flow execute_function(Frame& frame, const FunctionDefinition& node) {
    std::vector<Value> decorators = evaluate_decorators(frame, node.decorators);
    Value function = make_function(frame, *node.code);
    function.as<Function>().annotations = annotations(frame, *node.code);
    store_name(frame, *node.target, decorate(frame, node.decorators, decorators, function));
    return Flow::normal;
}

Flow execute_class(Frame& frame, const ClassDefinition& node) {
    Evaluator& evaluator = frame.evaluator;
    std::vector<Value> decorators = evaluate_decorators(frame, node.decorators);
    Arguments given;
    bool has_star = false;
    for (Expression* base : node.bases) {
        has_star = has_star || base->kind == Syntax::starred;
    }
    evaluate_arguments(frame, node.bases, node.keywords, has_star, given, {}, node);
    mark(frame, node);
    frame.end = node.begin;
    for (Value& base : given.positional) {
        base = force(evaluator, base);
        if (is_unknown(base)) {
            store_name(frame, *node.target, unknown_from(evaluator, base, "class"));
            return Flow::normal;
        }
    }
    std::vector<Value> bases = resolve_bases(evaluator, given.positional);
    Value metaclass;
    std::vector<std::pair<Value, Value>> keywords;
    for (auto& [name, value] : given.keywords) {
        if (name.as<Str>().text == "metaclass") {
            metaclass = force(evaluator, value);
        } else {
            keywords.emplace_back(name, value);
        }
    }
    bool plain_bases = true;
    for (const Value& base : bases) {
        plain_bases = plain_bases && base.is(Kind::class_);
    }
    if (!metaclass.defined() || metaclass.is(Kind::class_)) {
        Class& wanted = metaclass.defined() ? metaclass.as<Class>() : evaluator.type(Type::type);
        if (plain_bases) {
            metaclass = Value(&metaclass_of(evaluator, wanted, bases));
        } else if (bases[0].is(Kind::class_) || !metaclass.defined()) {
            metaclass = Value(&type_of(evaluator, bases[0]));
        }
    }
    const Value space = prepare_namespace(evaluator, metaclass, frame.module.names[node.code->name], bases, keywords);
    Ref<Dict> names(&plain(space).as<Dict>());
    const Code& code = *node.code;
    Ref<Cell> own_class = evaluator.heap().make<Cell>();
    {
        Frame body(evaluator, code, frame.module);
        body.program = frame.program;
        body.offset = code.begin;
        body.names = names.get();
        if (is_told_of_names(evaluator, space)) {
            body.name_space = space;
        }
        if (Value* module = frame.module.globals->table.find("__name__")) {
            store_in_class(body, evaluator.intern("__module__"), *module);
        }
        store_in_class(body, evaluator.intern("__qualname__"), frame.module.names[code.qualified_name]);
        make_annotations(body);
        if (code.documentation != no_name) {
            store_in_class(body, evaluator.intern("__doc__"), frame.module.literals[code.documentation]);
        }
        Room<Value, 4> locals(code.slots);
        Room<Ref<Cell>, 4> cells(code.cells + code.captured.size);
        for (std::size_t i = 0; i < code.cells; ++i) {
            cells.data()[i] = evaluator.heap().make<Cell>();
        }
        for (std::size_t i = 0; i < code.captured.size; ++i) {
            cells.data()[code.cells + i] = frame.cells[code.captured[i]];
        }
        body.locals = locals.data();
        body.cells = cells.data();
        body.own_class = own_class;
        body.function = frame.function;
        run_frame(body);
    }
    mark(frame, node);
    frame.end = node.begin;
    names->table.set(evaluator.intern("__classcell__"), own_class);
    Value made;
    if (metaclass.is(Kind::class_) && &metaclass.as<Class>() == &evaluator.type(Type::type)) {
        made = make_class(evaluator, metaclass.as<Class>(), frame.module.names[code.name], bases, names, std::move(keywords));
    } else {
        Arguments arguments{frame.module.names[code.name], evaluator.tuple(bases), space};
        arguments.keywords = std::move(keywords);
        made = call(evaluator, metaclass, std::move(arguments));
        if (!own_class->value.defined()) {
            own_class->value = made;
        }
    }
    store_name(frame, *node.target, decorate(frame, node.decorators, decorators, made));
    return Flow::normal;
}

}  // namespace aludel::python
