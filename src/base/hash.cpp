// The functions of SHA-256 themselves: the first call of OpenSSL's EVP layer reads its configuration and loads its
// providers, which takes longer (1.6 ms) than the rest of our start.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "base/hash.hpp"

#include <openssl/sha.h>
#include <sys/random.h>

#include <array>
#include <cerrno>

#include "base/error.hpp"

namespace aludel {
namespace {

void append_hex(std::string& text, unsigned char byte) {
    constexpr std::string_view digits = "0123456789abcdef";
    text += digits[byte >> 4];
    text += digits[byte & 15];
}

}  // namespace

Sha256::Sha256() : context_(new SHA256_CTX) {
    SHA256_Init(static_cast<SHA256_CTX*>(context_));
}

Sha256::~Sha256() {
    delete static_cast<SHA256_CTX*>(context_);
}

void Sha256::update(std::string_view bytes) {
    SHA256_Update(static_cast<SHA256_CTX*>(context_), bytes.data(), bytes.size());
}

std::string Sha256::hex() {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256_Final(digest.data(), static_cast<SHA256_CTX*>(context_));
    std::string text;
    text.reserve(2 * digest.size());
    for (const unsigned char byte : digest) append_hex(text, byte);
    return text;
}

std::string sha256(std::string_view bytes) {
    Sha256 hash;
    hash.update(bytes);
    return hash.hex();
}

std::uint32_t hash32(std::string_view bytes) {
    std::uint32_t hash = 2166136261u;
    for (const char c : bytes) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 16777619u;
    }
    return hash;
}

std::string random_hex(std::size_t digits) {
    std::string text;
    while (text.size() < digits) {
        unsigned char byte = 0;
        if (getrandom(&byte, 1, 0) == 1) {
            append_hex(text, byte);
        } else if (errno != EINTR) {
            throw Error(ErrorCode::internal, "the operating system gives no random bytes");
        }
    }
    text.resize(digits);
    return text;
}

}  // namespace aludel
