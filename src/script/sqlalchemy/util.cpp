#include "script/sqlalchemy/util.hpp"

namespace aludel::script::sqlalchemy {
namespace {

constexpr std::string_view util_text = R"python(
class memoized_property:
    """A property that is asked once: its value takes its place in the object."""

    def __init__(self, fget, doc=None):
        self.fget = fget
        self.__doc__ = doc or fget.__doc__
        self.__name__ = fget.__name__

    def __get__(self, obj, cls):
        if obj is None:
            return self
        value = self.fget(obj)
        obj.__dict__[self.__name__] = value
        return value


class immutabledict(dict):
    def _immutable(self, *args, **kw):
        raise TypeError('%s object is immutable' % type(self).__name__)

    __setitem__ = __delitem__ = update = clear = pop = popitem = setdefault = _immutable

    def union(self, *others, **kw):
        made = dict(self)
        for other in others:
            made.update(other)
        made.update(kw)
        return immutabledict(made)

    merge_with = union

    def __repr__(self):
        return 'immutabledict(%r)' % (dict(self),)
)python";

}  // namespace

std::shared_ptr<const python::NativeModule> util_module() {
    auto made = std::make_shared<python::NativeModule>("sqlalchemy.util");
    made->source(util_text);
    return made;
}

}  // namespace aludel::script::sqlalchemy
