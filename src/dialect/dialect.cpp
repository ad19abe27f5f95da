#include "dialect/dialect.hpp"

#include "base/text.hpp"
#include "dialect/client_library.hpp"
#include "dialect/postgresql/dialect.hpp"
#include "dialect/postgresql/libpq.hpp"
#include "dialect/sqlite/dialect.hpp"

namespace aludel::dialect {

const std::vector<const Dialect*>& all_dialects() {
    static const std::vector<const Dialect*> dialects{&postgresql_dialect(), &sqlite_dialect()};
    return dialects;
}

const Dialect& find_dialect(std::string_view name) {
    std::vector<std::string> names;
    for (const Dialect* dialect : all_dialects()) {
        if (dialect->name() == name)
            return *dialect;
        names.emplace_back(dialect->name());
    }
    Error error(ErrorCode::url_invalid, "there is no dialect '" + std::string(name) + "'");
    const auto near = did_you_mean(name, names);
    error.hint(near ? "did you mean " + *near + "?" : "there are " + join(names, ", "));
    throw error;
}

void load_client_library(const Dialect& dialect) noexcept {
    if (&dialect != &postgresql_dialect())
        return;
    try {
        postgresql::libpq();
    } catch (const Error&) {
        // Loading is tried again, and the error told, where a connection is wanted.
    }
}

}  // namespace aludel::dialect
