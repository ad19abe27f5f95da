#include "script/extension/package.hpp"

// flask_sqlalchemy: what SQLAlchemy() shows of sqlalchemy and sqlalchemy.orm. Its engine is that of the application,
// and Flask-Migrate's env.py takes the run's database from there: they are one, and a session is a connection beside
// the migrations' own.
namespace aludel::script::extension {
namespace {

constexpr std::string_view flask_sqlalchemy_text = R"python(
import sqlalchemy as _sa
import sqlalchemy.engine._second as _second
import sqlalchemy.orm as _orm

import _host

_of_orm = ('aliased', 'backref', 'column_property', 'contains_eager', 'deferred', 'joinedload', 'lazyload', 'load_only', 'relationship',
           'selectinload', 'subqueryload', 'synonym', 'undefer', 'mapped_column', 'sessionmaker', 'scoped_session')


class _TableName:
    """The name of the class in small letters, with an underscore where a new word begins."""

    def __get__(self, instance, owner):
        name = owner.__name__
        words = ''
        for at, letter in enumerate(name):
            behind, before = name[at + 1:at + 2], name[at - 1:at]
            if at > 0 and letter.isupper() and (behind.islower() or before.islower() or before.isdigit()):
                words += '_'
            words += letter.lower()
        return words


class _Query:
    def __init__(self, owner):
        self.owner = owner

    def __get__(self, instance, model):
        return self.owner.session.query(model)


class SQLAlchemy:
    def __init__(self, app=None, *, metadata=None, session_options=None, query_class=None, model_class=None,
                 engine_options=None, add_models_to_shell=True, disable_autonaming=False, use_native_unicode=None):
        self.metadata = _sa.MetaData() if metadata is None else metadata

    @property
    def session(self):
        if '_session' not in self.__dict__:
            self._session = _orm.scoped_session(_orm.sessionmaker(bind=self.engine))
        return self._session

    @property
    def engine(self):
        return _second.engine_of_run

    def get_engine(self, bind_key=None):
        if bind_key is not None:
            _host.refuse("the engine of the bind key '%s', which the application has" % bind_key, 'use create_engine()')
        return self.engine

    @property
    def Model(self):
        if '_model' not in self.__dict__:
            base = type('Model', (), {'__tablename__': _TableName(), 'query': _Query(self)})
            self._model = _orm.declarative_base(metadata=self.metadata, cls=base)
        return self._model

    def Table(self, name, *args, **kw):
        if not args or not isinstance(args[0], _sa.MetaData):
            args = (self.metadata, *args)
        return _sa.Table(name, *args, **kw)

    def init_app(self, app):
        pass

    def __getattr__(self, name):
        return getattr(_orm if name in _of_orm else _sa, name)
)python";

}  // namespace

const Package& flask_sqlalchemy() {
    static const Package package{.name = "flask_sqlalchemy", .text = flask_sqlalchemy_text};
    return package;
}

}  // namespace aludel::script::extension
