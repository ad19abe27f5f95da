#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <type_traits>
#include <vector>

namespace aludel::python {

/// A run of objects in an arena.
template <typename T>
struct Items {
    T* data = nullptr;
    std::uint32_t size = 0;

    T* begin() const { return data; }
    T* end() const { return data + size; }
    bool empty() const { return size == 0; }
    T& operator[](std::size_t i) const { return data[i]; }
    T& back() const { return data[size - 1]; }
};

/// Memory that is given back all at once. Holds only trivially destructible objects.
class Arena {
public:
    void* allocate(std::size_t size, std::size_t alignment) {
        std::size_t at = (used_ + alignment - 1) & ~(alignment - 1);
        if (at + size > capacity_) {
            capacity_ = size + alignment > block_size ? size + alignment : block_size;
            blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(capacity_));
            at = 0;
        }
        used_ = at + size;
        return blocks_.back().get() + at;
    }
    template <typename T>
    T* make() {
        static_assert(std::is_trivially_destructible_v<T>);
        return new (allocate(sizeof(T), alignof(T))) T();
    }
    template <typename T>
    Items<T> copy(const T* from, std::size_t count) {
        static_assert(std::is_trivially_copyable_v<T>);
        if (count == 0) {
            return {};
        }
        T* to = static_cast<T*>(allocate(sizeof(T) * count, alignof(T)));
        std::memcpy(static_cast<void*>(to), from, sizeof(T) * count);
        return {to, static_cast<std::uint32_t>(count)};
    }
    template <typename T>
    Items<T> copy(const std::vector<T>& from) {
        return copy(from.data(), from.size());
    }

private:
    static constexpr std::size_t block_size = 16 * 1024;
    std::vector<std::unique_ptr<std::byte[]>> blocks_;
    std::size_t used_ = 0;
    std::size_t capacity_ = 0;
};

}  // namespace aludel::python
