#pragma once

#include <string_view>

namespace aludel::script::alembic {

/// Python text of sqlalchemy.engine._second: Engine and the connections that it opens, over the module _aludel_second.
std::string_view engine_text();
/// … of sqlalchemy.ext.asyncio: engines and sessions that application code makes, and no migration can use.
std::string_view async_text();
/// … of sqlalchemy.pool.
std::string_view pool_text();

}  // namespace aludel::script::alembic
