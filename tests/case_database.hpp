#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "dialect/dialect.hpp"

namespace aludel::cases {

/// The fresh database of one case. Gone with the value.
class CaseDatabase {
public:
    virtual ~CaseDatabase() = default;
    virtual const dialect::Url& url() const = 0;
    /// Rows as lines, "a | b"; an error of the database as a line too.
    std::vector<std::string> query(std::string_view sql) const;
};

/// Makes databases for cases; starts one PostgreSQL when the first is wanted. Used by several threads.
class CaseServer {
public:
    explicit CaseServer(std::string pg_bin) : pg_bin_(std::move(pg_bin)) {}
    /// `kind`: "sqlite" or "postgresql". `directory`: of the case.
    std::unique_ptr<CaseDatabase> make(std::string_view kind, const std::filesystem::path& directory);

private:
    std::string pg_bin_;
    std::mutex mutex_;
    std::unique_ptr<dialect::EphemeralDatabase> postgresql_;
    int made_ = 0;
};

}  // namespace aludel::cases
