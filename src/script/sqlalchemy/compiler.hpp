#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "script/sqlalchemy/compile.hpp"

namespace aludel::script::sqlalchemy {

/// Sets a value for as long as a part of a statement is written.
template <typename T>
class Scoped {
public:
    Scoped(T& place, T value) : place_(place), saved_(std::move(place)) { place_ = std::move(value); }
    ~Scoped() { place_ = std::move(saved_); }
    Scoped(const Scoped&) = delete;
    Scoped& operator=(const Scoped&) = delete;

private:
    T& place_;
    T saved_;
};

/// Writes one statement. Its parts stand in compile_*.cpp by noun.
class SqlCompiler {
public:
    SqlCompiler(Evaluator& evaluator, const Target& target, const Value& parameters)
        : evaluator_(evaluator), target_(target), parameters_(parameters) {}

    std::string process(const Value& clause);
    CompiledSql statement(const Value& clause);
    /// Columns stand without their table: DDL.
    void without_tables() { include_table_ = false; }
    /// Values are not written: placeholders stand for them, and they come into this list by their names.
    void with_placeholders(std::vector<std::pair<std::string, Value>>& into) { placeholders_ = &into; }
    /// Nothing is asked of values, and nothing that makes one is called: only the text is wanted.
    void without_values() { values_wanted_ = false; }

private:
    /// A SELECT (or another statement) that is being written: what its inner SELECTs may refer to.
    struct Level {
        std::vector<Value> froms;
        std::vector<Value> columns;  ///< what ORDER BY may call by its label
        Value statement;
    };

    // compile_element.cpp
    std::string column(const Value& column);
    std::string bind(const Value& bind);
    std::string text(const Value& clause);
    std::string list(const std::vector<Value>& clauses, std::string_view separator);
    std::string unary(const Value& clause);
    std::string case_expression(const Value& clause);
    std::string cast(const Value& clause);
    std::string label(const Value& clause);
    std::string array(const Value& clause);
    std::string plain_text(std::string_view text) const;
    std::string quote(const Value& name);
    /// The value given for a bind, or its own; raises where there is none.
    Value value_for(const Value& bind, bool& found);
    std::string bound(const Value& value, const Value& type, const Value& bind);
    using Row = std::vector<std::pair<Value, Value>>;  ///< columns and their values
    Value default_value(const Value& column, bool update, const Row& row) const;
    std::string placeholder(const Value& value, const Value& type, const Value& bind);
    std::string driver_cast(const Value& given);
    std::string literal(const Value& value, std::string_view type);
    std::string custom_element(const Value& clause);
    [[noreturn]] void unsupported(const Value& clause);

    // compile_function.cpp
    std::string function(const Value& clause);
    std::string sequence(const Value& clause);
    std::string extract(const Value& clause);
    std::string over(const Value& clause);
    std::string frame(const Value& range);

    // compile_binary.cpp
    std::string binary(const Value& clause);
    std::string generic_binary(const Value& clause, std::string_view text, bool eager = false);
    std::string pattern(const Value& clause, Operator operation);
    std::string json_index(const Value& clause, Operator operation);
    std::string in_list(const Value& clause, bool negative);
    std::string expanding(const Value& bind, Operator operation);
    std::string regular_expression(const Value& clause, std::string_view operation);
    std::string truediv(const Value& clause);
    std::string match(const Value& clause);

    // compile_select.cpp
    std::string select(const Value& select);
    std::string compound(const Value& select);
    std::string limits(const Value& select);
    std::string for_update(const Value& select);
    std::string select_columns(const Value& select, Level& level, bool top);
    std::string select_column(const Value& column, std::vector<std::string>& taken, ResultColumn& result);
    std::vector<Value> froms_of_select(const Value& select, const std::vector<Value>& columns);
    std::vector<Value> correlated(const Value& select, std::vector<Value> froms);
    std::string order(const std::vector<Value>& clauses, const Level& level);
    std::string ordered(const Value& clause, const Level& level);
    std::string criteria(const std::vector<Value>& clauses);
    std::string anonymous(std::string_view base);

    // compile_from.cpp
    std::string from(const Value& from);
    std::string alias_name(const Value& alias);
    std::string join(const Value& join);
    std::string values_clause(const Value& values);
    std::string cte_reference(const Value& cte);
    std::string with_clause();

    // compile_dml.cpp
    std::string insert(const Value& insert, CompiledSql& into);
    std::string returning(const Value& statement);
    std::string conflict(const Value& insert);
    std::string conflict_target(const Value& conflict);
    std::string conflict_update(const Value& insert, const Value& conflict);
    std::string assigned(const Value& value, const Value& column);
    Row row_of(const Value& statement, const Value& values);
    void complete_row(const Value& table, Row& row, bool update);
    Value merged_values(const Value& statement, bool with_parameters);
    std::vector<Row> inserted_rows(const Value& insert);
    std::string values_of_insert(std::vector<Row>& rows);
    std::string select_of_insert(const Value& insert);
    std::string implicit_returning(const Value& insert, const std::vector<std::pair<Value, Value>>& row,
                                   CompiledSql& into);

    // compile_update.cpp
    std::string update(const Value& update);
    std::string remove(const Value& remove);
    Row updated_row(const Value& update);

    Evaluator& evaluator_;
    Target target_;
    Value parameters_;
    bool include_table_ = true;
    bool use_schema_ = true;
    bool in_operator_ = false;  ///< within a binary expression
    bool eager_ = false;        ///< operands that are binary stand in parentheses
    bool json_cast_ = false;
    bool in_columns_ = false;  ///< directly in the columns of a SELECT: labels are written
    bool in_lateral_ = false;  ///< … and may refer to its neighbours
    bool in_from_ = false;     ///< the SELECT is a table of another one: its columns get labels
    std::vector<Level> levels_;
    std::vector<ResultColumn> columns_;
    std::unordered_map<std::string, int> anonymous_;
    std::unordered_map<const void*, std::string> alias_names_;
    std::vector<Value> ctes_;
    std::vector<std::string> cte_texts_;
    bool recursive_ = false;
    std::vector<std::pair<std::string, Value>>* placeholders_ = nullptr;
    bool values_wanted_ = true;
    std::string bind_name_ = "param";  ///< what values without a name are called after: the column beside them
    bool bind_is_column_ = false;      ///< … or are called: in VALUES and SET
};

/// The FROM objects that an expression mentions.
void collect_froms(const Value& clause, std::vector<Value>& into);
bool contains(const std::vector<Value>& values, const Value& value);

}  // namespace aludel::script::sqlalchemy
