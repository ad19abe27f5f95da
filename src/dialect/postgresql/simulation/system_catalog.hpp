#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dialect/postgresql/simulation/evaluate_relation.hpp"
#include "dialect/postgresql/simulation/state.hpp"
#include "dialect/postgresql/simulation/system_names.hpp"

namespace aludel::dialect::postgresql::simulation {

using ObjectId = std::uint32_t;

/// A row of pg_class, of what is in the catalog or may be.
struct SystemRelation {
    ObjectId oid = 0;
    QualifiedName name;
    char kind = 'r';  ///< relkind; '?': not known
    const object::Table* table = nullptr;
    const object::View* view = nullptr;
    const object::MaterializedView* materialized = nullptr;
    const object::Sequence* sequence = nullptr;
    const object::Index* index = nullptr;
    const object::Constraint* key = nullptr;  ///< whose index it is
    const object::Type* composite = nullptr;
    QualifiedName of;   ///< of an index: its table
    std::string maybe;  ///< why it may be another, or not there

    const std::vector<object::Column>* columns() const;
};

/// A row of pg_type.
struct SystemType {
    ObjectId oid = 0;
    QualifiedName name;
    char kind = 'b';
    char category = 'U';
    ObjectId element = 0;
    ObjectId array = 0;
    ObjectId relation = 0;
    ObjectId base = 0;
    const object::Type* type = nullptr;
    const SystemTypeName* builtin = nullptr;
    std::string maybe;
};

/// What has its oid by what it is: a constraint, a function, a schema …
struct SystemObject {
    object::Reference reference;
    std::string maybe;
};

/// A state as the system catalogs show it. Oids are made up, the same for the same names as long as they can be.
class SystemCatalog {
public:
    explicit SystemCatalog(const State& state);

    const State& state() const { return state_; }
    /// The schemas of the search path that are there, without pg_catalog.
    const std::vector<std::string>& path() const { return path_; }
    std::optional<std::string> current_schema() const;

    const std::vector<SystemRelation>& relations();
    const std::vector<SystemType>& types();
    ObjectId oid_of(const object::Reference& reference);
    ObjectId schema_oid(const std::string& schema);
    const object::Reference* object_with(ObjectId oid);

    const SystemRelation* relation(ObjectId oid);
    const SystemRelation* relation(const QualifiedName& name);
    /// As a statement means it: of an unqualified name the first along the path.
    const SystemRelation* visible_relation(const QualifiedName& name);
    bool is_visible(const SystemRelation& relation);
    const SystemType* type(ObjectId oid);
    const SystemType* visible_type(const QualifiedName& name);
    bool is_visible(const SystemType& type);
    ObjectId type_oid(const object::TypeName& type);
    /// As format_type() gives it.
    std::string type_text(TypeId type, const std::string& modifiers = {});
    /// atttypmod, where modifiers are of a type that the server brings; nothing: not known.
    std::optional<std::int64_t> type_modifier(const object::TypeName& type);
    /// "a.t", as a cast of regclass to text writes it.
    std::string relation_text(ObjectId oid);
    /// Of regproc, regprocedure and regnamespace.
    std::string object_text(TypeId type, ObjectId oid);
    std::string qualified(const std::string& schema, const std::string& name, bool visible) const;

    /// Expressions as the catalog has them, names qualified only as far as the search path makes that necessary.
    std::string visible_text(const std::string& sql);
    /// … and without parentheses that the grammar does not need, as the server writes a pretty text.
    std::string expression_text(const std::string& expression, bool pretty);
    std::string name_text(const QualifiedName& name);
    std::string key_text(const object::IndexKey& key, bool pretty);
    std::string index_definition(const SystemRelation& relation, bool pretty);
    std::string constraint_definition(const object::Constraint& constraint, bool pretty);
    /// Nothing where the server would lay out the text otherwise than it is known.
    std::optional<std::string> view_definition(const SystemRelation& relation);
    std::string arguments_text(const object::Function& function);
    ObjectId type_collation(const SystemType& type);
    ObjectId collation_oid(const QualifiedName& name);
    ObjectId method_oid(const std::string& name);

    /// Why there may be relations, types or functions that nothing here names; empty: there are none.
    const std::string& strangers() const { return strangers_; }

private:
    std::string ordered_key_text(const object::IndexKey& key, bool pretty);
    bool is_visible_name(const std::string& schema, const std::string& name);
    void build_relations();
    void add_table_relations(const QualifiedName& name, const object::Table& table);
    void add_relation(SystemRelation relation, object::Kind kind);
    void add_unsure_relations();
    void build_types();
    void add_type(SystemType type, object::Kind kind);
    void add_extension_types();
    ObjectId claim(const object::Reference& reference);
    std::string unsure_of(object::Kind kind, const QualifiedName& name) const;

    const State& state_;
    std::vector<std::string> path_;
    std::string strangers_;
    std::vector<SystemRelation> relations_;
    std::map<ObjectId, std::size_t> relations_by_oid_;
    std::map<QualifiedName, std::size_t, object::ByName> relations_by_name_;
    std::vector<SystemType> types_;
    std::map<ObjectId, std::size_t> types_by_oid_;
    std::map<QualifiedName, std::size_t, object::ByName> types_by_name_;
    std::map<object::Reference, ObjectId> oids_;
    std::map<ObjectId, object::Reference> objects_;
    bool relations_built_ = false;
    bool types_built_ = false;
};

const object::Column* column_of(const SystemRelation& relation, const std::string& name);
/// From 1; 0 where there is none.
std::int64_t column_number(const SystemRelation& relation, const std::string& name);
/// Of an index; an empty one is an expression.
std::vector<std::string> index_columns(const SystemRelation& relation);
/// The index of the key that a foreign key refers to.
const SystemRelation* referred_index(SystemCatalog& system, const SystemRelation& table,
                                     const std::vector<std::string>& columns);

/// What stands in the parentheses of a type with that modifier; empty: none.
std::string modifiers_text(TypeId type, std::int64_t modifier);

/// The rows of a system catalog or view; nothing where there is none of that name.
std::optional<RowSet> system_table(SystemCatalog& system, std::string_view schema, std::string_view name);

}  // namespace aludel::dialect::postgresql::simulation
