#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view glob_text = R"python(
import _host
import fnmatch as _fnmatch
import os as _os


def has_magic(s):
    return any(char in s for char in '*?[')


def escape(pathname):
    return ''.join('[%s]' % char if char in '*?[' else char for char in _os.fspath(pathname))


def _names(directory):
    directory = directory or '.'
    if not _os.path.isdir(directory):
        return []
    return _host.list_directory(directory)


def _inside(directory, hidden):
    """The directories below, the given one first, as relative paths."""
    yield ''
    for name in _names(directory):
        path = _os.path.join(directory, name)
        if (hidden or not name.startswith('.')) and _os.path.isdir(path):
            for more in _inside(path, hidden):
                yield _os.path.join(name, more) if more else name


def _walk(base, parts, recursive, hidden):
    """What fits `parts` below `base`, as paths that begin with `base`."""
    if not parts:
        yield base
        return
    part, rest = parts[0], parts[1:]
    if part == '**' and recursive:
        for inner in _inside(base, hidden):
            directory = _os.path.join(base, inner) if inner else base
            if rest:
                yield from _walk(directory, rest, recursive, hidden)
            else:
                yield _os.path.join(base, '') if not inner and base else directory
                for name in _names(directory):
                    path = _os.path.join(directory, name)
                    if (hidden or not name.startswith('.')) and not _os.path.isdir(path):
                        yield path
    elif has_magic(part):
        for name in _names(base):
            if _fnmatch.fnmatchcase(name, part) and (hidden or part.startswith('.') or not name.startswith('.')):
                path = _os.path.join(base, name)
                if not rest:
                    yield path
                elif _os.path.isdir(path):
                    yield from _walk(path, rest, recursive, hidden)
    else:
        path = _os.path.join(base, part)
        if rest:
            if _os.path.isdir(path):
                yield from _walk(path, rest, recursive, hidden)
        elif part == '':
            if _os.path.isdir(base or '.'):
                yield path
        elif _os.path.exists(path):
            yield path


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    pathname = _os.fspath(pathname)
    root = '' if root_dir is None else _os.fspath(root_dir)
    base = '/' if pathname.startswith('/') else root
    parts = pathname.lstrip('/').split('/')
    while len(parts) > 1 and not has_magic(parts[0]):
        base = _os.path.join(base, parts.pop(0))
    if base and not _os.path.isdir(base):
        return
    seen = set()
    for found in _walk(base, parts, recursive, include_hidden):
        if root and not pathname.startswith('/'):
            found = _os.path.relpath(found, root)
        if found and found not in seen:
            seen.add(found)
            yield found


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))
)python";

}  // namespace

std::shared_ptr<const NativeModule> glob() {
    auto made = std::make_shared<NativeModule>("glob");
    made->source(glob_text);
    return made;
}

}  // namespace aludel::python::library
