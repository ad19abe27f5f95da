#pragma once

#include <optional>
#include <string>

#include "dialect/postgresql/simulation/evaluate.hpp"

namespace aludel::dialect::postgresql::simulation {

/// As to_json() writes it; nothing where that is not known.
std::optional<std::string> json_text(Evaluator& evaluator, const Datum& value);
/// In double quotes.
std::string json_string(std::string_view text);

}  // namespace aludel::dialect::postgresql::simulation
