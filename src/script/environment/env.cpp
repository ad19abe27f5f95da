#include "script/environment/env.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>
#include <set>

#include "base/file.hpp"
#include "base/text.hpp"
#include "python/exception.hpp"
#include "python/object.hpp"
#include "python/parse.hpp"
#include "script/alembic/config.hpp"
#include "script/environment/env_text.hpp"
#include "script/environment/modules.hpp"
#include "script/environment/run.hpp"
#include "script/extension/flask_config.hpp"
#include "script/sqlalchemy/hooks.hpp"

namespace aludel::script::environment {
namespace {

using python::Evaluator;
using python::Value;

/// Ways through one env.py that are followed: each branch on something unknown makes two of one.
constexpr std::size_t most_ways = 16;

/// Of all ways together.
constexpr std::uint64_t most_steps = 2'000'000;

struct Branch {
    std::string depends_on;
    Place place;
};

/// One way, and how it ended.
struct Way {
    std::shared_ptr<EnvRun> run;
    std::vector<Branch> branches;
    std::vector<bool> turns;
    std::optional<Error> raised;   ///< an exception, as it would end with Alembic too
    std::optional<Error> stopped;  ///< something that is not evaluated
};

Value text_function(Evaluator& evaluator, std::string_view name) {
    return python::get_attribute(evaluator, evaluator.import_module("_aludel_engine", true), name);
}

class WayFinder {
public:
    WayFinder(const EnvRequest& request, std::shared_ptr<const python::Program> program)
        : request_(request), program_(std::move(program)) {}

    std::vector<Way> all() {
        std::deque<std::vector<bool>> open{{}};
        std::vector<Way> ways;
        while (!open.empty() && ways.size() < most_ways) {
            const std::vector<bool> turns = std::move(open.back());
            open.pop_back();
            ways.push_back(follow(turns));
            // Each branch that was met anew was taken as "no": the other way is still to be followed.
            std::vector<bool> taken = ways.back().turns;
            for (std::size_t i = turns.size(); i < taken.size(); ++i) {
                std::vector<bool> other(taken.begin(), taken.begin() + static_cast<std::ptrdiff_t>(i));
                other.push_back(true);
                open.push_back(std::move(other));
            }
        }
        if (!open.empty()) {
            Way rest;
            rest.run = std::make_shared<EnvRun>();
            rest.run->request = &request_;
            rest.stopped =
                cannot_tell(Place{display_path(request_.file), 0, 0},
                            fmt::format("env.py branches in more than {} ways on what is not known", most_ways));
            ways.push_back(std::move(rest));
        }
        return ways;
    }

private:
    Way follow(const std::vector<bool>& turns) {
        Way way;
        way.run = std::make_shared<EnvRun>();
        way.run->request = &request_;
        std::size_t next = 0;
        python::Options options = evaluator_options();
        options.decide = [&](const python::Unknown& what, const Place& place) {
            const bool turn = next < turns.size() && turns[next];
            ++next;
            way.turns.push_back(turn);
            way.branches.push_back({what.what, place});
            if (next > most_ways) {
                throw Error(ErrorCode::python_limit, "too many branches depend on " + what.what).at(place);
            }
            return turn;
        };
        Evaluator evaluator(std::move(options));
        set_run(evaluator, way.run);
        extension::set_flask_config(evaluator, request_.options.flask_config);
        alembic::set_config_object(evaluator, std::make_shared<ConfigObject>(request_.config));
        set_hooks(evaluator);
        try {
            evaluator.run(program_, "env_py");
        } catch (const Error& error) {
            if (error.code() == ErrorCode::interrupted) {
                throw;
            }
            (is_of_env_py(error, way) ? way.raised : way.stopped) = error;
        }
        steps_ += evaluator.steps();
        return way;
    }

    /// An exception that Alembic would see too, and not one that something unknown has brought about.
    static bool is_of_env_py(const Error& error, const Way& way) {
        if (error.code() != ErrorCode::python_raised) {
            return false;
        }
        const std::string message = error.message();
        return way.branches.empty() || !(message.starts_with("TypeError") || message.starts_with("AttributeError") ||
                                         message.starts_with("NotImplementedError"));
    }

    python::Options evaluator_options() const {
        python::Options options;
        options.registry = registry();
        options.roots = request_.options.path;
        options.readable = request_.options.readable;
        options.limits.steps = std::max<std::uint64_t>(most_steps - std::min(most_steps, steps_), 1000);
        options.limits.memory = std::size_t{1} << 28;
        options.display = [](std::string_view path) { return display_path(std::filesystem::path(path)); };
        options.output = [](std::string_view) {};
        options.error_output = options.output;
        options.missing = [](Evaluator& evaluator, const std::string& module, const std::string& name,
                             const Error& why) { return instead_of_import(evaluator, module, name, why); };
        options.call_unknown = [](Evaluator& evaluator, const python::Unknown& callee,
                                  const python::Arguments& arguments) {
            return call_unknown(evaluator, callee, arguments);
        };
        return options;
    }

    static Value instead_of_import(Evaluator& evaluator, const std::string& module, const std::string& name,
                                   const Error& why) {
        if (why.code() == ErrorCode::python_limit || why.code() == ErrorCode::interrupted) {
            return {};
        }
        if (module == "sqlalchemy" && !name.empty()) {
            if (Value found = python::find_attribute(evaluator, evaluator.import_module("_aludel_engine", true),
                                                     evaluator.intern(name));
                found.defined() && !python::is_unknown(found)) {
                return found;
            }
        }
        return evaluator.unknown(name.empty() ? module : module + "." + name);
    }

    /// What is not known may still be an engine, or do something with our connection.
    static Value call_unknown(Evaluator& evaluator, const python::Unknown& callee, const python::Arguments& arguments) {
        static constexpr std::array drivers = {"psycopg2", "psycopg", "asyncpg", "sqlite3", "pg8000", "pymysql"};
        const bool of_driver = std::any_of(drivers.begin(), drivers.end(), [&](std::string_view driver) {
            return callee.what == driver || callee.what.starts_with(std::string(driver) + ".");
        });
        if ((callee.attribute == "connect" || callee.attribute == "begin") && !of_driver) {
            const Value connection =
                python::call(evaluator, text_function(evaluator, "_connected"), {evaluator.unknown(callee.what)});
            return connection;
        }
        EnvRun& run = run_of(evaluator);
        if (callee.attribute == "run_sync" && !arguments.positional.empty()) {
            python::Arguments rest;
            rest.positional = arguments.positional;
            rest.positional.front() =
                python::call(evaluator, text_function(evaluator, "_connected"), {evaluator.unknown(callee.what)});
            rest.keywords = arguments.keywords;
            return python::call(evaluator, arguments.positional.front(), std::move(rest));
        }
        if (callee.attribute == "execute" || callee.attribute == "executemany" ||
            callee.attribute == "exec_driver_sql") {
            run.hinder(cannot_tell(evaluator.place(),
                                   "env.py executes SQL on a connection that is not known: " + callee.what));
        }
        const Value connection = text_function(evaluator, "Connection");
        for (const Value& one : arguments.positional) {
            if (one.is(python::Kind::instance) && python::is_instance(evaluator, one, connection)) {
                run.hinder(cannot_tell(evaluator.place(),
                                       "env.py gives the connection to a function that is not "
                                       "evaluated: " +
                                           callee.what));
            }
        }
        return {};
    }

    static void set_hooks(Evaluator& evaluator) {
        sqlalchemy::Hooks& hooks = sqlalchemy::hooks(evaluator);
        hooks.inspect = [](Evaluator& e, const Value&) {
            return e.unknown("what the database has (" + to_string(e.place()) + ")");
        };
        const auto refuse = [](Evaluator& e, std::string_view what) {
            run_of(e).hinder(cannot_tell(e.place(), fmt::format("env.py {}", what)));
        };
        hooks.create = [refuse](Evaluator& e, const Value&, const Value&, bool, const Value&) {
            refuse(e, "creates tables or types itself");
        };
        hooks.drop = [refuse](Evaluator& e, const Value&, const Value&, bool, const Value&) {
            refuse(e, "drops tables or types itself");
        };
        hooks.reflect_table = [](Evaluator&, const Value&, const Value&, const Value&, bool) {};
        hooks.reflect_metadata = [](Evaluator&, const Value&, const Value&, python::Dict&) {};
    }

    const EnvRequest& request_;
    std::shared_ptr<const python::Program> program_;
    std::uint64_t steps_ = 0;
};

/// The keywords that a stopped way might have come to, as far as the file speaks of them.
constexpr std::array keywords = {"version_table_schema",      "version_table_pk", "version_table",
                                 "transaction_per_migration", "render_as_batch",  "include_schemas",
                                 "transactional_ddl"};

void presume(EnvRun& run, const Error& why, const EnvText& text) {
    const Place place = why.place();
    const auto unknown = [&](const char* name) {
        run.values.try_emplace(name, EnvValue{std::nullopt, place, "", why.message()});
    };
    for (const char* keyword : keywords) {
        if (text.has(keyword)) {
            unknown(keyword);
        }
    }
    unknown("url");
    unknown("naming_convention");
    for (const std::string& option : text.options_set()) {
        run.changed.try_emplace({run.request->config.section, option}, ConfigValue{std::nullopt, why.message()});
    }
    if (text.does_more()) {
        run.hinder(cannot_tell(place, "env.py cannot be evaluated to its end: " + why.message()));
    }
}

std::vector<EnvStatement> statements_of(EnvRun& run) {
    std::vector<EnvStatement> made;
    for (const Executed& one : run.executed) {
        const bool kept = one.transaction == 0 || run.committed.contains(one.transaction);
        if (!one.before_run) {
            if (kept) {
                made.push_back({EnvStatement::When::after, one.operation, one.transaction});
            }
        } else if (one.transaction != 0 && one.transaction == run.run_transaction) {
            made.push_back({EnvStatement::When::within, one.operation, one.transaction});
        } else {
            const auto* sql = std::get_if<catalog::ExecuteSql>(&one.operation);
            // A lock of the session outlives the transaction that took it.
            const bool lock = sql != nullptr && ascii_lower(sql->sql).find("pg_advisory_lock") != std::string::npos;
            if (kept || lock) {
                made.push_back({EnvStatement::When::before, one.operation, kept ? one.transaction : 0});
            }
        }
    }
    return made;
}

std::string key_of(const std::vector<EnvStatement>& statements) {
    std::string key;
    for (const EnvStatement& one : statements) {
        const auto* sql = std::get_if<catalog::ExecuteSql>(&one.operation);
        const Place place = std::visit([](const auto& operation) { return operation.place; }, one.operation);
        key += fmt::format("{}|{}|{}|{}\n", static_cast<int>(one.when), one.transaction, to_string(place),
                           sql == nullptr ? "" : sql->sql);
    }
    return key;
}

/// Puts together what all ways say.
class Merger {
public:
    Merger(const EnvRequest& request, std::vector<Way> ways, const EnvText& text)
        : request_(request), ways_(std::move(ways)), text_(text) {}

    Env merge() {
        // Where a way ends in an exception there is no migration, with Alembic as with us: the others count.
        std::vector<Way*> live;
        for (Way& way : ways_) {
            if (way.stopped && way.run->runs == 0) {
                presume(*way.run, *way.stopped, text_);
            }
            if (way.stopped || (!way.raised && way.run->runs > 0)) {
                live.push_back(&way);
            }
        }
        if (live.empty()) {
            tell_failure();
            return std::move(env_);
        }
        tell_config(live);
        for (Way* way : live) {
            EnvRun& run = *way->run;
            if (run.runs > 0 && run.run_transaction != 0 && !run.committed.contains(run.run_transaction) &&
                !way->stopped) {
                run.hinder(cannot_tell(run.run_place,
                                       "env.py never commits the transaction that the migrations run "
                                       "in, which SQLAlchemy 2.0 then rolls back"));
            }
            if (run.runs > 0 && !run.values.contains("transaction")) {
                run.values["transaction"] = {run.each ? "each" : "one", run.run_place, "", ""};
            }
            if (run.obstacle && !env_.obstacle) {
                env_.obstacle = run.obstacle;
            }
        }
        merge_values(live);
        merge_statements(live);
        return std::move(env_);
    }

private:
    void tell_failure() {
        env_.failure = cannot_tell(Place{display_path(request_.file), 0, 0}, "env.py never runs the migrations");
        for (const Way& way : ways_) {
            if (way.raised) {
                env_.failure = way.raised;
                break;
            }
        }
        EnvRun run;
        run.request = &request_;
        presume(run, *env_.failure, text_);
        env_.values = std::move(run.values);
        env_.obstacle = run.obstacle;
        auto config = std::make_shared<ConfigObject>(request_.config);
        config->changed = std::move(run.changed);
        tell_attributes(*config);
        env_.config = std::move(config);
    }

    void tell_attributes(ConfigObject& config) const {
        if (text_.fills_attributes()) {
            config.attributes = "Config.attributes, which env.py fills (" + display_path(request_.file) + ")";
        }
    }

    /// Where the ways do not agree a value is not known.
    template <typename Key>
    std::map<Key, ConfigValue> merged(const std::vector<Way*>& live, std::map<Key, ConfigValue> EnvRun::*of) const {
        std::map<Key, ConfigValue> all;
        for (const Way* way : live) {
            const auto& own = (*way->run).*of;
            all.insert(own.begin(), own.end());
        }
        for (auto& [name, value] : all) {
            for (const Way* way : live) {
                const auto& own = (*way->run).*of;
                if (const auto found = own.find(name); found == own.end() || !(found->second == value)) {
                    value = {std::nullopt, first_branch()};
                }
            }
        }
        return all;
    }

    void tell_config(const std::vector<Way*>& live) {
        auto config = std::make_shared<ConfigObject>(request_.config);
        config->changed = merged(live, &EnvRun::changed);
        const bool complete = std::all_of(live.begin(), live.end(), [](const Way* way) { return way->run->runs > 0; });
        if (complete) {
            config->keywords = merged(live, &EnvRun::keywords);
            config->call_arguments = merged(live, &EnvRun::arguments);
        }
        tell_attributes(*config);
        env_.config = std::move(config);
    }

    std::string first_branch() const {
        for (const Way& way : ways_) {
            if (!way.branches.empty()) {
                return fmt::format("{} ({})", way.branches.front().depends_on, to_string(way.branches.front().place));
            }
        }
        return "the way that env.py takes";
    }

    void merge_values(const std::vector<Way*>& live) {
        for (const Way* way : live) {
            for (const auto& [name, value] : way->run->values) {
                env_.values.try_emplace(name, value);
            }
        }
        for (auto& [name, value] : env_.values) {
            for (const Way* way : live) {
                const auto found = way->run->values.find(name);
                if (found != way->run->values.end() && found->second == value) {
                    continue;
                }
                if (found != way->run->values.end() && !found->second.text) {
                    value = found->second;
                } else if (value.text) {
                    value.text.reset();
                    value.depends_on = first_branch();
                }
                break;
            }
        }
        const EnvValue* naming = env_.find("naming_convention");
        if (naming != nullptr && naming->text) {
            env_.naming_convention = live.front()->run->naming_convention;
        }
    }

    void merge_statements(const std::vector<Way*>& live) {
        env_.statements = statements_of(*live.front()->run);
        const std::string key = key_of(env_.statements);
        for (Way* way : live) {
            if (key_of(statements_of(*way->run)) != key) {
                env_.statements.clear();
                if (!env_.obstacle) {
                    env_.obstacle = cannot_tell(Place{display_path(request_.file), 0, 0},
                                                "which SQL env.py runs depends on " + first_branch());
                }
                return;
            }
        }
    }

    const EnvRequest& request_;
    std::vector<Way> ways_;
    const EnvText& text_;
    Env env_;
};

}  // namespace

Env evaluate_env(const EnvRequest& request) {
    std::string text = read_file(request.file);
    const EnvText words(text);
    auto program = python::parse(
        python::Source(display_path(request.file), std::move(text), std::filesystem::absolute(request.file).string()));
    return Merger(request, WayFinder(request, std::move(program)).all(), words).merge();
}

}  // namespace aludel::script::environment
