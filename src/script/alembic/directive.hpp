#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "script/alembic/session.hpp"

namespace aludel::script::alembic {

/// One function of `alembic.op`: the same body serves the module, and the methods of Operations objects.
struct Directive {
    std::string_view name;
    std::string_view signature;
    python::NativeBody body;
};

std::vector<Directive> table_directives();
std::vector<Directive> column_directives();
std::vector<Directive> constraint_directives();
std::vector<Directive> index_directives();
std::vector<Directive> execute_directives();

/// Keyword arguments for a class of SQLAlchemy; those that are undefined are left out.
using Keywords = std::vector<std::pair<std::string_view, Value>>;

/// Calls the class of that name: "Table", "CheckConstraint" …
Value make_item(Evaluator& evaluator, std::string_view class_name, std::vector<Value> arguments,
                const Keywords& keywords = {}, python::Dict* more = nullptr);
/// A MetaData with the project's naming convention.
Value make_metadata(Evaluator& evaluator);
/// A Table in a MetaData of its own, of columns and constraints that may belong to other tables: these are copied.
Value make_table(Evaluator& evaluator, const Value& name, const std::vector<Value>& items, const Value& schema,
                 python::Dict* keywords = nullptr);
/// A Table with these columns, of no type.
Value make_plain_table(Evaluator& evaluator, const Value& name, const std::vector<Value>& column_names,
                       const Value& schema);

catalog::QualifiedName qualified(Evaluator& evaluator, const Value& name, const Value& schema);
/// The name that an argument gives, as the database has it.
std::string identifier(Call& call, std::size_t parameter);
/// Every constraint of a table but its primary key, as ALTER TABLE adds it; with Alembic's words where SQLite cannot.
void add_constraint(Call& call, const Value& table, const Value& constraint);
/// As Alembic says it of SQLite, outside batches.
[[noreturn]] void refuse_constraint(Evaluator& evaluator);
void create_index(Call& call, const Value& index, bool if_not_exists);
/// The comment of a Column object, where it has one and the database keeps such.
void set_column_comment(Call& call, const catalog::QualifiedName& table, const Value& column);
bool is_primary_key(const Value& constraint);

}  // namespace aludel::script::alembic
