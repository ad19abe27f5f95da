#include <fmt/format.h>

#include <unordered_map>

#include "base/error.hpp"
#include "script/sqlalchemy/clause.hpp"
#include "script/sqlalchemy/schema.hpp"

namespace aludel::script::sqlalchemy {
namespace {

struct ClassRow {
    std::string_view name;
    std::string_view base;
    Node node;
    std::string_view module;
};

constexpr std::string_view elements = "sqlalchemy.sql.elements";
constexpr std::string_view selectable = "sqlalchemy.sql.selectable";
constexpr std::string_view dml = "sqlalchemy.sql.dml";
constexpr std::string_view functions = "sqlalchemy.sql.functions";

/// Bases stand before what is derived from them.
constexpr ClassRow class_rows[] = {
    {"ClauseElement", "", Node::none, elements},
    {"ColumnElement", "ClauseElement", Node::none, elements},
    {"BindParameter", "ColumnElement", Node::bind, elements},
    {"Null", "ColumnElement", Node::null, elements},
    {"True_", "ColumnElement", Node::true_, elements},
    {"False_", "ColumnElement", Node::false_, elements},
    {"ColumnClause", "ColumnElement", Node::column, elements},
    {"TextClause", "ClauseElement", Node::text, elements},
    {"BinaryExpression", "ColumnElement", Node::binary, elements},
    {"UnaryExpression", "ColumnElement", Node::unary, elements},
    {"AsBoolean", "UnaryExpression", Node::unary, elements},
    {"CollectionAggregate", "UnaryExpression", Node::unary, elements},
    {"ClauseList", "ColumnElement", Node::list, elements},
    {"BooleanClauseList", "ClauseList", Node::boolean_list, elements},
    {"Tuple", "ColumnElement", Node::tuple, elements},
    {"Grouping", "ColumnElement", Node::grouping, elements},
    {"Cast", "ColumnElement", Node::cast, elements},
    {"TryCast", "Cast", Node::cast, elements},
    {"TypeCoerce", "ColumnElement", Node::type_coerce, elements},
    {"Case", "ColumnElement", Node::case_, elements},
    {"Label", "ColumnElement", Node::label, elements},
    {"Extract", "ColumnElement", Node::extract, elements},
    {"Over", "ColumnElement", Node::over, elements},
    {"WithinGroup", "ColumnElement", Node::within_group, elements},
    {"FunctionFilter", "ColumnElement", Node::filter, elements},
    {"CollationClause", "ColumnElement", Node::collation, elements},
    {"Slice", "ColumnElement", Node::slice, elements},
    {"FunctionElement", "ColumnElement", Node::function, functions},
    {"Function", "FunctionElement", Node::function, functions},
    {"GenericFunction", "Function", Node::function, functions},
    {"next_value", "GenericFunction", Node::next_value, functions},
    {"array", "ClauseList", Node::array, "sqlalchemy.dialects.postgresql.array"},
    {"aggregate_order_by", "ColumnElement", Node::order_in_aggregate, "sqlalchemy.dialects.postgresql.ext"},
    {"ScalarSelect", "ColumnElement", Node::scalar_select, selectable},
    {"Exists", "UnaryExpression", Node::exists, selectable},
    {"FromClause", "ClauseElement", Node::none, selectable},
    {"TableClause", "FromClause", Node::table, selectable},
    {"Alias", "FromClause", Node::alias, selectable},
    {"Subquery", "Alias", Node::subquery, selectable},
    {"CTE", "Alias", Node::cte, selectable},
    {"Lateral", "Alias", Node::lateral, selectable},
    {"TableSample", "Alias", Node::table_sample, selectable},
    {"TableValuedAlias", "Alias", Node::table_valued, selectable},
    {"Join", "FromClause", Node::join, selectable},
    {"Values", "FromClause", Node::values, selectable},
    {"SelectBase", "ClauseElement", Node::none, selectable},
    {"GenerativeSelect", "SelectBase", Node::none, selectable},
    {"Select", "GenerativeSelect", Node::select, selectable},
    {"CompoundSelect", "GenerativeSelect", Node::compound, selectable},
    {"TextualSelect", "SelectBase", Node::textual_select, selectable},
    {"UpdateBase", "ClauseElement", Node::none, dml},
    {"Insert", "UpdateBase", Node::insert, dml},
    {"Update", "UpdateBase", Node::update, dml},
    {"Delete", "UpdateBase", Node::delete_, dml},
    {"Executable", "ClauseElement", Node::none, "sqlalchemy.sql.base"},
    {"ExecutableDDLElement", "ClauseElement", Node::ddl, "sqlalchemy.sql.ddl"},
};

struct ClauseClasses {
    ClassesByName by_name;
    std::unordered_map<const NativeClass*, Node> nodes;

    ClauseClasses() {
        for (const ClassRow& row : class_rows) {
            auto type = std::make_shared<NativeClass>(std::string(row.name), std::string(row.module));
            if (!row.base.empty()) {
                type->base(*by_name.find(row.base)->second);
            }
            nodes[type.get()] = row.node;
            by_name[std::string(row.name)] = type;
        }
    }
};

ClauseClasses& classes() {
    static ClauseClasses all;
    return all;
}

NativeClass& of(std::string_view name) {
    return *classes().by_name.find(name)->second;
}

/// Members may need classes, so they come once all of them are there.
const ClauseClasses& complete() {
    static const bool done = [] {
        add_statement_members(of("ClauseElement"));
        add_operator_members(of("ColumnElement"));
        add_operator_methods(of("ColumnElement"));
        add_text_members(of("TextClause"));
        add_function_members(of("FunctionElement"));
        add_from_members(of("FromClause"), of("TableClause"), of("Join"));
        add_table_dml(of("TableClause"));
        add_alias_members(of("Alias"), of("CTE"));
        add_select_members(of("SelectBase"), of("GenerativeSelect"));
        add_dml_members(of("UpdateBase"), of("Insert"), of("Update"), of("Delete"));
        add_executable_members(of("ExecutableDDLElement"));
        of("Values").method("data", "values", [](Call& call) {
            Value made = clone(call.evaluator, call.self);
            std::vector<Value> columns;
            for (const Value& column : items_of(call.self, "_columns")) {
                Value copied = clone(call.evaluator, column);
                set_field(call.evaluator, copied, "table", made);
                columns.push_back(copied);
            }
            set_field(call.evaluator, made, "_columns", call.evaluator.list(std::move(columns)));
            extend_field(call.evaluator, made, "_data", python::to_vector(call.evaluator, call[0]));
            return made;
        });
        of("Exists").method("where", "*clause", [](Call& call) {
            Arguments criteria;
            criteria.positional = call.rest(0);
            Value made = clone(call.evaluator, call.self);
            set_field(call.evaluator, made, "element",
                      python::call_method(call.evaluator, field(call.self, "element"), "where", std::move(criteria)));
            return made;
        });
        for (const char* name : {"select_from", "correlate"}) {
            of("Exists").method(name, "*froms", [name](Call& call) {
                Arguments froms;
                froms.positional = call.rest(0);
                Value made = clone(call.evaluator, call.self);
                set_field(call.evaluator, made, "element",
                          python::call_method(call.evaluator, field(call.self, "element"), name, std::move(froms)));
                return made;
            });
        }
        of("Exists").method("select", "", [](Call& call) {
            return make(call.evaluator, clause_class("Select"), {{"_raw_columns", call.evaluator.list({call.self})}});
        });
        of("ScalarSelect").method("where", "crit", [](Call& call) {
            Value made = clone(call.evaluator, call.self);
            set_field(call.evaluator, made, "element",
                      python::call_method(call.evaluator, field(call.self, "element"), "where", {call[0]}));
            return made;
        });
        defaults(of("ColumnClause"), {"table", "name", "key"}).value("is_literal", [](Evaluator&) {
            return Value::boolean(false);
        });
        return true;
    }();
    static_cast<void>(done);
    return classes();
}

}  // namespace

const NativeClass& clause_class(std::string_view name) {
    auto found = classes().by_name.find(name);
    if (found == classes().by_name.end()) {
        throw Error(ErrorCode::internal, fmt::format("there is no class of clauses named {}", name));
    }
    return *found->second;
}

void add_clause_classes(python::NativeModule& module) {
    for (const auto& [name, type] : complete().by_name) {
        if (name == "array" || name == "aggregate_order_by" || name == "next_value") {
            continue;
        }
        const NativeClass* raw = type.get();
        module.value(name, [raw](Evaluator& evaluator) { return Value(&evaluator.type(*raw)); });
    }
    for (auto [alias, name] :
         {std::pair("ExpressionClauseList", "ClauseList"), std::pair("OperatorExpression", "BinaryExpression"),
          std::pair("DDLElement", "ExecutableDDLElement"), std::pair("BaseDDLElement", "ExecutableDDLElement"),
          std::pair("Selectable", "ClauseElement"), std::pair("_BindParamClause", "BindParameter")}) {
        const NativeClass* raw = &clause_class(name);
        module.value(alias, [raw](Evaluator& evaluator) { return Value(&evaluator.type(*raw)); });
    }
}

Node node_of(const Value& value) {
    if (!value.is(python::Kind::instance)) {
        return Node::none;
    }
    for (const NativeClass* at = value.as<python::Instance>().type->layout; at; at = at->base_class()) {
        auto found = classes().nodes.find(at);
        if (found != classes().nodes.end()) {
            return found->second;
        }
    }
    return Node::none;
}

bool is_clause(const Value& value) {
    return is_a(value, clause_class("ClauseElement"));
}

bool is_column_element(const Value& value) {
    return is_a(value, clause_class("ColumnElement"));
}

bool is_from(const Value& value) {
    return is_a(value, clause_class("FromClause"));
}

bool is_select_base(const Value& value) {
    return is_a(value, clause_class("SelectBase"));
}

}  // namespace aludel::script::sqlalchemy
