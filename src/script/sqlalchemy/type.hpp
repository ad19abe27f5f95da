#pragma once

#include <string>
#include <string_view>

#include "catalog/column_type.hpp"
#include "script/sqlalchemy/support.hpp"
#include "script/sqlalchemy/target.hpp"

namespace aludel::script::sqlalchemy {

using catalog::Affinity;

struct TypeFacts {
    catalog::TypeKind kind = catalog::TypeKind::unknown;
    Affinity affinity = Affinity::other;
    bool foreign = false;  ///< neither of our databases has it
};

/// The class of that name: "String", "postgresql.JSONB", "mysql.LONGTEXT". Throws Error(internal) for others.
const NativeClass& type_class(std::string_view name);
/// What gives the names of one of the modules: "" (sqlalchemy.types), "postgresql", "sqlite", "mysql".
void add_types(python::NativeModule& module, std::string_view package);

const TypeFacts& facts_of(const Value& type);
bool is_type(const Value& value);        ///< an instance
bool is_type_class(const Value& value);  ///< a class of types
/// A type as it may be written: class, instance or None, as an instance.
Value type_instance(Evaluator& evaluator, const Value& type);
Value make_type(Evaluator& evaluator, std::string_view name);
bool is_null_type(const Value& type);

/// The variant for this database, and what TypeDecorators decorate.
Value resolve_type(Evaluator& evaluator, const Value& type, const Target& target);
/// Only the variant.
Value variant_for(const Value& type, const Target& target);
/// What a TypeDecorator decorates, for this database.
Value decorated_type(Evaluator& evaluator, const Value& type, const Target& target);
bool is_decorator(const Value& type);
Affinity affinity_of(Evaluator& evaluator, const Value& type);

/// The type as a value of the catalog. A NullType is `unknown`. Raises CompileError for what the database lacks.
catalog::ColumnType lower_type(Evaluator& evaluator, const Value& type, const Target& target);
/// The type as SQL text, for casts and for DDL.
std::string type_text(Evaluator& evaluator, const Value& type, const Target& target);
std::string type_text(const catalog::ColumnType& type, const Target& target);
/// As repr() shows it: "String(length=20)".
std::string type_repr(Evaluator& evaluator, const Value& type);

// Enum: labels, and the Python objects that stand for them.
void initialise_enum(Call& call);
bool is_enum(const Value& type);
/// The label that is stored for a value. Raises LookupError for one that is none.
Value enum_label(Evaluator& evaluator, const Value& type, const Value& value);
Value enum_object(Evaluator& evaluator, const Value& type, const Value& label);

}  // namespace aludel::script::sqlalchemy
