#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "script/sqlalchemy/support.hpp"

// sqlalchemy.event, as far as schema items are concerned: functions of a script that are called before and after tables
// are created and dropped, and when columns join a table and types a column. Events of engines and connections are
// refused where they are listened to. Those of sessions and mapped classes are taken down: nothing here fires them.

namespace aludel::script::sqlalchemy {

std::shared_ptr<const python::NativeModule> event_module();

/// Whether anybody listens to this event of the item or of its class. Quick where nobody listens to anything.
bool is_listened_to(Evaluator& evaluator, const Value& item, std::string_view event);
/// Calls those who do with these arguments, the item first.
void notify(Evaluator& evaluator, const Value& item, std::string_view event, const Arguments& arguments);
/// The type of a column has got this column.
void notify_type(Evaluator& evaluator, const Value& column);
/// "before_create" and its like: the table, the connection, and what SQLAlchemy tells besides.
void notify_table(Evaluator& evaluator, const Value& table, std::string_view event, const Value& bind);

}  // namespace aludel::script::sqlalchemy
