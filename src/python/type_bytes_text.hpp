#pragma once

#include "python/native.hpp"

namespace aludel::python {

/// The methods that bytes have because they look like ASCII text: padding, partition(), isalpha() …
void add_bytes_text(NativeClass& bytes);

}  // namespace aludel::python
