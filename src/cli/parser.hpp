#pragma once

#include <span>
#include <string>

#include "base/terminal.hpp"
#include "cli/command.hpp"

namespace aludel::cli {

/// What one call asks for.
struct Invocation {
    enum class Kind { run, help, version };
    Kind kind = Kind::run;
    const Command* command = nullptr;  ///< with Kind::help: nullptr is the help of the program
    Arguments arguments;
};

/// Understands the words behind the program's name. Only the options of the command that is called are built.
/// Throws Error(usage): unknown command or option (with "did you mean"), a value missing, too many words.
Invocation parse(std::span<const std::string> words);

/// Does the call ask for JSON? Looked up without parsing, for errors that happen before or while parsing.
bool wants_json(std::span<const std::string> words);
/// The colours of a stream, as --color says, likewise.
report::Paint paint_of(std::span<const std::string> words, Stream stream);

}  // namespace aludel::cli
