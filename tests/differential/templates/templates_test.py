#!/usr/bin/python3
"""Projects of every template: the same commands by `alembic` and by aludel, and the files that they leave.

usage: templates_test.py ALUDEL [TEMPLATE…]
"""

import contextlib
import difflib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from alembic.config import main as alembic_main

HERE = Path(__file__).resolve().parent
DATE = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?")

# Each is one project: what stands in its alembic.ini besides, and the commands.
COMMANDS = [
    ["revision", "-m", "first things", "--rev-id", "aaaa00000001"],
    ["revision", "-m", "It's \"quoted\" \\ & <b>", "--rev-id", "aaaa00000002"],
    ["revision", "--rev-id", "aaaa00000003", "--branch-label", "shop", "--splice", "--head", "aaaa00000001"],
    ["revision", "-m", "ünïcode Ärger 1.5", "--rev-id", "aaaa00000004", "--head", "shop@head",
     "--depends-on", "aaaa00000002", "--depends-on", "aaaa00000001"],
    ["revision", "-m", "a base of its own", "--rev-id", "aaaa00000005", "--head", "base", "--depends-on", "aaaa00000001"],
    ["merge", "-m", "together", "--rev-id", "aaaa00000006", "heads"],
    ["revision", "-m", "a message that is so long that the name of the file is cut somewhere", "--rev-id", "aaaa00000007"],
]
INI = ["", "timezone = UTC", "timezone = Europe/Berlin\nfile_template = %%(year)d-%%(month).2d_%%(rev)s_%%(slug)s\n"
       "truncate_slug_length = 20"]


def own_templates():
    return [(path.stem, path.read_text()) for path in sorted((HERE / "mako").glob("*.mako"))]


def write_project(directory, template, more):
    (directory / "migrations" / "versions").mkdir(parents=True)
    (directory / "migrations" / "script.py.mako").write_text(template)
    (directory / "migrations" / "env.py").write_text("")
    (directory / "alembic.ini").write_text(
        "[alembic]\nscript_location = %(here)s/migrations\ndatabases = one, two\nteam = crew\n" + more + "\n")


def alembic(directory, words):
    """In this process: (did it go well, what it said)."""
    said = io.StringIO()
    here = os.getcwd()
    os.chdir(directory)
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            alembic_main(words, prog="alembic")
        return True, said.getvalue()
    except SystemExit as end:
        return not end.code, said.getvalue()
    except Exception as error:
        return False, f"{said.getvalue()}{type(error).__name__}: {error}"
    finally:
        os.chdir(here)


def generated():
    """The templates that `alembic init` brings."""
    found = []
    for name in ("generic", "async", "multidb"):
        with tempfile.TemporaryDirectory() as directory:
            alembic(directory, ["init", "-t", name, "migrations"])
            found.append((f"alembic's {name}", (Path(directory) / "migrations" / "script.py.mako").read_text()))
    return found


def sorted_parents(match):
    """Alembic names the parents of a merge of `heads` as a set has them."""
    return match[1] + ", ".join(sorted(re.findall(r"'\w+'|\w+", match[2])))


def files(directory):
    found = {}
    for path in sorted((directory / "migrations" / "versions").rglob("*.py")):
        name = DATE.sub("DATE", re.sub(r"^\d{4}-\d\d", "DATE", path.name))
        text = DATE.sub("DATE", path.read_text())
        if "aaaa00000006" in name:
            text = re.sub(r"(Revises: \(?|down_revision[^\n=]*= \()([^)\n]*)", sorted_parents, text)
        found[name] = text.splitlines()
    return found


def compare(title, aludel, template, more):
    differences = []
    with tempfile.TemporaryDirectory() as root:
        ours, theirs = Path(root) / "ours", Path(root) / "theirs"
        for directory in (ours, theirs):
            directory.mkdir()
            write_project(directory, template, more)
        for words in COMMANDS:
            mine = subprocess.run([aludel, *words], cwd=ours, capture_output=True, text=True)
            fine, said = alembic(theirs, words)
            if not fine and words[0] == "merge" and "Template rendering failed" in said and "config" in template:
                # Debian's Alembic gives a merge no `config`; 1.10 and later do. Nothing to compare it with here.
                for path in (ours / "migrations" / "versions").rglob("*aaaa00000006*"):
                    path.unlink()
                continue
            if (mine.returncode == 0) != fine:
                differences.append(f"{title}: {' '.join(words)}: aludel: {mine.stderr}, alembic: {said[-300:]}")
        mine, other = files(ours), files(theirs)
        if list(mine) != list(other):
            differences.append(f"{title}: names {list(mine)}, not {list(other)}")
        for name in other:
            if name in mine and mine[name] != other[name]:
                differences += list(difflib.unified_diff(other[name], mine[name], f"{title}: {name}, alembic", "aludel", lineterm=""))
        return len(other), differences


def main():
    os.environ.update(PYTHONDONTWRITEBYTECODE="1", TZ="UTC")
    aludel = str(Path(sys.argv[1]).resolve())
    count, differences = 0, []
    given = [(str(path), path.read_text()) for path in map(Path, sys.argv[2:])]
    for number, (title, template) in enumerate(own_templates() + generated() + given):
        for ini in INI if number < 2 else INI[:1]:
            made, found = compare(title, aludel, template, ini)
            count += made
            differences += found
    for line in differences:
        print(line)
    print(f"{count} files, {len(differences)} lines differ")
    return 1 if differences or count < 50 else 0


if __name__ == "__main__":
    sys.exit(main())
