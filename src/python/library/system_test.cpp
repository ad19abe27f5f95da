// What the library does that CPython cannot be asked for: where logging and warnings go, and what is refused.

#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.hpp"
#include "python/evaluator.hpp"
#include "python/parse.hpp"

namespace aludel::python {
namespace {

namespace fs = std::filesystem;

struct Outcome {
    std::string output;
    std::string errors;
    std::string refusal;  ///< code, message
    std::string hint;
    int line = 0;
};

class PythonSystem : public testing::Test {
protected:
    Outcome run(const std::string& text) {
        Outcome outcome;
        Options options;
        options.readable = {project.path()};
        options.roots = {project.path()};
        options.environment = {{"DATABASE", "given"}};
        options.inherit_environment = false;
        options.output = [&](std::string_view printed) { outcome.output += printed; };
        options.error_output = [&](std::string_view printed) { outcome.errors += printed; };
        try {
            Evaluator evaluator(options);
            evaluator.run(parse(Source("test.py", text, (project.path() / "test.py").string())), "__main__");
        } catch (const Error& error) {
            outcome.refusal = std::string(name(error.code())) + ": " + error.message();
            outcome.hint = error.hint();
            outcome.line = error.place().line;
        }
        return outcome;
    }
    std::string put(const std::string& name, const std::string& text) {
        fs::create_directories((project.path() / name).parent_path());
        write_file(project.path() / name, text);
        return (project.path() / name).string();
    }

    TemporaryDirectory project;
};

TEST_F(PythonSystem, LoggingGoesToTheErrorOutput) {
    EXPECT_EQ(run("import logging\nlog = logging.getLogger('alembic.x')\nlog.info('no')\nlog.warning('w %d', 1)\n").errors, "w 1\n");
    EXPECT_EQ(run("import logging\nlogging.basicConfig(level='INFO')\nlogging.getLogger('a').info('i')\n").errors, "INFO:a:i\n");
    EXPECT_EQ(run("import sys\nprint('p', file=sys.stderr)\nsys.stderr.write('q')\n").errors, "p\nq");
}

TEST_F(PythonSystem, WarningsNameFileAndLine) {
    Outcome outcome = run("import warnings\n\nwarnings.warn('careful')\n");
    EXPECT_EQ(outcome.errors, (project.path() / "test.py").string() + ":3: UserWarning: careful\n  warnings.warn('careful')\n");
}

TEST_F(PythonSystem, TheEnvironmentIsTheOneGiven) {
    EXPECT_EQ(run("import os\nprint(os.environ['DATABASE'], os.getenv('HOME'), len(os.environ))\n").output, "given None 1\n");
}

TEST_F(PythonSystem, ReadsTheProjectOnly) {
    put("data/a.txt", "text");
    EXPECT_EQ(run("import os\nprint(open(os.path.join(os.path.dirname(__file__), 'data', 'a.txt')).read())\n").output, "text\n");
    Outcome outcome = run("import json\n\nopen('/etc/hostname')\n");
    EXPECT_NE(outcome.refusal.find("not-supported: '/etc/hostname' lies outside of the project"), std::string::npos) << outcome.refusal;
    EXPECT_EQ(outcome.line, 3);
}

TEST_F(PythonSystem, LinksDoNotLeaveTheProject) {
    fs::create_symlink("/etc", project.path() / "etc");
    fs::create_symlink("/etc/hostname", project.path() / "name");
    for (const char* text : {"open(here / 'name')", "(here / 'etc' / 'hostname').read_text()", "list((here / 'etc').iterdir())",
                             "os.listdir(here / 'etc')", "open(here / 'data' / '..' / '..' / 'x')"}) {
        Outcome outcome = run("import os\nfrom pathlib import Path\nhere = Path(__file__).parent\n" + std::string(text) + "\n");
        EXPECT_NE(outcome.refusal.find("lies outside of the project"), std::string::npos) << text << ": " << outcome.refusal;
        EXPECT_EQ(outcome.line, 4) << text;
    }
    EXPECT_EQ(run("import os\nprint(sorted(os.listdir(os.path.dirname(__file__))))\n").output, "['etc', 'name']\n");
    EXPECT_EQ(run("import os\nprint([sorted(f) for d, s, f in os.walk(os.path.dirname(__file__))])\n").output, "[['name']]\n");
}

TEST_F(PythonSystem, RefusesByNameWhatWouldWrite) {
    const std::pair<const char*, const char*> cases[] = {
        {"import os\nos.makedirs('x')\n", "os.makedirs() changes files"},
        {"import os\nos.system('ls')\n", "os.system() concerns processes"},
        {"from pathlib import Path\nPath('x').write_text('y')\n", "Path.write_text() changes files"},
        {"x = 1\nopen('x', 'w')\n", "open('x', 'w') would write a file"},
        {"import shutil\nshutil.rmtree('x')\n", "the module 'shutil' works on files"},
        {"import subprocess\nsubprocess.run(['ls'])\n", "the module 'subprocess' runs processes"},
        {"import urllib.request\nurllib.request.urlopen('http://x')\n", "the module 'urllib.request' reaches the network"},
        {"import threading\nthreading.Thread(target=print)\n", "threading.Thread: a script may not start threads"},
        {"import importlib.metadata\nimportlib.metadata.version('x')\n", "importlib.metadata.version() asks what is installed"},
        {"import os\nos.getxattr('x', 'y')\n", "'os.getxattr' is not supported"},
        {"from itertools import batched\nbatched([], 2)\n", "'itertools.batched' is not supported"},
    };
    for (const auto& [text, message] : cases) {
        Outcome outcome = run(text);
        EXPECT_NE(outcome.refusal.find(message), std::string::npos) << text << outcome.refusal;
        EXPECT_EQ(outcome.line, 2) << text;
    }
}

TEST_F(PythonSystem, SysPathIsLookedAt) {
    put("lib/part.py", "value = 7\n");
    EXPECT_EQ(run("import os, sys\nsys.path.append(os.path.join(os.path.dirname(__file__), 'lib'))\nimport part\nprint(part.value)\n").output, "7\n");
    EXPECT_NE(run("import sys\nsys.path.append('/usr/lib/python3')\nimport part\nprint(part.value)\n").refusal.find("python-unresolved"), std::string::npos);
}

TEST_F(PythonSystem, APackageImportsItsOwnPart) {
    put("pack/__init__.py", "from pack import part\nfrom . import other\nvalue = part.value + other.value\n");
    put("pack/part.py", "value = 1\n");
    put("pack/other.py", "value = 2\n");
    EXPECT_EQ(run("import pack\nprint(pack.value)\n").output, "3\n");
    put("a.py", "from b import x\n");
    put("b.py", "from a import x\n");
    EXPECT_NE(run("from a import x\nprint(x)\n").refusal.find("in a circle"), std::string::npos);
}

}  // namespace
}  // namespace aludel::python
