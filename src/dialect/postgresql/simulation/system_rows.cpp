#include "dialect/postgresql/simulation/system_rows.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"

namespace aludel::dialect::postgresql::simulation {

SystemRows::SystemRows(const SystemShape& shape) {
    const std::vector<std::string> words = split_any(shape.columns, " ");
    std::string_view rest = shape.columns;
    for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
        const TypeId type = static_cast<TypeId>(whole_number(words[i + 1]).value_or(0));
        relation_.columns.push_back({"", words[i], type, false});
        unset_.push_back(Datum::unknown(std::string(shape.name) + "." + words[i], type));
        const std::size_t at = rest.find(words[i]);
        places_.emplace(rest.substr(at, words[i].size()), i / 2);
        rest.remove_prefix(rest.find(' ', at + words[i].size() + 1) == std::string_view::npos
                               ? rest.size()
                               : rest.find(' ', at + words[i].size() + 1));
    }
}

SystemRows& SystemRows::row(const std::string& maybe) {
    relation_.rows.push_back({unset_, maybe});
    return *this;
}

Datum& SystemRows::cell(std::string_view column, TypeId& type) {
    const auto found = places_.find(column);
    if (found == places_.end())
        throw Error(ErrorCode::internal, "a system catalog has no column " + std::string(column));
    type = relation_.columns[found->second].type;
    return relation_.rows.back().cells[found->second];
}

SystemRows& SystemRows::text(std::string_view column, std::string value) {
    TypeId type = 0;
    Datum& place = cell(column, type);
    place = Datum::of(std::move(value), type);
    return *this;
}

SystemRows& SystemRows::number(std::string_view column, std::int64_t value) {
    TypeId type = 0;
    Datum& place = cell(column, type);
    place = is_numbered(type) ? Datum::of_number(value, type) : Datum::of(std::to_string(value), type);
    return *this;
}

SystemRows& SystemRows::null(std::string_view column) {
    TypeId type = 0;
    Datum& place = cell(column, type);
    place = Datum::null(type);
    return *this;
}

SystemRows& SystemRows::unknown(std::string_view column, const std::string& why) {
    TypeId type = 0;
    Datum& place = cell(column, type);
    place = Datum::unknown(why, type);
    return *this;
}

SystemRows& SystemRows::numbers(std::string_view column, const std::vector<std::int64_t>& values) {
    TypeId type = 0;
    Datum& place = cell(column, type);
    std::vector<Datum> items;
    for (const std::int64_t value : values) items.push_back(Datum::of_number(value, element_of(type)));
    place = Datum::array(std::move(items), type);
    return *this;
}

SystemRows& SystemRows::texts(std::string_view column, const std::vector<std::string>& values) {
    TypeId type = 0;
    Datum& place = cell(column, type);
    std::vector<Datum> items;
    for (const std::string& value : values) items.push_back(Datum::of(value, element_of(type)));
    place = Datum::array(std::move(items), type);
    return *this;
}

std::optional<RowSet> system_table(SystemCatalog& system, std::string_view schema, std::string_view name) {
    const auto* shape = std::find_if(system_shapes, system_shapes + system_shape_count,
                                     [&](const SystemShape& one) { return one.schema == schema && one.name == name; });
    if (shape == system_shapes + system_shape_count) {
        // One that is there, and that nobody has asked for yet.
        if (system.relation(QualifiedName{std::string(schema), std::string(name)}) == nullptr)
            return std::nullopt;
        const std::string why = "the rows of " + std::string(name);
        return RowSet{{{"", "*", type_id::text, false}}, {{{Datum::unknown(why)}, why}}};
    }
    SystemRows rows(*shape);
    for (const auto* list : {&class_tables(), &type_tables(), &column_tables(), &index_tables(), &constraint_tables(),
                             &rest_tables(), &information_tables(), &information_constraint_tables()})
        for (const SystemTable& table : *list)
            if (table.schema == schema && table.name == name) {
                table.fill(system, rows);
                return rows.take();
            }
    rows.row("the rows of " + std::string(name));
    return rows.take();
}

}  // namespace aludel::dialect::postgresql::simulation
