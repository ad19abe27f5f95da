#pragma once

#include <string_view>

#include "base/json.hpp"

namespace aludel::report {

/// Raised when a member is renamed, removed or changes its meaning; not when one is added.
constexpr int json_schema_version = 1;

/// Opens a document: {"schema_version": 1, "document": NAME, …. Whoever opens it closes it with end_object().
void begin_document(JsonWriter& writer, std::string_view name);

}  // namespace aludel::report
