#pragma once

#include <string_view>

namespace aludel::script::sqlalchemy {

extern const std::string_view model_text;  ///< declarative models, as Python text
extern const std::string_view relationship_text;
extern const std::string_view session_text;  ///< Session
extern const std::string_view flush_text;    ///< what it writes
extern const std::string_view scoping_text;  ///< sessionmaker, scoped_session
extern const std::string_view query_text;    ///< Query

}  // namespace aludel::script::sqlalchemy
