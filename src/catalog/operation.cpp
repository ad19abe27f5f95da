#include "catalog/operation.hpp"

namespace aludel::catalog {

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
};

}  // namespace

const Place& place_of(const Operation& operation) {
    return std::visit([](const auto& one) -> const Place& { return one.place; }, operation);
}

std::string_view kind_of(const Operation& operation) {
    return std::visit(Kind{}, operation);
}

}  // namespace aludel::catalog
