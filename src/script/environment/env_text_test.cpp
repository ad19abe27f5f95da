#include "script/environment/env_text.hpp"

#include <gtest/gtest.h>

namespace aludel::script::environment {
namespace {

using Names = std::set<std::string>;

TEST(EnvText, SeesWhatIsCalledWithAnArgument) {
    EXPECT_TRUE(EnvText("connection.execute( sql)").does_more());
    EXPECT_TRUE(EnvText("c.exec_driver_sql").does_more());
    EXPECT_TRUE(EnvText("context.run_migrations()\ncontext.run_migrations(\n  name='x')").does_more());
    EXPECT_FALSE(EnvText("context.run_migrations( )\nresult.execute()").does_more());
    EXPECT_FALSE(EnvText("connection.execute(").does_more());
}

TEST(EnvText, NamesTheOptionsThatAreSet) {
    EXPECT_EQ(EnvText("config.set_main_option('sqlalchemy.URL', url)").options_set(), Names{"sqlalchemy.url"});
    EXPECT_EQ(EnvText("config.set_section_option(section, \"DB_HOST\", x)").options_set(), Names{"db_host"});
    EXPECT_EQ(EnvText("config.set_main_option(name, url)").options_set(), Names{""});
    EXPECT_EQ(EnvText("config.set_section_option('a')").options_set(), Names{""});
    EXPECT_EQ(EnvText("config.get_main_option('sqlalchemy.url')").options_set(), Names{});
}

TEST(EnvText, TellsAnAssignmentFromAComparison) {
    EXPECT_TRUE(EnvText("config.attributes['connection'] = c").fills_attributes());
    EXPECT_TRUE(EnvText("config.attributes.update(x)").fills_attributes());
    EXPECT_TRUE(EnvText("config.attributes = {}").fills_attributes());
    EXPECT_FALSE(EnvText("config.attributes['connection'] == c").fills_attributes());
    EXPECT_FALSE(EnvText("c = config.attributes.get('connection', None)").fills_attributes());
    EXPECT_FALSE(EnvText("c = config.attributes['connection']").fills_attributes());
}

TEST(EnvText, LongTextsNeedNoStack) {
    const std::string blanks(1'000'000, ' ');
    EXPECT_TRUE(EnvText(".execute(" + blanks + "x").does_more());
    EXPECT_TRUE(EnvText("attributes" + blanks + "= 1").fills_attributes());
    EXPECT_EQ(EnvText("set_main_option(" + blanks + "'a'" + blanks + ",").options_set(), Names{"a"});
}

}  // namespace
}  // namespace aludel::script::environment
