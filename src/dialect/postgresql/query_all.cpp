#include <exception>

#include "dialect/postgresql/connection.hpp"
#include "dialect/postgresql/server_error.hpp"

namespace aludel::dialect::postgresql {

void PostgresConnection::query_all(std::span<const Statement> statements,
                                   const std::function<void(std::size_t, const PGresult*)>& take) {
    flush_prelude();
    if (!libpq().pipelines || own_) {
        for (std::size_t i = 0; i < statements.size(); ++i) {
            send(statements[i]);
            const ResultHandle result = collect(statements[i]);
            take(i, result.get());
        }
        return;
    }
    if (statements.empty())
        return;
    require_open(statements.front());
    start_waiting();
    PGconn* connection = handle_.get();
    libpq().enterPipelineMode(connection);
    for (const Statement& statement : statements)
        if (libpq().sendQueryParams(connection, statement.sql.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0) == 0)
            throw connection_lost(libpq().errorMessage(connection), &statement);
    if (libpq().pipelineSync(connection) == 0)
        throw connection_lost(libpq().errorMessage(connection), &statements.front());
    std::exception_ptr failure;
    for (std::size_t i = 0; i < statements.size() && !lost(); ++i) {
        while (const ResultHandle result = next_result()) {
            const ExecStatusType status = libpq().resultStatus(result.get());
            if (failure || status == PGRES_PIPELINE_ABORTED)
                continue;
            if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) {
                try {
                    take(i, result.get());
                } catch (...) {
                    failure = std::current_exception();
                }
            } else if (!lost()) {
                failure_ = to_failure(result.get());
                failure = std::make_exception_ptr(server_error(result.get(), statements[i], signalled()));
            }
            if (lost())
                break;
        }
    }
    if (lost())
        throw connection_lost(libpq().errorMessage(connection), &statements.front());
    next_result();  // that of the Sync
    libpq().exitPipelineMode(connection);
    if (failure)
        std::rethrow_exception(failure);
}

}  // namespace aludel::dialect::postgresql
