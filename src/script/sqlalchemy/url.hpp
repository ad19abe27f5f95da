#pragma once

#include <memory>
#include <string>

#include "dialect/url.hpp"
#include "script/sqlalchemy/support.hpp"

namespace aludel::script::sqlalchemy {

/// The module sqlalchemy.engine.url: URL and make_url, and with_arguments() for what `connect_args` adds to one.
std::shared_ptr<const python::NativeModule> url_module();

/// The URL as SQLAlchemy writes it, with its password: for the eyes of scripts only. Of one that is still to be made
/// only which dialect it will have: "postgresql://".
std::string url_text(const dialect::Url& url);

}  // namespace aludel::script::sqlalchemy
