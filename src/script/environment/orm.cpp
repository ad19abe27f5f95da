#include "script/environment/modules.hpp"

// sqlalchemy.orm, as far as it says which MetaData the models have, and so which naming convention.
namespace aludel::script::environment {
namespace {

constexpr std::string_view orm_module_source = R"python(
from sqlalchemy import MetaData as _MetaData


class registry:
    def __init__(self, *, metadata=None, class_registry=None, type_annotation_map=None, constructor=None):
        self.metadata = _MetaData() if metadata is None else metadata

    def generate_base(self, *args, **kw):
        return _base(self.metadata)


class DeclarativeBase:
    def __init_subclass__(cls, **kw):
        if DeclarativeBase in cls.__bases__:
            own = cls.__dict__
            if 'metadata' not in own:
                cls.metadata = own['registry'].metadata if 'registry' in own else _MetaData()


class DeclarativeBaseNoMeta(DeclarativeBase):
    pass


def _base(metadata):
    return type('Base', (), {'metadata': metadata})


def declarative_base(*, metadata=None, **kw):
    return _base(_MetaData() if metadata is None else metadata)


def as_declarative(**kw):
    def decorate(cls):
        if 'metadata' not in cls.__dict__:
            cls.metadata = kw.get('metadata') if kw.get('metadata') is not None else _MetaData()
        return cls
    return decorate
)python";

}  // namespace

std::string_view orm_text() {
    return orm_module_source;
}

}  // namespace aludel::script::environment
