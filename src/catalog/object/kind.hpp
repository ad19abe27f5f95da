#pragma once

#include <string>
#include <string_view>

#include "catalog/object/dependency.hpp"

namespace aludel::catalog::object {

/// "materialized view", "domain constraint" …
std::string_view word_of(Kind kind);

/// "column public.users.email", "function public.f(integer)", "extension citext".
std::string describe(const Reference& reference);

}  // namespace aludel::catalog::object
