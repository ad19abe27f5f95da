#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "dialect/postgresql/simulation/type_lookup.hpp"

namespace aludel::dialect::postgresql::simulation {

/// A column that a query gives, or that a name in it may mean.
struct QueryColumn {
    std::string name;
    std::optional<object::TypeName> type;  ///< absent: not known
    QualifiedName collation;               ///< empty: that of the type
};

struct ScopeTable {
    std::string alias;
    std::optional<object::Reference> relation;  ///< absent: no table or view
    std::vector<QueryColumn> columns;
    bool certain = true;  ///< false: it may have columns besides
};

/// JOIN … USING (name), NATURAL: one column of several tables.
struct MergedColumn {
    std::string name;
    std::vector<std::size_t> tables;
};

struct Scope {
    std::vector<ScopeTable> tables;
    std::vector<MergedColumn> merged;
    const Scope* outer = nullptr;
};

/// What the server's analysis finds out about an expression or a query. The tree is rewritten so that it means the same
/// whatever the search path is: schemas before the names of functions, types, and relations, stars written out.
class Analysis {
public:
    explicit Analysis(const Context& context) : context_(context) {}

    /// Throws 42703, 42P01, 42704 where the tree names what is not there. nullopt: the type is not known, or the
    /// expression is a literal without one.
    std::optional<object::TypeName> expression(Node& node, const Scope& scope);
    /// `wanted`: what a literal without a type becomes.
    void expression_as(Node& node, const Scope& scope, const std::optional<object::TypeName>& wanted);
    std::vector<QueryColumn> query(Node& select, const Scope* outer = nullptr);

    /// Columns of relations, relations, sequences, functions, types and extensions that it names.
    std::set<object::Reference> uses;
    /// Why not all could be found out; empty: all was.
    std::string doubt;

private:
    std::optional<object::TypeName> column_ref(Node& node, const Scope& scope);
    std::optional<object::TypeName> cast(Node& node, const Scope& scope);
    std::optional<object::TypeName> operation(Node& node, const Scope& scope);
    std::optional<object::TypeName> call(Node& node, const Scope& scope);
    std::optional<object::TypeName> chosen(std::vector<Node*> nodes, const Scope& scope);
    std::optional<object::TypeName> constant(const Node& node) const;
    std::optional<object::TypeName> other(Node& node, const Scope& scope);
    std::optional<object::TypeName> indirection(Node& node, const Scope& scope);
    void children(Node& node, const Scope& scope);
    void use_type(const object::TypeName& type);
    void use_column(const ScopeTable& table, const std::string& column);
    void name_constant(Node& literal, const object::TypeName& type);
    void qualify_type(Node& type_name, const object::TypeName& type);

    void from(Node& node, Scope& scope);
    void from_relation(Node& node, Scope& scope);
    void from_join(Node& node, Scope& scope);
    void from_function(Node& node, Scope& scope);
    std::vector<QueryColumn> targets(Node& select, const Scope& scope);
    std::vector<QueryColumn> values(Node& select, const Scope& scope);
    void expand_star(const Node& reference, const Scope& scope, std::vector<Node>& out);
    void with_clause(Node& clause, const Scope* outer);
    void order(Node& select, const Scope& scope, const std::vector<QueryColumn>& columns);

    struct Named {
        std::string name;
        std::vector<QueryColumn> columns;
    };
    const Context& context_;
    std::vector<Named> with_;
};

/// A scope of one table alone: of a CHECK, an index, a default.
Scope scope_of(const catalog::Catalog& catalog, const Relation& relation);
/// … and of the columns that a table is about to have.
Scope scope_of(const QualifiedName& table, const std::vector<object::Column>& columns);

/// A field that may be changed; nullptr: absent.
Node* field_of(Node& node, std::string_view name);
Node string_node(std::string text);
Node column_node(const std::string& table, const std::string& column);

/// The type that a function of the server's own gives; nothing where that is not known here.
std::optional<object::TypeName> function_type(const std::string& name,
                                              const std::vector<std::optional<object::TypeName>>& arguments);
/// Of an operator.
std::optional<object::TypeName> operator_type(const std::string& name, const std::optional<object::TypeName>& left,
                                              const std::optional<object::TypeName>& right);
/// What UNION, CASE, COALESCE … make of several; nullopt where one is unknown and decides.
std::optional<object::TypeName> common_type(const std::vector<std::optional<object::TypeName>>& types);

}  // namespace aludel::dialect::postgresql::simulation
