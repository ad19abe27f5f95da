#include <gtest/gtest.h>

#include <cstdlib>

#include "python/evaluator.hpp"
#include "python/native.hpp"
#include "python/parse.hpp"

namespace aludel::python {
namespace {

std::shared_ptr<const Registry> with_unknown() {
    auto registry = Registry::with_standard_library();
    auto module = std::make_shared<NativeModule>("database");
    module->function("ask", "", [](Call& call) { return call.evaluator.unknown("an answer"); });
    registry->add(module);
    return registry;
}

/// What a program prints; then what ended it: code, place, message.
std::string output_of(const std::string& text, std::uint64_t steps = Limits().steps) {
    std::string output;
    Options options;
    options.limits.steps = steps;
    options.registry = with_unknown();
    options.output = [&](std::string_view printed) { output += printed; };
    try {
        Evaluator evaluator(options);
        evaluator.run(parse(Source("test.py", text)), "__main__");
    } catch (const Error& error) {
        output += std::string(name(error.code())) + " " + to_string(error.place()) + " " + error.message() + "\n" +
                  error.detail();
    }
    return output;
}

TEST(PythonLibrary, AnUnknownArgumentMakesTheCallUnknown) {
    for (const std::string call :
         {"uuid.UUID(x)", "datetime.datetime.fromisoformat(x)", "datetime.datetime(2024, x, 1)", "json.loads(x)",
          "json.dumps({'a': [1, x]})", "decimal.Decimal(x)", "decimal.Decimal(1) + x", "re.sub('a', 'b', x)",
          "textwrap.dedent(x)", "hashlib.sha256(x)", "base64.b64encode(x)", "datetime.timedelta(days=x)",
          "datetime.datetime(2024, 1, 1) - x", "datetime.date(2024, 1, 1).replace(day=x)", "html.escape(x)",
          "fractions.Fraction(x)", "random.Random(5).sample(x, 2)"}) {
        EXPECT_EQ(output_of("import uuid, datetime, json, decimal, re, textwrap, hashlib, base64, html, fractions, random, "
                      "database\nx = database.ask()\n"
                      "print(" +
                      call + ")\n"),
                  "<unknown>\n")
            << call;
    }
}

TEST(PythonLibrary, TracebacksPointIntoTheScriptAlone) {
    const std::string told =
        output_of("import datetime\n\ndef parse(text):\n    return datetime.datetime.strptime(text, '%Y')\n\nparse('x')\n");
    EXPECT_TRUE(told.starts_with("python-raised test.py:4:12 ValueError: time data 'x' does not match format '%Y'\n"))
        << told;
    EXPECT_EQ(told.find("strptime>"), std::string::npos) << told;
    EXPECT_EQ(told.find("<datetime>"), std::string::npos) << told;
}

TEST(PythonLibrary, WhatIsLeftOutIsRefusedByName) {
    EXPECT_TRUE(output_of("import hashlib\nhashlib.sha3_256(b'')\n")
                    .starts_with("not-supported test.py:2:1 'hashlib.sha3_256' is not supported"));
    EXPECT_TRUE(output_of("import hashlib\nhashlib.new('sha3_256')\n")
                    .starts_with("not-supported test.py:2:1 hashlib.new('sha3_256') is not supported"));
    EXPECT_TRUE(output_of("import decimal\nd = decimal.Decimal(2)\nd.ln()\n")
                    .starts_with("not-supported test.py:3:1 decimal.Decimal.ln is not supported"));
    EXPECT_TRUE(output_of("import random\nrandom.Random(1).gammavariate(1, 2)\n")
                    .starts_with("not-supported test.py:2:1 random.Random.gammavariate is not supported"));
    EXPECT_TRUE(
        output_of("import html\nhtml.unescape('&Aacute;')\n")
            .starts_with("not-supported test.py:2:1 html.unescape() does not know the character reference '&Aacute;'"));
}

TEST(PythonLibrary, NowIsTheHousesClock) {
    ASSERT_EQ(::setenv("ALUDEL_NOW", "1700000000.5", 1), 0);
    EXPECT_EQ(output_of("import datetime, time, uuid\n"
                  "print(datetime.datetime.utcnow(), datetime.datetime.now(datetime.timezone.utc), time.time(), "
                  "uuid.uuid1().time)\n"),
              "2023-11-14 22:13:20.500000 2023-11-14 22:13:20.500000+00:00 1700000000.5 139192928005000000\n");
    ::unsetenv("ALUDEL_NOW");
}

TEST(PythonLibrary, ARegularExpressionThatNeverEndsIsALimit) {
    EXPECT_EQ(output_of("import re\nre.match('(?:a|aa)+$', 'a' * 60 + 'b')\n", 100'000),
              "python-limit test.py:2:1 regular expression took too many steps\n"
              "    re.match('(?:a|aa)+$', 'a' * 60 + 'b')\n"
              "    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^");
}

}  // namespace
}  // namespace aludel::python
