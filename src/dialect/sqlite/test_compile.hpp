#pragma once

#include "dialect/test_operations.hpp"

/// What an operation becomes here. The texts in the tests are those that Alembic 1.19.2 with SQLAlchemy 2.0.52 prints
/// offline.
namespace aludel::dialect::sqlite {

inline std::string sql(const catalog::Operation& operation) {
    return dialect::test::compiled("sqlite", operation);
}

inline std::string refusal(const catalog::Operation& operation) {
    return dialect::test::refused("sqlite", operation);
}

}  // namespace aludel::dialect::sqlite
