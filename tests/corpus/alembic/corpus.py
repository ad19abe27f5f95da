#!/usr/bin/python3
"""Real Alembic projects: carried to head, back to base and up again by aludel and by Alembic, on scratch databases,
and compared. What comes out is told by a word a project; ../README.md says what the words mean.

usage: corpus.py DIRECTORY [--aludel FILE] [--index FILE] [--oracle COMMAND | --stored] [--only TEXT] [--sqlite]
"""

import argparse
import csv
import difflib
import hashlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
TIMEOUT = 900
NOISE = ("--", "\\", "SET ", "SELECT pg_catalog.set_config")


class Project:
    def __init__(self, directory, row):
        self.slug = row["slug"]
        self.root = directory / row["slug"]
        self.scripts = self.root / row["path"]
        self.ini = self.root / row["ini"] if row.get("ini", "").endswith(".ini") else None
        self.whole = row.get("kind", "") in ("backup", "archive")  # `path` holds the revisions themselves
        self.stored = row.get("head_sha", "")
        self.fails_at = row.get("fail_rev", "") or ""  # with all its modules installed: the revision, and why
        self.fails_by = row.get("fail_reason", "") or ""
        self.environment = {}
        for value in row.values():
            if isinstance(value, str) and re.fullmatch(r"[A-Z_]+=\S*", value):
                name, text = value.split("=", 1)
                self.environment[name] = text

    def options(self):
        """Of the project's own INI file, what says where the revisions are."""
        found = {}
        if self.ini and self.ini.exists():
            section = ""
            for line in self.ini.read_text(errors="replace").splitlines():
                if line.startswith("["):
                    section = line.strip()
                name, sign, value = line.partition("=")
                if section == "[alembic]" and sign and not line.startswith((" ", "#", ";")):
                    found[name.strip()] = value.split("  #")[0].strip()
        return found

    def locations(self):
        if self.whole:
            return [self.scripts]
        options = self.options()
        text = options.get("version_locations", "")
        here = self.ini.parent if self.ini else self.scripts
        places = []
        for one in re.split(r"[\s,:;]+", text.replace("%(here)s", str(here)).replace("%(script_location)s", str(self.scripts))):
            path = Path(one) if os.path.isabs(one) else here / one
            if one and path.is_dir():
                places.append(path)
        return places or [self.scripts / "versions"]

    def roots(self):
        here = self.ini.parent if self.ini else self.root
        found = []
        for text in re.split(r"[\s:;,]+", self.options().get("prepend_sys_path", ".").replace("%(here)s", str(here))):
            path = (Path(text) if os.path.isabs(text) else here / text).resolve()
            if text and path.is_dir() and path not in found:
                found.append(path)
        for path in (here.resolve(), self.root.resolve()):
            if path not in found:
                found.append(path)
        return found


def read_index(path):
    lines = path.read_text().splitlines()
    if lines and lines[0].startswith("slug\t"):
        return list(csv.DictReader(lines, delimiter="\t"))
    names = ("slug", "path", "ini", "commit", "more")
    return [dict(zip(names, line.split("\t"))) for line in lines if line]


class Server:
    """A PostgreSQL server of its own, gone with the directory."""

    def __init__(self, directory):
        self.directory = directory / "server"
        self.directory.mkdir()
        binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        self.binaries = binaries[-1] if binaries else Path(shutil.which("postgres") or "postgres").parent
        self.account = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.account:
            shutil.chown(self.directory, "postgres")
            os.chmod(directory, 0o755)
        self.run("initdb", "-D", self.directory / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "-N")
        options = f"-c listen_addresses='' -k {self.directory} -c fsync=off -c max_connections=40"
        self.run("pg_ctl", "-D", self.directory / "data", "-l", self.directory / "log", "-o", options, "-w", "start")

    def run(self, program, *words):
        subprocess.run([*self.account, self.binaries / program, *map(str, words)], check=True, stdout=subprocess.DEVNULL)

    def stop(self):
        self.run("pg_ctl", "-D", self.directory / "data", "-m", "immediate", "-w", "stop")

    def sql(self, statement, database="postgres"):
        subprocess.run(["psql", "-qXAt", "-h", self.directory, "-U", "postgres", "-d", database, "-c", statement],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def create(self, name):
        self.sql(f'CREATE DATABASE "{name}" TEMPLATE template0')

    def drop(self, name):
        self.sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def urls(self, name):
        return (f"postgresql+psycopg2://postgres@/{name}?host={self.directory}",
                f"postgresql://postgres@/{name}?host={self.directory}")

    def dump(self, name):
        parts = []
        for words in (["--schema-only"], ["--data-only", "--inserts"]):
            done = subprocess.run(["pg_dump", "-h", self.directory, "-U", "postgres", "--no-owner", "--no-privileges",
                                   *words, name], check=True, capture_output=True, text=True)
            lines = [line for line in done.stdout.splitlines() if line.strip() and not line.startswith(NOISE)]
            parts.append(lines if words[0] == "--schema-only" else sorted(lines))
        return parts


class Files:
    """SQLite databases below one directory."""

    def __init__(self, directory):
        self.directory = directory / "sqlite"
        self.directory.mkdir()

    def create(self, name):
        self.drop(name)

    def drop(self, name):
        self.path(name).unlink(missing_ok=True)

    def path(self, name):
        return self.directory / f"{name}.db"

    def urls(self, name):
        return f"sqlite:///{self.path(name)}", f"sqlite:///{self.path(name)}"

    def dump(self, name):
        connection = sqlite3.connect(self.path(name))
        lines = [line for line in connection.iterdump() if line not in ("BEGIN TRANSACTION;", "COMMIT;")]
        connection.close()
        schema = [line for line in lines if not line.startswith("INSERT INTO")]
        return [schema, sorted(line for line in lines if line.startswith("INSERT INTO"))]

    def stop(self):
        pass


class End:
    """How one command ended."""

    def __init__(self, ok, text, where="", reason=""):
        self.ok = ok
        self.text = text
        self.where = where  # the revision file that it ended in
        self.reason = reason


def last_frame(text, locations):
    found = ""
    for file, line in re.findall(r'File "([^"]+)", line (\d+)', text):
        if any(file.startswith(str(place)) for place in locations):
            found = f"{Path(file).name}:{line}"
    return found


class Oracle:
    def __init__(self, command, project, work, url):
        self.project = project
        self.command = command
        self.directory = work / "oracle"
        shutil.rmtree(self.directory, ignore_errors=True)
        self.directory.mkdir()
        shutil.copy(HERE / "oracle_env.py", self.directory / "env.py")
        self.ini = self.directory / "alembic.ini"
        write_ini(self.ini, project, self.directory)
        self.environment = {**os.environ, **project.environment, "CORPUS_URL": url,
                            "CORPUS_ROOTS": os.pathsep.join(map(str, project.roots())), "PYTHONDONTWRITEBYTECODE": "1"}

    def run(self, *words):
        here = (self.project.ini or self.project.scripts).parent
        done = subprocess.run([*self.command, "-c", self.ini, *words], cwd=here, env=self.environment, text=True,
                              capture_output=True, errors="replace", timeout=TIMEOUT)
        text = done.stderr + done.stdout  # "FAILED: …" is on standard output
        if done.returncode == 0:
            return End(True, text)
        lines = [line for line in text.splitlines() if line.strip()]
        error = next((line for line in reversed(lines) if re.match(r"[\w.]+(Error|Exception|Warning)?: |FAILED: |[\w.]*Error\b", line)), lines[-1] if lines else "")
        return End(False, text, last_frame(text, self.project.locations()), error)


def write_ini(path, project, scripts):
    lines = ["[alembic]", f"script_location = {scripts}", "path_separator = newline", "version_locations ="]
    lines += [f"  {place}" for place in project.locations()]
    lines += ["prepend_sys_path ="] + [f"  {root}" for root in project.roots()]
    if project.options().get("recursive_version_locations") == "true":
        lines.append("recursive_version_locations = true")
    path.write_text("\n".join(lines) + "\n")


class Aludel:
    def __init__(self, program, project, work, url):
        self.project = project
        self.program = program
        self.url = url
        self.directory = work / "aludel"
        shutil.rmtree(self.directory, ignore_errors=True)
        self.directory.mkdir()
        shutil.copy(HERE / "oracle_env.py", self.directory / "env.py")
        self.ini = self.directory / "alembic.ini"
        write_ini(self.ini, project, self.directory)
        self.environment = {**os.environ, **project.environment}

    def run(self, *words):
        here = (self.project.ini or self.project.scripts).parent
        done = subprocess.run([self.program, "-c", self.ini, "--database", self.url, *words], cwd=here, text=True,
                              env=self.environment, capture_output=True, errors="replace", timeout=TIMEOUT)
        if done.returncode == 0:
            return End(True, done.stderr)
        error = next((line for line in done.stderr.splitlines() if line.startswith("error:")), done.stderr.strip())
        place = re.match(r"error: (\S+?\.(?:py|sql)):(\d+)", error)
        return End(False, done.stderr, f"{Path(place[1]).name}:{place[2]}" if place else "", error)


def is_refusal(end):
    """Ours, and with a reason of its own: what the database says has an SQLSTATE or the name of SQLite's."""
    return not re.search(r"\(SQLSTATE \w+\)|\(SQLITE_\w+\)", end.text)


def same_gap(ours, theirs):
    """The same file uses the same name of a module that is not here; Alembic's stand-in may be named before it is used."""
    theirs_needs = re.search(r"ImportError: needs ([\w.]+)", theirs.reason)
    ours_needs = re.search(r"'(\w+)' from '([\w.]+)' is used, but that module is not part of the project", ours.text)
    if not theirs_needs or not ours_needs or ours.where.split(":")[0] != theirs.where.split(":")[0]:
        return False
    return (theirs_needs[1] + ".").startswith(f"{ours_needs[2]}.{ours_needs[1]}.")


def same_width(ours, theirs):
    """We see before the run that an id does not fit; the database tells Alembic when it comes to write it."""
    found = re.search(r"holds \d+ characters, too few for (\S+) \(", ours.text)
    return bool(found) and "StringDataRightTruncation" in theirs.text and f"SET version_num='{found[1]}'" in theirs.text


def same_reason(ours, theirs):
    """The same revision, and the words of the database or of Python."""
    if same_gap(ours, theirs) or same_width(ours, theirs):
        return True
    file, _, line = ours.where.partition(":")
    in_traceback = bool(file) and re.search(rf'File "[^"]*/{re.escape(file)}", line {line}\b', theirs.text)
    if file != theirs.where.split(":")[0] and not in_traceback:
        return False
    database = re.search(r"\((?:psycopg2\.(?:errors\.)?\w+|sqlite3\.\w+)\) (.*)", theirs.text)
    if database:
        return database[1].strip() in ours.text
    kind = theirs.reason.split(":")[0].split(".")[-1]
    return kind in ours.text


def lacks_modules(end):
    """Alembic was stopped by what this machine has not, before it came to a revision's own failure."""
    return bool(re.search(r"ImportError: needs [\w.]+|^KeyError: ", end.reason))


def fails_as_indexed(project, end):
    """At the place that the index names for Alembic with all modules, and with its words."""
    place = re.search(r"@(\S+?\.py):(\d+)\s*$", project.fails_by)
    database = re.search(r"\((?:psycopg2\.(?:errors\.)?\w+|sqlite3\.\w+)\) ([^|]*)", project.fails_by)
    words = database[1].strip() if database else project.fails_by.split(":")[0].split(".")[-1]
    return bool(place) and bool(words) and end.where == f"{place[1]}:{place[2]}" and words in end.text


def stored_hash(dump):
    return hashlib.sha256("\n".join(dump[0]).encode()).hexdigest()[:16]


class Runner:
    def __init__(self, words, work):
        self.words = words
        self.work = work
        self.server = Files(work) if words.sqlite else Server(work)

    def fresh(self, name):
        self.server.drop(name)
        self.server.create(name)
        return self.server.urls(name)

    def oracle(self, project, name):
        return Oracle(self.words.oracle.split(), project, self.work, self.fresh(name)[0])

    def difference(self, project, label, commands):
        """Where the two databases differ: None, or a title and lines. What Alembic itself leaves otherwise at the next
        run (times, random ids) does not count."""
        ours, theirs = self.server.dump("ours"), self.server.dump("theirs")
        if ours == theirs:
            return None
        again = self.oracle(project, "again")
        for command in commands:
            again.run(*command)
        again = self.server.dump("again")
        for part, mine, wanted, other in zip(("schema", "data"), ours, theirs, again):
            if part == "data" and wanted != other and len(mine) == len(wanted):
                continue
            if len(mine) == len(wanted) == len(other):
                stable = [i for i in range(len(wanted)) if wanted[i] == other[i]]
                mine, wanted = [mine[i] for i in stable], [wanted[i] for i in stable]
            if mine != wanted:
                lines = difflib.unified_diff(wanted, mine, "alembic", "aludel", lineterm="", n=1)
                return f"{label}: {part}", list(lines)[:40]
        return None

    def run(self, project):
        """(word, explanation, lines)"""
        aludel = Aludel(self.words.aludel, project, self.work, self.fresh("ours")[1])
        if self.words.stored:
            return self.run_alone(project, aludel)
        oracle = self.oracle(project, "theirs")
        done = []
        for command in (("upgrade", "head"), ("downgrade", "base"), ("upgrade", "head")):
            label = " ".join(command) + (" again" if len(done) == 2 else "")
            theirs = oracle.run(*command)
            if not theirs.ok and "Multiple head revisions" in theirs.text:
                command = ("upgrade", "heads")
                theirs = oracle.run(*command)
            ours = aludel.run(*command, *(["--yes"] if command[0] == "downgrade" else []))
            if command == ("upgrade", "head") and "'head' is not one revision" in ours.text and not theirs.ok:
                command = ("upgrade", "heads")  # Alembic has not come so far as to see them
                theirs, ours = oracle.run(*command), aludel.run(*command)
            done.append(command)
            if self.words.verbose:
                print(theirs.text[-3000:], ours.text[-3000:], sep="\n---\n")
            if theirs.ok != ours.ok or not ours.ok:
                return self.judge(project, label, done, ours, theirs)
            found = self.difference(project, label, done)
            if found:
                return "different", *found
        return "equal", "", []

    def judge(self, project, label, done, ours, theirs):
        """At least one of the two did not come to its end."""
        alembic = f"Alembic: {theirs.where} {theirs.reason}"
        if ours.ok:
            return "further", f"{label}: {alembic}", []
        if theirs.ok:
            return "refused" if is_refusal(ours) else "different", f"{label}: {ours.reason}", []
        if not same_reason(ours, theirs):
            indexed = self.by_index(project, ours, theirs)
            if indexed:
                return "alike", f"{label}: {indexed}", []
            return "refused" if is_refusal(ours) else "different", f"{label}: {ours.reason}   {alembic}", []
        found = self.difference(project, label, done)
        if found:
            return "alike", f"{label}: {ours.reason}; the databases differ afterwards", found[1][:10]
        return "alike", f"{label}: {ours.reason}", []

    def by_index(self, project, ours, theirs):
        """How it fails where the index says that Alembic fails when nothing is missing; empty where it does not."""
        if not project.fails_at or not lacks_modules(theirs):
            return ""
        if fails_as_indexed(project, ours):
            return f"{ours.reason} (as Alembic does with all its modules)"
        # What fails in a later revision may be told before anything is run: then only up to there.
        alone = Aludel(self.words.aludel, project, self.work, self.fresh("ours")[1]).run("upgrade", project.fails_at)
        if not alone.ok and fails_as_indexed(project, alone):
            return f"{ours.reason}; up to {project.fails_at}: {alone.reason} (as Alembic does with all its modules)"
        return ""

    def run_alone(self, project, aludel):
        up = aludel.run("upgrade", "head")
        if not up.ok:
            return "refused" if is_refusal(up) else "failed", up.reason, []
        first = self.server.dump("ours")
        if project.stored and stored_hash(first) != project.stored:
            return "different", f"upgrade head: the schema is not that of Alembic ({project.stored})", []
        down = aludel.run("downgrade", "base", "--yes")
        if not down.ok:
            return "refused" if is_refusal(down) else "failed", f"downgrade base: {down.reason}", []
        up = aludel.run("upgrade", "head")
        if not up.ok:
            return "failed", f"upgrade head again: {up.reason}", []
        return "equal" if project.stored else "done", "" if project.stored else "nothing to compare with", []


def main():
    words = argparse.ArgumentParser()
    words.add_argument("directory", type=Path)
    words.add_argument("--aludel", default="build/dev/aludel")
    words.add_argument("--index", type=Path)
    words.add_argument("--oracle", default="/usr/bin/python3 -m alembic.config")
    words.add_argument("--only", default="")
    words.add_argument("--stored", action="store_true")
    words.add_argument("--sqlite", action="store_true")
    words.add_argument("--verbose", action="store_true")
    words = words.parse_args()
    words.aludel = str(Path(words.aludel).resolve())
    index = words.index or words.directory / "projects.tsv"
    work = Path(tempfile.mkdtemp(prefix="corpus-"))
    runner = Runner(words, work)
    counts = {}
    try:
        for row in read_index(index):
            if words.only not in row["slug"]:
                continue
            project = Project(words.directory.resolve(), row)
            if not project.scripts.is_dir():
                print(f"{'not-there':10} {project.slug}")
                continue
            try:
                verdict, why, lines = runner.run(project)
            except subprocess.TimeoutExpired as error:
                verdict, why, lines = "different", f"no end in {TIMEOUT} s: {error.cmd[0]}", []
            counts[verdict] = counts.get(verdict, 0) + 1
            print(f"{verdict:10} {project.slug}  {why}".rstrip(), flush=True)
            for line in lines:
                print("    " + line)
    finally:
        runner.server.stop()
        shutil.rmtree(work, ignore_errors=True)
    print(", ".join(f"{name} {count}" for name, count in sorted(counts.items())))
    return 1 if counts.get("different") else 0


if __name__ == "__main__":
    sys.exit(main())
