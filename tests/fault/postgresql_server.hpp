#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "dialect/dialect.hpp"

namespace aludel::fault::postgresql {

/// One server for all tests of the program.
class Server {
public:
    static Server& get();

    dialect::Url database(const std::string& name) const;
    /// An empty database: one given back before, or a new one. Emptying costs less than making.
    dialect::Url create();
    void give_back(const dialect::Url& url);
    /// Waits until the server has noticed that the program is gone and has rolled back what it left.
    void settle(const dialect::Url& url) const;

    std::string directory() const;
    std::string port() const;
    std::string socket() const { return directory() + "/.s.PGSQL." + port(); }
    std::string user() const { return server_->url().user.value_or("postgres"); }

private:
    Server();
    static void empty(const dialect::Url& url);

    std::unique_ptr<dialect::EphemeralDatabase> server_;
    std::atomic<int> number_{0};
    std::mutex mutex_;
    std::vector<dialect::Url> free_;
};

dialect::Url make_clean();
/// By pg_dump with these options.
std::string dump(const dialect::Url& url, const std::vector<std::string>& options);
/// Schema and data as one text, our own tables left out.
std::string snapshot(const dialect::Url& url);

}  // namespace aludel::fault::postgresql
