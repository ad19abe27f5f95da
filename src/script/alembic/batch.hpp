#pragma once

#include "script/alembic/session.hpp"

namespace aludel::script::alembic {

/// `with op.batch_alter_table(…) as batch_op`: its operations are kept until the block ends, then become those of the
/// table. Where SQLite would have to copy the table after what the database says of it, that is refused by name.
Value batch_alter_table(Call& call);
constexpr std::string_view batch_signature =
    "table_name, schema=None, recreate='auto', partial_reordering=(), copy_from=None, table_args=(), table_kwargs={}, "
    "reflect_args=(), reflect_kwargs={}, naming_convention=None";

}  // namespace aludel::script::alembic
