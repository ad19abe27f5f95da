#include "simulated.hpp"

#include <sstream>

#include "base/text.hpp"

namespace aludel::differential {

std::string simulated(Tools& tools, const AlembicProject& project, const std::string& database) {
    const TemporaryDirectory directory;
    const auto compared = tools.aludel(project, database, {"debug", "simulation", directory.path().string()});
    if (compared.exit_code != 0)
        return compared.output + compared.error_output;
    const auto lines = split(trim(compared.output), '\n');
    std::istringstream counts(std::string(lines.back()));  // "66 objects, 0 not certain, 0 different"
    std::size_t objects = 0;
    std::size_t unsure = 0;
    std::string word;
    counts >> objects >> word >> unsure;
    return objects > 0 && 50 * unsure < objects ? "" : compared.output;
}

std::string made_by_script(Tools& tools, const AlembicProject& project) {
    const std::string database = tools.make_database(project.dialect);
    const auto script = tools.aludel(project, database, {"upgrade", "head", "--sql"});
    if (script.exit_code != 0)
        return script.error_output;
    const TemporaryDirectory directory;
    write_file(directory.path() / "upgrade.sql", script.output);
    tools.run_file(database, directory.path() / "upgrade.sql");
    return simulated(tools, project, database);
}

}  // namespace aludel::differential
