#pragma once

#include "python/native.hpp"

namespace aludel::python::library {

/// Gives a module _digest(name, data), _blake2(name, data, size, key, salt, person), _derive(name, password, salt,
/// iterations, length) and _random_bytes(count).
void add_digests(NativeModule& module);

/// The data of a bytes argument; raises TypeError for anything else.
std::string_view bytes_argument(Call& call, std::size_t parameter);

}  // namespace aludel::python::library
