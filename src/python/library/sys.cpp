#include <fmt/format.h>

#include "python/attribute.hpp"
#include "python/evaluator.hpp"
#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

/// sys.stdout and sys.stderr: what is written goes where print() writes.
struct Stream : NativeData {
    explicit Stream(bool e) : error(e) {}
    bool error;
};

const std::shared_ptr<const NativeClass>& stream_type() {
    static const std::shared_ptr<const NativeClass> type = [] {
        auto made = std::make_shared<NativeClass>("TextIOWrapper", "_io");
        made->method("write", "text, /", [](Call& call) {
            std::string_view text = call.text(0);
            if (static_cast<Stream&>(*call.self.as<Instance>().data).error) {
                call.evaluator.print_error(text);
            } else {
                call.evaluator.print(text);
            }
            return Value::integer(length(call.evaluator, call[0]));
        });
        made->method("writelines", "lines, /", [](Call& call) {
            for (const Value& line : to_vector(call.evaluator, call[0])) {
                call_method(call.evaluator, call.self, "write", {line});
            }
            return Value::none();
        });
        made->method("reconfigure", "**options", [](Call&) { return Value::none(); });
        made->method("writable", "", [](Call&) { return Value::boolean(true); });
        made->method("readable", "", [](Call&) { return Value::boolean(false); });
        made->method("close", "", [](Call&) { return Value::none(); });
        made->method("fileno", "", [](Call& call) {
            return Value::integer(static_cast<Stream&>(*call.self.as<Instance>().data).error ? 2 : 1);
        });
        made->property("name", [](Evaluator& evaluator, const Value& self) {
            return evaluator.str(static_cast<Stream&>(*self.as<Instance>().data).error ? "<stderr>" : "<stdout>");
        });
        made->property("closed", [](Evaluator&, const Value&) { return Value::boolean(false); });
        made->property("errors", [](Evaluator& evaluator, const Value& self) {
            return evaluator.str(static_cast<Stream&>(*self.as<Instance>().data).error ? "backslashreplace" : "strict");
        });
        made->property("buffer", [](Evaluator& evaluator, const Value&) -> Value {
            refuse(evaluator, "bytes cannot be written to sys.stdout here", "decode them and print() the text");
        });
        made->method("flush", "", [](Call&) { return Value::none(); });
        made->method("isatty", "", [](Call&) { return Value::boolean(false); });
        made->property("encoding", [](Evaluator& evaluator, const Value&) { return evaluator.str("utf-8"); });
        return made;
    }();
    return type;
}

Value stream(Evaluator& evaluator, bool error) {
    return evaluator.instance(evaluator.type(*stream_type()), std::make_unique<Stream>(error));
}

/// sys.stdout and sys.__stdout__ are the same until a script replaces the first.
Value shared_stream(Evaluator& evaluator, const char* name, bool error) {
    Table& names = evaluator.modules().at("sys")->attributes->table;
    if (Value* known = names.find(name)) {
        return *known;
    }
    Value made = stream(evaluator, error);
    names.set(evaluator.intern(name), made);
    return made;
}

constexpr std::string_view sys_text = R"python(
import _host


class _Named(tuple):
    def __repr__(self):
        return 'sys.%s(%s)' % (type(self).__name__, ', '.join('%s=%r' % pair for pair in zip(self._names, self)))

    def __getattr__(self, name):
        if name in type(self)._names:
            return self[type(self)._names.index(name)]
        raise AttributeError('%r object has no attribute %r' % ('sys.' + type(self).__name__, name))


class version_info(_Named):
    _names = ('major', 'minor', 'micro', 'releaselevel', 'serial')


class float_info(_Named):
    _names = ('max', 'max_exp', 'max_10_exp', 'min', 'min_exp', 'min_10_exp', 'dig', 'mant_dig', 'epsilon', 'radix', 'rounds')


class flags(_Named):
    _names = ('debug', 'inspect', 'interactive', 'optimize', 'dont_write_bytecode', 'no_user_site', 'no_site', 'ignore_environment',
              'verbose', 'bytes_warning', 'quiet', 'hash_randomization', 'isolated', 'dev_mode', 'utf8_mode', 'warn_default_encoding',
              'safe_path', 'int_max_str_digits')


version_info = version_info((3, 11, 2, 'final', 0))
float_info = float_info((1.7976931348623157e+308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53, 2.220446049250313e-16, 2, 1))
flags = flags((0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, False, 0, 0, False, 4300))
hexversion = 0x030b02f0
api_version = 1013
copyright = ''
dont_write_bytecode = True
prefix = exec_prefix = base_prefix = base_exec_prefix = '/usr'
float_repr_style = 'short'
warnoptions = []
orig_argv = []
meta_path = []
path_hooks = []
pycache_prefix = None
tracebacklimit = 1000


class _Modules(dict):
    """What is loaded now: looked up anew each time, since modules load when they are first used."""

    def _now(self):
        for name, module in _host.modules().items():
            dict.setdefault(self, name, module)
        return self

    def __getitem__(self, name):
        return dict.__getitem__(self._now(), name)

    def __contains__(self, name):
        return dict.__contains__(self._now(), name)

    def __iter__(self):
        return dict.__iter__(self._now())

    def __len__(self):
        return dict.__len__(self._now())

    def get(self, name, default=None):
        return dict.get(self._now(), name, default)

    def keys(self):
        return dict.keys(self._now())

    def values(self):
        return dict.values(self._now())

    def items(self):
        return dict.items(self._now())

    def pop(self, name, *default):
        value = dict.pop(self._now(), name, *default)
        _host.set_module(name, None)
        return value

    def setdefault(self, name, default=None):
        if name not in self:
            self[name] = default
        return self[name]

    def __setitem__(self, name, module):
        dict.__setitem__(self, name, module)
        _host.set_module(name, module)

    def __delitem__(self, name):
        self.pop(name)


# What CPython has loaded before it runs a script.
modules = _Modules(_host.modules_named(
    'sys builtins _frozen_importlib _imp _thread _warnings _weakref _io marshal posix _frozen_importlib_external time '
    'zipimport _codecs codecs encodings.aliases encodings encodings.utf_8 _signal _abc abc io _stat stat '
    '_collections_abc genericpath posixpath os.path os _sitebuiltins site'.split()))


def intern(string, /):
    return string


def getfilesystemencoding():
    return 'utf-8'


def getfilesystemencodeerrors():
    return 'surrogateescape'


def is_finalizing():
    return False


def get_int_max_str_digits():
    return 4300


def gettrace():
    return None


getprofile = gettrace


def excepthook(exctype, value, traceback, /):
    __stderr__.write(_host.traceback(value))


def _refused(name):
    def refused(*args, **keywords):
        _host.refuse('sys.%s() looks into the interpreter, which is not supported' % name)
    return refused


for _one in ('_getframe', 'getrefcount', 'settrace', 'setprofile', 'getsizeof', 'getallocatedblocks', 'addaudithook', 'audit',
             'setswitchinterval', 'getswitchinterval', '_current_frames', 'call_tracing', 'breakpointhook', 'displayhook'):
    globals()[_one] = _refused(_one)
del _one
)python";

}  // namespace

std::shared_ptr<const NativeModule> sys() {
    auto made = std::make_shared<NativeModule>("sys");
    NativeModule& m = *made;
    for (const char* name : {"stdout", "__stdout__"}) {
        m.value(name, [](Evaluator& evaluator) { return shared_stream(evaluator, "__stdout__", false); });
    }
    for (const char* name : {"stderr", "__stderr__"}) {
        m.value(name, [](Evaluator& evaluator) { return shared_stream(evaluator, "__stderr__", true); });
    }
    m.value("version", [](Evaluator& evaluator) { return evaluator.str("3.11.2 (aludel)"); });
    m.value("platform", [](Evaluator& evaluator) { return evaluator.str("linux"); });
    m.value("byteorder", [](Evaluator& evaluator) { return evaluator.str("little"); });
    m.value("maxsize", [](Evaluator&) { return Value::integer(INT64_MAX); });
    m.value("maxunicode", [](Evaluator&) { return Value::integer(0x10FFFF); });
    m.value("executable", [](Evaluator& evaluator) { return evaluator.str(""); });
    m.value("argv", [](Evaluator& evaluator) { return evaluator.list({evaluator.str("")}); });
    m.value("path", [](Evaluator& evaluator) {
        std::vector<Value> items;
        for (const auto& root : evaluator.options().roots) {
            items.push_back(evaluator.str(root.string()));
        }
        return evaluator.list(std::move(items));
    });
    m.function("exit", "status=None, /", [](Call& call) -> Value {
        raise(call.evaluator, ExceptionType::SystemExit, call.is_none(0) ? std::vector<Value>{} : std::vector<Value>{call[0]});
    });
    m.function("exc_info", "", [](Call& call) {
        Value handled = call.evaluator.handled;
        if (!handled.defined()) {
            return call.evaluator.tuple({Value::none(), Value::none(), Value::none()});
        }
        return call.evaluator.tuple({Value(&type_of(call.evaluator, handled)), handled, get_attribute(call.evaluator, handled, "__traceback__")});
    });
    m.function("exception", "", [](Call& call) { return call.evaluator.handled.defined() ? call.evaluator.handled : Value::none(); });
    m.function("getrecursionlimit", "", [](Call& call) { return Value::integer(call.evaluator.options().limits.depth); });
    m.function("setrecursionlimit", "limit, /", [](Call&) { return Value::none(); });
    m.function("getdefaultencoding", "", [](Call& call) { return call.evaluator.str("utf-8"); });
    m.source(sys_text);
    return made;
}

}  // namespace aludel::python::library
