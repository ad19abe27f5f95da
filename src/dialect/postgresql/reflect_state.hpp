#pragma once

#include <list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "catalog/catalog.hpp"
#include "dialect/postgresql/reflect_row.hpp"

namespace aludel::dialect::postgresql {

namespace object = catalog::object;
using catalog::QualifiedName;

/// The catalogs of the server, by the number that each of them has in every version.
enum CatalogOid : Oid {
    of_type = 1247,
    of_function = 1255,
    of_relation = 1259,
    of_default = 2604,
    of_constraint = 2606,
    of_rule = 2618,
    of_schema = 2615,
    of_trigger = 2620,
    of_extension = 3079,
    of_policy = 3256,
    of_statistics = 3381,
    of_event_trigger = 3466,
};

/// The first number that an object of ours may have: smaller ones are the server's own.
constexpr Oid first_own_oid = 16384;

/// A catalog while it is read: numbers of the server and where what they name is.
class ReflectionState {
public:
    explicit ReflectionState(int version) : version(version) {}

    struct Type {
        QualifiedName name;
        char kind = 'b';
        Oid element = 0;  ///< of an array
        Oid collation = 0;
        Oid relation = 0;  ///< of a row type
    };
    struct Relation {
        char kind = 'r';
        QualifiedName name;
        std::vector<object::Column>* columns = nullptr;
        struct Number {
            int number;  ///< as the server counts
            Oid type;
            Oid collation;
        };
        std::vector<Number> numbers;  ///< one for each column
        object::Table* table = nullptr;
        object::View* view = nullptr;
        object::MaterializedView* materialized = nullptr;
        object::Sequence* sequence = nullptr;
        /// Throws Error(internal) for a column that is not there.
        const std::string& column(std::int64_t number) const;
        object::Column* find(int number) const;
        /// nullptr: there is no such column.
        const Number* place(int number) const;
    };
    struct OperatorClass {
        QualifiedName name;
        Oid method = 0;
        Oid input = 0;
        bool standard = false;
    };
    struct PendingIndex {
        Oid relation = 0;
        std::string name;
        object::Index index;
    };

    QualifiedName name(Oid schema, std::string_view name) const;
    std::string role(Oid oid) const;
    object::TypeName type(Oid oid, int modifier = -1, int dimensions = 0) const;
    QualifiedName collation(Oid oid) const;
    /// Empty where it is the default for a key of that type (0: not known).
    QualifiedName operator_class(Oid oid, Oid key_type) const;
    std::string comment(Oid catalog, Oid oid, int part = 0) const;
    bool in_extension(Oid catalog, Oid oid) const { return members.count(key(catalog, oid)) != 0; }
    /// nullptr: none in a schema of ours.
    Relation* relation(Oid oid);
    object::Described described(Oid catalog, Oid oid, Oid owner, std::string_view acl,
                                std::string_view standard_acl) const;

    static std::uint64_t key(Oid catalog, Oid oid) { return (static_cast<std::uint64_t>(catalog) << 32U) | oid; }

    int version;
    catalog::Catalog catalog;
    std::unordered_map<Oid, std::string> schemas;
    std::unordered_map<Oid, std::string> roles;
    std::unordered_map<Oid, std::string> methods;
    std::unordered_map<Oid, std::string> extensions;
    std::unordered_map<Oid, QualifiedName> collations;
    std::unordered_map<Oid, OperatorClass> operator_classes;
    /// Method and type: there is a default for it.
    std::unordered_set<std::uint64_t> default_classes;
    std::unordered_map<Oid, Type> types;
    std::map<std::pair<Oid, int>, std::string> modifiers;
    /// Those of extensions too, which are in no map of the catalog.
    std::unordered_map<Oid, Relation> relations;
    std::list<std::vector<object::Column>> columns_of_extensions;
    std::unordered_map<Oid, PendingIndex> indexes;
    std::unordered_map<Oid, QualifiedName> index_names;
    std::unordered_map<Oid, Oid> index_parents;
    /// By catalog and number: what belongs to an extension, and to which.
    std::unordered_map<std::uint64_t, Oid> members;
    std::unordered_map<std::uint64_t, std::vector<std::pair<int, std::string>>> comments;
    /// By catalog and number, of what others may depend on or what depends on others.
    std::unordered_map<std::uint64_t, object::Reference> references;
    /// The column whose default a number of pg_attrdef is.
    std::unordered_map<Oid, std::pair<Oid, int>> defaults;

private:
    Oid last_oid_ = 0;
    Relation* last_ = nullptr;
};

/// What an access control list says beside the standard one of such an object.
object::Privileges privileges_of(std::string_view acl, std::string_view standard, const std::string& owner);

/// One query, and what becomes of its rows.
struct Part {
    std::string sql;
    void (*take)(ReflectionState& state, const Row& row);
    void (*done)(ReflectionState& state) = nullptr;  ///< behind the last row
};

/// In the order in which they are to be asked: each file takes what those before it have read.
void add_name_parts(int version, std::vector<Part>& parts);
void add_relation_parts(int version, std::vector<Part>& parts);
void add_type_parts(int version, std::vector<Part>& parts);
void add_index_parts(int version, std::vector<Part>& parts);
void add_constraint_parts(int version, std::vector<Part>& parts);
void add_function_parts(int version, std::vector<Part>& parts);
void add_trigger_parts(int version, std::vector<Part>& parts);
void add_rest_parts(int version, std::vector<Part>& parts);

/// A condition on a column that holds a schema's number: it is one of ours.
inline std::string in_our_schemas(std::string_view column) {
    return std::string(column) +
           " IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')";
}
/// A condition: no extension has brought it.
inline std::string in_no_extension(Oid catalog, std::string_view oid) {
    return "NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = " + std::to_string(catalog) +
           " AND x.objid = " + std::string(oid) + " AND x.deptype = 'e')";
}

object::Firing firing_of(char letter);

}  // namespace aludel::dialect::postgresql
