#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view io_text = R"python(
import _host
import os as _os

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    _closed = False

    @property
    def closed(self):
        return self._closed

    def _open(self):
        if self._closed:
            raise ValueError('I/O operation on closed file.')

    def close(self):
        self._closed = True

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, *info):
        self.close()

    def __iter__(self):
        self._open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1, /):
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def flush(self):
        self._open()

    def isatty(self):
        self._open()
        return False

    def seekable(self):
        self._open()
        return True

    def readable(self):
        self._open()
        return True

    def writable(self):
        self._open()
        return True

    def fileno(self):
        raise UnsupportedOperation('fileno')

    def truncate(self, size=None, /):
        self._open()
        size = self._at if size is None else size
        if size < 0:
            raise ValueError('negative size value %d' % size)
        self._data = self._data[:size]
        return size

    def tell(self):
        self._open()
        return self._at


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = errors = newlines = None


for _one, _given in ((IOBase, '_IOBase'), (RawIOBase, '_RawIOBase'), (BufferedIOBase, '_BufferedIOBase'), (TextIOBase, '_TextIOBase')):
    _one.__module__ = 'io'


def _size(size):
    if size is None:
        return -1
    if not isinstance(size, int):
        raise TypeError("argument should be integer or None, not '%s'" % type(size).__name__)
    return size


class _Bytes(BufferedIOBase):
    def read(self, size=-1, /):
        self._open()
        size = _size(size)
        end = len(self._data) if size < 0 else min(len(self._data), self._at + size)
        got = self._data[self._at:end]
        self._at = max(self._at, end)
        return got

    read1 = read

    def readall(self):
        return self.read()

    def readline(self, size=-1, /):
        self._open()
        size = _size(size)
        end = self._data.find(b'\n', self._at) + 1 or len(self._data)
        if size >= 0:
            end = min(end, self._at + size)
        got = self._data[self._at:end]
        self._at = max(self._at, end)
        return got

    def peek(self, size=0, /):
        self._open()
        return self._data[self._at:]

    def seek(self, pos, whence=0, /):
        self._open()
        if whence == 0 and pos < 0:
            raise ValueError('negative seek value %d' % pos)
        if whence not in (0, 1, 2):
            raise ValueError('invalid whence (%d, should be 0, 1 or 2)' % whence)
        self._at = max(0, pos + (0 if whence == 0 else self._at if whence == 1 else len(self._data)))
        return self._at


class BytesIO(_Bytes):
    def __init__(self, initial_bytes=b''):
        if initial_bytes is None:
            initial_bytes = b''
        if not isinstance(initial_bytes, bytes):
            raise TypeError("a bytes-like object is required, not '%s'" % type(initial_bytes).__name__)
        self._data, self._at = initial_bytes, 0

    def write(self, b, /):
        self._open()
        if not isinstance(b, bytes):
            raise TypeError("a bytes-like object is required, not '%s'" % type(b).__name__)
        if not b:
            return 0
        if self._at > len(self._data):
            self._data += b'\0' * (self._at - len(self._data))
        self._data = self._data[:self._at] + b + self._data[self._at + len(b):]
        self._at += len(b)
        return len(b)

    def getvalue(self):
        self._open()
        return self._data

    def getbuffer(self):
        _host.refuse('BytesIO.getbuffer() is not supported', 'use getvalue()')


class BufferedReader(_Bytes):
    mode = 'rb'

    def __init__(self, name, data):
        self.name, self._data, self._at = name, data, 0

    def write(self, b, /):
        raise UnsupportedOperation('write')

    def writable(self):
        return False

    def __repr__(self):
        return '<_io.BufferedReader name=%r>' % (self.name,)


def _lines_end(text, at, newline):
    """The end of the line that begins at `at`, line end included; -1 when it does not end."""
    if newline is None or newline == '\n':
        return text.find('\n', at) + 1 or -1
    if newline == '':
        feed, carriage = text.find('\n', at), text.find('\r', at)
        if carriage >= 0 and (feed < 0 or carriage < feed):
            return carriage + (2 if text.startswith('\n', carriage + 1) else 1)
        return feed + 1 or -1
    found = text.find(newline, at)
    return -1 if found < 0 else found + len(newline)


class _Text(TextIOBase):
    def read(self, size=-1, /):
        self._open()
        size = _size(size)
        end = len(self._data) if size < 0 else min(len(self._data), self._at + size)
        got = self._data[self._at:end]
        self._at = max(self._at, end)
        return got

    def readline(self, size=-1, /):
        self._open()
        size = _size(size)
        end = _lines_end(self._data, self._at, self._newline)
        if end < 0:
            end = len(self._data)
        if size >= 0:
            end = min(end, self._at + size)
        got = self._data[self._at:end]
        self._at = max(self._at, end)
        return got

    def seek(self, cookie, whence=0, /):
        self._open()
        if whence == 0 and cookie < 0:
            raise ValueError('Negative seek position %d' % cookie)
        if whence in (1, 2) and cookie != 0:
            raise (OSError('Can\'t do nonzero cur-relative seeks') if isinstance(self, StringIO) else
                   UnsupportedOperation("can't do nonzero %s-relative seeks" % ('cur' if whence == 1 else 'end')))
        self._at = cookie if whence == 0 else self._at if whence == 1 else len(self._data)
        return self._at


class StringIO(_Text):
    def __init__(self, initial_value='', newline='\n'):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError("initial_value must be str or None, not %s" % type(initial_value).__name__)
        if newline not in (None, '', '\n', '\r', '\r\n'):
            raise ValueError('illegal newline value: %r' % (newline,))
        self._newline, self._data, self._at = newline, '', 0
        if initial_value:
            self.write(initial_value)
            self._at = 0

    def write(self, s, /):
        self._open()
        if not isinstance(s, str):
            raise TypeError("string argument expected, got '%s'" % type(s).__name__)
        size = len(s)
        if self._newline is None:
            s = s.replace('\r\n', '\n').replace('\r', '\n')
        elif self._newline in ('\r', '\r\n'):
            s = s.replace('\n', self._newline)
        if self._at == len(self._data):
            self._data += s
        else:
            if self._at > len(self._data):
                self._data += '\0' * (self._at - len(self._data))
            self._data = self._data[:self._at] + s + self._data[self._at + len(s):]
        self._at += len(s)
        return size

    def getvalue(self):
        self._open()
        return self._data

    line_buffering = False

    def _open(self):
        if self._closed:
            raise ValueError('I/O operation on closed file')


class TextIOWrapper(_Text):
    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline not in (None, '', '\n', '\r', '\r\n'):
            raise ValueError('illegal newline value: %r' % (newline,))
        self.buffer = buffer
        self.encoding = 'UTF-8' if encoding is None or encoding == 'locale' else encoding
        self.errors = errors or 'strict'
        self._newline, self._decoded, self._at = newline, None, 0
        self.mode = 'r'

    @property
    def name(self):
        return self.buffer.name

    @property
    def _data(self):
        if self._decoded is None:
            text = self.buffer.read().decode(self.encoding, self.errors)
            if self.encoding.lower().replace('_', '-') in ('utf-8-sig', 'utf-8sig'):
                text = text.removeprefix('\ufeff')
            self._decoded = text.replace('\r\n', '\n').replace('\r', '\n') if self._newline is None else text
        return self._decoded

    def write(self, s, /):
        _host.refuse('writing through a TextIOWrapper is not supported', 'use a StringIO')

    def writable(self):
        return False

    def close(self):
        super().close()
        self.buffer.close()

    def __repr__(self):
        return '<_io.TextIOWrapper name=%r mode=%r encoding=%r>' % (self.name, self.mode, self.encoding)


for _one in (BytesIO, BufferedReader, StringIO, TextIOWrapper):
    _one.__module__ = '_io'
del _one, _given


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if isinstance(file, int):
        _host.refuse('open() of a file descriptor is not supported')
    try:
        path = _os.fspath(file)
    except TypeError:
        raise TypeError('expected str, bytes or os.PathLike object, not ' + type(file).__name__) from None
    if not isinstance(mode, str):
        raise TypeError("open() argument 'mode' must be str, not " + type(mode).__name__)
    if set(mode) - set('axrwb+tU') or len(mode) > len(set(mode)):
        raise ValueError('invalid mode: %r' % mode)
    binary = 'b' in mode
    if 't' in mode and binary:
        raise ValueError("can't have text and binary mode at once")
    if ('x' in mode) + ('r' in mode) + ('w' in mode) + ('a' in mode) != 1:
        raise ValueError('must have exactly one of create/read/write/append mode')
    if binary:
        for name, value in (('an encoding', encoding), ('an errors', errors), ('a newline', newline)):
            if value is not None:
                raise ValueError('binary mode doesn\'t take %s argument' % name)
    if buffering == 0 and not binary:
        raise ValueError("can't have unbuffered text I/O")
    if 'r' not in mode or '+' in mode:
        _host.refuse('open(%r, %r) would write a file, which a script may not do here' % (str(path), mode),
                     'a migration changes the database only; print() what is to be seen')
    from os.path import _text
    made = BufferedReader(path, _host.read(_text(path)))
    if binary:
        return made
    if encoding is not None:
        b''.decode(encoding)
    text = TextIOWrapper(made, encoding, errors, newline)
    text.mode = mode
    return text


def text_encoding(encoding, stacklevel=2, /):
    return 'locale' if encoding is None else encoding


def open_code(path):
    return open(path, 'rb')


FileIO = BufferedReader
)python";

}  // namespace

std::shared_ptr<const NativeModule> io_() {
    auto made = std::make_shared<NativeModule>("io");
    made->source(io_text);
    return made;
}

}  // namespace aludel::python::library
