#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view pathlib_text = R"python(
import _host
import fnmatch as _fnmatch
import io as _io
import os as _os
from types import GenericAlias

__all__ = ['PurePath', 'PurePosixPath', 'PureWindowsPath', 'Path', 'PosixPath', 'WindowsPath']


def _split(args):
    root, parts = '', []
    for one in args:
        if isinstance(one, PurePath):
            text = str(one)
        else:
            text = _os.fspath(one)
            if not isinstance(text, str):
                raise TypeError('argument should be a str object or an os.PathLike object returning str, not %r' % type(one))
        if text.startswith('/'):
            root = '//' if text.startswith('//') and not text.startswith('///') else '/'
            parts = []
        parts += [part for part in text.split('/') if part and part != '.']
    return root, parts


class _Parents:
    def __init__(self, path):
        self._path = path
        self._size = len(path._tail)

    def __len__(self):
        return self._size

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        if index >= len(self) or index < -len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        return self._path._made(self._path._root, self._path._tail[:len(self._path._tail) - index - 1])

    def __iter__(self):
        for at in range(len(self)):
            yield self[at]

    def __repr__(self):
        return '<%s.parents>' % type(self._path).__name__


class PurePath:
    def __new__(cls, *args):
        made = object.__new__(PurePosixPath if cls is PurePath else PosixPath if cls is Path else cls)
        made._root, made._tail = _split(args)
        return made

    def __init__(self, *args):
        pass

    def _made(self, root, tail):
        made = object.__new__(type(self))
        made._root, made._tail = root, list(tail)
        return made

    __class_getitem__ = classmethod(GenericAlias)

    def __str__(self):
        return (self._root + '/'.join(self._tail)) or '.'

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __bytes__(self):
        return _os.fsencode(self)

    def __repr__(self):
        return '%s(%r)' % (type(self).__name__, self.as_posix())

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote
        return 'file://' + quote(str(self))

    def _key(self):
        return [self._root] * bool(self._root) + self._tail

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self):
        return hash(tuple(self._key()))

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, PurePath) else NotImplemented

    @property
    def parts(self):
        return tuple(self._key())

    @property
    def drive(self):
        return ''

    @property
    def root(self):
        return self._root

    @property
    def anchor(self):
        return self._root

    @property
    def name(self):
        return self._tail[-1] if self._tail else ''

    @property
    def suffix(self):
        at = self.name.rfind('.')
        return self.name[at:] if 0 < at < len(self.name) - 1 else ''

    @property
    def suffixes(self):
        if self.name.endswith('.'):
            return []
        return ['.' + one for one in self.name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        at = self.name.rfind('.')
        return self.name[:at] if 0 < at < len(self.name) - 1 else self.name

    @property
    def parent(self):
        return self._made(self._root, self._tail[:-1]) if self._tail else self

    @property
    def parents(self):
        return _Parents(self)

    def with_name(self, name):
        if not self.name:
            raise ValueError('%r has an empty name' % (self,))
        if not name or '/' in name or name == '.':
            raise ValueError('Invalid name %r' % name)
        return self._made(self._root, self._tail[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if '/' in suffix or suffix and not suffix.startswith('.') or suffix == '.':
            raise ValueError('Invalid suffix %r' % suffix)
        if not self.name:
            raise ValueError('%r has an empty name' % (self,))
        old = self.suffix
        return self._made(self._root, self._tail[:-1] + [(self.name[:-len(old)] if old else self.name) + suffix])

    def relative_to(self, *other):
        if not other:
            raise TypeError('need at least one argument')
        base = self._made(*_split(other))
        mine, others = self._key(), base._key()
        if mine[:len(others)] != others or (self._root and not base._root and others):
            raise ValueError('%r is not in the subpath of %r OR one path is relative and the other is absolute.' % (str(self), str(base)))
        if not others and self._root:
            raise ValueError('%r is not in the subpath of %r OR one path is relative and the other is absolute.' % (str(self), str(base)))
        return self._made('', mine[len(others):])

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
            return True
        except ValueError:
            return False

    def joinpath(self, *args):
        return self._made(*_split((self,) + args))

    def __truediv__(self, key):
        try:
            return self.joinpath(key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self._made(*_split((key, self)))
        except TypeError:
            return NotImplemented

    def is_absolute(self):
        return bool(self._root)

    def is_reserved(self):
        return False

    def match(self, path_pattern):
        root, parts = _split((path_pattern,))
        if not parts and not root:
            raise ValueError('empty pattern')
        if root and (not self._root or len(parts) != len(self._tail)) or len(parts) > len(self._tail):
            return False
        return all(_fnmatch.fnmatchcase(name, part) for name, part in zip(reversed(self._tail), reversed(parts)))


class PurePosixPath(PurePath):
    pass


class PureWindowsPath(PurePath):
    def __new__(cls, *args):
        _host.refuse('pathlib.PureWindowsPath is not supported', 'use PurePosixPath')


def _refused(name, what='changes files'):
    def refused(self, *args, **keywords):
        _host.refuse('Path.%s() %s, which a script may not do here (%s)' % (name, what, self),
                     'leave it out: a migration changes the database only')
    refused.__name__ = name
    return refused


class Path(PurePath):
    @classmethod
    def cwd(cls):
        return cls(_os.getcwd())

    @classmethod
    def home(cls):
        return cls(_os.path.expanduser('~'))

    def expanduser(self):
        return self._made(*_split((_os.path.expanduser(str(self)),))) if self._tail and self._tail[0].startswith('~') and not self._root else self

    def absolute(self):
        return self if self._root else self._made(*_split((_os.getcwd(), self)))

    def resolve(self, strict=False):
        return self._made(*_split((_os.path.realpath(str(self), strict=strict),)))

    def exists(self):
        return _os.path.exists(str(self))

    def is_file(self):
        return _os.path.isfile(str(self))

    def is_dir(self):
        return _os.path.isdir(str(self))

    def is_symlink(self):
        return _os.path.islink(str(self))

    def is_mount(self):
        return False

    def is_socket(self):
        return False

    is_fifo = is_block_device = is_char_device = is_socket

    def stat(self, *, follow_symlinks=True):
        return _os.stat(str(self))

    lstat = stat

    def samefile(self, other_path):
        return _os.path.samefile(str(self), str(other_path))

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        return _io.open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        with self.open('r', -1, encoding, errors) as file:
            return file.read()

    def read_bytes(self):
        with self.open('rb') as file:
            return file.read()

    def iterdir(self):
        for name in _host.list_directory(str(self)):
            yield self._made(self._root, self._tail + [name])

    def _select(self, parts):
        if not parts:
            yield self
            return
        part, rest = parts[0], parts[1:]
        if part == '**':
            seen = set()
            for directory in self._directories():
                for found in directory._select(rest):
                    if found not in seen:
                        seen.add(found)
                        yield found
        elif part == '..':
            yield from self._made(self._root, self._tail + ['..'])._select(rest)
        elif self.is_dir():
            for child in self.iterdir():
                if _fnmatch.fnmatchcase(child.name, part) and (not rest or child.is_dir()):
                    yield from child._select(rest)

    def _directories(self):
        yield self
        if self.is_dir():
            for child in self.iterdir():
                if child.is_dir() and not child.is_symlink():
                    yield from child._directories()

    def glob(self, pattern):
        if not pattern:
            raise ValueError('Unacceptable pattern: %r' % (pattern,))
        root, parts = _split((pattern,))
        if root:
            raise NotImplementedError('Non-relative patterns are unsupported')
        for part in parts:
            if '**' in part and part != '**':
                raise ValueError("Invalid pattern: '**' can only be an entire path component")
        return self._found(parts)

    def _found(self, parts):
        yield from (found for found in self._select(parts) if parts[-1] != '**' or found.is_dir())

    def rglob(self, pattern):
        root, parts = _split((pattern,))
        if root:
            raise NotImplementedError('Non-relative patterns are unsupported')
        return self._found(['**'] + parts)

    def __enter__(self):
        return self

    def __exit__(self, *info):
        pass


for _name in ('write_text', 'write_bytes', 'touch', 'mkdir', 'rmdir', 'unlink', 'rename', 'replace', 'chmod', 'lchmod', 'symlink_to',
              'hardlink_to', 'link_to'):
    setattr(Path, _name, _refused(_name))
for _name in ('owner', 'group', 'readlink'):
    setattr(Path, _name, _refused(_name, 'asks for the machine'))
del _name


class PosixPath(Path, PurePosixPath):
    pass


class WindowsPath(Path):
    def __new__(cls, *args):
        raise NotImplementedError("cannot instantiate 'WindowsPath' on your system")
)python";

}  // namespace

std::shared_ptr<const NativeModule> pathlib() {
    auto made = std::make_shared<NativeModule>("pathlib");
    made->source(pathlib_text);
    return made;
}

}  // namespace aludel::python::library
