// The functions of the digests themselves: the first call of OpenSSL's EVP layer reads its configuration and loads its
// providers, which takes longer (1.6 ms) than the rest of our start.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "base/hash.hpp"

#include <openssl/md5.h>
#include <openssl/sha.h>
#include <sys/random.h>

#include <array>
#include <cerrno>

#include "base/error.hpp"

namespace aludel {
namespace {

/// Two digits for each byte. Of a thousand files that are digested at a start, this must not be what costs.
template <typename Bytes>
std::string hex_of(const Bytes& bytes) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text(2 * bytes.size(), '0');
    char* out = text.data();
    for (const auto one : bytes) {
        const auto byte = static_cast<unsigned char>(one);
        *out++ = digits[byte >> 4];
        *out++ = digits[byte & 15];
    }
    return text;
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
    return hex_of(digest);
}

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, bytes.data(), bytes.size());
    SHA256_Final(digest.data(), &context);
    return hex_of(digest);
}

std::string md5(std::string_view bytes) {
    std::array<unsigned char, MD5_DIGEST_LENGTH> digest{};
    MD5(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
    return hex_of(digest);
}

std::uint32_t hash32(std::string_view bytes) {
    std::uint32_t hash = 2166136261u;
    for (const char c : bytes) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 16777619u;
    }
    return hash;
}

namespace {

/// One digest: the functions of OpenSSL for it, and the size of the blocks that HMAC is made of.
template <typename Context, int (*init)(Context*), int (*update)(Context*, const void*, std::size_t),
          int (*finish)(unsigned char*, Context*), std::size_t digest_size, std::size_t block_size>
struct Algorithm {
    static constexpr std::size_t size = digest_size;

    static Context begin(std::string_view bytes) {
        Context context;
        init(&context);
        update(&context, bytes.data(), bytes.size());
        return context;
    }
    static std::string end(Context context, std::string_view more = {}) {
        update(&context, more.data(), more.size());
        std::string digest(digest_size, '\0');
        finish(reinterpret_cast<unsigned char*>(digest.data()), &context);
        return digest;
    }
    static std::string digest(std::string_view bytes) { return end(begin(bytes)); }

    /// HMAC whose two blocks of the key are digested once.
    struct Keyed {
        explicit Keyed(std::string_view key) {
            std::string block(key.size() > block_size ? digest(key) : key);
            block.resize(block_size, '\0');
            for (char& byte : block) byte ^= 0x36;
            inner = begin(block);
            for (char& byte : block) byte ^= 0x36 ^ 0x5c;
            outer = begin(block);
        }
        std::string operator()(std::string_view bytes) const { return end(outer, end(inner, bytes)); }
        Context inner, outer;
    };

    static std::string derive(std::string_view password, std::string_view salt, std::uint64_t iterations,
                              std::size_t length) {
        const Keyed keyed(password);
        std::string key;
        for (std::uint32_t block = 1; key.size() < length; ++block) {
            std::string numbered(salt);
            for (int shift = 24; shift >= 0; shift -= 8) numbered += static_cast<char>(block >> shift);
            std::string last = keyed(numbered);
            std::string sum = last;
            for (std::uint64_t i = 1; i < iterations; ++i) {
                last = keyed(last);
                for (std::size_t at = 0; at < sum.size(); ++at) sum[at] = static_cast<char>(sum[at] ^ last[at]);
            }
            key += sum;
        }
        key.resize(length);
        return key;
    }
};

using Md5 = Algorithm<MD5_CTX, MD5_Init, MD5_Update, MD5_Final, 16, 64>;
using Sha1 = Algorithm<SHA_CTX, SHA1_Init, SHA1_Update, SHA1_Final, 20, 64>;
using Sha224 = Algorithm<SHA256_CTX, SHA224_Init, SHA224_Update, SHA224_Final, 28, 64>;
using Sha256Whole = Algorithm<SHA256_CTX, SHA256_Init, SHA256_Update, SHA256_Final, 32, 64>;
using Sha384 = Algorithm<SHA512_CTX, SHA384_Init, SHA384_Update, SHA384_Final, 48, 128>;
using Sha512 = Algorithm<SHA512_CTX, SHA512_Init, SHA512_Update, SHA512_Final, 64, 128>;

/// Calls `use` with the algorithm of a name.
template <typename Use>
std::optional<std::string> with_algorithm(std::string_view name, Use use) {
    if (name == "md5")
        return use(Md5{});
    if (name == "sha1")
        return use(Sha1{});
    if (name == "sha224")
        return use(Sha224{});
    if (name == "sha256")
        return use(Sha256Whole{});
    if (name == "sha384")
        return use(Sha384{});
    if (name == "sha512")
        return use(Sha512{});
    return std::nullopt;
}

}  // namespace

std::optional<std::string> message_digest(std::string_view algorithm, std::string_view bytes) {
    return with_algorithm(algorithm, [&](auto method) { return method.digest(bytes); });
}

std::optional<std::string> derive_key(std::string_view algorithm, std::string_view password, std::string_view salt,
                                      std::uint64_t iterations, std::size_t length) {
    return with_algorithm(algorithm, [&](auto method) { return method.derive(password, salt, iterations, length); });
}

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    for (std::size_t done = 0; done < count;) {
        const ssize_t got = getrandom(bytes.data() + done, count - done, 0);
        if (got > 0) {
            done += static_cast<std::size_t>(got);
        } else if (errno != EINTR) {
            throw Error(ErrorCode::internal, "the operating system gives no random bytes");
        }
    }
    return bytes;
}

std::string random_hex(std::size_t digits) {
    std::string text = hex_of(random_bytes((digits + 1) / 2));
    text.resize(digits);
    return text;
}

}  // namespace aludel
