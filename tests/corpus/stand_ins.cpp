#include "stand_ins.hpp"

#include <algorithm>
#include <cctype>

#include "base/text.hpp"

#include "python/attribute.hpp"
#include "python/call.hpp"
#include "python/evaluator.hpp"

namespace aludel::corpus {
namespace {

using namespace python;

/// What every stand-in is. `answer` is ours: something that only a database could tell.
constexpr std::string_view recording_text = R"python(
ANSWERS = {'execute', 'exec_driver_sql', 'scalar', 'scalars', 'query', 'fetchall', 'fetchone', 'mappings', 'rowcount',
           'has_table', 'has_sequence', 'has_type', 'get_table_names', 'get_columns', 'get_indexes', 'get_foreign_keys',
           'get_unique_constraints', 'get_pk_constraint', 'get_schema_names', 'from_engine', 'server_version_info',
           'get_multi_columns', 'get_enums', 'all', 'first', 'one', 'one_or_none', 'scalar_one', 'scalar_one_or_none',
           'run_sync', 'inserted_primary_key', 'get_current_revision', 'get_current_heads'}


class Meta(type):
    def __getattr__(cls, name):
        return attribute(cls, cls.__name__, name)

    def __getitem__(cls, key):
        return cls


def attribute(owner, path, name):
    if name.startswith('__') and name.endswith('__') and name not in ('__table__', '__mapper__', '__tablename__'):
        raise AttributeError(f"'{path}' has no attribute '{name}'")
    if name in ANSWERS:
        return Answer(f'{path}.{name}')
    if name == 'dialect':
        return Dialect()
    return Recorded.at(f'{path}.{name}')


class Recorded(metaclass=Meta):
    _path = 'recorded'

    def __init__(self, *args, **kwargs):
        self._path = type(self).__name__

    @staticmethod
    def at(path):
        made = Recorded()
        made._path = path
        return made

    def __init_subclass__(cls, **kwargs):
        pass

    def __getattr__(self, name):
        return attribute(self, self._path, name)

    def __call__(self, *args, **kwargs):
        last = self._path.rpartition('.')[2]
        if last == 'is_offline_mode':
            return False
        if last == 'get_x_argument':
            return {} if kwargs.get('as_dictionary') or args else []
        if last == 'get_main_option':
            return args[1] if len(args) > 1 else kwargs.get('default')
        if last in ('f', 'quote'):
            return args[0] if args else ''
        return Recorded.at(self._path + '()')

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return None

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exception):
        return None

    def __await__(self):
        return self
        yield

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0

    def __bool__(self):
        return not self._path.endswith('.as_sql')

    def __contains__(self, item):
        return False

    def __getitem__(self, key):
        return Recorded.at(f'{self._path}[]')

    def __setitem__(self, key, value):
        pass

    def __delitem__(self, key):
        pass

    def _operator(self, *others):
        return Recorded.at('expression')

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _operator
    __mod__ = __rmod__ = __and__ = __rand__ = __or__ = __ror__ = __invert__ = __neg__ = _operator
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __lshift__ = __rshift__ = _operator

    def __hash__(self):
        return id(self)

    def __repr__(self):
        return f'<{self._path}>'


class Dialect(Recorded):
    name = 'postgresql'
    driver = 'psycopg2'


class Answer(Recorded):
    def __init__(self, path):
        self._path = path

    def __call__(self, *args, **kwargs):
        return answer(f'{self._path}()')

    def __iter__(self):
        return iter(answer(self._path))

    def __len__(self):
        return len(answer(self._path))

    def __bool__(self):
        return bool(answer(self._path))

    def _compare(self, other):
        return answer(self._path)

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _compare

    def __getitem__(self, key):
        return answer(self._path)[key]

    def __hash__(self):
        return id(self)


def make_class(name, module):
    return Meta(name, (Recorded,), {'__module__': module})


def make_exception(name, module):
    base = Warning if name.endswith('Warning') else Exception
    return type(name, (base,), {'__module__': module})


def make_base(*args, **kwargs):
    return Meta('Base', (Recorded,), {})


def nothing(*args, **kwargs):
    return None


def inspect(subject, *args, **kwargs):
    return answer('inspect()')
)python";

bool ends_like_an_exception(std::string_view name) {
    for (std::string_view end : {"Error", "Exception", "Warning", "NoResultFound", "MultipleResultsFound"}) {
        if (name.ends_with(end)) {
            return true;
        }
    }
    return false;
}

}  // namespace

Value attribute_of_recording(Evaluator& evaluator, std::string_view name) {
    return get_attribute(evaluator, evaluator.import_module("recording", true), evaluator.intern(name));
}

namespace {

Value make_attribute(Evaluator& evaluator, const std::string& module, std::string_view name) {
    if (name.starts_with("__")) {
        return {};
    }
    if (name == "declarative_base" || name == "automap_base") {
        return attribute_of_recording(evaluator, "make_base");
    }
    if (name == "inspect") {
        return attribute_of_recording(evaluator, "inspect");
    }
    if (module == "alembic.op" && (name == "execute" || name == "bulk_insert")) {
        return attribute_of_recording(evaluator, "nothing");
    }
    const bool is_class = name[0] >= 'A' && name[0] <= 'Z';
    const char* maker = !is_class ? "" : ends_like_an_exception(name) ? "make_exception" : "make_class";
    if (is_class) {
        return call(evaluator, attribute_of_recording(evaluator, maker), {evaluator.str(std::string(name)), evaluator.str(module)});
    }
    Value recorded = attribute_of_recording(evaluator, "Recorded");
    return call_method(evaluator, recorded, "at", {evaluator.str(module + "." + std::string(name))});
}

}  // namespace

std::shared_ptr<const NativeModule> recording_module() {
    auto made = std::make_shared<NativeModule>("recording");
    made->function("answer", "what", [](Call& call) { return call.evaluator.unknown("the answer of " + std::string(call.text(0))); });
    made->source(recording_text);
    return made;
}

std::shared_ptr<const NativeModule> stand_in(const std::string& name) {
    auto made = std::make_shared<NativeModule>(name);
    made->package();
    made->fallback([name](Evaluator& evaluator, std::string_view wanted) { return make_attribute(evaluator, name, wanted); });
    return made;
}

namespace {

/// The dotted name at the beginning; empty when there is none (a relative import).
std::string_view dotted_name(std::string_view text) {
    const auto in_name = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.'; };
    const auto end = std::find_if_not(text.begin(), text.end(), in_name);
    const std::string_view name = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    return name.starts_with('.') ? std::string_view() : name;
}

void insert_with_parents(std::string_view name, std::set<std::string>& into) {
    while (!name.empty()) {
        into.emplace(name);
        const std::size_t dot = name.rfind('.');
        name = name.substr(0, dot == std::string_view::npos ? 0 : dot);
    }
}

}  // namespace

void imported_modules(std::string_view text, std::set<std::string>& into) {
    for (std::string_view line : split(text, '\n')) {
        line = trim(line);
        if (line.starts_with("from ")) {
            insert_with_parents(dotted_name(trim(line.substr(5))), into);
        } else if (line.starts_with("import ")) {
            for (std::string_view name : split(line.substr(7), ',')) {
                insert_with_parents(dotted_name(trim(name)), into);
            }
        }
    }
}

}  // namespace aludel::corpus
