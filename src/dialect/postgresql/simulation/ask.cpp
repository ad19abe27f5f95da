#include "dialect/postgresql/simulation/ask.hpp"

#include <fmt/format.h>

#include <array>

#include "base/text.hpp"
#include "dialect/postgresql/simulation/answer.hpp"
#include "dialect/postgresql/simulation/find_function.hpp"
#include "dialect/postgresql/simulation/mark_named.hpp"
#include "dialect/postgresql/simulation/mentions.hpp"
#include "dialect/postgresql/simulation/rows.hpp"
#include "dialect/postgresql/simulation/setting.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

std::vector<const Node*> calls_in(const Node& node) {
    std::vector<const Node*> calls;
    const auto look = [&](const auto& self, const Node& one) -> void {
        if (one.is("FuncCall"))
            calls.push_back(&one);
        for (const auto& [name, value] : one.fields) self(self, value);
        for (const Node& item : one.items) self(self, item);
    };
    look(look, node);
    return calls;
}

/// $1 or a constant; nullopt: it is to be worked out.
std::optional<std::string> constant_text(const Context& context, const Node& node) {
    const Node& value = node.is("TypeCast") ? node["arg"] : node;
    if (value.is("ParamRef")) {
        const auto number = static_cast<std::size_t>(value.number("number"));
        if (number >= 1 && number <= context.text.parameters.size())
            return context.text.parameters[number - 1];
        return std::nullopt;
    }
    if (!value.is("A_Const") || value.flag("isnull"))
        return std::nullopt;
    if (value["boolval"])
        return value["boolval"].flag("boolval") ? "true" : "false";
    if (value["ival"])
        return std::to_string(value["ival"].number("ival"));
    return value["sval"].word("sval");
}

void set_config(const Context& context, const Node& call) {
    const auto& arguments = call.list("args");
    if (arguments.size() != 3)
        return;
    const auto name = constant_text(context, arguments[0]);
    const auto value = constant_text(context, arguments[1]);
    const auto local = constant_text(context, arguments[2]);
    if (!name)
        return;
    if (value)
        return change_setting(context.state, *name, *value, local == "true" || local == "t");
    // What it is now nobody knows; only where names are looked for does it matter.
    if (ascii_lower(*name) == "search_path")
        throw context.refusal("set_config() of search_path with a value that is worked out", call.location());
}

/// A function of the user's that may change the catalog, by the words of its body.
bool may_change(const object::Function& function) {
    if (function.language != "plpgsql" && function.language != "sql")
        return function.language != "internal";
    static constexpr std::array words = {"create",  "alter", "drop",   "execute",
                                         "comment", "grant", "revoke", "truncate"};
    for (const char* word : words)
        if (has_word(function.body, word))
            return true;
    return false;
}

/// Something of a name that its text does not tell.
bool may_make(const object::Function& function) {
    return has_word(function.body, "create") || has_word(function.body, "execute") || has_word(function.body, "rename");
}

bool may_fill(const object::Function& function) {
    return has_word(function.body, "insert") || has_word(function.body, "copy") || has_word(function.body, "execute") ||
           has_word(function.body, "merge");
}

void call_function(const Context& context, const Node& call) {
    const QualifiedName name = name_in(call.list("funcname"));
    const FoundFunction found = find_function(context.state, name, call.list("args").size());
    if (!found.signature)
        return;
    const object::Function& function = context.catalog.functions.at(*found.signature);
    if (may_make(function))
        throw context.refusal(fmt::format("a call of {}(), which may make something, is not simulated", name.name),
                              call.location());
    if (may_change(function)) {
        // A name that is worked out there comes from the arguments too.
        mark_named(context, function.body, fmt::format("a call of {}()", name.name));
        mark_named(context, context.text.sql, fmt::format("a call of {}()", name.name));
    }
    if (function.volatility == "VOLATILE")
        context.state.known_rows.clear();
    fill_by(context, function);
}

}  // namespace

void fill_named(const Context& context, const std::string& body) {
    for (const auto& [name, table] : context.catalog.tables)
        if (has_word(body, name.name))
            context.state.fill(name);
}

void fill_by(const Context& context, const object::Function& function) {
    if (!may_fill(function))
        return;
    context.state.known_rows.clear();
    fill_named(context, function.body);
}

Result ask(const Context& context, const Node& question) {
    change_rows_in(context, question);
    for (const Node* call : calls_in(question)) {
        if (name_in(call->list("funcname")).name == "set_config")
            set_config(context, *call);
        else
            call_function(context, *call);
    }
    return answer(context.state, question, context.text);
}

}  // namespace aludel::dialect::postgresql::simulation
