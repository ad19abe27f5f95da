#include "dialect/clauses.hpp"
#include "dialect/sqlite/compile_parts.hpp"

namespace aludel::dialect::sqlite {

std::string type_text(const catalog::ColumnType& type) {
    const std::optional<std::string> common = common_type(type);
    if (!common)
        refuse_type(type, "SQLite");
    return *common;
}

}  // namespace aludel::dialect::sqlite
