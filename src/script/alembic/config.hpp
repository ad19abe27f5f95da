#pragma once

#include <memory>
#include <string_view>

#include "python/native.hpp"
#include "python/syntax.hpp"
#include "script/alembic/session.hpp"
#include "script/python_options.hpp"

namespace aludel::script::alembic {

/// The Python part of `alembic.config`.
std::string_view config_text();

/// The Python part of `alembic.context` as revisions see it.
std::string_view context_text();

/// What it asks of us: the module `_aludel_config`. env.py has one of its own, which also hears of `option_set`.
std::shared_ptr<python::NativeModule> config_module();

/// What upgrade() and downgrade() are called with: what env.py gives, or in its place, where that is not known, an
/// unknown value for each parameter that has to be given.
python::Arguments arguments_for(Evaluator& evaluator, const python::Program& program, std::string_view function);

/// What Config holds for the code of this evaluator; nothing where nobody said.
const ConfigObject& config_object(Evaluator& evaluator);
void set_config_object(Evaluator& evaluator, std::shared_ptr<const ConfigObject> config);

}  // namespace aludel::script::alembic
