#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/operation.hpp"
#include "script/context.hpp"
#include "script/sqlalchemy/support.hpp"
#include "script/sqlalchemy/target.hpp"

namespace aludel::script::alembic {

using python::Call;
using python::Evaluator;
using python::Value;

/// An operation said within `with op.batch_alter_table(…)`, kept until the block ends.
struct BatchEntry {
    catalog::Operation operation;
    Place place;
    Value item;  ///< the constraint or index it was made from; undefined: neither
};

/// What the module `alembic` acts on while the code of a revision runs in one evaluator.
struct Session {
    MigrationContext* context = nullptr;  ///< null: nobody listens yet
    sqlalchemy::Target target;
    Value naming_convention;                   ///< of target_metadata, as MetaData takes it; undefined: none
    int autocommit_blocks = 0;                 ///< that the script is in
    bool committed = false;                    ///< the script has ended the run's transaction by a COMMIT as text
    std::vector<BatchEntry>* batch = nullptr;  ///< where operations of a batch go instead of the context
    std::optional<Place> place;                ///< of the operation at hand, where it was written before it is spoken
};

Session& session(Evaluator& evaluator);

/// The context that listens. Raises NameError as Alembic does when nobody does.
MigrationContext& context_of(Call& call);

/// Is what the script says written out as SQL?
bool is_offline(Evaluator& evaluator);

/// Within a batch, on a database whose tables are copied then.
bool rebuilds(Evaluator& evaluator);

/// Speaks one operation, or keeps it where a batch collects them, placed where the script calls. Refuses, by name,
/// where the script would notice if it failed (in a `try` with an `except`): then it must be told at once whether it
/// did.
void perform(Call& call, catalog::Operation operation, const Value& item = {});

/// `with op.get_context().autocommit_block()`; behind it there is a transaction, whatever was before.
void begin_autocommit_block(Call& call);
void end_autocommit_block(Call& call);

/// SQL text as one operation for each statement in it. A COMMIT alone is none: what follows runs outside a transaction.
void perform_text(Call& call, std::string_view sql);

/// What only a database can answer, and no database is there: Error(not_supported) at the script's line.
[[noreturn]] void refuse_question(Call& call, std::string_view question);

}  // namespace aludel::script::alembic
