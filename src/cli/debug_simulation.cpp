#include "cli/debug_simulation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/file.hpp"
#include "catalog/difference.hpp"
#include "catalog/object/kind.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "dialect/reflection.hpp"
#include "engine/simulation.hpp"
#include "report/catalog.hpp"

namespace aludel::cli {

namespace {

using catalog::object::Reference;

/// An object is not certain where it is named, or the table that it is a part of.
bool is_unsure(const std::set<Reference>& unsure, Reference object) {
    if (unsure.count(object) != 0) {
        return true;
    }
    object.part.clear();
    object.kind = catalog::object::Kind::table;
    return unsure.count(object) != 0;
}

std::string_view sign_of(catalog::Difference::Where where) {
    switch (where) {
        case catalog::Difference::Where::first:
            return "only in the database";
        case catalog::Difference::Where::second:
            return "only simulated";
        case catalog::Difference::Where::both:
            return "different";
    }
    return "";
}

}  // namespace

int compare_simulation(const Arguments& arguments, const std::filesystem::path& directory) {
    const engine::Project project = open_database(arguments);
    const dialect::Dialect& dialect = project.dialect();
    const dialect::Simulation& simulating = dialect::simulation_of(dialect);
    const auto connection = connect_to_read(project);
    catalog::Catalog reflected = dialect::reflection_of(dialect).reflect(*connection);
    engine::Simulation simulation(project, [](std::string_view) {});
    simulation.upgrade_to(read_version_rows(arguments, project));
    catalog::Catalog simulated = simulation.connection().catalog();
    for (catalog::Catalog* one : {&reflected, &simulated}) {
        catalog::forget_owners(*one);
        *one = simulating.normalized(std::move(*one));
    }
    write_file(directory / "database.json", report::catalog_json(reflected, dialect, "", ""));
    write_file(directory / "simulated.json", report::catalog_json(simulated, dialect, "", ""));
    const std::vector<dialect::Unsure> unsure = simulation.connection().unsure();
    std::set<Reference> not_certain;
    for (const dialect::Unsure& one : unsure) {
        not_certain.insert(one.object);
    }
    std::size_t different = 0;
    for (const catalog::Difference& one : catalog::differences(reflected, simulated)) {
        const bool excused = is_unsure(not_certain, one.object);
        different += excused ? 0 : 1;
        print(fmt::format("{}{}: {}\n", excused ? "not certain, and " : "", sign_of(one.where),
                          catalog::object::describe(one.object)));
    }
    print(report::unsure_text(unsure));
    print(fmt::format("{} objects, {} not certain, {} different\n", catalog::count_objects(reflected), unsure.size(),
                      different));
    return different == 0 ? 0 : 1;
}

}  // namespace aludel::cli
