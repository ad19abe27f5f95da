#include "base/text.hpp"
#include "catalog/select.hpp"
#include "cli/command_list.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "dialect/reflection.hpp"
#include "dialect/simulation.hpp"
#include "engine/simulation.hpp"
#include "report/catalog.hpp"
#include "report/error.hpp"

namespace aludel::cli {

namespace {

/// A catalog, and where it comes from.
struct Inspected {
    catalog::Catalog catalog;
    std::string database;
    std::string server;
    std::vector<dialect::Unsure> unsure;
};

Inspected of_database(const Arguments& arguments, const engine::Project& project) {
    const dialect::Reflection& reflection = dialect::reflection_of(project.dialect_or("postgresql"));
    const auto connection = connect_to_read(project);
    print_warnings(arguments, project.settings());
    return {reflection.reflect(*connection), connection->describe(), connection->server_version(), {}};
}

Inspected of_revision(const Arguments& arguments, const engine::Project& project, const std::string& revision) {
    print_warnings(arguments, project.settings());
    engine::Simulation simulation(project, [](std::string_view text) { print_error(std::string(text)); });
    simulation.run(engine::plan_upgrade(project.graph(), {}, revision));
    dialect::SimulatedConnection& connection = simulation.connection();
    return {connection.catalog(),
            "simulated at " + (simulation.rows().empty() ? "base" : join(simulation.rows(), ", ")),
            connection.server_version(), connection.unsure()};
}

int run_inspect(const Arguments& arguments) {
    const engine::Project project = open_database(arguments);
    const dialect::Reflection& reflection = dialect::reflection_of(project.dialect_or("postgresql"));
    const std::optional<std::string> at = arguments.one("at");
    Inspected inspected = at ? of_revision(arguments, project, *at) : of_database(arguments, project);
    catalog::Catalog& catalog = inspected.catalog;
    const catalog::Selection selection{arguments.all("schema"), arguments.all("exclude")};
    catalog::select(catalog, selection);
    if (!selection.schemas.empty() || !selection.excludes.empty()) {
        for (const std::string& line : catalog::left_out(catalog)) {
            print_error(report::warning_text({}, "left out: " + line, "", arguments.err));
        }
    }
    if (arguments.json) {
        print(report::catalog_json(catalog, project.dialect_or("postgresql"), inspected.database, inspected.server,
                                   inspected.unsure));
    } else {
        print(reflection.create_sql(
            catalog, {.owners = !at && !arguments.flag("no-owner"), .privileges = !arguments.flag("no-privileges")}));
    }
    print_error(report::not_shown_text(catalog));
    print_error(report::unsure_text(inspected.unsure));
    return 0;
}

}  // namespace

Command inspect_command() {
    return {
        .name = "inspect",
        .summary = "Print the definition of the whole database",
        .description =
            "Prints SQL that makes an empty database into one with the same schemas, tables, types, views, functions, "
            "triggers and all else that has a definition, each object after what it needs; with --format json the same "
            "as a document. It is read in one snapshot, whatever other sessions do. No pg_dump is needed, and the "
            "server may be newer than any that is installed here.\n\nWhat belongs to an extension is left out: the "
            "extension makes it; so do the virtual tables of SQLite make theirs. What a database holds and this "
            "command has no words for, such as foreign tables or operators, is named on standard error.\n\n--at REV "
            "needs no database: the revisions up to REV are run on a simulated one, which begins empty. An object that "
            "a statement may have changed in a way that is not understood is named on standard error, and nobody owns "
            "anything there.\n\nPostgreSQL 13 and later; SQLite, whose statements are given back as it keeps them.",
        .options = {{"--at", "REV", "Not the database, but what the revisions up to REV make", false, {}},
                    {"--schema", "NAME", "Only what is in this schema", true, {}},
                    {"--exclude",
                     "PATTERN",
                     "Leave out objects of that name; * is any text. With a dot it is held against schema.name",
                     true,
                     {}},
                    {"--no-owner", "", "Do not write who owns what (PostgreSQL)", false, {}},
                    {"--no-privileges", "", "Do not write who may do what (PostgreSQL)", false, {}}},
        .json = true,
        .sql = true,
        .run = run_inspect,
    };
}

}  // namespace aludel::cli
