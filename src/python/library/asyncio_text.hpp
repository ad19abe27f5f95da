#pragma once

#include <string_view>

namespace aludel::python::library {

// The module asyncio in Python, after what asyncio.cpp has: parts of one text.

extern const std::string_view asyncio_wait_text;  ///< gather, wait_for and what else waits for several
extern const std::string_view asyncio_lock_text;  ///< Lock, Event, Queue …

}  // namespace aludel::python::library
