#pragma once

#include <map>
#include <string>
#include <vector>

#include "script/alembic/session.hpp"

namespace aludel::script::alembic {

/// What a `with op.batch_alter_table(…)` block was given and what was said in it.
struct Batch : python::NativeData {
    void clear() override;

    Value table, schema;
    std::string recreate;
    // how the new table is made
    Value partial_reordering, copy_from, table_args, table_kwargs, reflect_args, reflect_kwargs, naming_convention;
    std::vector<BatchEntry> entries;
    /// Beside an entry that adds or alters a column.
    struct ColumnFacts {
        Value column;  ///< that is added
        std::string before, after;
        Value type, old_type;
        bool autoincrement = false;
    };
    std::map<std::size_t, ColumnFacts> facts;
};

/// SQLite cannot do it in place: Alembic's rule for recreate="auto".
bool needs_copy(const Batch& batch);
/// The entries as one operation. Raises as Alembic does when the block ends.
catalog::RebuildTable rebuild_operation(Call& call, const Batch& batch);

}  // namespace aludel::script::alembic
