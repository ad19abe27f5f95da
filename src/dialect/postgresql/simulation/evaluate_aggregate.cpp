#include <algorithm>
#include <utility>

#include "dialect/postgresql/simulation/evaluate.hpp"
#include "dialect/postgresql/simulation/evaluate_json.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

constexpr std::string_view aggregates[] = {
    "count",    "min",       "max",     "sum",      "avg",   "array_agg",       "string_agg",
    "json_agg", "jsonb_agg", "bool_or", "bool_and", "every", "json_object_agg", "jsonb_object_agg"};

TypeId result_type(const std::string& name, TypeId argument) {
    if (name == "count")
        return type_id::int8;
    if (name == "array_agg")
        return array_of(argument) == 0 ? 1009 : array_of(argument);
    if (name == "string_agg")
        return type_id::text;
    if (name.starts_with("jsonb_"))
        return type_id::jsonb;
    if (name.starts_with("json_"))
        return type_id::json;
    if (name.starts_with("bool_") || name == "every")
        return type_id::boolean;
    if (name == "sum")
        return argument == type_id::int8 ? type_id::numeric : is_integer(argument) ? type_id::int8 : argument;
    if (name == "avg")
        return type_id::numeric;
    return argument == type_id::varchar || argument == type_id::name ? type_id::text : argument;
}

/// One row's arguments, and what it is sorted by.
struct AggregateInput {
    std::vector<Datum> values;
    std::vector<Datum> keys;
};

/// false: nobody can say in what order they are.
bool sort_inputs(std::vector<AggregateInput>& inputs, const std::vector<Node>& order) {
    bool known = true;
    std::stable_sort(inputs.begin(), inputs.end(), [&](const AggregateInput& a, const AggregateInput& b) {
        for (std::size_t i = 0; i < order.size(); ++i) {
            const bool descending = order[i].word("sortby_dir") == "SORTBY_DESC";
            if (a.keys[i].is_null() || b.keys[i].is_null()) {
                if (a.keys[i].is_null() == b.keys[i].is_null())
                    continue;
                return a.keys[i].is_null() == descending;
            }
            const auto compared = compare(a.keys[i], b.keys[i]);
            known = known && compared.has_value();
            if (compared.value_or(0) != 0)
                return descending ? *compared > 0 : *compared < 0;
        }
        return false;
    });
    return known;
}

Datum extreme_of(const std::vector<AggregateInput>& inputs, bool least, TypeId type) {
    Datum best = Datum::null(type);
    for (const AggregateInput& input : inputs) {
        const Datum& value = input.values.front();
        if (value.is_null())
            continue;
        const auto order = best.is_null() ? std::optional(0) : compare(value, best);
        if (!order)
            return Datum::unknown("how these values are ordered", type);
        if (best.is_null() || (least ? *order < 0 : *order > 0))
            best = value;
    }
    return best;
}

}  // namespace

bool Evaluator::is_aggregate(const Node& call) const {
    if (!call.is("FuncCall") || call["over"])
        return false;
    const auto& names = call.list("funcname");
    if (names.size() > 1 && string_of(names.front()) != "pg_catalog")
        return false;
    return std::find(std::begin(aggregates), std::end(aggregates), string_of(names.back())) != std::end(aggregates);
}

bool Evaluator::has_aggregate(const Node& node) const {
    if (is_aggregate(node))
        return true;
    if (node.is("SubLink"))
        return node["testexpr"] && has_aggregate(node["testexpr"]);
    return std::any_of(node.items.begin(), node.items.end(), [&](const Node& item) { return has_aggregate(item); }) ||
           std::any_of(node.fields.begin(), node.fields.end(),
                       [&](const auto& field) { return has_aggregate(field.second); });
}

Datum Evaluator::aggregate(const Node& node, const Frame& frame) {
    const std::string name = string_of(node.list("funcname").back());
    const auto& arguments = node.list("args");
    const auto& order = node.list("agg_order");
    if (dry() || frame.group == nullptr) {
        const Frame inner{frame.columns, nullptr, nullptr, nullptr, false, frame.outer};
        TypeId type = type_id::text;
        for (auto argument = arguments.rbegin(); argument != arguments.rend(); ++argument)
            type = expression(*argument, &inner).type;
        for (const Node& by : order) expression(by["node"], &inner);
        if (const Node& filter = node["agg_filter"])
            expression(filter, &inner);
        return Datum::null(result_type(name, type == type_id::unknown ? type_id::text : type));
    }
    std::vector<AggregateInput> inputs;
    TypeId type = type_id::text;
    for (const TableRow& row : *frame.group) {
        const Frame inner{frame.columns, &row.cells, nullptr, nullptr, false, frame.outer};
        if (!row.maybe.empty())
            return Datum::unknown(row.maybe, result_type(name, type));
        if (const Node& filter = node["agg_filter"]) {
            const Datum kept = truth(expression(filter, &inner), filter);
            if (kept.is_unknown())
                return Datum::unknown(kept.text, result_type(name, type));
            if (!kept.is_true())
                continue;
        }
        AggregateInput input;
        for (const Node& argument : arguments) input.values.push_back(expression(argument, &inner));
        for (const Node& by : order) input.keys.push_back(expression(by["node"], &inner));
        for (const auto* part : {&input.values, &input.keys})
            for (const Datum& one : *part)
                if (one.is_unknown())
                    return Datum::unknown(one.text, result_type(name, one.type));
        if (!input.values.empty())
            type = input.values.front().type == type_id::unknown ? type_id::text : input.values.front().type;
        inputs.push_back(std::move(input));
    }
    if (inputs.empty() && !arguments.empty()) {
        const Frame inner{frame.columns, nullptr, nullptr, nullptr, false, frame.outer};
        ++dry_;
        type = expression(arguments.front(), &inner).type;
        --dry_;
    }
    if (!sort_inputs(inputs, order))
        return Datum::unknown("how these values are ordered", result_type(name, type));
    if (node.flag("agg_distinct")) {
        std::vector<std::string> seen;
        std::erase_if(inputs, [&](const AggregateInput& input) {
            const std::string key = key_of(input.values.front()).value_or("");
            if (std::find(seen.begin(), seen.end(), key) != seen.end())
                return true;
            seen.push_back(key);
            return false;
        });
        if (order.empty() && name != "count" && name != "min" && name != "max") {
            // The server sorts to find what is there twice.
            std::stable_sort(inputs.begin(), inputs.end(), [](const AggregateInput& a, const AggregateInput& b) {
                return compare(a.values.front(), b.values.front()).value_or(0) < 0;
            });
        }
    }
    std::vector<std::vector<Datum>> rows;
    if (name == "min" || name == "max")
        return cast(extreme_of(inputs, name == "min", type), result_type(name, type), node);
    for (AggregateInput& input : inputs) rows.push_back(std::move(input.values));
    return aggregated(name, std::move(rows), type, result_type(name, type), node);
}

Datum Evaluator::aggregated(const std::string& name, std::vector<std::vector<Datum>> rows, TypeId type, TypeId result,
                            const Node& node) {
    if (name == "count") {
        const auto counted = std::count_if(rows.begin(), rows.end(), [&](const std::vector<Datum>& row) {
            return node.flag("agg_star") || row.empty() || !row.front().is_null();
        });
        return Datum::of_number(counted, type_id::int8);
    }
    if (name == "array_agg") {
        std::vector<Datum> items;
        for (auto& row : rows) items.push_back(cast(row.front(), type, node));
        if (array_of(type) == 0 && !rows.empty())
            return Datum::unknown("an array of " + system_.type_text(type), result);
        return rows.empty() ? Datum::null(result) : Datum::array(std::move(items), result);
    }
    if (name == "json_agg" || name == "jsonb_agg") {
        if (rows.empty())
            return Datum::null(result);
        if (name == "jsonb_agg")
            return Datum::unknown("what jsonb_agg() gives", result);
        std::string text = "[";
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto written = json_text(*this, rows[i].front());
            if (!written)
                return Datum::unknown("what json_agg() gives", result);
            text += (i == 0 ? "" : ", ") + *written;
        }
        return Datum::of(text + "]", result);
    }
    if (name == "string_agg") {
        std::optional<std::string> text;
        for (const auto& row : rows)
            if (!row.front().is_null())
                text = text ? *text + (row.at(1).is_null() ? std::string() : text_of(row[1])) + text_of(row[0])
                            : text_of(row[0]);
        return text ? Datum::of(*text) : Datum::null(result);
    }
    if (result == type_id::boolean) {
        Datum all = Datum::null(result);
        for (const auto& row : rows) {
            if (row.front().is_null())
                continue;
            const bool one = row.front().number != 0;
            all = Datum::boolean(all.is_null() ? one : name == "bool_or" ? all.is_true() || one : all.is_true() && one);
        }
        return all;
    }
    if (rows.empty())
        return Datum::null(result);
    if (name == "sum" && is_integer(type)) {
        std::int64_t sum = 0;
        bool any = false;
        for (const auto& row : rows)
            if (row.front().is_known()) {
                sum += row.front().number;
                any = true;
            }
        if (!any)
            return Datum::null(result);
        return result == type_id::int8 ? Datum::of_number(sum, result) : Datum::of(std::to_string(sum), result);
    }
    return Datum::unknown("what " + name + "() gives", result);
}

}  // namespace aludel::dialect::postgresql::simulation
