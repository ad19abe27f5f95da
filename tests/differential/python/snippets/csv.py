#== print(list(csv.reader(['a,b', '"x, y",2', '"q""q",', ''])))
import csv
print(list(csv.reader(['a,b', '"x, y",2', '"q""q",', ''])))
#== print(list(csv.reader(io.StringIO('a;b/n1;2/n'), delimiter='
import io
import csv
print(list(csv.reader(io.StringIO('a;b\n1;2\n'), delimiter=';')))
#== print(list(csv.reader(['a,"b/n', 'c",d'])))
import csv
print(list(csv.reader(['a,"b\n', 'c",d'])))
#== print(list(csv.reader(["a, 'b, c'"], quotechar="'", skipinit
import csv
print(list(csv.reader(["a, 'b, c'"], quotechar="'", skipinitialspace=True)))
#== print(list(csv.reader(['1,"a"'], quoting=csv.QUOTE_NONNUMERI
import csv
print(list(csv.reader(['1,"a"'], quoting=csv.QUOTE_NONNUMERIC)))
#== print(list(csv.reader(['a//,b'], escapechar='//')))
import csv
print(list(csv.reader(['a\\,b'], escapechar='\\')))
#== with open('data.csv', newline='') as f:
import csv
with open('data.csv', newline='') as f: print(list(csv.DictReader(f)))
#== print(list(csv.DictReader(['a,b', '1,2,3', '1'])))
import csv
print(list(csv.DictReader(['a,b','1,2,3','1'])))
#== print(r.fieldnames, next(r), r.line_num)
import csv
r = csv.DictReader(['1,2'], fieldnames=['x','y'])
print(r.fieldnames, next(r), r.line_num)
#== print(repr(o.getvalue()))
import io
o = io.StringIO()
print(repr(o.getvalue()))
#== print(repr(o2.getvalue()))
import io
o = io.StringIO()
o2 = io.StringIO()
print(repr(o2.getvalue()))
#== print(repr(o3.getvalue()))
import io
o = io.StringIO()
o2 = io.StringIO()
o3 = io.StringIO()
print(repr(o3.getvalue()))
#== t(lambda: csv.DictWriter(io.StringIO(), ['a']).writerow({'z'
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import io
import csv
r = csv.DictReader(['1,2'], fieldnames=['x','y'])
o = io.StringIO()
w = csv.writer(o)
o2 = io.StringIO()
w2 = csv.writer(o2, delimiter='\t', quoting=csv.QUOTE_ALL, lineterminator='\n')
o3 = io.StringIO()
w3 = csv.DictWriter(o3, ['a','b'], restval='-', extrasaction='ignore')
t(lambda: csv.DictWriter(io.StringIO(), ['a']).writerow({'z':1}))
#== t(lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import io
import csv
r = csv.DictReader(['1,2'], fieldnames=['x','y'])
o = io.StringIO()
w = csv.writer(o)
o2 = io.StringIO()
w2 = csv.writer(o2, delimiter='\t', quoting=csv.QUOTE_ALL, lineterminator='\n')
o3 = io.StringIO()
w3 = csv.DictWriter(o3, ['a','b'], restval='-', extrasaction='ignore')
t(lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(['a,b']))
#== t(lambda: csv.reader([], delimiter='ab'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import io
import csv
r = csv.DictReader(['1,2'], fieldnames=['x','y'])
o = io.StringIO()
w = csv.writer(o)
o2 = io.StringIO()
w2 = csv.writer(o2, delimiter='\t', quoting=csv.QUOTE_ALL, lineterminator='\n')
o3 = io.StringIO()
w3 = csv.DictWriter(o3, ['a','b'], restval='-', extrasaction='ignore')
t(lambda: csv.reader([], delimiter='ab'))
#== t(lambda: csv.reader([], dialect='nope'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import io
import csv
r = csv.DictReader(['1,2'], fieldnames=['x','y'])
o = io.StringIO()
w = csv.writer(o)
o2 = io.StringIO()
w2 = csv.writer(o2, delimiter='\t', quoting=csv.QUOTE_ALL, lineterminator='\n')
o3 = io.StringIO()
w3 = csv.DictWriter(o3, ['a','b'], restval='-', extrasaction='ignore')
t(lambda: csv.reader([], dialect='nope'))
#== t(lambda: list(csv.reader([3])))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import io
import csv
r = csv.DictReader(['1,2'], fieldnames=['x','y'])
o = io.StringIO()
w = csv.writer(o)
o2 = io.StringIO()
w2 = csv.writer(o2, delimiter='\t', quoting=csv.QUOTE_ALL, lineterminator='\n')
o3 = io.StringIO()
w3 = csv.DictWriter(o3, ['a','b'], restval='-', extrasaction='ignore')
t(lambda: list(csv.reader([3])))
#== t(lambda: csv.writer(3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import io
import csv
r = csv.DictReader(['1,2'], fieldnames=['x','y'])
o = io.StringIO()
w = csv.writer(o)
o2 = io.StringIO()
w2 = csv.writer(o2, delimiter='\t', quoting=csv.QUOTE_ALL, lineterminator='\n')
o3 = io.StringIO()
w3 = csv.DictWriter(o3, ['a','b'], restval='-', extrasaction='ignore')
t(lambda: csv.writer(3))
#== t(lambda: csv.writer(io.StringIO()).writerow(3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import io
import csv
r = csv.DictReader(['1,2'], fieldnames=['x','y'])
o = io.StringIO()
w = csv.writer(o)
o2 = io.StringIO()
w2 = csv.writer(o2, delimiter='\t', quoting=csv.QUOTE_ALL, lineterminator='\n')
o3 = io.StringIO()
w3 = csv.DictWriter(o3, ['a','b'], restval='-', extrasaction='ignore')
t(lambda: csv.writer(io.StringIO()).writerow(3))
#== t(lambda: csv.reader([], nope=1))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import io
import csv
r = csv.DictReader(['1,2'], fieldnames=['x','y'])
o = io.StringIO()
w = csv.writer(o)
o2 = io.StringIO()
w2 = csv.writer(o2, delimiter='\t', quoting=csv.QUOTE_ALL, lineterminator='\n')
o3 = io.StringIO()
w3 = csv.DictWriter(o3, ['a','b'], restval='-', extrasaction='ignore')
t(lambda: csv.reader([], nope=1))
#== t(lambda: csv.reader([], quoting=9))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import io
import csv
r = csv.DictReader(['1,2'], fieldnames=['x','y'])
o = io.StringIO()
w = csv.writer(o)
o2 = io.StringIO()
w2 = csv.writer(o2, delimiter='\t', quoting=csv.QUOTE_ALL, lineterminator='\n')
o3 = io.StringIO()
w3 = csv.DictWriter(o3, ['a','b'], restval='-', extrasaction='ignore')
t(lambda: csv.reader([], quoting=9))
#== print(o4.getvalue(), csv.list_dialects(), csv.QUOTE_ALL)
import io
import csv
r = csv.DictReader(['1,2'], fieldnames=['x','y'])
o = io.StringIO()
w = csv.writer(o)
o2 = io.StringIO()
w2 = csv.writer(o2, delimiter='\t', quoting=csv.QUOTE_ALL, lineterminator='\n')
o3 = io.StringIO()
w3 = csv.DictWriter(o3, ['a','b'], restval='-', extrasaction='ignore')
o4 = io.StringIO()
w4 = csv.writer(o4, quoting=csv.QUOTE_NONNUMERIC)
print(o4.getvalue(), csv.list_dialects(), csv.QUOTE_ALL)
#== print(list(csv.reader(['a|b'], 'pipe')), list(csv.reader(['a
import io
import csv
r = csv.DictReader(['1,2'], fieldnames=['x','y'])
o = io.StringIO()
w = csv.writer(o)
o2 = io.StringIO()
w2 = csv.writer(o2, delimiter='\t', quoting=csv.QUOTE_ALL, lineterminator='\n')
o3 = io.StringIO()
w3 = csv.DictWriter(o3, ['a','b'], restval='-', extrasaction='ignore')
o4 = io.StringIO()
w4 = csv.writer(o4, quoting=csv.QUOTE_NONNUMERIC)
csv.register_dialect('pipe', delimiter='|')
print(list(csv.reader(['a|b'], 'pipe')), list(csv.reader(['a\tb'], csv.excel_tab)))
#== all at once: csv
import csv, io
f = io.StringIO(); w = csv.writer(f); w.writerow(['a', 'b"c', 'd,e', None, 1.5, 'x\ny', '']); w.writerows([[1, 2], []]); print(repr(f.getvalue()))
f = io.StringIO(); w = csv.writer(f, delimiter=';', quoting=csv.QUOTE_ALL, lineterminator='\n'); w.writerow(['a', 1]); print(repr(f.getvalue()))
f = io.StringIO(); w = csv.DictWriter(f, ['a', 'b'], extrasaction='ignore', restval='-'); w.writeheader(); w.writerow({'a': 1, 'z': 2}); print(repr(f.getvalue()))
print(list(csv.reader(['a,"b ""q"" c",d', '1,,3', '', '"x', 'y",z'])), list(csv.reader(['a;b'], delimiter=';')), list(csv.DictReader(['a,b', '1,2', '3', '4,5,6'])), list(csv.reader(["'a,b',c"], quotechar="'")), list(csv.reader(['a\tb'], dialect='excel-tab')), list(csv.reader(['a, "b"'], skipinitialspace=True)), list(csv.reader(['1,"a"'], quoting=csv.QUOTE_NONNUMERIC)))
for g in (lambda: csv.DictWriter(io.StringIO(), ['a']).writerow({'b': 1}), lambda: csv.reader(['a'], delimiter='ab'), lambda: list(csv.reader([5])), lambda: csv.writer(io.StringIO()).writerow(5), lambda: csv.reader(5), lambda: csv.writer(5), lambda: csv.reader([], dialect='nope'), lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(['a,b'])):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
