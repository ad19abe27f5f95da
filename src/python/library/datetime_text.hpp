#pragma once

#include <string_view>

namespace aludel::python::library {

// The module datetime in Python, in three parts of one text.

extern const std::string_view datetime_delta_text;  ///< timedelta, tzinfo, timezone, and what all share
extern const std::string_view datetime_date_text;   ///< date, time, ISO 8601
extern const std::string_view datetime_text;        ///< datetime

}  // namespace aludel::python::library
