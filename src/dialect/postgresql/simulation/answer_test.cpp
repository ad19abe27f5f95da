#include "dialect/postgresql/simulation/answer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "dialect/postgresql/simulation/test_simulation.hpp"

namespace aludel::dialect::postgresql::simulation {
namespace {

class Queries : public testing::TestWithParam<std::filesystem::path> {};

/// Each file makes a database on a real server; what that server answers, the simulated one has to.
TEST_P(Queries, AreAnsweredAsTheServerAnswersThem) {
    const test::QueryFile file = test::read_query_file(GetParam());
    const Url url = postgresql::test::fresh_database();
    const auto connection = connect(url, {});
    if (!file.setup.empty())
        connection->query(file.setup);
    const State state = test::state_of(*connection);
    for (const test::Query& query : file.queries) {
        SCOPED_TRACE(GetParam().filename().string() + ":" + std::to_string(query.line) + "\n" + query.sql);
        const test::Told real = test::told([&] { return connection->query(query.sql); }, query.sql);
        const test::Told simulated = test::told(
            [&] {
                const Parsed parsed = parse(query.sql);
                EXPECT_EQ(parsed.error, "");
                return answer(state, parsed.statement, Statement{query.sql, {}, {}, {}, {}});
            },
            query.sql);
        EXPECT_EQ(simulated.unknown, query.unknown);
        if (!query.unknown.empty())
            continue;
        EXPECT_EQ(simulated.error, real.error);
        EXPECT_EQ(simulated.columns, real.columns);
        EXPECT_EQ(simulated.rows, real.rows);
        EXPECT_EQ(simulated.types, real.types);
    }
}

INSTANTIATE_TEST_SUITE_P(Simulation, Queries, testing::ValuesIn(test::files_below("queries")), test::name_of_file);

}  // namespace
}  // namespace aludel::dialect::postgresql::simulation
