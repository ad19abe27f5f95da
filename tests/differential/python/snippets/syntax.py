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
#== unreadable: x = (1,
x = (1,
#== unreadable: x = [1, 2
x = [1, 2
y = 3
#== unreadable: x = {'a': 1
x = {'a': 1
#== unreadable: print('a'
print('a'
#== unreadable: f(1, 2
f(1, 2

def g(): pass
#== unreadable: x = (1]
x = (1]
#== unreadable: x = [1)
x = [1)
y
#== unreadable: if x
if x
    pass
#== unreadable: if x:
if x:
pass
#== unreadable: def f()
def f()
    pass
#== unreadable: class A
class A
    pass
#== unreadable: for x in y
for x in y
    pass
#== unreadable: while 1
while 1
    pass
#== unreadable: try:
try:
    pass
x = 1
#== unreadable: try:
try:
    x
except
    y
#== unreadable: with x as y
with x as y
    pass
#== unreadable: x = 1
  x = 1
#== unreadable: x = 1
x = 1
  y = 2
#== unreadable: def f():
def f():
    x = 1
  y = 2
#== unreadable: def f():
def f():
x
#== unreadable: if 1:
if 1:
    x
	y
#== unreadable: if 1:
if 1:
	x
        y
#== unreadable: x = "abc
x = "abc
#== unreadable: x = '''abc
x = '''abc
#== unreadable: x = f'{a'
x = f'{a'
#== unreadable: x = f'{}'
x = f'{}'
#== unreadable: x = f'}'
x = f'}'
#== unreadable: x = f'{a'
x = f'{a'
y=1
#== unreadable: 1 = x
1 = x
#== unreadable: f() = 1
f() = 1
#== unreadable: 'a' = 1
'a' = 1
#== unreadable: None = 1
None = 1
#== unreadable: True = 1
True = 1
#== unreadable: a + b = 1
a + b = 1
#== unreadable: (a, 1) = 2
(a, 1) = 2
#== unreadable: [a, f()] = 1
[a, f()] = 1
#== unreadable: x + 1 += 2
x + 1 += 2
#== unreadable: f() += 1
f() += 1
#== unreadable: a if b else c = 1
a if b else c = 1
#== unreadable: lambda: x = 1
lambda: x = 1
#== unreadable: not x = 1
not x = 1
#== unreadable: {} = 1
{} = 1
#== unreadable: {1: 2} = 1
{1: 2} = 1
#== unreadable: a < b = 1
a < b = 1
#== unreadable: -a = 1
-a = 1
#== unreadable: f'{x}' = 1
f'{x}' = 1
#== unreadable: ... = 1
... = 1
#== unreadable: del a + b
del a + b
#== unreadable: del (a, 1)
del (a, 1)
#== unreadable: for 1 in x: pass
for 1 in x: pass
#== unreadable: for f() in x: pass
for f() in x: pass
#== unreadable: with a as 1: pass
with a as 1: pass
#== unreadable: with a as f(): pass
with a as f(): pass
#== unreadable: (x := 1) = 2
(x := 1) = 2
#== unreadable: a.b := 1
a.b := 1
#== unreadable: if x = 1:
if x = 1:
    pass
#== unreadable: while x = 1: pass
while x = 1: pass
#== unreadable: print x
print x
#== unreadable: print 'x'
print 'x'
#== unreadable: print x, y
print x, y
#== unreadable: exec 'x'
exec 'x'
#== unreadable: raise A, 'b'
raise A, 'b'
#== unreadable: except A, e:
except A, e:
#== unreadable: try:
try:
    pass
except A, e:
    pass
#== unreadable: try:
try:
    pass
except A, B:
    pass
#== unreadable: def f():
def f():
    break
#== unreadable: class A:
class A:
    return 1
#== unreadable: def f(a, a): pass
def f(a, a): pass
#== unreadable: def f(a=1, b): pass
def f(a=1, b): pass
#== unreadable: def f(*): pass
def f(*): pass
#== unreadable: def f(*, **k): pass
def f(*, **k): pass
#== unreadable: def f(**k, a): pass
def f(**k, a): pass
#== unreadable: def f(*a, *b): pass
def f(*a, *b): pass
#== unreadable: def f(**a, **b): pass
def f(**a, **b): pass
#== unreadable: def f(a, /, b, /): pass
def f(a, /, b, /): pass
#== unreadable: def f(*a, /): pass
def f(*a, /): pass
#== unreadable: def f(1): pass
def f(1): pass
#== unreadable: def f(a.b): pass
def f(a.b): pass
#== unreadable: lambda a=1, b: 1
lambda a=1, b: 1
#== unreadable: lambda a, a: 1
lambda a, a: 1
#== unreadable: f(**a, 2)
f(**a, 2)
#== unreadable: f(**a, *b)
f(**a, *b)
#== unreadable: f(1=2)
f(1=2)
#== unreadable: f(a.b=2)
f(a.b=2)
#== unreadable: f(True=1)
f(True=1)
#== unreadable: f(a b)
f(a b)
#== unreadable: f(a, b c)
f(a, b c)
#== unreadable: x = [1 2]
x = [1 2]
#== unreadable: x = [a b]
x = [a b]
#== unreadable: x = {1 2}
x = {1 2}
#== unreadable: x = {'a' 1}
x = {'a' 1}
#== unreadable: x = {'a': 1 'b': 2}
x = {'a': 1 'b': 2}
#== unreadable: x = (a b)
x = (a b)
#== unreadable: a b c
a b c
#== unreadable: x = 5 5
x = 5 5
#== unreadable: x = 5a
x = 5a
#== unreadable: x = 0777
x = 0777
#== unreadable: x = 0x
x = 0x
#== unreadable: x = 0xg
x = 0xg
#== unreadable: x = 1__0
x = 1__0
#== unreadable: x = 1_
x = 1_
#== unreadable: x = 1.2.3
x = 1.2.3
#== unreadable: x = 0b2
x = 0b2
#== unreadable: x = 0o9
x = 0o9
#== unreadable: x = 1e
x = 1e
#== unreadable: x = $a
x = $a
#== unreadable: x = a?
x = a?
#== unreadable: x = a!
x = a!
#== unreadable: x = `a`
x = `a`
#== unreadable: x = a ++
x = a ++ 
#== unreadable: x =
x = 
#== unreadable: x = a +
x = a +
#== unreadable: x = a and
x = a and
#== unreadable: x = not
x = not
#== unreadable: x ==
x ==
#== unreadable: x = a.
x = a.
#== unreadable: import a.
import a.
#== unreadable: from a import
from a import
#== unreadable: from a import (b
from a import (b
#== unreadable: from a import b,
from a import b,
#== unreadable: from a import *, b
from a import *, b
#== unreadable: def f():
def f():
    from a import *
#== unreadable: import a as b.c
import a as b.c
#== unreadable: import a as 1
import a as 1
#== unreadable: from a import b as c.d
from a import b as c.d
#== unreadable: from __future__ import nope
from __future__ import nope
#== unreadable: def f():
def f():
    print(x)
    global x
#== unreadable: def f():
def f():
    def g():
        nonlocal x
#== unreadable: assert
assert
#== unreadable: pass x
pass x
#== unreadable: if x: pass else: pass
if x: pass else: pass
#== unreadable: if 1: pass; else: pass
if 1: pass; else: pass
#== unreadable: elif x:
elif x:
    pass
#== unreadable: def f:
def f:
    pass
#== unreadable: def (): pass
def (): pass
#== unreadable: def f(): pass pass
def f(): pass pass
#== unreadable: class (A): pass
class (A): pass
#== unreadable: lambda x
lambda x
#== unreadable: x = lambda
x = lambda
#== unreadable: x = a if b
x = a if b
#== unreadable: x = a if b else
x = a if b else
#== unreadable: x = for
x = for
#== unreadable: x = class
x = class
#== unreadable: def class(): pass
def class(): pass
#== unreadable: import = 1
import = 1
#== unreadable: None: int = 1
None: int = 1
#== unreadable: f(): int = 1
f(): int = 1
#== unreadable: (a, b): int = 1
(a, b): int = 1
#== unreadable: x: int: str
x: int: str
#== unreadable: x: = 1
x: = 1
#== unreadable: *a
*a
#== unreadable: *a = 1
*a = 1
#== unreadable: *a, *b = c
*a, *b = c
#== unreadable: a, *b, *c = d
a, *b, *c = d
#== unreadable: x = *a
x = *a
#== unreadable: **a
**a
#== unreadable: x = (*a)
x = (*a)
#== unreadable: f(*)
f(*)
#== unreadable: f(**)
f(**)
#== unreadable: [*]
[*]
#== unreadable: del *a
del *a
#== unreadable: return
return
#== unreadable: def f():
def f():
    return *a, b
    yield
x =
#== unreadable: async def f():
async def f():
    yield 1
    return 2
#== unreadable: def f():
def f():
    await x
#== unreadable: def f():
def f():
    async with a: pass
#== unreadable: def f():
def f():
    async for a in b: pass
#== unreadable: def f():
def f():
    [x async for x in y]
#== unreadable: match x:
match x:
    case a:
        pass
    case b:
        pass
#== unreadable: match x:
match x:
    case a | b:
        pass
#== unreadable: match x:
match x:
    case f(a=1, 2):
        pass
#== unreadable: match x:
match x:
    case [a, a]:
        pass
#== unreadable: match x:
match x:
    case [*a, *b]:
        pass
#== unreadable: match x:
match x:
    case {**r, 'a': 1}:
        pass
#== unreadable: match x:
match x:
    case -a:
        pass
#== unreadable: x = b'é'
x = b'é'
#== unreadable: x = b'a' 'b'
x = b'a' 'b'
#== unreadable: x = '\
x = '\
#== unreadable: x = a \ b
x = a \ b
#== unreadable: x = 1
	x = 1
#== unreadable: def f():
def f():
    pass
   x
#== unreadable: if 1:
if 1:
    a
else
    b
#== unreadable: if 1:
if 1:
    a
  else:
    b
#== unreadable: try:
try:
    a
finally
    b
#== unreadable: try:
try:
    a
except:
    b
except A:
    c
#== unreadable: for x y in z: pass
for x y in z: pass
#== unreadable: for x in : pass
for x in : pass
#== unreadable: while : pass
while : pass
#== unreadable: with : pass
with : pass
#== unreadable: x = [for a in b]
x = [for a in b]
#== unreadable: x = [a for]
x = [a for]
#== unreadable: x = [a for b]
x = [a for b]
#== unreadable: x = [*a for a in b]
x = [*a for a in b]
#== unreadable: x = (yield)
x = (yield)
#== unreadable: x = a not b
x = a not b
#== unreadable: x = a is not
x = a is not
#== unreadable: x = a <> b
x = a <> b
#== unreadable: x != y = z
x != y = z
#== unreadable: x = y = 1 = z
x = y = 1 = z
#== unreadable: a = b += c
a = b += c
#== unreadable: a, b += 1
a, b += 1
#== unreadable: x++
x++
#== unreadable: x--
x--
#== unreadable: x = 1;; y
x = 1;; y
#== unreadable: ;
;
#== unreadable: :
:
#== unreadable: )
)
#== unreadable: x = {
x = {
#== unreadable: x = {)
x = {)
#== unreadable: x = ({)}
x = ({)}
#== unreadable: “a”
“a”
#== unreadable: x = ‘a’
x = ‘a’
#== unreadable: x = a – b
x = a – b
#== unreadable: x = 1
x = 1
#== unreadable: x = 1 # é
x = 1 # é
y = = 2
#== unreadable: class A:
class A:

# c
#== unreadable: if 1:
if 1:
#== unreadable: for x in y:
for x in y:
    # c
#== unreadable: class A(x for x in y): pass
class A(x for x in y): pass
#== unreadable: from a import b c
from a import b c
#== unreadable: import a b
import a b
#== unreadable: import a,
import a, 
#== unreadable: from a import (b, c d)
from a import (b, c d)
#== unreadable: x = a if b else c d
x = a if b else c d
#== unreadable: return x y
return x y
#== unreadable: op.execute('a' 'b)
op.execute('a' 'b)
#== unreadable: op.add_column('a', sa.Column('x', sa.Str
op.add_column('a', sa.Column('x', sa.String() nullable=True))
#== unreadable: op.add_column('a', sa.Column('x', sa.Str
op.add_column('a', sa.Column('x', sa.String(), nullable=True)
op.drop('x')
#== unreadable: revision = 'a'
revision = 'a'
down_revision = b'
#== unreadable: def upgrade():
def upgrade():
    op.execute('''x

def downgrade():
    pass
#== unreadable: def upgrade():
def upgrade():
def downgrade():
    pass
#== unreadable: x = 1
x = 1

    y = 2
#== unreadable: <<<<<<< HEAD
<<<<<<< HEAD
x = 1
=======
x = 2
>>>>>>> b
#== unreadable: x = {'a': 1,, 'b': 2}
x = {'a': 1,, 'b': 2}
#== unreadable: f(,)
f(,)
#== unreadable: f(a,,b)
f(a,,b)
#== unreadable: [,]
[,]
#== unreadable: (,)
(,)
#== unreadable: x[]
x[]
#== unreadable: x[1:2:3:4]
x[1:2:3:4]
#== unreadable: x[a b]
x[a b]
#== unreadable: def f(a,, b): pass
def f(a,, b): pass
#== unreadable: def f(a b): pass
def f(a b): pass
#== unreadable: __debug__ = 1
__debug__ = 1
#== unreadable: def f(None): pass
def f(None): pass
#== unreadable: class None: pass
class None: pass
#== unreadable: import None
import None
#== unreadable: f(None=1)
f(None=1)
#== unreadable: x.None = 1
x.None = 1
#== unreadable: x.True
x.True
#== unreadable: for None in x: pass
for None in x: pass
#== unreadable: del None
del None
#== unreadable: with a as None: pass
with a as None: pass
#== unreadable: lambda None: 1
lambda None: 1
#== unreadable: def __debug__(): pass
def __debug__(): pass
#== many levels of indentation
if 1:
 if 1:
  if 1:
   if 1:
    if 1:
     if 1:
      if 1:
       if 1:
        if 1:
         if 1:
          if 1:
           if 1:
            if 1:
             if 1:
              if 1:
               if 1:
                if 1:
                 if 1:
                  if 1:
                   if 1:
                    if 1:
                     if 1:
                      if 1:
                       if 1:
                        if 1:
                         if 1:
                          if 1:
                           if 1:
                            if 1:
                             if 1:
                              if 1:
                               if 1:
                                if 1:
                                 if 1:
                                  if 1:
                                   if 1:
                                    if 1:
                                     if 1:
                                      if 1:
                                       if 1:
                                        if 1:
                                         if 1:
                                          if 1:
                                           if 1:
                                            if 1:
                                             if 1:
                                              if 1:
                                               if 1:
                                                if 1:
                                                 if 1:
                                                  if 1:
                                                   if 1:
                                                    if 1:
                                                     if 1:
                                                      if 1:
                                                       if 1:
                                                        if 1:
                                                         if 1:
                                                          if 1:
                                                           if 1:
                                                            if 1:
                                                             if 1:
                                                              if 1:
                                                               if 1:
                                                                if 1:
                                                                 if 1:
                                                                  if 1:
                                                                   if 1:
                                                                    if 1:
                                                                     if 1:
                                                                      if 1:
                                                                       if 1:
                                                                        if 1:
                                                                         if 1:
                                                                          if 1:
                                                                           if 1:
                                                                            if 1:
                                                                             if 1:
                                                                              if 1:
                                                                               if 1:
                                                                                if 1:
                                                                                 if 1:
                                                                                  if 1:
                                                                                   if 1:
                                                                                    if 1:
                                                                                     if 1:
                                                                                      if 1:
                                                                                       if 1:
                                                                                        if 1:
                                                                                         if 1:
                                                                                          if 1:
                                                                                           if 1:
                                                                                            if 1:
                                                                                             if 1:
                                                                                              if 1:
                                                                                               if 1:
                                                                                                if 1:
                                                                                                 if 1:
                                                                                                  if 1:
                                                                                                   print(1)
#== 100 levels of indentation
if 1:
 if 1:
  if 1:
   if 1:
    if 1:
     if 1:
      if 1:
       if 1:
        if 1:
         if 1:
          if 1:
           if 1:
            if 1:
             if 1:
              if 1:
               if 1:
                if 1:
                 if 1:
                  if 1:
                   if 1:
                    if 1:
                     if 1:
                      if 1:
                       if 1:
                        if 1:
                         if 1:
                          if 1:
                           if 1:
                            if 1:
                             if 1:
                              if 1:
                               if 1:
                                if 1:
                                 if 1:
                                  if 1:
                                   if 1:
                                    if 1:
                                     if 1:
                                      if 1:
                                       if 1:
                                        if 1:
                                         if 1:
                                          if 1:
                                           if 1:
                                            if 1:
                                             if 1:
                                              if 1:
                                               if 1:
                                                if 1:
                                                 if 1:
                                                  if 1:
                                                   if 1:
                                                    if 1:
                                                     if 1:
                                                      if 1:
                                                       if 1:
                                                        if 1:
                                                         if 1:
                                                          if 1:
                                                           if 1:
                                                            if 1:
                                                             if 1:
                                                              if 1:
                                                               if 1:
                                                                if 1:
                                                                 if 1:
                                                                  if 1:
                                                                   if 1:
                                                                    if 1:
                                                                     if 1:
                                                                      if 1:
                                                                       if 1:
                                                                        if 1:
                                                                         if 1:
                                                                          if 1:
                                                                           if 1:
                                                                            if 1:
                                                                             if 1:
                                                                              if 1:
                                                                               if 1:
                                                                                if 1:
                                                                                 if 1:
                                                                                  if 1:
                                                                                   if 1:
                                                                                    if 1:
                                                                                     if 1:
                                                                                      if 1:
                                                                                       if 1:
                                                                                        if 1:
                                                                                         if 1:
                                                                                          if 1:
                                                                                           if 1:
                                                                                            if 1:
                                                                                             if 1:
                                                                                              if 1:
                                                                                               if 1:
                                                                                                if 1:
                                                                                                 if 1:
                                                                                                  if 1:
                                                                                                   if 1:
                                                                                                    print(1)
#== 201 brackets
x = (((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1)))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))
#== 201 brackets of several kinds that are not closed
x = ([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{([{
#== stars before brackets
def T(n,f):
    try: print(n,repr(f()))
    except Exception as e: print(n,type(e).__name__,e)
x = 1, *[2]; print(x)
x = *[1], 2; print(x)
x = *(1, 2), *"ab", *{3: 4}, *range(2); print(x)
def r(): return 1, *[2], *(3,)
def r2(a): return *a, *[1]
def y(): yield 1, *[2]
def y2(a): yield *a, 3
print(r(), r2([5]), list(y()), list(y2((1,))))
for z in 1, *[2], 3: print(z)
for z in *[2], *(4,): print(z)
for i in *range(2), 7: print(i)
class S:
    def __getitem__(s, i): return i
    def __setitem__(s, i, v): print('set', i, v)
    def __delitem__(s, i): print('del', i)
s=S(); b=[8,9]
print(s[1, *b], s[*b], s[*[1,2],3], s[*b, 1:2], s[*range(2)], s[(1, *b)], s[0, *b, *b])
s[1, *b] = 5; del s[*b, 1]; s[*[1]] = 2
a, *[p, q] = 1, 2, 3
print(a, p, q)
x = 1, *[2] \
   , 3
print(x)
x = (1,
  *[2]); print(x)
t = 1, *[i for i in range(3)], *(j for j in 'ab'); print(t)
x: tuple = 1, *[2]
print(x)
x += 3, *[4]
print(x)
k = v = 0, *[1]
print(k, v)
print(2 *[1], 3*(2), [1]*2, 2**(3), *[4], sep='|')
f = lambda *a: a
g = lambda a, *b: (a, b)
print(f(1, *[2]), g(1, *(2, 3)), (lambda a, *, c=1: c)(1))
n = 4
m = n *(2)
print(m, [1, *[2]], {*[1], *(2,)}, (1, *(2,)))
h = 1, *b, *[1], *b[:1], *str(12); print(h)
x = 1, * [2]; print(x)
#== star: x = 1, *[2] if 1 else [3]
x = 1, *[2] if 1 else [3]
print(x)
#== star: x = *[1]
x = *[1]
print(x)
#== star: x = *[1] or 2, 3
x = *[1] or 2, 3
print(x)
#== star: print(*[1] or [2], 3)
print(*[1] or [2], 3)
#== star: x = 1, *[2] + [3], *[4] * 2
x = 1, *[2] + [3], *[4] * 2
print(x)
#== with and a conditional expression
class A:
    def __init__(s,n): s.n=n
    def __enter__(s): print('in',s.n); return s.n
    def __exit__(s,*a): print('out',s.n)
c=False
with A(1) if c else A(2) as x: print(x)
with A(1) if not c else A(2) as x, A(3) as y: print(x, y)
with A(1) if c else A(2): print('n')
with (A(1) if c else A(2)) as x: print(x)
with c and A(1) or A(2) as x: print(x)
with (A(1) if c else A(2) as x, A(5) as y): print(x,y)
with (lambda: A(7))() as x, A(8) if 1 else A(9) as (y): print(x,y)
#== type is a name where it begins a statement
class H:
    n = 0
    d = {}
    def run(self):
        type(self).n = 5
        type(self).n += 1
        type(self).d['x'] = 1
        type(self).e: int = 5
        type(self).a, b = 1, 2
        type(self).c = type(self).g = 4
        type(self)
        type(self).d.update(y=2)
        del type(self).g
        return b
h = H(); print(h.run(), h.n, h.d, h.e, h.a, h.c, hasattr(h, 'g'))
def f(type, value):
    type[0] = 5
    type['a']['b'] = 2
    type[value] += 1
    type \
      [value] = 4
    type, b = type, 2
    type: dict = type
    return type
print(f({'a': {}, 'q': 1}, 'q'))
#== assignment in the iterable of a comprehension
print([i for i in (j := [1])])
#== a format within a format within a format
print(f'{3:{10:{1}}}')
#== __debug__ as a parameter
def f(*, __debug__): pass
#== a backslash ends the file
x = 1 \
