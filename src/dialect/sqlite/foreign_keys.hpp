#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace aludel::dialect::sqlite {

/// A row whose foreign key finds no parent, or a foreign key that SQLite cannot follow at all.
struct Violation {
    std::string table;
    std::string rowid;  ///< empty: the table has none (WITHOUT ROWID), or the key itself is broken
    std::string parent;
    std::string columns;  ///< "author_id", "a, b"
    std::string key;      ///< the values that find no parent, as SQL literals: "7", "'x', 3"
    std::string broken;   ///< SQLite's words on a foreign key it cannot follow
};

/// What PRAGMA foreign_key_check finds in the main database, at most `limit`. Table by table, because one key that
/// cannot be followed would end the check of all.
std::vector<Violation> foreign_key_violations(sqlite3* database,
                                              std::size_t limit = std::numeric_limits<std::size_t>::max());

/// Those of `after` that `before` does not have. A row is known by its table, parent and key values, not by its rowid,
/// so that a table copied and renamed keeps the violations it had.
std::vector<Violation> new_violations(const std::vector<Violation>& before, const std::vector<Violation>& after);

/// "books row 3: author_id = 7 has no row in authors"
std::string describe(const Violation& violation);

}  // namespace aludel::dialect::sqlite
