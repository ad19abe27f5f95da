#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "python/native.hpp"
#include "python/value.hpp"

namespace aludel::corpus {

/// The module `recording`, which the stand-ins are made of.
std::shared_ptr<const python::NativeModule> recording_module();

/// One of its names: "Recorded" …
python::Value attribute_of_recording(python::Evaluator& evaluator, std::string_view name);

/// A module whose attributes are whatever is asked of it: classes for names that begin with a capital, exceptions
/// for those that end like one, else objects. They take any argument, any attribute, any operator. What only a
/// database could tell is `unknown`.
std::shared_ptr<const python::NativeModule> stand_in(const std::string& name);

/// The modules that lines of the text import by their whole name, and those above them.
void imported_modules(std::string_view text, std::set<std::string>& into);

}  // namespace aludel::corpus
