#include "script/extension/package.hpp"

// flask_sqlalchemy: what SQLAlchemy() shows of sqlalchemy and sqlalchemy.orm. A session needs the application.
namespace aludel::script::extension {
namespace {

constexpr std::string_view text = R"python(
import sqlalchemy as _sa
import sqlalchemy.orm as _orm

import _host

_of_orm = ('aliased', 'backref', 'column_property', 'contains_eager', 'deferred', 'joinedload', 'lazyload', 'load_only', 'relationship',
           'selectinload', 'subqueryload', 'synonym', 'undefer', 'mapped_column', 'sessionmaker', 'scoped_session')


class SQLAlchemy:
    def __init__(self, app=None, *, metadata=None, session_options=None, query_class=None, model_class=None,
                 engine_options=None, add_models_to_shell=True, disable_autonaming=False, use_native_unicode=None):
        self.metadata = _sa.MetaData() if metadata is None else metadata

    @property
    def session(self):
        _host.refuse('the session of flask_sqlalchemy, which the application connects',
                'use op.get_bind(), or write this revision as an SQL file of the same id')

    @property
    def Model(self):
        if '_model' not in self.__dict__:
            self._model = _orm.declarative_base(metadata=self.metadata)
        return self._model

    def init_app(self, app):
        pass

    def __getattr__(self, name):
        return getattr(_orm if name in _of_orm else _sa, name)
)python";

}  // namespace

const Package& flask_sqlalchemy() {
    static const Package package{.name = "flask_sqlalchemy", .text = text};
    return package;
}

}  // namespace aludel::script::extension
