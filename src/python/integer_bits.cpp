// Shifts, and the operators on bits: of negative numbers as if there were endlessly many.

#include <algorithm>
#include <bit>

#include "python/integer.hpp"

namespace aludel::python {

using Digits = std::vector<std::uint32_t>;

Integer Integer::shift_left(std::size_t bits) const {
    if (digits_.empty()) {
        return *this;
    }
    Integer made;
    made.negative_ = negative_;
    std::size_t words = bits / 32;
    unsigned rest = static_cast<unsigned>(bits % 32);
    made.digits_.assign(words, 0);
    std::uint32_t carry = 0;
    for (std::uint32_t word : digits_) {
        made.digits_.push_back((word << rest) | carry);
        carry = rest ? word >> (32 - rest) : 0;
    }
    if (carry) {
        made.digits_.push_back(carry);
    }
    return made;
}

Integer Integer::shift_right(std::size_t bits) const {
    std::size_t words = bits / 32;
    unsigned rest = static_cast<unsigned>(bits % 32);
    if (words >= digits_.size()) {
        return negative_ ? Integer(-1) : Integer();
    }
    bool lost = false;
    for (std::size_t i = 0; i < words; ++i) {
        lost = lost || digits_[i] != 0;
    }
    lost = lost || (rest && (digits_[words] & ((1u << rest) - 1)));
    Integer made;
    made.negative_ = negative_;
    for (std::size_t i = words; i < digits_.size(); ++i) {
        std::uint32_t high = rest && i + 1 < digits_.size() ? digits_[i + 1] << (32 - rest) : 0;
        made.digits_.push_back((digits_[i] >> rest) | high);
    }
    made.trim();
    return negative_ && lost ? made - Integer(1) : made;
}

std::vector<std::uint32_t> Integer::twos_complement(std::size_t words) const {
    Digits made = digits_;
    made.resize(words, 0);
    if (negative_) {
        std::uint64_t carry = 1;
        for (std::uint32_t& word : made) {
            carry += static_cast<std::uint32_t>(~word);
            word = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
    }
    return made;
}

Integer Integer::bitwise(Bitwise operation, const Integer& a, const Integer& b) {
    std::size_t words = std::max(a.digits_.size(), b.digits_.size()) + 1;
    Digits left = a.twos_complement(words);
    Digits right = b.twos_complement(words);
    for (std::size_t i = 0; i < words; ++i) {
        switch (operation) {
            case Bitwise::and_: left[i] &= right[i]; break;
            case Bitwise::or_: left[i] |= right[i]; break;
            case Bitwise::xor_: left[i] ^= right[i]; break;
        }
    }
    Integer made;
    if (left.back() >> 31) {
        made.digits_ = std::move(left);
        made.negative_ = true;
        made.digits_ = made.twos_complement(words);
        made.trim();
        return made;
    }
    made.digits_ = std::move(left);
    made.trim();
    return made;
}

}  // namespace aludel::python
