#include "cli/command.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

namespace aludel::cli {

std::string_view Option::key() const {
    std::string_view longest;
    std::string_view rest = names;
    while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        std::string_view one = rest.substr(0, comma);
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
        one.remove_prefix(std::min(one.find_first_not_of('-'), one.size()));
        if (one.size() > longest.size()) {
            longest = one;
        }
    }
    return longest;
}

bool Arguments::flag(std::string_view name) const {
    return values.contains(name);
}

std::optional<std::string> Arguments::one(std::string_view name) const {
    const auto found = values.find(name);
    if (found == values.end() || found->second.empty()) {
        return std::nullopt;
    }
    return found->second.back();
}

std::vector<std::string> Arguments::all(std::string_view name) const {
    const auto found = values.find(name);
    return found == values.end() ? std::vector<std::string>{} : found->second;
}

const std::string& Arguments::required(std::string_view name) const {
    const auto found = values.find(name);
    if (found == values.end() || found->second.empty()) {
        throw Error(ErrorCode::internal, "the parser let a call without " + std::string(name) + " through");
    }
    return found->second.back();
}

const Command* find_command(std::string_view name) {
    for (const Command& command : commands()) {
        if (command.name == name) {
            return &command;
        }
    }
    return nullptr;
}

}  // namespace aludel::cli
