#!/usr/bin/python3
"""seeds.py DIRECTORY: writes a directory of seeds for every fuzz target, out of what the repository has already:
the snippets and projects of the differential tests, the files of the text-file cases, the examples. What lies in
tests/fuzz/seeds besides is what it does not have, and what once broke a target."""

import hashlib
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LONGEST = 4096  # as in run.sh: libFuzzer would cut the rest off


def read(path):
    """The bytes as they are: some cases are no UTF-8."""
    return path.read_bytes().decode("latin-1")


def case_files():
    """(path in the case, content, is it for SQLite only, for PostgreSQL only) of every file of every case."""
    mark = re.compile(r"^(==> |\$ |> |## |only \w+:$)")
    for path in sorted((ROOT / "tests/cases").rglob("*.test")):
        text = read(path)
        databases = re.search(r"^databases: (.*)$", text, re.M)
        name, lines = None, []
        for line in text.splitlines() + ["## end"]:
            if mark.match(line):
                if name:
                    yield name, "\n".join(lines).rstrip("\n") + "\n", databases[1].split() if databases else []
                name, lines = (line[4:].strip(), []) if line.startswith("==> ") else (None, [])
            else:
                lines.append(line[1:] if line.startswith("\\") else line)


def sections(text):
    """The SQL of a revision file, without its header."""
    return [part.split("\n", 1)[-1] for part in re.split(r"^-- aludel: ", text, flags=re.M)[1:]]


def urls(text):
    return re.findall(r"""(?:ephemeral|\w[\w+.-]*://)[^\s"'`)>\]]*""", text)


def seeds():
    """(target, text) of every seed."""
    for path in sorted((ROOT / "tests/differential/python/snippets").glob("*.py")):
        for snippet in re.split(r"^#== .*\n", read(path), flags=re.M):
            yield "python", snippet
    for path in sorted((ROOT / "tests/projects").rglob("*.py")):
        yield "python", read(path)
    for path in sorted((ROOT / "examples").rglob("*.sql")) + sorted((ROOT / "tests/projects").rglob("*.sql")):
        text = read(path)
        yield "revision", text
        for sql in sections(text):
            yield "split_postgresql", sql
            yield "split_sqlite", sql
    for path in sorted(ROOT.glob("examples/**/aludel.toml")):
        yield "settings", "t" + read(path)
    for path in sorted((ROOT / "tests/projects").rglob("alembic.ini")):
        yield "ini", read(path)
    for name, text, databases in case_files():
        if name.endswith(".py"):
            yield "python", text
        elif name.endswith(".sql"):
            yield "revision", text
            for sql in sections(text):
                for database in databases:
                    if database != "none":
                        yield "split_" + database, sql
        elif name.endswith(".ini"):
            yield "ini", text
            yield "settings", "i" + text
        elif name.endswith("pyproject.toml"):
            yield "settings", "p" + text
        elif name.endswith(".toml"):
            yield "settings", "t" + text
    for path in sorted((ROOT / "tests/cases").rglob("*.test")) + sorted((ROOT / "docs").rglob("*.md")):
        for url in urls(read(path)):
            yield "url", url


def main():
    directory = pathlib.Path(sys.argv[1])
    for target, text in seeds():
        data = text.encode("latin-1")
        if 0 < len(data) <= LONGEST:
            (directory / target).mkdir(parents=True, exist_ok=True)
            (directory / target / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


main()
