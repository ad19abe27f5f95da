#pragma once

#include <string_view>

namespace aludel::python::library {

// The module asyncio in Python, after what asyncio.cpp has: parts of one text.

/// The loop, and what runs it. Time is its own, and moves on at once to the next timer when nothing else is left to do:
/// nobody waits here.
extern const std::string_view asyncio_loop_text;
extern const std::string_view asyncio_wait_text;  ///< gather, wait_for and what else waits for several
extern const std::string_view asyncio_lock_text;  ///< Lock, Event, Queue …

}  // namespace aludel::python::library
