#include <algorithm>
#include <utility>

#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/server_error.hpp"
#include "dialect/postgresql/simulation/evaluate.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

/// Columns that every table has and no catalog names.
bool is_system_column(const std::string& name) {
    return name == "ctid" || name == "xmin" || name == "xmax" || name == "cmin" || name == "cmax" || name == "tableoid";
}

const Datum& cell_of(const Frame& frame, std::size_t place) {
    const std::size_t first = frame.cells->size();
    return place < first ? (*frame.cells)[place] : frame.more->at(place - first);
}

Datum cell_at(const Frame& frame, std::size_t place) {
    if (frame.cells == nullptr)
        return Datum::null((*frame.columns)[place].type);
    return cell_of(frame, place);
}

}  // namespace

Evaluator::Evaluator(const State& state, const Statement& text, const Variables* variables)
    : state_(state), text_(text), variables_(variables), system_(state) {}

void Evaluator::fail(std::string_view sqlstate, std::string message, const Node& at) const {
    Place place = text_.place;
    if (const auto offset = at.location(); offset && at["location"]) {
        int characters = 1;
        for (std::size_t i = 0; i < *offset && i < text_.sql.size(); ++i)
            characters += (static_cast<unsigned char>(text_.sql[i]) & 0xC0) != 0x80 ? 1 : 0;
        place = place_of_position(text_, characters);
    }
    throw Error(ErrorCode::statement_failed, std::move(message)).at(place).statement(text_.sql, std::string(sqlstate));
}

Datum Evaluator::value(const Node& node) {
    return expression(node, nullptr);
}

Datum Evaluator::expression(const Node& node, const Frame* frame) {
    if (node.is("A_Const"))
        return constant(node);
    if (node.is("ColumnRef"))
        return column(node, frame);
    if (node.is("NumberedColumn"))
        return cell_at(*frame, static_cast<std::size_t>(node.number("number")));
    if (node.is("ParamRef"))
        return parameter(node);
    if (node.is("TypeCast"))
        return type_cast(node, frame);
    if (node.is("A_Expr"))
        return operation(node, frame);
    if (node.is("BoolExpr"))
        return logic(node, frame);
    if (node.is("NullTest"))
        return null_test(node, frame);
    if (node.is("BooleanTest"))
        return boolean_test(node, frame);
    if (node.is("SubLink"))
        return sublink(node, frame);
    if (node.is("CaseExpr"))
        return choice(node, frame);
    if (node.is("CoalesceExpr"))
        return coalesce(node, frame);
    if (node.is("MinMaxExpr"))
        return extreme(node, frame);
    if (node.is("FuncCall"))
        return function(node, frame);
    if (node.is("A_ArrayExpr"))
        return array(node, frame);
    if (node.is("A_Indirection"))
        return indirection(node, frame);
    if (node.is("CollateClause"))
        return expression(node["arg"], frame);
    if (node.is("SQLValueFunction"))
        return session_value(node);
    if (node.is("RowExpr")) {
        std::vector<Datum> items;
        for (const Node& item : node.list("args")) items.push_back(expression(item, frame));
        return Datum::array(std::move(items), type_id::record);
    }
    if (node.is("SetToDefault"))
        return Datum::unknown("what DEFAULT stands for");
    return Datum::unknown("what " + (node.kind.empty() ? std::string("an expression") : node.kind) + " gives");
}

Datum Evaluator::constant(const Node& node) {
    if (node.flag("isnull"))
        return Datum::null();
    if (const Node& number = node["ival"])
        return Datum::of_number(number.number("ival"));
    if (const Node& number = node["fval"]) {
        const std::string& written = number.word("fval");
        if (const auto whole = whole_number(written))
            return Datum::of_number(*whole, type_id::int8);
        return Datum::of(written, type_id::numeric);
    }
    if (const Node& truth = node["boolval"])
        return Datum::boolean(truth.flag("boolval"));
    if (const Node& text = node["sval"])
        return Datum::of(text.word("sval"), type_id::unknown);
    return Datum::unknown("what a bit string is");
}

Datum Evaluator::parameter(const Node& node) {
    const auto number = static_cast<std::size_t>(node.number("number"));
    if (number == 0 || number > text_.parameters.size())
        fail("42P02", "there is no parameter $" + std::to_string(number), node);
    const Value& given = text_.parameters[number - 1];
    return given ? Datum::of(*given, type_id::unknown) : Datum::null();
}

Datum Evaluator::column(const Node& node, const Frame* frame) {
    const auto& fields = node.list("fields");
    if (fields.back().is("A_Star"))
        return fields.size() > 1 ? whole_row(string_of(fields[fields.size() - 2]), frame)
                                 : Datum::unknown("what * stands for here");
    const std::vector<std::string> names = strings_of(fields);
    const std::string& name = names.back();
    const std::string table = names.size() > 1 ? names[names.size() - 2] : std::string();
    bool table_there = table.empty();
    bool hidden = false;
    for (const Frame* level = frame; level != nullptr; level = level->outer) {
        if (level->columns == nullptr)
            continue;
        std::optional<std::size_t> found;
        std::optional<Datum> open;  // of a table whose columns nobody knows
        bool table_here = false;
        for (std::size_t i = 0; i < level->columns->size(); ++i) {
            const ColumnInfo& one = (*level->columns)[i];
            const bool of_table = !table.empty() && one.table == table;
            table_here = table_here || of_table;
            hidden = hidden || (!table.empty() && one.relation == table);
            if (one.name == "*" && (table.empty() || of_table))
                open = cell_at(*level, i);
            if (one.name != name || (table.empty() ? one.merged : !of_table))
                continue;
            if (found)
                fail("42702", "column reference \"" + name + "\" is ambiguous", node);
            found = i;
        }
        table_there = table_there || table_here;
        if (found)
            return cell_at(*level, *found);
        if (open)
            return *open;
        if (table_here)
            break;  // the nearest table of that name is meant
    }
    if (variables_ != nullptr)
        if (Datum found = variable(names, node); !(found.is_unknown() && found.text.empty()))
            return found;
    if (names.size() == 1) {
        for (const Frame* level = frame; level != nullptr; level = level->outer)
            if (level->columns != nullptr && std::any_of(level->columns->begin(), level->columns->end(),
                                                         [&](const ColumnInfo& one) { return one.table == name; }))
                return whole_row(name, level);
    }
    if (is_system_column(name))
        return Datum::unknown("the system column " + name);
    if (!table_there)
        fail("42P01",
             (hidden ? "invalid reference to FROM-clause entry for table \""
                     : "missing FROM-clause entry for table \"") +
                 table + "\"",
             node);
    fail("42703",
         table.empty() ? "column \"" + name + "\" does not exist" : "column " + table + "." + name + " does not exist",
         node);
}

Datum Evaluator::variable(const std::vector<std::string>& names, const Node& node) {
    const auto found = variables_->find(names.front());
    if (found == variables_->end())
        return Datum::unknown("");
    if (names.size() == 1)
        return found->second.value;
    const auto& fields = found->second.fields;
    const auto field = std::find(fields.begin(), fields.end(), names[1]);
    if (found->second.value.is_unknown())
        return found->second.value;
    if (field == fields.end())
        fail("42703", "record \"" + names.front() + "\" has no field \"" + names[1] + "\"", node);
    const auto place = static_cast<std::size_t>(field - fields.begin());
    return found->second.value.is_null() ? Datum::null() : found->second.value.items.at(place);
}

Datum Evaluator::whole_row(const std::string& table, const Frame* frame) {
    for (const Frame* level = frame; level != nullptr; level = level->outer) {
        std::vector<Datum> items;
        bool any = false;
        if (level->columns == nullptr)
            continue;
        for (std::size_t i = 0; i < level->columns->size(); ++i)
            if ((*level->columns)[i].table == table) {
                items.push_back(cell_at(*level, i));
                any = any || !items.back().is_null();
            }
        if (items.empty())
            continue;
        // The row that an outer join has filled up is NULL itself.
        return any ? Datum::array(std::move(items), type_id::record) : Datum::null(type_id::record);
    }
    return Datum::unknown("the row of " + table);
}

Datum Evaluator::truth(Datum value, const Node& at) {
    if (value.type == type_id::boolean || value.is_unknown())
        return value;
    if (value.type == type_id::unknown)
        return cast(value, type_id::boolean, at);
    fail("42804", "argument of WHERE must be type boolean, not type " + system_.type_text(value.type), at);
}

Datum Evaluator::logic(const Node& node, const Frame* frame) {
    const std::string& op = node.word("boolop");
    const auto& arguments = node.list("args");
    if (op == "NOT_EXPR") {
        Datum value = truth(expression(arguments.at(0), frame), node);
        if (value.is_known())
            value.number = value.number == 0 ? 1 : 0;
        return value;
    }
    const bool deciding = op == "OR_EXPR";
    Datum result = Datum::boolean(!deciding);
    std::string error_of_unknown;
    for (const Node& argument : arguments) {
        Datum value = truth(expression(argument, frame), argument);
        if (value.is_known() && (value.number != 0) == deciding && !dry())
            return value;
        // What is unknown is so until another side decides; NULL only until something is unknown.
        if (value.is_unknown() ? !result.is_unknown() : value.is_null() && result.is_known())
            result = std::move(value);
    }
    result.type = type_id::boolean;
    return result;
}

Datum Evaluator::null_test(const Node& node, const Frame* frame) {
    const Datum value = expression(node["arg"], frame);
    if (value.is_unknown())
        return Datum::unknown(value.text, type_id::boolean);
    const bool is_null = node.word("nulltesttype") != "IS_NOT_NULL";
    if (value.is_known() && value.type == type_id::record) {
        const bool all = std::all_of(value.items.begin(), value.items.end(),
                                     [&](const Datum& item) { return item.is_null() == is_null; });
        return Datum::boolean(all);
    }
    return Datum::boolean(value.is_null() == is_null);
}

Datum Evaluator::boolean_test(const Node& node, const Frame* frame) {
    const Datum value = truth(expression(node["arg"], frame), node);
    if (value.is_unknown())
        return value;
    const std::string& test = node.word("booltesttype");
    const bool negated = test.starts_with("IS_NOT_");
    const bool met = test.ends_with("UNKNOWN") ? value.is_null()
                     : test.ends_with("TRUE")  ? value.is_true()
                                               : value.is_false();
    return Datum::boolean(met != negated);
}

Datum Evaluator::choice(const Node& node, const Frame* frame) {
    std::optional<Datum> subject;
    if (node["arg"])
        subject = expression(node["arg"], frame);
    Datum typed = Datum::null();
    for (const Node& branch : node.list("args")) {
        Datum condition = expression(branch["expr"], frame);
        condition = subject ? compared("=", *subject, condition, branch) : truth(condition, branch);
        if (dry()) {
            const Datum result = expression(branch["result"], frame);
            if (typed.type == type_id::unknown)
                typed = Datum::null(result.type);
            continue;
        }
        if (condition.is_unknown())
            return Datum::unknown(condition.text, expression(branch["result"], frame).type);
        if (condition.is_true())
            return expression(branch["result"], frame);
    }
    if (!node["defresult"])
        return typed;
    Datum otherwise = expression(node["defresult"], frame);
    if (dry())
        return typed.type != type_id::unknown ? typed : Datum::null(otherwise.type);
    return otherwise;
}

Datum Evaluator::coalesce(const Node& node, const Frame* frame) {
    Datum typed = Datum::null();
    for (const Node& argument : node.list("args")) {
        Datum value = expression(argument, frame);
        if (typed.type == type_id::unknown)
            typed.type = value.type;
        if (!dry() && !value.is_null()) {
            if (value.type == type_id::unknown && value.is_known() && typed.type != type_id::unknown)
                return cast(value, typed.type, argument);
            return value;
        }
    }
    return typed;
}

Datum Evaluator::extreme(const Node& node, const Frame* frame) {
    const bool least = node.word("op") == "IS_LEAST";
    Datum best = Datum::null();
    for (const Node& argument : node.list("args")) {
        Datum value = expression(argument, frame);
        if (value.is_unknown())
            return value;
        if (value.is_null()) {
            if (best.type == type_id::unknown)
                best.type = value.type;
            continue;
        }
        if (best.is_null()) {
            best = std::move(value);
            continue;
        }
        agree(best, value, argument);
        const auto order = compare(value, best);
        if (!order)
            return Datum::unknown("how these values are ordered", best.type);
        if (least ? *order < 0 : *order > 0)
            best = std::move(value);
    }
    return best;
}

Datum Evaluator::array(const Node& node, const Frame* frame) {
    std::vector<Datum> items;
    TypeId element = type_id::unknown;
    for (const Node& item : node.list("elements")) {
        items.push_back(expression(item, frame));
        if (items.back().is_unknown())
            return Datum::unknown(items.back().text, array_of(element));
        if (element == type_id::unknown)
            element = items.back().type;
    }
    if (element == type_id::unknown)
        element = type_id::text;
    for (Datum& item : items)
        if (item.type == type_id::unknown || item.is_null())
            item = cast(item, element, node);
    const TypeId type = is_array(element) ? element : array_of(element);
    return type == 0 ? Datum::unknown("an array of " + system_.type_text(element))
                     : Datum::array(std::move(items), type);
}

Datum Evaluator::indirection(const Node& node, const Frame* frame) {
    Datum value = expression(node["arg"], frame);
    for (const Node& step : node.list("indirection")) {
        if (value.is_unknown())
            return value;
        if (!step.is("A_Indices") || step.flag("is_slice") || !is_array(value.type))
            return Datum::unknown("a part of a value");
        const TypeId element = element_of(value.type);
        const Datum place = cast(expression(step["uidx"], frame), type_id::int4, step);
        if (place.is_unknown())
            return Datum::unknown(place.text, element);
        // What the server calls a vector counts from 0.
        const bool vector = value.number < 0 || value.type == type_id::int2vector || value.type == type_id::oidvector;
        const std::int64_t at = place.number - (vector ? 0 : 1);
        if (value.is_null() || place.is_null() || at < 0 || at >= static_cast<std::int64_t>(value.items.size()))
            value = Datum::null(element);
        else
            value = Datum(value.items[static_cast<std::size_t>(at)]);
    }
    return value;
}

Datum Evaluator::session_value(const Node& node) {
    const std::string& op = node.word("op");
    if (op == "SVFOP_CURRENT_SCHEMA") {
        const auto schema = system_.current_schema();
        return schema ? Datum::of(*schema, type_id::name) : Datum::null(type_id::name);
    }
    if (op == "SVFOP_CURRENT_CATALOG")
        return Datum::of(std::string(simulated_database), type_id::name);
    if (op == "SVFOP_CURRENT_USER" || op == "SVFOP_CURRENT_ROLE" || op == "SVFOP_USER" || op == "SVFOP_SESSION_USER")
        return Datum::unknown("the user of the session", type_id::name);
    if (op.starts_with("SVFOP_CURRENT_DATE"))
        return Datum::unknown("what day it is", type_id::date);
    return Datum::unknown("what time it is",
                          op.find("LOCAL") == std::string::npos ? type_id::timestamptz : type_id::timestamp);
}

Datum Evaluator::type_cast(const Node& node, const Frame* frame) {
    const TypeId type = named_type(node["typeName"]);
    Datum value = expression(node["arg"], frame);
    if (type == 0)
        return Datum::unknown("what a cast to " + strings_of(node["typeName"].list("names")).back() + " gives");
    // Modifiers cut and round; only what they leave as it is can be said.
    if (!node["typeName"].list("typmods").empty() && value.is_known() && is_textual(type)) {
        const auto& width = node["typeName"].list("typmods").front();
        if (static_cast<std::int64_t>(value.text.size()) > width["ival"].number("ival"))
            return Datum::unknown("what a cast to a shorter type leaves", type);
    }
    return cast(value, type, node["arg"]["location"] ? node["arg"] : node);
}

}  // namespace aludel::dialect::postgresql::simulation
