#include "script/sqlalchemy/mutable.hpp"

namespace aludel::script::sqlalchemy {
namespace {

constexpr std::string_view text = R"python(
from sqlalchemy.types import to_instance as _to_instance


class MutableBase:
    pass


class Mutable(MutableBase):
    @classmethod
    def as_mutable(cls, sqltype):
        return _to_instance(sqltype)

    @classmethod
    def associate_with(cls, sqltype):
        pass

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
    made->source(text);
    return made;
}

}  // namespace aludel::script::sqlalchemy
