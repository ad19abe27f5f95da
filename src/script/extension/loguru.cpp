#include "script/extension/package.hpp"

// loguru: its logger writes where logging does, in the form that it has there.
namespace aludel::script::extension {
namespace {

constexpr std::string_view loguru_text = R"python(
import logging as _logging

_levels = {'trace': 5, 'debug': 10, 'info': 20, 'success': 25, 'warning': 30, 'error': 40, 'critical': 50}


class _Catcher:
    """What catch() gives: as a decorator, or in a `with`, it lets nothing through but what it is told to raise again."""

    def __init__(self, exception, reraise, default, onerror):
        self._exception, self._reraise, self._default, self._onerror = exception, reraise, default, onerror

    def __enter__(self):
        return None

    def __exit__(self, kind, value, trace):
        if kind is None or not issubclass(kind, self._exception):
            return False
        logger.error(str(value))
        if self._onerror is not None:
            self._onerror(value)
        return not self._reraise

    def __call__(self, function):
        def caught(*args, **kw):
            with self:
                return function(*args, **kw)
            return self._default
        return caught


class _Context:
    def __enter__(self):
        return None

    def __exit__(self, kind, value, trace):
        return False


class _Logger:
    def log(self, level, message, *args, **kw):
        number = level if isinstance(level, int) else _levels.get(str(level).lower(), 20)
        text = str(message)
        _logging.getLogger('loguru').log(number, '%s', text.format(*args, **kw) if args or kw else text)

    def trace(self, message, *args, **kw):
        self.log('trace', message, *args, **kw)

    def debug(self, message, *args, **kw):
        self.log('debug', message, *args, **kw)

    def info(self, message, *args, **kw):
        self.log('info', message, *args, **kw)

    def success(self, message, *args, **kw):
        self.log('success', message, *args, **kw)

    def warning(self, message, *args, **kw):
        self.log('warning', message, *args, **kw)

    def error(self, message, *args, **kw):
        self.log('error', message, *args, **kw)

    def critical(self, message, *args, **kw):
        self.log('critical', message, *args, **kw)

    def exception(self, message, *args, **kw):
        self.log('error', message, *args, **kw)

    def bind(self, **kw):
        return self

    def opt(self, **kw):
        return self

    def patch(self, patcher):
        return self

    def contextualize(self, **kw):
        return _Context()

    def catch(self, exception=Exception, *, level='ERROR', reraise=False, onerror=None, exclude=None, default=None, message=''):
        if not isinstance(exception, (type, tuple)):
            return _Catcher(Exception, False, None, None)(exception)
        return _Catcher(exception, reraise, default, onerror)

    def add(self, sink, **kw):
        return 1

    def remove(self, handler_id=None):
        pass

    def configure(self, **kw):
        return []

    def level(self, name, no=None, color=None, icon=None):
        if no is not None:
            _levels[name.lower()] = no

    def enable(self, name):
        pass

    def disable(self, name):
        pass

    def complete(self):
        pass


logger = _Logger()
)python";

}  // namespace

const Package& loguru() {
    static const Package package{.name = "loguru", .text = loguru_text};
    return package;
}

}  // namespace aludel::script::extension
