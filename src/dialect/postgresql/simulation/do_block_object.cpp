#include <algorithm>
#include <utility>

#include "dialect/postgresql/simulation/do_block_run.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

using object::Kind;
using object::Reference;
using References = std::vector<Reference>;

/// Statements that change nothing of a catalog, or only what has no owner and no rows there.
constexpr std::string_view harmless[] = {
    "SelectStmt",      "UpdateStmt",         "DeleteStmt",        "CreateRoleStmt",       "AlterRoleStmt",
    "DropRoleStmt",    "GrantRoleStmt",      "AlterOwnerStmt",    "VariableSetStmt",      "NotifyStmt",
    "LockStmt",        "VacuumStmt",         "AlterDatabaseStmt", "AlterDatabaseSetStmt", "AlterRoleSetStmt",
    "ReindexStmt",     "RefreshMatViewStmt", "ReassignOwnedStmt", "TruncateStmt",         "DropOwnedStmt",
    "TransactionStmt", "VariableShowStmt"};

class ObjectsOfStatement {
public:
    explicit ObjectsOfStatement(const State& state) : state_(state), system_(state) {}

    std::optional<References> of(const Node& statement);

private:
    QualifiedName made(const std::vector<std::string>& names) {
        const std::string schema =
            names.size() > 1 ? names[names.size() - 2] : system_.current_schema().value_or("public");
        return {schema, names.empty() ? std::string() : names.back()};
    }
    QualifiedName made(const Node& range) {
        const std::string& schema = range.word("schemaname");
        return {schema.empty() ? system_.current_schema().value_or("public") : schema, range.word("relname")};
    }
    void add(Kind kind, const QualifiedName& name, const std::string& part = {}) {
        found_.push_back({kind, name.schema, name.name, part});
    }
    /// What is there under that name, or would be.
    void add_relation(const Node& range, Kind otherwise) {
        add_named_relation({range.word("schemaname"), range.word("relname")}, otherwise);
    }
    void add_named_relation(const QualifiedName& name, Kind otherwise) {
        const SystemRelation* relation = system_.visible_relation(name);
        if (relation == nullptr) {
            add(otherwise,
                name.schema.empty() ? QualifiedName{system_.current_schema().value_or("public"), name.name} : name);
        } else if (relation->kind == 'i' || relation->kind == 'I') {
            add(Kind::index, relation->of, relation->name.name);
        } else {
            add(relation->kind == 'v'   ? Kind::view
                : relation->kind == 'm' ? Kind::materialized_view
                : relation->kind == 'S' ? Kind::sequence
                                        : Kind::table,
                relation->name);
        }
    }
    void add_type(const std::vector<std::string>& names) {
        const QualifiedName name{names.size() > 1 ? names[names.size() - 2] : std::string(), names.back()};
        const SystemType* type = system_.visible_type(name);
        add(Kind::type, type != nullptr && type->oid >= 16384 ? type->name : made(names));
    }
    void add_functions(const std::vector<std::string>& names) {
        bool any = false;
        for (const auto& [signature, function] : state_.catalog.functions)
            if (signature.name.name == names.back() && (names.size() == 1 || names.front() == signature.name.schema)) {
                add(Kind::function, signature.name, signature.arguments);
                any = true;
            }
        if (!any)
            add(Kind::function, made(names));
    }
    void add_part(Kind kind, std::vector<std::string> names) {
        const std::string part = names.back();
        names.pop_back();
        const QualifiedName name{names.size() > 1 ? names.front() : std::string(), names.empty() ? "" : names.back()};
        const SystemRelation* relation = system_.visible_relation(name);
        add(kind, relation == nullptr ? made(names) : relation->name, part);
    }
    bool add_object(const std::string& type, const Node& object);
    bool add_made(const Node& statement);
    bool add_changed(const Node& statement);

    const State& state_;
    SystemCatalog system_;
    References found_;
};

std::vector<std::string> names_of_object(const Node& object) {
    if (object.is("List"))
        return strings_of(object.list("items"));
    if (object.is("TypeName"))
        return strings_of(object.list("names"));
    if (object.is("ObjectWithArgs"))
        return strings_of(object.list("objname"));
    return {string_of(object)};
}

bool ObjectsOfStatement::add_object(const std::string& type, const Node& object) {
    const std::vector<std::string> names = names_of_object(object);
    if (names.empty())
        return false;
    const QualifiedName name{names.size() > 1 ? names[names.size() - 2] : std::string(), names.back()};
    if (type == "OBJECT_TABLE" || type == "OBJECT_FOREIGN_TABLE")
        add_named_relation(name, Kind::table);
    else if (type == "OBJECT_VIEW")
        add_named_relation(name, Kind::view);
    else if (type == "OBJECT_MATVIEW")
        add_named_relation(name, Kind::materialized_view);
    else if (type == "OBJECT_SEQUENCE")
        add_named_relation(name, Kind::sequence);
    else if (type == "OBJECT_INDEX")
        add_named_relation(name, Kind::index);
    else if (type == "OBJECT_TYPE" || type == "OBJECT_DOMAIN")
        add_type(names);
    else if (type == "OBJECT_FUNCTION" || type == "OBJECT_PROCEDURE" || type == "OBJECT_ROUTINE" ||
             type == "OBJECT_AGGREGATE")
        add_functions(names);
    else if (type == "OBJECT_SCHEMA")
        add(Kind::schema, {"", names.back()});
    else if (type == "OBJECT_EXTENSION")
        add(Kind::extension, {"", names.back()});
    else if (type == "OBJECT_EVENT_TRIGGER")
        add(Kind::event_trigger, {"", names.back()});
    else if (type == "OBJECT_TRIGGER")
        add_part(Kind::trigger, names);
    else if (type == "OBJECT_POLICY")
        add_part(Kind::policy, names);
    else if (type == "OBJECT_RULE")
        add_part(Kind::rule, names);
    else if (type == "OBJECT_TABCONSTRAINT")
        add_part(Kind::constraint, names);
    else if (type == "OBJECT_COLUMN")
        add_named_relation({names.size() > 2 ? names[names.size() - 3] : std::string(), name.schema}, Kind::table);
    else if (type != "OBJECT_DATABASE" && type != "OBJECT_ROLE" && type != "OBJECT_LANGUAGE")
        return false;
    return true;
}

bool ObjectsOfStatement::add_made(const Node& statement) {
    if (statement.is("CreateStmt"))
        add(Kind::table, made(statement["relation"]));
    else if (statement.is("ViewStmt"))
        add(Kind::view, made(statement["view"]));
    else if (statement.is("CreateTableAsStmt"))
        add(statement.word("objtype") == "OBJECT_MATVIEW" ? Kind::materialized_view : Kind::table,
            made(statement["into"]["rel"]));
    else if (statement.is("CreateSeqStmt"))
        add(Kind::sequence, made(statement["sequence"]));
    else if (statement.is("CreateEnumStmt") || statement.is("CreateRangeStmt"))
        add(Kind::type, made(strings_of(statement.list("typeName"))));
    else if (statement.is("CreateDomainStmt"))
        add(Kind::type, made(strings_of(statement.list("domainname"))));
    else if (statement.is("CompositeTypeStmt"))
        add(Kind::type, made(statement["typevar"]));
    else if (statement.is("CreateFunctionStmt"))
        add_functions(strings_of(statement.list("funcname")));
    else if (statement.is("CreateExtensionStmt") || statement.is("AlterExtensionStmt"))
        add(Kind::extension, {"", statement.word("extname")});
    else if (statement.is("CreateSchemaStmt"))
        add(Kind::schema, {"", statement.word("schemaname")});
    else if (statement.is("CreateTrigStmt"))
        add_part(Kind::trigger, {statement["relation"].word("schemaname"), statement["relation"].word("relname"),
                                 statement.word("trigname")});
    else if (statement.is("CreatePolicyStmt") || statement.is("AlterPolicyStmt"))
        add_part(Kind::policy, {statement["table"].word("schemaname"), statement["table"].word("relname"),
                                statement.word("policy_name")});
    else if (statement.is("IndexStmt"))
        add_part(Kind::index, {statement["relation"].word("schemaname"), statement["relation"].word("relname"),
                               statement.word("idxname")});
    else
        return false;
    return true;
}

bool ObjectsOfStatement::add_changed(const Node& statement) {
    if (statement.is("AlterTableStmt")) {
        add_relation(statement["relation"], Kind::table);
    } else if (statement.is("AlterSeqStmt")) {
        add_relation(statement["sequence"], Kind::sequence);
    } else if (statement.is("AlterEnumStmt") || statement.is("AlterTypeStmt") || statement.is("AlterDomainStmt")) {
        add_type(strings_of(statement.list("typeName")));
    } else if (statement.is("AlterFunctionStmt")) {
        add_functions(names_of_object(statement["func"]));
    } else if (statement.is("RenameStmt") || statement.is("AlterObjectSchemaStmt")) {
        if (statement["relation"])
            add_relation(statement["relation"], Kind::table);
        else if (!add_object(statement.word("renameType") + statement.word("objectType"), statement["object"]))
            return false;
        // A column keeps to its table; all else has another name then.
        const std::string& type = statement.word("renameType");
        if (statement["newname"] && !found_.empty() && type != "OBJECT_COLUMN" && type != "OBJECT_TABCONSTRAINT") {
            Reference renamed = found_.back();
            (renamed.part.empty() ? renamed.name : renamed.part) = statement.word("newname");
            found_.push_back(renamed);
        }
    } else if (statement.is("CommentStmt")) {
        return add_object(statement.word("objtype"), statement["object"]);
    } else if (statement.is("DropStmt")) {
        for (const Node& object : statement.list("objects"))
            if (!add_object(statement.word("removeType"), object))
                return false;
    } else if (statement.is("GrantStmt")) {
        for (const Node& object : statement.list("objects"))
            if (object.is("RangeVar"))
                add_relation(object, Kind::table);
            else if (!add_object(statement.word("objtype"), object))
                return false;
    } else if (statement.is("AlterDefaultPrivilegesStmt")) {
        return true;
    } else {
        return false;
    }
    return true;
}

std::optional<References> ObjectsOfStatement::of(const Node& statement) {
    if (std::find(std::begin(harmless), std::end(harmless), statement.kind) == std::end(harmless) &&
        !add_made(statement) && !add_changed(statement))
        return std::nullopt;
    return std::move(found_);
}

}  // namespace

std::optional<std::vector<object::Reference>> objects_of(const State& state, const Node& statement) {
    return ObjectsOfStatement(state).of(statement);
}

}  // namespace aludel::dialect::postgresql::simulation
