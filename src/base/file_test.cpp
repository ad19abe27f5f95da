#include "base/file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>

#include "base/error.hpp"

namespace aludel {
namespace {

namespace fs = std::filesystem;

template <typename Function>
ErrorCode code_of(Function&& function) {
    try {
        function();
    } catch (const Error& error) {
        return error.code();
    }
    return ErrorCode::internal;
}

class File : public testing::Test {
protected:
    std::size_t entries() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(room.path()), fs::directory_iterator()));
    }
    TemporaryDirectory room;
};

TEST_F(File, WhatIsWrittenIsRead) {
    const std::string content("a\0b\r\n\xff", 6);
    write_file(room.path() / "x", content);
    EXPECT_EQ(read_file(room.path() / "x"), content);
    write_file(room.path() / "x", "");
    EXPECT_EQ(read_file(room.path() / "x"), "");
    EXPECT_EQ(entries(), 1u) << "nothing is left beside the file";
}

TEST_F(File, FilesWhoseSizeIsNotKnownAreReadInFull) {
    EXPECT_FALSE(read_file("/proc/self/cmdline").empty());
}

TEST_F(File, WhatCannotBeReadIsNamed) {
    try {
        read_file(room.path() / "none.sql");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::file_unreadable);
        EXPECT_NE(error.message().find("none.sql: No such file or directory"), std::string::npos) << error.what();
    }
    EXPECT_EQ(code_of([&] { read_file(room.path()); }), ErrorCode::file_unreadable);
}

TEST_F(File, WriteKeepsModeAndSymbolicLink) {
    write_file(room.path() / "script.sh", "old");
    ::chmod((room.path() / "script.sh").c_str(), 0750);
    fs::create_symlink("script.sh", room.path() / "link");
    write_file(room.path() / "link", "new");
    EXPECT_TRUE(fs::is_symlink(room.path() / "link"));
    EXPECT_EQ(read_file(room.path() / "script.sh"), "new");
    EXPECT_EQ(static_cast<int>(fs::status(room.path() / "script.sh").permissions()), 0750);
}

TEST_F(File, WriteWhereNothingCanBeWritten) {
    EXPECT_EQ(code_of([&] { write_file(room.path() / "no" / "where", "x"); }), ErrorCode::file_unwritable);
    EXPECT_EQ(code_of([&] { write_file(room.path(), "x"); }), ErrorCode::file_unwritable);
    EXPECT_EQ(code_of([&] { create_file(room.path() / "no" / "where", "x"); }), ErrorCode::file_unwritable);
}

TEST_F(File, CreateNeverOverwrites) {
    create_file(room.path() / "x", "first");
    EXPECT_EQ(code_of([&] { create_file(room.path() / "x", "second"); }), ErrorCode::file_exists);
    EXPECT_EQ(read_file(room.path() / "x"), "first");
    fs::create_symlink("nowhere", room.path() / "dangling");
    EXPECT_EQ(code_of([&] { create_file(room.path() / "dangling", "x"); }), ErrorCode::file_exists);
    EXPECT_EQ(entries(), 2u);
}

TEST(TemporaryDirectory, IsPrivateAndGoesWithEverythingInIt) {
    fs::path path;
    {
        const TemporaryDirectory directory("aludel-test");
        path = directory.path();
        EXPECT_EQ(static_cast<int>(fs::status(path).permissions()), 0700);
        fs::create_directories(path / "a" / "b");
        std::ofstream(path / "a" / "b" / "file") << "x";
    }
    EXPECT_FALSE(fs::exists(path));
}

TEST(DisplayPath, IsRelativeBelowTheWorkingDirectory) {
    EXPECT_EQ(display_path(fs::current_path() / "versions" / "x.sql"), "versions/x.sql");
    EXPECT_EQ(display_path("./versions/x.sql"), "versions/x.sql");
    EXPECT_EQ(display_path("/usr/share/x"), "/usr/share/x");
    EXPECT_EQ(display_path("../x"), "../x");
}

}  // namespace
}  // namespace aludel
