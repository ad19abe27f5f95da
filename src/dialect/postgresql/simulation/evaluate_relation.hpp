#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "dialect/postgresql/simulation/evaluate_value.hpp"

namespace aludel::dialect::postgresql::simulation {

struct ColumnInfo {
    std::string table;  ///< by which it may be qualified; empty: none
    std::string name;
    TypeId type = type_id::text;
    bool merged = false;        ///< of the right side of USING: seen only where it is qualified
    std::string relation = {};  ///< the name that an alias hides
};

struct TableRow {
    std::vector<Datum> cells;
    /// Not empty: nobody knows whether there is no such row, one, or many; and why.
    std::string maybe = {};
};

struct RowSet {
    std::vector<ColumnInfo> columns;
    std::vector<TableRow> rows;
};

/// Rows that are read more than once, found by a column's value.
class Base {
public:
    explicit Base(RowSet relation) : relation_(std::move(relation)) {}

    const std::vector<ColumnInfo>& columns() const { return relation_.columns; }
    const std::vector<TableRow>& rows() const { return relation_.rows; }
    /// The rows that may have the key in that column.
    const std::vector<std::size_t>& with_key(std::size_t column, const std::string& key) const;

private:
    struct Index {
        std::unordered_map<std::string, std::vector<std::size_t>> rows;
        std::vector<std::size_t> unknown;
    };
    const Index& index(std::size_t column) const;

    RowSet relation_;
    mutable std::map<std::size_t, Index> indexes_;
};

/// What names of columns mean while an expression is evaluated.
struct Frame {
    const std::vector<ColumnInfo>* columns = nullptr;
    const std::vector<Datum>* cells = nullptr;     ///< of the first columns; none: nothing is evaluated but types
    const std::vector<Datum>* more = nullptr;      ///< of those behind
    const std::vector<TableRow>* group = nullptr;  ///< that aggregates are made of
    bool grouped = false;
    const Frame* outer = nullptr;
};

}  // namespace aludel::dialect::postgresql::simulation
