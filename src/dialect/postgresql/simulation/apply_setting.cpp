#include <fmt/format.h>

#include "base/text.hpp"
#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/simulation/apply_parts.hpp"
#include "dialect/postgresql/simulation/setting.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

std::string value_text(const Node& node) {
    const Node& constant = node.is("TypeCast") ? node["arg"] : node;
    if (constant["ival"])
        return std::to_string(constant["ival"].number("ival"));
    if (constant["fval"])
        return constant["fval"].word("fval");
    return constant["sval"].word("sval");
}

}  // namespace

std::string setting_text(const std::string& name, const std::vector<Node>& values) {
    // Lists of names are kept with quotes where these are needed.
    const bool list = ascii_lower(name) == "search_path" || values.size() > 1;
    std::string text;
    for (const Node& value : values) {
        const std::string one = value_text(value);
        text += (text.empty() ? "" : ", ") + (list ? quote_identifier(one) : one);
    }
    return text;
}

void change_setting(State& state, const std::string& name, const std::optional<std::string>& value, bool local) {
    const std::string key = ascii_lower(name);
    if (!value) {
        state.local_settings.erase(key);
        if (key == "search_path")
            state.settings[key] = "\"$user\", public";
        else
            state.settings.erase(key);
        return;
    }
    if (!local) {
        state.local_settings.erase(key);
        state.settings[key] = *value;
    } else {
        state.local_settings[key] = *value;
    }
}

Result set_variable(const Context& context, const Node& statement) {
    const std::string& kind = statement.word("kind");
    const std::string& name = statement.word("name");
    if (kind == "VAR_RESET_ALL") {
        context.state.settings = State().settings;
        context.state.local_settings.clear();
    } else if (kind == "VAR_SET_VALUE") {
        change_setting(context.state, name, setting_text(name, statement.list("args")), statement.flag("is_local"));
    } else if (kind == "VAR_SET_DEFAULT" || kind == "VAR_RESET") {
        change_setting(context.state, name, std::nullopt, statement.flag("is_local"));
    }
    // SET TRANSACTION and the like change nothing that is asked here.
    return {};
}

}  // namespace aludel::dialect::postgresql::simulation
