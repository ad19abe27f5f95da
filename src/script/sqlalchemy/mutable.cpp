#include "script/sqlalchemy/mutable.hpp"

namespace aludel::script::sqlalchemy {
namespace {

constexpr std::string_view mutable_text = R"python(
from sqlalchemy.types import to_instance as _to_instance

# Whose values are looked at again before they are written.
_types = []
_kinds = []


def are_there():
    return bool(_types or _kinds)


def is_mutable(column):
    return any(one is column.type for one in _types) or isinstance(column.type, tuple(_kinds))


class MutableBase:
    pass


class Mutable(MutableBase):
    @classmethod
    def as_mutable(cls, sqltype):
        made = _to_instance(sqltype)
        _types.append(made)
        return made

    @classmethod
    def associate_with(cls, sqltype):
        _kinds.append(sqltype)

    def changed(self):
        pass


class MutableComposite(MutableBase):
    pass


class MutableDict(Mutable, dict):
    pass


class MutableList(Mutable, list):
    pass


class MutableSet(Mutable, set):
    pass
)python";

}  // namespace

std::shared_ptr<const python::NativeModule> mutable_extension() {
    auto made = std::make_shared<python::NativeModule>("sqlalchemy.ext.mutable");
    made->source(mutable_text);
    return made;
}

}  // namespace aludel::script::sqlalchemy
