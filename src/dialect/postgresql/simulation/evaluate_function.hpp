#pragma once

#include <string_view>
#include <vector>

#include "dialect/postgresql/simulation/evaluate.hpp"

namespace aludel::dialect::postgresql::simulation {

/// One call while it is evaluated. Of a strict function all arguments are known.
struct FunctionCall {
    Evaluator& evaluator;
    const Node& node;
    std::vector<Datum> arguments;

    const Datum& operator[](std::size_t i) const { return arguments.at(i); }
    std::size_t size() const { return arguments.size(); }
    /// As text; empty where there is no such argument.
    std::string text(std::size_t i) const {
        return i < arguments.size() && arguments[i].is_known() ? evaluator.text_of(arguments[i]) : std::string();
    }
    std::int64_t number(std::size_t i) const;
    bool flag(std::size_t i) const;
};

/// What a function of the server does.
struct FunctionEntry {
    std::string_view name;
    TypeId result;
    Datum (*run)(const FunctionCall& call);  ///< none: what it gives is not known
    bool strict = true;
    std::string_view unknown = {};  ///< why, where there is no `run`: "what time it is"
};

const std::vector<FunctionEntry>& text_functions();
const std::vector<FunctionEntry>& catalog_functions();
const std::vector<FunctionEntry>& session_functions();

}  // namespace aludel::dialect::postgresql::simulation
