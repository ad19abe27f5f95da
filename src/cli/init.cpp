#include "engine/init.hpp"

#include "base/error.hpp"
#include "cli/command_list.hpp"
#include "cli/output.hpp"

namespace aludel::cli {

namespace {

int run_init(const Arguments& arguments) {
    if (arguments.flag("package")) {
        throw Error(ErrorCode::not_supported,
                    "--package writes __init__.py files, and SQL revisions are no Python package");
    }
    if (arguments.settings.config_files.size() > 1) {
        throw Error(ErrorCode::usage,
                    "`aludel init` writes one configuration file, and --config was given more than once");
    }
    engine::InitRequest request;
    request.directory = arguments.required("DIRECTORY");
    request.template_name = arguments.one("template").value_or("");
    if (!arguments.settings.config_files.empty()) {
        request.config_file = arguments.settings.config_files.front();
    }
    const engine::InitResult result = engine::init(request);
    if (!arguments.quiet) {
        std::string text;
        for (const engine::InitAction& action : result.actions) {
            text += action.verb + " " + action.path.string() + " ...  done\n";
        }
        text += "Next: `aludel revision -m \"the first tables\"`, then `aludel upgrade head`. Settings are in " +
                result.config_file.string() + ".\n";
        print(text);
    }
    return 0;
}

}  // namespace

Command init_command() {
    return {
        .name = "init",
        .summary = "Begin a project: a directory for revisions and a configuration file",
        .description =
            "Makes DIRECTORY with versions/ in it, and the configuration file that names it. A directory that "
            "is not empty and a configuration that is there already are refused, and then nothing is "
            "written. `aludel list_templates` lists the templates; Alembic's own (generic, async, multidb, "
            "pyproject_async) are made around a Python env.py and are refused by name.",
        .options = {{"-t,--template", "NAME", "aludel (default), pyproject or alembic", false, {}},
                    {"--package", "", "Refused: there is no Python package to make", false, {}}},
        .positionals = {{"DIRECTORY", "where the revisions will live"}},
        .run = run_init,
    };
}

}  // namespace aludel::cli
