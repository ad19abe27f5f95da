#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/catalog.hpp"
#include "dialect/reflection.hpp"

namespace aludel::dialect::postgresql {

namespace object = catalog::object;
using catalog::QualifiedName;

/// When something is written, where what it needs leaves a choice.
enum class Turn {
    schema,
    extension,
    type,
    function,
    sequence,
    table,
    partition,
    ownership,
    default_value,
    view,
    constraint,
    index,
    attached_index,
    foreign_key,
    statistics,
    trigger,
    rule,
    policy,
    setting,
    fill,
    event_trigger,
    default_privileges,
};

/// Statements that belong together, and what has to be there before.
struct Item {
    Turn turn;
    object::Reference self;
    std::string sql;
    std::vector<object::Reference> needs;
    std::string stand_in;  ///< of a view: what may be made first in its place, where it is needed for what it needs
    std::vector<object::Reference> stand_in_needs;
    bool replaces = false;  ///< it was made, and `sql` has to replace it
};

/// A script while it is put together.
struct Script {
    const catalog::Catalog& catalog;
    const SqlOptions& options;
    std::map<object::Reference, std::vector<object::Reference>> dependencies;
    std::vector<Item> items;
    /// Objects that are made by the item of another: the columns and keys of a table.
    std::map<object::Reference, object::Reference> part_of;
    /// The sequences behind identity columns, by table and column.
    std::map<std::pair<object::Reference, std::string>, const object::Named<object::Sequence>::value_type*> identities;
    std::map<QualifiedName, std::vector<QualifiedName>, object::ByName> partitions;  ///< of each partitioned table
    std::map<QualifiedName, std::vector<QualifiedName>, object::ByName> children;    ///< … that inherit from it
    std::map<QualifiedName, object::Reference, object::ByName> multiranges;  ///< and the range that each comes with

    Item& add(Turn turn, object::Reference self, std::string sql, std::vector<object::Reference> needs = {});
    /// What the catalog's dependencies say of it.
    std::vector<object::Reference> needs_of(const object::Reference& object) const;
    /// Where SQL compares without writing the operator (IS DISTINCT FROM, NULLIF, CASE, IN, USING) the server looks for
    /// it along the search path, and would find none of an extension: there its schema is on the path.
    std::string with_operators(std::string sql, const std::vector<object::Reference>& needs) const;
    bool needs_function(const object::Reference& object) const;
    /// All partitions, and theirs, are attached.
    void need_partitions(std::vector<object::Reference>& needs, const QualifiedName& table) const;
    /// The tables that inherit from it, and those that inherit from them, are there.
    void need_children(std::vector<object::Reference>& needs, const QualifiedName& table) const;
    /// The object that a type is or is made by: a type, a table, a view.
    void need_type(std::vector<object::Reference>& needs, const object::TypeName& type) const;
};

void create_schemas(Script& script);
void create_types(Script& script);
void create_functions(Script& script);
void create_sequences(Script& script);
void create_tables(Script& script);
void create_views(Script& script);
void create_statistics(Script& script);
void create_event_triggers(Script& script);
void create_default_privileges(Script& script);

/// Triggers, rules and policies of one table or view.
void create_triggers(Script& script, const QualifiedName& table, object::Reference self,
                     const std::map<std::string, object::Trigger>& triggers);
void create_rules(Script& script, const QualifiedName& table, object::Reference self,
                  const std::map<std::string, object::Rule>& rules);
void create_policies(Script& script, const QualifiedName& table, const std::map<std::string, object::Policy>& policies);

/// The server writes an array that it has cast as a whole, as in `a IN ('x', 'y')` of a varchar, as
/// `(ARRAY['x'::character varying, …])::text[]`, and reads that as casts of each element: another expression, which it
/// writes otherwise. With the type of the array said between, it is read as it was.
std::string keep_array_types(std::string sql);

/// "CREATE INDEX …;" with all that belongs to it.
std::string index_sql(const QualifiedName& table, std::string_view name, const object::Index& index, bool only);
/// "(a, lower(b) DESC)"
std::string keys_sql(const std::vector<object::IndexKey>& keys);
std::string key_sql(const object::IndexKey& key);
/// " ON DELETE SET NULL (a)"; empty for NO ACTION.
std::string action_sql(std::string_view on, object::Action action, const std::vector<std::string>& columns);
/// "CONSTRAINT name PRIMARY KEY (a)"
std::string constraint_sql(std::string_view name, const object::Constraint& constraint);

/// " WITH (a='1')", empty where there are none.
std::string with_sql(const std::vector<object::Setting>& settings);
std::string settings_sql(const std::vector<object::Setting>& settings);
/// "a, b", quoted.
std::string names_sql(const std::vector<std::string>& names);
/// "ALTER kind name OWNER TO …; COMMENT ON …; GRANT …", as far as there is any of it and it is asked for.
std::string described_sql(const Script& script, std::string_view kind, std::string_view name,
                          const object::Described& object, std::string_view grant_kind = {});
std::string comment_sql(std::string_view kind, std::string_view name, const std::string& comment);
/// `columns`: "(a)" of a privilege of columns.
std::string privileges_sql(const Script& script, std::string_view kind, std::string_view name,
                           const object::Privileges& privileges, std::string_view column = {});
/// Comments, privileges and what ALTER … COLUMN sets; `kind` is of the ALTER: "TABLE", "MATERIALIZED VIEW".
std::string columns_sql(const Script& script, std::string_view kind, const QualifiedName& table,
                        const std::vector<object::Column>& columns);
/// "ENABLE REPLICA TRIGGER"; empty where it is as it was made.
std::string firing_sql(object::Firing firing, std::string_view noun);

}  // namespace aludel::dialect::postgresql
