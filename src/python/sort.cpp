#include "python/sort.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "python/call.hpp"

namespace aludel::python {

namespace {

struct Keyed {
    Value key;
    Value item;
};

/// Sorts with the comparisons that Python makes, one for one: they show where they do not agree with each other (of
/// NaN, of sets), and where they do something. Runs that rise or fall are found, short ones are filled up by insertion,
/// and neighbours are merged in the order of powersort; a merge in which one side wins again and again gallops.
class Sorter {
public:
    Sorter(Evaluator& evaluator, std::vector<Keyed>& all) : evaluator_(evaluator), all_(all) {}

    void sort() {
        const std::size_t least = least_run(all_.size());
        for (std::size_t begin = 0; begin < all_.size();) {
            std::size_t end = begin + count_run(begin);
            const std::size_t filled = std::min(begin + least, all_.size());
            if (end < filled) {
                insert(begin, end, filled);
                end = filled;
            }
            push({begin, end - begin, 0});
            begin = end;
        }
        while (runs_.size() > 1) {
            std::size_t at = runs_.size() - 2;
            if (at > 0 && runs_[at - 1].size < runs_[at + 1].size) {
                --at;
            }
            merge(at);
        }
    }

private:
    struct Run {
        std::size_t begin;
        std::size_t size;
        int power;  ///< depth of its border with the next in a tree over the whole
    };
    static constexpr std::size_t first_gallop = 7;

    bool before(const Value& left, const Value& right) {
        evaluator_.step();
        return less(evaluator_, left, right);
    }

    /// Between 32 and 64, so that the runs are a power of two, or a little less.
    static std::size_t least_run(std::size_t size) {
        std::size_t odd = 0;
        while (size >= 64) {
            odd |= size & 1;
            size >>= 1;
        }
        return size + odd;
    }

    std::vector<Keyed>::iterator place(std::size_t at) { return all_.begin() + static_cast<std::ptrdiff_t>(at); }

    /// What rises or falls from `begin` on; it rises afterwards.
    std::size_t count_run(std::size_t begin) {
        std::size_t at = begin + 1;
        if (at == all_.size()) {
            return 1;
        }
        const auto falls = [&] { return before(all_[at].key, all_[at - 1].key); };
        const bool falling = falls();
        for (++at; at < all_.size() && falls() == falling;) {
            ++at;
        }
        if (falling) {
            std::reverse(place(begin), place(at));
        }
        return at - begin;
    }

    /// [begin, sorted) is in order; the rest up to `end` finds its place by bisection.
    void insert(std::size_t begin, std::size_t sorted, std::size_t end) {
        for (std::size_t at = sorted; at < end; ++at) {
            std::size_t low = begin;
            std::size_t high = at;
            while (low < high) {
                const std::size_t middle = low + (high - low) / 2;
                if (before(all_[at].key, all_[middle].key)) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            std::rotate(place(low), place(at), place(at + 1));
        }
    }

    void push(Run run) {
        if (!runs_.empty()) {
            const int power = border_power(runs_.back(), run.size);
            while (runs_.size() > 1 && runs_[runs_.size() - 2].power > power) {
                merge(runs_.size() - 2);
            }
            runs_.back().power = power;
        }
        runs_.push_back(run);
    }

    /// The first binary digit in which the middles of two neighbours, as fractions of the whole, differ.
    int border_power(const Run& left, std::size_t right_size) const {
        const std::size_t whole = all_.size();
        std::size_t a = 2 * left.begin + left.size;
        std::size_t b = a + left.size + right_size;
        for (int power = 1;; ++power) {
            if (a >= whole) {
                a -= whole;
                b -= whole;
            } else if (b >= whole) {
                return power;
            }
            a *= 2;
            b *= 2;
        }
    }

    /// Merges a run with the next one.
    void merge(std::size_t at) {
        Keyed* left = &all_[runs_[at].begin];
        std::size_t left_size = runs_[at].size;
        Keyed* right = left + left_size;
        std::size_t right_size = runs_[at + 1].size;
        runs_[at].size += right_size;
        runs_.erase(runs_.begin() + static_cast<std::ptrdiff_t>(at) + 1);
        const std::size_t in_place = after_equal(right->key, left, left_size, 0);
        left += in_place;
        left_size -= in_place;
        if (left_size == 0) {
            return;
        }
        right_size = before_equal(left[left_size - 1].key, right, right_size, right_size - 1);
        if (right_size == 0) {
            return;
        }
        if (left_size <= right_size) {
            merge_up(left, left_size, right, right_size);
        } else {
            merge_down(left, left_size, right, right_size);
        }
    }

    /// How many of the sorted `run` are less than `key`. The search starts at `hint` and goes in growing steps.
    std::size_t before_equal(const Value& key, const Keyed* run, std::size_t size, std::size_t hint) {
        return gallop(size, hint, [&](std::size_t at) { return before(run[at].key, key); });
    }
    /// How many of the sorted `run` are not greater than `key`.
    std::size_t after_equal(const Value& key, const Keyed* run, std::size_t size, std::size_t hint) {
        return gallop(size, hint, [&](std::size_t at) { return !before(key, run[at].key); });
    }

    /// `goes_before(at)` holds at the front of a run: how far, as far as is asked.
    template <class Predicate>
    static std::size_t gallop(std::size_t size, std::size_t hint, Predicate goes_before) {
        std::size_t last = 0;
        std::size_t offset = 1;
        std::size_t low = 0;
        std::size_t high = 0;
        if (goes_before(hint)) {
            const std::size_t most = size - hint;
            while (offset < most && goes_before(hint + offset)) {
                last = offset;
                offset = 2 * offset + 1;
            }
            low = hint + last + 1;
            high = hint + std::min(offset, most);
        } else {
            const std::size_t most = hint + 1;
            while (offset < most && !goes_before(hint - offset)) {
                last = offset;
                offset = 2 * offset + 1;
            }
            low = hint + 1 - std::min(offset, most);
            high = hint - last;
        }
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (goes_before(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /// The shorter side of a merge is taken out of the list; what is left of it goes back into the gap, whatever
    /// happens.
    static std::vector<Keyed> take_out(Keyed* run, std::size_t count) {
        return {std::make_move_iterator(run), std::make_move_iterator(run + count)};
    }

    /// Merges from the front: the left side is the shorter one.
    void merge_up(Keyed* left, std::size_t left_size, Keyed* right, std::size_t right_size) {
        std::vector<Keyed> taken = take_out(left, left_size);
        Keyed* to = left;
        left = taken.data();
        struct GiveBack {
            Keyed*& to;
            Keyed*& from;
            std::size_t& count;
            ~GiveBack() { std::move(from, from + count, to); }
        } give_back{to, left, left_size};
        const auto take_left = [&](std::size_t count) {
            to = std::move(left, left + count, to);
            left += count;
            left_size -= count;
        };
        const auto take_right = [&](std::size_t count) {
            to = std::move(right, right + count, to);
            right += count;
            right_size -= count;
        };
        take_right(1);
        // The last one of the left side is greater than all of the right side: the first look has found that.
        const auto done = [&] {
            if (right_size > 0 && left_size == 1) {
                take_right(right_size);
            }
            return right_size == 0 || left_size == 0;
        };
        if (done()) {
            return;
        }
        for (;;) {
            std::size_t left_wins = 0;
            std::size_t right_wins = 0;
            while (left_wins < gallop_from_ && right_wins < gallop_from_) {
                if (before(right->key, left->key)) {
                    take_right(1);
                    ++right_wins;
                    left_wins = 0;
                    if (right_size == 0) {
                        return;
                    }
                } else {
                    take_left(1);
                    ++left_wins;
                    right_wins = 0;
                    if (done()) {
                        return;
                    }
                }
            }
            ++gallop_from_;
            do {
                gallop_from_ -= gallop_from_ > 1 ? 1 : 0;
                left_wins = after_equal(right->key, left, left_size, 0);
                take_left(left_wins);
                if (left_wins > 0 && done()) {
                    return;
                }
                take_right(1);
                if (right_size == 0) {
                    return;
                }
                right_wins = before_equal(left->key, right, right_size, 0);
                take_right(right_wins);
                if (right_size == 0) {
                    return;
                }
                take_left(1);
                if (done()) {
                    return;
                }
            } while (left_wins >= first_gallop || right_wins >= first_gallop);
            ++gallop_from_;
        }
    }

    /// Merges from the back: the right side is the shorter one.
    void merge_down(Keyed* left, std::size_t left_size, Keyed* right, std::size_t right_size) {
        std::vector<Keyed> taken = take_out(right, right_size);
        Keyed* const kept = taken.data();
        struct GiveBack {
            Keyed* left;
            std::size_t& left_size;
            Keyed* kept;
            std::size_t& count;
            ~GiveBack() { std::move(kept, kept + count, left + left_size); }
        } give_back{left, left_size, kept, right_size};
        // What is left of both sides always ends where the next one goes.
        const auto take_left = [&](std::size_t count) {
            std::move_backward(left + left_size - count, left + left_size, left + left_size + right_size);
            left_size -= count;
        };
        const auto take_right = [&](std::size_t count) {
            std::move_backward(kept + right_size - count, kept + right_size, left + left_size + right_size);
            right_size -= count;
        };
        take_left(1);
        // The first one of the right side is less than all of the left side.
        const auto done = [&] {
            if (left_size > 0 && right_size == 1) {
                take_left(left_size);
            }
            return left_size == 0 || right_size == 0;
        };
        if (done()) {
            return;
        }
        for (;;) {
            std::size_t left_wins = 0;
            std::size_t right_wins = 0;
            while (left_wins < gallop_from_ && right_wins < gallop_from_) {
                if (before(kept[right_size - 1].key, left[left_size - 1].key)) {
                    take_left(1);
                    ++left_wins;
                    right_wins = 0;
                    if (left_size == 0) {
                        return;
                    }
                } else {
                    take_right(1);
                    ++right_wins;
                    left_wins = 0;
                    if (done()) {
                        return;
                    }
                }
            }
            ++gallop_from_;
            do {
                gallop_from_ -= gallop_from_ > 1 ? 1 : 0;
                left_wins = left_size - after_equal(kept[right_size - 1].key, left, left_size, left_size - 1);
                take_left(left_wins);
                if (left_size == 0) {
                    return;
                }
                take_right(1);
                if (done()) {
                    return;
                }
                right_wins = right_size - before_equal(left[left_size - 1].key, kept, right_size, right_size - 1);
                take_right(right_wins);
                if (right_wins > 0 && done()) {
                    return;
                }
                take_left(1);
                if (left_size == 0) {
                    return;
                }
            } while (left_wins >= first_gallop || right_wins >= first_gallop);
            ++gallop_from_;
        }
    }

    Evaluator& evaluator_;
    std::vector<Keyed>& all_;
    std::vector<Run> runs_;
    std::size_t gallop_from_ = first_gallop;
};

}  // namespace

void sort_values(Evaluator& evaluator, std::vector<Value>& items, const Value& key, bool reverse) {
    std::vector<Keyed> keyed;
    keyed.reserve(items.size());
    for (const Value& item : items) {
        evaluator.step();
        keyed.push_back({key.defined() && !key.is_none() ? call(evaluator, key, {item}) : item, item});
    }
    // Reversing before and after keeps equal elements in order. Where a comparison fails the items stay as far as they
    // have come, as in Python.
    struct HandBack {
        std::vector<Keyed>& keyed;
        std::vector<Value>& items;
        bool reverse;
        ~HandBack() {
            if (reverse) {
                std::reverse(keyed.begin(), keyed.end());
            }
            for (std::size_t i = 0; i < items.size(); ++i) {
                items[i] = std::move(keyed[i].item);
            }
        }
    } hand_back{keyed, items, reverse};
    if (reverse) {
        std::reverse(keyed.begin(), keyed.end());
    }
    Sorter(evaluator, keyed).sort();
}

}  // namespace aludel::python
