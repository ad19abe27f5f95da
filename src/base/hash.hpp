#pragma once

#include <cstdint>
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
/// FNV-1a; stable across platforms, used for lock keys.
std::uint32_t hash32(std::string_view bytes);
/// `digits` random lower-case hex digits from the operating system's generator.
std::string random_hex(std::size_t digits);

}  // namespace aludel
