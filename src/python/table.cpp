#include "python/table.hpp"

#include "python/evaluator.hpp"
#include "python/object.hpp"
#include "python/operation.hpp"

namespace aludel::python {

void Table::clear() {
    // Freeing a value may run code that looks at this table: it must be empty by then.
    std::vector<Entry> old;
    old.swap(entries_);
    index_.clear();
    used_ = filled_ = 0;
    ++version_;
}

template <typename Equal>
std::int32_t Table::locate(std::int64_t hash, Equal&& equal, std::size_t* slot) const {
    if (index_.empty()) {
        return -1;
    }
    std::size_t mask = index_.size() - 1;
    auto perturb = static_cast<std::uint64_t>(hash);
    std::size_t at = static_cast<std::size_t>(perturb) & mask;
    for (;;) {
        std::int32_t entry = index_[at];
        if (entry == empty_slot) {
            return -1;
        }
        if (entry >= 0 && entries_[static_cast<std::size_t>(entry)].hash == hash &&
            equal(entries_[static_cast<std::size_t>(entry)].key)) {
            if (slot) {
                *slot = at;
            }
            return entry;
        }
        perturb >>= 5;
        at = (at * 5 + static_cast<std::size_t>(perturb) + 1) & mask;
    }
}

std::int32_t Table::locate_value(Evaluator& evaluator, const Value& key, std::int64_t hash, std::size_t* slot) {
    for (;;) {
        std::uint64_t before = version_;
        bool changed = false;
        std::int32_t found = locate(
            hash,
            [&](const Value& other) {
                if (other.same(key)) {
                    return true;
                }
                if (other.is(Kind::str) && key.is(Kind::str)) {
                    return other.as<Str>().text == key.as<Str>().text;
                }
                Value kept = other;
                bool same = equal(evaluator, kept, key);
                if (version_ != before) {
                    changed = true;
                    return true;
                }
                return same;
            },
            slot);
        if (!changed) {
            return found;
        }
    }
}

Value* Table::find(Evaluator& evaluator, const Value& key) {
    std::int32_t at = locate_value(evaluator, key, hash(evaluator, key), nullptr);
    return at < 0 ? nullptr : &entries_[static_cast<std::size_t>(at)].value;
}

Value* Table::find(const Str& key) {
    std::int32_t at = locate(
        key.hash,
        [&](const Value& other) {
            return other.is(Kind::str) && (other.object() == &key || other.as<Str>().text == key.text);
        },
        nullptr);
    return at < 0 ? nullptr : &entries_[static_cast<std::size_t>(at)].value;
}

Value* Table::find(std::string_view key) {
    std::int32_t at = locate(
        hash_text(key), [&](const Value& other) { return other.is(Kind::str) && other.as<Str>().text == key; }, nullptr);
    return at < 0 ? nullptr : &entries_[static_cast<std::size_t>(at)].value;
}

void Table::rebuild() {
    std::size_t size = 8;
    while (size * 2 < (used_ + 1) * 3 + 2) {
        size *= 2;
    }
    if (used_ > 4) {
        size *= 2;
    }
    if (used_ != entries_.size()) {
        std::vector<Entry> kept;
        kept.reserve(used_ + 1);
        for (Entry& entry : entries_) {
            if (entry.key.defined()) {
                kept.push_back(std::move(entry));
            }
        }
        entries_ = std::move(kept);
    }
    index_.assign(size, empty_slot);
    std::size_t mask = size - 1;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        auto perturb = static_cast<std::uint64_t>(entries_[i].hash);
        std::size_t at = static_cast<std::size_t>(perturb) & mask;
        while (index_[at] != empty_slot) {
            perturb >>= 5;
            at = (at * 5 + static_cast<std::size_t>(perturb) + 1) & mask;
        }
        index_[at] = static_cast<std::int32_t>(i);
    }
    filled_ = entries_.size();
}

void Table::insert(std::int64_t hash, const Value& key, Value value) {
    if (index_.empty() || (filled_ + 1) * 3 >= index_.size() * 2) {
        rebuild();
    }
    std::size_t mask = index_.size() - 1;
    auto perturb = static_cast<std::uint64_t>(hash);
    std::size_t at = static_cast<std::size_t>(perturb) & mask;
    while (index_[at] != empty_slot) {
        perturb >>= 5;
        at = (at * 5 + static_cast<std::size_t>(perturb) + 1) & mask;
    }
    index_[at] = static_cast<std::int32_t>(entries_.size());
    entries_.push_back({hash, key, std::move(value)});
    ++used_;
    ++filled_;
    ++version_;
}

void Table::set(Evaluator& evaluator, const Value& key, Value value) {
    std::int64_t hashed = hash(evaluator, key);
    std::int32_t at = locate_value(evaluator, key, hashed, nullptr);
    if (at >= 0) {
        entries_[static_cast<std::size_t>(at)].value.swap(value);
        return;
    }
    insert(hashed, key, std::move(value));
}

void Table::set(const Value& key, Value value) {
    const Str& text = key.as<Str>();
    if (Value* found = find(text)) {
        found->swap(value);
        return;
    }
    insert(text.hash, key, std::move(value));
}

void Table::remove_at(std::int32_t at, std::size_t slot) {
    index_[slot] = removed_slot;
    --used_;
    ++version_;
    Entry& entry = entries_[static_cast<std::size_t>(at)];
    Value key;
    Value value;
    key.swap(entry.key);
    value.swap(entry.value);
    while (!entries_.empty() && !entries_.back().key.defined()) {
        entries_.pop_back();
    }
}

bool Table::erase(Evaluator& evaluator, const Value& key) {
    Value removed_key;
    Value removed;
    return erase(evaluator, key, removed_key, removed);
}

bool Table::erase(Evaluator& evaluator, const Value& key, Value& removed_key, Value& removed) {
    std::size_t slot = 0;
    std::int32_t at = locate_value(evaluator, key, hash(evaluator, key), &slot);
    if (at < 0) {
        return false;
    }
    removed_key = entries_[static_cast<std::size_t>(at)].key;
    removed = entries_[static_cast<std::size_t>(at)].value;
    remove_at(at, slot);
    return true;
}

bool Table::pop_last(Value& key, Value& value) {
    if (entries_.empty()) {
        return false;
    }
    const Entry& last = entries_.back();
    key = last.key;
    value = last.value;
    std::size_t slot = 0;
    Object* object = key.on_heap() ? key.object() : nullptr;
    std::int32_t at = locate(
        last.hash,
        [&](const Value& other) { return other.same(key) && (!object || other.object() == object); }, &slot);
    remove_at(at, slot);
    return true;
}

bool Table::next(std::size_t& position, Value& key, Value& value) const {
    while (position < entries_.size()) {
        const Entry& entry = entries_[position++];
        if (entry.key.defined()) {
            key = entry.key;
            value = entry.value;
            return true;
        }
    }
    return false;
}

// ---- SetTable: the layout and probing of CPython's set, because the order of iteration follows from them.

namespace {
constexpr std::size_t smallest_set = 8;
constexpr std::size_t linear_probes = 9;
}  // namespace

void SetTable::clear() {
    std::vector<Entry> old;
    old.swap(entries_);
    used_ = filled_ = 0;
    ++version_;
}

SetTable::Entry* SetTable::locate(Evaluator& evaluator, const Value& key, std::int64_t hashed, bool for_insert) {
    for (;;) {
        if (entries_.empty()) {  // also when a comparison has cleared the set
            if (!for_insert) {
                return nullptr;
            }
            entries_.resize(smallest_set);
        }
        bool restart = false;
        std::size_t mask = entries_.size() - 1;
        auto perturb = static_cast<std::uint64_t>(hashed);
        std::size_t at = static_cast<std::size_t>(perturb) & mask;
        while (!restart) {
            std::size_t probes = at + linear_probes <= mask ? linear_probes : 0;
            for (std::size_t i = 0; i <= probes && !restart; ++i) {
                Entry& entry = entries_[at + i];
                if (!entry.key.defined() && !entry.removed) {
                    return for_insert ? &entry : nullptr;
                }
                if (entry.key.defined() && entry.hash == hashed) {
                    if (entry.key.same(key)) {
                        return &entry;
                    }
                    std::uint64_t before = version_;
                    Value kept = entry.key;
                    bool same = equal(evaluator, kept, key);
                    if (version_ != before) {
                        restart = true;
                    } else if (same) {
                        return &entry;
                    }
                }
            }
            perturb >>= 5;
            at = (at * 5 + 1 + static_cast<std::size_t>(perturb)) & mask;
        }
    }
}

bool SetTable::contains(Evaluator& evaluator, const Value& key) {
    return locate(evaluator, key, hash(evaluator, key), false) != nullptr;
}

void SetTable::insert_clean(std::vector<Entry>& entries, Entry entry) {
    std::size_t mask = entries.size() - 1;
    auto perturb = static_cast<std::uint64_t>(entry.hash);
    std::size_t at = static_cast<std::size_t>(perturb) & mask;
    for (;;) {
        std::size_t probes = at + linear_probes <= mask ? linear_probes : 0;
        for (std::size_t i = 0; i <= probes; ++i) {
            if (!entries[at + i].key.defined()) {
                entries[at + i] = std::move(entry);
                return;
            }
        }
        perturb >>= 5;
        at = (at * 5 + 1 + static_cast<std::size_t>(perturb)) & mask;
    }
}

void SetTable::resize(std::size_t minimum) {
    std::size_t size = smallest_set;
    while (size <= minimum) {
        size *= 2;
    }
    std::vector<Entry> fresh(size);
    for (Entry& entry : entries_) {
        if (entry.key.defined()) {
            insert_clean(fresh, std::move(entry));
        }
    }
    entries_ = std::move(fresh);
    filled_ = used_;
    ++version_;
}

bool SetTable::add(Evaluator& evaluator, const Value& key) {
    std::int64_t hashed = hash(evaluator, key);
    Entry* entry = locate(evaluator, key, hashed, true);
    if (entry->key.defined()) {
        return false;
    }
    entry->hash = hashed;
    entry->key = key;
    ++used_;
    ++filled_;
    ++version_;
    if (filled_ * 5 >= (entries_.size() - 1) * 3) {
        resize(used_ > 50000 ? used_ * 2 : used_ * 4);
    }
    return true;
}

bool SetTable::erase(Evaluator& evaluator, const Value& key) {
    Entry* entry = locate(evaluator, key, hash(evaluator, key), false);
    if (!entry) {
        return false;
    }
    Value old;
    old.swap(entry->key);
    entry->removed = true;
    --used_;
    ++version_;
    return true;
}

void SetTable::merge(Evaluator& evaluator, const SetTable& other) {
    if (&other == this || other.used_ == 0) {
        return;
    }
    if (entries_.empty()) {
        entries_.resize(smallest_set);
    }
    if ((filled_ + other.used_) * 5 >= (entries_.size() - 1) * 3) {
        resize((used_ + other.used_) * 2);
    }
    if (filled_ == 0) {
        if (entries_.size() == other.entries_.size() && other.filled_ == other.used_) {
            entries_ = other.entries_;
        } else {
            for (const Entry& entry : other.entries_) {
                if (entry.key.defined()) {
                    insert_clean(entries_, {entry.hash, entry.key, false});
                }
            }
        }
        used_ = filled_ = other.used_;
        ++version_;
        return;
    }
    std::vector<Entry> kept = other.entries_;
    for (const Entry& entry : kept) {
        if (entry.key.defined()) {
            add(evaluator, entry.key);
        }
    }
}

void SetTable::shrink() {
    if (!entries_.empty() && filled_ - used_ > (entries_.size() - 1) / 4) {
        resize(used_ > 50000 ? used_ * 2 : used_ * 4);
    }
}

bool SetTable::pop(Value& into) {
    if (used_ == 0) {
        return false;
    }
    std::size_t at = finger_ & (entries_.size() - 1);
    while (!entries_[at].key.defined()) {
        at = (at + 1) & (entries_.size() - 1);
    }
    into = std::move(entries_[at].key);
    entries_[at].key = Value();
    entries_[at].removed = true;
    --used_;
    ++version_;
    finger_ = at + 1;
    return true;
}

bool SetTable::next(std::size_t& position, Value& key) const {
    while (position < entries_.size()) {
        const Entry& entry = entries_[position++];
        if (entry.key.defined()) {
            key = entry.key;
            return true;
        }
    }
    return false;
}

}  // namespace aludel::python
