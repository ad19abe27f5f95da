#== recorded
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    warnings.warn('careful')
    warnings.warn('dep', DeprecationWarning)
    warnings.warn(UserWarning('obj'))
    print(len(w), w[0].message, w[0].category, w[1].category.__name__, str(w[2].message), w[0].lineno)
#== as errors
import warnings
with warnings.catch_warnings():
    warnings.simplefilter('error')
    warnings.warn('as error')
#== a class that is none
import warnings
warnings.warn('x', category=int)
#== printed once for a place
import contextlib, io, warnings
err = io.StringIO()
with contextlib.redirect_stderr(err), warnings.catch_warnings():
    warnings.simplefilter('default')
    for i in range(3):
        warnings.warn('once per place')
    warnings.warn('another place')
print(err.getvalue().count('UserWarning: once per place'), 'UserWarning: another place' in err.getvalue(), '<snippet>:6: UserWarning: once' in err.getvalue())
#== always
import contextlib, io, warnings
err = io.StringIO()
with contextlib.redirect_stderr(err), warnings.catch_warnings():
    warnings.simplefilter('always')
    for i in range(3):
        warnings.warn('each time', RuntimeWarning)
print(err.getvalue().count('RuntimeWarning: each time'))
#== stacklevel
import warnings
def helper():
    warnings.warn('for the caller', stacklevel=2)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    helper()
    print(w[0].lineno)
#== ignored by category
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    warnings.simplefilter('ignore', DeprecationWarning)
    warnings.warn('x', DeprecationWarning)
    warnings.warn('y')
    print([str(one.message) for one in w])
#== formatwarning
import warnings
print(repr(warnings.formatwarning('m', UserWarning, 'f.py', 3, 'the line')))
#== filters with a wrong action
import warnings
warnings.simplefilter('nonsense')
#== all at once: warnings
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    warnings.warn('a'); warnings.warn('b', DeprecationWarning); warnings.warn(UserWarning('c'))
    print([(str(x.message), x.category.__name__) for x in w])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try: warnings.warn('boom', RuntimeWarning)
    except RuntimeWarning as e: print(repr(e))
warnings.filterwarnings('ignore', category=UserWarning); warnings.warn('x')
