#pragma once

#include "python/call.hpp"

namespace aludel::python::library {

// JSON as CPython's json reads and writes it. Both are bodies of native functions.

/// _encode(value, default, skipkeys, ensure_ascii, check_circular, allow_nan, indent, item_separator, key_separator,
/// sort_keys): the text; unknown when something in the value is.
Value encode_json(Call& call);

/// _scan(text, begin, strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant): a tuple of the
/// value, where it ends, and, when there is none, what was wrong and where.
Value scan_json(Call& call);

}  // namespace aludel::python::library
