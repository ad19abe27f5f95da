#include "script/alembic/python_script.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <utility>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "python/attribute.hpp"
#include "python/evaluator.hpp"
#include "python/exception.hpp"
#include "python/object.hpp"
#include "python/operation.hpp"
#include "python/parse.hpp"
#include "script/alembic/config.hpp"
#include "script/alembic/connection.hpp"
#include "script/alembic/driver.hpp"
#include "script/alembic/header.hpp"
#include "script/alembic/modules.hpp"
#include "script/alembic/naming.hpp"
#include "script/alembic/script_directory.hpp"
#include "script/alembic/session.hpp"
#include "script/extension/flask_config.hpp"
#include "script/sqlalchemy/url.hpp"

namespace aludel::script::alembic {
namespace {

using python::Ref;

std::shared_ptr<const python::Program> parse(const std::string& file, std::string text) {
    return python::parse(python::Source(display_path(file), std::move(text), std::filesystem::absolute(file).string()));
}

python::Options evaluator_options(const PythonOptions& given) {
    python::Options options;
    options.registry = registry();
    options.roots = given.path;
    options.readable = given.readable;
    options.display = [](std::string_view path) { return display_path(std::filesystem::path(path)); };
    options.output = given.output ? given.output : [](std::string_view) {};
    options.error_output = options.output;
    options.missing = extension::missing_in_flask_config;
    return options;
}

sqlalchemy::Target target_for(const MigrationContext& context, const PythonOptions& options) {
    sqlalchemy::Target target;
    target.database = context.dialect() == "sqlite" ? sqlalchemy::Database::sqlite : sqlalchemy::Database::postgresql;
    if (context.as_sql()) {
        target.rendering = sqlalchemy::Rendering::literal;
        target.double_percents = options.double_percents && target.is_postgresql();
    }
    return target;
}

/// The URL of a database that is made for the run is known when it is there.
std::shared_ptr<const ConfigObject> config_for(MigrationContext& context, const PythonOptions& options) {
    auto config = std::make_shared<ConfigObject>(options.config ? *options.config : ConfigObject());
    config->offline = context.as_sql();
    const auto url = config->changed.find({config->section, "sqlalchemy.url"});
    const ConfigValue still_to_be_made{fmt::format("{}://", context.dialect()), {}};
    if (url != config->changed.end() && context.live() != nullptr && url->second == still_to_be_made) {
        url->second.value = replace_all(sqlalchemy::url_text(context.live()->url()), "%", "%%");
    }
    return config;
}

class PythonScript final : public Script {
public:
    PythonScript(Revision revision, std::string text, PythonOptions options)
        : revision_(std::move(revision)), text_(std::move(text)), options_(std::move(options)) {
        program_ = parse(revision_.file, text_);
    }

    void run(Direction direction, MigrationContext& context) const override {
        python::Options options = evaluator_options(options_);
        options.output = [&context](std::string_view text) { context.print(text); };
        python::Evaluator evaluator(std::move(options));
        Session& now = session(evaluator);
        now.context = &context;
        now.target = target_for(context, options_);
        set_hooks(evaluator);
        set_naming_convention(evaluator, options_);
        extension::set_flask_config(evaluator, options_.flask_config);
        set_config_object(evaluator, config_for(context, options_));
        const Value module = evaluator.run(program_, revision_module_name(revision_.file));
        const std::string name(to_string(direction));
        const Value function = python::find_attribute(evaluator, module, name);
        if (!function.defined()) {
            throw Error(direction == Direction::downgrade ? ErrorCode::irreversible : ErrorCode::revision_file_invalid,
                        fmt::format("revision {} has no function {}()", revision_.id, name))
                .at(revision_.place())
                .hint(fmt::format("define `def {}():` in the file", name));
        }
        python::StackScope stack(evaluator);
        try {
            evaluator.run_coroutine(python::call(evaluator, function, arguments_for(evaluator, *program_, name)));
        } catch (const python::Raised& raised) {
            // What the database said is told as what it is, wherever the script let it pass.
            if (const std::optional<Error> failure = failure_behind(evaluator, raised.exception)) {
                throw *failure;
            }
            Error error = python::to_error(evaluator, raised);
            throw error.place().file.empty() ? error.at(revision_.place()) : error;
        }
    }

    /// Over the bytes: what code does is not to be told from its tokens.
    std::string checksum(const dialect::Dialect&) const override { return file_hash(); }
    std::string file_hash() const override { return sha256(text_); }

private:
    Revision revision_;
    std::string text_;
    PythonOptions options_;
    std::shared_ptr<const python::Program> program_;
};

/// None, a str, or a sequence of str.
std::vector<std::string> texts_of(python::Evaluator& evaluator, const Value& module, std::string_view name,
                                  const Revision& revision) {
    const Value value = python::find_attribute(evaluator, module, name);
    std::vector<std::string> texts;
    if (!value.defined() || value.is_none()) {
        return texts;
    }
    const std::vector<Value> all =
        python::as_str(value) != nullptr ? std::vector<Value>{value} : python::to_vector(evaluator, value);
    for (const Value& one : all) {
        const python::Str* text = python::as_str(one);
        if (text == nullptr) {
            throw Error(ErrorCode::revision_file_invalid, fmt::format("`{}` is no text", name))
                .at(revision.place())
                .hint("ids and labels are strings");
        }
        texts.push_back(text->text);
    }
    return texts;
}

}  // namespace

std::unique_ptr<Script> load_python_script(const Revision& revision, const PythonOptions& options) {
    return std::make_unique<PythonScript>(revision, read_file(revision.file), options);
}

void evaluate_header(const std::string& file, std::string_view text, const PythonOptions& options, Revision& revision) {
    python::Evaluator evaluator(evaluator_options(options));
    extension::set_flask_config(evaluator, options.flask_config);
    const Value module = evaluator.run(parse(file, std::string(text)), revision_module_name(file));
    revision.file = file;
    const std::vector<std::string> id = texts_of(evaluator, module, "revision", revision);
    if (id.size() != 1 || !python::find_attribute(evaluator, module, "down_revision").defined()) {
        throw Error(ErrorCode::revision_file_invalid, "the file does not say `revision` and `down_revision`")
            .at(revision.place())
            .hint("a module that is no revision belongs into another directory");
    }
    revision.id = id.front();
    revision.down_revisions = texts_of(evaluator, module, "down_revision", revision);
    revision.branch_labels = texts_of(evaluator, module, "branch_labels", revision);
    revision.depends_on = texts_of(evaluator, module, "depends_on", revision);
    if (const Value doc = python::find_attribute(evaluator, module, "__doc__"); python::as_str(doc) != nullptr) {
        take_docstring(python::as_str(doc)->text, revision);
    }
}

}  // namespace aludel::script::alembic
