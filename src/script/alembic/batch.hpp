#pragma once

#include "script/alembic/session.hpp"

namespace aludel::script::alembic {

/// `with op.batch_alter_table(…) as batch_op`: its operations are kept until the block ends, then become those of the
/// table; or one that rebuilds it, where SQLite cannot do them in place or the author wants it so.
Value batch_alter_table(Call& call);
constexpr std::string_view batch_signature =
    "table_name, schema=None, recreate='auto', partial_reordering=(), copy_from=None, table_args=(), table_kwargs={}, "
    "reflect_args=(), reflect_kwargs={}, naming_convention=None";

}  // namespace aludel::script::alembic
