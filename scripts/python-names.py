#!/usr/bin/python3
"""Writes src/python/standard_names_table.cpp: the modules of Python's standard library, and the names of those we provide.

    /usr/bin/python3 scripts/python-names.py > src/python/standard_names_table.cpp

It asks the Python that runs it, so it has to be run by the version that we follow, on Linux.
"""
import importlib
import pathlib
import pkgutil
import re
import sys
import warnings

warnings.simplefilter('ignore')
SOURCES = pathlib.Path(__file__).parent.parent / 'src' / 'python' / 'library'
LEFT_OUT = {'antigravity', 'idlelib', 'lib2to3', 'test', 'this', 'turtledemo'}
ELSEWHERE = {'msilib', 'msvcrt', 'nt', 'winreg', 'winsound'}
# Debian keeps it in a package of its own.
APART = {'tkinter', 'turtle'}


def provided():
    found = set()
    for file in SOURCES.glob('*.cpp'):
        found.update(re.findall(r'make_shared<NativeModule>\("([a-z0-9_.]+)"\)', file.read_text()))
    return found


def modules():
    for name in sorted(sys.stdlib_module_names - LEFT_OUT - ELSEWHERE):
        if name.startswith('_') and name != '__future__':
            continue
        yield name
        if name in APART:
            continue
        module = importlib.import_module(name)
        for part in pkgutil.walk_packages(getattr(module, '__path__', ()), name + '.', onerror=lambda name: None):
            if not re.search(r'\.(tests?|__main__|_\w+)(\.|$)|windows|aix|mac', part.name):
                yield part.name
    yield 'os.path'


def literals(names, width=100):
    line = ' '
    for name in names:
        if len(line) + len(name) > width:
            yield line
            line = ''
        line += name + ' '
    yield line


def main():
    known = sorted(set(modules()))
    # Modules become attributes of their packages when they are imported.
    for name in known:
        if name.split('.')[0] not in APART | {'ensurepip', 'distutils'}:
            try:
                importlib.import_module(name)
            except ImportError:
                pass
    ours = provided()
    print('// Made by scripts/python-names.py from Python %d.%d.\n' % sys.version_info[:2])
    print('#include "python/standard_names.hpp"\n')
    print('namespace aludel::python {\nnamespace {\n\n// clang-format off')
    print('constexpr StandardModule module_table[] = {')
    for name in known:
        if name not in ours:
            print('    {"%s", ""},' % name)
            continue
        names = sorted(one for one in dir(importlib.import_module(name)) if not one.startswith('__'))
        print('    {"%s",' % name)
        print('\n'.join('     "%s"' % line for line in literals(names)) + '},')
    print('};\n// clang-format on\n\n}  // namespace\n')
    print('const std::span<const StandardModule> standard_modules = module_table;\n')
    print('}  // namespace aludel::python')


main()
