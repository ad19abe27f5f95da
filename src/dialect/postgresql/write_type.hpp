#pragma once

#include <string>

#include "catalog/object/type_name.hpp"

namespace aludel::dialect::postgresql {

/// As SQL, in the words of the server's format_type(): "character varying(100)", "public.mood[]". Types of other
/// schemas than pg_catalog are qualified.
std::string write_type(const catalog::object::TypeName& type);

}  // namespace aludel::dialect::postgresql
