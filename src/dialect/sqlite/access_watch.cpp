#include "dialect/sqlite/access_watch.hpp"

#include <utility>

#include "base/text.hpp"

namespace aludel::dialect::sqlite {

AccessWatch::AccessWatch(sqlite3* database) : database_(database) {
    sqlite3_set_authorizer(database_, on_access, this);
}

AccessWatch::~AccessWatch() {
    sqlite3_set_authorizer(database_, nullptr, nullptr);
}

Accesses AccessWatch::take() {
    return std::exchange(seen_, Accesses());
}

int AccessWatch::on_access(void* self, int action, const char* first, const char* second, const char* /*schema*/,
                           const char* within) {
    Accesses& seen = static_cast<AccessWatch*>(self)->seen_;
    const auto text = [](const char* one) { return std::string(one == nullptr ? "" : one); };
    switch (action) {
        case SQLITE_READ:
        case SQLITE_INSERT:
        case SQLITE_UPDATE:
        case SQLITE_DELETE:
            seen.tables.push_back({text(first), text(within), action != SQLITE_READ});
            break;
        case SQLITE_FUNCTION:
            seen.functions.push_back(ascii_lower(text(second)));
            break;
        case SQLITE_PRAGMA:
            seen.pragmas.push_back(ascii_lower(text(first)));
            break;
        case SQLITE_ATTACH:
            if (const std::string file = text(first); !file.empty() && file != ":memory:") {
                seen.refused_file = file;
                return SQLITE_DENY;
            }
            break;
        default:
            break;
    }
    return SQLITE_OK;
}

}  // namespace aludel::dialect::sqlite
