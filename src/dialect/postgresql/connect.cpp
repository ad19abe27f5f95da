#include "dialect/postgresql/connect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <thread>

#include "base/interrupt.hpp"
#include "base/text.hpp"

namespace aludel::dialect::postgresql {

namespace {

using Parameters = ConnectionParameters;

const std::vector<std::string>& known_keywords() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> found;
        PQconninfoOption* options = libpq().conndefaults();
        for (const PQconninfoOption* option = options; option != nullptr && option->keyword != nullptr; ++option)
            found.emplace_back(option->keyword);
        libpq().conninfoFree(options);
        return found;
    }();
    return names;
}

std::string* find(Parameters& parameters, std::string_view name) {
    for (auto& [key, value] : parameters)
        if (key == name)
            return &value;
    return nullptr;
}

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

/// A thread connects, we wait: libpq's own waiting (over several hosts and addresses) cannot be interrupted.
struct Attempt {
    std::mutex mutex;
    std::condition_variable changed;
    PGconn* connection = nullptr;
    bool done = false;
    bool abandoned = false;
};

ConnectionHandle open(const Parameters& parameters) {
    auto attempt = std::make_shared<Attempt>();
    const Libpq& pq = libpq();
    std::thread([attempt, parameters, &pq] {
        std::vector<const char*> keys;
        std::vector<const char*> values;
        for (const auto& [key, value] : parameters) {
            keys.push_back(key.c_str());
            values.push_back(value.c_str());
        }
        keys.push_back(nullptr);
        values.push_back(nullptr);
        PGconn* connection = pq.connectdbParams(keys.data(), values.data(), 0);
        const std::lock_guard lock(attempt->mutex);
        attempt->done = true;
        attempt->connection = connection;
        if (attempt->abandoned)
            pq.finish(connection);
        attempt->changed.notify_all();
    }).detach();
    const bool signal_before = interrupt::pending() != 0;
    std::unique_lock lock(attempt->mutex);
    while (!attempt->done) {
        attempt->changed.wait_for(lock, std::chrono::milliseconds(50));
        if (!attempt->done && !signal_before && interrupt::pending() != 0) {
            attempt->abandoned = true;
            lock.unlock();
            interrupt::check();
        }
    }
    return ConnectionHandle(attempt->connection);
}

std::string hint_for(std::string_view message, const Url& url) {
    const auto says = [&](std::string_view words) { return message.find(words) != std::string_view::npos; };
    if (says("password authentication failed") || says("no password supplied"))
        return "check user and password: in the URL, in PGPASSWORD, or in the file that PGPASSFILE names (~/.pgpass)";
    if (says("no pg_hba.conf entry"))
        return "the server does not let this user in from here: a line of its pg_hba.conf has to allow it (and see "
               "sslmode)";
    if (says("Peer authentication failed") || says("Ident authentication failed"))
        return "over this socket the server takes only the system's own user names: give a host (localhost) and a "
               "password, or "
               "run as that system user";
    if (says("database \"") && says("does not exist"))
        return fmt::format("create it (createdb {}), or correct the name in the URL", url.database);
    if (says("role \"") && says("does not exist"))
        return "name an existing user in the URL or in PGUSER";
    if (says("definition of service") || says("service file"))
        return "services stand in ~/.pg_service.conf, or in the file that PGSERVICEFILE names";
    if (says("could not translate host name"))
        return "check the name of the host";
    if (says("Connection refused") || says("No such file or directory"))
        return "is the server running there? Check host and port (default 5432); for a throwaway server use "
               "ephemeral:postgresql";
    if (says("timeout expired"))
        return "nothing answers there: check host, port and firewall, or give more time with ?connect_timeout=SECONDS";
    if (says("invalid integer value"))
        return "write a number there: in the URL's query, or in the variable of libpq that sets it (PGPORT, "
               "PGCONNECT_TIMEOUT …)";
    if (says("SSL") || says("sslmode"))
        return "see sslmode (disable, prefer, require, verify-ca, verify-full) in the URL's query";
    if (says("too many connections") || says("too many clients"))
        return "two connections are needed: one to work, one to hold the lock";
    return {};
}

Error failure(const Url& url, std::string_view message) {
    std::string text(trim(message));
    Error error(ErrorCode::connection_failed, fmt::format("cannot connect to {}", url.redacted()));
    error.detail(text);
    if (const std::string hint = hint_for(text, url); !hint.empty())
        error.hint(hint);
    return error;
}

/// libpq would prefer the address in the environment to the socket that the URL names: to a throwaway server's, say.
void refuse_detour(const Url& url) {
    if (!url.host.starts_with('/') || environment("PGHOSTADDR").empty())
        return;
    throw Error(ErrorCode::connection_failed,
                fmt::format("the variable PGHOSTADDR ({}) would lead away from the socket in {}",
                            environment("PGHOSTADDR"), url.host))
        .hint("unset PGHOSTADDR");
}

/// What libpq 15 says when PgBouncer refuses a parameter of the start-up packet.
bool refuses_options(std::string_view message) {
    return message.find("unsupported startup parameter") != std::string_view::npos;
}

}  // namespace

ConnectionParameters connection_parameters(const Url& url, const ConnectOptions& options) {
    Parameters parameters;
    const auto add = [&](std::string_view key, const std::string& value) {
        if (!value.empty())
            parameters.emplace_back(key, value);
    };
    add("host", url.host);
    add("port", url.port);
    add("dbname", url.database);
    add("user", url.user.value_or(""));
    add("password", url.password.value_or(""));
    for (const auto& [key, value] : url.query) {
        if (key == "client_encoding")
            continue;  // an application's choice; revision files are UTF-8
        if (std::find(known_keywords().begin(), known_keywords().end(), key) == known_keywords().end()) {
            Error error(ErrorCode::url_invalid,
                        fmt::format("database URL: '{}' is not a parameter of the installed libpq", key));
            if (const auto near = did_you_mean(key, known_keywords()))
                error.hint(fmt::format("did you mean {}?", *near));
            throw error;
        }
        if (std::string* earlier = find(parameters, key))
            *earlier = value;
        else
            add(key, value);
    }
    parameters.emplace_back("client_encoding", "UTF8");
    if (find(parameters, "fallback_application_name") == nullptr)
        parameters.emplace_back("fallback_application_name", options.application);
    if (find(parameters, "connect_timeout") == nullptr && environment("PGCONNECT_TIMEOUT").empty())
        parameters.emplace_back("connect_timeout",
                                fmt::format("{}", std::max(2L, std::lround(options.connect_timeout))));
    if (options.read_only) {
        constexpr std::string_view read_only = "-c default_transaction_read_only=on";
        if (std::string* given = find(parameters, "options"))
            *given += fmt::format(" {}", read_only);
        else
            parameters.emplace_back("options", trim(fmt::format("{} {}", environment("PGOPTIONS"), read_only)));
    }
    return parameters;
}

std::unique_ptr<PostgresConnection> connect(const Url& url, const ConnectOptions& options,
                                            const ConnectionParameters& own) {
    const auto parameters = [&](const ConnectOptions& chosen) {
        Parameters all = connection_parameters(url, chosen);
        for (const auto& [key, value] : own) {
            if (std::string* given = find(all, key))
                *given = value;
            else
                all.emplace_back(key, value);
        }
        return all;
    };
    refuse_detour(url);
    ConnectionHandle handle = open(parameters(options));
    if (handle && libpq().status(handle.get()) != CONNECTION_OK && options.read_only &&
        refuses_options(libpq().errorMessage(handle.get()))) {
        // A proxy that takes no options. A setting made later would stay in its pooled session, so there is none.
        ConnectOptions without = options;
        without.read_only = false;
        handle = open(parameters(without));
    }
    if (!handle)
        throw Error(ErrorCode::connection_failed, "out of memory while connecting");
    if (libpq().status(handle.get()) != CONNECTION_OK)
        throw failure(url, libpq().errorMessage(handle.get()));
    return std::make_unique<PostgresConnection>(std::move(handle));
}

}  // namespace aludel::dialect::postgresql
