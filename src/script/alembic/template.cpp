#include "script/alembic/template.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "base/file.hpp"
#include "python/exception.hpp"
#include "python/object.hpp"
#include "python/parse.hpp"
#include "script/alembic/config.hpp"
#include "script/alembic/header.hpp"
#include "script/alembic/mako.hpp"
#include "script/alembic/modules.hpp"

namespace aludel::script::alembic {
namespace {

/// What the translated template calls, and Mako's idea of names that nobody gives.
constexpr std::string_view support = R"python(
import datetime as _datetime
from collections.abc import Iterable as _Iterable

_written = []


def _w(text):
    _written.append(text)


def _text():
    return ''.join(_written)


def _trim(text):
    return text.strip()


def comma(value):
    if value is None:
        return ''
    if isinstance(value, str):
        return value
    if isinstance(value, _Iterable):
        return ', '.join(value)
    raise ValueError("Don't know how to comma-format %r" % value)


def _date(year, month, day, hour, minute, second, microsecond, offset=None):
    zone = None if offset is None else _datetime.timezone(_datetime.timedelta(seconds=offset))
    if offset == 0:
        zone = _datetime.timezone.utc
    return _datetime.datetime(year, month, day, hour, minute, second, microsecond, zone)


class Undefined:
    def __str__(self):
        raise NameError('Undefined')

    def __bool__(self):
        return False


UNDEFINED = Undefined()


class _Context:
    def __init__(self, values):
        self._values = values

    def get(self, name, default=None):
        return self._values.get(name, default)

    def __getitem__(self, name):
        return self._values[name]

    def __contains__(self, name):
        return name in self._values

    def keys(self):
        return list(self._values)

    def write(self, text):
        _w(text)
)python";

std::shared_ptr<const python::Registry> template_registry() {
    static const std::shared_ptr<const python::Registry> all = [] {
        auto made = std::make_shared<python::Registry>(*registry());
        auto module = std::make_shared<python::NativeModule>("_aludel_template");
        module->source(support);
        made->add(module);
        return made;
    }();
    return all;
}

std::string literal(std::string_view text) {
    std::string made = "'";
    for (const char c : text) {
        made += c == '\n'                ? "\\n"
                : c == '\r'              ? "\\r"
                : c == '\\' || c == '\'' ? std::string("\\") + c
                                         : std::string(1, c);
    }
    return made + "'";
}

/// None, one text, or several between these brackets.
std::string scalar_or(const std::vector<std::string>& texts, std::string_view brackets) {
    if (texts.empty()) {
        return "None";
    }
    if (texts.size() == 1) {
        return literal(texts.front());
    }
    std::string made(1, brackets.front());
    for (const std::string& text : texts) {
        made += literal(text) + ", ";
    }
    return made + brackets.back();
}

std::string tuple_of(const std::vector<std::string>& texts) {
    std::string made = "(";
    for (const std::string& text : texts) {
        made += literal(text) + ", ";
    }
    return texts.empty() ? "None" : made + ")";
}

std::string date_of(const NewPythonRevision& revision) {
    const CivilTime& time = revision.created;
    return fmt::format("_date({}, {}, {}, {}, {}, {}, {}{})", time.year, time.month, time.day, time.hour, time.minute,
                       time.second, time.microsecond,
                       revision.has_zone ? fmt::format(", {}", time.offset_seconds) : std::string());
}

/// The line before the template's first: all that it may speak of.
std::string first_line(const NewPythonRevision& revision, const std::set<std::string>& names) {
    const std::vector<std::pair<std::string, std::string>> given = {
        {"up_revision", literal(revision.id)},
        {"down_revision", scalar_or(revision.down_revisions, "()")},
        {"branch_labels", tuple_of(revision.branch_labels)},
        {"depends_on", scalar_or(revision.depends_on, "[]")},
        {"create_date", date_of(revision)},
        {"message", literal(revision.message.empty() ? "empty message" : revision.message)}};
    std::string line =
        "from _aludel_template import _w, _text, _trim, _date, _Context, UNDEFINED, comma; "
        "from alembic.config import _the_config; config = _the_config(); ";
    std::string all = "'config': config, 'comma': comma";
    std::set<std::string> undefined = names;
    for (const char* name : {"UNDEFINED", "comma", "config", "context"}) {
        undefined.erase(name);
    }
    for (const auto& [name, value] : given) {
        line += fmt::format("{} = {}; ", name, value);
        all += fmt::format(", '{0}': {0}", name);
        undefined.erase(name);
    }
    line += fmt::format("context = _Context({{{}}})", all);
    for (const std::string& name : undefined) {
        line += fmt::format("; {} = UNDEFINED", name);
    }
    return line;
}

python::Options evaluator_options(const PythonOptions& given) {
    python::Options options;
    options.registry = template_registry();
    options.roots = given.path;
    options.readable = given.readable;
    options.display = [](std::string_view path) { return display_path(std::filesystem::path(path)); };
    options.output = [](std::string_view) {};
    options.error_output = options.output;
    return options;
}

void check(const std::string& text, const std::string& file, const NewPythonRevision& wanted) {
    Revision made;
    std::vector<Fault> faults;
    const HeaderReading reading = read_python_header(text, file, made, faults);
    if (reading == HeaderReading::done && made.id != wanted.id) {
        throw Error(ErrorCode::revision_file_invalid,
                    fmt::format("the template makes revision '{}', not '{}'", made.id, wanted.id))
            .at({file, 0, 0})
            .hint("write `revision = ${repr(up_revision)}`");
    }
    if (reading == HeaderReading::done && !wanted.branch_labels.empty() && made.branch_labels.empty()) {
        throw Error(ErrorCode::revision_file_invalid, "branch labels are given, and the template has no place for them")
            .at({file, 0, 0})
            .hint("write `branch_labels = ${repr(branch_labels)}`");
    }
}

}  // namespace

std::string render_template(const std::filesystem::path& file, const NewPythonRevision& revision,
                            const PythonOptions& options) {
    const std::string shown = display_path(file);
    const MakoProgram translated = translate_mako(read_file(file), shown);
    std::string source = first_line(revision, translated.names) + translated.source;
    std::string text;
    try {
        const auto program =
            python::parse(python::Source(shown, std::move(source), std::filesystem::absolute(file).string()));
        python::Evaluator evaluator(evaluator_options(options));
        set_config_object(evaluator, options.config);
        const Value module = evaluator.run(program, "script_py_mako");
        text = python::as_str(python::call(evaluator, python::get_attribute(evaluator, module, "_text")))->text;
    } catch (const Error& error) {
        if (error.place().file != shown || error.place().line == 0) {
            throw;
        }
        // Column and excerpt are those of the program that the template was made into.
        throw Error(error.code(), error.message()).at({shown, error.place().line - 1, 0}).hint(error.hint());
    }
    check(text, shown, revision);
    return text;
}

}  // namespace aludel::script::alembic
