#include "dialect/sqlite/compile.hpp"

#include <fmt/format.h>

#include <utility>

#include "dialect/clauses.hpp"
#include "dialect/sqlite/compile_parts.hpp"
#include "dialect/sqlite/rebuild_table.hpp"

namespace aludel::dialect::sqlite {

namespace {

[[noreturn]] void refuse(std::string_view what, std::string_view hint) {
    throw Error(ErrorCode::not_supported, fmt::format("SQLite has no {}", what)).hint(std::string(hint));
}

[[noreturn]] void refuse_constraint() {
    refuse(
        "ALTER of constraints",
        "use batch mode (op.batch_alter_table), which copies the table into a new one and moves that into its place");
}

constexpr std::string_view only_elsewhere = "leave it out, or ask for the dialect first";

/// A function for each operation: no kind can be forgotten.
class Compiler {
public:
    Compiler(const Place& place, std::vector<Statement>& statements) : place_(place), statements_(statements) {}

    void operator()(const catalog::ExecuteSql& one) const { add(one.sql); }
    void operator()(const catalog::CopyRows& /*one*/) const {
        refuse("COPY … FROM stdin", "use INSERT, or put it into a section with dialect=postgresql");
    }

    void operator()(const catalog::CreateSchema& /*one*/) const { refuse("CREATE SCHEMA", only_elsewhere); }
    void operator()(const catalog::DropSchema& /*one*/) const { refuse("DROP SCHEMA", only_elsewhere); }
    void operator()(const catalog::CreateEnum& /*one*/) const { refuse("CREATE TYPE", only_elsewhere); }
    void operator()(const catalog::DropEnum& /*one*/) const { refuse("DROP TYPE", only_elsewhere); }
    void operator()(const catalog::CreateDomain& /*one*/) const { refuse("CREATE DOMAIN", only_elsewhere); }
    void operator()(const catalog::DropDomain& /*one*/) const { refuse("DROP DOMAIN", only_elsewhere); }
    void operator()(const catalog::CreateSequence& /*one*/) const { refuse("CREATE SEQUENCE", only_elsewhere); }
    void operator()(const catalog::DropSequence& /*one*/) const { refuse("DROP SEQUENCE", only_elsewhere); }
    void operator()(const catalog::SetTableComment& /*one*/) const { refuse("COMMENT ON TABLE", only_elsewhere); }
    void operator()(const catalog::SetColumnComment& /*one*/) const { refuse("COMMENT ON COLUMN", only_elsewhere); }
    void operator()(const catalog::AddConstraint& /*one*/) const { refuse_constraint(); }
    void operator()(const catalog::DropConstraint& /*one*/) const { refuse_constraint(); }

    void operator()(const catalog::CreateTable& one) const { add(create_table(one)); }
    void operator()(const catalog::DropTable& one) const { add(drop_table_text(names(), one)); }
    void operator()(const catalog::RenameTable& one) const {
        add(fmt::format("{}RENAME TO {}", alter_table(names(), one.table), names().quote(one.to)));
    }
    void operator()(const catalog::AddColumn& one) const {
        if (one.if_not_exists)
            refuse("ADD COLUMN IF NOT EXISTS", "look first whether the column is there");
        add(add_column_text(names(), one, column_text(one.column), DeleteActions::plain));
    }
    void operator()(const catalog::DropColumn& one) const {
        if (one.if_exists)
            refuse("DROP COLUMN IF EXISTS", "look first whether the column is there");
        add(fmt::format("{}DROP COLUMN {}", alter_table(names(), one.table), names().quote(one.column)));
    }
    void operator()(const catalog::AlterColumn& one) const {
        for (std::string& sql : alter_column(one)) add(std::move(sql));
    }
    void operator()(const catalog::CreateIndex& one) const { add(create_index(one)); }
    void operator()(const catalog::DropIndex& one) const { add(drop_index(one)); }
    void operator()(const catalog::RebuildTable& one) const {
        for (Statement& statement : rebuild_table(one)) statements_.push_back(std::move(statement));
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

}  // namespace aludel::dialect::sqlite
