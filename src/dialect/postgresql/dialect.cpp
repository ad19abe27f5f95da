#include "dialect/postgresql/dialect.hpp"

#include "dialect/postgresql/checksum.hpp"
#include "dialect/postgresql/compile.hpp"
#include "dialect/postgresql/compile_parts.hpp"
#include "dialect/postgresql/connect.hpp"
#include "dialect/postgresql/create.hpp"
#include "dialect/postgresql/ephemeral.hpp"
#include "dialect/postgresql/inspect.hpp"
#include "dialect/postgresql/lock.hpp"
#include "dialect/postgresql/losses.hpp"
#include "dialect/postgresql/normal_form.hpp"
#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/reflect.hpp"
#include "dialect/postgresql/simulation/connection.hpp"
#include "dialect/postgresql/split.hpp"
#include "dialect/postgresql/table_holder.hpp"
#include "dialect/postgresql/traits.hpp"
#include "dialect/postgresql/work_session.hpp"
#include "dialect/postgresql/write_type.hpp"
#include "dialect/reflection.hpp"
#include "dialect/simulation.hpp"
#include "dialect/table_holder.hpp"

namespace aludel::dialect {

namespace {

class PostgresqlDialect final : public Dialect, public Reflection, public Simulation, public TableHolders {
public:
    std::string_view name() const override { return "postgresql"; }

    std::unique_ptr<Connection> connect(const Url& url, const ConnectOptions& options) const override {
        return postgresql::connect(url, options);
    }
    std::unique_ptr<EphemeralDatabase> start_ephemeral(const EphemeralOptions& options) const override {
        return postgresql::start_ephemeral(options);
    }
    std::unique_ptr<MigrationLock> lock(const Url& url, const LockRequest& request) const override {
        return postgresql::acquire_lock(url, request);
    }
    std::optional<WorkSession> table_holder(Connection& connection, const QualifiedName& table) const override {
        return postgresql::table_holder(connection, table);
    }
    std::optional<LockHolder> lock_holder(Connection& connection, const LockRequest& request) const override {
        return postgresql::lock_holder(connection, request);
    }
    std::optional<WorkSession> begin_work(Connection& connection, const LockRequest& request,
                                          const std::vector<std::string>& statements) const override {
        return postgresql::begin_work(connection, request, statements);
    }
    std::optional<WorkSession> work_session(Connection& connection, const LockRequest& request,
                                            const std::vector<std::string>& statements) const override {
        return postgresql::work_session(connection, request, statements);
    }

    std::vector<catalog::Operation> split(std::string_view text, const Place& start) const override {
        return postgresql::split(text, start);
    }
    std::string checksum(const std::vector<catalog::Operation>& operations) const override {
        return postgresql::checksum(operations);
    }
    Traits traits(std::string_view sql) const override { return postgresql::traits(sql); }
    std::vector<Statement> compile(const catalog::Operation& operation) const override {
        return postgresql::compile(operation);
    }
    bool needs_database(const catalog::Operation& /*operation*/) const override { return false; }
    std::vector<Statement> compile_for(Connection& /*connection*/, const catalog::Operation& operation,
                                       std::vector<std::string>& /*warnings*/) const override {
        return postgresql::compile(operation);
    }

    std::string quote(const QualifiedName& name) const override { return postgresql::quote_name(name); }
    std::string quote_literal(std::string_view text) const override { return postgresql::quote_literal(text); }
    const Names& names() const override { return postgresql::names(); }
    std::string type_text(const catalog::ColumnType& type) const override { return postgresql::type_text(type); }

    bool table_exists(Connection& connection, const QualifiedName& table) const override {
        return postgresql::table_exists(connection, table);
    }
    Losses losses(Connection& connection, const std::vector<std::vector<catalog::Operation>>& steps) const override {
        return postgresql::losses(connection, steps);
    }
    std::optional<bool> took_effect(Connection& connection, std::string_view sql,
                                    std::string& leftover) const override {
        return postgresql::took_effect(connection, sql, leftover);
    }
    std::optional<std::string> cleanup_for(Connection& connection, std::string_view sql) const override {
        return postgresql::cleanup_for(connection, sql);
    }

    catalog::Catalog reflect(Connection& connection) const override {
        return postgresql::reflect(dynamic_cast<postgresql::PostgresConnection&>(connection));
    }
    std::string create_sql(const catalog::Catalog& catalog, const SqlOptions& options) const override {
        return postgresql::create_sql(catalog, options);
    }
    std::string type_sql(const catalog::object::TypeName& type) const override { return postgresql::write_type(type); }
    std::unique_ptr<SimulatedConnection> simulate() const override {
        return postgresql::simulation::connect(*this);
    }
    catalog::Catalog normalized(catalog::Catalog catalog) const override {
        return postgresql::normalized(std::move(catalog));
    }

    std::string_view begin_sql() const override { return "BEGIN"; }
    bool transactional_ddl() const override { return true; }
};

}  // namespace

const Dialect& postgresql_dialect() {
    static const PostgresqlDialect dialect;
    return dialect;
}

}  // namespace aludel::dialect
