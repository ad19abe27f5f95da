#include <fmt/format.h>

#include "base/text.hpp"
#include "dialect/postgresql/compile_parts.hpp"

namespace aludel::dialect::postgresql {

std::string sequence_options(const catalog::SequenceOptions& options) {
    std::vector<std::string> words;
    const auto number = [&](std::string_view word, const std::optional<std::int64_t>& value) {
        if (value)
            words.push_back(fmt::format("{} {}", word, *value));
    };
    number("INCREMENT BY", options.increment);
    number("START WITH", options.start);
    number("MINVALUE", options.minimum);
    number("MAXVALUE", options.maximum);
    if (options.no_minimum)
        words.emplace_back("NO MINVALUE");
    if (options.no_maximum)
        words.emplace_back("NO MAXVALUE");
    number("CACHE", options.cache);
    if (options.cycle)
        words.emplace_back(*options.cycle ? "CYCLE" : "NO CYCLE");
    return join(words, " ");
}

std::string create_sequence(const catalog::CreateSequence& operation) {
    const std::string options = sequence_options(operation.options);
    return fmt::format("CREATE SEQUENCE {}{}{}{}", operation.if_not_exists ? "IF NOT EXISTS " : "",
                       names().qualified(operation.name), operation.type ? " AS " + type_text(*operation.type) : "",
                       options.empty() ? "" : " " + options);
}

}  // namespace aludel::dialect::postgresql
