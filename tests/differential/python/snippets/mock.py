#== print(mk(1, a=2), mk.called, mk.call_count, mk.call_args, mk
from unittest import mock
mk = mock.Mock(return_value=3)
print(mk(1, a=2), mk.called, mk.call_count, mk.call_args, mk.call_args_list)
#== t(lambda: mk.assert_called_with(2))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from unittest import mock
mk = mock.Mock(return_value=3)
mk.assert_called_once_with(1, a=2)
t(lambda: mk.assert_called_with(2))
#== t(lambda: mk.assert_not_called())
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from unittest import mock
mk = mock.Mock(return_value=3)
mk.assert_called_once_with(1, a=2)
t(lambda: mk.assert_not_called())
#== print(mm.foo.bar(), mm.foo.bar.call_count, mm.method_calls, 
from unittest import mock
mk = mock.Mock(return_value=3)
mm = mock.MagicMock()
mm.foo.bar.return_value = 5
print(mm.foo.bar(), mm.foo.bar.call_count, mm.method_calls, mm.mock_calls, isinstance(mm.x, mock.MagicMock))
#== print(mm())
from unittest import mock
mk = mock.Mock(return_value=3)
mm = mock.MagicMock()
mm.foo.bar.return_value = 5
mm.side_effect = [1, ValueError('se')]
print(mm())
#== t(lambda: mm())
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from unittest import mock
mk = mock.Mock(return_value=3)
mm = mock.MagicMock()
mm.foo.bar.return_value = 5
mm.side_effect = [1, ValueError('se')]
t(lambda: mm())
#== print(len(mm), bool(mm), mm['a'] is mm['a'], 'x' in mm, [x f
from unittest import mock
mk = mock.Mock(return_value=3)
mm = mock.MagicMock()
mm.foo.bar.return_value = 5
mm.side_effect = [1, ValueError('se')]
print(len(mm), bool(mm), mm['a'] is mm['a'], 'x' in mm, [x for x in mm])
#== t(lambda: ms.b)
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from unittest import mock
mk = mock.Mock(return_value=3)
mm = mock.MagicMock()
ms = mock.Mock(spec=['a'])
ms.a
t(lambda: ms.b)
#== print(mock.call(1, x=2), mock.call(1) == mock.call(1), mock.
from unittest import mock
mk = mock.Mock(return_value=3)
mm = mock.MagicMock()
ms = mock.Mock(spec=['a'])
print(mock.call(1, x=2), mock.call(1) == mock.call(1), mock.ANY == 3, mock.sentinel.foo)
#== with mock.patch.object(Tgt, 'val', 9):
from unittest import mock
mk = mock.Mock(return_value=3)
mm = mock.MagicMock()
ms = mock.Mock(spec=['a'])
class Tgt: val = 1
with mock.patch.object(Tgt, 'val', 9): print(Tgt.val)
#== print(Tgt.val)
class Tgt: val = 1
print(Tgt.val)
#== with mock.patch.dict('os.environ' if 0 else {'a': 1}, {'b': 
from unittest import mock
mk = mock.Mock(return_value=3)
mm = mock.MagicMock()
ms = mock.Mock(spec=['a'])
with mock.patch.dict('os.environ' if 0 else {'a': 1}, {'b': 2}) as pd: print(pd)
