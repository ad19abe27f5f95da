#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace aludel::fault {

/// The ids of the chain in the order in which they are applied; the fourth and fifth are branches, the sixth is
/// their merge.
const std::vector<std::string>& chain_ids();

/// Writes a project with the chain. `broken` names a revision whose last statement fails; "f006 in the middle": the
/// third of the four of its section outside a transaction.
void write_chain(const std::filesystem::path& directory, const std::string& dialect, const std::string& broken = {});

}  // namespace aludel::fault
