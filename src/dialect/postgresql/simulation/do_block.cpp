#include "dialect/postgresql/simulation/do_block.hpp"

#include <utility>

#include "base/text.hpp"
#include "dialect/postgresql/simulation/apply.hpp"
#include "dialect/postgresql/simulation/do_block_run.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

std::string option_of(const Node& statement, std::string_view name) {
    for (const Node& option : statement.list("args"))
        if (option.word("defname") == name)
            return string_of(option["arg"]);
    return {};
}

Error at_block(const Error& error, const Statement& text) {
    return std::move(Error(error.code(), error.message())
                         .at(text.place)
                         .detail(error.detail())
                         .hint(error.hint())
                         .statement(text.sql, error.sqlstate()));
}

}  // namespace

Result run_do_block(State& state, const Node& statement, const Statement& text) {
    const std::string language = option_of(statement, "language");
    if (!language.empty() && !iequals(language, "plpgsql"))
        throw Error(ErrorCode::not_supported, "a DO block in " + language + " is not simulated").at(text.place);
    const Parsed parsed = parse_plpgsql(option_of(statement, "as"));
    if (!parsed.statement)
        throw Error(ErrorCode::statement_failed, parsed.error).at(text.place).statement(text.sql, "42601");
    State before = state;
    try {
        BlockRun(state, text, apply_within).run(parsed.statement);
    } catch (const Error& error) {
        state = std::move(before);
        throw at_block(error, text);
    }
    return {};
}

}  // namespace aludel::dialect::postgresql::simulation
