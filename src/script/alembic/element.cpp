#include "script/alembic/element.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dialect/dialect.hpp"
#include "python/exception.hpp"
#include "python/object.hpp"
#include "python/watchers.hpp"
#include "script/alembic/driver.hpp"
#include "script/sqlalchemy/lower.hpp"
#include "script/sqlalchemy/schema_sort.hpp"

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
    if (!found.unknown.empty()) {
        evaluator.require_known(evaluator.unknown(found.unknown));
    }
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

bool is_sequence(const Value& value) {
    return sqlalchemy::is_a(value, sqlalchemy::schema_class("Sequence"));
}

void create_sequence(Evaluator& evaluator, const Value& sequence, bool check_first) {
    const sqlalchemy::Target& target = session(evaluator).target;
    if (!target.is_postgresql() || sqlalchemy::flag(evaluator, sequence, "optional")) {
        return;
    }
    const catalog::QualifiedName name = sqlalchemy::lower_name(sequence, target);
    const Check found = check(evaluator, check_first, true, name, "S");
    if (!found.skip) {
        catalog::CreateSequence create;
        create.name = name;
        create.options = sqlalchemy::lower_sequence_options(evaluator, sequence);
        create.if_not_exists = found.by_statement;
        if (const Value type = sqlalchemy::some_field(sequence, "data_type"); type.defined()) {
            create.type = sqlalchemy::lower_type(evaluator, type, target);
        }
        speak(evaluator, std::move(create));
    }
}

void drop_sequence(Evaluator& evaluator, const Value& sequence, bool check_first) {
    const sqlalchemy::Target& target = session(evaluator).target;
    if (!target.is_postgresql() || sqlalchemy::flag(evaluator, sequence, "optional")) {
        return;
    }
    const catalog::QualifiedName name = sqlalchemy::lower_name(sequence, target);
    const Check found = check(evaluator, check_first, false, name, "S");
    if (!found.skip) {
        speak(evaluator, catalog::DropSequence{name, found.by_statement, {}});
    }
}

/// The sequences that columns of a table are filled from, by their `default`.
std::vector<Value> sequences_of(const Value& table) {
    std::vector<Value> sequences;
    for (const Value& column : sqlalchemy::columns_of(table)) {
        if (const Value usual = sqlalchemy::some_field(column, "default"); is_sequence(usual)) {
            sequences.push_back(usual);
        }
    }
    return sequences;
}

void make_table(Evaluator& evaluator, const Value& table, bool check_first, bool by_statement,
                const std::vector<Value>& apart) {
    for (const Value& sequence : sequences_of(table)) {
        create_sequence(evaluator, sequence, check_first);
    }
    std::vector<catalog::Operation> all =
        sqlalchemy::lower_create_table(evaluator, table, session(evaluator).target, apart);
    if (by_statement && all.size() > 1) {
        ask(evaluator, "create(checkfirst=True) of a table with indexes or comments");
    }
    for (catalog::Operation& operation : all) {
        if (auto* made = std::get_if<catalog::CreateTable>(&operation)) {
            made->if_not_exists = by_statement;
        }
        speak(evaluator, std::move(operation));
    }
}

void create_table(Evaluator& evaluator, const Value& table, bool check_first) {
    const sqlalchemy::Target& target = session(evaluator).target;
    const Check found = check(evaluator, check_first, true, sqlalchemy::lower_name(table, target), "r");
    if (found.skip) {
        return;
    }
    // A type that belongs to a MetaData is created with it, or when somebody looks whether it is there.
    for (const Value& type : sqlalchemy::named_types(evaluator, table, target, check_first)) {
        create_type(evaluator, type, check_first);
    }
    make_table(evaluator, table, check_first, found.by_statement, {});
}

void drop_table(Evaluator& evaluator, const Value& table, bool check_first, bool with_types) {
    const sqlalchemy::Target& target = session(evaluator).target;
    const Check found = check(evaluator, check_first, false, sqlalchemy::lower_name(table, target), "r");
    if (found.skip) {
        return;
    }
    speak(evaluator, catalog::DropTable{sqlalchemy::lower_name(table, target), found.by_statement, {}});
    for (const Value& sequence : sequences_of(table)) {
        drop_sequence(evaluator, sequence, check_first);
    }
    for (const Value& type :
         with_types ? sqlalchemy::named_types(evaluator, table, target, false) : std::vector<Value>()) {
        drop_type(evaluator, type, check_first);
    }
}

/// Of a MetaData: what create_all() and drop_all() speak of.
class WholeMetadata {
public:
    WholeMetadata(Evaluator& evaluator, const Value& metadata, bool check_first, const Value& tables)
        : evaluator_(evaluator),
          target_(session(evaluator).target),
          metadata_(metadata),
          check_first_(check_first),
          given_(sqlalchemy::is_none(tables) ? sqlalchemy::tables_of_metadata(metadata)
                                             : python::to_vector(evaluator, tables)) {}

    void create() {
        const sqlalchemy::SortedTables sorted = sqlalchemy::sort_tables(evaluator_, meant(true));
        if (!sorted.solved) {
            sqlalchemy::raise_circle(evaluator_, sorted, {});
        }
        require_certainty(sorted);
        for (const Value& type : types()) {
            create_type(evaluator_, type, check_first_);
        }
        for (const Value& sequence : sqlalchemy::items_of(metadata_, "_sequences")) {
            if (!sqlalchemy::some_field(sequence, "column").defined()) {
                create_sequence(evaluator_, sequence, check_first_);
            }
        }
        for (const Value& table : sorted.tables) {
            create_foreign_types(table);
            make_table(evaluator_, table, check_first_, by_statement_, sorted.apart);
        }
        alter(sorted, "AddConstraint");
    }

    void drop() {
        const std::vector<Value> there = meant(false);
        const bool alters = target_.is_postgresql();
        sqlalchemy::SortedTables sorted =
            sqlalchemy::sort_tables(evaluator_, there, [alters](const Value& constraint) -> std::optional<bool> {
                return alters && sqlalchemy::some_field(constraint, "name").defined() ? std::nullopt
                                                                                      : std::optional(false);
            });
        if (!sorted.solved) {
            sorted.tables = unsorted(sorted, there);
        }
        require_certainty(sorted);
        alter(sorted, "DropConstraint");
        for (auto table = sorted.tables.rbegin(); table != sorted.tables.rend(); ++table) {
            const Value now = *table;
            speak(evaluator_, catalog::DropTable{sqlalchemy::lower_name(now, target_), by_statement_, {}});
        }
        for (const Value& table : there) {
            for (const Value& sequence : sequences_of(table)) {
                drop_sequence(evaluator_, sequence, check_first_);
            }
        }
        for (const Value& sequence : sqlalchemy::items_of(metadata_, "_sequences")) {
            drop_sequence(evaluator_, sequence, check_first_);
        }
        for (const Value& type : types()) {
            drop_type(evaluator_, type, check_first_);
        }
    }

private:
    /// The tables that are not there, or are, before anything is done.
    std::vector<Value> meant(bool create) {
        std::vector<Value> all;
        for (const Value& table : given_) {
            const Check found = check(evaluator_, check_first_, create, sqlalchemy::lower_name(table, target_), "r");
            by_statement_ = found.by_statement;
            if (!found.skip) {
                all.push_back(table);
            }
        }
        return all;
    }

    /// Which constraints are altered follows from the tables that are there.
    void require_certainty(const sqlalchemy::SortedTables& sorted) {
        if (by_statement_ && target_.is_postgresql() && !sorted.apart.empty()) {
            ask(evaluator_, "create_all() or drop_all() with checkfirst of tables that refer to each other");
        }
    }

    /// Those that say they belong to the MetaData, and those of all its tables, each once.
    std::vector<Value> types() {
        std::vector<Value> all = sqlalchemy::named_types_of_metadata(evaluator_, metadata_, target_);
        std::vector<catalog::QualifiedName> names;
        for (const Value& type : all) {
            names.push_back(sqlalchemy::lower_name(type, target_));
        }
        for (const Value& table : sqlalchemy::tables_of_metadata(metadata_)) {
            for (const Value& type : sqlalchemy::named_types(evaluator_, table, target_, true)) {
                const Value owner = sqlalchemy::some_field(type, "metadata");
                const catalog::QualifiedName name = sqlalchemy::lower_name(type, target_);
                if ((!owner.defined() || owner.same(metadata_)) &&
                    std::find(names.begin(), names.end(), name) == names.end()) {
                    names.push_back(name);
                    all.push_back(type);
                }
            }
        }
        return all;
    }

    /// Types that belong to another MetaData, which somebody has to create.
    void create_foreign_types(const Value& table) {
        if (!check_first_) {
            return;
        }
        for (const Value& type : sqlalchemy::named_types(evaluator_, table, target_, true)) {
            const Value owner = sqlalchemy::some_field(type, "metadata");
            if (owner.defined() && !owner.same(metadata_)) {
                create_type(evaluator_, type, true);
            }
        }
    }

    std::vector<Value> unsorted(const sqlalchemy::SortedTables& sorted, std::vector<Value> tables) {
        const std::string names = sqlalchemy::circle_names(sorted);
        if (target_.is_postgresql()) {
            sqlalchemy::raise_circle(
                evaluator_, sorted,
                evaluator_.str(fmt::format(
                    "Can't sort tables for DROP; an unresolvable foreign key dependency exists between tables: {}.  "
                    "Please ensure that the ForeignKey and ForeignKeyConstraint objects involved in the cycle have "
                    "names so that they can be dropped using DROP CONSTRAINT.",
                    names)));
        }
        sqlalchemy::warn(
            evaluator_,
            fmt::format("Can't sort tables for DROP; an unresolvable foreign key dependency exists between tables: {}; "
                        "and backend does not support ALTER.  To restore at least a partial sort, apply use_alter=True "
                        "to ForeignKey and ForeignKeyConstraint objects involved in the cycle to mark these as known "
                        "cycles that will be ignored.",
                        names));
        std::reverse(tables.begin(), tables.end());  // they are dropped from the end
        return tables;
    }

    void alter(const sqlalchemy::SortedTables& sorted, std::string_view how) {
        if (!target_.is_postgresql()) {
            return;
        }
        for (const Value& constraint : sorted.apart) {
            sqlalchemy::set_field(evaluator_, constraint, "_isolated", Value::boolean(true));
            const Value ddl = sqlalchemy::make(evaluator_, sqlalchemy::schema_class(how), {{"element", constraint}});
            for (catalog::Operation& operation : sqlalchemy::lower_ddl(evaluator_, ddl, target_)) {
                speak(evaluator_, std::move(operation));
            }
        }
    }

    Evaluator& evaluator_;
    const sqlalchemy::Target& target_;
    const Value& metadata_;
    bool check_first_;
    std::vector<Value> given_;
    bool by_statement_ = false;
};

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
        WholeMetadata(evaluator, element, check_first, tables).create();
    } else if (sqlalchemy::is_a(element, sqlalchemy::schema_class("Index"))) {
        catalog::CreateIndex create;
        create.index = sqlalchemy::lower_index(evaluator, element, target);
        const Check found = check(evaluator, check_first, true, {create.index.table.schema, create.index.name}, "i");
        if (!found.skip) {
            create.if_not_exists = found.by_statement;
            create.concurrently = sqlalchemy::is_concurrent(evaluator, element);
            speak(evaluator, std::move(create));
        }
    } else if (is_sequence(element)) {
        create_sequence(evaluator, element, check_first);
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
        WholeMetadata(evaluator, element, check_first, tables).drop();
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
    } else if (is_sequence(element)) {
        drop_sequence(evaluator, element, check_first);
    } else {
        refuse_element(evaluator, element, "drop()");
    }
}

}  // namespace aludel::script::alembic
