#include "dialect/lock_timeout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace aludel::dialect {

long limit_in_milliseconds(double seconds) {
    return seconds > 0 ? std::max(1L, std::lround(seconds * 1000)) : 0;
}

std::string set_lock_timeout(double seconds, bool local) {
    return fmt::format(
        "SELECT pg_catalog.set_config('lock_timeout', (CASE WHEN s.ms > 0 AND {0} NOT BETWEEN 1 AND s.ms - 1 THEN "
        "greatest(s.ms * 9 / 10, 1) ELSE {0} END)::pg_catalog.text, {1}) FROM (SELECT (extract(epoch FROM "
        "pg_catalog.current_setting('statement_timeout')::interval) * 1000)::bigint AS ms) AS s",
        limit_in_milliseconds(seconds), local);
}

}  // namespace aludel::dialect
