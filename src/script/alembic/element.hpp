#pragma once

#include "script/alembic/session.hpp"

namespace aludel::script::alembic {

/// `element.create(bind, checkfirst)`: of a type, Table, Index, Sequence, or of a MetaData (with `tables`, or None).
/// Whether it is there already is asked at once, where there is somebody to ask; in a recording it is for the statement
/// to say ("IF NOT EXISTS"), and what no statement can say ends the recording.
void create_element(Evaluator& evaluator, const Value& element, bool check_first, const Value& tables);
void drop_element(Evaluator& evaluator, const Value& element, bool check_first, const Value& tables);

}  // namespace aludel::script::alembic
