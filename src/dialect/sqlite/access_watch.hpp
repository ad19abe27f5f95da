#pragma once

#include <sqlite3.h>

#include <string>
#include <vector>

namespace aludel::dialect::sqlite {

/// What a statement touches.
struct Accesses {
    struct Table {
        std::string name;    ///< as the statement has it; perhaps of a view, or of a common table expression
        std::string within;  ///< the view or trigger whose text it stands in; empty: the statement's own
        bool written = false;
    };
    std::vector<Table> tables;
    std::vector<std::string> functions;  ///< in lower case
    std::vector<std::string> pragmas;    ///< in lower case
    std::string refused_file;            ///< that was to be attached
};

/// Sees what statements touch, as the library's authorizer is told while it prepares them. As long as it lives no file
/// is attached: ATTACH and VACUUM INTO fail with SQLITE_AUTH.
class AccessWatch {
public:
    explicit AccessWatch(sqlite3* database);
    ~AccessWatch();
    AccessWatch(const AccessWatch&) = delete;
    AccessWatch& operator=(const AccessWatch&) = delete;

    /// All since the last time.
    Accesses take();

private:
    static int on_access(void* self, int action, const char* first, const char* second, const char* schema,
                         const char* within);
    sqlite3* database_;
    Accesses seen_;
};

}  // namespace aludel::dialect::sqlite
