"""Writes what Alembic prints about graphs of revisions: for every directory D below the one given,
D/out/NAME for each of the commands below. Run by tests/alembic_text_test.cpp with Debian's alembic."""

import io
import os
import pathlib
import sys

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError

# Debian's Alembic reads files in the order of the directory, which is chance; newer ones sort, and so do we.
listdir = os.listdir
os.listdir = lambda *path: sorted(listdir(*path))

COMMANDS = {
    "heads": lambda c: command.heads(c),
    "heads-v": lambda c: command.heads(c, verbose=True),
    "heads-r": lambda c: command.heads(c, resolve_dependencies=True),
    "history": lambda c: command.history(c),
    "history-v": lambda c: command.history(c, verbose=True),
    "branches": lambda c: command.branches(c),
    "branches-v": lambda c: command.branches(c, verbose=True),
    "show": lambda c: command.show(c, "heads"),
}

# Every command would load the files again.
load = ScriptDirectory.from_config
loaded = {}


def load_once(config):
    location = config.get_main_option("script_location")
    if location not in loaded:
        loaded[location] = load(config)
    return loaded[location]


ScriptDirectory.from_config = staticmethod(load_once)

for project in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    (project / "out").mkdir()
    for name, run in COMMANDS.items():
        out = io.StringIO()
        config = Config(stdout=out)
        config.set_main_option("script_location", str(project / "py"))
        try:
            run(config)
        except CommandError as error:
            out.write(f"FAILED: {error}\n")
        (project / "out" / name).write_text(out.getvalue())
