#pragma once

#include "dialect/postgresql/simulation/define_column.hpp"

namespace aludel::dialect::postgresql::simulation {

/// Of a column that has got another type: a constant is one of that type now, all else is the same behind a cast.
void recook_default(const Context& context, const QualifiedName& table, object::Column& column,
                    const object::TypeName& before);
/// What checks and indexes that name the column need: with another type these may be other objects.
void recook_parts(const Context& context, const QualifiedName& table, const std::string& column);

}  // namespace aludel::dialect::postgresql::simulation
