#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "dialect/postgresql/parse.hpp"
#include "dialect/postgresql/simulation/state.hpp"

namespace aludel::dialect::postgresql::simulation {

/// One statement at work on a state.
struct Context {
    Context(State& of_state, const Statement& statement)
        : state(of_state), catalog(of_state.catalog), text(statement) {}

    State& state;
    catalog::Catalog& catalog;
    const Statement& text;

    /// What the server says; `location` is a byte of the statement's text that it points to.
    Error error(std::string_view sqlstate, std::string message,
                std::optional<std::size_t> location = std::nullopt) const;
    /// Of what the simulation does not do.
    Error refusal(std::string message, std::optional<std::size_t> location = std::nullopt) const;
    void notice(std::string_view sqlstate, std::string message) const;
    void not_sure_of(const object::Reference& object, const std::string& why) const;
};

/// "a.b" or "b", as messages name a relation.
std::string shown(const QualifiedName& name);

}  // namespace aludel::dialect::postgresql::simulation
