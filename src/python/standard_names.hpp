#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace aludel::python {

// What there is in the standard library of the Python that we follow, whether or not aludel provides it.

/// `names` begins with a blank and has one behind each; it is empty for modules that aludel does not provide.
struct StandardModule {
    std::string_view module;
    std::string_view names;
};

/// Made by scripts/python-names.py; in order.
extern const std::span<const StandardModule> standard_modules;

bool is_standard_module(std::string_view module);
/// Whether a module of the standard library has other modules within it.
bool is_standard_package(std::string_view module);
/// Whether Python's module has this name; nothing where its names are not known. Names that begin with two underscores
/// are not told.
std::optional<bool> standard_module_has(std::string_view module, std::string_view name);
/// Python has the name from a later version on: where it is not used it does no harm.
bool is_of_later_python(std::string_view module, std::string_view name);
/// A module of Python 2, or of Python on another system, that no package brings back.
bool is_module_of_other_python(std::string_view module);

}  // namespace aludel::python
