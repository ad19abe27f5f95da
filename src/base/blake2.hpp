#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace aludel {

/// Parameters of BLAKE2 (RFC 7693, and the salt and personalization of its paper).
struct Blake2Parameters {
    std::size_t size = 0;  ///< of the digest; 1 to 64 (blake2b), 1 to 32 (blake2s)
    std::string key;       ///< at most 64 or 32 bytes
    std::string salt;      ///< at most 16 or 8 bytes
    std::string person;    ///< likewise
};

// OpenSSL's default provider has them with one digest size and without a key.
std::string blake2b(std::string_view bytes, const Blake2Parameters& parameters);
std::string blake2s(std::string_view bytes, const Blake2Parameters& parameters);

}  // namespace aludel
