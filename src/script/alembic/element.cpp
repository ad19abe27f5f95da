#include "script/alembic/element.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dialect/dialect.hpp"
#include "python/exception.hpp"
#include "python/object.hpp"
#include "python/watchers.hpp"
#include "script/alembic/driver.hpp"
#include "script/sqlalchemy/lower.hpp"
#include "script/sqlalchemy/schema.hpp"

// What `create(bind)` and `drop(bind)` of types, tables, indexes, sequences and a MetaData say.
namespace aludel::script::alembic {
namespace {

/// Speaks an operation, placed where the script is.
void speak(Evaluator& evaluator, catalog::Operation operation) {
    MigrationContext* context = session(evaluator).context;
    if (context == nullptr) {
        python::refuse(evaluator, "create() and drop() outside of upgrade() and downgrade()");
    }
    const Place place = evaluator.place();
    std::visit([&](auto& one) { one.place = place; }, operation);
    if (python::watchers(evaluator) > 0 && context->live() == nullptr) {
        context->asked({"a `try` around create() or drop()", place, true});
    }
    with_driver(
        evaluator, [](const Error& error) { return GivenStatement{ddl_as_given(error.statement())}; },
        [&] { context->perform(operation); });
}

/// Is there something of that name? `kind`: "type", or a relkind of PostgreSQL, which stands for the kind of SQLite
/// too.
bool exists(Evaluator& evaluator, const catalog::QualifiedName& name, std::string_view kind) {
    const sqlalchemy::Target& target = session(evaluator).target;
    const dialect::Dialect& dialect = target.dialect();
    const auto literal = [&](std::string_view text) { return dialect.quote_literal(text); };
    std::string sql;
    if (!target.is_postgresql()) {
        sql = fmt::format("SELECT 1 FROM {}sqlite_master WHERE type = {} AND name = {}",
                          name.schema.empty() ? "" : dialect.quote({"", name.schema}) + ".",
                          literal(kind == "i" ? "index" : "table"), literal(name.name));
    } else {
        const std::string visible =
            name.schema.empty() ? fmt::format("pg_catalog.pg_{}_is_visible(o.oid)", kind == "type" ? "type" : "table")
                                : fmt::format("n.nspname = {}", literal(name.schema));
        sql = kind == "type" ? fmt::format(
                                   "SELECT 1 FROM pg_catalog.pg_type o JOIN pg_catalog.pg_namespace n ON n.oid = "
                                   "o.typnamespace WHERE o.typname = {} AND {}",
                                   literal(name.name), visible)
                             : fmt::format(
                                   "SELECT 1 FROM pg_catalog.pg_class o JOIN pg_catalog.pg_namespace n ON n.oid = "
                                   "o.relnamespace WHERE o.relname = {} AND o.relkind = ANY ({}) AND {}",
                                   literal(name.name),
                                   kind == "r"   ? "ARRAY['r', 'p', 'f', 'v', 'm']"
                                   : kind == "i" ? "ARRAY['i', 'I']"
                                                 : "ARRAY['S']",
                                   visible);
    }
    dialect::Result found;
    with_driver(
        evaluator, [&](const Error&) { return GivenStatement{sql}; },
        [&] {
            found = live_database(evaluator)->execute({sql, evaluator.place(), {}, {}, {}});
        });
    return !found.rows.empty();
}

/// Where the database can be asked, "if it is (not) there" is decided here and now. Else it is for the statement.
struct Check {
    bool by_statement = false;  ///< IF [NOT] EXISTS
    bool skip = false;
};

Check check(Evaluator& evaluator, bool check_first, bool create, const catalog::QualifiedName& name,
            std::string_view kind) {
    check_first = check_first && !is_offline(evaluator);
    if (!check_first || live_database(evaluator) == nullptr) {
        return {check_first, false};
    }
    return {false, exists(evaluator, name, kind) == create};
}

bool is_domain(const Value& type) {
    return sqlalchemy::is_a(type, sqlalchemy::type_class("postgresql.DOMAIN"));
}

/// CREATE DOMAIN and DROP DOMAIN have no word for "if it is (not) there": then the database has to be asked.
Check check_domain(Evaluator& evaluator, bool check_first, bool create, const catalog::QualifiedName& name) {
    const Check found = check(evaluator, check_first, create, name, "type");
    if (found.by_statement) {
        ask(evaluator, create ? "create(checkfirst=True) of a domain" : "drop(checkfirst=True) of a domain");
    }
    return found;
}

void create_type(Evaluator& evaluator, const Value& type, bool check_first) {
    const sqlalchemy::Target& target = session(evaluator).target;
    if (!target.is_postgresql()) {
        return;
    }
    if (is_domain(type)) {
        catalog::CreateDomain create = sqlalchemy::lower_domain_type(evaluator, type, target);
        if (!check_domain(evaluator, check_first, true, create.name).skip) {
            speak(evaluator, std::move(create));
        }
        return;
    }
    catalog::CreateEnum create = sqlalchemy::lower_enum_type(evaluator, type);
    const Check found = check(evaluator, check_first, true, create.name, "type");
    if (!found.skip) {
        create.if_not_exists = found.by_statement;
        speak(evaluator, std::move(create));
    }
}

void drop_type(Evaluator& evaluator, const Value& type, bool check_first) {
    if (!session(evaluator).target.is_postgresql()) {
        return;
    }
    const catalog::QualifiedName name = sqlalchemy::lower_name(type, session(evaluator).target);
    if (is_domain(type)) {
        if (!check_domain(evaluator, check_first, false, name).skip) {
            speak(evaluator, catalog::DropDomain{name, {}});
        }
        return;
    }
    const Check found = check(evaluator, check_first, false, name, "type");
    if (!found.skip) {
        speak(evaluator, catalog::DropEnum{name, found.by_statement, {}});
    }
}

void create_table(Evaluator& evaluator, const Value& table, bool check_first) {
    const sqlalchemy::Target& target = session(evaluator).target;
    if (check_first && !is_offline(evaluator) && live_database(evaluator) == nullptr &&
        !sqlalchemy::indexes_of(table).empty()) {
        ask(evaluator, "create(checkfirst=True) of a table with indexes");
    }
    const Check found =
        check(evaluator, check_first, true, sqlalchemy::lower_name(table, session(evaluator).target), "r");
    if (found.skip) {
        return;
    }
    for (const Value& type : sqlalchemy::named_types(evaluator, table, target, true)) {
        create_type(evaluator, type, check_first);
    }
    for (catalog::Operation& operation : sqlalchemy::lower_create_table(evaluator, table, target)) {
        if (auto* made = std::get_if<catalog::CreateTable>(&operation)) {
            made->if_not_exists = found.by_statement;
        }
        speak(evaluator, std::move(operation));
    }
}

void drop_table(Evaluator& evaluator, const Value& table, bool check_first, bool with_types) {
    const Check found =
        check(evaluator, check_first, false, sqlalchemy::lower_name(table, session(evaluator).target), "r");
    if (found.skip) {
        return;
    }
    speak(evaluator,
          catalog::DropTable{sqlalchemy::lower_name(table, session(evaluator).target), found.by_statement, {}});
    if (with_types) {
        for (const Value& type : sqlalchemy::named_types(evaluator, table, session(evaluator).target, false)) {
            drop_type(evaluator, type, check_first);
        }
    }
}

/// The tables of a MetaData that are meant, those that others refer to first.
std::vector<Value> tables_of(Evaluator& evaluator, const Value& metadata, const Value& tables) {
    std::vector<Value> all = sqlalchemy::sorted_tables(evaluator, metadata);
    if (sqlalchemy::is_none(tables)) {
        return all;
    }
    const std::vector<Value> wanted = python::to_vector(evaluator, tables);
    std::erase_if(all, [&](const Value& one) {
        return std::none_of(wanted.begin(), wanted.end(), [&](const Value& other) { return other.same(one); });
    });
    return all;
}

void create_metadata(Evaluator& evaluator, const Value& metadata, bool check_first, const Value& tables) {
    for (const Value& table : tables_of(evaluator, metadata, tables)) {
        create_table(evaluator, table, check_first);
    }
}

void drop_metadata(Evaluator& evaluator, const Value& metadata, bool check_first, const Value& tables) {
    std::vector<Value> all = tables_of(evaluator, metadata, tables);
    std::reverse(all.begin(), all.end());
    std::vector<Value> types;
    for (const Value& table : all) {
        for (const Value& type : sqlalchemy::named_types(evaluator, table, session(evaluator).target, true)) {
            types.push_back(type);
        }
        drop_table(evaluator, table, check_first, false);
    }
    std::vector<catalog::QualifiedName> dropped;
    for (const Value& type : types) {
        const catalog::QualifiedName name = sqlalchemy::lower_name(type, session(evaluator).target);
        if (std::find(dropped.begin(), dropped.end(), name) == dropped.end()) {
            dropped.push_back(name);
            drop_type(evaluator, type, check_first);
        }
    }
}

[[noreturn]] void refuse_element(Evaluator& evaluator, const Value& element, std::string_view what) {
    python::refuse(evaluator, fmt::format("{} of a {}", what, python::type_name(evaluator, element)),
                   "write this revision as an SQL file of the same id (docs/from-alembic.md)");
}

}  // namespace

void create_element(Evaluator& evaluator, const Value& element, bool check_first, const Value& tables) {
    const sqlalchemy::Target& target = session(evaluator).target;
    if (sqlalchemy::is_enum(element) || is_domain(element)) {
        create_type(evaluator, element, check_first);
    } else if (sqlalchemy::is_table(element)) {
        create_table(evaluator, element, check_first);
    } else if (sqlalchemy::is_a(element, sqlalchemy::schema_class("MetaData"))) {
        create_metadata(evaluator, element, check_first, tables);
    } else if (sqlalchemy::is_a(element, sqlalchemy::schema_class("Index"))) {
        catalog::CreateIndex create;
        create.index = sqlalchemy::lower_index(evaluator, element, target);
        const Check found = check(evaluator, check_first, true, {create.index.table.schema, create.index.name}, "i");
        if (!found.skip) {
            create.if_not_exists = found.by_statement;
            create.concurrently = sqlalchemy::is_concurrent(evaluator, element);
            speak(evaluator, std::move(create));
        }
    } else if (sqlalchemy::is_a(element, sqlalchemy::schema_class("Sequence"))) {
        const Check found =
            target.is_postgresql()
                ? check(evaluator, check_first, true, sqlalchemy::lower_name(element, session(evaluator).target), "S")
                : Check{false, true};
        if (!found.skip) {
            catalog::CreateSequence create;
            create.name = sqlalchemy::lower_name(element, session(evaluator).target);
            create.options = sqlalchemy::lower_sequence_options(evaluator, element);
            create.if_not_exists = found.by_statement;
            speak(evaluator, std::move(create));
        }
    } else {
        refuse_element(evaluator, element, "create()");
    }
}

void drop_element(Evaluator& evaluator, const Value& element, bool check_first, const Value& tables) {
    const sqlalchemy::Target& target = session(evaluator).target;
    if (sqlalchemy::is_enum(element) || is_domain(element)) {
        drop_type(evaluator, element, check_first);
    } else if (sqlalchemy::is_table(element)) {
        drop_table(evaluator, element, check_first, true);
    } else if (sqlalchemy::is_a(element, sqlalchemy::schema_class("MetaData"))) {
        drop_metadata(evaluator, element, check_first, tables);
    } else if (sqlalchemy::is_a(element, sqlalchemy::schema_class("Index"))) {
        const catalog::Index index = sqlalchemy::lower_index(evaluator, element, target);
        const Check found = check(evaluator, check_first, false, {index.table.schema, index.name}, "i");
        if (!found.skip) {
            speak(evaluator, catalog::DropIndex{{index.table.schema, index.name},
                                                index.name_may_be_cut,
                                                found.by_statement,
                                                sqlalchemy::is_concurrent(evaluator, element),
                                                {}});
        }
    } else if (sqlalchemy::is_a(element, sqlalchemy::schema_class("Sequence"))) {
        const Check found =
            target.is_postgresql()
                ? check(evaluator, check_first, false, sqlalchemy::lower_name(element, session(evaluator).target), "S")
                : Check{false, true};
        if (!found.skip) {
            speak(evaluator, catalog::DropSequence{
                                 sqlalchemy::lower_name(element, session(evaluator).target), found.by_statement, {}});
        }
    } else {
        refuse_element(evaluator, element, "drop()");
    }
}

}  // namespace aludel::script::alembic
