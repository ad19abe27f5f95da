#include "dialect/reflection.hpp"

#include "base/error.hpp"

namespace aludel::dialect {

const Reflection& reflection_of(const Dialect& dialect) {
    if (const auto* reflection = dynamic_cast<const Reflection*>(&dialect))
        return *reflection;
    throw Error(ErrorCode::not_supported,
                "the definition of a whole " + std::string(dialect.name()) + " database cannot be read by this version")
        .hint("aludel inspect reads PostgreSQL and SQLite");
}

}  // namespace aludel::dialect
