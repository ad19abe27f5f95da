#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view heapq_text = R"python(
def _up(heap, at, first=0):
    item = heap[at]
    while at > first:
        parent = (at - 1) // 2
        if not item < heap[parent]:
            break
        heap[at] = heap[parent]
        at = parent
    heap[at] = item


def _down(heap, at):
    # To the bottom along the smaller children, then up again to where the item belongs.
    first, item, child = at, heap[at], 2 * at + 1
    while child < len(heap):
        other = child + 1
        if other < len(heap) and not heap[child] < heap[other]:
            child = other
        heap[at] = heap[child]
        at, child = child, 2 * child + 1
    heap[at] = item
    _up(heap, at, first)


def heappush(heap, item, /):
    heap.append(item)
    _up(heap, len(heap) - 1)


def heappop(heap, /):
    if not heap:
        raise IndexError('index out of range')
    last = heap.pop()
    if not heap:
        return last
    top, heap[0] = heap[0], last
    _down(heap, 0)
    return top


def heapreplace(heap, item, /):
    if not heap:
        raise IndexError('index out of range')
    top, heap[0] = heap[0], item
    _down(heap, 0)
    return top


def heappushpop(heap, item, /):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _down(heap, 0)
    return item


def heapify(heap, /):
    for at in reversed(range(len(heap) // 2)):
        _down(heap, at)


def merge(*iterables, key=None, reverse=False):
    kept = []
    for order, one in enumerate(iterables):
        kept.append([order, iter(one)])
    heads = []
    for order, rest in kept:
        for value in rest:
            heads.append([value if key is None else key(value), order, value, rest])
            break
    while heads:
        best = heads[0]
        for one in heads[1:]:
            if (best[0] < one[0]) if reverse else (one[0] < best[0]):
                best = one
        yield best[2]
        for value in best[3]:
            best[0], best[2] = value if key is None else key(value), value
            break
        else:
            heads.remove(best)


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]
)python";

}  // namespace

std::shared_ptr<const NativeModule> heapq() {
    auto made = std::make_shared<NativeModule>("heapq");
    made->source(heapq_text);
    return made;
}

}  // namespace aludel::python::library
