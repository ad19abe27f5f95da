#include "dialect/sqlite/dialect.hpp"

#include "dialect/pragma.hpp"
#include "dialect/reflection.hpp"
#include "dialect/simulation.hpp"
#include "dialect/sqlite/checksum.hpp"
#include "dialect/sqlite/compile.hpp"
#include "dialect/sqlite/compile_parts.hpp"
#include "dialect/sqlite/connect.hpp"
#include "dialect/sqlite/create.hpp"
#include "dialect/sqlite/ephemeral.hpp"
#include "dialect/sqlite/inspect.hpp"
#include "dialect/sqlite/lock.hpp"
#include "dialect/sqlite/losses.hpp"
#include "dialect/sqlite/normal_form.hpp"
#include "dialect/sqlite/pragma.hpp"
#include "dialect/sqlite/quote.hpp"
#include "dialect/sqlite/rebuild_table.hpp"
#include "dialect/sqlite/reflect.hpp"
#include "dialect/sqlite/simulation.hpp"
#include "dialect/sqlite/split.hpp"
#include "dialect/sqlite/traits.hpp"

namespace aludel::dialect {

namespace {

using Operations = std::vector<catalog::Operation>;

class Sqlite final : public Dialect, public Pragmas, public Reflection, public Simulation {
public:
    std::string_view name() const override { return "sqlite"; }

    std::unique_ptr<Connection> connect(const Url& url, const ConnectOptions& options) const override {
        return sqlite::connect(*this, url, options);
    }
    std::unique_ptr<EphemeralDatabase> start_ephemeral(const EphemeralOptions& options) const override {
        return sqlite::start_ephemeral(options);
    }

    std::unique_ptr<MigrationLock> lock(const Url& url, const LockRequest& request) const override {
        return sqlite::lock(url, request);
    }
    std::optional<LockHolder> lock_holder(Connection& connection, const LockRequest& /*request*/) const override {
        return sqlite::lock_holder(sqlite::database_file(connection));  // asks nothing that a writer could hold up
    }
    // The database is in the program itself: nothing works on when it ends.
    std::optional<WorkSession> begin_work(Connection& /*connection*/, const LockRequest& /*request*/,
                                          const std::vector<std::string>& /*statements*/) const override {
        return std::nullopt;
    }
    std::optional<WorkSession> work_session(Connection& /*connection*/, const LockRequest& /*request*/,
                                            const std::vector<std::string>& /*statements*/) const override {
        return std::nullopt;
    }

    Operations split(std::string_view text, const Place& start) const override { return sqlite::split(text, start); }
    std::string checksum(const Operations& operations) const override { return sqlite::checksum(operations); }
    Traits traits(std::string_view sql) const override { return sqlite::traits(sql); }
    std::vector<Statement> compile(const catalog::Operation& operation) const override {
        return sqlite::compile(operation);
    }
    bool needs_database(const catalog::Operation& operation) const override {
        const auto* rebuild = std::get_if<catalog::RebuildTable>(&operation);
        return rebuild != nullptr && !rebuild->copy_from;
    }
    std::vector<Statement> compile_for(Connection& connection, const catalog::Operation& operation,
                                       std::vector<std::string>& warnings) const override {
        const auto* rebuild = std::get_if<catalog::RebuildTable>(&operation);
        return rebuild != nullptr ? sqlite::rebuild_table(connection, *rebuild, warnings) : sqlite::compile(operation);
    }

    std::optional<std::string> session_setting(std::string_view sql) const override {
        return sqlite::session_setting(sql);
    }
    std::optional<std::string> refused_setting(std::string_view sql) const override {
        return sqlite::refused_setting(sql);
    }
    std::optional<std::string> attached(std::string_view sql) const override { return sqlite::attached(sql); }
    std::optional<std::string> detached(std::string_view sql) const override { return sqlite::detached(sql); }
    std::string detach(const std::string& database) const override {
        return "DETACH DATABASE " + sqlite::quote(QualifiedName{"", database});
    }
    std::string put_back(const std::string& setting, const std::optional<std::string>& before) const override {
        return sqlite::put_back(setting, before);
    }

    std::string quote(const QualifiedName& name) const override { return sqlite::quote(name); }
    std::string quote_literal(std::string_view text) const override { return sqlite::quote_literal(text); }
    const Names& names() const override { return sqlite::names(); }
    std::string type_text(const catalog::ColumnType& type) const override { return sqlite::type_text(type); }

    catalog::Catalog reflect(Connection& connection) const override { return sqlite::reflect(connection); }
    std::string create_sql(const catalog::Catalog& catalog, const SqlOptions& /*options*/) const override {
        return sqlite::create_sql(catalog);  // nobody owns anything
    }
    std::unique_ptr<SimulatedConnection> simulate() const override {
        return sqlite::simulate(*this);
    }
    catalog::Catalog normalized(catalog::Catalog catalog) const override {
        return sqlite::normalized(std::move(catalog));
    }
    std::string type_sql(const catalog::object::TypeName& type) const override { return sqlite::write_type(type); }

    bool table_exists(Connection& connection, const QualifiedName& table) const override {
        return sqlite::table_exists(connection, table);
    }
    Losses losses(Connection& connection, const std::vector<Operations>& steps) const override {
        return sqlite::losses(connection, steps);
    }
    std::optional<bool> took_effect(Connection& connection, std::string_view sql,
                                    std::string& /*leftover*/) const override {
        return sqlite::took_effect(connection, sql);
    }
    std::optional<std::string> cleanup_for(Connection& /*connection*/, std::string_view /*sql*/) const override {
        return std::nullopt;
    }

    std::string_view begin_sql() const override { return "BEGIN IMMEDIATE"; }
    bool transactional_ddl() const override { return true; }
};

}  // namespace

const Dialect& sqlite_dialect() {
    static const Sqlite dialect;
    return dialect;
}

}  // namespace aludel::dialect
