#include "catalog/operation.hpp"

namespace aludel::catalog {

AlterColumn::AlterColumn() = default;
AlterColumn::AlterColumn(const AlterColumn&) = default;
AlterColumn::AlterColumn(AlterColumn&&) noexcept = default;
AlterColumn& AlterColumn::operator=(const AlterColumn&) = default;
AlterColumn& AlterColumn::operator=(AlterColumn&&) noexcept = default;
AlterColumn::~AlterColumn() = default;

namespace {

struct Kind {
    std::string_view operator()(const ExecuteSql&) const { return "execute sql"; }
    std::string_view operator()(const CopyRows&) const { return "copy rows"; }
    std::string_view operator()(const CreateSchema&) const { return "create schema"; }
    std::string_view operator()(const DropSchema&) const { return "drop schema"; }
    std::string_view operator()(const CreateEnum&) const { return "create enum"; }
    std::string_view operator()(const DropEnum&) const { return "drop enum"; }
    std::string_view operator()(const CreateDomain&) const { return "create domain"; }
    std::string_view operator()(const DropDomain&) const { return "drop domain"; }
    std::string_view operator()(const CreateSequence&) const { return "create sequence"; }
    std::string_view operator()(const DropSequence&) const { return "drop sequence"; }
    std::string_view operator()(const CreateTable&) const { return "create table"; }
    std::string_view operator()(const DropTable&) const { return "drop table"; }
    std::string_view operator()(const RenameTable&) const { return "rename table"; }
    std::string_view operator()(const SetTableComment&) const { return "set table comment"; }
    std::string_view operator()(const AddColumn&) const { return "add column"; }
    std::string_view operator()(const DropColumn&) const { return "drop column"; }
    std::string_view operator()(const AlterColumn&) const { return "alter column"; }
    std::string_view operator()(const SetColumnComment&) const { return "set column comment"; }
    std::string_view operator()(const AddConstraint&) const { return "add constraint"; }
    std::string_view operator()(const DropConstraint&) const { return "drop constraint"; }
    std::string_view operator()(const CreateIndex&) const { return "create index"; }
    std::string_view operator()(const DropIndex&) const { return "drop index"; }
    std::string_view operator()(const RebuildTable&) const { return "rebuild table"; }
};

/// A change of a table that is rebuilt, in the words of ALTER TABLE.
struct ChangeText {
    std::string operator()(const RebuildTable::AddColumn& one) const { return "ADD COLUMN " + one.column.column.name; }
    std::string operator()(const RebuildTable::DropColumn& one) const { return "DROP COLUMN " + one.column; }
    std::string operator()(const RebuildTable::AlterColumn& one) const {
        return "ALTER COLUMN " + one.column + (one.rename_to ? " RENAME TO " + *one.rename_to : "");
    }
    std::string operator()(const RebuildTable::AddConstraint& one) const {
        return "ADD CONSTRAINT " + one.constraint.constraint.name;
    }
    std::string operator()(const RebuildTable::DropConstraint& one) const { return "DROP CONSTRAINT " + one.name; }
    std::string operator()(const RebuildTable::CreateIndex& one) const { return "CREATE INDEX " + one.index.name; }
    std::string operator()(const RebuildTable::DropIndex& one) const { return "DROP INDEX " + one.name; }
};

}  // namespace

const Place& place_of(const Operation& operation) {
    return std::visit([](const auto& one) -> const Place& { return one.place; }, operation);
}

std::optional<TypeKey> implied_type(const Operation& operation) {
    if (const auto* type = std::get_if<CreateEnum>(&operation); type != nullptr && type->implied) {
        return TypeKey(false, type->name.schema, type->name.name);
    }
    if (const auto* domain = std::get_if<CreateDomain>(&operation); domain != nullptr && domain->implied) {
        return TypeKey(true, domain->name.schema, domain->name.name);
    }
    return std::nullopt;
}

std::string_view kind_of(const Operation& operation) {
    return std::visit(Kind{}, operation);
}

std::string describe(const Operation& operation) {
    const auto* rebuild = std::get_if<RebuildTable>(&operation);
    if (rebuild == nullptr) {
        return std::string(kind_of(operation));
    }
    std::string changes;
    for (const RebuildTable::Change& change : rebuild->changes) {
        changes += (changes.empty() ? " (" : ", ") + std::visit(ChangeText{}, change);
    }
    return "REBUILD TABLE " + rebuild->table.name + changes + (changes.empty() ? "" : ")");
}

}  // namespace aludel::catalog
