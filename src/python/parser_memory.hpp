#pragma once

namespace aludel::python {

/// While it lives, the parser takes its memory on this thread from blocks that are kept for the next file: it asks a
/// thousand times a file, for a few bytes each. With it goes all that was taken, freed or not. Not nested.
class ParserMemory {
public:
    ParserMemory();
    ~ParserMemory();
    ParserMemory(const ParserMemory&) = delete;
    ParserMemory& operator=(const ParserMemory&) = delete;
};

}  // namespace aludel::python
