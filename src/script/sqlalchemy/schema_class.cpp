#include <fmt/format.h>

#include "base/error.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/schema.hpp"

namespace aludel::script::sqlalchemy {
namespace {

constexpr std::string_view schema_module = "sqlalchemy.sql.schema";
constexpr std::string_view ddl_module = "sqlalchemy.sql.ddl";

struct Row {
    std::string_view name;
    std::string_view base;  ///< empty: none. "ColumnClause" and the like: a class of clauses
    std::string_view module = schema_module;
};

constexpr Row rows[] = {
    {"SchemaItem", ""},
    {"MetaData", "SchemaItem"},
    {"Column", "ColumnClause"},
    {"Table", "TableClause"},
    {"Constraint", "SchemaItem"},
    {"ColumnCollectionConstraint", "Constraint"},
    {"PrimaryKeyConstraint", "ColumnCollectionConstraint"},
    {"UniqueConstraint", "ColumnCollectionConstraint"},
    {"CheckConstraint", "ColumnCollectionConstraint"},
    {"ForeignKeyConstraint", "ColumnCollectionConstraint"},
    {"ExcludeConstraint", "ColumnCollectionConstraint", "sqlalchemy.dialects.postgresql.ext"},
    {"ForeignKey", "SchemaItem"},
    {"Index", "SchemaItem"},
    {"DefaultGenerator", "SchemaItem"},
    {"ColumnDefault", "DefaultGenerator"},
    {"Sequence", "DefaultGenerator"},
    {"FetchedValue", "SchemaItem"},
    {"DefaultClause", "FetchedValue"},
    {"Computed", "FetchedValue"},
    {"Identity", "FetchedValue"},
    {"DDL", "ExecutableDDLElement", ddl_module},
    {"CreateTable", "ExecutableDDLElement", ddl_module},
    {"DropTable", "ExecutableDDLElement", ddl_module},
    {"CreateIndex", "ExecutableDDLElement", ddl_module},
    {"DropIndex", "ExecutableDDLElement", ddl_module},
    {"CreateSchema", "ExecutableDDLElement", ddl_module},
    {"DropSchema", "ExecutableDDLElement", ddl_module},
    {"CreateSequence", "ExecutableDDLElement", ddl_module},
    {"DropSequence", "ExecutableDDLElement", ddl_module},
    {"AddConstraint", "ExecutableDDLElement", ddl_module},
    {"DropConstraint", "ExecutableDDLElement", ddl_module},
    {"SetTableComment", "ExecutableDDLElement", ddl_module},
    {"DropTableComment", "ExecutableDDLElement", ddl_module},
    {"SetColumnComment", "ExecutableDDLElement", ddl_module},
    {"DropColumnComment", "ExecutableDDLElement", ddl_module},
    {"CreateEnumType", "ExecutableDDLElement", ddl_module},
    {"DropEnumType", "ExecutableDDLElement", ddl_module},
    {"CreateDomainType", "ExecutableDDLElement", ddl_module},
    {"DropDomainType", "ExecutableDDLElement", ddl_module},
};

struct SchemaClasses {
    ClassesByName by_name;

    NativeClass& of(std::string_view name) { return *by_name.find(name)->second; }

    SchemaClasses() {
        for (const Row& row : rows) {
            auto type = std::make_shared<NativeClass>(std::string(row.name), std::string(row.module));
            if (!row.base.empty()) {
                auto own = by_name.find(row.base);
                type->base(own != by_name.end() ? *own->second : clause_class(row.base));
            }
            by_name[std::string(row.name)] = type;
        }
    }
};

SchemaClasses& classes() {
    static SchemaClasses all;
    return all;
}

/// A dict for whatever a script wants to keep with an item.
void add_info(NativeClass& type) {
    type.property(
        "info",
        [](Evaluator& evaluator, const Value& self) {
            Value held = some_field(self, "info");
            if (!held.defined()) {
                held = Value(evaluator.dict());
                set_field(evaluator, self, "info", held);
            }
            return held;
        },
        [](Evaluator& evaluator, const Value& self, const Value& value) { set_field(evaluator, self, "info", value); });
}

SchemaClasses& complete() {
    static const bool done = [] {
        SchemaClasses& all = classes();
        for (const char* name : {"SchemaItem", "Column", "Table"}) {
            add_info(all.of(name));
        }
        add_column_members(all.of("Column"));
        add_table_members(all.of("Table"));
        add_metadata_members(all.of("MetaData"));
        add_constraint_members(all.of("Constraint"), all.of("ColumnCollectionConstraint"));
        add_primary_key_members(all.of("PrimaryKeyConstraint"));
        add_check_members(all.of("CheckConstraint"));
        add_foreign_key_members(all.of("ForeignKey"), all.of("ForeignKeyConstraint"));
        add_index_members(all.of("Index"));
        add_exclude_members(all.of("ExcludeConstraint"));
        add_sequence_members(all.of("Sequence"), all.of("Identity"));
        add_default_members(all.of("FetchedValue"), all.of("DefaultClause"), all.of("ColumnDefault"),
                            all.of("Computed"));
        for (const Row& row : rows) {
            if (row.module == ddl_module) {
                add_ddl_members(all.of(row.name));
            }
        }
        return true;
    }();
    static_cast<void>(done);
    return classes();
}

/// The options that a dialect of ours takes on an item of some kind.
constexpr std::pair<std::string_view, std::string_view> known_options[] = {
    {"Index", "postgresql_using"},
    {"Index", "postgresql_include"},
    {"Index", "postgresql_where"},
    {"Index", "postgresql_ops"},
    {"Index", "postgresql_concurrently"},
    {"Index", "postgresql_with"},
    {"Index", "postgresql_tablespace"},
    {"Index", "postgresql_nulls_not_distinct"},
    {"Index", "sqlite_where"},
    {"Table", "postgresql_ignore_search_path"},
    {"Table", "postgresql_tablespace"},
    {"Table", "postgresql_partition_by"},
    {"Table", "postgresql_with_oids"},
    {"Table", "postgresql_on_commit"},
    {"Table", "postgresql_inherits"},
    {"Table", "postgresql_using"},
    {"Table", "sqlite_autoincrement"},
    {"Table", "sqlite_with_rowid"},
    {"Table", "sqlite_strict"},
    {"CheckConstraint", "postgresql_not_valid"},
    {"ForeignKeyConstraint", "postgresql_not_valid"},
    {"ForeignKey", "postgresql_not_valid"},
    {"PrimaryKeyConstraint", "postgresql_include"},
    {"UniqueConstraint", "postgresql_include"},
    {"UniqueConstraint", "postgresql_nulls_not_distinct"},
    {"Column", "sqlite_on_conflict_primary_key"},
    {"Column", "sqlite_on_conflict_not_null"},
    {"Column", "sqlite_on_conflict_unique"}};

bool accepts(std::string_view kind, std::string_view name) {
    if (!name.starts_with("postgresql_") && !name.starts_with("sqlite_")) {
        return true;
    }
    if (name == "sqlite_on_conflict" && kind.ends_with("Constraint")) {
        return true;
    }
    for (const auto& [owner, known] : known_options) {
        if (owner == kind && known == name) {
            return true;
        }
    }
    return false;
}

}  // namespace

const NativeClass& schema_class(std::string_view name) {
    auto found = classes().by_name.find(name);
    if (found == classes().by_name.end()) {
        throw Error(ErrorCode::internal, fmt::format("there is no class of schema items named {}", name));
    }
    return *found->second;
}

void add_class(python::NativeModule& module, std::string name, const NativeClass& type) {
    module.value(std::move(name), [raw = &type](Evaluator& evaluator) { return Value(&evaluator.type(*raw)); });
}

void add_schema_classes(python::NativeModule& module) {
    for (const auto& [name, type] : complete().by_name) {
        if (name != "ExcludeConstraint" && !name.ends_with("EnumType") && !name.ends_with("DomainType")) {
            add_class(module, name, *type);
        }
    }
    for (auto [alias, name] : {std::pair("PassiveDefault", "DefaultClause"),
                               std::pair("ColumnCollectionMixin", "ColumnCollectionConstraint")}) {
        add_class(module, alias, schema_class(name));
    }
}

bool is_column(const Value& value) {
    return is_a(value, schema_class("Column"));
}

bool is_table(const Value& value) {
    return is_a(value, schema_class("Table"));
}

bool is_constraint(const Value& value) {
    return is_a(value, schema_class("Constraint"));
}

std::string table_key(std::string_view schema, std::string_view name) {
    return schema.empty() ? std::string(name) : fmt::format("{}.{}", schema, name);
}

Value option(const Value& item, std::string_view name) {
    Value options = field(item, "_options");
    Value* found = options.is(python::Kind::dict) ? options.as<python::Dict>().table.find(name) : nullptr;
    return found && !found->is_none() ? *found : Value();
}

void keep_options(Evaluator& evaluator, const Value& item, python::Dict& keywords, std::string_view kind) {
    if (keywords.table.empty()) {
        return;
    }
    Ref<python::Dict> options = evaluator.dict();
    std::size_t position = 0;
    Value key;
    Value value;
    while (keywords.table.next(position, key, value)) {
        const std::string& name = key.as<python::Str>().text;
        std::size_t bar = name.find('_', 1);
        if (bar == std::string::npos || bar + 1 == name.size()) {
            python::raise(evaluator, python::ExceptionType::TypeError,
                          fmt::format("Additional arguments should be named <dialectname>_<argument>, got '{}'", name));
        }
        if (!accepts(kind, name)) {
            raise_argument_error(evaluator, fmt::format("Argument '{}' is not accepted by dialect '{}' on behalf of {}",
                                                        name, name.substr(0, bar), class_repr(evaluator, item)));
        }
        options->table.set(key, value);
    }
    set_field(evaluator, item, "_options", Value(options));
}

}  // namespace aludel::script::sqlalchemy
