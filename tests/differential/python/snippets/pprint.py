#== pprint.pprint({'b': [1, 2, 3], 'a': {'x': 'y' * 30, 'z': ['l
import pprint
pprint.pprint({'b': [1, 2, 3], 'a': {'x': 'y' * 30, 'z': ['long text number %d' % i for i in range(5)]}})
#== pprint.pprint([1, 2])
import pprint
pprint.pprint([1, 2])
#== pprint.pprint(list(range(40)))
import pprint
pprint.pprint(list(range(40)))
#== pprint.pprint(list(range(40)), compact=True, width=40)
import pprint
pprint.pprint(list(range(40)), compact=True, width=40)
#== print(pprint.pformat({'z': 1, 'a': 2}), pprint.pformat((1,))
import pprint
print(pprint.pformat({'z': 1, 'a': 2}), pprint.pformat((1,)), pprint.pformat('a ' * 60))
#== pprint.pprint({'b': 1, 'a': 2}, sort_dicts=False)
import pprint
pprint.pprint({'b': 1, 'a': 2}, sort_dicts=False)
#== pprint.pprint([[1, [2, [3]]]], depth=2)
import pprint
pprint.pprint([[1, [2, [3]]]], depth=2)
#== pprint.pprint({1, 3, 2})
import pprint
pprint.pprint({1, 3, 2})
#== pprint.pprint({'k' * 40: 'v' * 40, 'l': None}, indent=4)
import pprint
pprint.pprint({'k' * 40: 'v' * 40, 'l': None}, indent=4)
