#include "python/sort.hpp"

#include <algorithm>

#include "python/call.hpp"

namespace aludel::python {

void sort_values(Evaluator& evaluator, std::vector<Value>& items, const Value& key, bool reverse) {
    struct Keyed {
        Value key;
        Value item;
    };
    std::vector<Keyed> keyed;
    keyed.reserve(items.size());
    for (const Value& item : items) {
        evaluator.step();
        keyed.push_back({key.defined() && !key.is_none() ? call(evaluator, key, {item}) : item, item});
    }
    // Merge sort from the bottom: no comparison, however inconsistent, can lead it astray. Reversing before and
    // after keeps equal elements in order.
    if (reverse) {
        std::reverse(keyed.begin(), keyed.end());
    }
    std::vector<Keyed> other(keyed.size());
    // Short runs are sorted by insertion; each comparison asks whether the later element is less.
    constexpr std::size_t run = 8;
    for (std::size_t begin = 0; begin < keyed.size(); begin += run) {
        std::size_t end = std::min(begin + run, keyed.size());
        for (std::size_t i = begin + 1; i < end; ++i) {
            Keyed moved = keyed[i];
            std::size_t at = i;
            while (at > begin && less(evaluator, moved.key, keyed[at - 1].key)) {
                keyed[at] = keyed[at - 1];
                --at;
            }
            keyed[at] = std::move(moved);
        }
    }
    for (std::size_t width = run; width < keyed.size(); width *= 2) {
        for (std::size_t begin = 0; begin < keyed.size(); begin += 2 * width) {
            std::size_t middle = std::min(begin + width, keyed.size());
            std::size_t end = std::min(begin + 2 * width, keyed.size());
            std::size_t left = begin;
            std::size_t right = middle;
            for (std::size_t to = begin; to < end; ++to) {
                evaluator.step();
                bool take_right = right < end && (left >= middle || less(evaluator, keyed[right].key, keyed[left].key));
                other[to] = keyed[take_right ? right++ : left++];
            }
        }
        keyed.swap(other);
    }
    if (reverse) {
        std::reverse(keyed.begin(), keyed.end());
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        items[i] = std::move(keyed[i].item);
    }
}

}  // namespace aludel::python
