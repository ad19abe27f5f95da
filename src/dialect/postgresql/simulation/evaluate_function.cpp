#include "dialect/postgresql/simulation/evaluate_function.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

const FunctionEntry* entry_of(const std::string& name) {
    static const auto entries = [] {
        std::unordered_map<std::string_view, const FunctionEntry*> all;
        for (const auto* list : {&text_functions(), &catalog_functions(), &session_functions()})
            for (const FunctionEntry& entry : *list) all.emplace(entry.name, &entry);
        return all;
    }();
    const auto found = entries.find(name);
    return found == entries.end() ? nullptr : found->second;
}

/// Why one of the arguments is not known; nothing: all are.
const Datum* unknown_argument(const std::vector<Datum>& arguments) {
    const auto found =
        std::find_if(arguments.begin(), arguments.end(), [](const Datum& one) { return one.is_unknown(); });
    return found == arguments.end() ? nullptr : &*found;
}

std::vector<std::vector<Datum>> one_column(std::vector<Datum> values) {
    std::vector<std::vector<Datum>> rows;
    for (Datum& value : values) rows.push_back({std::move(value)});
    return rows;
}

}  // namespace

std::int64_t FunctionCall::number(std::size_t i) const {
    return i < arguments.size() ? evaluator.cast(arguments[i], type_id::int8, node).number : 0;
}

bool FunctionCall::flag(std::size_t i) const {
    return i < arguments.size() && evaluator.cast(arguments[i], type_id::boolean, node).is_true();
}

bool is_builtin_function(std::string_view name) {
    static const auto names = [] {
        std::set<std::string, std::less<>> all;
        for (const std::string& one : split_any(pg_catalog_functions, " ")) all.insert(one.substr(0, one.find(':')));
        return all;
    }();
    return names.find(name) != names.end();
}

Datum Evaluator::function(const Node& node, const Frame* frame) {
    const std::vector<std::string> names = strings_of(node.list("funcname"));
    const std::string& name = names.back();
    if (node["over"])
        return Datum::unknown("what the window function " + name + " gives");
    if (is_aggregate(node)) {
        if (frame == nullptr || !frame->grouped)
            fail("42803", "aggregate functions are not allowed here", node);
        return aggregate(node, *frame);
    }
    FunctionCall call{*this, node, {}};
    for (const Node& argument : node.list("args")) {
        const Node& value = argument.is("NamedArgExpr") ? argument["arg"] : argument;
        call.arguments.push_back(expression(value, frame));
    }
    const bool own = names.size() > 1 && names[names.size() - 2] != "pg_catalog";
    const FunctionEntry* entry = own ? nullptr : entry_of(name);
    if (entry == nullptr)
        return unknown_call(names, node, call.arguments.size());
    const TypeId result = entry->result == type_id::record && !call.arguments.empty() ? call[0].type : entry->result;
    if (entry->run == nullptr)
        return Datum::unknown(entry->unknown.empty() ? "what " + name + "() gives" : std::string(entry->unknown),
                              result);
    if (entry->strict) {
        if (std::any_of(call.arguments.begin(), call.arguments.end(), [](const Datum& one) { return one.is_null(); }))
            return Datum::null(result);
        if (const Datum* unknown = unknown_argument(call.arguments))
            return Datum::unknown(unknown->text, result);
    }
    return entry->run(call);
}

Datum Evaluator::unknown_call(const std::vector<std::string>& names, const Node& node, std::size_t arguments) {
    const std::string& name = names.back();
    const bool there =
        std::any_of(state_.catalog.functions.begin(), state_.catalog.functions.end(), [&](const auto& one) {
            return one.first.name.name == name && (names.size() == 1 || one.first.name.schema == names.front());
        });
    if (!there && !is_builtin_function(name) && arguments == 0 && state_.catalog.extensions.empty() &&
        system_.strangers().empty())
        fail("42883", "function " + join(names, ".") + "() does not exist", node);
    return Datum::unknown("what " + name + "() gives");
}

std::optional<std::vector<std::vector<Datum>>> Evaluator::set_of(const Node& node, const Frame* frame, std::string& why,
                                                                 std::vector<ColumnInfo>& columns) {
    const std::string name = node.is("FuncCall") ? strings_of(node.list("funcname")).back() : std::string("function");
    std::vector<Datum> arguments;
    if (node.is("FuncCall"))
        for (const Node& argument : node.list("args")) arguments.push_back(expression(argument, frame));
    const auto column = [&](TypeId type) { columns.push_back({"", name, type, false}); };
    const Datum* unknown = unknown_argument(arguments);
    const bool null = std::any_of(arguments.begin(), arguments.end(), [](const Datum& one) { return one.is_null(); });
    if (name == "unnest" && arguments.size() == 1) {
        Datum array = arguments[0];
        const TypeId element = is_array(array.type) ? element_of(array.type) : 0;
        column(element == 0 ? type_id::text : element);
        if (unknown == nullptr && (null || is_array(array.type)))
            return one_column(std::move(array.items));
    } else if (name == "generate_series" && arguments.size() >= 2 && is_integer(arguments[0].type)) {
        column(arguments[0].type);
        if (null)
            return one_column({});
        if (unknown == nullptr) {
            std::vector<Datum> values;
            const std::int64_t step = arguments.size() > 2 ? arguments[2].number : 1;
            if (step == 0)
                fail("22023", "step size cannot equal zero", node);
            for (std::int64_t i = arguments[0].number; step > 0 ? i <= arguments[1].number : i >= arguments[1].number;
                 i += step) {
                values.push_back(Datum::of_number(i, arguments[0].type));
                if (values.size() > 1'000'000)
                    break;
            }
            if (values.size() <= 1'000'000)
                return one_column(std::move(values));
        }
    } else if (name == "generate_subscripts" && !arguments.empty()) {
        column(type_id::int4);
        if (null)
            return one_column({});
        if (unknown == nullptr) {
            std::vector<Datum> values;
            const bool vector = arguments[0].type == type_id::int2vector || arguments[0].type == type_id::oidvector;
            for (std::size_t i = 0; i < arguments[0].items.size(); ++i)
                values.push_back(Datum::of_number(static_cast<std::int64_t>(i) + (vector ? 0 : 1)));
            return one_column(std::move(values));
        }
    } else if (node.is("FuncCall") && is_single(name)) {
        Datum value = function(node, frame);
        column(value.type);
        if (!value.is_unknown())
            return std::vector<std::vector<Datum>>{{std::move(value)}};
        unknown = nullptr;
        why = value.text;
        return std::nullopt;
    } else {
        column(type_id::text);
    }
    why = unknown != nullptr ? unknown->text : "what " + name + "() gives";
    return std::nullopt;
}

/// It gives one value for each call.
bool Evaluator::is_single(const std::string& name) const {
    return entry_of(name) != nullptr;
}

}  // namespace aludel::dialect::postgresql::simulation
