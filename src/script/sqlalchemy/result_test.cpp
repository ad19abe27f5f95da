#include "script/sqlalchemy/result.hpp"

#include <gtest/gtest.h>

#include "script/sqlalchemy/test_script.hpp"

namespace aludel::script::sqlalchemy {
namespace {

class SqlalchemyResults : public ::testing::Test {
protected:
    TestScript script{R"python(
import enum
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg
class Colour(enum.Enum):
    red = 'r'
class Upper(sa.TypeDecorator):
    impl = sa.String
    def process_result_value(self, value, dialect):
        return value and value.upper()
types = {'enum': sa.Enum(Colour), 'upper': Upper(), 'uuid': sa.Uuid(), 'text_uuid': pg.UUID(as_uuid=False), 'json': pg.JSONB(),
         'tuple': pg.ARRAY(sa.Integer, as_tuple=True), 'float': sa.Numeric(asdecimal=False), 'numeric': sa.Numeric(10, 2), 'bool': sa.Boolean(),
         'datetime': sa.DateTime(), 'date': sa.Date(), 'time': sa.Time(), 'interval': sa.Interval(), 'enums': pg.ARRAY(sa.Enum(Colour)), 'hstore': pg.HSTORE()}
)python"};

    std::string driver(std::string_view text, std::uint32_t oid) {
        return script.told(
            [&] { return python::repr(script.evaluator(), driver_value(script.evaluator(), text, oid)); });
    }
    std::string given(std::optional<std::string_view> text, std::uint32_t oid, std::string_view type) {
        return script.told([&] {
            Value of = *script.get("types").as<python::Dict>().table.find(type);
            return python::repr(script.evaluator(), from_database(script.evaluator(), text, oid, of, {}));
        });
    }
    std::string sqlite(const Value& value, std::string_view type) {
        return script.told([&] {
            Value of = *script.get("types").as<python::Dict>().table.find(type);
            return python::repr(script.evaluator(),
                                result_value(script.evaluator(), value, of, {.database = Database::sqlite}));
        });
    }
};

TEST_F(SqlalchemyResults, ComeAsTheDriverMakesThem) {
    EXPECT_EQ(driver("t", 16), "True");
    EXPECT_EQ(driver("12345678901234567890", 20), "12345678901234567890");
    EXPECT_EQ(driver("1.50", 1700), "Decimal('1.50')");
    EXPECT_EQ(driver("1.5", 701), "1.5");
    EXPECT_EQ(driver("\\x6162ff", 17), "b'ab\\xff'");
    EXPECT_EQ(driver("2020-01-02 03:04:05.6", 1114), "datetime.datetime(2020, 1, 2, 3, 4, 5, 600000)");
    EXPECT_EQ(driver("2020-01-02 03:04:05+00", 1184),
              "datetime.datetime(2020, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)");
    EXPECT_EQ(
        driver("2020-01-02 03:04:05-02:30", 1184),
        "datetime.datetime(2020, 1, 2, 3, 4, 5, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=77400)))");
    EXPECT_EQ(driver("2020-01-02", 1082), "datetime.date(2020, 1, 2)");
    EXPECT_EQ(driver("03:04:05", 1083), "datetime.time(3, 4, 5)");
    EXPECT_EQ(driver("1 year 2 mons -3 days 04:05:06.7", 1186),
              "datetime.timedelta(days=422, seconds=14706, microseconds=700000)");
    EXPECT_EQ(driver("infinity", 1114), "'infinity'");
    EXPECT_EQ(driver("{\"a\": [1]}", 3802), "{'a': [1]}");
    EXPECT_EQ(driver("00000000-0000-0000-0000-000000000005", 2950), "UUID('00000000-0000-0000-0000-000000000005')");
    EXPECT_EQ(driver("plain", 25), "'plain'");
}

TEST_F(SqlalchemyResults, ArraysAreLists) {
    EXPECT_EQ(driver("{1,NULL,3}", 1007), "[1, None, 3]");
    EXPECT_EQ(driver(R"({"a b","c\"d\\e",NULL,"NULL"})", 1009), R"(['a b', 'c"d\\e', None, 'NULL'])");
    EXPECT_EQ(driver("{{1,2},{3,4}}", 1007), "[[1, 2], [3, 4]]");
    EXPECT_EQ(driver("{}", 1009), "[]");
}

TEST_F(SqlalchemyResults, TypesOfColumnsHaveTheLastWord) {
    EXPECT_EQ(given("red", 12345, "enum"), "<Colour.red: 'r'>");
    EXPECT_EQ(given("{red,NULL}", 12345, "enums"), "[<Colour.red: 'r'>, None]");
    EXPECT_EQ(given("{}", 12345, "enums"), "[]");
    EXPECT_EQ(given(R"("a"=>"1", "b \"c\""=>NULL)", 12345, "hstore"), "{'a': '1', 'b \"c\"': None}");
    EXPECT_EQ(given("blue", 12345, "enum"),
              "LookupError: 'blue' is not among the defined enum values. Enum name: colour. Possible values: red");
    EXPECT_EQ(given("abc", 25, "upper"), "'ABC'");
    EXPECT_EQ(given(std::nullopt, 25, "upper"), "None");
    EXPECT_EQ(given("00000000-0000-0000-0000-000000000005", 2950, "text_uuid"),
              "'00000000-0000-0000-0000-000000000005'");
    EXPECT_EQ(given("{\"a\": 1}", 3802, "json"), "{'a': 1}");
    EXPECT_EQ(given("\"text\"", 3802, "json"), "'text'");
    EXPECT_EQ(given("{1,2}", 1007, "tuple"), "(1, 2)");
    EXPECT_EQ(given("1.50", 1700, "float"), "1.5");
    EXPECT_EQ(given("1.5", 701, "numeric"), "Decimal('1.50')");
}

TEST_F(SqlalchemyResults, SqliteKeepsMuchAsText) {
    auto text = [&](const char* given_text) { return script.evaluator().str(given_text); };
    EXPECT_EQ(sqlite(Value::integer(1), "bool"), "True");
    EXPECT_EQ(sqlite(text("2020-01-02 03:04:05.000006"), "datetime"), "datetime.datetime(2020, 1, 2, 3, 4, 5, 6)");
    EXPECT_EQ(sqlite(text("2020-01-02"), "date"), "datetime.date(2020, 1, 2)");
    EXPECT_EQ(sqlite(text("03:04:05.000000"), "time"), "datetime.time(3, 4, 5)");
    EXPECT_EQ(sqlite(text("1970-01-02 00:00:03.000005"), "interval"),
              "datetime.timedelta(days=1, seconds=3, microseconds=5)");
    EXPECT_EQ(sqlite(text("00000000000000000000000000000005"), "uuid"), "UUID('00000000-0000-0000-0000-000000000005')");
    EXPECT_EQ(sqlite(text("[1, 2]"), "json"), "[1, 2]");
    EXPECT_EQ(sqlite(Value::floating(1.5), "numeric"), "Decimal('1.50')");
    EXPECT_EQ(sqlite(Value::none(), "datetime"), "None");
}

}  // namespace
}  // namespace aludel::script::sqlalchemy
