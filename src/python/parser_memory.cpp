#include "python/parser_memory.hpp"

#include <tree_sitter/api.h>

#include <array>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>

namespace aludel::python {
namespace {

constexpr std::size_t unit = 16;
constexpr std::size_t block_size = 64 * 1024;
constexpr std::size_t largest = 2048;        ///< larger pieces are malloc's
constexpr std::size_t kept_blocks = 16;      ///< a megabyte for each thread, as most files need

/// Stands before each piece.
struct alignas(unit) Header {
    std::size_t size;  ///< of the piece, a multiple of `unit`
    bool pooled;
};

class Pool {
public:
    void* take(std::size_t size) {
        Free*& first = free_[size / unit];
        if (first) {
            void* piece = first;
            first = first->next;
            return piece;
        }
        const std::size_t whole = size + sizeof(Header);
        if (left_ < whole) {
            next_block();
        }
        auto* header = new (at_) Header{size, true};
        at_ += whole;
        left_ -= whole;
        return header + 1;
    }

    void give(void* piece, std::size_t size) {
        Free*& first = free_[size / unit];
        first = new (piece) Free{first};
    }

    void forget() {
        free_.fill(nullptr);
        if (blocks_.size() > kept_blocks) {
            blocks_.resize(kept_blocks);
        }
        used_ = 0;
        left_ = 0;
    }

private:
    struct Free {
        Free* next;
    };

    void next_block() {
        if (used_ == blocks_.size()) {
            blocks_.push_back(std::make_unique_for_overwrite<Block>());
        }
        at_ = blocks_[used_++]->bytes.data();
        left_ = block_size;
    }

    struct Block {
        alignas(unit) std::array<std::byte, block_size> bytes;
    };
    std::vector<std::unique_ptr<Block>> blocks_;
    std::size_t used_ = 0;
    std::byte* at_ = nullptr;
    std::size_t left_ = 0;
    std::array<Free*, largest / unit + 1> free_{};
};

thread_local Pool pool;
thread_local bool in_use = false;

Header& header_of(void* piece) {
    return *(static_cast<Header*>(piece) - 1);
}

void* take(std::size_t wanted) {
    const std::size_t size = wanted == 0 ? unit : (wanted + unit - 1) / unit * unit;
    if (in_use && size <= largest) {
        return pool.take(size);
    }
    void* memory = std::malloc(sizeof(Header) + size);
    if (!memory) {
        std::fputs("aludel: no memory left to read Python source\n", stderr);
        std::abort();
    }
    return new (memory) Header{size, false} + 1;
}

void give(void* piece) {
    if (!piece) {
        return;
    }
    Header& header = header_of(piece);
    if (header.pooled) {
        pool.give(piece, header.size);
    } else {
        std::free(&header);
    }
}

void* take_zeroes(std::size_t count, std::size_t size) {
    void* piece = take(count * size);
    return std::memset(piece, 0, count * size);
}

void* resize(void* piece, std::size_t size) {
    if (piece && header_of(piece).size >= size) {
        return piece;
    }
    void* made = take(size);
    if (piece) {
        std::memcpy(made, piece, header_of(piece).size);
        give(piece);
    }
    return made;
}

}  // namespace

ParserMemory::ParserMemory() {
    [[maybe_unused]] static const bool once = [] {
        ts_set_allocator(take, take_zeroes, resize, give);
        return true;
    }();
    in_use = true;
}

ParserMemory::~ParserMemory() {
    in_use = false;
    pool.forget();
}

}  // namespace aludel::python
