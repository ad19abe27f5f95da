#!/usr/bin/python3
"""Real Alembic projects at head: the database is inspected, made anew from the SQL that comes out, and inspected again.
Both documents have to be equal, and so has what pg_dump, or SQLite's pragmas, say of the schemas.

usage: catalog.py DIRECTORY [--aludel FILE] [--index FILE] [--only TEXT] [--sqlite]
"""

import argparse
import difflib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus import Aludel, Files, Project, Server, read_index

GRANTS = re.compile(r"GRANT ")


PRAGMAS = (
    "SELECT type, name, tbl_name, rtrim(sql, char(10)) FROM sqlite_schema ORDER BY 1, 2",
    "SELECT m.name, x.* FROM sqlite_schema m, pragma_table_xinfo(m.name) x WHERE m.type = 'table' ORDER BY 1, 2",
    "SELECT m.name, x.* FROM sqlite_schema m, pragma_foreign_key_list(m.name) x WHERE m.type = 'table' ORDER BY 1, 2, 3",
    "SELECT m.name, x.name, \"unique\", origin, partial FROM sqlite_schema m, pragma_index_list(m.name) x ORDER BY 1, 2",
    "SELECT m.name, x.* FROM sqlite_schema m, pragma_index_xinfo(m.name) x WHERE m.type = 'index' ORDER BY 1, 2",
)


def schema(server, name):
    """pg_dump's lines. Grants that stand together have no order."""
    if isinstance(server, Files):
        connection = sqlite3.connect(server.path(name))
        lines = [repr(row) for query in PRAGMAS for row in connection.execute(query)]
        connection.close()
        return lines
    done = subprocess.run(["pg_dump", "--schema-only", "-h", server.directory, "-U", "postgres", name], check=True,
                          capture_output=True, text=True)
    lines, grants = [], []
    for line in done.stdout.splitlines():
        if GRANTS.match(line):
            grants.append(line)
            continue
        lines += sorted(grants)
        grants = []
        if not line.startswith(("\\", "-- Dumped")):
            lines.append(line)
    return lines


def run_script(server, name, sql):
    """What the database says against it; empty: nothing."""
    if not isinstance(server, Files):
        made = subprocess.run(["psql", "-qXAt", "-v", "ON_ERROR_STOP=1", "-h", server.directory, "-U", "postgres",
                               "-d", name], input=sql, capture_output=True, text=True)
        return made.stderr.strip() if made.returncode else ""
    connection = sqlite3.connect(server.path(name))
    try:
        connection.executescript(sql)
    except sqlite3.Error as error:
        return str(error)
    finally:
        connection.close()
    return ""


class Inspection:
    def __init__(self, aludel, server):
        self.aludel = aludel
        self.server = server

    def text(self, project, work, name, *words):
        program = Aludel(self.aludel, project, work, self.server.urls(name)[1])
        here = (project.ini or project.scripts).parent
        done = subprocess.run([program.program, "-c", program.ini, "--database", program.url, "inspect", *words], cwd=here,
                              env=program.environment, capture_output=True, text=True)
        return done.returncode, done.stdout, done.stderr

    def document(self, project, work, name):
        status, text, said = self.text(project, work, name, "--format", "json")
        if status:
            raise RuntimeError(said or text)
        return [line for line in text.splitlines() if not line.startswith('  "database": ')]

    def run(self, project, work):
        """(word, explanation, lines)"""
        for name in ("first", "second"):
            self.server.drop(name)
            self.server.create(name)
        program = Aludel(self.aludel, project, work, self.server.urls("first")[1])
        # Many are for PostgreSQL: on SQLite they are carried as far as they go.
        up = program.run("upgrade", *(["--transaction", "each"] if isinstance(self.server, Files) else []), "heads")
        if isinstance(self.server, Files) and not self.server.path("first").exists():
            return "empty", up.reason, []
        status, sql, said = self.text(project, work, "first")
        if status:
            return "different", said, []
        told = "; ".join(line for line in said.splitlines() if line.startswith("not shown"))
        fault = run_script(self.server, "second", sql)
        if fault:
            return "different", fault, []
        counted = len(re.findall(r"^CREATE ", sql, re.M))
        if counted < 3:
            return "empty", up.reason, []
        for title, one, two in (("inspect", self.document(project, work, "first"), self.document(project, work, "second")),
                                ("the database", schema(self.server, "first"), schema(self.server, "second"))):
            if one != two:
                return "different", title, list(difflib.unified_diff(one, two, "first", "second", lineterm="", n=2))[:40]
        where = "" if up.ok else f", where the upgrade ended: {up.reason}"
        return "equal", f"{counted} objects{where} {told}".rstrip(), []


def main():
    words = argparse.ArgumentParser()
    words.add_argument("directory", type=Path)
    words.add_argument("--aludel", default="build/dev/aludel")
    words.add_argument("--index", type=Path)
    words.add_argument("--only", default="")
    words.add_argument("--sqlite", action="store_true")
    words = words.parse_args()
    work = Path(tempfile.mkdtemp(prefix="corpus-"))
    server = Files(work) if words.sqlite else Server(work)
    inspection = Inspection(str(Path(words.aludel).resolve()), server)
    counts = {}
    try:
        for row in read_index(words.index or words.directory / "projects.tsv"):
            project = Project(words.directory.resolve(), row)
            if words.only not in row["slug"] or not project.scripts.is_dir():
                continue
            verdict, why, lines = inspection.run(project, work)
            counts[verdict] = counts.get(verdict, 0) + 1
            print(f"{verdict:10} {project.slug}  {why}".rstrip(), flush=True)
            for line in lines:
                print("    " + line)
    finally:
        server.stop()
        shutil.rmtree(work, ignore_errors=True)
    print(", ".join(f"{name} {count}" for name, count in sorted(counts.items())))
    return 1 if counts.get("different") else 0


if __name__ == "__main__":
    sys.exit(main())
