#include "base/hash.hpp"

#include <gtest/gtest.h>

namespace aludel {
namespace {

TEST(Hash, Sha256OfTheStandard) {
    EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Hash, Sha256InPieces) {
    Sha256 hash;
    hash.update("a");
    hash.update("");
    hash.update("bc");
    EXPECT_EQ(hash.hex(), sha256("abc"));
}

TEST(Hash, Md5OfTheStandard) {
    EXPECT_EQ(md5(""), "d41d8cd98f00b204e9800998ecf8427e");
    EXPECT_EQ(md5("message digest"), "f96b697d7cb7938d525a2f31aaf161d0");
}

TEST(Hash, Hash32IsFnv1a) {
    EXPECT_EQ(hash32(""), 0x811c9dc5u);
    EXPECT_EQ(hash32("foobar"), 0xbf9cf968u);
}

std::string hex(std::string_view bytes) {
    std::string text;
    for (const char byte : bytes) {
        text += "0123456789abcdef"[static_cast<unsigned char>(byte) >> 4];
        text += "0123456789abcdef"[static_cast<unsigned char>(byte) & 15];
    }
    return text;
}

TEST(Hash, DigestsByName) {
    EXPECT_EQ(hex(message_digest("md5", "abc").value()), "900150983cd24fb0d6963f7d28e17f72");
    EXPECT_EQ(hex(message_digest("sha1", "abc").value()), "a9993e364706816aba3e25717850c26c9cd0d89d");
    EXPECT_EQ(hex(message_digest("sha256", "abc").value()), sha256("abc"));
    EXPECT_FALSE(message_digest("crc", "abc"));
}

TEST(Hash, DerivedKeysOfTheStandard) {
    EXPECT_EQ(hex(derive_key("sha1", "password", "salt", 4096, 20).value()),
              "4b007901b765489abead49d926f721d065a429c1");
}

TEST(Hash, RandomHex) {
    const auto id = random_hex(13);
    EXPECT_EQ(id.size(), 13u);
    EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos);
    EXPECT_NE(random_hex(16), random_hex(16));
}

}  // namespace
}  // namespace aludel
