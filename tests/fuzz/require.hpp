#pragma once

#include <cstdio>
#include <cstdlib>

/// A promise that every input has to keep. Unlike assert() it stays in optimised builds.
#define REQUIRE(condition)                                                               \
    do {                                                                                 \
        if (!(condition)) {                                                              \
            std::fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #condition); \
            std::abort();                                                                \
        }                                                                                \
    } while (false)
