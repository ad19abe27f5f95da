// Any text: it is refused with url_invalid, or it is a URL that survives being written and read again, and whose
// printed form holds no password.

#include <cstdint>

#include "base/error.hpp"
#include "dialect/url.hpp"
#include "require.hpp"

using aludel::dialect::Url;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    Url url;
    try {
        url = Url::parse(text);
    } catch (const aludel::Error& error) {
        REQUIRE(error.code() == aludel::ErrorCode::url_invalid);
        return 0;
    }
    Url again = Url::parse(url.with_password());
    again.driver = url.driver;
    REQUIRE(again == url);

    if (url.password) {
        Url other = url;
        other.password = *url.password + "x";
        REQUIRE(other.redacted() == url.redacted());
        REQUIRE(url.redacted().find("***") != std::string::npos);
    }
    return 0;
}
