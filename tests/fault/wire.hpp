#pragma once

#include <functional>
#include <memory>
#include <string>

namespace aludel::fault {

/// Stands between the program and a PostgreSQL server on unix sockets and counts the statements that go by
/// (messages Query and Execute of the frontend protocol, over all connections).
class Wire {
public:
    enum class Moment {
        before,  ///< the server never sees the statement
        after,   ///< the server has run it, the program never hears of it
    };

    /// Listens on `directory`/.s.PGSQL.5432 and passes on to the socket `target`.
    Wire(const std::string& directory, const std::string& target);
    ~Wire();
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;

    /// At statement `number` (from 1) calls `act`, then closes every connection; later ones are let through.
    void at(int number, Moment moment, std::function<void()> act);
    int statements() const;
    /// How often a statement was cut `after` that the server had not answered within two seconds.
    int unanswered() const;

private:
    struct State;
    std::shared_ptr<State> state_;
};

}  // namespace aludel::fault
