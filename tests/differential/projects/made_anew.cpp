#include "made_anew.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace aludel::differential {

namespace {

std::string first_difference(const std::string& what, const std::string& first, const std::string& second) {
    const auto one = split(first, '\n');
    const auto two = split(second, '\n');
    const auto [a, b] = std::mismatch(one.begin(), one.end(), two.begin(), two.end());
    if (a == one.end() && b == two.end())
        return {};
    return what + ", line " + std::to_string(a - one.begin() + 1) + "\n  " + (a == one.end() ? "(end)" : *a) + "\n  " +
           (b == two.end() ? "(end)" : *b);
}

/// Without the line that names the database.
std::string document(Tools& tools, const AlembicProject& project, const std::string& database) {
    const auto result = tools.aludel(project, database, {"inspect", "--format", "json"});
    if (result.exit_code != 0)
        return result.output + result.error_output;
    auto lines = split(result.output, '\n');
    std::erase_if(lines, [](const std::string& line) { return line.starts_with("  \"database\": "); });
    return join(lines, "\n");
}

}  // namespace

std::string made_anew(Tools& tools, const AlembicProject& project, const std::string& database) {
    const auto inspected = tools.aludel(project, database, {"inspect"});
    if (inspected.exit_code != 0)
        return inspected.error_output;
    const std::string other = tools.make_database(project.dialect);
    const TemporaryDirectory directory;
    write_file(directory.path() / "schema.sql", inspected.output);
    tools.run_file(other, directory.path() / "schema.sql");
    const std::string difference =
        first_difference("inspect", document(tools, project, database), document(tools, project, other));
    return difference.empty() ? first_difference("the schema", tools.dump_schema(database), tools.dump_schema(other))
                              : difference;
}

}  // namespace aludel::differential
