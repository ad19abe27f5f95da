#pragma once

#include <memory>
#include <string>
#include <vector>

#include "dialect/dialect.hpp"
#include "script/context.hpp"
#include "script/python_options.hpp"
#include "script/revision.hpp"

namespace aludel::script {

/// The body of one revision in one of its formats, loaded and checked as far as the format allows.
class Script {
public:
    virtual ~Script() = default;
    /// Speaks its operations to the context. Throws Error(irreversible) with the reason written in the file.
    virtual void run(Direction direction, MigrationContext& context) const = 0;
    /// Over what the body says for this dialect, both directions, layout and comments aside.
    virtual std::string checksum(const dialect::Dialect& dialect) const = 0;
    /// SHA-256 of the file's bytes: a quick "nothing changed".
    virtual std::string file_hash() const = 0;
};

/// Reads the file in full, by its format. Throws Error(revision_file_invalid, sql_syntax, python_syntax) with place.
std::unique_ptr<Script> load_script(const Revision& revision, const dialect::Dialect& dialect,
                                    const PythonOptions& python = {});

}  // namespace aludel::script
