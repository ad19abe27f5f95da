#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace aludel::python::library {

/// MT19937 (Matsumoto and Nishimura, 1998), seeded by an array of words as its authors do.
class MersenneTwister {
public:
    static constexpr std::size_t size = 624;

    void seed(const std::vector<std::uint32_t>& key);
    std::uint32_t word();
    /// 53 random bits as a number in [0, 1).
    double real();

    std::array<std::uint32_t, size> state{};
    std::size_t index = size;

private:
    void seed(std::uint32_t number);
    void refill();
};

}  // namespace aludel::python::library
