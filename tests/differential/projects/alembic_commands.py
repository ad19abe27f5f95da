#!/usr/bin/python3
"""Alembic's commands for projects_test.cpp, one a line, without a new start of Python for each.

A line: the database, the configuration file and the words of the command, between tabs; run in the working directory.
The answer, between tabs: "ok" or "failed", the last step that Alembic said it was at, the error with its type.
Only ever an oracle of the tests: nothing of Aludel runs Python.
"""

import os
import re
import sys
import tempfile
from urllib.parse import quote

import psycopg2  # noqa: F401  (imported here, so that no child has to)
import sqlalchemy.dialects.postgresql  # noqa: F401
import sqlalchemy.dialects.sqlite  # noqa: F401
from alembic.config import main as alembic_main

STEP = re.compile(r"Running (?:upgrade|downgrade|stamp_revision) (.*)")


def use(database):
    if database.startswith("/"):
        os.environ["DATABASE_URL"] = "sqlite:///" + database
        return
    os.environ["DB_NAME"] = database
    os.environ["DATABASE_URL"] = "postgresql://%s@/%s?host=%s&port=%s" % (
        os.environ["DB_USER"], database, quote(os.environ["DB_HOST"], safe=""), os.environ["DB_PORT"],
    )


def child(database, config, words, log):
    """Never returns: Alembic changes what is global (modules, logging), so each command has a process."""
    os.dup2(log.fileno(), 1)
    os.dup2(log.fileno(), 2)
    use(database)
    status = 0
    try:
        alembic_main(["-c", config, *words], prog="alembic")
    except SystemExit as end:
        status = 1 if end.code else 0
    except BaseException as error:
        print("\n@error %s: %s" % (type(error).__name__, str(error).split("\n")[0]), file=sys.stderr)
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def run(database, config, words):
    with tempfile.TemporaryFile() as log:
        pid = os.fork()
        if pid == 0:
            child(database, config, words, log)
        status = os.waitpid(pid, 0)[1]
        log.seek(0)
        lines = log.read().decode("utf-8", "replace").splitlines()
    steps = [found.group(1) for found in map(STEP.search, lines) if found]
    errors = [line.split(" ", 1)[1] for line in lines if line.startswith("@error ")]
    # A refusal of Alembic itself is one line that it prints.
    refusals = [line for line in lines if line.startswith("FAILED:")]
    said = (errors or refusals or lines[-1:] or [""])[-1]
    return "\t".join(["failed" if status else "ok", steps[-1] if steps else "", said if status else ""])


def main():
    for line in sys.stdin:
        database, config, *words = line.rstrip("\n").split("\t")
        print(run(database, config, words), flush=True)


main()
