"""What Alembic does with each of batch_cases.txt, on SQLite: standard output is batch_expected.txt.

Alembic 1.19 with SQLAlchemy 2.0 wrote the file that is kept. Others do some of it otherwise: `--compare FILE` tells
where this one differs from what it had written.
"""

import re
import sys
import warnings

import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations


def cases(path):
    setup, found, title, body = [], [], None, []
    for line in open(path, encoding="utf-8").read().split("\n"):
        if line.startswith("#"):
            continue
        if line.startswith("== "):
            title, body = line[3:], []
            if title == "setup":
                setup = body
            else:
                found.append((title, body))
        elif title is not None:
            body.append(line)
    statements = [one for one in "\n".join(setup).split(";\n") if one.strip()]
    return statements, [(title, script("\n".join(body).rstrip("\n"))) for title, body in found]


def script(body):
    """`table, arguments: first call`, with further calls below it, or Python as it is."""
    lines = body.split("\n")
    ends = [at for at in (lines[0].find(": b."), lines[0].find(": pass")) if at > 0]
    if not ends:
        return body
    end = min(ends)
    table, comma, arguments = lines[0][:end].partition(", ")
    calls = [lines[0][end + 2 :]] + [line[3:] for line in lines[1:]]
    head = "with op.batch_alter_table(%r%s%s) as b:" % (table, comma, arguments)
    return "\n".join([head] + ["    " + call for call in calls])


def by_constraint(sql):
    """The lines of CREATE TABLE, constraints last and sorted: their order is chance."""
    lines = [line.strip().rstrip(", ") for line in (sql or "").split("\n") if line.strip()]
    return "\n".join([l for l in lines if not is_constraint(l)] + sorted(l for l in lines if is_constraint(l)))


def is_constraint(line):
    return re.match(r"\s*(CONSTRAINT|PRIMARY KEY|UNIQUE|CHECK|FOREIGN KEY)\b", line) is not None


def state(connection):
    found = {}
    for kind, name, sql in connection.exec_driver_sql(
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_autoindex%'"
    ).fetchall():
        found["%s %s" % (kind, name)] = by_constraint(sql)
        if kind == "table":
            columns = [row[1] for row in connection.exec_driver_sql('PRAGMA table_xinfo("%s")' % name).fetchall()]
            quoted = ", ".join('quote("%s")' % column for column in columns)
            rows = connection.exec_driver_sql('SELECT %s FROM "%s" ORDER BY 1' % (quoted, name)).fetchall()
            text = "\n".join("|".join(str(value) for value in row) for row in rows)
            found["rows of " + name] = re.sub(r"'20[2-9]\d-\d\d-\d\d [\d:]{8}'", "'now'", text.replace(
                "'2020-01-02 03:04:05'", "'then'"))
    return found


def error_text(error):
    if isinstance(error, sa.exc.DBAPIError):
        return "SQLite: %s" % error.orig
    name = type(error).__name__ if type(error).__module__ == "builtins" else "%s.%s" % (
        type(error).__module__, type(error).__name__)
    text = ("%s: %s" % (name, error)).split("\n")[0]
    return re.sub(r"(Circular dependency detected\.).*", r"\1", text)


def outcome(setup, body):
    engine = sa.create_engine("sqlite://", future=True)
    with engine.connect() as connection:
        for statement in setup:
            connection.exec_driver_sql(statement)
        connection.commit()
        before = state(connection)
        context = MigrationContext.configure(connection)
        try:
            exec(body, {"op": Operations(context), "sa": sa})
        except Exception as error:
            return ["! " + error_text(error)]
        after = state(connection)
    lines = ["- " + name for name in sorted(before) if name not in after]
    for name in sorted(after):
        if before.get(name) != after[name]:
            lines += ["+ " + name] + ["    " + line for line in after[name].split("\n")]
    return lines


def main():
    warnings.simplefilter("ignore")
    setup, all_cases = cases(sys.argv[1])
    expected = {}
    if len(sys.argv) == 4 and sys.argv[2] == "--compare":
        for part in open(sys.argv[3], encoding="utf-8").read().split("== ")[1:]:
            title, _, text = part.partition("\n")
            expected[title] = text.rstrip("\n")
    for title, body in all_cases:
        text = "\n".join(outcome(setup, body))
        if not expected:
            print("== %s\n%s" % (title, text))
        elif expected.get(title) != text:
            print("== %s\n%s\n-- kept\n%s" % (title, text, expected.get(title)))


main()
