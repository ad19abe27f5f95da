#include "python/library/logging_text.hpp"
#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

/// The part of the module that the other files of it do not have.
constexpr std::string_view logging_text = R"python(
class Logger(Filterer):
    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name, self.level = name, _check_level(level)
        self.parent, self.propagate, self.handlers, self.disabled = None, True, [], False

    def setLevel(self, level):
        self.level = _check_level(level)

    def debug(self, msg, *args, **kwargs):
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    fatal = critical

    def log(self, level, msg, *args, **kwargs):
        if not isinstance(level, int):
            raise TypeError('level must be an integer')
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def findCaller(self, stack_info=False, stacklevel=1):
        running = _host.frames()
        if not running:
            return '(unknown file)', 0, '(unknown function)', None
        path, line, function = running[min(max(stacklevel, 1), len(running)) - 1][:3]
        return path, line, function, None

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        made = LogRecord(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        for key in extra or ():
            if key in ('message', 'asctime') or key in made.__dict__:
                raise KeyError('Attempt to overwrite %r in LogRecord' % key)
            made.__dict__[key] = extra[key]
        return made

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        path, line, function, stack = self.findCaller(stack_info, stacklevel)
        if exc_info:
            if isinstance(exc_info, BaseException):
                exc_info = (type(exc_info), exc_info, None)
            elif not isinstance(exc_info, tuple):
                exc_info = _sys.exc_info()
            if exc_info[1] is None:
                exc_info = None
                msg = str(msg) % args + '\nNoneType: None' if args else str(msg) + '\nNoneType: None'
                args = ()
        self.handle(self.makeRecord(self.name, level, path, line, msg, args, exc_info, function, extra, stack))

    def handle(self, record):
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def addHandler(self, hdlr):
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def hasHandlers(self):
        at = self
        while at:
            if at.handlers:
                return True
            at = at.parent if at.propagate else None
        return False

    def callHandlers(self, record):
        at, found = self, 0
        while at:
            for one in at.handlers:
                found += 1
                if record.levelno >= one.level:
                    one.handle(record)
            at = at.parent if at.propagate else None
        if not found and lastResort and record.levelno >= lastResort.level:
            lastResort.handle(record)

    def getEffectiveLevel(self):
        at = self
        while at:
            if at.level:
                return at.level
            at = at.parent
        return NOTSET

    def isEnabledFor(self, level):
        return not self.disabled and level > _disabled[0] and level >= self.getEffectiveLevel()

    def getChild(self, suffix):
        return getLogger(suffix if self.parent is None else self.name + '.' + suffix)

    def __repr__(self):
        return '<%s %s (%s)>' % (self.__class__.__name__, self.name, getLevelName(self.getEffectiveLevel()))


class RootLogger(Logger):
    def __init__(self, level):
        super().__init__('root', level)


class _Manager:
    def __init__(self, root):
        self.root, self.loggerDict, self.disable = root, {}, 0

    def getLogger(self, name):
        return getLogger(name)


_disabled = [0]
_class = [Logger]
root = RootLogger(WARNING)
Logger.root = root
Logger.manager = _Manager(root)


def getLogger(name=None):
    if not name or isinstance(name, str) and name == 'root':
        return root
    if not isinstance(name, str):
        raise TypeError('A logger name must be a string')
    known = Logger.manager.loggerDict
    if name in known:
        return known[name]
    made = known[name] = _class[0](name)
    at = name
    made.parent = root
    while '.' in at:
        at = at.rsplit('.', 1)[0]
        if at in known:
            made.parent = known[at]
            break
    for other in known.values():
        if other.name.startswith(name + '.') and (other.parent is root or not other.parent.name.startswith(name)):
            other.parent = made
    return made


def getLoggerClass():
    return _class[0]


def setLoggerClass(klass):
    if not issubclass(klass, Logger):
        raise TypeError('logger not derived from logging.Logger: ' + klass.__name__)
    _class[0] = klass


def getLogRecordFactory():
    return LogRecord


class LoggerAdapter:
    def __init__(self, logger, extra=None):
        self.logger, self.extra = logger, extra

    def process(self, msg, kwargs):
        kwargs['extra'] = self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)

    def isEnabledFor(self, level):
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        return self.logger.getEffectiveLevel()

    def hasHandlers(self):
        return self.logger.hasHandlers()

    @property
    def name(self):
        return self.logger.name


def basicConfig(**kwargs):
    force = kwargs.pop('force', False)
    encoding, errors = kwargs.pop('encoding', None), kwargs.pop('errors', 'backslashreplace')
    if force:
        root.handlers[:] = []
    if root.handlers:
        return
    handlers = kwargs.pop('handlers', None)
    if handlers is None:
        if 'stream' in kwargs and 'filename' in kwargs:
            raise ValueError("'stream' and 'filename' should not be specified together")
    elif 'stream' in kwargs or 'filename' in kwargs:
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    if handlers is None:
        filename, mode = kwargs.pop('filename', None), kwargs.pop('filemode', 'a')
        stream = kwargs.pop('stream', None)
        handlers = [FileHandler(filename, mode, encoding) if filename else StreamHandler(stream)]
    datefmt, style = kwargs.pop('datefmt', None), kwargs.pop('style', '%')
    if style not in ('%', '{', '$'):
        raise ValueError('Style must be one of: %,{,$')
    fmt = kwargs.pop('format', {'%': BASIC_FORMAT, '{': '{levelname}:{name}:{message}', '$': '${levelname}:${name}:${message}'}[style])
    formatter = Formatter(fmt, datefmt, style)
    for one in handlers:
        if one.formatter is None:
            one.setFormatter(formatter)
        root.addHandler(one)
    level = kwargs.pop('level', None)
    if level is not None:
        root.setLevel(level)
    if kwargs:
        raise ValueError('Unrecognised argument(s): %s' % ', '.join(kwargs))


def _root_call(name):
    def function(msg, *args, **kwargs):
        if not root.handlers:
            basicConfig()
        getattr(root, name)(msg, *args, **kwargs)
    function.__name__ = function.__qualname__ = name
    return function


debug, info, warning, error, critical, exception = map(_root_call, ('debug', 'info', 'warning', 'error', 'critical', 'exception'))
warn, fatal = warning, critical


def log(level, msg, *args, **kwargs):
    if not root.handlers:
        basicConfig()
    root.log(level, msg, *args, **kwargs)


def disable(level=CRITICAL):
    _disabled[0] = Logger.manager.disable = _check_level(level)


def shutdown(handlerList=()):
    pass


def captureWarnings(capture):
    pass


def getHandlerByName(name):
    return None


def currentframe():
    _host.refuse('logging.currentframe() is not supported')

)python";

}  // namespace

std::shared_ptr<const NativeModule> logging() {
    static const std::string all = std::string(logging_record_text) + std::string(logging_text);
    auto made = std::make_shared<NativeModule>("logging");
    made->package();
    made->source(all);
    return made;
}

}  // namespace aludel::python::library
