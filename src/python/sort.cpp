#include "python/sort.hpp"

#include <algorithm>
#include <cstddef>

#include "python/call.hpp"

namespace aludel::python {

namespace {

struct Keyed {
    Value key;
    Value item;
};

/// Sorts a short run with the comparisons that Python makes, which show where they do not agree with each other (of
/// NaN, of sets): what rises or falls at the front is taken as it is, the others find their place by bisection. Each
/// comparison asks whether the later element is less.
void sort_run(Evaluator& evaluator, std::vector<Keyed>& all, std::size_t begin, std::size_t end) {
    const auto falls = [&](std::size_t at) { return less(evaluator, all[at].key, all[at - 1].key); };
    std::size_t at = begin + 1;
    if (at < end) {
        const bool falling = falls(at);
        do {
            ++at;
        } while (at < end && falls(at) == falling);
        if (falling) {
            std::reverse(all.begin() + static_cast<std::ptrdiff_t>(begin),
                         all.begin() + static_cast<std::ptrdiff_t>(at));
        }
    }
    for (; at < end; ++at) {
        Keyed moved = all[at];
        std::size_t low = begin;
        std::size_t high = at;
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (less(evaluator, moved.key, all[middle].key)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        const auto place = all.begin() + static_cast<std::ptrdiff_t>(low);
        std::move_backward(place, all.begin() + static_cast<std::ptrdiff_t>(at),
                           all.begin() + static_cast<std::ptrdiff_t>(at + 1));
        *place = std::move(moved);
    }
}

}  // namespace

void sort_values(Evaluator& evaluator, std::vector<Value>& items, const Value& key, bool reverse) {
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
    const std::size_t run = keyed.size() < 64 ? std::max<std::size_t>(keyed.size(), 1) : 32;
    for (std::size_t begin = 0; begin < keyed.size(); begin += run) {
        sort_run(evaluator, keyed, begin, std::min(begin + run, keyed.size()));
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
