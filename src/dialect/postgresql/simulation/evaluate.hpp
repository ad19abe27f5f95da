#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dialect/postgresql/parse.hpp"
#include "dialect/postgresql/simulation/evaluate_relation.hpp"
#include "dialect/postgresql/simulation/state.hpp"
#include "dialect/postgresql/simulation/system_catalog.hpp"

namespace aludel::dialect::postgresql::simulation {

/// A variable of PL/pgSQL.
struct Variable {
    Datum value;
    std::vector<std::string> fields;  ///< of a record: the names of its items
};
using Variables = std::map<std::string, Variable>;

/// Evaluates questions and expressions in one state. What nobody can know becomes an unknown Datum or a row that is
/// perhaps there, each with its reason; what the server would refuse is thrown as its error.
class Evaluator {
public:
    Evaluator(const State& state, const Statement& text, const Variables* variables = nullptr);

    /// SelectStmt, checked first as the server does before it reads any row.
    RowSet answer(const Node& select);
    /// The columns of the answer alone.
    RowSet shape(const Node& select);
    /// An expression that stands for itself.
    Datum value(const Node& expression);

    const State& state() const { return state_; }
    SystemCatalog& system() { return system_; }
    bool dry() const { return dry_ > 0; }
    /// As the server sends it; nothing is NULL.
    Value output(const Datum& value);
    /// As a cast to text gives it, of a known value.
    std::string text_of(const Datum& value);
    /// As CAST does; throws what the server says of a text that does not fit.
    Datum cast(const Datum& value, TypeId type, const Node& at);
    /// What a text names; NULL where there is no such object.
    Datum named_object(const std::string& text, TypeId type);
    [[noreturn]] void fail(std::string_view sqlstate, std::string message, const Node& at = Node{}) const;

private:
    friend struct FunctionCall;
    friend class SelectRun;
    friend class FromRun;

    // evaluate_expression.cpp
    Datum expression(const Node& node, const Frame* frame);
    Datum constant(const Node& node);
    Datum column(const Node& node, const Frame* frame);
    Datum variable(const std::vector<std::string>& names, const Node& node);
    Datum whole_row(const std::string& table, const Frame* frame);
    Datum parameter(const Node& node);
    Datum logic(const Node& node, const Frame* frame);
    Datum null_test(const Node& node, const Frame* frame);
    Datum boolean_test(const Node& node, const Frame* frame);
    Datum choice(const Node& node, const Frame* frame);
    Datum coalesce(const Node& node, const Frame* frame);
    Datum extreme(const Node& node, const Frame* frame);
    Datum array(const Node& node, const Frame* frame);
    Datum indirection(const Node& node, const Frame* frame);
    Datum session_value(const Node& node);
    Datum type_cast(const Node& node, const Frame* frame);
    // evaluate_operator.cpp
    Datum operation(const Node& node, const Frame* frame);
    Datum compared(const std::string& name, Datum a, Datum b, const Node& at);
    Datum any_or_all(const std::string& name, const Datum& left, const Datum& array, bool all, const Node& at);
    Datum is_distinct(Datum a, Datum b, const Node& at);
    Datum applied(const std::string& name, Datum a, Datum b, const Node& at);
    // evaluate_sublink.cpp
    Datum sublink(const Node& node, const Frame* frame);
    Datum among(const Node& node, const Frame* frame, const RowSet& rows);
    // evaluate_function.cpp
    Datum function(const Node& node, const Frame* frame);
    /// The rows of a function in FROM, or behind SELECT.
    std::optional<std::vector<std::vector<Datum>>> set_of(const Node& node, const Frame* frame, std::string& why,
                                                          std::vector<ColumnInfo>& columns);
    Datum unknown_call(const std::vector<std::string>& names, const Node& node, std::size_t arguments);
    bool is_single(const std::string& name) const;
    // evaluate_aggregate.cpp
    bool is_aggregate(const Node& call) const;
    bool has_aggregate(const Node& node) const;
    Datum aggregate(const Node& node, const Frame& frame);
    Datum aggregated(const std::string& name, std::vector<std::vector<Datum>> rows, TypeId type, TypeId result,
                     const Node& node);
    // evaluate_query.cpp
    RowSet query(const Node& select, const Frame* outer, bool with_types);
    RowSet set_operation(const Node& select, const Frame* outer);
    RowSet values(const Node& select, const Frame* outer);
    void with(const Node& clause, const Frame* outer);
    // evaluate_table.cpp
    std::shared_ptr<const Base> table(const Node& range);
    std::shared_ptr<const Base> table_of(const QualifiedName& name, const std::string& written, const Node& range);

    std::shared_ptr<const Base> view_rows(const SystemRelation& view);

    // evaluate_cast.cpp
    Datum cast_to_array(const Datum& value, TypeId type, const Node& at);
    Datum cast_to_number(const Datum& value, TypeId type, const Node& at);
    Datum cast_to_object(const std::string& text, TypeId type, const Node& at);
    Datum named_type_text(const std::string& text);
    /// 0 where what a cast to it gives is not known.
    TypeId named_type(const Node& type_name);
    Datum truth(Datum value, const Node& at);
    /// Literals without a type take that of the other.
    void agree(Datum& a, Datum& b, const Node& at);

    const State& state_;
    const Statement& text_;
    const Variables* variables_;
    SystemCatalog system_;
    int dry_ = 0;
    int depth_ = 0;
    std::map<std::string, std::shared_ptr<const Base>> bases_;
    std::vector<std::map<std::string, std::shared_ptr<const Base>>> common_;  ///< WITH, the innermost last
};

/// A function in pg_catalog.
bool is_builtin_function(std::string_view name);

}  // namespace aludel::dialect::postgresql::simulation
