#include "base/blake2.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace aludel {
namespace {

constexpr std::array<std::array<std::uint8_t, 16>, 10> order = {{
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
}};

struct Wide {
    using Word = std::uint64_t;
    static constexpr std::size_t rounds = 12;
    static constexpr std::array<int, 4> turns = {32, 24, 16, 63};
    static constexpr std::array<Word, 8> start = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
                                                  0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
                                                  0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};
};

struct Narrow {
    using Word = std::uint32_t;
    static constexpr std::size_t rounds = 10;
    static constexpr std::array<int, 4> turns = {16, 12, 8, 7};
    static constexpr std::array<Word, 8> start = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                                  0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
};

template <typename Variant>
class Blake2 {
    using Word = typename Variant::Word;
    static constexpr std::size_t block_size = 16 * sizeof(Word);

public:
    explicit Blake2(const Blake2Parameters& parameters) : size_(parameters.size) {
        // The parameter block: sizes, fan-out and depth of one, and in its last half salt and personalization.
        std::string block(8 * sizeof(Word), '\0');
        block[0] = static_cast<char>(parameters.size);
        block[1] = static_cast<char>(parameters.key.size());
        block[2] = block[3] = 1;
        std::copy(parameters.salt.begin(), parameters.salt.end(), block.begin() + 4 * sizeof(Word));
        std::copy(parameters.person.begin(), parameters.person.end(), block.begin() + 6 * sizeof(Word));
        for (std::size_t i = 0; i < 8; ++i) {
            state_[i] = Variant::start[i] ^ word(block.data() + i * sizeof(Word));
        }
    }

    std::string digest(std::string_view bytes, const std::string& key) {
        std::string padded_key = key;
        if (!key.empty()) {
            padded_key.resize(block_size, '\0');
            compress(padded_key.data(), block_size, bytes.empty());
        }
        while (bytes.size() > block_size) {
            compress(bytes.data(), block_size, false);
            bytes.remove_prefix(block_size);
        }
        if (!bytes.empty() || key.empty()) {
            std::string last(bytes);
            last.resize(block_size, '\0');
            compress(last.data(), bytes.size(), true);
        }
        std::string made;
        for (std::size_t i = 0; i < size_; ++i) {
            made += static_cast<char>(state_[i / sizeof(Word)] >> (8 * (i % sizeof(Word))));
        }
        return made;
    }

private:
    static Word word(const char* at) {
        Word made = 0;
        for (std::size_t i = 0; i < sizeof(Word); ++i) {
            made |= static_cast<Word>(static_cast<unsigned char>(at[i])) << (8 * i);
        }
        return made;
    }

    void compress(const char* block, std::size_t length, bool last) {
        count_ += length;
        std::array<Word, 16> message{};
        for (std::size_t i = 0; i < 16; ++i) {
            message[i] = word(block + i * sizeof(Word));
        }
        std::array<Word, 16> v{};
        for (std::size_t i = 0; i < 8; ++i) {
            v[i] = state_[i];
            v[i + 8] = Variant::start[i];
        }
        v[12] ^= static_cast<Word>(count_);
        // blake2s counts in two words of 32 bits.
        if constexpr (sizeof(Word) == 4) {
            v[13] ^= static_cast<Word>(count_ >> 32);
        }
        if (last) {
            v[14] = ~v[14];
        }
        auto mix = [&](std::size_t a, std::size_t b, std::size_t c, std::size_t d, Word x, Word y) {
            v[a] += v[b] + x;
            v[d] = std::rotr(v[d] ^ v[a], Variant::turns[0]);
            v[c] += v[d];
            v[b] = std::rotr(v[b] ^ v[c], Variant::turns[1]);
            v[a] += v[b] + y;
            v[d] = std::rotr(v[d] ^ v[a], Variant::turns[2]);
            v[c] += v[d];
            v[b] = std::rotr(v[b] ^ v[c], Variant::turns[3]);
        };
        for (std::size_t round = 0; round < Variant::rounds; ++round) {
            const auto& s = order[round % 10];
            for (std::size_t i = 0; i < 4; ++i) {
                mix(i, 4 + i, 8 + i, 12 + i, message[s[2 * i]], message[s[2 * i + 1]]);
            }
            for (std::size_t i = 0; i < 4; ++i) {
                mix(i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4, message[s[8 + 2 * i]],
                    message[s[9 + 2 * i]]);
            }
        }
        for (std::size_t i = 0; i < 8; ++i) {
            state_[i] ^= v[i] ^ v[i + 8];
        }
    }

    std::array<Word, 8> state_{};
    std::uint64_t count_ = 0;
    std::size_t size_;
};

}  // namespace

std::string blake2b(std::string_view bytes, const Blake2Parameters& parameters) {
    return Blake2<Wide>(parameters).digest(bytes, parameters.key);
}

std::string blake2s(std::string_view bytes, const Blake2Parameters& parameters) {
    return Blake2<Narrow>(parameters).digest(bytes, parameters.key);
}

}  // namespace aludel
