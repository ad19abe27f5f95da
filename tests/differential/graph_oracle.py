#!/usr/bin/python3
"""What Alembic does with the graphs, states and targets that graph_test.cpp makes up.

Reads cases from standard input and answers each line with one line (see graph_cases.hpp for the format).
Only ever an oracle of the tests: nothing of Aludel runs Python.
"""

import sys
import types
import warnings

from alembic.runtime.migration import HeadMaintainer
from alembic.script.base import ScriptDirectory
from alembic.script.revision import Revision, RevisionError, RevisionMap
from alembic.util import CommandError

MODULE = types.SimpleNamespace(upgrade=lambda: None, downgrade=lambda: None)


class Script(Revision):
    """As much of a script as steps look at."""

    module = MODULE
    doc = ""


class RecordingMaintainer(HeadMaintainer):
    """Keeps the row changes instead of sending them."""

    def __init__(self, heads):
        super().__init__(None, heads)
        self.changes = []

    def _insert_version(self, version):
        assert version not in self.heads
        self.heads.add(version)
        self.changes.append(">" + version)

    def _delete_version(self, version):
        self.heads.remove(version)
        self.changes.append(version + ">")

    def _update_version(self, from_, to_):
        assert to_ not in self.heads
        self.heads.remove(from_)
        self.heads.add(to_)
        self.changes.append(from_ + ">" + to_)


def split(text):
    return tuple(text.split(",")) if text else ()


def listed(items):
    return ",".join(items)


class Case:
    def __init__(self, lines):
        scripts = []
        for line in lines:
            id_, down, depends, labels = line.split("|")
            scripts.append(Script(id_, split(down) or None, split(depends) or None, split(labels) or None))
        self.scripts = scripts
        self.map = RevisionMap(lambda: scripts)
        self.map._revision_map
        for script in scripts:
            # Alembic keeps these in a set, so their order changes from run to run. Any is as good; ours is the
            # order written.
            kept = set(script._normalized_resolved_dependencies)
            script._normalized_resolved_dependencies = tuple(
                dep for dep in script._resolved_dependencies if dep in kept
            )
        self.directory = ScriptDirectory.__new__(ScriptDirectory)
        self.directory.revision_map = self.map

    def describe(self):
        map_ = self.map
        labels = ";".join(listed(sorted(script.branch_labels)) for script in self.scripts)
        parents = ";".join(listed(script._normalized_down_revisions) for script in self.scripts)
        return "|".join(
            ["ok", listed(map_.heads), listed(map_._real_heads), listed(map_.bases), listed(map_._real_bases), labels,
             parents]
        )

    def steps(self, kind, current, target):
        if kind == "U":
            return self.directory._upgrade_revs(target, current)
        if kind == "D":
            return self.directory._downgrade_revs(target, current)
        return self.directory._stamp_revs(split(target), current)

    def plan(self, kind, current, target):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            steps = list(self.steps(kind, current, target))
        maintainer = RecordingMaintainer(current)
        told = []
        problem = ""
        for step in steps:
            maintainer.changes = []
            try:
                maintainer.update_to_step(step)
            except (KeyError, AssertionError, IndexError) as error:
                problem = type(error).__name__
                break
            name = step.revision.revision if kind != "S" else (step.to_ or step.from_)[0]
            told.append("%s=%s=%s" % (name, listed(maintainer.changes), listed(sorted(maintainer.heads))))
        names = [step.revision.revision for step in steps] if kind != "S" else []
        return "|".join(
            ["ok", listed(names), ";".join(told), listed(sorted(maintainer.heads)), problem,
             "warned" if caught else ""]
        )

    def answer(self, kind, current, target):
        if kind == "R":
            return "ok|" + listed(rev.revision for rev in self.directory.get_revisions(target) if rev is not None)
        if kind == "H":
            lower, upper = target.split(":")
            found = self.directory.walk_revisions(base=lower or "base", head=upper or "heads")
            return "ok|" + listed(rev.revision for rev in found)
        return self.plan(kind, current, target)


def guarded(call):
    try:
        return call()
    except (CommandError, RevisionError) as error:
        return "refused|%s|%s" % (type(error).__name__, str(error).replace("\n", " ").replace("|", "/"))
    except Exception as error:  # an accident, not a refusal
        return "crashed|%s|%s" % (type(error).__name__, str(error).replace("\n", " ").replace("|", "/"))


def main():
    case = None
    lines = []
    for raw in sys.stdin:
        kind, _, rest = raw.rstrip("\n").partition("|")
        if kind == "G":
            case, lines = None, []
        elif kind == "N":
            lines.append(rest)
        elif kind == "E":
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")

                def build():
                    nonlocal case
                    case = Case(lines)
                    return case.describe()

                print(guarded(build))
        else:
            current, _, target = rest.partition("|")
            print(guarded(lambda: case.answer(kind, split(current), target)) if case else "no graph")


main()
