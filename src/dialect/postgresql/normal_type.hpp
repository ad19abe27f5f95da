#pragma once

#include <string>
#include <string_view>

#include "catalog/catalog.hpp"
#include "dialect/postgresql/parse.hpp"

namespace aludel::dialect::postgresql::normal {

/// A type as far as the normal form asks for it: "int4", "text" (of varchar too), with "[]" behind an array. Empty:
/// nobody knows. "unknown": a literal that nothing has given a type yet.
using TypeText = std::string;

inline constexpr std::string_view untyped = "unknown";

/// Of a domain what it is made from.
TypeText type_of(const catalog::object::TypeName& type, const catalog::Catalog& catalog);
/// A domain stays one: a cast to it checks.
TypeText type_of(const Node& type_name);
/// In the one way in which it is written: without the schemas that need no name, pg_catalog's own in words of SQL.
void normalize_type_name(Node& type_name);

bool known(const TypeText& type);  ///< and not of a literal
bool is_array(const TypeText& type);
TypeText element_of(const TypeText& type);  ///< empty where it is no array
/// How wide a number is: int2 1, int4 2, int8 3, numeric 4, float4 5, float8 6; 0 for what is none.
int width_of(const TypeText& type);
/// Of two operands of arithmetic, or the branches of a CASE.
TypeText common_type(const TypeText& a, const TypeText& b);

/// What a function of pg_catalog gives for arguments of these types.
TypeText result_of(std::string_view function, const std::vector<TypeText>& arguments);
/// What the function takes at this place, counted from 0; empty where it is text, or not known.
TypeText parameter_of(std::string_view function, std::size_t place, std::size_t count);
/// Whether it takes a date as a timestamp with time zone.
bool widens_dates(std::string_view function);
/// Whether what it takes is text, and what it gives, too.
bool takes_text(std::string_view function);
/// Whether it takes whole numbers as floats.
bool widens_numbers(std::string_view function);
/// What the operator takes at its right where that is another type than at its left; empty: nobody knows.
TypeText right_operand_of(std::string_view symbol, const TypeText& left);
TypeText result_of_operator(std::string_view symbol, const TypeText& left, const TypeText& right);

}  // namespace aludel::dialect::postgresql::normal
