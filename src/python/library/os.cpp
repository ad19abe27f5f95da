#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view os_text = R"python(
import _host
from collections.abc import MutableMapping
from os import path
from os.path import curdir, pardir, extsep, sep, pathsep, altsep, defpath, devnull

name = 'posix'
linesep = '\n'
error = OSError
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
supports_follow_symlinks = set()


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    given = getattr(type(path), '__fspath__', None)
    if given is None:
        raise TypeError('expected str, bytes or os.PathLike object, not ' + type(path).__name__)
    made = given(path)
    if isinstance(made, (str, bytes)):
        return made
    raise TypeError('expected %s.__fspath__() to return str or bytes, not %s' % (type(path).__name__, type(made).__name__))


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode('utf-8', 'surrogateescape') if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode('utf-8', 'surrogateescape') if isinstance(filename, bytes) else filename


class _PathLikeMeta(type):
    def __instancecheck__(cls, instance):
        return hasattr(type(instance), '__fspath__')

    def __subclasscheck__(cls, subclass):
        return hasattr(subclass, '__fspath__')


class PathLike(metaclass=_PathLikeMeta):
    def __class_getitem__(cls, item):
        return cls


def _variable(text):
    if not isinstance(text, str):
        raise TypeError('str expected, not %s' % type(text).__name__)
    return text


class _Environ(MutableMapping):
    def __init__(self, data):
        self._data = data

    def __getitem__(self, key):
        _variable(key)
        try:
            return self._data[key]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        key = _variable(key)
        self._data[key] = _variable(value)

    def __delitem__(self, key):
        _variable(key)
        try:
            del self._data[key]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        for key in list(self._data):
            yield key

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return 'environ({%s})' % ', '.join('%r: %r' % pair for pair in self._data.items())

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, (dict, _Environ)):
            return NotImplemented
        new = dict(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, (dict, _Environ)):
            return NotImplemented
        new = dict(other)
        new.update(self)
        return new


_Environ.__name__ = _Environ.__qualname__ = '_Environ'
environ = _Environ(_host.environment())


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value, /):
    pass


def unsetenv(name, /):
    pass


def getcwd():
    return _host.working_directory()


def getpid():
    return _host.process_id()


def urandom(size, /):
    if size < 0:
        raise ValueError('negative argument not allowed')
    return _host.random_bytes(size)


def cpu_count():
    return 1


def strerror(code, /):
    known = {1: 'Operation not permitted', 2: 'No such file or directory', 13: 'Permission denied', 17: 'File exists',
             20: 'Not a directory', 21: 'Is a directory', 22: 'Invalid argument'}
    return known.get(code, 'Unknown error %d' % code)


def get_terminal_size(fd=None):
    return terminal_size((80, 24))


class terminal_size(tuple):
    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return 'os.terminal_size(columns=%d, lines=%d)' % self


class stat_result(tuple):
    st_mode = property(lambda self: self[0])
    st_ino = property(lambda self: self[1])
    st_size = property(lambda self: self[6])
    st_mtime = property(lambda self: self._modified)

    def __repr__(self):
        return 'os.stat_result(st_mode=%d, st_ino=%d, st_size=%d, st_mtime=%d)' % (self[0], self[1], self[6], self[8])


def stat(path, *, dir_fd=None, follow_symlinks=True):
    _host.check_name(_path_name(path))
    found = _host.status(_path_name(path))
    if found is None:
        raise FileNotFoundError(2, 'No such file or directory', fspath(path))
    mode, size, modified, node = found
    made = stat_result((mode, node, 0, 1, 0, 0, size, int(modified), int(modified), int(modified)))
    made._modified = modified
    return made


lstat = stat


def _path_name(path):
    from os.path import _name
    return _name(path)


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    if mode & 2:
        return False
    return _host.status(_path_name(path)) is not None


def listdir(path='.'):
    return _host.list_directory(_path_name('.' if path is None else path))


class DirEntry:
    def __init__(self, directory, name):
        from os.path import join
        self.name = name
        self.path = join(directory, name)

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path)

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path)

    def is_symlink(self):
        return path.islink(self.path)

    def stat(self, *, follow_symlinks=True):
        return stat(self.path)

    def inode(self):
        return stat(self.path).st_ino

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return '<DirEntry %r>' % self.name


class _Entries:
    def __init__(self, directory):
        self._rest = iter([DirEntry(directory, name) for name in _host.list_directory(directory)])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._rest)

    def __enter__(self):
        return self

    def __exit__(self, *info):
        self.close()

    def close(self):
        self._rest = iter(())


def scandir(path='.'):
    return _Entries(_path_name('.' if path is None else path))


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    try:
        names = _host.list_directory(_path_name(top))
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    directories, files = [], []
    for one in names:
        (directories if _host.is_directory(_path_name(path.join(top, one))) else files).append(one)
    if topdown:
        yield top, directories, files
    for one in directories:
        inner = path.join(top, one)
        if followlinks or not path.islink(inner):
            yield from walk(inner, topdown, onerror, followlinks)
    if not topdown:
        yield top, directories, files


def _refused(name, what, instead):
    def refused(*args, **keywords):
        _host.refuse('os.%s() %s, which a script may not do here' % (name, what), instead)
    refused.__name__ = refused.__qualname__ = name
    return refused


_kept = 'leave it out: a migration changes the database only'
for _one in ('chmod', 'chown', 'lchown', 'link', 'mkdir', 'makedirs', 'mkfifo', 'mknod', 'remove', 'removedirs', 'rename',
             'renames', 'replace', 'rmdir', 'symlink', 'truncate', 'unlink', 'utime', 'write', 'ftruncate', 'fsync'):
    globals()[_one] = _refused(_one, 'changes files', _kept)
for _one in ('abort', 'execl', 'execle', 'execlp', 'execv', 'execve', 'execvp', 'fork', 'forkpty', 'kill', 'killpg', 'popen',
             'posix_spawn', 'spawnl', 'spawnv', 'system', 'wait', 'waitpid', '_exit', 'nice'):
    globals()[_one] = _refused(_one, 'concerns processes', 'do it before the migration runs')
for _one in ('chdir', 'fchdir', 'chroot', 'umask', 'setuid', 'setgid'):
    globals()[_one] = _refused(_one, 'changes the process that runs the migrations', 'name files relative to __file__')
for _one in ('open', 'fdopen', 'read', 'close', 'dup', 'dup2', 'pipe', 'lseek', 'isatty'):
    globals()[_one] = _refused(_one, 'works on file descriptors', 'use open(), which reads files of the project')
for _one in ('getuid', 'geteuid', 'getgid', 'getegid', 'getlogin', 'getppid', 'uname', 'getloadavg', 'times', 'ctermid', 'getgroups'):
    globals()[_one] = _refused(_one, 'asks for the machine that runs the migrations', 'a revision has to do the same everywhere')
del _one
)python";

}  // namespace

std::shared_ptr<const NativeModule> os() {
    auto made = std::make_shared<NativeModule>("os");
    made->package();
    made->source(os_text);
    return made;
}

}  // namespace aludel::python::library
