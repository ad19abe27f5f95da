#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.hpp"
#include "dialect/postgresql/normal_node.hpp"
#include "dialect/postgresql/normal_type.hpp"

namespace aludel::dialect::postgresql::normal {

struct Output {
    std::string name;
    TypeText type;
};

/// What a name in FROM stands for.
struct Range {
    std::string name;     ///< as the text calls it
    std::string schema;   ///< of a table without an alias
    std::string written;  ///< as the normal form calls it; empty: nothing stands before its columns
    std::vector<Output> columns;
    bool complete = false;  ///< `columns` has all of them
    bool scalar = false;    ///< a function that gives single values: its name is the value
};

/// A column that a name without a table finds.
struct Visible {
    std::string range;  ///< as the normal form calls it; empty: nothing stands before it
    Output column;
};

struct Scope {
    const Scope* outer = nullptr;
    std::vector<Range> ranges;
    std::vector<Visible> visible;
    bool complete = true;  ///< `visible` has all of them
    std::map<std::string, std::vector<Output>> common_tables;
};

/// Rewrites trees into the normal form. One for each text: it counts the names in FROM.
class Rewriter {
public:
    explicit Rewriter(const catalog::Catalog& catalog) : catalog_(catalog) {}

    /// Its type, as far as it is known.
    TypeText expression(Node& node, const Scope& scope);
    /// An expression that has to give `type`: a default, a key of a partition.
    void expression_of(Node& node, const Scope& scope, const TypeText& type);
    /// A SelectStmt; its columns. Names that are given go before its own.
    std::vector<Output> query(Node& select, const Scope& scope, const std::vector<std::string>* names = nullptr);
    /// SelectStmt, InsertStmt, UpdateStmt, DeleteStmt.
    std::vector<Output> statement(Node& node, const Scope& scope);
    /// The columns of a table or a view; nothing where there is none.
    std::optional<std::vector<Output>> columns_of(const catalog::QualifiedName& name) const;

private:
    // operators
    TypeText operators(Node& node, const Scope& scope);
    TypeText plain_operator(Node& node, const Scope& scope);
    TypeText of_array(Node& node, const Scope& scope);
    TypeText membership(Node& node, const Scope& scope);
    TypeText range(Node& node, const Scope& scope);
    TypeText row_comparison(Node& node, const Scope& scope);
    TypeText boolean(Node& node, const Scope& scope);
    // expressions
    TypeText cast(Node& node, const Scope& scope);
    TypeText column(Node& node, const Scope& scope);
    TypeText call(Node& node, const Scope& scope);
    TypeText unify(const std::vector<Node*>& nodes, const std::vector<TypeText>& types, const Scope& scope);
    TypeText array(Node& node, const Scope& scope);
    TypeText alternatives(Node& node, const Scope& scope);
    TypeText case_expression(Node& node, const Scope& scope);
    TypeText subquery(Node& node, const Scope& scope);
    void children(Node& node, const Scope& scope);
    TypeText type_again(const Node& node, const Scope& scope);
    void drop_implied_cast(Node& node, const TypeText& type, const Scope& scope);
    void drop_float_cast(Node& node, std::string_view function, const Scope& scope);
    void drop_text_cast(Node& node, const TypeText& other, const Scope& scope);
    bool narrower(const Node& cast, const Scope& scope);
    void widen_factor(Node& node, const Scope& scope);
    void align_numbers(Node& node, const Scope& scope);
    // queries
    void common_tables(Node& node, Scope& scope);
    std::vector<Output> values(std::vector<Node>& rows, const Scope& scope);
    static void locks(std::vector<Node>& clauses, const Scope& scope);
    std::vector<Output> plain_select(Node& select, Scope& scope);
    std::vector<Output> set_operation(Node& select, Scope& scope, const std::vector<std::string>* names);
    std::vector<Output> targets(std::vector<Node>& nodes, Scope& scope);
    static bool expand(const Node& target, const Scope& scope, std::vector<Node>& out, std::vector<Output>& outputs);
    void sort_key(Node& node, const std::vector<Node>& targets, const Scope& scope, bool positions);
    void group_key(Node& node, const std::vector<Node>& targets, const Scope& scope);
    void assign(Node& target, const std::vector<Output>& columns, const Scope& scope);
    // FROM
    std::vector<Visible> from_item(Node& item, Scope& scope);
    std::vector<Visible> join(Node& item, Scope& scope);
    std::vector<Visible> relation(Node& item, Scope& scope);
    std::vector<Visible> subselect(Node& item, Scope& scope);
    std::vector<Visible> function(Node& item, Scope& scope);
    std::vector<Visible> named(Node& item, Scope& scope, Range range);
    std::vector<Output> relation_columns(const Node& item, const Scope& scope, bool& complete) const;
    void target_relation(Node& statement, Scope& scope);

    const catalog::Catalog& catalog_;
    int ranges_ = 0;
    bool rewritten_ = false;  ///< while it looks at a tree again: only for its type, and in linear time
};

/// Gives a literal the form of the type that its place gives it, and drops a cast to just that.
void settle(Node& node, const TypeText& type);
/// A query within an expression gives its columns no names.
void drop_names(Node& select);
/// The name that a column of a query has by itself.
std::string own_name(const Node& expression);
/// Without what they say by default: ASC, DESC NULLS FIRST.
void normalize_direction(Node& sort_by);
/// pg_catalog and public are found without being named.
void drop_default_schema(std::vector<Node>& names);

}  // namespace aludel::dialect::postgresql::normal
