#== print(h, heapq.heappop(h), h)
import heapq
h = [5, 3, 8, 1]
heapq.heapify(h)
print(h, heapq.heappop(h), h)
#== print(h, heapq.nlargest(2, h), heapq.nsmallest(2, h), heapq.
import pprint
import heapq
pprint.pprint({'b': [1, 2, 3], 'a': {'x': 'y' * 30, 'z': ['long text number %d' % i for i in range(5)]}})
pprint.pprint([1, 2])
pprint.pprint(list(range(40)))
pprint.pprint(list(range(40)), compact=True, width=40)
h = [5, 3, 8, 1]
heapq.heapify(h)
heapq.heappush(h, 0)
print(h, heapq.nlargest(2, h), heapq.nsmallest(2, h), heapq.heappushpop(h, 7), heapq.heapreplace(h, 2), h, list(heapq.merge([1, 4], [2, 3])))
#== t(lambda: heapq.heappop([]))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import heapq
h = [5, 3, 8, 1]
heapq.heapify(h)
heapq.heappush(h, 0)
t(lambda: heapq.heappop([]))
