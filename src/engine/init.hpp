#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace aludel::engine {

/// What `init -t` can write.
struct Template {
    std::string_view name;
    std::string_view summary;
    std::string_view config_file;  ///< what it writes or appends to in the working directory
};

/// The first one is the default.
const std::vector<Template>& templates();

struct InitRequest {
    std::filesystem::path directory;    ///< of the revisions; must not exist, or be empty
    std::string template_name;          ///< empty: the default
    std::filesystem::path config_file;  ///< empty: the template's usual name, in the working directory
};

/// One thing done, for the printout: "Creating directory", "Generating", "Appending to existing".
struct InitAction {
    std::string verb;
    std::filesystem::path path;
};

struct InitResult {
    std::vector<InitAction> actions;
    std::filesystem::path config_file;
};

/// Makes a project. Nothing is written unless everything can be: throws file_exists for a directory that is not empty,
/// usage for an unknown template, not_supported (with the reason) for Alembic's own templates, whose env.py would have
/// to run.
InitResult init(const InitRequest& request);

}  // namespace aludel::engine
