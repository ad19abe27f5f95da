#pragma once

#include <libpq-fe.h>

#include <memory>

namespace aludel::dialect::postgresql {

// Every function of libpq that is used here, and those that libpq before 14 does not have.
#define ALUDEL_LIBPQ_FUNCTIONS(X)                                                                                     \
    X(connectdbParams)                                                                                                \
    X(conndefaults)                                                                                                   \
    X(conninfoFree)                                                                                                   \
    X(finish)                                                                                                         \
    X(status)                                                                                                         \
    X(errorMessage) X(setNoticeReceiver) X(setnonblocking) X(socket) X(consumeInput) X(isBusy) X(flush) X(getResult)  \
        X(sendQuery) X(sendQueryParams) X(sendPrepare) X(sendQueryPrepared) X(resultStatus) X(resultErrorField) X(resultErrorMessage) X(clear) X(nfields) \
            X(ntuples) X(fname) X(ftype) X(getvalue) X(getlength) X(getisnull) X(cmdTuples) X(cmdStatus) X(transactionStatus)  \
                X(backendPID) X(parameterStatus) X(serverVersion) X(getCancel) X(freeCancel) X(cancel) X(putCopyData) \
                    X(putCopyEnd) X(getCopyData) X(freemem) X(db) X(user) X(host) X(port)
#define ALUDEL_LIBPQ_OPTIONAL(X) X(enterPipelineMode) X(exitPipelineMode) X(pipelineSync) X(sendFlushRequest)

/// libpq as a table of functions. It is loaded when the first connection is made: linking it would cost more
/// start-up time than everything else of the program together.
struct Libpq {
#define ALUDEL_MEMBER(name) decltype(&::PQ##name) name = nullptr;
    ALUDEL_LIBPQ_FUNCTIONS(ALUDEL_MEMBER)
    ALUDEL_LIBPQ_OPTIONAL(ALUDEL_MEMBER)
#undef ALUDEL_MEMBER
    bool pipelines = false;  ///< the optional ones are there
};

/// Loads on the first call, from any thread. Throws Error(connection_failed) naming the package to install.
const Libpq& libpq();

struct ResultDeleter {
    void operator()(PGresult* result) const { libpq().clear(result); }
};
using ResultHandle = std::unique_ptr<PGresult, ResultDeleter>;

struct ConnectionDeleter {
    void operator()(PGconn* connection) const { libpq().finish(connection); }
};
using ConnectionHandle = std::unique_ptr<PGconn, ConnectionDeleter>;

}  // namespace aludel::dialect::postgresql
