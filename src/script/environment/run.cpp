#include "script/environment/run.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.hpp"
#include "dialect/url.hpp"
#include "python/exception.hpp"
#include "python/object.hpp"
#include "script/alembic/config.hpp"
#include "script/alembic/session.hpp"
#include "script/alembic/statement.hpp"
#include "script/environment/modules.hpp"
#include "script/sqlalchemy/target.hpp"

namespace aludel::script::environment {
namespace {

using python::Call;
using python::Evaluator;
using python::is_unknown;
using python::Value;

const char run_key = 0;

std::string origin(const Value& unknown) {
    return unknown.as<python::Unknown>().what;
}

/// Listens to what is executed, for as long as one call takes.
class Recorder final : public MigrationContext {
public:
    Recorder(EnvRun& run, int transaction, std::string dialect)
        : run_(run), transaction_(transaction), dialect_(std::move(dialect)) {}
    std::string_view dialect() const override { return dialect_; }
    void perform(const catalog::Operation& operation) override {
        run_.executed.push_back({operation, transaction_, run_.runs == 0});
    }
    void begin_autocommit() override {}
    void end_autocommit() override {}

private:
    EnvRun& run_;
    int transaction_;
    std::string dialect_;
};

/// The URL that counts: what the user named, where env.py's own is not known.
Value known_url(Call& call, const Value& given) {
    const Value url = python::force(call.evaluator, given);
    const EnvRun& run = run_of(call.evaluator);
    return is_unknown(url) && !run.request->url.empty() ? call.evaluator.str(run.request->url) : url;
}

/// "postgresql", "sqlite", or nothing for what is not known.
std::string dialect_name(Call& call, const Value& given) {
    const Value url = python::force(call.evaluator, given);
    const EnvRun& run = run_of(call.evaluator);
    const std::string* text = run.request->url.empty() ? nullptr : &run.request->url;
    std::string own;
    if (text == nullptr) {
        if (const std::optional<std::string> given = sqlalchemy::as_text(url)) {
            own = *given;
            text = &own;
        }
    }
    if (text == nullptr) {
        return "";
    }
    try {
        return dialect::Url::parse(*text).dialect;
    } catch (const Error&) {
        return "";
    }
}

void require_known(Call& call, const Value& given) {
    if (const Value statement = python::force(call.evaluator, given); is_unknown(statement)) {
        throw Error(ErrorCode::python_unknown, "it depends on " + origin(statement));
    }
}

template <typename Work>
Value execute(Call& call, const Value& url, const Value& transaction, Work work) {
    Evaluator& evaluator = call.evaluator;
    EnvRun& run = run_of(evaluator);
    alembic::Session& session = alembic::session(evaluator);
    const std::string dialect = dialect_name(call, url);
    Recorder recorder(run, static_cast<int>(transaction.as_integer()), dialect.empty() ? "postgresql" : dialect);
    session.target.database = dialect == "sqlite" ? sqlalchemy::Database::sqlite : sqlalchemy::Database::postgresql;
    session.context = &recorder;
    try {
        work();
    } catch (const python::Raised&) {
        session.context = nullptr;
        throw;
    } catch (const Error& error) {
        run.hinder(cannot_tell(call.place(), "env.py executes SQL that cannot be told: " + error.message()));
    }
    session.context = nullptr;
    return Value::none();
}

/// An argument as text: flags and None as Python writes them, other things as their repr.
EnvValue value_of(Evaluator& evaluator, const Value& argument, const Place& place) {
    const Value given = python::force(evaluator, argument);
    EnvValue made;
    made.place = place;
    if (is_unknown(given)) {
        made.depends_on = origin(given);
        return made;
    }
    const python::Str* text = python::as_str(given);
    if (text != nullptr) {
        made.text = text->text;
        return made;
    }
    try {
        made.text = python::repr(evaluator, given);
    } catch (const Error& error) {
        made.depends_on = error.message();
    }
    return made;
}

/// None, flags, numbers and text; anything else is for env.py itself.
ConfigValue plain_of(Evaluator& evaluator, const Value& argument) {
    const Value given = python::force(evaluator, argument);
    if (given.is_none()) {
        return {std::monostate(), ""};
    }
    if (given.is(python::Kind::boolean)) {
        return {python::truth(evaluator, given), ""};
    }
    if (given.is(python::Kind::integer)) {
        return {given.as_integer(), ""};
    }
    if (const python::Str* text = python::as_str(given)) {
        return {text->text, ""};
    }
    return {std::nullopt, is_unknown(given) ? origin(given) : "an object of env.py"};
}

/// The URL stands where it was put into the configuration, not where the engine is made of it.
Place place_of_url(EnvRun& run, const Place& otherwise) {
    const auto found = run.options.find({run.request->config.section, "sqlalchemy.url"});
    return found == run.options.end() ? otherwise : found->second;
}

void take_naming_convention(Evaluator& evaluator, const Value& argument, const Place& place) {
    const Value given = python::force(evaluator, argument);
    EnvRun& run = run_of(evaluator);
    EnvValue& value = run.values["naming_convention"] = value_of(evaluator, given, place);
    run.naming_convention.clear();
    if (!value.text || !given.is(python::Kind::dict)) {
        return;
    }
    for (const auto& entry : given.as<python::Dict>().table.entries()) {
        if (!entry.key.defined()) {
            continue;
        }
        const std::optional<std::string> name = sqlalchemy::as_text(entry.key);
        const std::optional<std::string> form = sqlalchemy::as_text(entry.value);
        if (!name || !form) {
            value.text.reset();
            value.depends_on = "a function in the naming convention";
            return;
        }
        run.naming_convention[*name] = *form;
    }
}

Value configure(Call& call) {
    enum { url, naming, keywords, autocommit };
    Evaluator& evaluator = call.evaluator;
    EnvRun& run = run_of(evaluator);
    const Place place = call.place();
    if (!call.is_none(url)) {
        run.values["url"] = value_of(evaluator, call[url], place_of_url(run, place));
    }
    take_naming_convention(evaluator, call[naming], place);
    for (const auto& entry : call[keywords].as<python::Dict>().table.entries()) {
        const python::Str* name = entry.key.defined() ? python::as_str(entry.key) : nullptr;
        static const std::set<std::string, std::less<>> told = {
            "version_table",   "version_table_schema", "version_table_pk", "transaction_per_migration",
            "render_as_batch", "include_schemas",      "compare_type",     "compare_server_default",
            "literal_binds",   "transactional_ddl",    "paramstyle",       "upgrade_token",
            "downgrade_token"};
        if (name != nullptr && name->text != "url" && name->text != "paramstyle") {
            run.keywords[name->text] = plain_of(evaluator, entry.value);
        }
        if (name != nullptr && told.contains(name->text)) {
            if (const Value given = python::force(evaluator, entry.value); !given.is_none()) {
                run.values[name->text] = value_of(evaluator, given, place);
            }
        }
        if (name != nullptr && name->text == "on_version_apply" && !entry.value.is_none()) {
            const bool none = (entry.value.is(python::Kind::tuple) && entry.value.as<python::Tuple>().items.empty()) ||
                              (entry.value.is(python::Kind::list) && entry.value.as<python::List>().items.empty());
            if (!none) {
                run.hinder(cannot_tell(place, "env.py gives on_version_apply: functions that run at every step"));
            }
        }
    }
    if (const Value* more = call[keywords].as<python::Dict>().table.find("**"); more != nullptr) {
        for (const char* name : {"version_table", "version_table_schema", "version_table_pk",
                                 "transaction_per_migration", "render_as_batch", "include_schemas"}) {
            run.values.try_emplace(name, EnvValue{std::nullopt, place, origin(*more), ""});
        }
    }
    if (python::truth(evaluator, call[autocommit])) {
        run.values["transaction"] = {"none", place, "", ""};
    }
    return Value::none();
}

Value run_migrations(Call& call) {
    enum { transaction, each, keywords };
    EnvRun& run = run_of(call.evaluator);
    ++run.runs;
    if (run.runs > 1) {
        run.hinder(cannot_tell(call.place(),
                               "env.py runs the migrations more than once (several databases, or several "
                               "schemas of one)"));
        return Value::none();
    }
    run.run_transaction = static_cast<int>(call[transaction].as_integer());
    run.each = python::truth(call.evaluator, call[each]);
    run.run_place = call.place();
    for (const auto& entry : call[keywords].as<python::Dict>().table.entries()) {
        if (!entry.key.defined()) {
            continue;
        }
        const std::string name = python::str_text(call.evaluator, entry.key);
        ConfigValue given = plain_of(call.evaluator, entry.value);
        if (name == "**") {
            run.hinder(cannot_tell(run.run_place, "which arguments env.py gives to upgrade() and downgrade() depends on " +
                                                      given.depends_on));
        } else if (!given.value) {
            given.depends_on = fmt::format("the argument '{}' that env.py gives to context.run_migrations() ({}): {}",
                                           name, to_string(run.run_place), given.depends_on);
        }
        run.arguments[name] = std::move(given);
    }
    return Value::none();
}

}  // namespace

EnvRun& run_of(Evaluator& evaluator) {
    return *static_cast<EnvRun*>(evaluator.extras.at(&run_key).get());
}

void set_run(Evaluator& evaluator, std::shared_ptr<EnvRun> run) {
    evaluator.extras[&run_key] = std::move(run);
}

Error cannot_tell(const Place& place, std::string message) {
    return std::move(Error(ErrorCode::not_supported, std::move(message))
                         .at(place)
                         .hint("`env_py = false` in [aludel] leaves env.py out: then the settings there count, and "
                               "nothing that it does is done"));
}

std::shared_ptr<python::NativeModule> env_config_module() {
    std::shared_ptr<python::NativeModule> m = alembic::config_module();
    m->function("option_set", "section, name, value", [](Call& call) {
        EnvRun& run = run_of(call.evaluator);
        const std::pair<std::string, std::string> where{std::string(call.text(0)), std::string(call.text(1))};
        run.options[where] = call.place();
        run.changed[where] = plain_of(call.evaluator, call[2]);
        return Value::none();
    });
    m->function("file_refused", "path", [](Call& call) {
        run_of(call.evaluator)
            .hinder(cannot_tell(call.place(), "env.py reads a file outside the project: " + std::string(call.text(0))));
        return Value::none();
    });
    m->function("script_file", "", [](Call& call) {
        const python::Frame* frame = call.evaluator.script_frame();
        return call.evaluator.str(frame == nullptr ? run_of(call.evaluator).request->file.string()
                                                   : frame->program->source.path());
    });
    return m;
}

std::shared_ptr<python::NativeModule> host_module() {
    auto m = std::make_shared<python::NativeModule>("_aludel_env");
    m->function("offline", "",
                [](Call& call) { return Value::boolean(run_of(call.evaluator).request->config.offline); });
    m->function("is_unknown", "value",
                [](Call& call) { return Value::boolean(is_unknown(python::force(call.evaluator, call[0]))); });
    m->function("unknown", "what", [](Call& call) { return call.evaluator.unknown(std::string(call.text(0))); });
    m->function("answer", "", [](Call& call) {
        return call.evaluator.unknown("what the database answers (" + to_string(call.place()) + ")");
    });
    m->function("known_url", "url", [](Call& call) { return known_url(call, call[0]); });
    m->function("dialect", "url", [](Call& call) {
        const std::string name = dialect_name(call, call[0]);
        if (name.empty()) {
            const Value url = python::force(call.evaluator, call[0]);
            return is_unknown(url) ? url : call.evaluator.unknown("the database URL");
        }
        sqlalchemy::Target target;
        target.database = name == "sqlite" ? sqlalchemy::Database::sqlite : sqlalchemy::Database::postgresql;
        return sqlalchemy::dialect_object(call.evaluator, target);
    });
    m->function("new_transaction", "",
                [](Call& call) { return Value::integer(++run_of(call.evaluator).transactions); });
    m->function("commit", "number", [](Call& call) {
        run_of(call.evaluator).committed.insert(static_cast<int>(call.integer(0)));
        return Value::none();
    });
    m->function("rollback", "number", [](Call&) { return Value::none(); });
    m->function("execute", "connection, url, transaction, statement, parameters", [](Call& call) {
        return execute(call, call[1], call[2], [&] {
            require_known(call, call[3]);
            alembic::execute_statement(call, call[3], call.is_none(4) ? Value() : call[4]);
        });
    });
    m->function("execute_text", "connection, url, transaction, statement", [](Call& call) {
        return execute(call, call[1], call[2], [&] {
            require_known(call, call[3]);
            alembic::perform_text(call, call.text(3));
        });
    });
    m->function("note", "text, depends_on", [](Call& call) {
        EnvRun& run = run_of(call.evaluator);
        std::string text = "in env.py " + std::string(call.text(0));
        if (const Value depends_on = python::force(call.evaluator, call[1]); is_unknown(depends_on)) {
            text += origin(depends_on);
        }
        run.hinder(cannot_tell(call.place(), std::move(text)));
        return Value::none();
    });
    m->function("raw", "what", [](Call& call) {
        const std::string what(call.text(0));
        run_of(call.evaluator)
            .hinder(cannot_tell(call.place(), "env.py uses the driver's own connection (" + what + ")"));
        return call.evaluator.unknown("the driver's own connection");
    });
    m->function("configure", "url, naming, keywords, autocommit", configure);
    m->function("run", "transaction, each, keywords", run_migrations);
    return m;
}

}  // namespace aludel::script::environment
