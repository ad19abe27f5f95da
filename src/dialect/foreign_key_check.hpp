#pragma once

#include <functional>
#include <string>
#include <vector>

namespace aludel::dialect {

/// What a Connection can do besides, where foreign keys are checked by commit() and not by each statement: check them
/// once for several transactions that belong together.
class ForeignKeyCheck {
public:
    enum class When {
        each_commit,    ///< by each, against what was violated before its transaction
        postponed,      ///< by none; what is violated now will not count
        all_postponed,  ///< by none; then everything will count
        now,            ///< by each again, against what does not count since it was postponed
    };
    virtual ~ForeignKeyCheck() = default;
    virtual void check_foreign_keys(When when) = 0;
    /// What commit() would refuse it does, and tells then; not where the session has foreign keys enforced.
    virtual void only_tell(std::function<void(const std::string&)> listener) = 0;
    /// What is violated in the open transaction and was not before it, in the words of commit()'s error.
    virtual std::vector<std::string> violated() = 0;
};

}  // namespace aludel::dialect
