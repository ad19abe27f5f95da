#pragma once

#include <sqlite3.h>

#include <string>
#include <vector>

namespace aludel::dialect::sqlite {

/// What statements touch, as the library's authorizer is told while it prepares them.
class AccessWatch {
public:
    struct Access {
        std::string table;   ///< as the statement names it; perhaps of a common table expression
        std::string within;  ///< the view or trigger whose text it stands in; empty: the statement's own
    };

    /// As long as it lives no file is attached: ATTACH and VACUUM INTO fail with SQLITE_AUTH.
    explicit AccessWatch(sqlite3* database);
    ~AccessWatch();
    AccessWatch(const AccessWatch&) = delete;
    AccessWatch& operator=(const AccessWatch&) = delete;

    void forget();

    std::vector<Access> tables;          ///< read, or written to
    std::vector<std::string> functions;  ///< in lower case
    std::vector<std::string> pragmas;    ///< in lower case
    std::string refused_file;            ///< that was to be attached

private:
    static int on_access(void* self, int action, const char* first, const char* second, const char* schema,
                         const char* within);
    sqlite3* database_;
};

}  // namespace aludel::dialect::sqlite
