#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"
#include "python/value.hpp"

namespace aludel::python {

class Evaluator;
struct ExceptionObject;

// Python's own exceptions. Those that a script cannot catch - refusals, limits, what cannot be resolved - are
// aludel::Error instead, and pass through `except` and `finally` alike.

#define ALUDEL_PYTHON_EXCEPTIONS(X)                                                                            \
    X(BaseException, BaseException) X(SystemExit, BaseException) X(KeyboardInterrupt, BaseException)           \
    X(GeneratorExit, BaseException) X(Exception, BaseException) X(StopIteration, Exception)                    \
    X(StopAsyncIteration, Exception) X(ArithmeticError, Exception) X(FloatingPointError, ArithmeticError)      \
    X(OverflowError, ArithmeticError) X(ZeroDivisionError, ArithmeticError) X(AssertionError, Exception)       \
    X(AttributeError, Exception) X(BufferError, Exception) X(EOFError, Exception) X(ImportError, Exception)    \
    X(ModuleNotFoundError, ImportError) X(LookupError, Exception) X(IndexError, LookupError)                   \
    X(KeyError, LookupError) X(MemoryError, Exception) X(NameError, Exception)                                 \
    X(UnboundLocalError, NameError) X(OSError, Exception) X(BlockingIOError, OSError)                          \
    X(ChildProcessError, OSError) X(ConnectionError, OSError) X(BrokenPipeError, ConnectionError)              \
    X(ConnectionAbortedError, ConnectionError) X(ConnectionRefusedError, ConnectionError)                      \
    X(ConnectionResetError, ConnectionError) X(FileExistsError, OSError) X(FileNotFoundError, OSError)         \
    X(InterruptedError, OSError) X(IsADirectoryError, OSError) X(NotADirectoryError, OSError)                  \
    X(PermissionError, OSError) X(ProcessLookupError, OSError) X(TimeoutError, OSError)                        \
    X(ReferenceError, Exception) X(RuntimeError, Exception) X(NotImplementedError, RuntimeError)               \
    X(RecursionError, RuntimeError) X(SyntaxError, Exception) X(IndentationError, SyntaxError)                 \
    X(TabError, IndentationError) X(SystemError, Exception) X(TypeError, Exception) X(ValueError, Exception)   \
    X(UnicodeError, ValueError) X(UnicodeDecodeError, UnicodeError) X(UnicodeEncodeError, UnicodeError)        \
    X(UnicodeTranslateError, UnicodeError) X(Warning, Exception) X(DeprecationWarning, Warning)                \
    X(PendingDeprecationWarning, Warning) X(RuntimeWarning, Warning) X(SyntaxWarning, Warning)                 \
    X(UserWarning, Warning) X(FutureWarning, Warning) X(ImportWarning, Warning) X(UnicodeWarning, Warning)     \
    X(BytesWarning, Warning) X(ResourceWarning, Warning) X(EncodingWarning, Warning)

enum class ExceptionType : std::uint8_t {
#define X(name, base) name,
    ALUDEL_PYTHON_EXCEPTIONS(X)
#undef X
};

/// A Python exception on its way: caught by the script, or by whoever called it.
struct Raised {
    Value exception;     ///< kind exception
    bool again = false;  ///< raised again as it was: the frame is in its trace already

    ExceptionObject& object() const;
};

[[noreturn]] void raise(Evaluator& evaluator, ExceptionType type, std::string message);
[[noreturn]] void raise(Evaluator& evaluator, ExceptionType type, std::vector<Value> arguments);
/// An exception object, not raised yet.
Value make_exception(Evaluator& evaluator, ExceptionType type, std::vector<Value> arguments);
[[noreturn]] void raise(Evaluator& evaluator, const Value& exception);
/// What OSError makes of two to five arguments: its class by the number, the name of the file.
void settle_os_error(Evaluator& evaluator, ExceptionObject& object);

bool is_exception(Evaluator& evaluator, const Value& value, ExceptionType type);

/// "ValueError: message", as the last line of a traceback.
std::string describe(Evaluator& evaluator, const Value& exception);
/// The whole traceback, causes and contexts included, ending in a newline.
std::string traceback(Evaluator& evaluator, const Value& exception);
/// What an embedder reports: Error(python_raised) with message, place and traceback.
Error to_error(Evaluator& evaluator, const Raised& raised);

/// Refuses, by name, what is Python but not ours: Error(not_supported) at what runs now.
[[noreturn]] void refuse(Evaluator& evaluator, std::string what, std::string instead = {});

}  // namespace aludel::python
