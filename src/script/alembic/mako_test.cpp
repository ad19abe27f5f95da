#include "script/alembic/mako.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace aludel::script::alembic {
namespace {

std::string source(std::string_view text) {
    return translate_mako(text, "t.mako").source;
}

std::string fault(std::string_view text) {
    try {
        source(text);
    } catch (const Error& error) {
        return error.what();
    }
    return "none";
}

TEST(Mako, KeepsLines) {
    EXPECT_EQ(source("a ${b} c\nd\n"), "\n_w('a '); _w(str((b))); _w(' c\\n')\n_w('d\\n')\n\n");
    EXPECT_EQ(source("x\\\ny\n"), "\n_w('x')\n_w('y\\n')\n\n");
    EXPECT_EQ(source("## not seen\nit's\n"), "\n\n_w('it\\'s\\n')\n\n");
}

TEST(Mako, Filters) {
    EXPECT_EQ(source("${a | comma,n}"), "\n_w(comma((a )))\n");
    EXPECT_EQ(source("${a | trim}"), "\n_w(_trim(str((a ))))\n");
    EXPECT_EQ(source("${'}|' + {1: 2}[1]}"), "\n_w(str(('}|' + {1: 2}[1])))\n");
}

TEST(Mako, Control) {
    EXPECT_EQ(source("% if a:\nb\n  % else:\nc\n% endif\n"),
              "\nif a:\n    _w('b\\n')\nelse:\n    _w('c\\n')\n    pass\n\n");
    EXPECT_EQ(source("%% x\n"), "\n_w('% x\\n')\n\n");
    EXPECT_EQ(source("<%\n    a = 1\n    if a:\n        b = 2\n%>${b}\n"),
              "\n\na = 1\nif a:\n    b = 2\n_w(str((b))); _w('\\n')\n\n");
}

TEST(Mako, NamesThatSomebodyHasToGive) {
    EXPECT_EQ(translate_mako("${a.b(c, 'd', len(e))} % f\n% for g in h:\n% endfor\n", "t").names,
              (std::set<std::string>{"a", "c", "e", "g", "h"}));
}

TEST(Mako, Faults) {
    EXPECT_EQ(fault("a\n${b\n"), "t.mako:2: `${` has no `}`");
    EXPECT_EQ(fault("% if a:\nb\n"), "t.mako:3: `% if` has no `% endif`");
    EXPECT_EQ(fault("% endif\n"), "t.mako:1: `% endif` ends nothing");
    EXPECT_EQ(fault("\n<%def name=\"x()\">\n</%def>"), "t.mako:2: `<%def` in a template is not supported");
    EXPECT_EQ(fault("${a | h}"), "t.mako:1: `| h` in a template is not supported");
}

}  // namespace
}  // namespace aludel::script::alembic
