#include "base/blake2.hpp"

#include <gtest/gtest.h>

namespace aludel {
namespace {

std::string hexadecimal(std::string_view bytes) {
    std::string text;
    for (const char byte : bytes) {
        text += "0123456789abcdef"[static_cast<unsigned char>(byte) >> 4];
        text += "0123456789abcdef"[static_cast<unsigned char>(byte) & 15];
    }
    return text;
}

Blake2Parameters plain(std::size_t size) {
    Blake2Parameters parameters;
    parameters.size = size;
    return parameters;
}

TEST(Blake2, OfTheStandard) {
    EXPECT_EQ(hexadecimal(blake2b("abc", plain(64))),
              "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8"
              "dbf1925a"
              "b92386edd4009923");
    EXPECT_EQ(hexadecimal(blake2s("abc", plain(32))), "508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982");
}

TEST(Blake2, SizeAndKeyChangeTheWholeDigest) {
    Blake2Parameters keyed = plain(20);
    keyed.key = "key";
    EXPECT_EQ(blake2b("abc", plain(20)).size(), 20U);
    EXPECT_NE(blake2b("abc", plain(20)), blake2b("abc", plain(64)).substr(0, 20));
    EXPECT_NE(blake2b("abc", plain(20)), blake2b("abc", keyed));
}

}  // namespace
}  // namespace aludel
