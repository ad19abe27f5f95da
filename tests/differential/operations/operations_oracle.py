#!/usr/bin/python3
"""What Alembic prints offline for the snippets of cases/*.txt. Run by operations_test.cpp.

Writes a record for each snippet and dialect: title, dialect and text, between \\x1f and \\x1e; the text begins with
"! " where Alembic raises. The first record has the versions.
Only ever an oracle of the tests: nothing of Aludel runs Python.
"""

import io
import sys
import warnings

import alembic
import sqlalchemy as sa
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy.dialects import postgresql, sqlite

warnings.simplefilter("ignore")


def snippets(path):
    title, lines = None, []
    for line in open(path, encoding="utf-8"):
        if line.startswith("#== "):
            if title is not None:
                yield title, lines
            title, lines = line[4:].strip(), []
        elif title is not None:
            lines.append(line)
    if title is not None:
        yield title, lines


def run(text, dialect, named):
    output = io.StringIO()
    context = MigrationContext.configure(
        dialect_name=dialect,
        dialect_opts={"paramstyle": "named"} if named else {},
        opts={"as_sql": True, "literal_binds": True, "output_buffer": output},
    )
    with Operations.context(context) as operations:
        try:
            code = compile(text, "case", "exec")
            exec(code, {"op": operations, "sa": sa, "postgresql": postgresql, "sqlite": sqlite})
        except Exception as error:
            return f"! {type(error).__name__}: {error}"
    return output.getvalue()


def main():
    answers = [["version", alembic.__version__, sa.__version__]]
    for path in sys.argv[1:]:
        for title, lines in snippets(path):
            text = "".join(lines)
            for dialect in ("postgresql", "sqlite"):
                answers.append([title, dialect, run(text, dialect, "# paramstyle: pyformat" not in text)])
    sys.stdout.write("".join("\x1f".join(one) + "\x1e" for one in answers))


main()
