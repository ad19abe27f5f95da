#include "dialect/sqlite/rebuild_draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "dialect/sqlite/compile_parts.hpp"

namespace aludel::dialect::sqlite {

namespace {

using catalog::Constraint;
using catalog::RebuildTable;
using catalog::RebuiltColumn;
using catalog::RebuiltConstraint;
using Names = std::vector<std::string>;

Names names_of(const std::vector<RebuiltColumn>& columns) {
    Names all;
    for (const RebuiltColumn& one : columns) {
        all.push_back(one.column.name);
    }
    return all;
}

}  // namespace

Names* columns_in(Constraint& constraint) {
    if (auto* key = std::get_if<catalog::PrimaryKey>(&constraint.rule)) {
        return &key->columns;
    }
    if (auto* unique = std::get_if<catalog::Unique>(&constraint.rule)) {
        return &unique->columns;
    }
    auto* foreign = std::get_if<catalog::ForeignKey>(&constraint.rule);
    return foreign != nullptr ? &foreign->columns : nullptr;
}

const Names& columns_of(const RebuiltConstraint& one) {
    const Names* columns = columns_in(const_cast<Constraint&>(one.constraint));
    return columns != nullptr ? *columns : one.columns;
}

bool is_key(const Constraint& constraint) {
    return std::holds_alternative<catalog::PrimaryKey>(constraint.rule);
}

RebuildDraft::RebuildDraft(const RebuildTable& operation, const RebuildTable::Definition& existing)
    : indexes(existing.indexes), operation_(operation), order_(names_of(existing.columns), operation.ordering) {
    const std::string table = names().qualified(operation.table);
    for (const RebuiltColumn& one : existing.columns) {
        const std::string& name = one.column.name;
        columns.push_back({name, one, table + "." + names().quote(name), false});
    }
    for (const RebuiltConstraint& one : existing.constraints) {
        keep(one, is_key(one.constraint));
    }
    for (const RebuildTable::Change& one : operation.changes) {
        std::visit([this](const auto& what) { change(what); }, one);
    }
    sort_columns();
    for (const RebuiltColumn& one : operation.additions.columns) {
        columns.push_back({one.column.name, one, std::nullopt, false});
    }
}

void RebuildDraft::keep(const RebuiltConstraint& made, bool table_key) {
    const std::string& name = made.constraint.name;
    if (name.empty()) {
        unnamed.push_back({made, table_key});
        return;
    }
    for (auto& [other, kept] : named) {
        if (other == name) {
            kept = {made, table_key};
            return;
        }
    }
    named.emplace_back(name, Kept{made, table_key});
}

std::vector<RebuildDraft::Part>::iterator RebuildDraft::find(const std::string& key) {
    return std::find_if(columns.begin(), columns.end(), [&](const Part& one) { return one.key == key; });
}

RebuildDraft::Part& RebuildDraft::column(const std::string& key) {
    const auto found = find(key);
    if (found == columns.end()) {
        raise_python("KeyError", python_repr(key));
    }
    return *found;
}

std::optional<RebuildDraft::Kept> RebuildDraft::take_constraint(const std::string& name) {
    const auto found = std::find_if(named.begin(), named.end(), [&](const auto& one) { return one.first == name; });
    if (found == named.end()) {
        return std::nullopt;
    }
    Kept kept = std::move(found->second);
    named.erase(found);
    return kept;
}

void RebuildDraft::change(const RebuildTable::AddColumn& one) {
    const std::string& name = one.column.column.name;
    order_.add(name, one.before, one.after);
    if (const auto same = find(name); same != columns.end()) {
        *same = {name, one.column, std::nullopt, false};
    } else {
        columns.push_back({name, one.column, std::nullopt, false});
    }
}

void RebuildDraft::change(const RebuildTable::DropColumn& one) {
    for (Kept* kept : table_key()) {
        std::erase(std::get<catalog::PrimaryKey>(kept->made.constraint.rule).columns, one.column);
    }
    column(one.column);
    columns.erase(find(one.column));
    order_.drop(one.column);
    take_constraint(one.type_name);
}

std::vector<RebuildDraft::Kept*> RebuildDraft::table_key() {
    std::vector<Kept*> found;
    for (auto& [name, kept] : named) {
        if (kept.table_key) {
            found.push_back(&kept);
        }
    }
    for (Kept& kept : unnamed) {
        if (kept.table_key) {
            found.push_back(&kept);
        }
    }
    return found;
}

void RebuildDraft::change(const RebuildTable::AlterColumn& one) {
    Part& part = column(one.column);
    catalog::Column& made = part.made.column;
    if (one.rename_to && *one.rename_to != one.column) {
        made.name = *one.rename_to;
        take_constraint(one.type_name);
    }
    if (one.type) {
        const bool same =
            part.made.affinity == one.affinity && (one.affinity != catalog::Affinity::other || made.type == *one.type);
        if (!same && !one.keep_values) {
            part.from = fmt::format("CAST({} AS {})", part.from.value_or("NULL"), type_text(*one.type));
            part.cast = true;
        }
        made.type = *one.type;
        part.made.affinity = one.affinity;
        std::erase_if(part.made.constraints, [](const Constraint& constraint) {
            return std::holds_alternative<catalog::Check>(constraint.rule);
        });
    }
    made.nullable = one.nullable.value_or(made.nullable);
    if (one.fallback) {
        made.default_expression = one.fallback->expression;
    }
    counts = one.autoincrement ? std::optional(one.column) : counts;
}

void RebuildDraft::change(const RebuildTable::AddConstraint& one) {
    if (is_key(one.constraint.constraint)) {
        std::erase_if(unnamed, [](const Kept& kept) { return kept.table_key; });
    }
    keep(one.constraint, false);
}

void RebuildDraft::change(const RebuildTable::DropConstraint& one) {
    if (drop_from_column(one.name)) {
        return;
    }
    const std::optional<Kept> kept = take_constraint(one.name);
    if (!kept && one.of_type) {
        return;
    }
    if (!kept) {
        raise_python("ValueError", fmt::format("No such constraint: '{}'", one.name));
    }
    if (is_key(kept->made.constraint)) {
        for (const std::string& key : columns_of(kept->made)) {
            column(key).made.primary_key = false;
        }
    }
}

/// A CHECK that stands with its column, of a table that the author has described.
bool RebuildDraft::drop_from_column(const std::string& name) {
    for (Part& part : columns) {
        const auto called = [&](const Constraint& one) { return one.name == name; };
        if (operation_.copy_from && part.from && std::erase_if(part.made.column.checks, called) > 0) {
            return true;
        }
    }
    return false;
}

void RebuildDraft::change(const RebuildTable::CreateIndex& one) {
    for (catalog::Index& index : new_indexes) {
        if (index.name == one.index.name) {
            index = one.index;
            return;
        }
    }
    new_indexes.push_back(one.index);
}

void RebuildDraft::change(const RebuildTable::DropIndex& one) {
    if (std::erase_if(indexes, [&](const catalog::Index& index) { return index.name == one.name; }) == 0) {
        raise_python("ValueError", fmt::format("No such index: '{}'", one.name));
    }
}

void RebuildDraft::sort_columns() {
    Names keys;
    for (const Part& part : columns) {
        keys.push_back(part.key);
    }
    std::vector<Part> sorted;
    for (const std::string& key : order_.sorted(keys)) {
        if (const auto found = find(key); found != columns.end()) {
            sorted.push_back(std::move(*found));
        }
    }
    columns = std::move(sorted);
}

}  // namespace aludel::dialect::sqlite
