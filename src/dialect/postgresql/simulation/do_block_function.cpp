#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "dialect/postgresql/simulation/apply.hpp"
#include "dialect/postgresql/simulation/ask.hpp"
#include "dialect/postgresql/simulation/calls.hpp"
#include "dialect/postgresql/simulation/do_block.hpp"
#include "dialect/postgresql/simulation/do_block_run.hpp"
#include "dialect/postgresql/simulation/mentions.hpp"
#include "dialect/postgresql/simulation/rows.hpp"
#include "dialect/postgresql/split.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

constexpr int deepest_call = 20;

/// May a call of it change anything but what it gives?
bool has_effects(const object::Function& function) {
    if (function.language != "plpgsql" && function.language != "sql")
        return function.language != "internal";
    static constexpr std::array words = {"create", "alter",      "drop",     "execute", "comment", "grant",
                                         "revoke", "set_config", "truncate", "insert",  "copy",    "merge",
                                         "update", "delete",     "perform",  "call",    "refresh", "rename"};
    const auto has = [&](const char* word) {
        return has_word(function.body, word) || has_word(function.sql_body, word);
    };
    return std::any_of(words.begin(), words.end(), has);
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

/// Has the query rows that a function in it is called for, each by itself?
bool reads_rows(const Node& statement) {
    const auto& from = statement.list("fromClause");
    return std::any_of(from.begin(), from.end(), [](const Node& one) { return !one.is("RangeFunction"); });
}

/// A body in SQL. Of its arguments only that they are there is known.
void run_sql_body(State& state, const std::string& name, const object::Function& function, const Statement& text) {
    if (!function.sql_body.empty())
        throw not_simulated(name, "its body is not a text", text);
    for (const catalog::Operation& operation : split(function.body, text.place)) {
        const std::string& sql = std::get<catalog::ExecuteSql>(operation).sql;
        const Statement one{sql, text.place, {}, {}, {}};
        const Parsed tree = parse(sql);
        if (!tree.statement)
            throw not_simulated(name, tree.error, text);
        if (tree.statement.is("SelectStmt") && !tree.statement["intoClause"])
            before_answer(state, tree.statement, one);
        else
            apply_within(state, tree.statement, one);
    }
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
    if (statement.is("CallStmt")) {
        Node call = statement["funccall"];
        call.kind = "FuncCall";  // its place says so
        return run_called_functions(state, call, text);
    }
    const bool for_each_row = reads_rows(statement);
    const std::vector<const Node*> calls = calls_in(statement);
    // An aggregate, which only the server has, would make a row of nothing.
    const bool all_ours = std::all_of(calls.begin(), calls.end(), [&](const Node* call) {
        bool ambiguous = false;
        const object::Function* function = called_function(state, *call, ambiguous);
        return function != nullptr && !function->aggregate;
    });
    if (for_each_row && all_ours && reads_nothing(Context(state, text), statement))
        return;
    for (const Node* call : calls) {
        const std::string name = string_of(call->list("funcname").back());
        bool ambiguous = false;
        const object::Function* function = called_function(state, *call, ambiguous);
        if (function == nullptr || function->volatility != "VOLATILE" || function->aggregate || !has_effects(*function))
            continue;
        const object::Function called = *function;  // the catalog may change under it
        if (ambiguous)
            throw not_simulated(name, "there are several of that name", text);
        if (for_each_row)
            throw not_simulated(name, "it is called for each row", text);
        if (call_depth() >= deepest_call)
            throw not_simulated(name, "it calls itself too often", text);
        const DepthOfCall depth;
        if (called.language == "sql") {
            run_sql_body(state, name, called, text);
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
