#== dumps values
import json
for value in (None, True, False, 0, -5, 2 ** 70, 1.5, 1e100, 1e-7, -0.0, float('inf'), float('-inf'), float('nan'), 'a', '', [], {}, (), [1], {'a': 1}, (1, 'b', None), [[], {}], {'a': {'b': [1, {'c': ()}]}}):
    print(json.dumps(value))
#== dumps strings
import json
for text in ('é', '日本', '😀', '"\\/', '\n\r\t\f\b', '\x00\x1f\x7f\x80', '\u2028', "it's", '\ud800'):
    print(json.dumps(text), ascii(json.dumps(text, ensure_ascii=False)))
#== dumps keys
import json
print(json.dumps({1: 'a', 'b': 2, None: 3, True: 4, 1.5: 5, 2 ** 65: 6, float('nan'): 7}))
print(json.dumps({'b': 1, 'a': 2, 'c': [3]}, sort_keys=True), json.dumps({3: 1, 1: 2, 2: 0}, sort_keys=True), json.dumps({(1, 2): 1, 'a': 2}, skipkeys=True))
#== dumps indent
import json
value = {'a': [1, 2, {'b': None}], 'c': {}, 'd': [], 'e': 'x'}
print(json.dumps(value, indent=2))
print(json.dumps(value, indent=4, sort_keys=True))
print(json.dumps(value, indent='\t'))
print(json.dumps(value, indent=0))
print(json.dumps([1, [2]], indent=1, separators=(' , ', ' = ')))
#== dumps separators
import json
print(json.dumps({'a': [1, 2], 'b': 3}, separators=(',', ':')), json.dumps([1, 2], separators=(';', '=')))
#== dumps default
import json, datetime, decimal, uuid
def convert(value):
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, set):
        return sorted(value)
    raise TypeError('no %s' % type(value).__name__)
print(json.dumps({'d': datetime.date(2024, 1, 2), 's': {3, 1, 2}, 'n': [datetime.datetime(2024, 1, 1, 5)]}, default=convert), json.dumps(uuid.UUID(int=5), default=str))
print(json.dumps(object, default=convert))
#== dumps of a set
import json
json.dumps({1, 2})
#== dumps of a date
import json, datetime
json.dumps({'a': datetime.date(2024, 1, 1)})
#== dumps of bytes
import json
json.dumps([b'x'])
#== dumps of a class
import json
class Thing:
    pass
json.dumps(Thing())
#== dumps of a bad key
import json
json.dumps({(1, 2): 3})
#== dumps mixed keys sorted
import json
json.dumps({1: 2, 'a': 3}, sort_keys=True)
#== dumps circular
import json
a = []
a.append(a)
json.dumps(a)
#== dumps circular dict
import json
d = {}
d['d'] = [d]
json.dumps(d)
#== dumps not a number
import json
json.dumps(float('nan'), allow_nan=False)
#== dumps subclasses
import json, enum, collections
class Colour(str, enum.Enum):
    RED = 'red'
class Level(enum.IntEnum):
    HIGH = 3
class D(dict):
    pass
class L(list):
    pass
class F(float):
    def __repr__(self):
        return 'F'
class S(str):
    def __str__(self):
        return 'other'
print(json.dumps([Colour.RED, Level.HIGH, D(a=1), L([1]), F(1.5), S('s'), {Colour.RED: Level.HIGH, Level.HIGH: 1}]))
#== dumps of an enum
import json, enum
class Plain(enum.Enum):
    A = 1
json.dumps(Plain.A)
#== dumps of a wrong argument
import json
json.dumps(1, indentation=2)
#== encoder class
import json
class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, bytes):
            return ['b', o.decode()]
        return super().default(o)
print(json.dumps({'z': b'x'}, cls=Encoder), Encoder().encode([b'y']), ''.join(Encoder(indent=1).iterencode({'a': b'z'})))
print(json.JSONEncoder(sort_keys=True).encode({'b': 1, 'a': 2}), json.JSONEncoder().item_separator, json.JSONEncoder(indent=2).item_separator)
json.dumps(object(), cls=Encoder) if False else json.dumps({1, 2}, cls=Encoder)
#== loads values
import json
for text in ('null', 'true', 'false', '0', '-5', '123456789012345678901234567890', '1.5', '-0', '-0.0', '1e5', '1E-3', '1.5e+3', '"a"', '""', '[]', '{}', ' [ 1 , 2 ] ', '\n{"a" : [1, {"b": null}]}\t', 'NaN', 'Infinity', '-Infinity', '{"a": 1, "a": 2}'):
    print(repr(json.loads(text)))
#== loads strings
import json
for text in (r'"\u00e9"', r'"\ud83d\ude00"', r'"\"\\\/\b\f\n\r\t"', '"é日😀"', r'"a\u0000b"', r'"\ud83d"', r'"\ud83dx"', r'"\ud83d\u0041"'):
    print(ascii(json.loads(text)))
#== loads errors
import json
for text in ('', ' ', '{', '[', '[1', '[1,', '[1,]', '[1 2]', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}', "{'a':1}", '{"a" 1}', '{1:2}', 'nul', 'tru', 'x', '1 2', '[1] x', '"abc', '"a\nb"', '"\\x"', '"\\', '"\\u12"', '"\\u12G4"', '"\\u', '-', '+1', '01', '1.', '.5', '1e', '--1', '{"a":1}}', 'é', '["é", x]', '\n\n  [1,\n x]', '"\t"', ']', '}', ',', 'None', "['a']", '[1,,2]', '{"a":}', '{,}', '"a" "b"', 'NaNx', '-Inf'):
    try:
        print(repr(text), json.loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), error, error.msg, error.pos, error.lineno, error.colno, error.doc == text)
#== loads uncaught
import json
json.loads('{"a": }')
#== loads bytes
import json
print(json.loads(b'{"a": "\xc3\xa9"}'), json.loads(b'\xef\xbb\xbf[1]'), json.loads('[1]'.encode('utf-16')))
#== loads of a mark
import json
json.loads('\ufeff[]')
#== loads of none
import json
json.loads(None)
#== loads of a dict
import json
json.loads({'a': 1})
#== loads hooks
import json
from collections import OrderedDict
print(json.loads('{"a": 1, "b": {"c": 2}}', object_hook=lambda d: sorted(d.items())))
print(json.loads('{"a": 1, "b": 2}', object_pairs_hook=list), json.loads('[1.5, 2, NaN]', parse_float=str, parse_int=lambda t: t + '!', parse_constant=lambda t: t.lower()))
print(json.loads('"a\nb"', strict=False))
#== decoder
import json
d = json.JSONDecoder()
print(d.raw_decode('[1] rest'), d.raw_decode('xx{"a": 2}', 2), d.decode(' 5 '), json.JSONDecoder(object_hook=len).decode('{"a":1}'))
class Decoder(json.JSONDecoder):
    def decode(self, s):
        return ['mine', super().decode(s)]
print(json.loads('[1]', cls=Decoder))
d.raw_decode('  [1]')
#== decode error is a ValueError
import json
from json.decoder import JSONDecodeError
try:
    json.loads('x')
except ValueError as error:
    print(type(error).__name__, isinstance(error, JSONDecodeError), JSONDecodeError is json.JSONDecodeError, repr(error), error.args)
print(repr(JSONDecodeError('bad', 'a\nbc', 3)))
#== dump and load
import json
class File:
    def __init__(self, text=''):
        self.text = text
    def write(self, text):
        self.text += text
    def read(self):
        return self.text
f = File()
json.dump({'a': [1, 2]}, f)
json.dump([1], f, indent=2)
print(f.text)
print(json.load(File('{"a": [1, 2]}')), json.load(File(b'[1]')))
#== round trip
import json
value = {'name': 'Zoë "q"', 'list': [1, 2.5, None, True], 'nested': {'deep': {'er': [[[]]]}}}
print(json.loads(json.dumps(value)) == value, json.loads(json.dumps(value, ensure_ascii=False, indent=3)) == value)
#== from json import names
from json import dumps, loads, JSONEncoder
print(dumps(loads('[1, {"a": "b"}]')), JSONEncoder, JSONEncoder.__module__)
#== all at once: json
import json
from datetime import date
from decimal import Decimal
o = {'b': [1, 2.5, None, True, 'é"\\\n\u2028'], 'a': {}, 3: (1, 2), None: [], True: 'x', 1.5: 1}
print(json.dumps(o), json.dumps(o, ensure_ascii=False), json.dumps([], indent=2), json.dumps({}, indent=2), json.dumps({'a': [1, {'b': 2}], 'c': []}, indent=4), json.dumps({'b': 1, 'a': 2}, sort_keys=True), json.dumps([1, 2], separators=(',', ':')), json.dumps({'a': 1}, indent='\t'), json.dumps([1], indent=0), json.dumps(float('inf')), json.dumps(1e100), json.dumps(10 ** 30), json.dumps('\U0001f600'), json.dumps('\x7f\x1f/'), json.dumps({'d': date(2020, 1, 1)}, default=str), json.dumps({(1, 2): 3}, skipkeys=True), json.dumps(1.0), json.dumps(-0.0), json.dumps(0.1), json.dumps({'a': 1, 'b': 2}, indent=1, separators=(', ', '= ')))
for s in ('{"a": [1, 2.0, -3e2, "\\u00e9\\n\\ud83d\\ude00", true, null]}', 'NaN', '-Infinity', ' [1 , 2 ] ', '1.50', '"a"', '', '{', '{"a"}', '{"a":}', '[1,]', '[1 2]', '{"a":1,}', 'nul', '"a', '"\n"', '"\\x"', '01', '1 2', "{'a': 1}", '{"a":1 "b":2}', '[', '[1', '-', '{"a":1, "a":2}', '"\\u12"', '\ufeff1', '1e400', '123456789012345678901234567890', '{1:2}', 'tru', '[1,,2]'):
    try: print(repr(s), json.loads(s))
    except Exception as e: print(repr(s), type(e).__name__, e)
for f in (lambda: json.dumps({1, 2}), lambda: json.dumps(object), lambda: json.dumps({(1,): 2}), lambda: json.dumps(float('nan'), allow_nan=False), lambda: json.dumps(Decimal('1.5')), lambda: json.dumps(b'a'), lambda: json.loads(5), lambda: json.loads(b'[1]'), lambda: json.loads('[1.5]', parse_float=Decimal), lambda: json.loads('[1]', parse_int=str), lambda: json.loads('{"a":1}', object_hook=lambda d: list(d.items())), lambda: json.loads('{"a":1}', object_pairs_hook=lambda p: p), lambda: json.dumps([1], cls=type('E', (json.JSONEncoder,), {'default': lambda self, o: 'E'})), lambda: json.dumps({'x': object()}, cls=type('E', (json.JSONEncoder,), {'default': lambda self, o: 'E'})), lambda: json.JSONEncoder(indent=1).encode([1]), lambda: json.JSONDecoder().raw_decode('1 x'), lambda: json.dumps([1], foo=1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
r = []; r.append(r)
try: json.dumps(r)
except ValueError as e: print(e)
#== much at once
import json
print(json.dumps({'b':[1,2.5,None,True,'é"\n\x00😀'],'a':{}} ), json.dumps({'b':1,'a':2},sort_keys=True,indent=2), json.dumps([1,2],separators=(',',':')), json.dumps('é',ensure_ascii=False), json.dumps({1:2,None:3,True:4,1.5:5}), json.dumps(float('inf')), json.dumps([]), json.dumps({},indent=1), json.dumps([[],{}],indent='--'), json.dumps((1,(2,))))
print(json.loads('{"a":[1,-2.5e3,"\\u00e9\\n",null,true]}'), json.loads(b'[1]'), json.loads('1.0'), json.loads('NaN'), json.loads('[1]',parse_int=str), json.loads('{"a":1}',object_hook=lambda d: list(d.items())), json.loads('{"a":1,"a":2}',object_pairs_hook=lambda p:p), json.loads('"\\ud83d\\ude00"'), json.loads(' [ ] '))
class Enc(json.JSONEncoder):
    def default(self,o):
        if isinstance(o,set): return sorted(o)
        return super().default(o)
print(json.dumps({'x':{3,1}},cls=Enc), Enc().encode({1}), json.dumps({'k':object},default=str))
try: json.dumps({'x':{1}})
except TypeError as e: print(e)
try: json.loads('{"a":}')
except json.JSONDecodeError as e: print(e, e.pos, e.lineno, e.colno, e.msg, e.doc)
a=[]; a.append(a)
try: json.dumps(a)
except ValueError as e: print(e)
try: json.dumps(float('nan'),allow_nan=False)
except ValueError as e: print(e)
#== subclasses that go through themselves
import json
class D(dict):
    def items(s): return [('z', 1), ('b', 2)]
class L(list):
    def __iter__(s): return iter([9])
class T(tuple):
    def __iter__(s): yield 8
print(json.dumps([D(a=1), D(), L([1]), T((1,)), {'k': L()}]), json.dumps(D(a=1), sort_keys=True), json.dumps(L([1]), indent=1))
class B(dict):
    def items(s): return [1]
try: json.dumps(B(a=1))
except ValueError as e: print(e)
#== one NaN for all texts
import json, math
print(json.loads('[NaN]') == json.loads('[NaN]'), json.loads('NaN') is json.loads('NaN'), json.loads('NaN') == json.loads('NaN'))
print(json.loads('{"a": Infinity, "b": -Infinity}') == json.loads('{"b": -Infinity, "a": Infinity}'), math.isnan(json.loads('NaN')))
print([float('nan')] == [float('nan')], json.loads('[NaN]') == [float('nan')], json.loads('[NaN, 1]', parse_constant=str))
#== lists that writing them changes
import json
M = [object(), object()]
print(json.dumps(M, default=lambda o: M.clear() or 1))
class Q(dict):
    def items(self): M.clear(); return [(1, 2)]
M = [Q(x=1), Q(x=1)]
print(json.dumps(M), json.dumps([]), json.dumps((1, [2, (3,)])))
print(json.dumps([[], [1]], indent=1))
