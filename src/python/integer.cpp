#include "python/integer.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace aludel::python {
namespace {

using Digits = std::vector<std::uint32_t>;

void trim_digits(Digits& digits) {
    while (!digits.empty() && digits.back() == 0) {
        digits.pop_back();
    }
}

constexpr std::uint64_t hash_modulus = (std::uint64_t{1} << 61) - 1;
constexpr int no_digit = 99;
constexpr std::size_t word_bits = 32;

int digit_value(char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'z' ? c - 'a' + 10 : c >= 'A' && c <= 'Z' ? c - 'A' + 10 : no_digit;
}

// Digits of `width` bits each: words are put together, and taken apart, as they stand.

Digits words_of_bits(std::string_view text, std::size_t width) {
    Digits words((text.size() * width + word_bits - 1) / word_bits + 1, 0);
    for (std::size_t i = text.size(), at = 0; i-- > 0; at += width) {
        const std::uint64_t wide = static_cast<std::uint64_t>(digit_value(text[i])) << (at % word_bits);
        words[at / word_bits] |= static_cast<std::uint32_t>(wide);
        words[at / word_bits + 1] |= static_cast<std::uint32_t>(wide >> word_bits);
    }
    return words;
}

std::string text_of_bits(const Digits& words, std::size_t bits, std::size_t width) {
    constexpr std::string_view letters = "0123456789abcdefghijklmnopqrstuvwxyz";
    std::string text((bits + width - 1) / width, '0');
    for (std::size_t i = text.size(), at = 0; i-- > 0; at += width) {
        std::uint64_t wide = words[at / word_bits];
        if (at / word_bits + 1 < words.size()) {
            wide |= static_cast<std::uint64_t>(words[at / word_bits + 1]) << word_bits;
        }
        text[i] = letters[(wide >> (at % word_bits)) & ((1U << width) - 1)];
    }
    return text;
}

}  // namespace

Integer::Integer(std::int64_t value) : negative_(value < 0) {
    std::uint64_t magnitude = negative_ ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    for (; magnitude; magnitude >>= 32) {
        digits_.push_back(static_cast<std::uint32_t>(magnitude));
    }
}

void Integer::trim() {
    trim_digits(digits_);
    if (digits_.empty()) {
        negative_ = false;
    }
}

std::optional<Integer> Integer::parse(std::string_view text, int base) {
    Integer made;
    bool negative = false;
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
        negative = text[0] == '-';
        text.remove_prefix(1);
    }
    if (text.empty()) {
        return std::nullopt;
    }
    for (char c : text) {
        if (digit_value(c) >= base) {
            return std::nullopt;
        }
    }
    if (std::has_single_bit(static_cast<unsigned>(base))) {
        made.digits_ = words_of_bits(text, static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(base))));
        made.negative_ = negative;
        made.trim();
        return made;
    }
    for (char c : text) {
        const int digit = digit_value(c);
        if (digit >= base) {
            return std::nullopt;
        }
        std::uint64_t carry = static_cast<std::uint64_t>(digit);
        for (std::uint32_t& word : made.digits_) {
            carry += static_cast<std::uint64_t>(word) * static_cast<std::uint64_t>(base);
            word = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
        if (carry) {
            made.digits_.push_back(static_cast<std::uint32_t>(carry));
        }
    }
    made.negative_ = negative;
    made.trim();
    return made;
}

Integer Integer::from_double(double value) {
    Integer made;
    value = std::trunc(value);
    bool negative = value < 0;
    int exponent = 0;
    double fraction = std::frexp(std::fabs(value), &exponent);
    if (fraction == 0) {
        return made;
    }
    auto mantissa = static_cast<std::int64_t>(std::ldexp(fraction, 53));
    exponent -= 53;
    Integer whole(mantissa);
    made = exponent >= 0 ? whole.shift_left(static_cast<std::size_t>(exponent))
                         : whole.shift_right(static_cast<std::size_t>(-exponent));
    made.negative_ = negative && !made.is_zero();
    return made;
}

std::uint32_t Integer::divide_small(std::uint32_t divisor) {
    std::uint64_t remainder = 0;
    for (std::size_t i = digits_.size(); i-- > 0;) {
        remainder = (remainder << 32) | digits_[i];
        digits_[i] = static_cast<std::uint32_t>(remainder / divisor);
        remainder %= divisor;
    }
    trim_digits(digits_);
    return static_cast<std::uint32_t>(remainder);
}

std::string Integer::to_string(int base) const {
    if (digits_.empty()) {
        return "0";
    }
    if (std::has_single_bit(static_cast<unsigned>(base))) {
        return (negative_ ? "-" : "") + text_of_bits(digits_, bit_length(), static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(base))));
    }
    std::uint32_t chunk = static_cast<std::uint32_t>(base);
    int chunk_digits = 1;
    while (static_cast<std::uint64_t>(chunk) * static_cast<std::uint64_t>(base) <= 0xFFFFFFFFu) {
        chunk *= static_cast<std::uint32_t>(base);
        ++chunk_digits;
    }
    Integer rest = *this;
    std::string text;
    while (!rest.digits_.empty()) {
        std::uint32_t piece = rest.divide_small(chunk);
        for (int i = 0; i < chunk_digits && (piece || !rest.digits_.empty()); ++i) {
            std::uint32_t digit = piece % static_cast<std::uint32_t>(base);
            piece /= static_cast<std::uint32_t>(base);
            text.push_back(static_cast<char>(digit < 10 ? '0' + digit : 'a' + digit - 10));
        }
    }
    if (negative_) {
        text.push_back('-');
    }
    std::reverse(text.begin(), text.end());
    return text;
}

bool Integer::fits_int64() const {
    if (digits_.size() > 2) {
        return false;
    }
    std::uint64_t magnitude = 0;
    for (std::size_t i = digits_.size(); i-- > 0;) {
        magnitude = (magnitude << 32) | digits_[i];
    }
    return magnitude <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) + (negative_ ? 1 : 0);
}

std::int64_t Integer::to_int64() const {
    std::uint64_t magnitude = 0;
    for (std::size_t i = digits_.size(); i-- > 0;) {
        magnitude = (magnitude << 32) | digits_[i];
    }
    return static_cast<std::int64_t>(negative_ ? 0 - magnitude : magnitude);
}

double Integer::to_double() const {
    std::size_t bits = bit_length();
    if (bits > 1024) {
        return negative_ ? -HUGE_VAL : HUGE_VAL;
    }
    if (bits <= 53) {
        double value = 0;
        for (std::size_t i = digits_.size(); i-- > 0;) {
            value = value * 4294967296.0 + digits_[i];
        }
        return negative_ ? -value : value;
    }
    // 54 bits and a sticky one below them round right in one step.
    std::size_t shift = bits - 55;
    Integer magnitude = *this;
    magnitude.negative_ = false;
    Integer top = magnitude.shift_right(shift);
    std::uint64_t mantissa = static_cast<std::uint64_t>(top.to_int64());
    if (!(top.shift_left(shift) == magnitude)) {
        mantissa |= 1;
    }
    std::uint64_t low = mantissa & 3;
    mantissa >>= 2;
    if (low > 2 || (low == 2 && (mantissa & 1))) {
        ++mantissa;
    }
    double value = std::ldexp(static_cast<double>(mantissa), static_cast<int>(shift) + 2);
    return negative_ ? -value : value;
}

std::size_t Integer::bit_length() const {
    return digits_.empty() ? 0 : digits_.size() * 32 - static_cast<std::size_t>(std::countl_zero(digits_.back()));
}

std::size_t Integer::bit_count() const {
    std::size_t count = 0;
    for (std::uint32_t word : digits_) {
        count += static_cast<std::size_t>(std::popcount(word));
    }
    return count;
}

std::int64_t Integer::hash() const {
    std::uint64_t value = 0;
    for (std::size_t i = digits_.size(); i-- > 0;) {
        unsigned __int128 wide = (static_cast<unsigned __int128>(value) << 32) | digits_[i];
        value = static_cast<std::uint64_t>(wide % hash_modulus);
    }
    auto result = static_cast<std::int64_t>(value);
    result = negative_ ? -result : result;
    return result == -1 ? -2 : result;
}

std::int64_t hash_double(double value) {
    if (std::isinf(value)) {
        return value > 0 ? 314159 : -314159;
    }
    if (std::isnan(value)) {
        return 0;
    }
    int exponent = 0;
    double mantissa = std::frexp(value, &exponent);
    bool negative = mantissa < 0;
    mantissa = std::fabs(mantissa);
    std::uint64_t result = 0;
    while (mantissa != 0) {
        result = ((result << 28) & hash_modulus) | (result >> (61 - 28));
        mantissa *= 268435456.0;
        exponent -= 28;
        auto part = static_cast<std::uint64_t>(mantissa);
        mantissa -= static_cast<double>(part);
        result += part;
        if (result >= hash_modulus) {
            result -= hash_modulus;
        }
    }
    int turn = exponent >= 0 ? exponent % 61 : 60 - ((-1 - exponent) % 61);
    result = turn == 0 ? result : (((result << turn) & hash_modulus) | (result >> (61 - turn)));
    auto hash = static_cast<std::int64_t>(result);
    hash = negative ? -hash : hash;
    return hash == -1 ? -2 : hash;
}

int Integer::compare_magnitude(const Digits& a, const Digits& b) {
    if (a.size() != b.size()) {
        return a.size() < b.size() ? -1 : 1;
    }
    for (std::size_t i = a.size(); i-- > 0;) {
        if (a[i] != b[i]) {
            return a[i] < b[i] ? -1 : 1;
        }
    }
    return 0;
}

int compare(const Integer& a, const Integer& b) {
    if (a.negative_ != b.negative_) {
        return a.negative_ ? -1 : 1;
    }
    int magnitude = Integer::compare_magnitude(a.digits_, b.digits_);
    return a.negative_ ? -magnitude : magnitude;
}

Digits Integer::add_magnitude(const Digits& a, const Digits& b) {
    Digits sum;
    sum.reserve(std::max(a.size(), b.size()) + 1);
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < a.size() || i < b.size() || carry; ++i) {
        carry += (i < a.size() ? a[i] : 0ull) + (i < b.size() ? b[i] : 0ull);
        sum.push_back(static_cast<std::uint32_t>(carry));
        carry >>= 32;
    }
    return sum;
}

Digits Integer::subtract_magnitude(const Digits& a, const Digits& b) {
    Digits difference = a;
    std::int64_t borrow = 0;
    for (std::size_t i = 0; i < difference.size(); ++i) {
        std::int64_t value = static_cast<std::int64_t>(difference[i]) - borrow - (i < b.size() ? static_cast<std::int64_t>(b[i]) : 0);
        borrow = value < 0 ? 1 : 0;
        difference[i] = static_cast<std::uint32_t>(value + (borrow << 32));
    }
    trim_digits(difference);
    return difference;
}

Integer Integer::operator-() const {
    Integer made = *this;
    made.negative_ = !negative_ && !digits_.empty();
    return made;
}

Integer operator+(const Integer& a, const Integer& b) {
    Integer made;
    if (a.negative_ == b.negative_) {
        made.digits_ = Integer::add_magnitude(a.digits_, b.digits_);
        made.negative_ = a.negative_;
    } else if (Integer::compare_magnitude(a.digits_, b.digits_) >= 0) {
        made.digits_ = Integer::subtract_magnitude(a.digits_, b.digits_);
        made.negative_ = a.negative_;
    } else {
        made.digits_ = Integer::subtract_magnitude(b.digits_, a.digits_);
        made.negative_ = b.negative_;
    }
    made.trim();
    return made;
}

Integer operator-(const Integer& a, const Integer& b) {
    return a + -b;
}

Integer operator*(const Integer& a, const Integer& b) {
    Integer made;
    made.digits_.assign(a.digits_.size() + b.digits_.size(), 0);
    for (std::size_t i = 0; i < a.digits_.size(); ++i) {
        std::uint64_t carry = 0;
        for (std::size_t j = 0; j < b.digits_.size() || carry; ++j) {
            carry += made.digits_[i + j];
            if (j < b.digits_.size()) {
                carry += static_cast<std::uint64_t>(a.digits_[i]) * b.digits_[j];
            }
            made.digits_[i + j] = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
    }
    made.negative_ = a.negative_ != b.negative_;
    made.trim();
    return made;
}

/// Knuth's algorithm D.
Digits Integer::divide_magnitude(const Digits& a, const Digits& b, Digits& remainder) {
    if (compare_magnitude(a, b) < 0) {
        remainder = a;
        return {};
    }
    if (b.size() == 1) {
        Integer quotient;
        quotient.digits_ = a;
        std::uint32_t rest = quotient.divide_small(b[0]);
        remainder.clear();
        if (rest) {
            remainder.push_back(rest);
        }
        return quotient.digits_;
    }
    int shift = std::countl_zero(b.back());
    auto shifted = [shift](const Digits& from, std::size_t size) {
        Digits to(size, 0);
        for (std::size_t i = 0; i < size; ++i) {
            std::uint64_t low = i > 0 && i - 1 < from.size() && shift ? from[i - 1] >> (32 - shift) : 0;
            std::uint64_t high = i < from.size() ? static_cast<std::uint64_t>(from[i]) << shift : 0;
            to[i] = static_cast<std::uint32_t>(high | low);
        }
        return to;
    };
    std::size_t n = b.size();
    std::size_t m = a.size() - n;
    Digits u = shifted(a, a.size() + 1);
    Digits v = shifted(b, n);
    Digits quotient(m + 1, 0);
    for (std::size_t j = m + 1; j-- > 0;) {
        std::uint64_t top = (static_cast<std::uint64_t>(u[j + n]) << 32) | u[j + n - 1];
        std::uint64_t guess = top / v[n - 1];
        std::uint64_t rest = top % v[n - 1];
        while (guess > 0xFFFFFFFFu || guess * v[n - 2] > ((rest << 32) | u[j + n - 2])) {
            --guess;
            rest += v[n - 1];
            if (rest > 0xFFFFFFFFu) {
                break;
            }
        }
        std::int64_t borrow = 0;
        std::uint64_t carry = 0;
        for (std::size_t i = 0; i < n; ++i) {
            carry += guess * v[i];
            std::int64_t value = static_cast<std::int64_t>(u[i + j]) - borrow - static_cast<std::int64_t>(carry & 0xFFFFFFFFu);
            carry >>= 32;
            borrow = value < 0 ? 1 : 0;
            u[i + j] = static_cast<std::uint32_t>(value);
        }
        std::int64_t value = static_cast<std::int64_t>(u[j + n]) - borrow - static_cast<std::int64_t>(carry);
        u[j + n] = static_cast<std::uint32_t>(value);
        if (value < 0) {
            --guess;
            std::uint64_t sum = 0;
            for (std::size_t i = 0; i < n; ++i) {
                sum += static_cast<std::uint64_t>(u[i + j]) + v[i];
                u[i + j] = static_cast<std::uint32_t>(sum);
                sum >>= 32;
            }
            u[j + n] += static_cast<std::uint32_t>(sum);
        }
        quotient[j] = static_cast<std::uint32_t>(guess);
    }
    remainder.assign(n, 0);
    for (std::size_t i = 0; i < n; ++i) {
        std::uint64_t high = shift ? static_cast<std::uint64_t>(u[i + 1]) << (32 - shift) : 0;
        remainder[i] = static_cast<std::uint32_t>((u[i] >> shift) | high);
    }
    trim_digits(remainder);
    trim_digits(quotient);
    return quotient;
}

void Integer::divide(const Integer& a, const Integer& b, Integer& quotient, Integer& remainder) {
    Integer q;
    Integer r;
    q.digits_ = divide_magnitude(a.digits_, b.digits_, r.digits_);
    q.negative_ = a.negative_ != b.negative_;
    r.negative_ = a.negative_;
    q.trim();
    r.trim();
    if (!r.is_zero() && r.negative_ != b.negative_) {
        r = r + b;
        q = q - Integer(1);
    }
    quotient = std::move(q);
    remainder = std::move(r);
}

std::optional<double> Integer::true_divide(const Integer& a, const Integer& b) {
    if (a.is_zero()) {
        return b.negative_ ? -0.0 : 0.0;
    }
    // Enough bits of quotient that a sticky bit below decides the rounding.
    auto difference = static_cast<std::int64_t>(a.bit_length()) - static_cast<std::int64_t>(b.bit_length());
    if (difference > 1025) {
        return std::nullopt;
    }
    if (difference < -1140) {
        return a.negative_ != b.negative_ ? -0.0 : 0.0;
    }
    std::int64_t shift = std::max<std::int64_t>(difference - 55, -1130);
    Integer numerator = a;
    Integer denominator = b;
    numerator.negative_ = denominator.negative_ = false;
    if (shift <= 0) {
        numerator = numerator.shift_left(static_cast<std::size_t>(-shift));
    } else {
        denominator = denominator.shift_left(static_cast<std::size_t>(shift));
    }
    Integer quotient;
    Integer remainder;
    divide(numerator, denominator, quotient, remainder);
    quotient = quotient.shift_left(1);
    if (!remainder.is_zero()) {
        quotient = quotient + Integer(1);
    }
    // Round to 53 bits, or fewer for subnormal results, before scaling.
    std::int64_t extra = static_cast<std::int64_t>(quotient.bit_length()) - 53;
    std::int64_t lowest = -1074 - (shift - 1);
    extra = std::max(extra, lowest);
    if (extra > 0) {
        auto drop = static_cast<std::size_t>(extra);
        Integer kept = quotient.shift_right(drop);
        Integer rest = quotient - kept.shift_left(drop);
        Integer half = Integer(1).shift_left(drop - 1);
        int order = compare(rest, half);
        if (order > 0 || (order == 0 && kept.is_odd())) {
            kept = kept + Integer(1);
        }
        quotient = kept;
        shift += extra;
    }
    double value = std::ldexp(quotient.to_double(), static_cast<int>(shift - 1));
    if (std::isinf(value)) {
        return std::nullopt;
    }
    return a.negative_ != b.negative_ ? -value : value;
}

Integer Integer::power(Integer base, std::uint64_t exponent) {
    Integer result(1);
    while (exponent) {
        if (exponent & 1) {
            result = result * base;
        }
        exponent >>= 1;
        if (exponent) {
            base = base * base;
        }
    }
    return result;
}

}  // namespace aludel::python
