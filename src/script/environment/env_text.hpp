#pragma once

#include <set>
#include <string>
#include <string_view>

namespace aludel::script::environment {

/// What the text of env.py says wherever it says it, also in branches that are not taken.
class EnvText {
public:
    explicit EnvText(std::string text);
    bool has(std::string_view word) const;
    /// More than calls of context.configure() and run_migrations().
    bool does_more() const;
    /// The options that it sets in the configuration, in lower case; "" for one whose name is not written there.
    std::set<std::string> options_set() const;
    bool fills_attributes() const;

private:
    std::string text_;
};

}  // namespace aludel::script::environment
