#== format_exc
import traceback
def f():
    raise ValueError('deep')
try:
    f()
except ValueError as e:
    text = traceback.format_exc()
    print(text.splitlines()[0], text.splitlines()[-1], 'in f' in text)
    print(traceback.format_exception_only(e), traceback.format_exception(e)[-1], traceback.format_exception(type(e), e, e.__traceback__)[-1])
    print([x.name for x in traceback.extract_tb(e.__traceback__)], [x.lineno for x in traceback.extract_tb(e.__traceback__)], e.__traceback__.tb_lineno)
#== print_exc to a file
import io, traceback
out = io.StringIO()
try:
    {}['a']
except KeyError:
    traceback.print_exc(file=out)
print(out.getvalue().splitlines()[-1])
#== nothing raised
import traceback
print(traceback.format_exc())
#== exc_info
import sys
try:
    1 / 0
except ZeroDivisionError:
    kind, value, trace = sys.exc_info()
    print(kind, value, trace is not None, trace.tb_lineno)
print(sys.exc_info())
#== chained
import traceback
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError('outer') from e
except ValueError:
    text = traceback.format_exc()
    print('direct cause' in text, text.splitlines()[-1], text.index('ZeroDivisionError') < text.index('ValueError'))
