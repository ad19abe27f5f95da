"""Is it there already? For migrations that may run over a database that somebody has touched.

    from migration_helpers import column_exists

    if not column_exists("users", "phone"):
        op.add_column("users", sa.Column("phone", sa.String(20)))
"""
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op
from sqlalchemy.exc import ProgrammingError

ALREADY = ("already exists", "duplicate column", "DuplicateTable", "DuplicateColumn", "DuplicateObject")


def table_exists(table_name: str) -> bool:
    return table_name in sa.inspect(op.get_bind()).get_table_names()


def column_exists(table_name: str, column_name: str) -> bool:
    inspector = sa.inspect(op.get_bind())
    if not inspector.has_table(table_name):
        return False
    return any(column["name"] == column_name for column in inspector.get_columns(table_name))


def column_in_information_schema(table_name, column_name, schema="public"):
    """The same by SQL, for those who do not trust the inspector's cache."""
    found = op.get_bind().execute(
        sa.text(
            """
            SELECT EXISTS (
                SELECT 1 FROM information_schema.columns
                WHERE table_schema = :schema AND table_name = :table AND column_name = :column
            )
            """
        ),
        {"schema": schema, "table": table_name, "column": column_name},
    )
    return bool(found.scalar())


def index_exists(table_name: str, index_name: str) -> bool:
    return index_name in {index["name"] for index in sa.inspect(op.get_bind()).get_indexes(table_name)}


def enum_exists(name: str) -> bool:
    result = op.get_bind().execute(sa.text("SELECT 1 FROM pg_type WHERE typname = :name AND typtype = 'e'"), {"name": name})
    return result.fetchone() is not None


def constraint_exists(table_name, constraint_name):
    row = op.get_bind().execute(
        sa.text("SELECT c.conname, c.contype FROM pg_constraint c WHERE c.conrelid = to_regclass(:table) AND c.conname = :name"),
        {"table": table_name, "name": constraint_name},
    ).first()
    return row is not None and row.conname == constraint_name


def safe_add_column(table_name: str, column: sa.Column) -> bool:
    """True when it was added."""
    if column_exists(table_name, column.name):
        print(f"  - {table_name}.{column.name} is there already")
        return False
    op.add_column(table_name, column)
    return True


@contextmanager
def ignore_existing(what: str):
    """Under a savepoint: what fails because it is there does not take the migration with it."""
    try:
        with op.get_bind().begin_nested():
            yield
    except ProgrammingError as error:
        if not any(word in str(error) for word in ALREADY):
            raise
        print(f"  - {what} is there already ({type(error.orig).__name__})")
