#include "cli/parser.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace aludel::cli {
namespace {

Invocation parse_words(std::vector<std::string> words) {
    return parse(words);
}

Error usage_error_of(std::vector<std::string> words) {
    try {
        parse(words);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::usage);
        return error;
    }
    ADD_FAILURE() << "was accepted";
    return Error(ErrorCode::internal, "");
}

TEST(Parser, GlobalOptionsStandBeforeAndBehindTheCommand) {
    for (const auto& words :
         {std::vector<std::string>{"-c", "x.toml", "--database", "sqlite://", "--echo", "upgrade", "head"},
          std::vector<std::string>{"upgrade", "head", "--echo", "--database=sqlite://", "-c", "x.toml"},
          std::vector<std::string>{"--echo", "upgrade", "-cx.toml", "head", "--database", "sqlite://"},
          std::vector<std::string>{"--echo", "-qc", "x.toml", "--database", "sqlite://", "upgrade", "head"}}) {
        const Invocation invocation = parse(words);
        ASSERT_NE(invocation.command, nullptr);
        EXPECT_EQ(invocation.command->name, "upgrade");
        EXPECT_EQ(invocation.arguments.required("REVISION"), "head");
        EXPECT_EQ(invocation.arguments.settings.config_files, std::vector<std::filesystem::path>{"x.toml"});
        EXPECT_EQ(invocation.arguments.settings.database, "sqlite://");
        EXPECT_TRUE(invocation.arguments.echo);
    }
}

TEST(Parser, ShortOptionOfACommandWinsBehindItsName) {
    const Invocation behind = parse_words({"current", "-c"});
    EXPECT_TRUE(behind.arguments.flag("check-heads"));
    EXPECT_TRUE(behind.arguments.settings.config_files.empty());
    const Invocation before = parse_words({"-c", "my.ini", "current"});
    EXPECT_FALSE(before.arguments.flag("check-heads"));
    EXPECT_EQ(before.arguments.settings.config_files.size(), 1u);
}

TEST(Parser, RevisionsThatBeginWithASignAreNoOptions) {
    EXPECT_EQ(parse_words({"downgrade", "-1"}).arguments.required("REVISION"), "-1");
    EXPECT_EQ(parse_words({"downgrade", "--yes", "-12"}).arguments.required("REVISION"), "-12");
    EXPECT_EQ(parse_words({"upgrade", "+2"}).arguments.required("REVISION"), "+2");
    EXPECT_EQ(parse_words({"history", "-r-3:current"}).arguments.one("rev-range"), "-3:current");
    EXPECT_EQ(parse_words({"history", "-r", "-3:"}).arguments.one("rev-range"), "-3:");
    EXPECT_EQ(parse_words({"upgrade", "--", "-1"}).arguments.required("REVISION"), "-1");
}

TEST(Parser, WordsAreTakenAsTheyAre) {
    EXPECT_EQ(parse_words({"revision", "-m", "[a, b] \"c\" = {d}"}).arguments.one("message"), "[a, b] \"c\" = {d}");
    EXPECT_EQ(parse_words({"revision", "--message=upgrade"}).arguments.one("message"), "upgrade");
    EXPECT_EQ(parse_words({"revision", "-m", ""}).arguments.one("message"), "");
    EXPECT_EQ(parse_words({"-x", "a=1", "heads", "-x", "b=[2]"}).arguments.settings.arguments,
              (std::vector<std::string>{"a=1", "b=[2]"}));
    EXPECT_EQ(parse_words({"stamp", "a", "b"}).arguments.all("REVISIONS"), (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(parse_words({"show", "show"}).arguments.required("REVISION"), "show");
}

TEST(Parser, LastOfAnOptionThatIsNotRepeatableCounts) {
    EXPECT_EQ(parse_words({"revision", "-m", "one", "-m", "two"}).arguments.one("message"), "two");
    EXPECT_EQ(
        parse_words({"--database", "sqlite:///a", "current", "--database", "sqlite:///b"}).arguments.settings.database,
        "sqlite:///b");
}

TEST(Parser, SuggestsWhatWasMeant) {
    EXPECT_EQ(usage_error_of({"upgrad", "head"}).hint(), "did you mean `aludel upgrade`?");
    EXPECT_EQ(usage_error_of({"hist"}).hint(), "did you mean `aludel history`?");
    EXPECT_EQ(usage_error_of({"ensure-version"}).hint(), "did you mean `aludel ensure_version`?");
    EXPECT_EQ(usage_error_of({"heads", "--verbos"}).hint(), "did you mean --verbose?");
    EXPECT_EQ(usage_error_of({"revision", "--auto"}).hint(), "did you mean --autogenerate?");
    EXPECT_EQ(usage_error_of({"--databse", "x", "heads"}).code(), ErrorCode::usage);
    EXPECT_EQ(usage_error_of({"upgrade", "head", "--transaction", "eech"}).hint(), "did you mean each?");
}

TEST(Parser, RefusesWhatItDoesNotUnderstand) {
    EXPECT_EQ(usage_error_of({"upgrade"}).message(),
              "`aludel upgrade` needs REVISION: the revision to go to: head, heads, an id, +1, …");
    EXPECT_EQ(usage_error_of({"heads", "x"}).message(), "`aludel heads` does not know what to do with 'x'");
    EXPECT_EQ(usage_error_of({"heads", "--config"}).message(), "--config needs a value");
    EXPECT_EQ(usage_error_of({"edit", "x", "--format", "json"}).message(), "`aludel edit` writes no JSON");
    EXPECT_EQ(usage_error_of({"upgrade", "head", "--sql", "--format", "json"}).message(),
              "--sql writes a script, --format json a document: they cannot be used together");
    EXPECT_EQ(usage_error_of({"upgrade", "head", "--sql", "--resume"}).message(),
              "--sql asks no database, and --resume is for a run on one: they cannot be used together");
    EXPECT_EQ(usage_error_of({"stamp", "head", "--sql", "--dry-run"}).code(), ErrorCode::usage);
    EXPECT_EQ(usage_error_of({"upgrade", "head", "--in-doubt", "done"}).message(),
              "--in-doubt answers for the statement where --resume goes on, which was not asked for");
    EXPECT_EQ(usage_error_of({"--echo"}).message(), "which command?");
    EXPECT_EQ(usage_error_of({"-n", "a", "--env", "b", "heads"}).message(),
              "--name and --env say different things: 'a' and 'b'");
    usage_error_of({"heads", "--verbose=maybe"});
    usage_error_of({"upgrade", "a", "b"});
    usage_error_of({"upgrade", "-Z", "b"});
}

TEST(Parser, HelpAndVersionNeedNothingElse) {
    EXPECT_EQ(parse_words({"--version"}).kind, Invocation::Kind::version);
    EXPECT_EQ(parse_words({"--help"}).kind, Invocation::Kind::help);
    const Invocation help = parse_words({"upgrade", "-h"});
    EXPECT_EQ(help.kind, Invocation::Kind::help);
    EXPECT_EQ(help.command->name, "upgrade");
}

TEST(Parser, KnowsThatJsonIsWantedBeforeItUnderstandsTheRest) {
    const std::vector<std::string> apart = {"nonsense", "--format", "json"};
    const std::vector<std::string> joined = {"--format=json", "heads", "--nonsense"};
    const std::vector<std::string> text = {"--format", "text", "heads"};
    EXPECT_TRUE(wants_json(apart));
    EXPECT_TRUE(wants_json(joined));
    EXPECT_FALSE(wants_json(text));
}

TEST(Commands, EveryOptionHasOneMeaningAndHelp) {
    for (const Command& command : commands()) {
        EXPECT_NE(command.run, nullptr) << command.name;
        EXPECT_FALSE(command.summary.empty()) << command.name;
        std::vector<std::string_view> keys;
        for (const Option& option : command.options) {
            EXPECT_FALSE(option.help.empty()) << command.name << " " << option.names;
            EXPECT_EQ(std::count(keys.begin(), keys.end(), option.key()), 0) << command.name << " " << option.names;
            keys.push_back(option.key());
            for (const Option& global : global_options()) {
                EXPECT_NE(global.key(), option.key()) << command.name;
            }
        }
    }
}

}  // namespace
}  // namespace aludel::cli
