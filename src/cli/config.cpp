#include "report/config.hpp"

#include <utility>

#include "cli/command_list.hpp"
#include "cli/output.hpp"
#include "cli/secret_arguments.hpp"
#include "cli/session.hpp"

namespace aludel::cli {

namespace {

int run_config(const Arguments& arguments) {
    engine::SettingsRequest request = arguments.settings;
    request.evaluate_env = true;
    engine::Settings settings = engine::load_settings(request);
    print_warnings(arguments, settings);
    // Why there is no URL may be told in the words of env.py's own exception. Hidden before the columns are laid out.
    for (engine::SettingOrigin& one : settings.origins) {
        one.value = without_passwords(std::move(one.value));
        one.origin = without_passwords(std::move(one.origin));
    }
    print(without_passwords(arguments.json ? report::config_json(settings)
                                           : report::config_text(settings, arguments.out)));
    return 0;
}

}  // namespace

Command config_command() {
    return {
        .name = "config",
        .summary = "Print every setting with the place it comes from",
        .description =
            "Shows what the flags, the environment, .env files and the configuration file come to. Passwords "
            "are not shown. A database URL or a .env file that cannot be used is a warning here, and an error of the "
            "commands that need it.",
        .json = true,
        .run = run_config,
    };
}

}  // namespace aludel::cli
