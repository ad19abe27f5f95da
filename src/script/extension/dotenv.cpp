#include "script/extension/package.hpp"

// python-dotenv: .env files of the project.
namespace aludel::script::extension {
namespace {

constexpr std::string_view dotenv_text = R"python(
import os as _os
import re as _re
import _aludel_config as _host

_line = _re.compile(r'''
    [ \t]*(?:export[ \t]+)?
    (?P<name>'[^']+'|[^=\#\s]+)[ \t]*
    (?:=[ \t]*(?:
        '(?P<single>(?:[^'\\]|\\.)*)'
      | "(?P<double>(?:[^"\\]|\\.)*)"
      | (?P<plain>[^\r\n]*)
    )?)?[^\r\n]*
''', _re.X | _re.S)
_escapes = {'n': '\n', 't': '\t', 'r': '\r', 'b': '\b', 'f': '\f', 'v': '\v', 'a': '\a', '\\': '\\', '"': '"', "'": "'"}
_variable = _re.compile(r'\$\{(?P<name>[^\}:]*)(?::-(?P<default>[^\}]*))?\}')


def _pairs(content):
    at = 0
    while at < len(content):
        if content[at] in ' \t\r\n':
            at += 1
            continue
        end = content.find('\n', at)
        end = len(content) if end < 0 else end
        if content[at] == '#':
            at = end
            continue
        found = _line.match(content, at)
        if found is None:
            at = end
            continue
        at = found.end()
        name = found['name'].strip("'")
        if found['single'] is not None:
            yield name, _re.sub(r"\\([\\'])", lambda m: m[1], found['single'])
        elif found['double'] is not None:
            yield name, _re.sub(r'\\(.)', lambda m: _escapes.get(m[1], m[0]), found['double'], flags=_re.S)
        elif found['plain'] is not None:
            yield name, _re.sub(r'\s+#.*', '', found['plain']).rstrip() if not found['plain'].startswith('#') else ''
        else:
            yield name, '' if '=' in found[0] else None


def _values(content, override, interpolate):
    made = {}
    for name, value in _pairs(content):
        if value is not None and interpolate:
            known = {**_os.environ, **made} if override else {**made, **_os.environ}
            value = _variable.sub(lambda m: known.get(m['name']) or (m['default'] or '') if m['name'] not in known else known[m['name']] or '', value)
        made[name] = value
    return made


def _read(path, stream, encoding):
    if stream is not None:
        return stream.read()
    path = _os.path.abspath(str(path)) if path else ''
    if path and not _host.may_read(path):
        return _host.file_refused(path)
    return _host.read_file(path) if _host.is_file(path) else None


def find_dotenv(filename='.env', raise_error_if_not_found=False, usecwd=False):
    directory = _os.getcwd() if usecwd else _os.path.dirname(_os.path.abspath(_host.script_file()))
    while True:
        path = _os.path.join(directory, filename)
        if _host.may_read(path) and _host.is_file(path):
            return path
        parent = _os.path.dirname(directory)
        if parent == directory:
            break
        directory = parent
    if raise_error_if_not_found:
        raise OSError('File not found')
    return ''


def dotenv_values(dotenv_path=None, stream=None, verbose=False, interpolate=True, encoding='utf-8'):
    content = _read(find_dotenv() if dotenv_path is None and stream is None else dotenv_path, stream, encoding)
    return {} if content is None else _values(content, True, interpolate)


def load_dotenv(dotenv_path=None, stream=None, verbose=False, override=False, interpolate=True, encoding='utf-8'):
    if dotenv_path is None and stream is None:
        dotenv_path = find_dotenv()
    content = _read(dotenv_path, stream, encoding)
    if content is None:
        return False
    values = _values(content, override, interpolate)
    for name, value in values.items():
        if value is not None and (override or name not in _os.environ):
            _os.environ[name] = value
    return bool(values)


def get_key(dotenv_path, key_to_get, encoding='utf-8'):
    return dotenv_values(dotenv_path, encoding=encoding).get(key_to_get)
)python";

}  // namespace

const Package& dotenv() {
    static const Package package{.name = "dotenv", .text = dotenv_text, .modules = {"dotenv.main"}};
    return package;
}

}  // namespace aludel::script::extension
