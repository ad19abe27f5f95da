#pragma once

#include <filesystem>
#include <string>

namespace aludel::python {

class Evaluator;

struct ModuleFile {
    std::filesystem::path path;       ///< empty: a package without __init__.py
    std::filesystem::path directory;  ///< of a package
};

/// Where the project has a module, as far as the script's sys.path lies in it; false when nowhere.
bool find_module_file(Evaluator& evaluator, const std::string& name, ModuleFile& found);

}  // namespace aludel::python
