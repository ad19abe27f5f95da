"""Prints programs made by chance, as snippets: random_programs.py SEED COUNT.

Every program ends: loops are short, functions call only those before them, and nothing that a loop repeats can double
in size. About one in two ends in an exception that nobody catches.
"""
import random
import sys

TEXTS = ['', 'a', 'users', 'id', 'name_1', 'Ünï', 'a b', '0', '12', '-7', 'x"y', "it's", 'ALTER TABLE', '%s', '{}', '\\n']
FIELDS = ['id', 'name', 'kind', 'x']
ERRORS = ['ValueError', 'KeyError', 'TypeError', 'IndexError', 'RuntimeError', 'ZeroDivisionError', 'AttributeError',
          'LookupError', 'ArithmeticError', 'Exception', 'NotImplementedError', 'Own']
KINDS = ['int', 'str', 'list', 'dict', 'bool', 'float', 'none', 'tuple', 'set']


class Function:
    def __init__(self, name, required, optional, star, keywords, kind):
        self.name, self.required, self.optional = name, required, optional
        self.star, self.keywords, self.kind = star, keywords, kind


class Scope:
    def __init__(self, outer=None):
        self.names = {}
        self.outer = outer

    def of(self, kind):
        found = [name for name, its in self.names.items() if its == kind]
        return found + (self.outer.of(kind) if self.outer else [])


class Program:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.lines = []
        self.depth = 0
        self.loops = 0
        self.in_function = False
        self.scope = Scope()
        self.functions = []
        self.classes = []
        self.generators = []
        self.count = 0
        self.wild = self.r.choice([0.0, 0.01, 0.04])

    def chance(self, p):
        return self.r.random() < p

    def fresh(self, prefix):
        self.count += 1
        return f'{prefix}{self.count}'

    def emit(self, text):
        self.lines.append('    ' * self.depth + text)

    # ---- expressions

    def literal(self, kind):
        r = self.r
        if kind == 'int':
            return str(r.choice([0, 1, 2, 3, 5, 7, 10, 42, 255, -1, -3, 1000, 2**31, 2**63, -2**64, 10**20, r.randint(-50, 50)]))
        if kind == 'str':
            return repr(r.choice(TEXTS))
        if kind == 'bool':
            return r.choice(['True', 'False'])
        if kind == 'float':
            return r.choice(['0.0', '1.5', '-2.25', '1e10', '0.1', '3.14159', '1e-7', '123456.789', '2.0'])
        if kind == 'none':
            return 'None'
        if kind == 'list':
            return '[' + ', '.join(self.literal(r.choice(['int', 'int', 'str'])) for _ in range(r.randint(0, 4))) + ']'
        if kind == 'tuple':
            items = [self.literal(r.choice(['int', 'str', 'bool'])) for _ in range(r.randint(0, 3))]
            return '(' + ', '.join(items) + (',)' if len(items) == 1 else ')')
        if kind == 'set':
            items = [str(r.randint(0, 9)) for _ in range(r.randint(1, 4))]
            return '{' + ', '.join(items) + '}'
        return '{' + ', '.join(f'{r.choice(FIELDS)!r}: {self.literal(r.choice(["int", "str"]))}' for _ in range(r.randint(0, 3))) + '}'

    def expression(self, kind, depth=2):
        if self.chance(self.wild):
            kind = self.r.choice(KINDS)
        names = self.scope.of(kind)
        if names and self.chance(0.45):
            return self.r.choice(names)
        if depth <= 0:
            return self.literal(kind)
        if self.chance(0.08):
            return f'({self.expression(kind, depth - 1)} if {self.condition(depth - 1)} else {self.expression(kind, depth - 1)})'
        calls = [f for f in self.functions if f.kind == kind]
        if calls and self.loops < 2 and self.chance(0.25):
            return self.call(self.r.choice(calls), depth - 1)
        return getattr(self, 'make_' + kind)(depth - 1)

    def make_int(self, d):
        e = self.expression
        return self.r.choice([
            lambda: self.literal('int'),
            lambda: f'({e("int", d)} + {e("int", d)}) % {self.r.choice([7, 1000, -13, 10**12])}',
            lambda: f'{self.atom("int", d)} - {self.atom("int", d)}',
            lambda: f'({self.atom("int", d)} * {self.atom("int", d)}) % 1000003',
            lambda: f'{self.atom("int", d)} // {self.atom("int", d)}',
            lambda: f'{self.atom("int", d)} % {self.atom("int", d)}',
            lambda: f'({self.atom("int", d)} & {self.atom("int", d)})',
            lambda: f'({self.atom("int", d)} ^ {self.atom("int", d)}) & 0xFFFF',
            lambda: f'-{self.atom("int", d)}',
            lambda: f'~{self.atom("int", d)}',
            lambda: f'abs({e("int", d)})',
            lambda: f'len({e(self.r.choice(["str", "list", "dict", "tuple", "set"]), d)})',
            lambda: f'sum(x for x in {e("list", d)} if isinstance(x, int)) % 100',
            lambda: f'{self.r.choice(["min", "max"])}({e("int", d)}, {e("int", d)})',
            lambda: f'int({e("str", d)})',
            lambda: f'int({e("float", d)})',
            lambda: f'{self.atom("list", d)}[{e("int", 0)}]',
            lambda: f'{self.atom("dict", d)}.get({self.r.choice(FIELDS)!r}, {e("int", d)})',
            lambda: f'{self.atom("str", d)}.count({self.literal("str")})',
            lambda: f'{self.atom("str", d)}.find({self.literal("str")})',
            lambda: f'(1 << ({self.atom("int", d)} % 70))',
            lambda: f'round({e("float", d)})',
            lambda: f'ord({self.atom("str", d)}[:1] or "z")',
            lambda: f'hash({e("int", d)})',
        ])()

    def make_str(self, d):
        e = self.expression
        return self.r.choice([
            lambda: self.literal('str'),
            lambda: f'({self.atom("str", d)} + {self.atom("str", d)})[:20]',
            lambda: f'({self.atom("str", d)} * {self.r.randint(0, 3)})[:12]',
            lambda: f'str({e(self.r.choice(["int", "float", "bool", "none", "list", "dict", "tuple"]), d)})[:40]',
            lambda: f'repr({e(self.r.choice(["str", "list", "dict", "tuple"]), d)})[:40]',
            lambda: f'{self.atom("str", d)}.{self.r.choice(["upper", "lower", "title", "strip", "capitalize", "swapcase", "casefold"])}()',
            lambda: f'{self.atom("str", d)}.replace({self.literal("str")}, {self.literal("str")})[:30]',
            lambda: f'{self.literal("str")}.join(str(x) for x in {e("list", d)})[:30]',
            lambda: f'{self.atom("str", d)}[{self.r.choice(["1:", ":-1", "::-1", ":2", "::2", "-2:"])}]',
            lambda: f'{self.atom("str", d)}[{e("int", 0)}]',
            lambda: f'{self.atom("str", d)}.{self.r.choice(["ljust", "rjust", "center", "zfill"])}({self.r.randint(0, 8)})',
            lambda: self.f_string(d),
            lambda: f'"%s|%{self.r.choice(["d", "5d", "x", "r", "s", "05d", ".2f"])}" % ({e("str", d)}, {e("int", d)})',
            lambda: f'"{{}}:{{:>{self.r.randint(1, 9)}}}".format({e("int", d)}, {e("str", d)})',
            lambda: f'{self.atom("str", d)}.partition({self.r.choice([" ", "a", "_"])!r})[{self.r.randint(0, 2)}]',
            lambda: f'type({e(self.r.choice(KINDS), d)}).__name__',
            lambda: f'chr(97 + {self.atom("int", d)} % 26)',
        ])()

    def f_string(self, d):
        parts = []
        for _ in range(self.r.randint(1, 3)):
            kind = self.r.choice(['int', 'str', 'float', 'bool', 'list'])
            inner = self.expression(kind, min(d, 1))
            if any(c in inner for c in '"\\{}'):
                inner = '(1)'
                kind = 'int'
            spec = self.r.choice({'int': ['', ':5', ':05d', ':,', ':x', ':+d', ':e', '!r', ':^7'], 'str': ['', ':>6', '!r', ':.3', ':*^9', ':<4'],
                                  'float': ['', ':.2f', ':10.3e', ':g', ':%', ':.0f'], 'bool': ['', ':d', '!s'], 'list': ['', '!r', '!s']}[kind])
            parts.append(f'{self.r.choice(["", "t.", "-> "])}{{{inner}{spec}}}')
        return 'f"' + ' '.join(parts) + '"'

    def make_list(self, d):
        e = self.expression
        x = self.fresh('x')
        return self.r.choice([
            lambda: self.literal('list'),
            lambda: f'({self.atom("list", d)} + {self.atom("list", d)})[:8]',
            lambda: f'[{x} for {x} in {e("list", d)} if {self.r.choice([x, f"{x} != 1", f"str({x}) > str(3)"])}]',
            lambda: f'[({x} * 2) for {x} in range({self.r.randint(0, 5)})]',
            lambda: f'list({e("str", d)})[:6]',
            lambda: f'{self.atom("str", d)}.split({self.r.choice(["", repr("a"), repr("_"), repr(" ")])})',
            lambda: f'sorted({e("set", d)}, reverse={self.r.choice(["True", "False"])})',
            lambda: f'sorted({e("list", d)}, key=str)',
            lambda: f'sorted({e("list", d)})',
            lambda: f'list({self.atom("dict", d)}.{self.r.choice(["keys", "values", "items"])}())',
            lambda: f'{self.atom("list", d)}[{self.r.choice(["1:", ":-1", "::-1", ":2", "1:3", "::2"])}]',
            lambda: f'[{e("int", d)}, *{e("tuple", d)}]',
            lambda: f'list(zip({e("list", d)}, {e("str", d)}))[:5]',
            lambda: f'list(enumerate({e("list", d)}, {self.r.randint(0, 3)}))[:5]',
            lambda: f'list(map(str, {e("list", d)}))',
            lambda: f'[{x} for {x} in {self.generator(d)}]' if self.generators else self.literal('list'),
            lambda: f'list(range({self.r.randint(-3, 3)}, {self.r.randint(-3, 6)}, {self.r.choice([1, 2, -1, -2])}))',
        ])()

    def generator(self, d):
        return f'{self.r.choice(self.generators)}({self.expression("int", 0)})'

    def make_dict(self, d):
        e = self.expression
        k = self.fresh('k')
        return self.r.choice([
            lambda: self.literal('dict'),
            lambda: f'{{{k}: {self.r.choice([k, f"str({k})", "1"])} for {k} in {e("list", d)}}}',
            lambda: f'{{**{e("dict", d)}, {self.r.choice(FIELDS)!r}: {e("int", d)}}}',
            lambda: f'({self.atom("dict", d)} | {self.atom("dict", d)})',
            lambda: f'dict(zip({FIELDS!r}, {e("list", d)}))',
            lambda: f'dict({self.r.choice(FIELDS)}={e("int", d)})',
            lambda: f'{{{e("str", d)}: {e("int", d)}, {e("int", d)}: {e("none", d)}}}',
        ])()

    def make_bool(self, d):
        return f'bool({self.expression(self.r.choice(KINDS), d)})' if self.chance(0.3) else f'({self.condition(d)})'

    def make_float(self, d):
        e = self.expression
        return self.r.choice([
            lambda: self.literal('float'),
            lambda: f'{self.atom("int", d)} / {self.atom("int", d)}',
            lambda: f'({self.atom("float", d)} + {self.atom("int", d)})',
            lambda: f'{self.atom("float", d)} * {self.atom("float", d)}',
            lambda: f'round({e("float", d)}, {self.r.randint(-1, 3)})',
            lambda: f'float({e("str", d)})',
            lambda: f'{self.atom("float", d)} // {self.atom("int", d)}',
            lambda: f'{self.atom("float", d)} % {self.r.choice(["2", "-3", "0.7"])}',
        ])()

    def make_none(self, d):
        return self.r.choice(['None', 'print()', '[].append(1)', f'{self.atom("dict", d)}.get("zz")'])

    def make_tuple(self, d):
        e = self.expression
        return self.r.choice([
            lambda: self.literal('tuple'),
            lambda: f'({e("int", d)}, {e("str", d)})',
            lambda: f'tuple({e("list", d)})',
            lambda: f'divmod({e("int", d)}, {e("int", d)})',
            lambda: f'({self.atom("tuple", d)} + {self.atom("tuple", d)})[:6]',
            lambda: f'(*{e("list", d)}, {e("int", d)})',
        ])()

    def make_set(self, d):
        a, b = self.expression('set', d), self.expression('set', d)
        return self.r.choice([self.literal('set'), f'({a} {self.r.choice("|&-^")} {b})', f'set(x % 5 for x in {a})',
                              f'frozenset({a})', 'set()'])

    def atom(self, kind, d):
        text = self.expression(kind, d)
        return text if text.isidentifier() or text[0] in '[\'"' and text.count(text[0]) < 3 else f'({text})'

    def condition(self, d):
        e = self.expression
        kind = self.r.choice(['int', 'str', 'float', 'list', 'tuple'])
        return self.r.choice([
            lambda: e('bool', 0),
            lambda: f'{self.atom(kind, d)} {self.r.choice(["==", "!=", "<", "<=", ">", ">="])} {self.atom(kind, d)}',
            lambda: f'not {self.atom(self.r.choice(KINDS), d)}',
            lambda: f'{self.atom("int", d)} {self.r.choice(["in", "not in"])} {self.atom(self.r.choice(["list", "tuple", "set"]), d)}',
            lambda: f'{self.atom("str", d)} in {self.atom(self.r.choice(["str", "dict"]), d)}',
            lambda: f'{self.atom("bool", 0)} {self.r.choice(["and", "or"])} {self.atom("bool", 0)}',
            lambda: f'{self.literal("int")} < {self.atom("int", d)} <= {self.literal("int")}',
            lambda: f'{self.atom(self.r.choice(KINDS), d)} is {self.r.choice(["", "not "])}None',
            lambda: f'isinstance({e(self.r.choice(KINDS), d)}, {self.r.choice(["int", "str", "(list, tuple)", "dict"])})',
            lambda: f'{self.atom("str", d)}.{self.r.choice(["startswith", "endswith"])}({self.literal("str")})',
            lambda: f'{self.r.choice(["any", "all"])}({e("list", d)})',
        ])()

    def call(self, f, d):
        words = [self.expression(kind, d) for kind in f.required]
        if self.chance(self.wild * 3):
            words = words[:-1] if self.chance(0.5) else words + ['1', '2']
        for name, kind in f.optional:
            if self.chance(0.4):
                words.append(f'{name}={self.expression(kind, d)}')
        if f.star and not f.optional and self.chance(0.4):
            words.append(f'*{self.expression("tuple", d)}')
        for name, kind in f.keywords:
            if self.chance(0.97 if self.wild else 1):
                words.append(f'{name}={self.expression(kind, d)}')
        if self.chance(self.wild):
            words.append('nothing_like_this=1')
        return f'{f.name}({", ".join(words)})'

    # ---- statements

    def block(self, size):
        self.depth += 1
        before = dict(self.scope.names)
        for _ in range(max(1, size)):
            self.statement()
        # What a branch may not have assigned is used only now and then.
        if not self.chance(self.wild * 5):
            self.scope.names = {n: k for n, k in self.scope.names.items() if n in before}
        self.depth -= 1

    def assign(self):
        kind = self.r.choice(KINDS + ['int', 'str', 'list'])
        value = self.expression(kind, 3)
        mine = [n for n, k in self.scope.names.items() if k == kind]
        name = self.r.choice(mine) if mine and self.chance(0.4) else self.fresh('v')
        self.emit(f'{name} = {value}')
        self.scope.names[name] = kind

    def show(self):
        kinds = [self.r.choice(KINDS) for _ in range(self.r.randint(1, 3))]
        words = [f'sorted({self.expression(k, 2)})' if k == 'set' else self.expression(k, 2) for k in kinds]
        self.emit(f'print({", ".join(words)}{self.r.choice(["", "", "", ", sep=repr(1)"])})')

    def augment(self):
        mine = [(n, k) for n, k in self.scope.names.items() if k in ('int', 'str', 'float')]
        if not mine:
            return self.assign()
        name, kind = self.r.choice(mine)
        if kind == 'int':
            self.emit(f'{name} {self.r.choice(["+=", "-=", "//=", "%=", "|=", "&=", "^=", ">>="])} {self.r.choice([self.literal("int"), str(self.r.randint(1, 9))])}')
        elif kind == 'str':
            self.emit(f'{name} += {self.literal("str")}')
        else:
            self.emit(f'{name} {self.r.choice(["+=", "-=", "*=", "/="])} {self.literal("float")}')

    def mutate(self):
        lists, dicts = self.scope.of('list'), self.scope.of('dict')
        choices = []
        if lists:
            name = self.r.choice(lists)
            choices += [f'{name}.append({self.expression("int", 1)})', f'{name}.insert({self.r.randint(-2, 3)}, {self.literal("str")})',
                        f'{name}.pop()', f'{name}.reverse()', f'{name}.sort(key=str)', f'{name}.remove({self.literal("int")})',
                        f'{name}[{self.r.randint(-2, 2)}] = {self.expression("int", 1)}', f'del {name}[{self.r.randint(-2, 2)}:]',
                        f'{name}[1:2] = {self.literal("list")}', f'{name}.extend({self.literal("tuple")})', f'del {name}[0]']
        if dicts:
            name = self.r.choice(dicts)
            key = repr(self.r.choice(FIELDS))
            choices += [f'{name}[{key}] = {self.expression("int", 1)}', f'{name}.pop({key}, None)', f'{name}.pop({key})',
                        f'{name}.setdefault({key}, {self.literal("list")})', f'{name}.update({self.literal("dict")})',
                        f'del {name}[{key}]', f'{name}[{self.expression("str", 1)}] = {self.expression("str", 1)}']
        if not choices:
            return self.assign()
        self.emit(self.r.choice(choices))

    def branch(self):
        self.emit(f'if {self.condition(2)}:')
        self.block(self.r.randint(1, 3))
        if self.chance(0.3):
            self.emit(f'elif {self.condition(2)}:')
            self.block(2)
        if self.chance(0.5):
            self.emit('else:')
            self.block(2)

    def loop(self):
        if self.loops >= 2:
            return self.assign()
        self.loops += 1
        form = self.r.randint(0, 4)
        name = self.fresh('i')
        kind = 'int'
        if form == 0:
            self.emit(f'for {name} in range({self.r.randint(1, 4)}):')
        elif form == 1:
            kind = 'any'
            self.emit(f'for {name} in {self.expression("list", 1)}[:4]:')
        elif form == 2:
            other = self.fresh('i')
            self.emit(f'for {name}, {other} in enumerate({self.expression("str", 1)}[:4]):')
            self.scope.names[other] = 'str'
        elif form == 3:
            other = self.fresh('i')
            kind = 'any'
            self.emit(f'for {name}, {other} in list({self.expression("dict", 1)}.items())[:4]:')
            self.scope.names[other] = 'any'
        else:
            self.emit(f'{name} = {self.r.randint(1, 4)}')
            self.emit(f'while {name} > 0:')
            self.depth += 1
            self.emit(f'{name} -= 1')
            self.depth -= 1
            kind = 'counter'
        self.scope.names[name] = kind
        self.block(self.r.randint(1, 3))
        if self.chance(0.3):
            self.depth += 1
            self.emit(f'if {self.condition(1)}: {self.r.choice(["break", "continue"])}')
            self.depth -= 1
        if self.chance(0.15):
            self.emit('else:')
            self.block(1)
        self.loops -= 1

    def attempt(self):
        self.emit('try:')
        self.block(self.r.randint(1, 3))
        if self.chance(0.9):
            if self.chance(0.3):
                self.emit(f'except {self.r.choice(ERRORS)}:')
                self.block(1)
            first = self.r.choice(ERRORS[:-1])
            caught = self.r.choice([first, f'({first}, {self.r.choice(ERRORS)})', 'Exception', 'Exception'])
            self.emit(f'except {caught} as e:')
            self.depth += 1
            self.emit(self.r.choice(['print(type(e).__name__, e)', 'print(repr(e))', 'print(e.args)', 'pass',
                                     'raise', 'raise RuntimeError("again") from e', 'raise Own(str(e))']
                                    if self.chance(0.2) else ['print(type(e).__name__, e)', 'print(repr(e))']))
            self.depth -= 1
            if self.chance(0.25):
                self.emit('else:')
                self.block(1)
        else:
            self.emit('finally:')
            self.block(1)
            return
        if self.chance(0.3):
            self.emit('finally:')
            self.block(1)

    def fail(self):
        self.emit(self.r.choice([f'raise {self.r.choice(ERRORS)}({self.expression("str", 1)})', f'raise {self.r.choice(ERRORS)}',
                                 f'assert {self.condition(1)}, {self.expression("str", 1)}', f'assert {self.condition(1)}',
                                 f'{self.atom("str", 1)}.nothing', 'missing_name', f'raise Own({self.literal("int")}, {self.literal("str")})']))

    def unpack(self):
        a, b = self.fresh('v'), self.fresh('v')
        form = self.r.choice([f'{a}, {b} = {self.expression("int", 1)}, {self.expression("int", 1)}',
                              f'{a}, *{b} = {self.expression("list", 1)}', f'*{a}, {b} = {self.expression("tuple", 2)}',
                              f'{a} = {b} = {self.expression("int", 2)}', f'({a}, {b}) = {self.expression("tuple", 2)}'])
        self.emit(form)
        self.scope.names[a] = self.scope.names[b] = 'any'

    def choose(self):
        self.emit(f'match ({self.expression(self.r.choice(KINDS), 2)}):')
        self.depth += 1
        a = self.fresh('m')
        patterns = [f'case {self.r.choice(["0", "1", "None", "True", repr("a")])}:', f'case int() | float() as {a}:', f'case str({a}):',
                    f'case [{a}, *_]:', f"case {{'id': {a}}}:", f'case ({a}, _):', f'case [] | ():', f'case int({a}) if {a} > 3:']
        self.r.shuffle(patterns)
        for pattern in patterns[:self.r.randint(1, 3)]:
            self.emit(pattern)
            self.depth += 1
            self.emit(f'print({self.literal("str")}' + (f', {a})' if f'{a}' in pattern else ')'))
            self.depth -= 1
        if self.chance(0.5):
            self.emit('case _:')
            self.block(1)
        self.depth -= 1

    def with_block(self):
        name = self.fresh('w')
        self.emit(f'with Section({self.literal("str")}, {self.r.choice(["None", "KeyError", "ValueError", "Exception"])}) as {name}:')
        self.scope.names[name] = 'str'
        self.block(self.r.randint(1, 3))

    def statement(self):
        weights = [(self.assign, 22), (self.show, 16), (self.augment, 6), (self.mutate, 10), (self.unpack, 3), (self.fail, 1.2)]
        if self.depth < 4:
            weights += [(self.branch, 9), (self.loop, 9), (self.attempt, 7), (self.choose, 3), (self.with_block, 2)]
        actions, numbers = zip(*weights)
        self.r.choices(actions, numbers)[0]()
        if self.in_function and self.chance(0.04):
            self.emit(f'return {self.expression(self.kind, 1)}')

    def guarded(self, action):
        """So that one failure does not hide what stands below it."""
        self.emit('try:')
        self.depth += 1
        action()
        self.depth -= 1
        self.emit('except Exception as e:')
        self.emit('    print(type(e).__name__, e)')

    def function(self, method=False):
        r = self.r
        required = [r.choice(KINDS[:6]) for _ in range(r.randint(0, 3))]
        optional = [(self.fresh('o'), r.choice(['int', 'str'])) for _ in range(r.randint(0, 2))]
        star = self.chance(0.25)
        keywords = [(self.fresh('k'), r.choice(['int', 'str', 'list'])) for _ in range(r.choice([0, 0, 0, 1]))]
        kind = r.choice(['int', 'str', 'list', 'dict', 'float', 'bool'])
        name = self.fresh('m' if method else 'f')
        names = [self.fresh('p') for _ in required]
        scope = Scope(self.scope)
        for parameter, its in list(zip(names, required)) + optional + keywords:
            scope.names[parameter] = its
        words = (['self'] if method else []) + names + [f'{n}={self.literal(k)}' for n, k in optional]
        if star:
            words.append('*rest')
            scope.names['rest'] = 'tuple'
        elif keywords:
            words.append('*')
        words += [n for n, _ in keywords]
        if not method and self.chance(0.2):
            self.emit('@traced')
        self.emit(f'def {name}({", ".join(words)}):')
        outer, self.scope = self.scope, scope
        outer_loops, self.loops = self.loops, 1
        self.in_function, self.kind = True, kind
        self.depth += 1
        if not method and self.depth == 1 and outer.names and self.chance(0.3):
            target = r.choice([n for n in outer.names])
            if outer.names[target] in ('int', 'str'):
                self.emit(f'global {target}')
                scope.names[target] = outer.names[target]
        for _ in range(r.randint(1, 4)):
            self.statement()
        if method and self.chance(0.6):
            self.emit(f'self.{r.choice(FIELDS)} = {self.expression("int", 1)}')
        self.emit(f'return {self.expression(kind, 2)}')
        self.depth -= 1
        self.in_function = False
        self.scope, self.loops = outer, outer_loops
        return Function(name, required, optional, star, keywords, kind)

    def make_generator(self):
        name = self.fresh('g')
        self.emit(f'def {name}(n):')
        outer, self.scope = self.scope, Scope(self.scope)
        self.scope.names['n'] = 'int'
        self.depth += 1
        self.emit(f'for i in range(abs(n) % {self.r.randint(2, 5)}):')
        self.depth += 1
        self.scope.names['i'] = 'int'
        self.emit(f'yield {self.expression(self.r.choice(["int", "str"]), 1)}')
        self.depth -= 1
        if self.chance(0.4):
            self.emit(f'yield from {self.expression("list", 1)}')
        self.depth -= 1
        self.scope = outer
        self.generators.append(name)

    def make_closure(self):
        name, inner = self.fresh('f'), self.fresh('n')
        self.emit(f'def {name}(p, q={self.literal("int")}):')
        self.emit(f'    def {inner}(x):')
        self.emit('        nonlocal p')
        self.emit(f'        p = (p {self.r.choice(["+", "-", "^"])} x) % 97')
        self.emit(f'        return {self.r.choice(["p", "p + q", "[p, q, x][p % 3]"])}')
        self.emit(f'    return sum(map({inner}, {self.r.choice(["range(4)", "[1, q]", "(p, 2, 3)"])}))')
        self.functions.append(Function(name, ['int'], [('q', 'int')], False, [], 'int'))

    def make_class(self):
        name = self.fresh('C')
        base = self.r.choice(self.classes) if self.classes and self.chance(0.4) else None
        self.emit(f'class {name}{f"({base[0]})" if base else ""}:')
        self.depth += 1
        self.emit(f'kind = {self.literal("str")}')
        if base is None or self.chance(0.5):
            self.emit(f'def __init__(self, id, name={self.literal("str")}):')
            if base is not None:
                self.emit('    super().__init__(id, name)')
            self.emit('    self.id, self.name = id, name')
        methods = list(base[1]) if base else []
        methods += [self.function(method=True) for _ in range(self.r.randint(0, 2))]
        if self.chance(0.5):
            self.emit('def __repr__(self):')
            self.emit(f'    return f"{name}({{self.id!r}})"')
        if self.chance(0.4):
            self.emit('def __eq__(self, other):')
            self.emit('    return self.id == other.id')
        if self.chance(0.4):
            self.emit('@property')
            self.emit('def x(self):')
            self.emit('    return [self.id, self.name]')
        self.depth -= 1
        self.classes.append((name, methods))
        instance = self.fresh('c')
        self.emit(f'{instance} = {name}({self.expression("int", 1)})')
        for method in methods:
            bound = Function(f'{instance}.{method.name}', method.required, method.optional, method.star, method.keywords, method.kind)
            self.functions.append(bound)
            self.emit(f'print({self.call(bound, 1)})')
        self.emit(f'print({instance}.id, {instance}.{self.r.choice(["name", "kind", "name", "x", "nothing"] if self.wild else ["name", "kind"])})')

    def make(self):
        self.lines = ['class Own(Exception):', '    pass', 'class Section:', '    def __init__(self, name, swallow):',
                      '        self.name, self.swallow = name, swallow', '    def __enter__(self):', "        print('in', self.name)",
                      '        return self.name', '    def __exit__(self, kind, value, trace):', "        print('out', kind and kind.__name__)",
                      '        return bool(kind and self.swallow and issubclass(kind, self.swallow))', 'def traced(f):',
                      '    def inner(*a, **k):', '        r = f(*a, **k)', '        return r', '    return inner']
        guard = self.guarded if self.chance(0.7) else lambda action: action()
        for _ in range(self.r.randint(2, 5)):
            guard(self.assign)
        makers = [lambda: self.functions.append(self.function()), self.make_generator, self.make_closure, self.make_class]
        for _ in range(self.r.randint(1, 4)):
            guard(self.r.choice(makers + [makers[0]]))
            guard(self.statement)
        for _ in range(self.r.randint(4, 12)):
            guard(self.statement)
        for f in self.functions[:3]:
            guard(lambda: self.emit(f'print({self.call(f, 1)})'))
        self.statement()
        return '\n'.join(self.lines)


def main():
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    sys.stdout.reconfigure(encoding='utf-8')
    for number in range(seed, seed + count):
        print(f'#== program {number}')
        print(Program(number).make())


main()
