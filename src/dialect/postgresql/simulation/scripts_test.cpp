#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "base/file.hpp"
#include "base/text.hpp"
#include "dialect/postgresql/create.hpp"
#include "dialect/postgresql/reflect.hpp"
#include "dialect/postgresql/simulation/connection.hpp"
#include "dialect/postgresql/test_server.hpp"

// Each file of tests/simulation/postgresql is run on a server and simulated: the same statements must fail in the same
// words, and the same catalog must be there at the end.
namespace aludel::dialect::postgresql::simulation {
namespace {

using catalog::Catalog;
namespace object = catalog::object;

void forget_owner(object::Described& object) {
    object.owner.clear();
}

/// Owners are not simulated.
Catalog comparable(Catalog catalog) {
    for (auto& [name, one] : catalog.schemas) forget_owner(one);
    for (auto& [name, one] : catalog.types) forget_owner(one);
    for (auto& [name, one] : catalog.sequences) forget_owner(one);
    for (auto& [name, one] : catalog.tables) forget_owner(one);
    for (auto& [name, one] : catalog.views) forget_owner(one);
    for (auto& [name, one] : catalog.materialized_views) forget_owner(one);
    for (auto& [name, one] : catalog.functions) forget_owner(one);
    for (auto& [name, one] : catalog.statistics) one.owner.clear();
    for (auto& [name, one] : catalog.event_triggers) one.owner.clear();
    return simulation_of(find_dialect("postgresql")).normalized(std::move(catalog));
}

std::string text_of(const object::Reference& one) {
    return std::to_string(static_cast<int>(one.kind)) + " " + one.schema + "." + one.name + " " + one.part;
}

/// Readable, and besides what tells them apart where that is not enough.
std::vector<std::string> lines_of(const Catalog& catalog) {
    std::vector<std::string> lines;
    try {
        Catalog plain = catalog;
        plain.dependencies.clear();
        lines = split(create_sql(plain, {}), '\n');
    } catch (const Error& error) {
        lines.push_back(error.message());
    }
    for (const object::Dependency& one : catalog.dependencies)
        lines.push_back("depends: " + text_of(one.object) + " on " + text_of(one.on));
    for (const auto& one : catalog.not_shown) lines.push_back("not shown: " + one.kind + " " + one.name);
    std::sort(lines.begin(), lines.end());
    return lines;
}

std::string differences(const Catalog& real, const Catalog& simulated) {
    if (real == simulated)
        return {};
    const auto a = lines_of(real);
    const auto b = lines_of(simulated);
    std::string text = "they differ\n";
    for (const std::string& line : a)
        if (std::find(b.begin(), b.end(), line) == b.end())
            text += "real:      " + line + "\n";
    for (const std::string& line : b)
        if (std::find(a.begin(), a.end(), line) == a.end())
            text += "simulated: " + line + "\n";
    const auto compare = [&](const char* kind, const auto& in_a, const auto& in_b) {
        if (!(in_a == in_b))
            text += std::string("in ") + kind + "\n";
    };
    compare("tables", real.tables, simulated.tables);
    compare("types", real.types, simulated.types);
    compare("sequences", real.sequences, simulated.sequences);
    compare("views", real.views, simulated.views);
    compare("materialized views", real.materialized_views, simulated.materialized_views);
    compare("functions", real.functions, simulated.functions);
    compare("dependencies", real.dependencies, simulated.dependencies);
    for (const auto& [name, table] : real.tables)
        if (const auto other = simulated.tables.find(name); other != simulated.tables.end()) {
            compare(("columns of " + name.name).c_str(), table.columns, other->second.columns);
            compare(("constraints of " + name.name).c_str(), table.constraints, other->second.constraints);
            compare(("indexes of " + name.name).c_str(), table.indexes, other->second.indexes);
            compare(("triggers of " + name.name).c_str(), table.triggers, other->second.triggers);
            compare(("policies of " + name.name).c_str(), table.policies, other->second.policies);
        }
    return text;
}

std::vector<std::string> scripts() {
    std::vector<std::string> files;
    for (const auto& one :
         std::filesystem::directory_iterator(std::string(ALUDEL_SOURCE_DIR) + "/tests/simulation/postgresql"))
        if (one.path().extension() == ".sql")
            files.push_back(one.path().stem().string());
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<Statement> statements_of(const std::string& file) {
    std::vector<Statement> all;
    const Dialect& dialect = find_dialect("postgresql");
    for (const catalog::Operation& one :
         dialect.split(read_file(std::string(ALUDEL_SOURCE_DIR) + "/tests/simulation/postgresql/" + file + ".sql"), {}))
        for (Statement& statement : dialect.compile(one)) all.push_back(std::move(statement));
    return all;
}

/// "42P01 relation "x" does not exist"; empty: it ended well.
std::string outcome(Connection& connection, const Statement& statement) {
    try {
        connection.query(statement);
        return {};
    } catch (const Error& error) {
        return error.sqlstate() + " " + error.message();
    }
}

class Scripts : public testing::TestWithParam<std::string> {};

TEST_P(Scripts, leave_the_same_catalog_on_a_server_and_simulated) {
    const Url url = test::fresh_database();
    const auto real = postgresql::connect(url, {});
    const auto simulated = connect(find_dialect("postgresql"));
    for (const Statement& statement : statements_of(GetParam()))
        EXPECT_EQ(outcome(*real, statement), outcome(*simulated, statement)) << statement.sql;
    EXPECT_EQ(differences(comparable(reflect(*real)), comparable(simulated->catalog())), "");
    for (const Unsure& one : simulated->unsure())
        ADD_FAILURE() << "not sure of " << text_of(one.object) << ": " << one.why;
}

INSTANTIATE_TEST_SUITE_P(Simulation, Scripts, testing::ValuesIn(scripts()),
                         [](const auto& of) { return replace_all(of.param, "-", "_"); });

}  // namespace
}  // namespace aludel::dialect::postgresql::simulation
