#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace aludel {

/// SHA-256, incrementally.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    void update(std::string_view bytes);
    /// 64 lower-case hex digits. Call once.
    std::string hex();

private:
    void* context_;
};

std::string sha256(std::string_view bytes);
/// 32 lower-case hex digits; only for names that others make with it.
std::string md5(std::string_view bytes);
/// FNV-1a; stable across platforms, used for lock keys.
std::uint32_t hash32(std::string_view bytes);
/// Digests by Python's names ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"): raw bytes. Empty when the name is
/// another one.
std::optional<std::string> message_digest(std::string_view algorithm, std::string_view bytes);
/// PBKDF2 (RFC 8018) with HMAC of such a digest: `length` bytes.
std::optional<std::string> derive_key(std::string_view algorithm, std::string_view password, std::string_view salt,
                                      std::uint64_t iterations, std::size_t length);
/// Bytes of the operating system's generator.
std::string random_bytes(std::size_t count);
/// `digits` random lower-case hex digits from the operating system's generator.
std::string random_hex(std::size_t digits);

}  // namespace aludel
