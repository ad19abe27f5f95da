#include "script/alembic/header.hpp"

#include <gtest/gtest.h>

namespace aludel::script::alembic {
namespace {

using Strings = std::vector<std::string>;

struct Read {
    HeaderReading how;
    Revision revision;
    std::vector<Fault> faults;
};

Read read(std::string_view text, const char* file = "versions/one.py") {
    Read result;
    result.how = read_python_header(text, file, result.revision, result.faults);
    return result;
}

Revision done(std::string_view text) {
    Read result = read(text);
    EXPECT_EQ(result.how, HeaderReading::done) << text;
    return result.revision;
}

TEST(PythonHeader, ReadsWhatAlembicWrites) {
    const Revision revision = done(
        "\"\"\"add users\n"
        "\n"
        "Revision ID: 4f2a91c07be3\n"
        "Revises: 9c1d0e77aa52\n"
        "Create Date: 2026-11-20 11:40:00.123456\n"
        "\n"
        "\"\"\"\n"
        "from typing import Sequence, Union\n"
        "\n"
        "from alembic import op\n"
        "import sqlalchemy as sa\n"
        "\n"
        "\n"
        "# revision identifiers, used by Alembic.\n"
        "revision: str = '4f2a91c07be3'\n"
        "down_revision: Union[str, None] = '9c1d0e77aa52'\n"
        "branch_labels: Union[str, Sequence[str], None] = None\n"
        "depends_on: Union[str, Sequence[str], None] = ('a1', \"b2\")\n"
        "\n"
        "\n"
        "def upgrade() -> None:\n"
        "    revision = 'not this one'\n");
    EXPECT_EQ(revision.id, "4f2a91c07be3");
    EXPECT_EQ(revision.down_revisions, (Strings{"9c1d0e77aa52"}));
    EXPECT_EQ(revision.branch_labels, Strings{});
    EXPECT_EQ(revision.depends_on, (Strings{"a1", "b2"}));
    EXPECT_EQ(revision.message, "add users");
    EXPECT_EQ(revision.created, "2026-11-20 11:40:00.123456");
    EXPECT_EQ(revision.line, 15);
    EXPECT_EQ(revision.revises_line, 16);
}

TEST(PythonHeader, TakesEveryFormOfALiteral) {
    const std::string_view head = "revision = 'r'\ndown_revision = ";
    const auto parents = [&](std::string_view text) {
        return done(std::string(head) + std::string(text)).down_revisions;
    };
    EXPECT_EQ(parents("None"), Strings{});
    EXPECT_EQ(parents("()"), Strings{});
    EXPECT_EQ(parents("('a')"), (Strings{"a"}));
    EXPECT_EQ(parents("('a',)"), (Strings{"a"}));
    EXPECT_EQ(parents("('a', 'b')  # both"), (Strings{"a", "b"}));
    EXPECT_EQ(parents("'a', 'b'"), (Strings{"a", "b"}));
    EXPECT_EQ(parents("[\n    'a',  # one\n    'b',\n]\n"), (Strings{"a", "b"}));
    EXPECT_EQ(parents("(\n    'a'\n    'b'\n)"), (Strings{"ab"}));
    EXPECT_EQ(parents("r'a\\d'"), (Strings{"a\\d"}));
    EXPECT_EQ(parents("u'\\x61\\u00e9\\101'"), (Strings{"a\u00e9A"}));
    EXPECT_EQ(parents("\\\n    'a'; x = 1"), (Strings{"a"}));
}

TEST(PythonHeader, LooksIntoNoStringAndNoFunction) {
    const Revision revision = done(
        "'''\nrevision = 'in the docstring'\n'''\n"
        "text = f\"\"\"\nrevision = 'in a text'\n\"\"\"\n"
        "revision = 'r'\n"
        "down_revision = None\n"
        "class Model:\n"
        "    revision = 'in a class'\n"
        "def helper(revision='default'):\n"
        "    down_revision = compute()\n"
        "calls(\n"
        "revision='named argument')\n"
        "if revision == 'r':\n"
        "    pass\n");
    EXPECT_EQ(revision.id, "r");
}

TEST(PythonHeader, TheLastAssignmentCounts) {
    EXPECT_EQ(done("revision = 'a'\ndown_revision = None\nrevision = 'b'\n").id, "b");
    EXPECT_EQ(done("revision = make()\ndown_revision = None\nrevision = 'b'\n").id, "b");
}

TEST(PythonHeader, LeavesCodeToTheEvaluator) {
    for (const char* text : {
             "revision = make()\ndown_revision = None\n",
             "revision = 'a' + 'b'\ndown_revision = None\n",
             "revision = f'a{x}'\ndown_revision = None\n",
             "revision = 'a'\ndown_revision = parent\n",
             "revision, down_revision = 'a', None\n",
             "revision = down_revision = None\n",
             "from ids import revision\ndown_revision = None\n",
             "from ids import *\ndown_revision = None\n",
             "revision = 'a'\ndown_revision = None\nif x:\n    down_revision = 'b'\n",
             "revision = 'a'\ndown_revision = None\nif x: down_revision = 'b'\n",
             "revision = 'a'\ndown_revision = None\nfor revision in 'xy': pass\n",
             "revision = 'a'\ndown_revision = None\ndepends_on = ['b', *more]\n",
             "revision = 'a'\ndown_revision = ('b',)\ndown_revision += ('c',)\n",
             "revision = 'a'\ndown_revision = {}\n",
         }) {
        EXPECT_EQ(read(text).how, HeaderReading::computed) << text;
    }
}

TEST(PythonHeader, RefusesWhatIsNoRevision) {
    const auto message = [](std::string_view text, const char* file = "versions/helpers.py") {
        const Read result = read(text, file);
        EXPECT_EQ(result.how, HeaderReading::faulty) << text;
        return result.faults.empty() ? ""
                                     : to_string(result.faults.front().place) + ": " + result.faults.front().message;
    };
    EXPECT_EQ(message("x = 1\n"), "versions/helpers.py: Could not determine revision id from filename helpers.py");
    EXPECT_EQ(message("\nrevision = None\ndown_revision = None\n"),
              "versions/helpers.py:2:1: `revision` is not a text");
    EXPECT_EQ(message("revision = 'a'\n"), "versions/helpers.py: the file does not say `down_revision`");
    EXPECT_EQ(message("revision = '\xff'\n"), "versions/helpers.py: the file is not UTF-8");
}

TEST(PythonHeader, TakesTheIdFromTheFileNameAsAlembicOnceDid) {
    Read result = read("down_revision = None\n", "versions/1a2b3c.py");
    EXPECT_EQ(result.how, HeaderReading::done);
    EXPECT_EQ(result.revision.id, "1a2b3c");
}

TEST(PythonHeader, NothingMakesItStumble) {
    for (const char* text :
         {"", "'", "\"\"\"", "(", "revision", "revision =", "revision = (", "revision: ", "\\", "revision = '\\",
          "from x import (", "if", "revision = 'a'; down_revision", "\xEF\xBB\xBF", ")", "if )", "import )"}) {
        read(text);
    }
}

}  // namespace
}  // namespace aludel::script::alembic
