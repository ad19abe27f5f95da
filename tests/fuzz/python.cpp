// Any text as a Python file: parsed, lowered, evaluated within small limits, with the whole standard library at hand.
// It ends, and what it ends with is one of the errors that a user is told, with a place where there is one.

#include <cstdint>
#include <string>

#include "base/error.hpp"
#include "python/definitions.hpp"
#include "python/evaluator.hpp"
#include "python/parse.hpp"
#include "require.hpp"

using aludel::ErrorCode;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    aludel::python::Options options;
    std::size_t printed = 0;
    options.output = options.error_output = [&](std::string_view text) { printed += text.size(); };
    options.limits.steps = 20'000;
    options.limits.memory = 16 * 1024 * 1024;
    options.limits.depth = 200;
    options.inherit_environment = false;
    try {
        auto program = aludel::python::parse(
            aludel::python::Source("fuzz.py", std::string(reinterpret_cast<const char*>(data), size)));
        aludel::python::Evaluator evaluator(options);
        static_cast<void>(aludel::python::definitions(evaluator, *evaluator.run(program, "__main__")));
    } catch (const aludel::Error& error) {
        switch (error.code()) {
            case ErrorCode::python_syntax:
            case ErrorCode::not_supported:
                REQUIRE(error.place().line > 0 || error.message().find("UTF-8") != std::string::npos);
                break;
            case ErrorCode::python_raised:
                REQUIRE(!error.message().empty() && error.detail().ends_with('\n'));
                break;
            case ErrorCode::python_unresolved:
            case ErrorCode::python_limit:
            case ErrorCode::python_unknown:
                REQUIRE(!error.message().empty());
                break;
            default:
                REQUIRE(!"an error of this code");
        }
    }
    return 0;
}
