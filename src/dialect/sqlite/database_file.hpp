#pragma once

#include <filesystem>

#include "dialect/dialect.hpp"

namespace aludel::dialect::sqlite {

/// Throws connection_failed, with the reason and what to do, where the file cannot be opened, or made if it is not
/// there.
void require_openable(const std::filesystem::path& file, const ConnectOptions& options);

/// An empty file that is made for a database, if there is none. Where nothing is ever written into it, it is removed
/// with this value: a run that is undone leaves nothing behind. It stays where somebody else has it open by then.
class NewFile {
public:
    /// Throws connection_failed.
    explicit NewFile(std::filesystem::path file);
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

private:
    std::filesystem::path file_;  ///< empty: there was one
};

}  // namespace aludel::dialect::sqlite
