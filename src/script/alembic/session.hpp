#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
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

/// What the module `alembic` acts on while the code of a revision runs in one evaluator; and each connection that a
/// script opens itself has one.
struct Session {
    MigrationContext* context = nullptr;  ///< null: nobody listens yet
    sqlalchemy::Target target;
    bool second = false;                       ///< of a connection that the script has opened itself
    Value naming_convention;                   ///< of target_metadata, as MetaData takes it; undefined: none
    int autocommit_blocks = 0;                 ///< that the script is in
    bool committed = false;                    ///< the script has ended the run's transaction by a COMMIT as text
    std::vector<BatchEntry>* batch = nullptr;  ///< where operations of a batch go instead of the context
    int savepoints = 0;          ///< that begin_nested has made, ever
    std::optional<Place> place;  ///< of the operation at hand, where it was written before it is spoken
};

Session& session(Evaluator& evaluator);

/// While it lives, session() is another one.
class InSession {
public:
    InSession(Evaluator& evaluator, std::shared_ptr<Session> other);
    ~InSession();
    InSession(const InSession&) = delete;
    InSession& operator=(const InSession&) = delete;

private:
    std::shared_ptr<void>& slot_;
    std::shared_ptr<void> before_;
};

/// The context that listens. Raises NameError as Alembic does when nobody does.
MigrationContext& context_of(Call& call);

/// Is what the script says written out as SQL?
bool is_offline(Evaluator& evaluator);

/// Within a batch, on a database whose tables are copied then.
bool rebuilds(Evaluator& evaluator);

/// Speaks one operation, or keeps it where a batch collects them, placed where the script calls. Where the script would
/// notice if it failed (in a `try`), a context that only records is told so.
void perform(Call& call, catalog::Operation operation, const Value& item = {});

/// `with op.get_context().autocommit_block()`; behind it there is a transaction, whatever was before.
void begin_autocommit_block(Call& call);
void end_autocommit_block(Call& call);

/// SQL text as one operation for each statement in it. A COMMIT alone is none: what follows runs outside a transaction.
void perform_text(Call& call, std::string_view sql);

/// A COMMIT alone, or BEGIN behind it, as text: true, and it is done.
bool take_transaction_control(Call& call, std::string_view sql);

/// Where the script runs what may fail within a `try`, a context that only records is told.
void note_watchers(Call& call);

/// What only a database can answer, and nobody is there to: the context is told, and Error(not_supported) ends the
/// script at its line.
[[noreturn]] void ask(Evaluator& evaluator, std::string_view question);

/// What no script can have here, whether there is a database or not.
[[noreturn]] void refuse_question(Call& call, std::string_view question);

}  // namespace aludel::script::alembic
