#pragma once

#include <functional>

namespace aludel::dialect {

/// What a Connection can do besides, where a wait for the database can be saved so: its COMMIT is kept back and sent
/// together with the first statements of the transaction that is begun next, one wait for both.
///
/// That is safe, for COMMIT and what follows stand in one pipeline, in which the server skips everything behind what
/// has failed: nothing of the next transaction is run unless COMMIT ended well. And nothing is committed that has not
/// been looked at: all statements of the transaction are answered when this is called, and whoever calls it has checked
/// what is to be checked before a COMMIT.
class CommitWithNext {
public:
    virtual ~CommitWithNext() = default;

    /// Connection::commit(), to be followed by begin(); `committed` is called as soon as the server has said so. Until
    /// then the transaction counts as open; its failures are those of commit(), and whatever is asked of the connection
    /// next throws them. rollback() undoes what was not sent.
    virtual void commit_with_next(const std::function<void()>& committed) = 0;
};

}  // namespace aludel::dialect
