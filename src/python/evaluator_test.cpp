#include "python/evaluator.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "python/definitions.hpp"
#include "python/native.hpp"
#include "python/parse.hpp"

namespace aludel::python {
namespace {

/// What a program prints; or the code of the error that ends it.
std::string run(const std::string& text, Options options = {}) {
    std::string output;
    options.output = [&](std::string_view printed) { output += printed; };
    try {
        Evaluator evaluator(options);
        evaluator.run(parse(Source("test.py", text)), "__main__");
    } catch (const Error& error) {
        output += std::string(name(error.code())) + ": " + error.message();
    }
    return output;
}

constexpr const char* program = R"(
import math
from enum import Enum
from functools import reduce, lru_cache
from contextlib import contextmanager

class Kind(Enum):
    a = 1
    b = 2

@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

@contextmanager
def section(name):
    yield name.upper()

def batches(items, size):
    for i in range(0, len(items), size):
        yield items[i:i + size]

with section('x') as s:
    print(s, [k.name for k in Kind], fib(60), math.floor(2.5), reduce(lambda a, b: a * b, range(1, 25)))
print(sorted({w: len(w) for w in 'the quick brown fox'.split()}.items()), list(batches('abcdefg', 3)))
try:
    {}['missing']
except KeyError as e:
    print(repr(e), f'{3.14159:.2f} {"x":>5}')
)";

TEST(PythonEvaluator, SeveralRunInSeveralThreads) {
    const std::string expected = run(program);
    ASSERT_NE(expected.find("1548008755920"), std::string::npos) << expected;
    const auto parsed = parse(Source("shared.py", program));
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&, i] {
            for (int round = 0; round < 8; ++round) {
                // Every second one shares what was parsed with the other threads.
                std::string output;
                if ((i + round) % 2 == 0) {
                    output = run(program);
                } else {
                    Options options;
                    options.output = [&](std::string_view printed) { output += printed; };
                    Evaluator evaluator(options);
                    evaluator.run(parsed, "__main__");
                }
                wrong += output == expected ? 0 : 1;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(wrong, 0);
}

TEST(PythonEvaluator, EachLimitSaysWhichItIs) {
    Options options;
    options.limits.steps = 10'000;
    EXPECT_EQ(run("while True: pass", options), "python-limit: the script takes more than 10000 steps");
    options = {};
    options.limits.memory = 4 * 1024 * 1024;
    EXPECT_EQ(run("x = []\nwhile True: x.append('x' * 1000)", options), "python-limit: the script needs more than 4 MB of memory");
    options = {};
    options.limits.depth = 50;
    EXPECT_EQ(run("def f(n): return f(n + 1)\nf(0)", options), "python-raised: RecursionError: maximum recursion depth exceeded");
}

std::string repeated(std::string_view text, int times) {
    std::string made;
    for (int i = 0; i < times; ++i) {
        made += text;
    }
    return made;
}

TEST(PythonEvaluator, TextThatIsNestedWithoutEndIsRefused) {
    constexpr int times = 70'000;
    const std::string deep = "python-syntax: this expression is nested too deeply (more than 3000 operators)";
    for (const char* opener : {"[", "(", "{1:", "f("}) {
        EXPECT_EQ(run("x = " + repeated(opener, times)), "python-syntax: too many nested parentheses") << opener;
    }
    for (const char* opener : {"-", "not ", "lambda: ", "1 if 1 else ", "2 ** ", "await ", "~"}) {
        EXPECT_EQ(run("x = " + repeated(opener, times)), deep) << opener;
    }
    EXPECT_EQ(run("x = " + repeated("f'{f\"{", times)), "python-syntax: too many nested parentheses");
}

TEST(PythonEvaluator, CommasAndBracketsEndWhatIsNested) {
    EXPECT_EQ(run("x = [" + repeated("-1, ", 20'000) + "]\nprint(len(x))"), "20000\n");
    EXPECT_EQ(run("x = [" + repeated("(-1),", 20'000) + "]\nprint(len(x))"), "20000\n");
    EXPECT_EQ(run(repeated("x = -1\n", 20'000) + "print(x)"), "-1\n");
}

TEST(PythonEvaluator, ValuesThatAreNestedWithoutEndAreNoCrash) {
    EXPECT_EQ(run("i = iter([1])\nfor _ in range(200000): i = map(str, i)\nlist(i)"),
              "python-raised: RecursionError: maximum recursion depth exceeded");
    EXPECT_EQ(run("t = int\nfor _ in range(100000): t = (t,)\nisinstance('', t)"),
              "python-raised: RecursionError: maximum recursion depth exceeded");
    EXPECT_EQ(run("e = None\nfor i in range(100000):\n    x = ValueError(i); x.__cause__ = e; e = x\nraise e"),
              "python-raised: ValueError: 99999");
}

TEST(PythonEvaluator, ValuesThatShareTheirPartsTakeAStepForEachWayToThem) {
    Options options;
    options.limits.steps = 100'000;
    const std::string limit = "python-limit: the script takes more than 100000 steps";
    const std::string pair = "t = ()\nu = ()\nfor _ in range(60): t = (t, t); u = (u, u)\n";
    for (const char* use : {"hash(t)", "t == u", "repr(t)", "{t: 1}"}) {
        EXPECT_EQ(run(pair + use, options), limit) << use;
    }
}

TEST(PythonEvaluator, TextCountsWhileItIsMade) {
    Options options;
    options.limits.memory = 4 * 1024 * 1024;
    const std::string limit = "python-limit: the script needs more than 4 MB of memory";
    for (const char* use :
         {"'%3000000d' % 5", "f'{5:3000000}'", "'%.3000000d' % 5", "'{0}{0}{0}{0}{0}'.format('x' * 1000000)",
          "'%s%s%s%s%s' % ((x,) * 5)", "import os\nos.urandom(10 ** 10)"}) {
        EXPECT_EQ(run("x = 'x' * 1000000\n" + std::string(use), options), limit) << use;
    }
}

TEST(PythonEvaluator, LimitsCannotBeCaught) {
    Options options;
    options.limits.steps = 10'000;
    EXPECT_EQ(run("try:\n    while True: pass\nexcept BaseException:\n    print('caught')\nfinally:\n    print('finally')", options),
              "python-limit: the script takes more than 10000 steps");
}

TEST(PythonEvaluator, OtherThanCoroutinesComeBackAsTheyAre) {
    Evaluator evaluator;
    auto module = evaluator.run(parse(Source("test.py",
                                             "import asyncio\ndef f(): return 5\nasync def g(): return 6\n"
                                             "async def h(): return sum(await asyncio.gather(asyncio.sleep(0.2, 3), asyncio.sleep(0.1, 4)))\n")),
                                "test");
    const auto result = [&](const char* function) {
        return evaluator.run_coroutine(evaluator.invoke(*module->attributes->table.find(function))).as_integer();
    };
    EXPECT_EQ(result("f"), 5);
    EXPECT_EQ(result("g"), 6);
    EXPECT_EQ(result("h"), 7);
}

TEST(PythonEvaluator, ABranchOnSomethingUnknownAsks) {
    auto registry = Registry::with_standard_library();
    auto module = std::make_shared<NativeModule>("database");
    module->function("ask", "what", [](Call& call) { return call.evaluator.unknown(std::string(call.text(0))); });
    registry->add(module);
    Options options;
    options.registry = registry;
    const std::string text = "import database\nx = database.ask('the count')[0] + 1\nif x > 5: print('many')\nelse: print('few')\n";
    EXPECT_EQ(run(text, options),
              "python-unknown: what happens next depends on the count, which is not known here");
    options.decide = [](const Unknown&, const Place& place) { return place.line == 3; };
    EXPECT_EQ(run(text, options), "many\n");
}

TEST(PythonEvaluator, AnImportThatIsMissingMayBeUnknown) {
    Options options;
    options.missing = [](Evaluator& evaluator, const std::string& module, const std::string& name, const Error&) {
        return evaluator.unknown(module + "." + name);
    };
    options.decide = [](const Unknown&, const Place&) { return true; };
    std::vector<std::string> calls;
    options.call_unknown = [&](Evaluator& evaluator, const Unknown& callee, const Arguments& arguments) {
        calls.push_back(callee.what + "|" + callee.attribute);
        return arguments.positional.empty() ? Value() : evaluator.str("known");
    };
    EXPECT_EQ(run("from app import Base\nimport sys\nclass User(Base):\n    raise ValueError('not run')\n"
                  "print('branch' if User.x else 'no')\nprint(Base.connect(1))\nBase.connect()\nsys.stdin\n",
                  options),
              "branch\nknown\n");
    EXPECT_EQ(calls, (std::vector<std::string>{"app.Base|connect", "app.Base|connect"}));
    // A text of it there is not, whoever decides.
    EXPECT_EQ(run("from app import Base\nprint(len('%d' % Base.x) if False else int(Base))\nfor x in Base: pass\n", options).substr(0, 14),
              "python-unknown");
}

struct Tally : NativeData {
    std::int64_t sum = 0;
};

std::shared_ptr<const NativeClass> tally_class() {
    auto made = std::make_shared<NativeClass>("Tally", "counting");
    made->initialise("start=0, *, step=1", [](Call& call) {
        auto data = std::make_unique<Tally>();
        data->sum = call.integer(0) * call.integer(1);
        call.self.as<Instance>().data = std::move(data);
        return Value::none();
    });
    made->method("add", "number, /", [](Call& call) {
        return Value::integer(static_cast<Tally&>(*call.self.as<Instance>().data).sum += call.integer(0));
    });
    made->class_method("named", "name", [](Call& call) { return call[0]; });
    made->static_method("free", "name", [](Call& call) { return call[0]; });
    return made;
}

/// The same in Python: its messages are the ones to have.
constexpr std::string_view tally_text = R"(
class Tally:
    def __init__(self, start=0, *, step=1): self.sum = start * step
    def add(self, number, /):
        self.sum += number
        return self.sum
    @classmethod
    def named(cls, name): return name
    @staticmethod
    def free(name): return name
)";

TEST(PythonNative, AClassChecksArgumentsAsOneWrittenInPython) {
    auto registry = Registry::with_standard_library();
    auto module = std::make_shared<NativeModule>("counting");
    module->type(tally_class());
    registry->add(module);
    const std::string calls = R"(
t = Tally(2, step=3)
for f in (lambda: t.add(1), lambda: t.add(1, 2), lambda: t.add(), lambda: t.add(number=1), lambda: Tally(1, 2), lambda: Tally(1, 2, step=3),
          lambda: Tally(stop=1), lambda: Tally.named('a', 'b'), lambda: Tally.named(), lambda: t.free('a', 'b'), lambda: t.free(name='a')):
    try:
        print(f())
    except TypeError as e:
        print(e)
)";
    Options options;
    options.registry = registry;
    const std::string native = run("from counting import Tally" + calls, options);
    EXPECT_EQ(native, run(std::string(tally_text) + calls));
    EXPECT_NE(native.find("Tally.add() takes 2 positional arguments but 3 were given"), std::string::npos) << native;
}

TEST(PythonDefinitions, InOrderWithoutWhatIsSpecial) {
    Evaluator evaluator;
    auto module = evaluator.run(parse(Source("test.py", "import nowhere\nfrom app import User as U\nb = [1, 'x']\na = b\ndef f(): pass\n")), "test");
    EXPECT_EQ(definitions(evaluator, *module),
              (std::vector<std::string>{"nowhere = <import nowhere, not used>", "U = <from app import User, not used>", "b = [1, 'x']",
                                        "a = [1, 'x']", "f = <function f>"}));
}

}  // namespace
}  // namespace aludel::python
