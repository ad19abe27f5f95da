#include "dialect/postgresql/compile.hpp"

#include <fmt/format.h>

#include <utility>

#include "dialect/clauses.hpp"
#include "dialect/postgresql/compile_parts.hpp"
#include "dialect/postgresql/quote.hpp"

namespace aludel::dialect::postgresql {

namespace {

std::string comment_text(const std::optional<std::string>& comment) {
    return comment ? quote_literal(*comment) : "NULL";
}

/// The statement where no type of that name is to be seen, else nothing: CREATE TYPE knows no IF NOT EXISTS.
std::string unless_type_exists(const catalog::QualifiedName& name, const std::string& create) {
    const std::string where = name.schema.empty() ? "pg_catalog.pg_type_is_visible(t.oid)"
                                                  : fmt::format("n.nspname = {}", quote_literal(name.schema));
    std::string tag = "$aludel$";
    while (create.find(tag) != std::string::npos) tag.insert(1, "x");
    return fmt::format(
        "DO {0} BEGIN IF NOT EXISTS (SELECT FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON "
        "n.oid = t.typnamespace WHERE t.typname = {1} AND {2}) THEN {3}; END IF; END {0}",
        tag, quote_literal(name.name), where, create);
}

/// A function for each operation: no kind can be forgotten.
class Compiler {
public:
    Compiler(const Place& place, std::vector<Statement>& statements) : place_(place), statements_(statements) {}

    void operator()(const catalog::ExecuteSql& one) const { add(one.sql); }
    void operator()(const catalog::CopyRows& one) const {
        add(one.sql);
        statements_.back().copy_data = one.data;
    }

    void operator()(const catalog::CreateSchema& one) const {
        add(fmt::format("CREATE SCHEMA {}{}", one.if_not_exists ? "IF NOT EXISTS " : "", names().quote(one.name)));
    }
    void operator()(const catalog::DropSchema& one) const {
        add(fmt::format("DROP SCHEMA {}{}{}", one.if_exists ? "IF EXISTS " : "", names().quote(one.name),
                        one.cascade ? " CASCADE" : ""));
    }
    void operator()(const catalog::CreateEnum& one) const {
        std::string labels;
        for (const std::string& label : one.labels) labels += (labels.empty() ? "" : ", ") + quote_literal(label);
        std::string create = fmt::format("CREATE TYPE {} AS ENUM ({})", names().qualified(one.name), labels);
        add(one.if_not_exists ? unless_type_exists(one.name, create) : std::move(create));
    }
    void operator()(const catalog::DropEnum& one) const {
        add(fmt::format("DROP TYPE {}{}", one.if_exists ? "IF EXISTS " : "", names().qualified(one.name)));
    }
    void operator()(const catalog::CreateDomain& one) const { add(create_domain(one)); }
    void operator()(const catalog::DropDomain& one) const {
        add(fmt::format("DROP DOMAIN {}", names().qualified(one.name)));
    }
    void operator()(const catalog::CreateSequence& one) const { add(create_sequence(one)); }
    void operator()(const catalog::DropSequence& one) const {
        add(fmt::format("DROP SEQUENCE {}{}", one.if_exists ? "IF EXISTS " : "", names().qualified(one.name)));
    }

    void operator()(const catalog::CreateTable& one) const { add(create_table(one)); }
    void operator()(const catalog::DropTable& one) const { add(drop_table_text(names(), one)); }
    void operator()(const catalog::RenameTable& one) const {
        add(fmt::format("{}RENAME TO {}", alter_table(names(), one.table), names().quote(one.to)));
    }
    void operator()(const catalog::SetTableComment& one) const {
        add(fmt::format("COMMENT ON TABLE {} IS {}", names().qualified(one.table), comment_text(one.comment)));
    }

    void operator()(const catalog::AddColumn& one) const {
        add(add_column_text(names(), one, column_text(one.column), DeleteActions::with_columns));
    }
    void operator()(const catalog::DropColumn& one) const {
        add(fmt::format("{}DROP COLUMN {}{}", alter_table(names(), one.table), one.if_exists ? "IF EXISTS " : "",
                        names().quote(one.column)));
    }
    void operator()(const catalog::AlterColumn& one) const {
        for (std::string& sql : alter_column(one)) add(std::move(sql));
    }
    void operator()(const catalog::SetColumnComment& one) const {
        add(fmt::format("COMMENT ON COLUMN {}.{} IS {}", names().qualified(one.table), names().quote(one.column),
                        comment_text(one.comment)));
    }

    void operator()(const catalog::AddConstraint& one) const {
        add(fmt::format("ALTER TABLE {} ADD {}", names().qualified(one.table), constraint_text(one.constraint)));
    }
    void operator()(const catalog::DropConstraint& one) const {
        add(fmt::format("ALTER TABLE {} DROP CONSTRAINT {}{}{}", names().qualified(one.table),
                        one.if_exists ? "IF EXISTS " : "", names().limited(one.name, one.name_may_be_cut),
                        one.cascade ? " CASCADE" : ""));
    }
    void operator()(const catalog::CreateIndex& one) const { add(create_index(one)); }
    void operator()(const catalog::DropIndex& one) const { add(drop_index(one)); }
    void operator()(const catalog::RebuildTable& one) const {
        throw std::move(Error(ErrorCode::not_supported,
                              fmt::format("table {} cannot be copied into a new one on PostgreSQL", one.table.name))
                            .hint("leave recreate='always' out: PostgreSQL alters tables in place"));
    }

private:
    void add(std::string sql) const { statements_.push_back({std::move(sql), place_, {}, {}, {}}); }

    const Place& place_;
    std::vector<Statement>& statements_;
};

}  // namespace

std::vector<Statement> compile(const catalog::Operation& operation) {
    const Place& place = catalog::place_of(operation);
    std::vector<Statement> statements;
    try {
        std::visit(Compiler(place, statements), operation);
    } catch (Error& error) {
        error.at(place);
        throw;
    }
    return statements;
}

}  // namespace aludel::dialect::postgresql
