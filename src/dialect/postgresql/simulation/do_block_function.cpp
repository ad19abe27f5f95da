#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "dialect/postgresql/simulation/apply.hpp"
#include "dialect/postgresql/simulation/do_block.hpp"
#include "dialect/postgresql/simulation/do_block_run.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

constexpr int deepest_call = 20;

void collect_calls(const Node& node, std::vector<const Node*>& calls) {
    if (node.is("FuncCall"))
        calls.push_back(&node);
    for (const Node& item : node.items) collect_calls(item, calls);
    for (const auto& [name, field] : node.fields) collect_calls(field, calls);
}

/// The function of the catalog that is meant; nullptr: none of it. Several of that name that fit: `ambiguous`.
const object::Function* called_function(const State& state, const Node& call, bool& ambiguous) {
    const std::vector<std::string> names = strings_of(call.list("funcname"));
    const object::Function* found = nullptr;
    for (const auto& [signature, function] : state.catalog.functions) {
        if (signature.name.name != names.back() || (names.size() > 1 && signature.name.schema != names.front()))
            continue;
        std::size_t required = 0;
        std::size_t all = 0;
        for (const object::Argument& argument : function.arguments)
            if (argument.mode != object::ArgumentMode::out && argument.mode != object::ArgumentMode::table) {
                ++all;
                required += argument.default_expression.empty() ? 1 : 0;
            }
        const std::size_t given = call.list("args").size();
        if (given < required || given > all)
            continue;
        ambiguous = ambiguous || found != nullptr;
        found = &function;
    }
    return found;
}

Error not_simulated(const std::string& name, const std::string& why, const Statement& text) {
    return Error(ErrorCode::not_supported, "what " + name + "() does is not simulated: " + why).at(text.place);
}

/// Its arguments, by their names.
Variables arguments_of(const object::Function& function, const Node& call, Evaluator& evaluator) {
    Variables variables;
    const auto& given = call.list("args");
    std::size_t place = 0;
    for (const object::Argument& argument : function.arguments) {
        if (argument.mode == object::ArgumentMode::table) {
            variables[argument.name].value = Datum::null();
            continue;
        }
        Datum value = Datum::null();
        if (argument.mode != object::ArgumentMode::out && place < given.size()) {
            const Node& written = given[place].is("NamedArgExpr") ? given[place]["arg"] : given[place];
            try {
                value = evaluator.value(written);
            } catch (const Error&) {
                // It is of the row that the function is called for.
                value = Datum::unknown("what a function is called with");
            }
            ++place;
        } else if (!argument.default_expression.empty()) {
            const Parsed tree = parse("SELECT " + argument.default_expression);
            value = tree.statement ? evaluator.value(tree.statement.list("targetList").at(0)["val"])
                                   : Datum::unknown("the default of an argument");
        }
        if (value.is_known() && value.type == type_id::unknown)
            value.type = type_id::text;
        if (!argument.name.empty())
            variables[argument.name].value = std::move(value);
    }
    return variables;
}

/// A body in SQL: statements that end with ";".
void run_sql_body(State& state, const std::string& name, const std::string& body, const Statement& text) {
    const Parsed tree = parse(body);
    if (!tree.statement)
        throw not_simulated(name, "its body is not one statement", text);
    if (!tree.statement.is("SelectStmt"))
        throw not_simulated(name, "its body changes something", text);
    run_called_functions(state, tree.statement, Statement{body, text.place, {}, {}, {}});
}

int& call_depth() {
    thread_local int depth = 0;
    return depth;
}

struct DepthOfCall {
    DepthOfCall() { ++call_depth(); }
    ~DepthOfCall() { --call_depth(); }
    DepthOfCall(const DepthOfCall&) = delete;
    DepthOfCall& operator=(const DepthOfCall&) = delete;
};

}  // namespace

void run_called_functions(State& state, const Node& statement, const Statement& text) {
    if (state.catalog.functions.empty())
        return;
    std::vector<const Node*> calls;
    collect_calls(statement, calls);
    for (const Node* call : calls) {
        const std::string name = string_of(call->list("funcname").back());
        bool ambiguous = false;
        const object::Function* function = called_function(state, *call, ambiguous);
        if (function == nullptr || function->volatility != "VOLATILE" || function->aggregate)
            continue;
        const object::Function called = *function;  // the catalog may change under it
        if (ambiguous)
            throw not_simulated(name, "there are several of that name", text);
        if (call_depth() >= deepest_call)
            throw not_simulated(name, "it calls itself too often", text);
        const DepthOfCall depth;
        if (called.language == "sql") {
            if (called.sql_body.empty())
                run_sql_body(state, name, called.body, text);
            continue;
        }
        if (called.language != "plpgsql")
            throw not_simulated(name, "it is written in " + called.language, text);
        const Parsed body = parse_plpgsql(called.body);
        if (!body.statement)
            throw not_simulated(name, body.error, text);
        Evaluator evaluator(state, text);
        BlockRun run(state, text, apply_within);
        run.give(arguments_of(called, *call, evaluator));
        run.run(body.statement);
    }
}

}  // namespace aludel::dialect::postgresql::simulation
