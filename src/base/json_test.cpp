#include "base/json.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <limits>

#include "base/text.hpp"

namespace aludel {
namespace {

TEST(Json, Layout) {
    JsonWriter json;
    json.begin_object().member("name", "x").member("count", 3).member("ratio", 1.5).member("yes", true);
    json.key("none").null();
    json.strings("list", {"a", "b"}).strings("empty", {});
    json.key("rows").begin_array();
    json.begin_object().member("n", std::size_t{1}).end_object();
    json.begin_object().end_object();
    json.end_array().end_object();
    EXPECT_EQ(json.text(), R"({
  "name": "x",
  "count": 3,
  "ratio": 1.5,
  "yes": true,
  "none": null,
  "list": [
    "a",
    "b"
  ],
  "empty": [],
  "rows": [
    {
      "n": 1
    },
    {}
  ]
}
)");
}

std::string json_of(std::string_view text) {
    JsonWriter json;
    json.begin_array().value(text).end_array();
    return json.text();
}

TEST(Json, Escapes) {
    EXPECT_EQ(json_of("a\"b\\c\n\t\r\x01\x7f"), "[\n  \"a\\\"b\\\\c\\n\\t\\r\\u0001\\u007f\"\n]\n");
    EXPECT_EQ(json_of("größe 数据 🚀"), "[\n  \"größe 数据 🚀\"\n]\n");
    EXPECT_EQ(json_of("gr\xf6n"), "[\n  \"gr\xef\xbf\xbdn\"\n]\n");
    EXPECT_EQ(json_of("cut \xe6\x95"), "[\n  \"cut \xef\xbf\xbd\xef\xbf\xbd\"\n]\n");
}

TEST(Json, NumbersWithoutAWordInJson) {
    JsonWriter json;
    json.begin_array()
        .value(std::numeric_limits<double>::infinity())
        .value(std::int64_t{-9223372036854775807})
        .end_array();
    EXPECT_EQ(json.text(), "[\n  null,\n  -9223372036854775807\n]\n");
}

RC_GTEST_PROP(Json, AnyBytesGiveUtf8OnOneLine, (const std::string& text)) {
    const std::string json = json_of(text);
    RC_ASSERT(is_utf8(json));
    RC_ASSERT(std::count(json.begin(), json.end(), '\n') == 3);
}

}  // namespace
}  // namespace aludel
