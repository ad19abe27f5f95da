#pragma once

#include <string_view>

namespace aludel::python::library {

// The module typing in Python, before and after what typing.cpp has (type parameters, protocols): parts of one text.

extern const std::string_view typing_form_text;  ///< what stands in annotations: Any, Union, Literal, Annotated …
extern const std::string_view typing_hint_text;  ///< NewType, NamedTuple, TypedDict, and what asks for hints

}  // namespace aludel::python::library
