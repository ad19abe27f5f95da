#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view traceback_text = R"python(
import _host
import sys as _sys


class FrameSummary:
    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, **more):
        self.filename, self.lineno, self.name, self.line = filename, lineno, name, line.strip() if line else ''
        self.locals = None

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, at):
        return (self.filename, self.lineno, self.name, self.line)[at]

    def __len__(self):
        return 4

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __repr__(self):
        return '<FrameSummary file %s, line %s in %s>' % (self.filename, self.lineno, self.name)


class StackSummary(list):
    @classmethod
    def from_list(cls, a_list):
        return cls(one if isinstance(one, FrameSummary) else FrameSummary(one[0], one[1], one[2], line=one[3]) for one in a_list)

    def format(self):
        return format_list(self)


def format_list(extracted_list):
    return ['  File "%s", line %s, in %s\n%s' % (one[0], one[1], one[2], '    %s\n' % one[3] if one[3] else '') for one in extracted_list]


def _value(exc, value):
    return exc if isinstance(exc, BaseException) or exc is None else value


def format_exception_only(exc, /, value=None):
    value = _value(exc, value)
    if value is None:
        return ['NoneType: None\n']
    made = [_host.describe(value) + '\n']
    return made + [str(note) + '\n' for note in getattr(value, '__notes__', ())]


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    value = _value(exc, value)
    if value is None:
        return ['NoneType: None\n']
    return _host.traceback(value).splitlines(keepends=True)


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    (file or _sys.stderr).write(''.join(format_exception(exc, value, tb, limit, chain)))


def format_exc(limit=None, chain=True):
    return ''.join(format_exception(_sys.exc_info()[1]))


def print_exc(limit=None, file=None, chain=True):
    print_exception(_sys.exc_info()[1], file=file)


def print_last(limit=None, file=None, chain=True):
    raise ValueError('no last exception')


def _stack():
    return StackSummary(FrameSummary(file, line, name, line=text) for file, line, name, names, text in reversed(_host.frames()))


def extract_stack(f=None, limit=None):
    return _stack()


def format_stack(f=None, limit=None):
    return format_list(_stack())


def print_stack(f=None, limit=None, file=None):
    (file or _sys.stderr).write(''.join(format_stack()))


def extract_tb(tb, limit=None):
    if tb is None:
        return StackSummary()
    return StackSummary(FrameSummary(file, line, name, line=text) for file, line, name, text in _host.trace(tb))


def format_tb(tb, limit=None):
    return format_list(extract_tb(tb))


def print_tb(tb, limit=None, file=None):
    (file or _sys.stderr).write(''.join(format_tb(tb)))


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, **more):
        self.exc_type, self._value = exc_type, exc_value
        self.stack = extract_tb(exc_value)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, None)

    def format_exception_only(self):
        return iter(format_exception_only(self._value))

    def format(self, *, chain=True):
        return iter(format_exception(self._value))

    def __str__(self):
        return str(self._value)


def clear_frames(tb):
    pass
)python";

}  // namespace

std::shared_ptr<const NativeModule> traceback() {
    auto made = std::make_shared<NativeModule>("traceback");
    made->source(traceback_text);
    return made;
}

}  // namespace aludel::python::library
