#include "script/sqlalchemy/orm_text.hpp"

// What makes sessions: sessionmaker, scoped_session.
namespace aludel::script::sqlalchemy {

const std::string_view scoping_text = R"python(
from sqlalchemy.orm.session import Session


class sessionmaker:
    def __init__(self, bind=None, *, class_=Session, **kw):
        self.kw = kw
        self.kw['bind'] = bind
        self.class_ = class_

    def __call__(self, **local):
        return self.class_(**{**self.kw, **local})

    def configure(self, **kw):
        self.kw.update(kw)

    def begin(self):
        return self().begin()


class scoped_session:
    def __init__(self, session_factory, scopefunc=None):
        self.session_factory = session_factory
        self._session = None

    def __call__(self, **kw):
        if self._session is None:
            self._session = self.session_factory(**kw)
        return self._session

    def remove(self):
        if self._session is not None:
            self._session.close()
        self._session = None

    def __getattr__(self, name):
        return getattr(self(), name)
)python";

}  // namespace aludel::script::sqlalchemy
