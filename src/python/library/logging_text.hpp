#pragma once

#include <string_view>

namespace aludel::python::library {

// The module logging in Python, before what logging.cpp has (loggers): parts of one text.

extern const std::string_view logging_record_text;  ///< levels, records, formatters, handlers

}  // namespace aludel::python::library
