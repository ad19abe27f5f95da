#pragma once

#include <string>

#include "python/call.hpp"
#include "python/native.hpp"

namespace aludel::python {

/// A parameter that must be bytes. Raises TypeError as Python does.
const std::string& bytes_argument(Call& call, std::size_t parameter);

/// The methods that bytes have because they look like ASCII text: padding, partition(), isalpha() …
void add_bytes_text(NativeClass& bytes);

}  // namespace aludel::python
