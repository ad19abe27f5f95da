#include "dialect/postgresql/normal_form.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "dialect/postgresql/parse.hpp"
#include "dialect/postgresql/reflect.hpp"
#include "dialect/postgresql/split.hpp"
#include "dialect/postgresql/test_server.hpp"
#include "dialect/postgresql/write_sql.hpp"

namespace aludel::dialect::postgresql {
namespace {

using catalog::Catalog;
namespace object = catalog::object;

std::string simulation_file(const std::string& name) {
    return read_file(std::string(ALUDEL_SOURCE_DIR) + "/tests/simulation/" + name);
}

bool tree_is_read(const std::string& text) {
    return static_cast<bool>(parse(text).statement) || static_cast<bool>(parse("SELECT " + text).statement);
}

/// Puts the texts of statements into a catalog, in the place of those that the server wrote.
class Author {
public:
    explicit Author(Catalog& catalog) : catalog_(catalog) {}

    void write(const std::string& sql) {
        const Node statement = parse(sql).statement;
        if (statement.is("CreateStmt"))
            table(statement, sql);
        else if (statement.is("IndexStmt"))
            index(statement);
        else if (statement.is("ViewStmt"))
            put(catalog_.views.at(name_of(statement["view"])).definition, write_query(statement["query"]));
        else if (statement.is("CreateTableAsStmt"))
            put(catalog_.materialized_views.at(name_of(statement["into"]["rel"])).definition,
                write_query(statement["query"]));
        else if (statement.is("CreatePolicyStmt"))
            policy(statement);
        else if (statement.is("CreateTrigStmt"))
            put(catalog_.tables.at(name_of(statement["relation"])).triggers.at(statement.word("trigname")).condition,
                write_expression(statement["whenClause"]));
        else if (statement.is("RuleStmt"))
            put(catalog_.tables.at(name_of(statement["relation"])).rules.at(statement.word("rulename")).definition,
                write_statement(statement));
        else if (statement.is("CreateDomainStmt"))
            domain(statement);
        else if (statement.is("CreateFunctionStmt"))
            function(statement);
        else if (statement.is("CreateStatsStmt"))
            for (std::size_t i = 0; i < statement.list("exprs").size(); ++i)
                put(catalog_.statistics.at({"public", string_of(statement.list("defnames").at(0))}).expressions.at(i),
                    write_expression(statement.list("exprs")[i]["expr"]));
    }

    struct Text {
        std::string before;
        std::string after;
    };
    std::vector<Text> texts;

private:
    static catalog::QualifiedName name_of(const Node& relation) {
        return {relation.word("schemaname").empty() ? "public" : relation.word("schemaname"), relation.word("relname")};
    }

    void put(std::string& place, const std::string& text) {
        texts.push_back({place, text});
        place = text;
    }

    void constraint(object::Table& table, const Node& node) {
        if (node.word("contype") == "CONSTR_CHECK")
            put(std::get<object::Check>(table.constraints.at(node.word("conname")).rule).condition,
                write_expression(node["raw_expr"]));
        if (node.word("contype") == "CONSTR_EXCLUSION" && node["where_clause"])
            put(std::get<object::Exclusion>(table.constraints.at(node.word("conname")).rule).condition,
                write_expression(node["where_clause"]));
    }

    void table(const Node& statement, const std::string& sql) {
        object::Table& table = catalog_.tables.at(name_of(statement["relation"]));
        std::size_t at = 0;
        for (const Node& element : statement.list("tableElts")) {
            if (element.is("Constraint")) {
                constraint(table, element);
                continue;
            }
            object::Column& column = table.columns.at(at++);
            EXPECT_EQ(column.name, element.word("colname"));
            for (const Node& node : element.list("constraints")) {
                if (node.word("contype") == "CONSTR_DEFAULT" || node.word("contype") == "CONSTR_GENERATED")
                    put(column.expression, write_expression(node["raw_expr"]));
                constraint(table, node);
            }
        }
        if (const std::size_t bound = sql.find("FOR VALUES"); bound != std::string::npos)
            put(table.partition_bound, sql.substr(bound));
        const std::vector<Node>& keys = statement["partspec"].list("partParams");
        for (std::size_t i = 0; i < keys.size(); ++i)
            if (keys[i]["expr"])
                put(table.partition_key->keys.at(i).expression, write_expression(keys[i]["expr"]));
    }

    void index(const Node& statement) {
        const catalog::QualifiedName of = name_of(statement["relation"]);
        const auto table = catalog_.tables.find(of);
        std::map<std::string, object::Index>& all =
            table != catalog_.tables.end() ? table->second.indexes : catalog_.materialized_views.at(of).indexes;
        object::Index& index = all.at(statement.word("idxname"));
        for (std::size_t i = 0; i < statement.list("indexParams").size(); ++i)
            if (const Node& key = statement.list("indexParams")[i]["expr"])
                put(index.keys.at(i).expression, write_expression(key));
        if (statement["whereClause"])
            put(index.condition, write_expression(statement["whereClause"]));
    }

    void policy(const Node& statement) {
        object::Policy& policy =
            catalog_.tables.at(name_of(statement["table"])).policies.at(statement.word("policy_name"));
        if (statement["qual"])
            put(policy.condition, write_expression(statement["qual"]));
        if (statement["with_check"])
            put(policy.check, write_expression(statement["with_check"]));
    }

    void domain(const Node& statement) {
        auto& domain = std::get<object::Domain>(
            catalog_.types.at({"public", string_of(statement.list("domainname").at(0))}).definition);
        for (const Node& node : statement.list("constraints")) {
            if (node.word("contype") == "CONSTR_DEFAULT")
                put(domain.default_expression, write_expression(node["raw_expr"]));
            else
                put(domain.checks.at(node.word("conname")).condition, write_expression(node["raw_expr"]));
        }
    }

    void function(const Node& statement) {
        for (auto& [signature, function] : catalog_.functions) {
            if (signature.name.name != string_of(statement.list("funcname").at(0)))
                continue;
            std::size_t at = 0;
            for (const Node& parameter : statement.list("parameters")) {
                if (parameter["defexpr"])
                    put(function.arguments.at(at).default_expression, write_expression(parameter["defexpr"]));
                ++at;
            }
            if (statement["sql_body"]["returnval"])
                put(function.sql_body, "RETURN " + write_expression(statement["sql_body"]["returnval"]));
        }
    }

    Catalog& catalog_;
};

std::vector<std::string> authored() {
    std::vector<std::string> texts;
    for (const catalog::Operation& operation : split(simulation_file("authored.sql"), {}))
        texts.push_back(std::get<catalog::ExecuteSql>(operation).sql);
    return texts;
}

const Catalog& reflected() {
    static const Catalog catalog = [] {
        const auto connection = connect(test::fresh_database(), {});
        for (const std::string& sql : authored()) connection->query(test::statement(sql));
        return reflect(*connection);
    }();
    return catalog;
}

/// Where the texts of one statement differ in the normal form.
std::string difference(const std::string& sql, const Catalog& normal) {
    Catalog one = reflected();
    Author author(one);
    author.write(sql);
    Catalog other = normalized(one);
    if (other == normal)
        return {};
    std::string report = sql + "\n";
    Catalog server = normal;
    Author of_server(server);
    of_server.write(sql);
    Author of_author(other);
    of_author.write(sql);
    for (std::size_t i = 0; i < author.texts.size(); ++i)
        if (of_server.texts[i].before != of_author.texts[i].before)
            report += "server " + author.texts[i].before + "\nauthor " + author.texts[i].after + "\n     - " +
                      of_server.texts[i].before + "\n     + " + of_author.texts[i].before + "\n";
    return report;
}

TEST(NormalForm, the_server_s_text_and_the_author_s_are_one) {
    const Catalog normal = normalized(reflected());
    Catalog own = reflected();
    Author author(own);
    for (const std::string& sql : authored()) author.write(sql);
    EXPECT_GE(author.texts.size(), 320U);
    own = normalized(own);
    if (own != normal)
        for (const std::string& sql : authored())
            if (const std::string report = difference(sql, normal); !report.empty())
                ADD_FAILURE() << report;
    EXPECT_TRUE(own == normal);
    EXPECT_TRUE(normalized(normal) == normal);
}

/// The tables of users and the rest, with their columns and nothing else.
const Catalog& bare() {
    static const Catalog catalog = [] {
        Catalog only;
        for (const auto& [name, table] : reflected().tables)
            for (object::Column column : table.columns) {
                column.expression.clear();
                only.tables[name].columns.push_back(std::move(column));
            }
        only.tables.at({"public", "users"}).constraints["c"].rule = object::Check{};
        only.views[{"public", "v"}] = {};
        only.types = reflected().types;
        return only;
    }();
    return catalog;
}

/// A view whose definition is this, or a table with it as a check.
Catalog holding(const std::string& text) {
    Catalog catalog = bare();
    if (parse(text).statement.is("SelectStmt"))
        catalog.views.at({"public", "v"}).definition = text;
    else
        std::get<object::Check>(catalog.tables.at({"public", "users"}).constraints.at("c").rule).condition = text;
    return normalized(std::move(catalog));
}

TEST(NormalForm, what_means_something_else_stays_apart) {
    int count = 0;
    for (const std::string& line : aludel::split(simulation_file("different.txt"), '\n')) {
        if (line.empty() || line.starts_with('#'))
            continue;
        const std::size_t between = line.find(" ### ");
        ASSERT_NE(between, std::string::npos) << line;
        const std::string first = line.substr(0, between);
        const std::string second = line.substr(between + 5);
        EXPECT_TRUE(tree_is_read(first) && tree_is_read(second)) << line;
        EXPECT_FALSE(holding(first) == holding(second)) << line;
        ++count;
    }
    EXPECT_GE(count, 100);
}

TEST(NormalForm, the_server_s_other_ways_to_write_are_the_same) {
    const auto connection = connect(test::fresh_database(), {});
    for (const std::string& sql : authored()) connection->query(test::statement(sql));
    Catalog pretty = reflect(*connection);
    const Catalog normal = normalized(pretty);
    const Result views = connection->query(test::statement(
        "SELECT relname, pg_get_viewdef(oid, true) FROM pg_class WHERE relkind = 'v' AND relnamespace = "
        "'public'::regnamespace"));
    for (const auto& row : views.rows) {
        std::string definition = *row[1];
        definition.pop_back();  // the semicolon
        pretty.views.at({"public", *row[0]}).definition = definition;
    }
    EXPECT_GT(views.rows.size(), 50U);
    const Catalog other = normalized(pretty);
    for (const auto& [name, view] : normal.views)
        EXPECT_EQ(view.definition, other.views.at(name).definition) << name.name;
}

TEST(NormalForm, whatever_is_written_is_normalized_once) {
    int count = 0;
    for (const std::string& line : aludel::split(simulation_file("written.sql"), '\n')) {
        const Node statement = parse(line).statement;
        if (line.empty() || line.starts_with("--") || (statement && !statement.is("SelectStmt")))
            continue;
        const Catalog once = holding(line);
        EXPECT_TRUE(normalized(once) == once) << line;
        EXPECT_FALSE(once == bare()) << line;
        ++count;
    }
    EXPECT_GT(count, 350);
}

TEST(NormalForm, a_long_sum_takes_no_time) {
    std::string sum = "age";
    for (int i = 0; i < 300; ++i) sum += " + score * 2";
    EXPECT_FALSE(holding(sum + " > 0") == holding(sum + " > 1"));
}

TEST(NormalForm, what_is_not_understood_stays_as_it_is) {
    Catalog catalog = reflected();
    object::Table& table = catalog.tables.at({"public", "users"});
    std::get<object::Check>(table.constraints.at("c01").rule).condition = "age > (";
    table.columns.at(1).expression = "no SQL at all";
    catalog.views.at({"public", "v01"}).definition = "SELECT 1 INTO t";
    const Catalog normal = normalized(catalog);
    const object::Table& after = normal.tables.at({"public", "users"});
    EXPECT_EQ(std::get<object::Check>(after.constraints.at("c01").rule).condition, "age > (");
    EXPECT_EQ(after.columns.at(1).expression, "no SQL at all");
    EXPECT_EQ(normal.views.at({"public", "v01"}).definition, "SELECT 1 INTO t");
}

}  // namespace
}  // namespace aludel::dialect::postgresql
