#!/usr/bin/python3
"""Real Alembic projects: carried as far as they go on PostgreSQL, and simulated to the same revisions. Both catalogs have to
be equal, but for what the simulation is not certain of.

usage: simulation.py DIRECTORY [--aludel FILE] [--index FILE] [--only TEXT] [--verbose]
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus import Aludel, Project, Server, read_index

COUNTS = re.compile(r"^(\d+) objects, (\d+) not certain, (\d+) different$", re.M)


def compare(program, server, project, work):
    """(word, explanation, lines, objects, not certain)"""
    server.drop("first")
    server.create("first")
    aludel = Aludel(program, project, work, server.urls("first")[1])
    up = aludel.run("upgrade", "heads", "--transaction", "each")  # what goes before a failure stays
    here = (project.ini or project.scripts).parent
    documents = work / "documents" / project.slug
    documents.mkdir(parents=True, exist_ok=True)
    done = subprocess.run([program, "-c", aludel.ini, "--database", aludel.url, "debug", "simulation", str(documents)],
                          cwd=here, env=aludel.environment, capture_output=True, text=True)
    lines = done.stdout.splitlines()
    where = "" if up.ok else f"where the upgrade ended: {up.reason}"
    counts = COUNTS.search(done.stdout)
    if not counts:
        return "refused", (done.stderr.strip() or done.stdout).splitlines()[0], lines, 0, 0
    objects, unsure, different = map(int, counts.groups())
    if objects < 8:  # the version table
        return "empty", where, lines, 0, 0
    if different:
        return "different", f"{objects} objects, {different} different", lines, objects, unsure
    return "equal", f"{objects} objects, {unsure} not certain; {where}".rstrip("; "), lines, objects, unsure


def main():
    words = argparse.ArgumentParser()
    words.add_argument("directory", type=Path)
    words.add_argument("--aludel", default="build/dev/aludel")
    words.add_argument("--index", type=Path)
    words.add_argument("--only", default="")
    words.add_argument("--verbose", action="store_true")
    words = words.parse_args()
    work = Path(tempfile.mkdtemp(prefix="corpus-"))
    server = Server(work)
    counts = {}
    total = not_certain = 0
    try:
        for row in read_index(words.index or words.directory / "projects.tsv"):
            project = Project(words.directory.resolve(), row)
            if words.only not in row["slug"] or not project.scripts.is_dir():
                continue
            verdict, why, lines, objects, unsure = compare(str(Path(words.aludel).resolve()), server, project, work)
            counts[verdict] = counts.get(verdict, 0) + 1
            total += objects
            not_certain += unsure
            print(f"{verdict:10} {project.slug}  {why}".rstrip(), flush=True)
            for line in lines if words.verbose or verdict == "different" else []:
                print("    " + line)
    finally:
        server.stop()
        shutil.rmtree(work, ignore_errors=True)
    print(", ".join(f"{name} {count}" for name, count in sorted(counts.items())))
    print(f"{total} objects, {not_certain} not certain ({100 * not_certain / max(total, 1):.2f}%)")
    return 1 if counts.get("different") else 0


if __name__ == "__main__":
    sys.exit(main())
