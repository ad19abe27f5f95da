#pragma once

#include <string>
#include <vector>

#include "script/sqlalchemy/type.hpp"

namespace aludel::script::sqlalchemy {

/// What a class of types takes when it is made; `inherited`: what its base takes.
enum class Shape {
    inherited,
    none,
    string,
    numeric,
    floating,
    timezone,
    timezone_precision,
    pg_interval,
    interval,
    binary,
    boolean,
    enumeration,
    pg_enumeration,
    json,
    pg_json,
    uuid,
    exact_uuid,
    array,
    bit,
    hstore,
    pickle,
    domain,
    decorator,
    storage,
    tuple,
    mysql,
};

struct TypeRow {
    std::string_view package;  ///< "", "postgresql", "sqlite", "mysql"
    std::string_view name;
    std::string_view base;  ///< with its package
    catalog::TypeKind kind;
    Affinity affinity;
    Shape shape = Shape::inherited;
};

const std::vector<TypeRow>& type_rows();

/// Gives a class of types its __init__.
void add_initialiser(NativeClass& type, Shape shape);
/// What all types have.
void add_type_members(NativeClass& engine);
void add_decorator_members(NativeClass& decorator);
void add_user_defined_members(NativeClass& user_defined);

}  // namespace aludel::script::sqlalchemy
