"""The env.py that Alembic gets for a project of the corpus: no models, a database from the environment, and a stand-in
for every module that the revisions import and this machine has not."""

import importlib.abc
import importlib.machinery
import importlib.util
import logging
import os
import sys
import types

from alembic import context
from sqlalchemy import create_engine, pool


class Missing:
    """What a module that is not here would have held. It may be imported, named and looked into, not used."""

    def __init__(self, name):
        self.__dict__["_name"] = name

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Missing(f"{self._name}.{name}")

    def __call__(self, *args, **kw):
        raise ImportError(f"needs {self._name}")

    def __iter__(self):
        raise ImportError(f"needs {self._name}")

    def __repr__(self):
        return f"<missing {self._name}>"


class MissingModule(types.ModuleType):
    __path__ = []
    __all__ = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Missing(f"{self.__name__}.{name}")


class Guarded(importlib.abc.Loader):
    """Loads a module of the project; one that cannot be loaded without what is missing is missing itself."""

    def __init__(self, loader):
        self.loader = loader

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        try:
            self.loader.exec_module(module)
        except Exception as error:
            print(f"oracle: {module.__name__} is missing: {type(error).__name__}: {error}", file=sys.stderr)
            sys.modules[module.__name__] = MissingModule(module.__name__)


class Finder(importlib.abc.MetaPathFinder):
    def __init__(self, roots):
        self.roots = roots

    def find_spec(self, name, path, target=None):
        parent = name.rpartition(".")[0]
        if isinstance(sys.modules.get(parent), MissingModule):
            return importlib.machinery.ModuleSpec(name, Absent(), is_package=True)
        spec = importlib.machinery.PathFinder.find_spec(name, path if parent else self.roots)
        if spec is None or spec.origin is None or spec.loader is None:
            return None
        if any(spec.origin.startswith(root + os.sep) for root in self.roots):
            spec.loader = Guarded(spec.loader)
            return spec
        return None


class Absent(importlib.abc.Loader, importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return MissingModule(spec.name)

    def exec_module(self, module):
        pass


def prepare():
    roots = [path for path in os.environ.get("CORPUS_ROOTS", "").split(os.pathsep) if path]
    known = ("alembic", "sqlalchemy", "psycopg2")
    for name in known:
        importlib.import_module(name)
    sys.path[:0] = roots
    sys.meta_path.insert(0, Finder(roots))
    sys.meta_path.append(Absent())
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("oracle: %(message)s"))
    logger = logging.getLogger("alembic.runtime.migration")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)


def main():
    url = os.environ["CORPUS_URL"]
    if context.is_offline_mode():
        context.configure(url=url, literal_binds=True, dialect_opts={"paramstyle": "named"})
        with context.begin_transaction():
            context.run_migrations()
        return
    engine = create_engine(url, poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()


prepare()
main()
