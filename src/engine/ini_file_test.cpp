#include "engine/ini_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/process.hpp"
#include "base/text.hpp"

namespace aludel::engine {
namespace {

std::string value(std::string_view text, std::string_view option) {
    return IniFile::parse(text, "t.ini", {{"here", "/p"}}).get("alembic", option).value_or("(none)");
}

Error failure(std::string_view text, std::string_view option = "x") {
    try {
        IniFile::parse(text, "t.ini").get("alembic", option);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::config_invalid);
        return error;
    }
    ADD_FAILURE() << "accepted: " << text;
    return Error(ErrorCode::internal, "accepted");
}

TEST(IniFile, ReadsWhatAlembicWrites) {
    const std::string text =
        "[alembic]\n"
        "# a comment\n"
        "script_location = %(here)s/migrations\n"
        "file_template = %%(rev)s_%%(slug)s\n"
        "version_path_separator = os  # Use os.pathsep.\n"
        "Version_Locations = a\n"
        "   b\n"
        "; another\n"
        "   c\n\n"
        "sqlalchemy.url: sqlite:///x.db\n";
    EXPECT_EQ(value(text, "script_location"), "/p/migrations");
    EXPECT_EQ(value(text, "file_template"), "%(rev)s_%(slug)s");
    EXPECT_EQ(value(text, "version_path_separator"), "os  # Use os.pathsep.");
    EXPECT_EQ(value(text, "VERSION_LOCATIONS"), "a\nb\nc");
    EXPECT_EQ(value(text, "sqlalchemy.url"), "sqlite:///x.db");
    EXPECT_EQ(value(text, "timezone"), "(none)");
}

TEST(IniFile, NamesTheLineOfAFault) {
    EXPECT_STREQ(failure("x = 1\n").what(), "t.ini:1: there is no [section] before this line");
    EXPECT_STREQ(failure("[alembic]\nx = 1\n[alembic]\n").what(), "t.ini:3: section [alembic] is there twice");
    const Error twice = failure("[alembic]\nx = 1\nX = 2\n");
    EXPECT_STREQ(twice.what(), "t.ini:3: option 'x' is there twice in [alembic]");
    EXPECT_EQ(twice.hint(), "the first is on line 2");
    EXPECT_EQ(failure("[alembic]\n\nnonsense\n").place().line, 3);
    EXPECT_EQ(failure("[alembic]\ny=1\nx = %(missing)s\n").place().line, 3);
    EXPECT_EQ(failure("[alembic]\nx = 100%\n").hint(), "write %% for a percent sign");
    EXPECT_NE(failure("[alembic]\nx = %(x)s\n").hint().find("itself"), std::string::npos);
    EXPECT_NE(failure("\xef\xbb\xbf[alembic]\nx = 1\n").hint().find("byte order mark"), std::string::npos);
}

TEST(IniFile, ABombOfReferencesIsRefused) {
    std::string text = "[alembic]\na0 = x\n";
    std::string again;
    for (int level = 1; level <= 9; ++level) {
        text += "a" + std::to_string(level) + " = ";
        for (int i = 0; i < 50; ++i) {
            text += "%(a" + std::to_string(level - 1) + ")s";
        }
        text += "\n";
    }
    EXPECT_NE(failure(text, "a9").message().find("too many"), std::string::npos);
}

// ---- against CPython ----

/// Files are separated by \x1e in, answers by \x1e out: "error KIND LINE", or every section and option as get() gives
/// it.
constexpr std::string_view oracle = R"(
import configparser, io, os, sys, tempfile
def answer(data):
    parser = configparser.ConfigParser({"here": "/p"})
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        try:
            parser.read([file.name], encoding="utf-8")
        except configparser.MissingSectionHeaderError as e:
            return "error header %d" % e.lineno
        except configparser.DuplicateSectionError as e:
            return "error section %d" % e.lineno
        except configparser.DuplicateOptionError as e:
            return "error option %d" % e.lineno
        except configparser.ParsingError as e:
            return "error parse %d" % e.errors[0][0]
    lines = []
    for section in parser.sections():
        lines.append("[" + section + "]")
        for option in sorted(parser.options(section), key=lambda name: name.encode()):
            try:
                lines.append(option + "=" + parser.get(section, option))
            except configparser.InterpolationError:
                lines.append(option + " fails")
    return "\x1f".join(lines)
data = sys.stdin.buffer.read()
sys.stdout.buffer.write("\x1e".join(answer(one) for one in data.split(b"\x1e")).encode())
)";

std::string ours(const std::string& text) {
    std::vector<std::string> lines;
    try {
        const IniFile ini = IniFile::parse(text, "f", {{"here", "/p"}});
        for (const std::string& section : ini.sections()) {
            lines.push_back("[" + section + "]");
            std::vector<std::string> names = ini.own_options(section);
            for (const std::string& inherited : ini.own_options("DEFAULT")) {
                names.push_back(inherited);
            }
            names.emplace_back("here");
            std::sort(names.begin(), names.end());
            names.erase(std::unique(names.begin(), names.end()), names.end());
            for (const std::string& name : names) {
                try {
                    lines.push_back(name + "=" + ini.get(section, name).value_or("(none)"));
                } catch (const Error&) {
                    lines.push_back(name + " fails");
                }
            }
        }
    } catch (const Error& error) {
        const std::string& message = error.message();
        const char* kind = message.starts_with("there is no [section]")  ? "header"
                           : message.starts_with("section")              ? "section"
                           : message.starts_with("option")               ? "option"
                           : message.starts_with("this line is neither") ? "parse"
                                                                         : "?";
        return std::string("error ") + kind + " " + std::to_string(error.place().line);
    }
    return join(lines, "\x1f");
}

std::vector<std::string> ask_python(const std::vector<std::string>& files) {
    ProcessOptions options;
    options.input = join(files, "\x1e");
    const ProcessResult result = run_process({"/usr/bin/python3", "-c", std::string(oracle)}, options);
    EXPECT_EQ(result.exit_code, 0) << result.error_output;
    std::vector<std::string> answers = split(result.output, '\x1e');
    EXPECT_EQ(answers.size(), files.size());
    answers.resize(files.size());
    return answers;
}

/// Files of lines that matter to configparser, in random order.
std::vector<std::string> random_files(std::size_t count) {
    const std::vector<std::string> pieces = {
        "[a]",
        "[b]",
        "[DEFAULT]",
        "[a b]",
        "[a]]",
        "[]",
        "[]]",
        "[a] x = 1",
        " [a]",
        "[",
        "]",
        "[a",
        "\xc3\xa9",
        "[\xc3\xa9]",
        "x = 1",
        "X=2",
        "y: 3",
        "y : = 4",
        "z",
        "z =",
        "= 1",
        ":",
        " x = 1",
        "\tcontinued",
        "  deeper",
        "    deepest",
        "",
        "  ",
        "\t",
        "# comment",
        "  ; comment",
        "x = a # inline",
        "x = a ; inline",
        "x = 1 = 2",
        "\xc3\x89t\xc3\xa9 = 1",
        "p = %(x)s",
        "p = %(here)s/%(y)s",
        "q = 100%",
        "q = 100%%",
        "q = %(",
        "q = %()s",
        "q = %(x)d",
        "q = %(p)s",
        "p = %(q)s",
        "r = %(missing)s",
        "x =   spaced   ",
        "x = \xc2\xa0nbsp\xc2\xa0",
        "\xc2\xa0indented",
        "\xe3\x80\x80w = 1",
        "\x0bv = 1",
        "u = a\x0b"
        "b",
        "HERE = /other",
        "a.b-c = 1",
        "key with spaces = v",
        "x\xc2\xa0= 1",
        "\x1c",
        "t = \x1f"
        "a",
        "%(x)s = 1",
        "\"quoted\" = 'v'",
        "x=",
        "  = indented",
        "  [c]",
        "x = [c]",
        "\xc4\xb0 = 1",
    };
    const std::vector<std::string> ends = {"\n", "\n", "\n", "\r\n", "\r", ""};
    std::mt19937 random(5);
    std::vector<std::string> files;
    for (std::size_t i = 0; i < count; ++i) {
        std::string text = random() % 8 == 0 ? "" : "[s]\n";
        for (std::size_t lines = random() % 14; lines > 0; --lines) {
            text += pieces[random() % pieces.size()];
            text += random() % 20 == 0 ? ends[random() % ends.size()] : "\n";
        }
        files.push_back(text);
    }
    return files;
}

TEST(IniFileAgainstPython, ReadsRandomFilesTheSame) {
    const std::vector<std::string> files = random_files(6000);
    const std::vector<std::string> expected = ask_python(files);
    std::size_t accepted = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        EXPECT_EQ(ours(files[i]), expected[i]) << files[i];
        accepted += expected[i].starts_with("error") ? 0 : 1;
    }
    EXPECT_GT(accepted, 500u);
    EXPECT_LT(accepted, 5500u);
}

TEST(IniFileAgainstPython, ReadsRealFilesTheSame) {
    const std::vector<std::string> files = {
        "[alembic]\nscript_location = %(here)s/migrations\nprepend_sys_path = .\n"
        "version_path_separator = os  # Use os.pathsep. Default configuration used for new projects.\n"
        "sqlalchemy.url = driver://user:pass@localhost/dbname\n\n[post_write_hooks]\n# hooks = black\n"
        "[loggers]\nkeys = root,sqlalchemy,alembic\n[formatter_generic]\n"
        "format = %(levelname)-5.5s [%(name)s] %(message)s\ndatefmt = %H:%M:%S\n",
        "[DEFAULT]\nbase = %(here)s/db\n[alembic]\nscript_location = %(base)s\nversion_locations =\n    %(base)s/one\n"
        "    %(base)s/two\n\npath_separator = newline\n[tenant]\nscript_location = %(base)s/tenant\n",
        "[alembic]\nsqlalchemy.url = postgresql://%(DB_USER)s:%(DB_PASSWORD)s@localhost/x\npassword = a%%b\n",
    };
    const std::vector<std::string> expected = ask_python(files);
    for (std::size_t i = 0; i < files.size(); ++i) {
        EXPECT_EQ(ours(files[i]), expected[i]) << files[i];
    }
}

}  // namespace
}  // namespace aludel::engine
