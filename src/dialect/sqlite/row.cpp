#include "dialect/sqlite/row.hpp"

#include <fmt/format.h>

#include <utility>

namespace aludel::dialect::sqlite {

namespace {

Storage storage_of(int type) {
    switch (type) {
        case SQLITE_INTEGER:
            return Storage::integer;
        case SQLITE_FLOAT:
            return Storage::real;
        case SQLITE_TEXT:
            return Storage::text;
        case SQLITE_BLOB:
            return Storage::blob;
        default:
            return Storage::null;
    }
}

}  // namespace

void add_row(sqlite3_stmt* prepared, Result& result) {
    std::vector<Value> row;
    std::vector<Storage>& storage = result.storage.emplace_back();
    const int columns = sqlite3_column_count(prepared);
    row.reserve(static_cast<std::size_t>(columns));
    for (int column = 0; column < columns; ++column) {
        storage.push_back(storage_of(sqlite3_column_type(prepared, column)));
        if (storage.back() == Storage::null) {
            row.emplace_back(std::nullopt);
            continue;
        }
        if (storage.back() == Storage::real) {  // the library's own text has 15 digits, which may be another number
            row.emplace_back(fmt::format("{}", sqlite3_column_double(prepared, column)));
            continue;
        }
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(prepared, column));
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(prepared, column));
        row.emplace_back(bytes == nullptr ? std::string() : std::string(bytes, size));
    }
    result.rows.push_back(std::move(row));
}

}  // namespace aludel::dialect::sqlite
