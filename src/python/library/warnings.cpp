#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view warnings_text = R"python(
import _host
import sys as _sys

filters = [('default', None, DeprecationWarning, '__main__', 0), ('ignore', None, DeprecationWarning, None, 0),
           ('ignore', None, PendingDeprecationWarning, None, 0), ('ignore', None, ImportWarning, None, 0),
           ('ignore', None, ResourceWarning, None, 0)]
defaultaction = 'default'
onceregistry = {}
_seen = {}


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return '{message : %r, category : %r, filename : %r, lineno : %s, line : %r}' % (
            self.message, self._category_name, self.filename, self.lineno, self.line)


def formatwarning(message, category, filename, lineno, line=None):
    text = '%s:%s: %s: %s\n' % (filename, lineno, category.__name__, message)
    if line:
        text += '  %s\n' % line.strip()
    return text


def showwarning(message, category, filename, lineno, file=None, line=None):
    (file or _sys.stderr).write(formatwarning(message, category, filename, lineno, line))


_original = showwarning


def _show(made):
    if showwarning is not _original:
        showwarning(made.message, made.category, made.filename, made.lineno, made.file, None)
    elif _recording:
        _recording[-1].append(made)
    else:
        _sys.stderr.write(formatwarning(made.message, made.category, made.filename, made.lineno, made.line))


_recording = []


def _fits(pattern, text, fold):
    if pattern is None:
        return True
    import re
    return re.compile(pattern, re.I if fold else 0).match(text) is not None


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None, _line=None):
    if isinstance(message, Warning):
        text, category = str(message), message.__class__
    else:
        text, message = message, category(message)
    module = module or filename.rsplit('.py', 1)[0]
    action = defaultaction
    for one in filters:
        kind, pattern, wanted, where, line = one
        if (issubclass(category, wanted) and _fits(pattern, text, True) and (where is None or where == module or _fits(where, module, False))
                and line in (0, lineno)):
            action = kind
            break
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    key = {'default': (text, category, filename, lineno), 'module': (text, category, module), 'once': (text, category)}.get(action)
    if action not in ('always', 'all', 'default', 'module', 'once'):
        raise RuntimeError('Unrecognized action (%r) in warnings.filters:\n %s' % (action, one))
    if key is not None:
        if key in _seen:
            return
        _seen[key] = True
    _show(WarningMessage(message, category, filename, lineno, line=_line, source=source))


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not '%s'" % type(category).__name__)
    running = _host.frames()
    if 1 <= stacklevel <= len(running):
        filename, line, function, names, text = running[stacklevel - 1]
    else:
        filename, line, names, text = 'sys', 1, {'__name__': 'sys'}, None
    warn_explicit(message, category, filename, line, names.get('__name__', '<string>'), _line=text)


def _insert(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _seen.clear()


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    assert action in ('error', 'ignore', 'always', 'default', 'module', 'once'), 'invalid action: %r' % (action,)
    assert isinstance(message, str), 'message must be a string'
    assert isinstance(category, type), 'category must be a class'
    assert issubclass(category, Warning), 'category must be a Warning subclass'
    assert isinstance(module, str), 'module must be a string'
    assert isinstance(lineno, int) and lineno >= 0, 'lineno must be an int >= 0'
    _insert((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    assert action in ('error', 'ignore', 'always', 'default', 'module', 'once'), 'invalid action: %r' % (action,)
    assert isinstance(lineno, int) and lineno >= 0, 'lineno must be an int >= 0'
    _insert((action, None, category, None, lineno), append)


def resetwarnings():
    filters[:] = []
    _seen.clear()


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record, self._entered = record, False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        return 'catch_warnings(%s)' % ('record=True' if self._record else '')

    def __enter__(self):
        global showwarning
        if self._entered:
            raise RuntimeError('Cannot enter %r twice' % self)
        self._entered = True
        self._filters, self._showing = filters[:], showwarning
        _seen.clear()
        made = None
        if self._record:
            made = []
            _recording.append(made)
            showwarning = _original
        if self._filter is not None:
            simplefilter(*self._filter)
        return made

    def __exit__(self, *info):
        global showwarning
        if not self._entered:
            raise RuntimeError('Cannot exit %r without entering first' % self)
        filters[:] = self._filters
        showwarning = self._showing
        _seen.clear()
        if self._record:
            _recording.pop()
)python";

}  // namespace

std::shared_ptr<const NativeModule> warnings() {
    auto made = std::make_shared<NativeModule>("warnings");
    made->source(warnings_text);
    return made;
}

}  // namespace aludel::python::library
