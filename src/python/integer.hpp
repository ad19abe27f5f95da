#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aludel::python {

/// A whole number of any size: sign and magnitude. Python's int where 64 bits do not suffice.
class Integer {
public:
    Integer() = default;
    Integer(std::int64_t value);

    /// Digits of base 2 to 36, with an optional sign; nothing else. Empty when it is not a number.
    static std::optional<Integer> parse(std::string_view digits, int base);
    /// Rounds towards zero; the number must be finite.
    static Integer from_double(double value);

    std::string to_string(int base = 10) const;
    bool fits_int64() const;
    std::int64_t to_int64() const;   ///< only when it fits
    /// Nearest double, ties to even; infinite when it is too large.
    double to_double() const;

    bool is_zero() const { return digits_.empty(); }
    bool is_negative() const { return negative_; }
    bool is_odd() const { return !digits_.empty() && (digits_[0] & 1); }
    std::size_t bit_length() const;
    std::size_t bit_count() const;
    std::size_t bytes() const { return digits_.size() * sizeof(std::uint32_t); }
    /// Python's hash of an int.
    std::int64_t hash() const;

    Integer operator-() const;
    friend Integer operator+(const Integer& a, const Integer& b);
    friend Integer operator-(const Integer& a, const Integer& b);
    friend Integer operator*(const Integer& a, const Integer& b);
    /// Quotient rounded down and remainder with the divisor's sign. The divisor must not be zero.
    static void divide(const Integer& a, const Integer& b, Integer& quotient, Integer& remainder);
    /// The double nearest to a / b; nothing when it overflows.
    static std::optional<double> true_divide(const Integer& a, const Integer& b);
    static Integer power(Integer base, std::uint64_t exponent);
    Integer shift_left(std::size_t bits) const;
    Integer shift_right(std::size_t bits) const;  ///< rounds down
    enum class Bitwise { and_, or_, xor_ };
    static Integer bitwise(Bitwise operation, const Integer& a, const Integer& b);

    friend int compare(const Integer& a, const Integer& b);
    friend bool operator==(const Integer& a, const Integer& b) { return compare(a, b) == 0; }
    friend bool operator<(const Integer& a, const Integer& b) { return compare(a, b) < 0; }

private:
    void trim();
    static int compare_magnitude(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);
    static std::vector<std::uint32_t> add_magnitude(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);
    static std::vector<std::uint32_t> subtract_magnitude(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);
    static std::vector<std::uint32_t> divide_magnitude(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b,
                                                       std::vector<std::uint32_t>& remainder);
    std::uint32_t divide_small(std::uint32_t divisor);
    std::vector<std::uint32_t> twos_complement(std::size_t words) const;

    bool negative_ = false;
    std::vector<std::uint32_t> digits_;  ///< least significant first, no leading zeros
};

/// Python's hash of a float.
std::int64_t hash_double(double value);

}  // namespace aludel::python
