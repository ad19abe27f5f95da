#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace aludel::script {

/// What the code of Python revisions may see.
struct PythonOptions {
    std::vector<std::filesystem::path> path;  ///< where modules of the project are looked for, in order
    std::filesystem::path readable;           ///< files may be read below here; empty: none
    std::map<std::string, std::string> naming_convention;  ///< of the project's models, by kind of constraint: "fk" …
    std::optional<Error> naming_fault;  ///< they have one that is not known: thrown where a constraint needs a name
    /// Written out as SQL, each '%' of a value or a text is two, as Alembic has it unless its env.py says otherwise.
    bool double_percents = false;
    std::function<void(std::string_view)> output;  ///< what they print; empty: nowhere
};

}  // namespace aludel::script
