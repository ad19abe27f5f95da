#include "dialect/sqlite/rebuild_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "dialect/clauses.hpp"
#include "dialect/sqlite/compile_parts.hpp"
#include "dialect/sqlite/inspect.hpp"
#include "dialect/sqlite/rebuild_draft.hpp"
#include "dialect/sqlite/rebuild_parts.hpp"
#include "dialect/sqlite/reflect_table.hpp"

namespace aludel::dialect::sqlite {

namespace {

using catalog::Constraint;
using catalog::RebuildTable;
using catalog::RebuiltColumn;
using catalog::RebuiltConstraint;
using Names = std::vector<std::string>;

/// The statements that make the new table, move the rows and put it into the place of the old one.
class RebuildStatements {
public:
    RebuildStatements(const RebuildTable& operation, RebuildDraft draft)
        : operation_(operation), draft_(std::move(draft)), table_(operation.table), new_table_(operation.new_table()) {}

    std::vector<Statement> all() {
        make_table();
        move_rows();
        make_indexes();
        return std::move(statements_);
    }

private:
    using Part = RebuildDraft::Part;
    using Kept = RebuildDraft::Kept;

    /// Names of the new table for those by which columns are known.
    Names renamed(const Names& keys) {
        Names all;
        for (const std::string& key : keys) {
            all.push_back(draft_.column(key).made.column.name);
        }
        return all;
    }

    bool has_all(const Names& keys) {
        return std::all_of(keys.begin(), keys.end(), [this](const std::string& key) {
            const auto found = draft_.find(key);
            const auto added = operation_.additions.columns.size();
            return found != draft_.columns.end() &&
                   static_cast<std::size_t>(draft_.columns.end() - found) > added;  // those are of the new table only
        });
    }

    /// The last primary key counts; one without columns takes those that say so themselves.
    void set_key(const Constraint& key) {
        Names columns = std::get<catalog::PrimaryKey>(key.rule).columns;
        Names flagged;
        for (const Part& part : draft_.columns) {
            if (part.made.primary_key) {
                flagged.push_back(part.key);
            }
        }
        columns = columns.empty() ? flagged : columns;
        for (const std::string& name : columns) {
            RebuiltColumn& made = draft_.column(name).made;
            made.primary_key = true;
            made.column.nullable = made.column.nullable && made.nullable_said;
        }
        key_ = key;
        std::get<catalog::PrimaryKey>(key_.rule).columns = columns;
    }

    void make_table() {
        catalog::CreateTable create;
        create.table.name = new_table_;
        create.table.prefixes = operation_.prefixes;
        create.table.without_rowid = operation_.without_rowid;
        create.table.strict = operation_.strict;
        key_.rule = catalog::PrimaryKey{};
        set_key(key_);
        std::vector<Constraint> constraints;
        for (const RebuiltConstraint& one : operation_.additions.constraints) {
            add_constraint(one, constraints);
        }
        for (const Part& part : draft_.columns) {
            constraints.insert(constraints.end(), part.made.constraints.begin(), part.made.constraints.end());
        }
        for (const auto& [name, kept] : draft_.named) {
            copy_constraint(kept.made, constraints);
        }
        for (const Kept& kept : draft_.unnamed) {
            copy_constraint(kept.made, constraints);
        }
        require_referred_tables();
        set_inline_key(constraints);
        Names& key = std::get<catalog::PrimaryKey>(key_.rule).columns;
        if (draft_.counts && key.size() > 1 && std::find(key.begin(), key.end(), *draft_.counts) != key.end()) {
            raise_python("sqlalchemy.exc.CompileError",
                         "SQLite does not support autoincrement for composite primary keys");
        }
        key = renamed(key);
        if (!key.empty() && !inline_key_) {
            create.table.constraints.push_back(key_);
        }
        std::move(constraints.begin(), constraints.end(), std::back_inserter(create.table.constraints));
        for (const Part& part : draft_.columns) {
            if (part.made.column.type.kind == catalog::TypeKind::unknown) {
                raise_python("sqlalchemy.exc.CompileError",
                             fmt::format("(in table '{}', column '{}'): Can't generate DDL for NullType(); did you "
                                         "forget to specify a type on this Column?",
                                         new_table_.name, part.made.column.name));
            }
            create.table.columns.push_back(part.made.column);
        }
        add(create_table(create));
        for (const Part& part : draft_.columns) {
            for (const catalog::Index& index : part.made.indexes) {
                create_index_on(index, new_table_, true);
            }
        }
        for (const catalog::Index& index : operation_.additions.indexes) {
            create_index_on(index, new_table_, true);
        }
    }

    /// A constraint whose columns are not all there is left out, as Alembic does it.
    void copy_constraint(const RebuiltConstraint& one, std::vector<Constraint>& into) {
        if (has_all(columns_of(one))) {
            add_constraint(one, into);
        }
    }

    void add_constraint(const RebuiltConstraint& one, std::vector<Constraint>& into) {
        if (is_key(one.constraint)) {
            set_key(one.constraint);
            return;
        }
        Constraint constraint = one.constraint;
        if (Names* columns = columns_in(constraint)) {
            *columns = renamed(*columns);
        }
        if (auto* foreign = std::get_if<catalog::ForeignKey>(&constraint.rule); foreign != nullptr) {
            foreign->referred.schema = table_.schema.empty() ? foreign->referred.schema : table_.schema;
        }
        into.push_back(std::move(constraint));
    }

    /// Alembic knows only tables to which constraints of the old one refer, or those of the changes.
    void require_referred_tables() {
        for (const RebuiltConstraint& one : operation_.additions.constraints) {
            const auto* foreign = std::get_if<catalog::ForeignKey>(&one.constraint.rule);
            const auto same = [&](const Kept& kept) {
                const auto* other = std::get_if<catalog::ForeignKey>(&kept.made.constraint.rule);
                return other != nullptr && other->referred.name == foreign->referred.name;
            };
            if (foreign == nullptr || foreign->referred.name == new_table_.name ||
                std::any_of(draft_.unnamed.begin(), draft_.unnamed.end(), same) ||
                std::any_of(draft_.named.begin(), draft_.named.end(),
                            [&](const auto& kept) { return same(kept.second); })) {
                continue;
            }
            raise_python("sqlalchemy.exc.NoReferencedTableError",
                         fmt::format("Foreign key associated with column '{}.{}' could not find table '{}' with which "
                                     "to generate a foreign key to target column '{}'",
                                     new_table_.name, foreign->columns.front(), foreign->referred.name,
                                     foreign->referred_columns.front()));
        }
    }

    /// SQLite numbers a key by itself where it stands with the column.
    void set_inline_key(const std::vector<Constraint>& constraints) {
        const Names& key = std::get<catalog::PrimaryKey>(key_.rule).columns;
        if (!operation_.autoincrement || key.size() != 1) {
            return;
        }
        RebuiltColumn& made = draft_.column(key.front()).made;
        const bool refers = std::any_of(constraints.begin(), constraints.end(), [&](const Constraint& one) {
            const auto* foreign = std::get_if<catalog::ForeignKey>(&one.rule);
            return foreign != nullptr && std::find(foreign->columns.begin(), foreign->columns.end(),
                                                   made.column.name) != foreign->columns.end();
        });
        inline_key_ = made.affinity == catalog::Affinity::integer && !refers;
        made.column.inline_key = inline_key_;
    }

    // ---- the rows and what comes after

    void move_rows() {
        Names into;
        Names from;
        for (const Part& part : draft_.columns) {
            if (part.from) {
                into.push_back(part.made.column.name);
                from.push_back(*part.from + (part.cast ? " AS " + names().quote(part.key) : ""));
            }
        }
        add(fmt::format("INSERT INTO {} ({}) SELECT {} \nFROM {}", names().qualified(new_table_), names().list(into),
                        join(from, ", "), names().qualified(table_)));
        add(drop_table_text(names(), {table_, false, {}}));
        add(fmt::format("{}RENAME TO {}", alter_table(names(), new_table_), names().quote(table_.name)));
    }

    void make_indexes() {
        for (const catalog::Index& index : draft_.indexes) {
            create_index_on(index, table_, false);
        }
        for (const catalog::Index& index : draft_.new_indexes) {
            create_index_on(index, table_, true);
        }
    }

    /// `strict`: its columns have to be there; else the database says so.
    void create_index_on(catalog::Index index, const catalog::QualifiedName& table, bool strict) {
        index.table = table;
        for (catalog::Index::Part& part : index.parts) {
            const auto found = draft_.find(part.column);
            if (found != draft_.columns.end()) {
                part.column = found->made.column.name;
            } else if (strict && part.expression.empty()) {
                raise_python("KeyError", python_repr(part.column));
            }
        }
        add(create_index({std::move(index), false, false, {}}));
    }

    void add(std::string sql) { statements_.push_back({std::move(sql), operation_.place, {}, {}, {}}); }

    const RebuildTable& operation_;
    RebuildDraft draft_;
    catalog::QualifiedName table_;
    catalog::QualifiedName new_table_;
    Constraint key_;
    bool inline_key_ = false;
    std::vector<Statement> statements_;
};

std::vector<Statement> rebuild(const RebuildTable& operation, const RebuildTable::Definition& existing) {
    return RebuildStatements(operation, RebuildDraft(operation, existing)).all();
}

/// Columns that the author knows better take the place of those reflected.
void replace_columns(RebuildTable::Definition& table, const std::vector<RebuiltColumn>& better) {
    for (const RebuiltColumn& one : better) {
        const auto same = std::find_if(table.columns.begin(), table.columns.end(), [&](const RebuiltColumn& column) {
            return column.column.name == one.column.name;
        });
        if (same == table.columns.end()) {
            table.columns.push_back(one);
            continue;
        }
        if (same->primary_key && !one.primary_key) {
            raise_python("sqlalchemy.exc.ArgumentError",
                         fmt::format("Trying to redefine primary-key column '{}' as a non-primary-key column on table",
                                     one.column.name));
        }
        std::erase_if(table.constraints, [&](const RebuiltConstraint& constraint) {
            const auto* key = std::get_if<catalog::ForeignKey>(&constraint.constraint.rule);
            return key != nullptr &&
                   std::find(key->columns.begin(), key->columns.end(), one.column.name) != key->columns.end();
        });
        *same = one;
    }
}

}  // namespace

std::vector<Statement> rebuild_table(const RebuildTable& operation) {
    if (!operation.copy_from) {
        throw std::move(
            Error(ErrorCode::not_supported,
                  fmt::format("This operation cannot proceed in --sql mode; batch mode with dialect sqlite requires a "
                              "live database connection with which to reflect the table \"{}\".",
                              operation.table.name))
                .hint("give batch_alter_table() a complete Table object as copy_from, or run it on a database"));
    }
    return rebuild(operation, *operation.copy_from);
}

std::vector<Statement> rebuild_table(Connection& connection, const RebuildTable& operation,
                                     std::vector<std::string>& warnings) try {
    if (operation.copy_from) {
        return rebuild(operation, *operation.copy_from);
    }
    const auto missing = [](const catalog::QualifiedName& name) {
        raise_python("sqlalchemy.exc.NoSuchTableError",
                     name.schema.empty() ? name.name : name.schema + "." + name.name);
    };
    const std::optional<catalog::ReflectedTable> found = reflect_table(connection, operation.table);
    if (!found && table_exists(connection, operation.table)) {
        throw std::move(
            Error(ErrorCode::not_supported,
                  fmt::format("the table is not called {} but by letters of another case", operation.table.name))
                .hint("write its name as the database has it: Alembic would copy it and lose its "
                      "constraints"));
    }
    if (!found) {
        missing({"", operation.table.name});
    }
    if (const std::optional<catalog::QualifiedName> parent = missing_parent(connection, *found)) {
        missing({"", parent->name});
    }
    for (const std::string& warning : found->warnings) {
        warnings.push_back(fmt::format("table {}: {}", operation.table.name, warning));
    }
    RebuildTable::Definition table = definition_of(*found, operation);
    replace_columns(table, operation.reflected_as);
    return rebuild(operation, table);
} catch (Error& error) {
    if (error.place().line == 0) {
        error.at(operation.place);
    }
    throw;
}

}  // namespace aludel::dialect::sqlite
