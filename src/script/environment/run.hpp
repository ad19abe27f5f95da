#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "python/native.hpp"
#include "script/context.hpp"
#include "script/environment/env.hpp"

namespace aludel::script::environment {

/// One statement as it was executed.
struct Executed {
    catalog::Operation operation;
    int transaction = 0;  ///< 0: committed by itself
    bool before_run = true;
};

/// What one way through env.py has said so far.
struct EnvRun {
    const EnvRequest* request = nullptr;
    std::map<std::string, EnvValue, std::less<>> values;
    std::map<std::pair<std::string, std::string>, Place> options;  ///< where set_section_option() stands
    std::map<std::pair<std::string, std::string>, ConfigValue> changed;
    std::map<std::string, ConfigValue> keywords;   ///< of context.configure()
    std::map<std::string, ConfigValue> arguments;  ///< of context.run_migrations()
    std::map<std::string, std::string> naming_convention;
    std::vector<Executed> executed;
    std::set<int> committed;
    std::optional<Error> obstacle;
    int transactions = 0;
    int runs = 0;
    int run_transaction = 0;
    bool each = false;
    Place run_place;

    void hinder(Error error) {
        if (!obstacle) {
            obstacle = std::move(error);
        }
    }
};

/// The run that the code of this evaluator is part of.
EnvRun& run_of(python::Evaluator& evaluator);
void set_run(python::Evaluator& evaluator, std::shared_ptr<EnvRun> run);

/// What the Python parts of the room ask of us: the module `_aludel_env`.
std::shared_ptr<python::NativeModule> host_module();

/// `_aludel_config`, which hears what env.py sets in its Config.
std::shared_ptr<python::NativeModule> env_config_module();

/// How Error speaks of what cannot be told.
Error cannot_tell(const Place& place, std::string message);

}  // namespace aludel::script::environment
