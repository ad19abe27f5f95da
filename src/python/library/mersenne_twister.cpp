#include "python/library/mersenne_twister.hpp"

#include <algorithm>

namespace aludel::python::library {

void MersenneTwister::seed(std::uint32_t number) {
    state[0] = number;
    for (std::uint32_t i = 1; i < size; ++i) {
        state[i] = 1812433253U * (state[i - 1] ^ state[i - 1] >> 30) + i;
    }
    index = size;
}

void MersenneTwister::seed(const std::vector<std::uint32_t>& key) {
    seed(19650218U);
    std::size_t i = 1;
    auto advance = [&] {
        if (++i >= size) {
            state[0] = state[size - 1];
            i = 1;
        }
    };
    std::size_t j = 0;
    for (std::size_t k = std::max(size, key.size()); k > 0; --k) {
        state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >> 30) * 1664525U) + key[j] + static_cast<std::uint32_t>(j);
        advance();
        j = (j + 1) % key.size();
    }
    for (std::size_t k = size - 1; k > 0; --k) {
        state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >> 30) * 1566083941U) - static_cast<std::uint32_t>(i);
        advance();
    }
    state[0] = 0x80000000U;
}

void MersenneTwister::refill() {
    for (std::size_t i = 0; i < size; ++i) {
        const std::uint32_t joined = (state[i] & 0x80000000U) | (state[(i + 1) % size] & 0x7FFFFFFFU);
        state[i] = state[(i + 397) % size] ^ joined >> 1 ^ (joined & 1 ? 0x9908B0DFU : 0U);
    }
    index = 0;
}

std::uint32_t MersenneTwister::word() {
    if (index >= size) {
        refill();
    }
    std::uint32_t made = state[index++];
    made ^= made >> 11;
    made ^= made << 7 & 0x9D2C5680U;
    made ^= made << 15 & 0xEFC60000U;
    return made ^ made >> 18;
}

double MersenneTwister::real() {
    const std::uint32_t high = word() >> 5;
    const std::uint32_t low = word() >> 6;
    return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0);
}

}  // namespace aludel::python::library
