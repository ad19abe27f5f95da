#== unclosed bracket
print(1
x = 2
#== unclosed text
x = 'abc
#== unclosed triple quotes
x = """abc
def
#== unmatched closing
x = 1)
#== wrong closing
x = [1)
#== missing colon
if True
    pass
#== unexpected indent
x = 1
    y = 2
#== return outside
return 1
#== yield outside
yield 1
#== await outside
await x
#== break outside
break
#== continue outside
continue
#== nonlocal at module level
nonlocal x
#== nonlocal without binding
def f():
    nonlocal x
#== global after use
def f():
    x = 1
    global x
#== parameter and global
def f(x):
    global x
#== duplicate argument
def f(a, a):
    pass
#== default before non-default
def f(a=1, b):
    pass
#== positional after keyword
f(a=1, 2)
#== keyword repeated
f(a=1, a=2)
#== star after double star
f(**{}, *[])
#== delete a call
del f()
#== delete a literal
del 1
#== augmented on a tuple
(a, b) += 1
#== two stars in a target
*a, *b = [1]
#== star alone
*a = [1]
#== keyword as a name
class = 1
#== import of nothing
import
#== from without names
from x import
#== star import in a function
def f():
    from math import *
#== print statement
print 'a'
#== exec statement
exec 'a'
#== leading zero
x = 012
#== bad character
x = 1 $ 2
#== lone question mark
x = ?
#== bytes with letters
b'ä'
#== mixed bytes and text
x = 'a' b'b'
#== except without type before another
try:
    pass
except:
    pass
except ValueError:
    pass
#== else alone
else:
    pass
#== lambda with statement
lambda: return 1
#== walrus at the top
x := 1
#== assert with parentheses
assert (x, 'message')
#== future import late
x = 1
from __future__ import annotations
#== tabs and blanks
if True:
        x = 1
	y = 2
#== match without case
match x:
    pass
#== with without item
with :
    pass
#== syntax: a trailing comma without parentheses
from os import path,
#== syntax: a comma and nothing
import os,
#== syntax: patterns behind a name
match 1:
    case a: pass
    case 2: pass
#== syntax: patterns behind a wildcard
match 1:
    case _: pass
    case 2: pass
#== syntax: patterns behind a name with a guard
match 1:
    case a if a > 1: print('large')
    case 1: print('one')
#== syntax: alternatives behind a name
match 1:
    case a | 2: pass
#== syntax: alternatives that bind different names
match 1:
    case [a] | [a, b]: pass
#== syntax: alternatives that bind the same names
match (1, 2):
    case [a] | [a, _]: print(a)
#== syntax: a name bound twice
match 1:
    case [a, a]: pass
#== syntax: a key twice
match 1:
    case {'a': 1, 'a': 2}: pass
#== syntax: two stars
match 1:
    case [*a, *b]: pass
#== syntax: a name behind all others
match 3:
    case 1 | 2: print('few')
    case n: print(n)
#== syntax: no block after if
if True:
print(1)
#== syntax: no block after else
if True:
    pass
else:
print(1)
#== syntax: no block after for
for x in ():
print(1)
#== syntax: no block after while
while False:
print(1)
#== syntax: no block after with
with x:
print(1)
#== syntax: no block after def
def f():
print(1)
#== syntax: no block after class
class A:
print(1)
#== syntax: no block at the end
def f():
    # nothing
#== syntax: no block before a function
def f():

def g():
    pass
#== syntax: a comma forgotten in a call
print('a' 1)
#== syntax: a comma forgotten between names
print(a b)
#== syntax: two names
a b
