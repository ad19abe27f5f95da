#include <fmt/format.h>

#include "base/text.hpp"
#include "dialect/postgresql/create_parts.hpp"
#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/write_type.hpp"

namespace aludel::dialect::postgresql {

namespace {

using object::ArgumentMode;
using object::FunctionKind;
using object::Kind;
using object::Reference;

std::string_view mode_word(ArgumentMode mode) {
    switch (mode) {
        case ArgumentMode::out:
            return "OUT ";
        case ArgumentMode::in_out:
            return "INOUT ";
        case ArgumentMode::variadic:
            return "VARIADIC ";
        default:
            return "";
    }
}

std::string argument_sql(const object::Argument& argument, bool with_default) {
    std::string sql(mode_word(argument.mode));
    if (!argument.name.empty())
        sql += quote_identifier(argument.name) + " ";
    sql += write_type(argument.type);
    if (with_default && !argument.default_expression.empty())
        sql += " DEFAULT " + argument.default_expression;
    return sql;
}

std::string arguments_sql(const object::Function& function, bool with_default) {
    std::string sql;
    for (const object::Argument& argument : function.arguments)
        if (argument.mode != ArgumentMode::table)
            sql += (sql.empty() ? "" : ", ") + argument_sql(argument, with_default);
    return sql;
}

/// An aggregate's: "*", "a, b", "a ORDER BY b".
std::string aggregate_arguments_sql(const object::Function& function) {
    const object::Aggregate& aggregate = *function.aggregate;
    if (function.arguments.empty())
        return "*";
    std::string sql;
    const bool ordered = aggregate.kind != 'n';
    for (std::size_t i = 0; i < function.arguments.size(); ++i) {
        if (ordered && static_cast<int>(i) == aggregate.direct_arguments)
            sql += sql.empty() ? "ORDER BY " : " ORDER BY ";
        else if (i > 0)
            sql += ", ";
        sql += argument_sql(function.arguments[i], false);
    }
    // The arguments of VARIADIC "any" are both direct and aggregated.
    if (ordered && static_cast<int>(function.arguments.size()) == aggregate.direct_arguments)
        sql += " ORDER BY " + argument_sql(function.arguments.back(), false);
    return sql;
}

std::string returns_sql(const object::Function& function) {
    if (!function.returns)
        return {};
    std::string columns;
    for (const object::Argument& argument : function.arguments)
        if (argument.mode == ArgumentMode::table)
            columns += (columns.empty() ? "" : ", ") + argument_sql(argument, false);
    if (!columns.empty())
        return fmt::format("\n    RETURNS TABLE({})", columns);
    return fmt::format("\n    RETURNS {}{}", function.returns_set ? "SETOF " : "", write_type(*function.returns));
}

/// The words of a list in a setting: names, some in double quotes.
std::string list_setting_sql(std::string_view value) {
    std::string sql;
    std::string word;
    bool quoted = false;
    const auto finish = [&] {
        sql += (sql.empty() ? "" : ", ") + quote_literal(word);
        word.clear();
    };
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (c == '"' && quoted && i + 1 < value.size() && value[i + 1] == '"')
            word += value[i++];
        else if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            finish();
        else if (quoted || c != ' ')
            word += c;
    }
    finish();
    return sql;
}

std::string setting_sql(const object::Setting& setting) {
    const std::string name = ascii_lower(setting.name);
    const bool list = name == "search_path" || name == "temp_tablespaces" || name.ends_with("_preload_libraries") ||
                      name == "unix_socket_directories";
    const std::size_t dot = setting.name.find('.');
    const std::string quoted = dot == std::string::npos ? quote_identifier(setting.name)
                                                        : quote_identifier(setting.name.substr(0, dot)) + "." +
                                                              quote_identifier(setting.name.substr(dot + 1));
    return fmt::format("\n    SET {} TO {}", quoted,
                       list ? list_setting_sql(setting.value) : quote_literal(setting.value));
}

std::string ways_sql(const object::Function& function) {
    std::string sql = "\n    LANGUAGE " + quote_identifier(function.language);
    for (std::size_t i = 0; i < function.transforms.size(); ++i)
        sql += fmt::format("{}FOR TYPE {}", i == 0 ? "\n    TRANSFORM " : ", ", write_type(function.transforms[i]));
    std::string words;
    if (function.kind == FunctionKind::window)
        words += " WINDOW";
    if (function.volatility != "VOLATILE")
        words += " " + function.volatility;
    if (function.leakproof)
        words += " LEAKPROOF";
    if (function.strict)
        words += " STRICT";
    if (function.security_definer)
        words += " SECURITY DEFINER";
    if (function.parallel != "UNSAFE")
        words += " PARALLEL " + function.parallel;
    if (function.cost)
        words += fmt::format(" COST {}", *function.cost);
    if (function.rows)
        words += fmt::format(" ROWS {}", *function.rows);
    if (!function.support.name.empty())
        words += " SUPPORT " + quote_name(function.support);
    sql += words;
    for (const object::Setting& setting : function.settings) sql += setting_sql(setting);
    return sql;
}

std::string dollars(const std::string& body) {
    std::string tag = "$$";
    for (int i = 0; body.find(tag.substr(0, tag.size() - 1)) != std::string::npos || body.ends_with('$'); ++i) {
        tag = i == 0 ? "$body$" : fmt::format("$body_{}$", i);
        if (body.find(tag.substr(0, tag.size() - 1)) == std::string::npos)
            break;
    }
    return tag + body + tag;
}

std::string body_sql(const object::Function& function) {
    if (!function.sql_body.empty())
        return "\n" + function.sql_body;
    if (function.language == "c")
        return fmt::format("\n    AS {}, {}", quote_literal(function.library), quote_literal(function.body));
    if (function.language == "internal")
        return "\n    AS " + quote_literal(function.body);
    return "\n    AS " + dollars(function.body);
}

std::string aggregate_sql(const object::Aggregate& aggregate, const object::Function& function) {
    std::string sql;
    const auto add = [&](std::string_view option, const std::string& value) {
        sql += fmt::format("{}\n    {} = {}", sql.empty() ? "" : ",", option, value);
    };
    const auto add_name = [&](std::string_view option, const QualifiedName& name) {
        if (!name.name.empty())
            add(option, quote_name(name));
    };
    const auto modify = [](char letter) {
        return letter == 's' ? "SHAREABLE" : letter == 'w' ? "READ_WRITE" : "READ_ONLY";
    };
    const char standard_modify = aggregate.kind == 'n' ? 'r' : 'w';
    add_name("SFUNC", aggregate.transition);
    add("STYPE", write_type(aggregate.state));
    if (aggregate.state_size != 0)
        add("SSPACE", std::to_string(aggregate.state_size));
    if (aggregate.initial)
        add("INITCOND", quote_literal(*aggregate.initial));
    add_name("FINALFUNC", aggregate.final);
    if (aggregate.final_extra)
        sql += ",\n    FINALFUNC_EXTRA";
    if (!aggregate.final.name.empty() && aggregate.final_modify != standard_modify)
        add("FINALFUNC_MODIFY", modify(aggregate.final_modify));
    add_name("COMBINEFUNC", aggregate.combine);
    add_name("SERIALFUNC", aggregate.serial);
    add_name("DESERIALFUNC", aggregate.deserial);
    add_name("MSFUNC", aggregate.moving_transition);
    add_name("MINVFUNC", aggregate.moving_inverse);
    if (aggregate.moving_state)
        add("MSTYPE", write_type(*aggregate.moving_state));
    if (aggregate.moving_state_size != 0)
        add("MSSPACE", std::to_string(aggregate.moving_state_size));
    if (aggregate.moving_initial)
        add("MINITCOND", quote_literal(*aggregate.moving_initial));
    add_name("MFINALFUNC", aggregate.moving_final);
    if (aggregate.moving_final_extra)
        sql += ",\n    MFINALFUNC_EXTRA";
    if (!aggregate.moving_final.name.empty() && aggregate.moving_final_modify != standard_modify)
        add("MFINALFUNC_MODIFY", modify(aggregate.moving_final_modify));
    if (!aggregate.sort_operator.name.empty())
        add("SORTOP", fmt::format("OPERATOR({}.{})", quote_identifier(aggregate.sort_operator.schema),
                                  aggregate.sort_operator.name));
    if (aggregate.kind == 'h')
        sql += ",\n    HYPOTHETICAL";
    if (function.parallel != "UNSAFE")
        add("PARALLEL", function.parallel);
    return sql;
}

/// A range's canonical function is there before the range: it needs only that somebody has said there will be one.
void use_shell(const Script& script, const QualifiedName& function, std::vector<Reference>& needs) {
    for (Reference& need : needs) {
        const auto found =
            need.kind == Kind::type ? script.catalog.types.find({need.schema, need.name}) : script.catalog.types.end();
        if (found == script.catalog.types.end())
            continue;
        const auto* range = std::get_if<object::Range>(&found->second.definition);
        if (range != nullptr && range->canonical == function)
            need.part = "shell";
    }
}

}  // namespace

void create_functions(Script& script) {
    std::map<QualifiedName, std::vector<Reference>, object::ByName> by_name;
    for (const auto& [signature, function] : script.catalog.functions)
        by_name[signature.name].push_back(
            {Kind::function, signature.name.schema, signature.name.name, signature.arguments});
    for (const auto& [signature, function] : script.catalog.functions) {
        const std::string name = quote_name(signature.name);
        std::vector<Reference> needs;
        if (function.returns)
            script.need_type(needs, *function.returns);
        for (const object::Argument& argument : function.arguments) script.need_type(needs, argument.type);
        std::string sql;
        std::string_view kind = "FUNCTION";
        std::string called = name;
        if (function.aggregate) {
            kind = "AGGREGATE";
            called += "(" + aggregate_arguments_sql(function) + ")";
            sql = fmt::format("CREATE AGGREGATE {} ({}\n);\n", called, aggregate_sql(*function.aggregate, function));
        } else {
            if (function.kind == FunctionKind::procedure)
                kind = "PROCEDURE";
            called += "(" + arguments_sql(function, false) + ")";
            sql = fmt::format("CREATE {} {}({}){}{}{};\n", kind, name, arguments_sql(function, true),
                              returns_sql(function), ways_sql(function), body_sql(function));
        }
        object::Described described = function;
        described.privileges = {};
        sql += described_sql(script, kind, called, described);
        // GRANT knows an aggregate by the types of its arguments alone.
        sql += function.aggregate
                   ? privileges_sql(script, "FUNCTION", name + "(" + signature.arguments + ")", function.privileges)
                   : privileges_sql(script, kind, called, function.privileges);
        use_shell(script, signature.name, needs);
        script.add(Turn::function, {Kind::function, signature.name.schema, signature.name.name, signature.arguments},
                   sql, needs);
    }
    // Where a function is needed by its name alone, all of that name are.
    for (const auto& [name, functions] : by_name)
        if (functions.size() != 1 || !functions.front().part.empty())
            for (const Reference& function : functions)
                script.part_of.emplace(Reference{Kind::function, name.schema, name.name, ""}, function);
}

}  // namespace aludel::dialect::postgresql
