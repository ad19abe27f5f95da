#include "dialect/postgresql/simulation/ask.hpp"

#include "base/text.hpp"
#include "dialect/postgresql/simulation/answer.hpp"
#include "dialect/postgresql/simulation/calls.hpp"
#include "dialect/postgresql/simulation/do_block.hpp"
#include "dialect/postgresql/simulation/mentions.hpp"
#include "dialect/postgresql/simulation/rows.hpp"
#include "dialect/postgresql/simulation/setting.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

bool may_fill(const object::Function& function) {
    return has_word(function.body, "insert") || has_word(function.body, "copy") || has_word(function.body, "execute") ||
           has_word(function.body, "merge");
}

/// What an argument is; unknown where it is of a row.
Datum argument(Evaluator& evaluator, const Node& node) {
    try {
        return evaluator.value(node);
    } catch (const Error&) {
        return Datum::unknown("an argument of set_config()");
    }
}

}  // namespace

void fill_named(const Context& context, const std::string& body) {
    for (const auto& [name, table] : context.catalog.tables)
        if (has_word(body, name.name))
            context.state.fill(name);
}

void fill_by(const Context& context, const object::Function& function) {
    if (!may_fill(function))
        return;
    context.state.known_rows.clear();
    fill_named(context, function.body);
}

void before_answer(State& state, const Node& question, const Statement& text) {
    change_rows_in(Context(state, text), question);
    run_called_functions(state, question, text);
}

void behind_answer(State& state, const Node& question, const Statement& text, const Variables* variables) {
    for (const Node* call : calls_in(question)) {
        const auto& arguments = call->list("args");
        if (string_of(call->list("funcname").back()) != "set_config" || arguments.size() != 3)
            continue;
        Evaluator evaluator(state, text, variables);
        const Datum name = argument(evaluator, arguments[0]);
        const Datum setting = argument(evaluator, arguments[1]);
        const Datum local = argument(evaluator, arguments[2]);
        if (!name.is_known())
            continue;
        if (setting.is_known() && local.is_known()) {
            const bool is_local = evaluator.cast(local, type_id::boolean, arguments[2]).is_true();
            change_setting(state, name.text, evaluator.text_of(setting), is_local);
        } else if (ascii_lower(name.text) == "search_path") {
            // What it is now nobody knows; only where names are looked for does it matter.
            throw Context(state, text)
                .refusal("set_config() of search_path with a value that is worked out", call->location());
        }
    }
}

Result ask(const Context& context, const Node& question) {
    before_answer(context.state, question, context.text);
    Result result = answer(context.state, question, context.text);
    behind_answer(context.state, question, context.text, nullptr);
    return result;
}

}  // namespace aludel::dialect::postgresql::simulation
