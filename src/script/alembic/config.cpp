#include "script/alembic/config.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/file.hpp"
#include "python/exception.hpp"
#include "python/object.hpp"

namespace aludel::script::alembic {
namespace {

using python::Call;

constexpr std::string_view config = R"python(
import _aludel_config as _host


class _Words:
    """cmd_opts: what the command line said."""

    def __init__(self, **given):
        self.__dict__.update(given)

    def __getattr__(self, name):
        if name in ('cmd', 'revision', 'tag'):
            return _host.unknown('the words of the command line (cmd_opts.%s)' % name)
        raise AttributeError("'Namespace' object has no attribute '%s'" % name)


class Config:
    def __init__(self, file_=None, toml_file=None, ini_section='alembic', output_buffer=None, stdout=None, cmd_opts=None,
                 config_args=None, attributes=None):
        self.config_file_name = file_
        self.toml_file_name = toml_file
        self.config_ini_section = ini_section
        self.cmd_opts = cmd_opts
        self.attributes = dict(attributes or {})
        self.messaging_opts = {}
        self._unknown = {}
        self._text = None
        self._here = '.'
        self._file = None
        # Sections with nothing to interpolate, as dicts, and what was set in them: as long as nobody asks for more,
        # no parser is needed.
        self._plain = {}
        self._set = []

    @property
    def file_config(self):
        if self._file is None:
            from configparser import ConfigParser
            self._file = ConfigParser({'here': self._here})
            if self._text is None:
                self._file.add_section(self.config_ini_section)
            else:
                self._file.read_string(self._text)
            for section, name, value in self._set:
                self._file.set(section, name, value)
        return self._file

    def _plainly(self, section):
        return self._plain.get(section) if self._file is None else None

    def get_section(self, name, default=None):
        plain = self._plainly(name)
        if plain is not None:
            return dict(plain)
        file = self.file_config
        if not file.has_section(name):
            return default
        unknown = {option: value for (section, option), value in self._unknown.items() if section == name}
        if not unknown:
            return dict(file.items(name))
        from configparser import InterpolationError
        options = {}
        for option in file.options(name):
            if option not in unknown:
                try:
                    options[option] = file.get(name, option)
                except InterpolationError:
                    options[option] = list(unknown.values())[0]
        options.update(unknown)
        return options

    def set_main_option(self, name, value):
        self.set_section_option(self.config_ini_section, name, value)

    def remove_main_option(self, name):
        self._unknown.pop((self.config_ini_section, name.lower()), None)
        self.file_config.remove_option(self.config_ini_section, name)

    def set_section_option(self, section, name, value):
        _host.option_set(section, name.lower(), value)
        self._put(section, name, value)

    def _put(self, section, name, value):
        plain = self._plainly(section)
        if plain is not None and type(name) is str and type(value) is str and '%' not in value:
            self._set.append((section, name, value))
            plain[name.lower()] = value
            return
        file = self.file_config
        if not file.has_section(section):
            file.add_section(section)
        if _host.is_unknown(value):
            self._unknown[section, name.lower()] = value
        else:
            self._unknown.pop((section, name.lower()), None)
            file.set(section, name, value)

    def get_section_option(self, section, name, default=None):
        plain = self._plainly(section)
        if plain is not None:
            return plain.get(name.lower(), default)
        if self.config_file_name is not None and not self.file_config.has_section(section):
            from alembic.util import CommandError
            raise CommandError("No config file %r found, or file has no '[%s]' section" % (self.config_file_name, section))
        for key in ((section, name.lower()), (section, '')):
            if key in self._unknown:
                return self._unknown[key]
        if self.file_config.has_option(section, name):
            return self.file_config.get(section, name)
        return default

    def get_main_option(self, name, default=None):
        return self.get_section_option(self.config_ini_section, name, default)

    def get_alembic_option(self, name, default=None):
        return self.get_main_option(name, default)

    def print_stdout(self, text, *arg):
        pass

    def get_template_directory(self):
        return _host.unknown('the directory of an installed Alembic')


def _the_config():
    text, plain, file, section, here, arguments, offline, changed, attributes = _host.project()
    words = _Words(x=arguments or None, config=[file] if file else None, name=section, raiseerr=False, quiet=False, sql=offline)
    made = Config(file, ini_section=section, cmd_opts=words)
    made._text, made._here, made._plain = text, here, plain
    if attributes is not None:
        made.attributes = attributes
    for part, name, value in changed:
        made._put(part, name, value)
    return made


def _x_argument(config, as_dictionary):
    given = list(config.cmd_opts.x or [])
    return {one.partition('=')[0]: one.partition('=')[2] for one in given} if as_dictionary else given
)python";

// `alembic.context` as revisions see it; get_context(), get_bind() and the like are native.
constexpr std::string_view context = R"python(
import _aludel_config as _host
from alembic.config import _the_config, _x_argument

config = _the_config()


def get_x_argument(as_dictionary=False):
    return _x_argument(config, as_dictionary)


def get_tag_argument():
    return config.cmd_opts.tag


def get_head_revision():
    return _host.unknown('the head revision')


def get_head_revisions():
    return _host.unknown('the head revisions')


def get_revision_argument():
    return _host.unknown('the revision that the command names')


def get_starting_revision_argument():
    return _host.unknown('the revision that the command starts at')


def requires_connection():
    return not config.cmd_opts.sql


_defaults = {'transaction_per_migration': False, 'target_metadata': None, 'include_name': None, 'include_object': None,
             'include_schemas': False, 'render_as_batch': False, 'upgrade_token': 'upgrades', 'downgrade_token': 'downgrades',
             'sqlalchemy_module_prefix': 'sa.', 'alembic_module_prefix': 'op.', 'user_module_prefix': None,
             'literal_binds': False, 'process_revision_directives': None, 'on_version_apply': (), 'compare_type': True}


def _options():
    given = _host.keywords()
    return given if _host.is_unknown(given) else {**_defaults, 'as_sql': config.cmd_opts.sql, **given}
)python";

const char config_key = 0;

Value plain_value(Evaluator& evaluator, const ConfigValue& given) {
    if (!given.value) {
        return evaluator.unknown(given.depends_on);
    }
    return std::visit(
        [&](const auto& value) -> Value {
            using Type = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<Type, std::monostate>) {
                return Value::none();
            } else if constexpr (std::is_same_v<Type, bool>) {
                return Value::boolean(value);
            } else if constexpr (std::is_same_v<Type, std::int64_t>) {
                return Value::integer(value);
            } else {
                return evaluator.str(value);
            }
        },
        *given.value);
}

Value project(Call& call) {
    Evaluator& evaluator = call.evaluator;
    const ConfigObject& config = config_object(evaluator);
    std::vector<Value> arguments;
    for (const std::string& one : config.arguments) {
        arguments.push_back(evaluator.str(one));
    }
    std::vector<Value> changed;
    for (const auto& [where, value] : config.changed) {
        changed.push_back(
            evaluator.tuple({evaluator.str(where.first), evaluator.str(where.second), plain_value(evaluator, value)}));
    }
    python::Ref<python::Dict> sections = evaluator.dict();
    for (const auto& [name, options] : config.plain_sections) {
        python::Ref<python::Dict> section = evaluator.dict();
        for (const auto& [option, value] : options) {
            section->table.set(evaluator.str(option), evaluator.str(value));
        }
        sections->table.set(evaluator.str(name), section);
    }
    return evaluator.tuple({config.ini ? evaluator.str(*config.ini) : Value::none(), sections,
                            config.file.empty() ? Value::none() : evaluator.str(config.file),
                            evaluator.str(config.section), evaluator.str(config.here),
                            evaluator.list(std::move(arguments)), Value::boolean(config.offline),
                            evaluator.list(std::move(changed)),
                            config.attributes.empty() ? Value::none() : evaluator.unknown(config.attributes)});
}

/// Files of the project, and .env files wherever they are.
bool may_read(Evaluator& evaluator, const std::filesystem::path& path) {
    if (path.filename().string().find(".env") != std::string::npos) {
        return true;
    }
    return evaluator.may_read(path);
}

[[noreturn]] void refuse_file(Call& call) {
    python::refuse(call.evaluator, "a file outside the project: " + std::string(call.text(0)),
                   "a script reads files of its project only");
}

void add_file_functions(python::NativeModule& m) {
    m.function("may_read", "path",
               [](Call& call) { return Value::boolean(may_read(call.evaluator, std::string(call.text(0)))); });
    m.function("is_file", "path", [](Call& call) {
        std::error_code error;
        return Value::boolean(std::filesystem::is_regular_file(std::string(call.text(0)), error));
    });
    m.function("read_file", "path", [](Call& call) {
        // A script may import this module, too.
        if (!may_read(call.evaluator, std::string(call.text(0)))) {
            refuse_file(call);
        }
        return call.evaluator.str(read_file(std::string(call.text(0))));
    });
    m.function("file_refused", "path", [](Call& call) -> Value { refuse_file(call); });
    m.function("script_file", "", [](Call& call) {
        const python::Frame* frame = call.evaluator.script_frame();
        return call.evaluator.str(frame == nullptr ? std::string() : frame->program->source.path());
    });
}

Value keywords(Call& call) {
    Evaluator& evaluator = call.evaluator;
    const ConfigObject& config = config_object(evaluator);
    if (!config.keywords) {
        return evaluator.unknown("what env.py gives to context.configure()");
    }
    python::Ref<python::Dict> made = evaluator.dict();
    for (const auto& [name, value] : *config.keywords) {
        made->table.set(evaluator.intern(name), plain_value(evaluator, value));
    }
    return Value(made);
}

/// Those without a default, of the function as the file writes it: a decorator may show others.
std::vector<std::string> required_parameters(const python::Program& program, std::string_view function) {
    std::vector<std::string> names;
    for (const python::Statement* statement : program.code->body) {
        if (statement->kind != python::Syntax::function) {
            continue;
        }
        const auto& definition = static_cast<const python::FunctionDefinition&>(*statement);
        if (program.names[definition.target->name] != function) {
            continue;
        }
        const python::Parameters& all = definition.code->parameters;
        names.clear();
        for (std::size_t i = 0; i < all.positional + all.keyword_only; ++i) {
            const bool required = i < all.positional ? i + all.defaults.size < all.positional
                                                     : all.keyword_defaults[i - all.positional] == nullptr;
            if (required) {
                names.push_back(program.names[all.names[i]]);
            }
        }
    }
    return names;
}

}  // namespace

std::string_view config_text() {
    return config;
}

std::string_view context_text() {
    return context;
}

std::shared_ptr<python::NativeModule> config_module() {
    auto m = std::make_shared<python::NativeModule>("_aludel_config");
    m->function("project", "", project);
    m->function("keywords", "", keywords);
    m->function("is_unknown", "value",
                [](Call& call) { return Value::boolean(python::is_unknown(python::force(call.evaluator, call[0]))); });
    m->function("unknown", "what", [](Call& call) { return call.evaluator.unknown(std::string(call.text(0))); });
    m->function("option_set", "section, name, value", [](Call&) { return Value::none(); });
    add_file_functions(*m);
    return m;
}

python::Arguments arguments_for(Evaluator& evaluator, const python::Program& program, std::string_view function) {
    python::Arguments made;
    if (const auto& given = config_object(evaluator).call_arguments) {
        for (const auto& [name, value] : *given) {
            made.keywords.emplace_back(evaluator.intern(name), plain_value(evaluator, value));
        }
        return made;
    }
    for (const std::string& name : required_parameters(program, function)) {
        made.keywords.emplace_back(
            evaluator.intern(name),
            evaluator.unknown(fmt::format("the argument '{}' of {}(), which env.py gives to context.run_migrations()",
                                          name, function)));
    }
    return made;
}

const ConfigObject& config_object(Evaluator& evaluator) {
    static const ConfigObject none;
    const auto found = evaluator.extras.find(&config_key);
    return found == evaluator.extras.end() || !found->second ? none
                                                             : *static_cast<const ConfigObject*>(found->second.get());
}

void set_config_object(Evaluator& evaluator, std::shared_ptr<const ConfigObject> config) {
    evaluator.extras[&config_key] = std::const_pointer_cast<ConfigObject>(std::move(config));
}

}  // namespace aludel::script::alembic
