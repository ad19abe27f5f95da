#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "catalog/operation.hpp"
#include "script/python_options.hpp"

namespace aludel::script::environment {

/// What an env.py of Alembic may look at.
struct EnvRequest {
    std::filesystem::path file;
    PythonOptions options;
    ConfigObject config;
    std::string url;  ///< of the database that the user named; empty: env.py is to say
};

/// One value that env.py gives.
struct EnvValue {
    std::optional<std::string> text;  ///< "True" and "False" for flags; empty where it is not known
    Place place;                      ///< the call that gives it
    std::string depends_on;           ///< of one that is not known: what it comes from
    std::string failure;              ///< … or why env.py could not be evaluated as far as this

    friend bool operator==(const EnvValue& a, const EnvValue& b) {
        return a.text == b.text && a.depends_on == b.depends_on && a.failure == b.failure;
    }
};

/// SQL that env.py runs.
struct EnvStatement {
    enum class When {
        before,  ///< committed before the migrations begin
        within,  ///< first in the transaction of the migrations
        after,   ///< behind the last revision
    };
    When when = When::before;
    catalog::Operation operation;
    int transaction = 0;  ///< statements of one number share a transaction; 0: each by itself
};

/// What one env.py says, on all ways that its evaluation may take: what they do not agree on is not known.
struct Env {
    /// By the keyword of context.configure(), where it is given: version_table, version_table_schema, …; and "url",
    /// "naming_convention" ("None", or the repr of the dict that naming_convention holds), "paramstyle", "transaction"
    /// ("one", "each", "none").
    std::map<std::string, EnvValue, std::less<>> values;
    std::map<std::string, std::string> naming_convention;  ///< where "naming_convention" is known
    std::vector<EnvStatement> statements;
    /// The configuration as revisions find it: with what env.py sets in it, and gives to context.configure().
    std::shared_ptr<const ConfigObject> config;
    /// What it does with the connection, or to the revisions, that is not known or cannot be done here: for who runs
    /// revisions. The first of them.
    std::optional<Error> obstacle;
    /// It ends in an error whatever way it takes, as it would with Alembic: of `values` only what it speaks of is
    /// there, and is not known.
    std::optional<Error> failure;

    const EnvValue* find(std::string_view name) const {
        const auto found = values.find(name);
        return found == values.end() ? nullptr : &found->second;
    }
};

/// Evaluates env.py. Throws file_unreadable and python_syntax for a file that cannot be read; whatever the code does is
/// told in the result.
Env evaluate_env(const EnvRequest& request);

}  // namespace aludel::script::environment
