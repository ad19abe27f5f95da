#pragma once

#include <cstdint>
#include <vector>

#include "python/value.hpp"

namespace aludel::python {

struct Str;

/// The hash table of a dict: keys in the order they came. Keys are compared by identity first, then, when the
/// hashes agree, by `equal` (which may run Python code, and so change the table: searches begin again then).
class Table {
public:
    struct Entry {
        std::int64_t hash;
        Value key;     ///< undefined where an entry was removed
        Value value;
    };

    std::size_t size() const { return used_; }
    bool empty() const { return used_ == 0; }
    void clear();

    Value* find(Evaluator& evaluator, const Value& key);
    /// For keys known to be str: needs no evaluator.
    Value* find(const Str& key);
    Value* find(std::string_view key);
    /// Adds the key, or changes its value. `key` must be hashable: raises TypeError.
    void set(Evaluator& evaluator, const Value& key, Value value);
    void set(const Value& key_str, Value value);
    /// False when it was not there.
    bool erase(Evaluator& evaluator, const Value& key);
    bool erase(Evaluator& evaluator, const Value& key, Value& removed_key, Value& removed);
    /// The last entry in order.
    bool pop_last(Value& key, Value& value);

    /// Entries in order, holes included: use next() to walk.
    bool next(std::size_t& position, Value& key, Value& value) const;
    const std::vector<Entry>& entries() const { return entries_; }
    std::vector<Entry>& entries() { return entries_; }
    /// Changes with every insertion and removal.
    std::uint64_t version() const { return version_; }
    std::size_t bytes() const { return entries_.capacity() * sizeof(Entry) + index_.capacity() * sizeof(std::int32_t); }

private:
    static constexpr std::int32_t empty_slot = -1;
    static constexpr std::int32_t removed_slot = -2;
    template <typename Equal>
    std::int32_t locate(std::int64_t hash, Equal&& equal, std::size_t* slot) const;
    std::int32_t locate_value(Evaluator& evaluator, const Value& key, std::int64_t hash, std::size_t* slot);
    void insert(std::int64_t hash, const Value& key, Value value);
    void rebuild();
    void remove_at(std::int32_t at, std::size_t slot);

    std::vector<Entry> entries_;
    std::vector<std::int32_t> index_;
    std::size_t used_ = 0;
    std::size_t filled_ = 0;
    std::uint64_t version_ = 0;
};

/// The hash table of a set: in CPython's order, which scripts can see.
class SetTable {
public:
    struct Entry {
        std::int64_t hash = 0;
        Value key;     ///< undefined: free or removed
        bool removed = false;
    };

    std::size_t size() const { return used_; }
    bool empty() const { return used_ == 0; }
    void clear();
    bool contains(Evaluator& evaluator, const Value& key);
    bool add(Evaluator& evaluator, const Value& key);
    bool erase(Evaluator& evaluator, const Value& key);
    bool pop(Value& into);
    bool next(std::size_t& position, Value& key) const;
    std::size_t bytes() const { return entries_.capacity() * sizeof(Entry); }

    /// Adds all of another set, growing once.
    void merge(Evaluator& evaluator, const SetTable& other);
    /// After many removals: makes the table smaller.
    void shrink();

private:
    Entry* locate(Evaluator& evaluator, const Value& key, std::int64_t hash, bool for_insert);
    void resize(std::size_t minimum);
    static void insert_clean(std::vector<Entry>& entries, Entry entry);

    std::vector<Entry> entries_;
    std::size_t used_ = 0;
    std::size_t filled_ = 0;
    std::uint64_t version_ = 0;
    std::size_t finger_ = 0;
};

}  // namespace aludel::python
