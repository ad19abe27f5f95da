#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view os_path_text = R"python(
import _host

curdir, pardir, extsep, sep, pathsep, altsep, defpath, devnull = '.', '..', '.', '/', ':', None, '/bin:/usr/bin', '/dev/null'
supports_unicode_filenames = False


def _text(path):
    if isinstance(path, str):
        return str(path)
    if isinstance(path, bytes):
        _host.refuse('paths as bytes are not supported', 'write them as text')
    given = getattr(type(path), '__fspath__', None)
    if given is None:
        raise TypeError('expected str, bytes or os.PathLike object, not ' + type(path).__name__)
    return _text(given(path))


def _name(path):
    if isinstance(path, (bool, int)):
        _host.refuse('a file descriptor in the place of a path is not supported')
    given = getattr(type(path), '__fspath__', None)
    if not isinstance(path, (str, bytes)) and given is None:
        raise TypeError('stat: path should be string, bytes, os.PathLike or integer, not ' + type(path).__name__)
    return _text(path)


def isabs(s):
    return _text(s).startswith('/')


def normcase(s):
    return _text(s)


def join(a, *p):
    made = _text(a)
    if not p and isinstance(a, str):
        return a
    for part in p:
        try:
            part = _text(part)
        except TypeError:
            raise TypeError("join() argument must be str, bytes, or os.PathLike object, not %r" % type(part).__name__) from None
        if part.startswith('/'):
            made = part
        elif not made or made.endswith('/'):
            made += part
        else:
            made += '/' + part
    return made


def split(p):
    p = _text(p)
    at = p.rfind('/') + 1
    head = p[:at]
    if head.strip('/'):
        head = head.rstrip('/')
    return head, p[at:]


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    given, p = p, _text(p)
    begin = p.rfind('/') + 1
    name = p[begin:]
    dot = name.rfind('.')
    if dot <= 0 or not name[:dot].strip('.'):
        return given if isinstance(given, str) else p, ''
    return p[:begin + dot], name[dot:]


def splitdrive(p):
    return '', _text(p)


def normpath(path):
    path = _text(path)
    if not path:
        return '.'
    root = ''
    if path.startswith('/'):
        root = '//' if path.startswith('//') and not path.startswith('///') else '/'
    kept = []
    for part in path.split('/'):
        if part in ('', '.'):
            continue
        if part != '..' or (kept and kept[-1] == '..') or (not root and not kept):
            kept.append(part)
        elif kept:
            kept.pop()
    return (root + '/'.join(kept)) or '.'


def abspath(path):
    path = _text(path)
    if not path.startswith('/'):
        path = join(_host.working_directory(), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    filename = _text(filename)
    found = _host.real_path(filename or '.')
    if strict and _host.status(found) is None:
        raise FileNotFoundError(2, 'No such file or directory', filename)
    return found


def relpath(path, start=None):
    path = _text(path)
    if not path:
        raise ValueError('no path specified')
    begin = [part for part in abspath('.' if start is None else start).split('/') if part]
    end = [part for part in abspath(path).split('/') if part]
    same = 0
    while same < len(begin) and same < len(end) and begin[same] == end[same]:
        same += 1
    return '/'.join(['..'] * (len(begin) - same) + end[same:]) or '.'


def commonprefix(m):
    if not m:
        return ''
    m = [tuple(one) if isinstance(one, (list, tuple)) else _text(one) for one in m]
    low, high = min(m), max(m)
    for at, part in enumerate(low):
        if part != high[at]:
            return low[:at]
    return low


def commonpath(paths):
    paths = [_text(path) for path in paths]
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    if len({path.startswith('/') for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    pieces = [[part for part in path.split('/') if part and part != '.'] for path in paths]
    low, high = min(pieces), max(pieces)
    same = 0
    while same < len(low) and low[same] == high[same]:
        same += 1
    return ('/' if paths[0].startswith('/') else '') + '/'.join(low[:same])


def expanduser(path):
    path = _text(path)
    if not path.startswith('~'):
        return path
    name, slash, rest = path[1:].partition('/')
    home = _host.environment().get('HOME')
    if name or home is None:
        _host.refuse('the home directory of a user is not known here', "write the path out, or set HOME")
    return (home.rstrip('/') + slash + rest) or '/'


def expandvars(path):
    path = _text(path)
    if '$' not in path:
        return path
    import os
    made, at = '', 0
    while at < len(path):
        if path[at] != '$':
            made += path[at]
            at += 1
            continue
        if path.startswith('{', at + 1):
            end = path.find('}', at)
            name, after = (None, at + 1) if end < 0 else (path[at + 2:end], end + 1)
        else:
            after = at + 1
            while after < len(path) and path[after].isascii() and (path[after].isalnum() or path[after] == '_'):
                after += 1
            name = path[at + 1:after] or None
        made += os.environ[name] if name is not None and name in os.environ else path[at:after]
        at = after
    return made


def _mode(path):
    found = _host.status(_name(path))
    return 0 if found is None else found[0] & 0o170000


def exists(path):
    return _mode(path) != 0


def lexists(path):
    return islink(path) or exists(path)


def isfile(path):
    return _mode(path) == 0o100000


def isdir(s):
    return _mode(s) == 0o040000


def islink(path):
    path = abspath(path)
    return _host.is_link(path)


def ismount(path):
    return False


def _need(path):
    _host.check_name(_name(path))
    found = _host.status(_name(path))
    if found is None:
        raise FileNotFoundError(2, 'No such file or directory', path)
    return found


def getsize(filename):
    return _need(filename)[1]


def getmtime(filename):
    return _need(filename)[2]


def samefile(f1, f2):
    return _need(f1)[3] == _need(f2)[3]
)python";

}  // namespace

std::shared_ptr<const NativeModule> os_path() {
    auto made = std::make_shared<NativeModule>("os.path");
    made->style(Signature::Style::python, UnknownArguments::infect);
    made->source(os_path_text);
    return made;
}

}  // namespace aludel::python::library
