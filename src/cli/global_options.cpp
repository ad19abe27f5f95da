#include "cli/command.hpp"

namespace aludel::cli {

const std::vector<Option>& global_options() {
    static const std::vector<Option> options = {
        {"-c,--config",
         "FILE",
         "Configuration file; without it ALUDEL_CONFIG, aludel.toml, ALEMBIC_CONFIG, alembic.ini and "
         "pyproject.toml of the working directory, the first of them that is there",
         true,
         {}},
        {"-n,--name", "SECTION", "Section of alembic.ini to use; with aludel.toml the same as --env", false, {}},
        {"--env", "NAME", "Named environment of aludel.toml to use", false, {}},
        {"-x", "KEY=VALUE", "Argument for the project, as Alembic's -x", true, {}},
        {"--database", "URL", "Database to use instead of the configured one", false, {}},
        {"--pg-bin",
         "DIRECTORY",
         "Where initdb and postgres are, for ephemeral:postgresql; otherwise they are looked for",
         false,
         {}},
        {"--echo", "", "Show each SQL statement with its time, on standard error", false, {}},
        {"-q,--quiet", "", "No progress, only results, warnings and errors", false, {}},
        {"--raiseerr", "", "Accepted for Alembic's sake; errors always tell all they know", false, {}},
        {"--format", "FORMAT", "How results are written: text or json; of inspect the text is sql", false, {"text", "json", "sql"}},
        {"--color",
         "WHEN",
         "Colours: auto (on a terminal, unless NO_COLOR is set), always or never",
         false,
         {"auto", "always", "never"}},
        {"--version", "", "Print the program's version", false, {}},
        {"-h,--help", "", "Print help", false, {}},
    };
    return options;
}

}  // namespace aludel::cli
