#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dialect/postgresql/simulation/system_catalog.hpp"

namespace aludel::dialect::postgresql::simulation {

/// The rows of one system catalog while they are put together. What is not set is not known.
class SystemRows {
public:
    explicit SystemRows(const SystemShape& shape);

    /// Begins a row; `maybe` says why it may be another, or not there.
    SystemRows& row(const std::string& maybe = {});
    /// In the column's type.
    SystemRows& text(std::string_view column, std::string value);
    SystemRows& number(std::string_view column, std::int64_t value);
    SystemRows& flag(std::string_view column, bool value) { return number(column, value ? 1 : 0); }
    SystemRows& null(std::string_view column);
    SystemRows& numbers(std::string_view column, const std::vector<std::int64_t>& values);
    SystemRows& texts(std::string_view column, const std::vector<std::string>& values);
    SystemRows& unknown(std::string_view column, const std::string& why);
    /// NULL where it is empty.
    SystemRows& text_or_null(std::string_view column, const std::string& value) {
        return value.empty() ? null(column) : text(column, value);
    }
    RowSet take() { return std::move(relation_); }

private:
    Datum& cell(std::string_view column, TypeId& type);

    RowSet relation_;
    std::vector<Datum> unset_;
    std::unordered_map<std::string_view, std::size_t> places_;
};

using FillSystemRows = void (*)(SystemCatalog& system, SystemRows& rows);
struct SystemTable {
    std::string_view schema;
    std::string_view name;
    FillSystemRows fill;
};

/// Those whose rows are known, by the file that makes them.
const std::vector<SystemTable>& class_tables();
const std::vector<SystemTable>& type_tables();
const std::vector<SystemTable>& column_tables();
const std::vector<SystemTable>& index_tables();
const std::vector<SystemTable>& constraint_tables();
const std::vector<SystemTable>& rest_tables();
const std::vector<SystemTable>& information_constraint_tables();
const std::vector<SystemTable>& information_tables();

}  // namespace aludel::dialect::postgresql::simulation
