#include "catalog/rebuild_table.hpp"

namespace aludel::catalog {

RebuiltColumn::RebuiltColumn() = default;
RebuiltColumn::RebuiltColumn(const RebuiltColumn&) = default;
RebuiltColumn::RebuiltColumn(RebuiltColumn&&) noexcept = default;
RebuiltColumn& RebuiltColumn::operator=(const RebuiltColumn&) = default;
RebuiltColumn& RebuiltColumn::operator=(RebuiltColumn&&) noexcept = default;
RebuiltColumn::~RebuiltColumn() = default;

RebuiltConstraint::RebuiltConstraint() = default;
RebuiltConstraint::RebuiltConstraint(const RebuiltConstraint&) = default;
RebuiltConstraint::RebuiltConstraint(RebuiltConstraint&&) noexcept = default;
RebuiltConstraint& RebuiltConstraint::operator=(const RebuiltConstraint&) = default;
RebuiltConstraint& RebuiltConstraint::operator=(RebuiltConstraint&&) noexcept = default;
RebuiltConstraint::~RebuiltConstraint() = default;

RebuildTable::AlterColumn::AlterColumn() = default;
RebuildTable::AlterColumn::AlterColumn(const AlterColumn&) = default;
RebuildTable::AlterColumn::AlterColumn(AlterColumn&&) noexcept = default;
RebuildTable::AlterColumn& RebuildTable::AlterColumn::operator=(const AlterColumn&) = default;
RebuildTable::AlterColumn& RebuildTable::AlterColumn::operator=(AlterColumn&&) noexcept = default;
RebuildTable::AlterColumn::~AlterColumn() = default;

RebuildTable::Definition::Definition() = default;
RebuildTable::Definition::Definition(const Definition&) = default;
RebuildTable::Definition::Definition(Definition&&) noexcept = default;
RebuildTable::Definition& RebuildTable::Definition::operator=(const Definition&) = default;
RebuildTable::Definition& RebuildTable::Definition::operator=(Definition&&) noexcept = default;
RebuildTable::Definition::~Definition() = default;

RebuildTable::RebuildTable() = default;
RebuildTable::RebuildTable(const RebuildTable&) = default;
RebuildTable::RebuildTable(RebuildTable&&) noexcept = default;
RebuildTable& RebuildTable::operator=(const RebuildTable&) = default;
RebuildTable& RebuildTable::operator=(RebuildTable&&) noexcept = default;
RebuildTable::~RebuildTable() = default;

QualifiedName RebuildTable::new_table() const {
    constexpr std::size_t longest = 50;  // characters
    std::string name = "_alembic_tmp_" + table.name;
    std::size_t characters = 0;
    for (std::size_t at = 0; at < name.size(); ++at) {
        const bool starts = (static_cast<unsigned char>(name[at]) & 0xC0U) != 0x80U;
        characters += starts ? 1 : 0;
        if (characters > longest) {
            name.resize(at);
            break;
        }
    }
    return {table.schema, name};
}

}  // namespace aludel::catalog
