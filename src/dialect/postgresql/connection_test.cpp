#include "dialect/postgresql/connection.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <thread>

#include "dialect/postgresql/test_server.hpp"

namespace aludel::dialect::postgresql {
namespace {

using test::error_of;
using test::one;
using test::statement;
using test::statements;

double seconds_of(const std::function<void()>& action) {
    const auto start = std::chrono::steady_clock::now();
    action();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

class ConnectionTest : public ::testing::Test {
protected:
    Url url_ = test::fresh_database();
    std::unique_ptr<PostgresConnection> connection_ = connect(url_, {});
    Connection& c() { return *connection_; }
};

TEST_F(ConnectionTest, tells_who_and_where_it_is) {
    EXPECT_EQ(c().server_version().substr(0, 11), "PostgreSQL ");
    EXPECT_EQ(c().server_version().find('('), std::string::npos);
    EXPECT_EQ(c().user(), "postgres");
    EXPECT_EQ(c().describe(), url_.database + " at " + url_.host + ":5432");
    EXPECT_EQ(one(c(), "SHOW application_name"), "aludel");
    EXPECT_EQ(one(c(), "SHOW client_encoding"), "UTF8");
    EXPECT_FALSE(connection_->behind_proxy());
}

TEST_F(ConnectionTest, gives_rows_nulls_and_counts) {
    const std::vector<Value> parameters{"x", std::nullopt};
    const Result result = c().query("SELECT $1::text AS a, $2::text AS b, 3 AS c", parameters);
    EXPECT_EQ(result.columns, (std::vector<std::string>{"a", "b", "c"}));
    EXPECT_EQ(result.rows, (std::vector<std::vector<Value>>{{"x", std::nullopt, "3"}}));
    c().query("CREATE TABLE t (a int)");
    EXPECT_EQ(c().query("INSERT INTO t SELECT generate_series(1, 7)").affected, 7);
}

TEST_F(ConnectionTest, a_pipeline_runs_all_in_order_and_tells_of_each) {
    std::vector<Statement> all = statements({"CREATE TABLE t (id int, x text)"});
    for (int i = 0; i < 5000; ++i)
        all.push_back({"INSERT INTO t VALUES ($1, $2)",
                       {},
                       {std::to_string(i), i % 2 == 0 ? Value("even") : std::nullopt},
                       {},
                       1});
    std::vector<std::size_t> told;
    c().begin();
    EXPECT_TRUE(c().in_transaction());
    c().run(all, [&](const Outcome& outcome) {
        told.push_back(outcome.index);
        EXPECT_GE(outcome.seconds, 0);
        EXPECT_EQ(outcome.affected, outcome.index == 0 ? 0 : 1);
    });
    ASSERT_EQ(told.size(), all.size());
    EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
    EXPECT_EQ(one(*connect(url_, {}), "SELECT to_regclass('t')"), "NULL");
    c().commit();
    EXPECT_FALSE(c().in_transaction());
    EXPECT_EQ(one(c(), "SELECT count(*) || ' ' || count(x) FROM t"), "5000 2500");
}

TEST_F(ConnectionTest, a_pipeline_with_much_to_say_in_both_directions_does_not_stall) {
    c().query("CREATE TABLE t (x text)");
    std::vector<Statement> all;
    const std::string big(300'000, 'x');
    for (int i = 0; i < 100; ++i) {
        all.push_back(statement("INSERT INTO t VALUES ('" + big + "')"));
        all.push_back(statement("SELECT repeat('y', 3000000)"));
        all.push_back(statement("DO $$BEGIN RAISE NOTICE '%', repeat('z', 10000); END$$"));
    }
    int notices = 0;
    c().on_notice([&](const Notice& notice) {
        ++notices;
        EXPECT_EQ(notice.severity, "NOTICE");
        EXPECT_EQ(notice.message.size(), 10000U);
    });
    c().begin();
    c().run(all);
    c().commit();
    EXPECT_EQ(notices, 100);
    EXPECT_EQ(one(c(), "SELECT sum(length(x)) FROM t"), "30000000");
}

TEST_F(ConnectionTest, the_first_failure_stops_the_pipeline_and_says_where_it_is) {
    c().query("CREATE TABLE t (a int PRIMARY KEY)");
    std::vector<Statement> all;
    for (int i = 0; i < 2000; ++i) all.push_back(statement(fmt::format("INSERT INTO t VALUES ({})", i)));
    all[1200] = Statement{"SELECT 'é',\n  nothing FROM t", {"0007_x.sql", 41, 5}, {}, {}, {}};
    all[1500] = statement("also wrong");
    std::size_t done = 0;
    c().begin();
    const Error error = error_of([&] { c().run(all, [&](const Outcome& outcome) { done = outcome.index + 1; }); });
    EXPECT_EQ(done, 1200U);
    EXPECT_EQ(error.code(), ErrorCode::statement_failed);
    EXPECT_EQ(error.sqlstate(), "42703");
    EXPECT_EQ(error.place(), (Place{"0007_x.sql", 42, 3}));
    EXPECT_EQ(error.message(), "column \"nothing\" does not exist");
    EXPECT_EQ(error.statement(), all[1200].sql);
    EXPECT_TRUE(c().in_transaction());
    c().rollback();
    EXPECT_FALSE(c().in_transaction());
    EXPECT_EQ(one(c(), "SELECT count(*) FROM t"), "0");
}

TEST_F(ConnectionTest, places_on_the_first_line_add_to_the_statements_own_column) {
    const std::vector<Statement> all{{"SELECT 'é', nothing", {"f.sql", 3, 10}, {}, {}, {}}};
    EXPECT_EQ(error_of([&] { c().run(all); }).place(), (Place{"f.sql", 3, 22}));
}

TEST_F(ConnectionTest, keeps_detail_hint_and_context) {
    const std::vector<Statement> all{
        {"DO $$BEGIN RAISE EXCEPTION 'no' USING DETAIL = 'the detail', HINT = 'the hint', ERRCODE = '22000'; END$$",
         {"f.sql", 3, 1},
         {},
         {},
         {}}};
    const Error error = error_of([&] { c().run(all); });
    EXPECT_EQ(error.message(), "no");
    EXPECT_EQ(error.sqlstate(), "22000");
    EXPECT_NE(error.detail().find("the detail"), std::string::npos);
    EXPECT_NE(error.detail().find("PL/pgSQL function"), std::string::npos);
    EXPECT_EQ(error.hint(), "the hint");
}

TEST_F(ConnectionTest, runs_copy_with_data_inside_and_outside_a_transaction) {
    std::vector<Statement> all = statements({"CREATE TABLE t (a int, b text)", "INSERT INTO t VALUES (1, 'first')"});
    std::string rows;
    for (int i = 2; i <= 50000; ++i) rows += fmt::format("{}\tline {}\n", i, i);
    all.push_back({"COPY t (a, b) FROM stdin", {"f.sql", 9, 1}, {}, rows, {}});
    all.push_back(statement("INSERT INTO t VALUES (50001, 'last')"));
    all.push_back(statement("COPY t TO STDOUT"));
    std::vector<std::int64_t> affected;
    c().begin();
    c().run(all, [&](const Outcome& outcome) { affected.push_back(outcome.affected); });
    c().commit();
    EXPECT_EQ(affected, (std::vector<std::int64_t>{0, 1, 49999, 1, 50001}));
    EXPECT_EQ(one(c(), "SELECT count(*) FROM t"), "50001");

    const std::vector<Statement> wrong{{"COPY t (a, b) FROM stdin", {"f.sql", 9, 1}, {}, "1\tx\nnine\ty\n", {}}};
    const Error error = error_of([&] { c().run(wrong); });
    EXPECT_EQ(error.sqlstate(), "22P02");
    EXPECT_NE(error.detail().find("COPY t, line 2"), std::string::npos) << error.detail();
    EXPECT_EQ(error_of([&] { c().run(statements({"COPY t FROM stdin"})); }).code(), ErrorCode::statement_failed);
    EXPECT_EQ(one(c(), "SELECT count(*) FROM t"), "50001");
}

TEST_F(ConnectionTest, runs_texts_of_several_statements_and_what_is_empty) {
    c().begin();
    c().run(statements({"CREATE TABLE a (x int); CREATE TABLE b (x int)", "-- nothing", "INSERT INTO a VALUES (1)"}));
    c().commit();
    EXPECT_EQ(one(c(), "SELECT count(*) FROM a, (SELECT count(*) FROM b) y"), "1");
}

TEST_F(ConnectionTest, outside_a_transaction_each_statement_stands_alone) {
    EXPECT_THROW(c().run(statements({"CREATE TABLE a (x int)", "CREATE INDEX CONCURRENTLY i ON a (x)", "wrong",
                                     "CREATE TABLE b (x int)"})),
                 Error);
    EXPECT_EQ(one(c(), "SELECT to_regclass('i')::text || coalesce(to_regclass('b')::text, '-')"), "i-");
    EXPECT_FALSE(c().in_transaction());
}

TEST_F(ConnectionTest, another_number_of_rows_is_an_error_and_cannot_be_committed) {
    c().query("CREATE TABLE v (n text); INSERT INTO v VALUES ('a'), ('b')");
    c().begin();
    std::vector<Statement> all = statements({"UPDATE v SET n = 'c' WHERE n = 'zzz'", "INSERT INTO v VALUES ('d')"});
    all[0].expect_rows = 1;
    int told = 0;
    EXPECT_EQ(error_of([&] { c().run(all, [&](const Outcome&) { ++told; }); }).code(),
              ErrorCode::version_table_mismatch);
    EXPECT_EQ(told, 0);
    EXPECT_THROW(c().commit(), Error);
    c().rollback();
    EXPECT_EQ(one(c(), "SELECT count(*) FROM v"), "2");
    EXPECT_EQ(error_of([&] { c().run(all); }).code(), ErrorCode::version_table_mismatch);
    EXPECT_EQ(one(c(), "SELECT count(*) FROM v"), "2");
}

TEST_F(ConnectionTest, a_failed_transaction_cannot_be_committed) {
    c().begin();
    EXPECT_THROW(c().query("wrong"), Error);
    EXPECT_EQ(error_of([&] { c().commit(); }).code(), ErrorCode::statement_failed);
    EXPECT_FALSE(c().in_transaction());
    c().begin();
    c().commit();  // an empty one is no error
    EXPECT_FALSE(c().in_transaction());
}

/// A transaction has inserted a row; its COMMIT is kept back.
class CommitWithNextTest : public ConnectionTest {
protected:
    CommitWithNextTest() {
        c().query("CREATE TABLE t (id int PRIMARY KEY, parent int REFERENCES t DEFERRABLE INITIALLY DEFERRED)");
        c().query("CREATE SEQUENCE s");
        connection_->behind_proxy();  // until that is known nothing is kept back
    }
    void insert_and_commit(const std::string& row) {
        c().begin();
        c().run(statements({"INSERT INTO t VALUES (" + row + ")"}));
        connection_->commit_with_next([this] { ++committed_; });
    }
    std::string rows_seen_by_others() { return one(*connect(url_, {}), "SELECT count(*) FROM t"); }

    int committed_ = 0;
};

TEST_F(CommitWithNextTest, it_is_sent_with_the_statements_of_the_next_transaction_and_told_before_theirs) {
    insert_and_commit("1, NULL");
    EXPECT_EQ(committed_, 0);
    EXPECT_TRUE(c().in_transaction());
    EXPECT_EQ(rows_seen_by_others(), "0");
    c().begin();
    EXPECT_EQ(rows_seen_by_others(), "0");
    std::vector<std::size_t> told;
    c().run(statements({"INSERT INTO t VALUES (2, 1)", "INSERT INTO t VALUES (3, 1)"}), [&](const Outcome& outcome) {
        EXPECT_EQ(committed_, 1);
        told.push_back(outcome.index);
    });
    EXPECT_EQ(told, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(rows_seen_by_others(), "1");
    EXPECT_TRUE(c().in_transaction());
    c().rollback();
    EXPECT_EQ(committed_, 1);
    EXPECT_EQ(rows_seen_by_others(), "1");
}

TEST_F(CommitWithNextTest, nothing_of_the_next_transaction_is_run_when_it_fails) {
    insert_and_commit("1, 99");
    c().begin();
    const Error error = error_of([&] { c().run(statements({"SELECT nextval('s')"})); });
    EXPECT_EQ(error.sqlstate(), "23503");
    EXPECT_EQ(committed_, 0);
    EXPECT_FALSE(c().in_transaction());
    EXPECT_EQ(one(c(), "SELECT is_called FROM s"), "f");
    EXPECT_EQ(rows_seen_by_others(), "0");
}

TEST_F(CommitWithNextTest, what_was_not_sent_is_undone_by_a_rollback) {
    insert_and_commit("1, NULL");
    c().rollback();
    insert_and_commit("2, NULL");
    c().begin();
    c().rollback();
    EXPECT_FALSE(c().in_transaction());
    EXPECT_EQ(committed_, 0);
    EXPECT_EQ(rows_seen_by_others(), "0");
}

TEST_F(CommitWithNextTest, it_is_sent_alone_where_nothing_follows_that_could_take_it) {
    insert_and_commit("1, NULL");
    c().set_timeouts(3, 0);
    EXPECT_EQ(committed_, 1);
    insert_and_commit("2, NULL");
    c().begin();
    c().commit();
    EXPECT_EQ(committed_, 2);
    EXPECT_FALSE(c().in_transaction());
    insert_and_commit("3, NULL");
    c().begin();
    const std::vector<Statement> copy{{"COPY t FROM stdin", {}, {}, "4\t3\n", {}}};
    c().run(copy);
    EXPECT_EQ(committed_, 3);
    c().commit();
    EXPECT_EQ(rows_seen_by_others(), "4");
}

TEST_F(CommitWithNextTest, a_session_that_ended_before_it_was_sent_leaves_no_doubt) {
    const std::string pid = one(c(), "SELECT pg_backend_pid()");
    insert_and_commit("1, NULL");
    connect(url_, {})->query("SELECT pg_terminate_backend(" + pid + ")");
    while (connection_->seems_alive()) {
    }
    c().begin();
    EXPECT_EQ(error_of([&] { c().run(statements({"SELECT 1"})); }).code(), ErrorCode::connection_lost);
    EXPECT_EQ(committed_, 0);
    EXPECT_EQ(rows_seen_by_others(), "0");
}

TEST_F(CommitWithNextTest, a_session_that_ends_while_it_is_committed_leaves_a_doubt) {
    c().query(
        "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(20); RETURN NULL; "
        "END $$");
    c().query(
        "CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE "
        "FUNCTION slow()");
    const std::string pid = one(c(), "SELECT pg_backend_pid()");
    insert_and_commit("1, NULL");
    std::thread killer([&] {
        const auto other = connect(url_, {});
        while (
            one(*other, "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query = 'COMMIT' AND pid = " +
                            pid) == "0") {
        }
        other->query("SELECT pg_terminate_backend(" + pid + ")");
    });
    c().begin();
    EXPECT_EQ(error_of([&] { c().run(statements({"SELECT 1"})); }).code(), ErrorCode::in_doubt);
    killer.join();
    EXPECT_EQ(committed_, 0);
}

TEST_F(ConnectionTest, a_lock_that_is_not_to_be_had_is_lock_timeout) {
    c().query("CREATE TABLE t (a int)");
    const auto other = connect(url_, {});
    other->begin();
    other->query("LOCK TABLE t");
    c().begin();
    c().set_timeouts(0.1, 0);
    EXPECT_EQ(error_of([&] { c().run(statements({"ALTER TABLE t ADD b int"})); }).code(), ErrorCode::lock_timeout);
    c().rollback();
    EXPECT_EQ(one(c(), "SHOW lock_timeout"), "0");
}

TEST_F(ConnectionTest, the_lock_timeout_stays_below_the_statement_timeout) {
    const auto both = [&] { return one(c(), "SHOW lock_timeout") + " " + one(c(), "SHOW statement_timeout"); };
    c().set_timeouts(5, 2);
    EXPECT_EQ(both(), "1800ms 2s");
    c().set_timeouts(5, 0);
    EXPECT_EQ(both(), "5s 0");
    c().query("SET statement_timeout = '1min'");
    c().set_timeouts(90, 0);
    EXPECT_EQ(both(), "54s 1min");
    c().begin();
    c().set_timeouts(1.5, 10);
    EXPECT_EQ(both(), "1500ms 10s");
    c().rollback();
    EXPECT_EQ(both(), "54s 1min");
}

TEST_F(ConnectionTest, cancel_stops_what_runs) {
    std::thread killer([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        c().cancel();
    });
    Error error(ErrorCode::internal, "");
    EXPECT_LT(seconds_of([&] { error = error_of([&] { c().query("SELECT pg_sleep(20)"); }); }), 5);
    killer.join();
    EXPECT_EQ(error.sqlstate(), "57014");
    EXPECT_EQ(one(c(), "SELECT 1"), "1");
}

/// What a child process says with its exit status.
int in_child(const std::function<int()>& action) {
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(action());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 256 + WTERMSIG(status);
}

TEST_F(ConnectionTest, a_signal_stops_the_pipeline_and_a_rollback_still_works) {
    EXPECT_EQ(in_child([&] {
                  interrupt::install();
                  const auto own = connect(url_, {});
                  std::thread([] {
                      std::this_thread::sleep_for(std::chrono::milliseconds(200));
                      ::kill(::getpid(), SIGINT);
                  }).detach();
                  own->begin();
                  std::vector<Statement> all(200, statement("SELECT pg_sleep(0.1)"));
                  try {
                      own->run(all);
                  } catch (const Error& error) {
                      if (error.code() != ErrorCode::interrupted)
                          return 2;
                  }
                  own->rollback();
                  return own->in_transaction() || one(*own, "SELECT 7") != "7" ? 3 : 0;
              }),
              0);
}

TEST_F(ConnectionTest, a_session_that_was_ended_is_connection_lost) {
    const auto admin = connect(url_, {});
    const std::string pid = one(c(), "SELECT pg_backend_pid()");
    const auto end_session = [&](const std::string& process) {
        admin->query("SELECT pg_terminate_backend(" + process + ", 5000)");
    };
    c().begin();
    c().query("CREATE TABLE t (a int)");
    end_session(pid);
    EXPECT_EQ(error_of([&] {
                  c().run(statements({"INSERT INTO t VALUES (1)", "INSERT INTO t VALUES (2)"}));
              }).code(),
              ErrorCode::connection_lost);
    c().rollback();
    EXPECT_EQ(error_of([&] { c().query("SELECT 1"); }).code(), ErrorCode::connection_lost);
    EXPECT_FALSE(connection_->seems_alive());

    const auto second = connect(url_, {});
    const std::string second_pid = one(*second, "SELECT pg_backend_pid()");
    std::thread killer([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        end_session(second_pid);
    });
    second->begin();
    std::vector<Statement> all(50, statement("SELECT pg_sleep(0.1)"));
    EXPECT_EQ(error_of([&] { second->run(all); }).code(), ErrorCode::connection_lost);
    killer.join();
}

TEST_F(ConnectionTest, a_connection_that_died_before_commit_is_lost_without_doubt) {
    c().begin();
    c().query("CREATE TABLE t (a int)");
    connect(url_, {})->query("SELECT pg_terminate_backend(" + one(c(), "SELECT pg_backend_pid()") + ", 5000)");
    EXPECT_EQ(error_of([&] { c().commit(); }).code(), ErrorCode::connection_lost);
}

TEST_F(ConnectionTest, a_connection_that_dies_during_commit_is_in_doubt) {
    const auto admin = connect(url_, {});
    c().query(
        "CREATE TABLE t (a int); CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM "
        "pg_sleep(20); RETURN NULL; END'; "
        "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "
        "slow()");
    const std::string pid = one(c(), "SELECT pg_backend_pid()");
    c().begin();
    c().run(statements({"INSERT INTO t VALUES (1)"}));
    std::thread killer([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        admin->query("SELECT pg_terminate_backend(" + pid + ")");
    });
    EXPECT_EQ(error_of([&] { c().commit(); }).code(), ErrorCode::in_doubt);
    killer.join();
}

TEST_F(ConnectionTest, read_only_is_read_only) {
    ConnectOptions options;
    options.read_only = true;
    const auto reader = connect(url_, options);
    EXPECT_EQ(error_of([&] { reader->query("CREATE TABLE t (a int)"); }).sqlstate(), "25006");
}

TEST(Connect, says_why_it_cannot_and_keeps_the_password) {
    Url url = test::server();
    url.password = "s3cret-word";
    const auto failure = [&](const Url& wrong) {
        const Error error = error_of([&] { connect(wrong, {}); });
        EXPECT_EQ(error.code(), ErrorCode::connection_failed);
        EXPECT_FALSE(error.hint().empty()) << error.what() << error.detail();
        for (const std::string& text : {error.message(), error.detail(), error.hint(), std::string(error.what())})
            EXPECT_EQ(text.find("s3cret"), std::string::npos) << text;
        return error;
    };
    Url other = url;
    other.database = "absent";
    EXPECT_NE(failure(other).detail().find("database \"absent\" does not exist"), std::string::npos);
    other = url;
    other.user = "nobody_here";
    EXPECT_NE(failure(other).detail().find("nobody_here"), std::string::npos);
    other = url;
    other.host = "/nowhere";
    EXPECT_NE(failure(other).hint().find("ephemeral:postgresql"), std::string::npos);
    other.host = "127.0.0.1";
    other.port = "1";
    EXPECT_NE(failure(other).hint().find("running"), std::string::npos);
    ::setenv("PGHOSTADDR", "127.0.0.1", 1);
    EXPECT_NE(failure(url).message().find("PGHOSTADDR"), std::string::npos);
    ::unsetenv("PGHOSTADDR");
    other = url;
    other.query.emplace_back("conect_timeout", "3");
    const Error unknown = error_of([&] { connect(other, {}); });
    EXPECT_EQ(unknown.code(), ErrorCode::url_invalid);
    EXPECT_NE(unknown.hint().find("connect_timeout"), std::string::npos);
}

TEST(Connect, passes_the_parameters_of_libpq) {
    Url url = test::server();
    url.query = {{"application_name", "my app"}, {"options", "-c search_path=abc"}, {"client_encoding", "latin1"}};
    const auto connection = connect(url, {});
    EXPECT_EQ(one(*connection, "SHOW application_name"), "my app");
    EXPECT_EQ(one(*connection, "SHOW search_path"), "abc");
    EXPECT_EQ(one(*connection, "SELECT 'é'"), "é");
    ::setenv("PGAPPNAME", "from environment", 1);
    EXPECT_EQ(one(*connect(test::server(), {}), "SHOW application_name"), "from environment");
    ::unsetenv("PGAPPNAME");
}

}  // namespace
}  // namespace aludel::dialect::postgresql
