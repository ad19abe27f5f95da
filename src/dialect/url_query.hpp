#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "dialect/url.hpp"

namespace aludel::dialect {

/// url_invalid: "database URL: …".
Error invalid_url(std::string message);

/// The part behind '?', decoded as SQLAlchemy does ('+' is a space, empty values are dropped), in order.
/// Throws Error(url_invalid).
std::vector<std::pair<std::string, std::string>> parse_url_query(std::string_view text);

/// Moves what the query says of the connection into the fields of `url` and leaves the parameters of the database
/// itself in `url.query`. Throws Error(url_invalid) for a parameter that nobody can mean.
void apply_url_query(Url& url, std::vector<std::pair<std::string, std::string>> query);

/// Does the value of this parameter have to stay hidden? ("password", "sslpassword", …)
bool is_secret_parameter(std::string_view name);
/// The value as it may be shown: *** where the name is a secret's, and in `options` behind each setting whose name is.
std::string shown_parameter(std::string_view name, const std::string& value);

}  // namespace aludel::dialect
