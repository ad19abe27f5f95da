#include "python/definitions.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aludel::python {
namespace {

bool is_special(std::string_view name) {
    return name.starts_with("__") && name.ends_with("__");
}

/// " at 0x7f01…" goes.
std::string without_addresses(std::string text) {
    constexpr std::string_view mark = " at 0x";
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
        const std::size_t end = text.find_first_not_of("0123456789abcdef", at + mark.size());
        text.erase(at, std::min(end, text.size()) - at);
    }
    return text;
}

std::string shown(Evaluator& evaluator, const Value& value) {
    if (value.is(Kind::placeholder)) {
        const auto& placeholder = value.as<Placeholder>();
        if (placeholder.doubtful) {
            return fmt::format("<depends on whether {} is installed>", placeholder.module);
        }
        if (!placeholder.resolved.defined()) {
            return placeholder.name.empty() ? fmt::format("<import {}, not used>", placeholder.module)
                                            : fmt::format("<from {} import {}, not used>", placeholder.module, placeholder.name);
        }
    }
    try {
        return without_addresses(repr(evaluator, value));
    } catch (const Raised& raised) {
        return "<repr failed: " + str_text(evaluator, Value(raised.object().type->name)) + ">";
    } catch (const Error& error) {
        // What it holds was never used by the script, and need not be there.
        if (error.code() != ErrorCode::python_unresolved && error.code() != ErrorCode::not_supported) {
            throw;
        }
        return "<" + error.message() + ">";
    }
}

}  // namespace

std::vector<std::string> definitions(Evaluator& evaluator, const Module& module) {
    StackScope stack(evaluator);
    std::vector<std::pair<std::string, Value>> names;
    Value key;
    Value value;
    for (std::size_t position = 0; module.attributes->table.next(position, key, value);) {
        names.emplace_back(str_text(evaluator, key), value);
    }
    std::vector<std::string> lines;
    try {
        for (const auto& [name, defined] : names) {
            if (!is_special(name)) {
                lines.push_back(fmt::format("{} = {}", name, shown(evaluator, defined)));
            }
        }
    } catch (const Raised& raised) {
        throw to_error(evaluator, raised);
    }
    return lines;
}

}  // namespace aludel::python
