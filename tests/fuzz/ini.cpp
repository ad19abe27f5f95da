// Any text: it is refused with config_invalid, or every option of it can be asked for in bounded time and memory.

#include <cstdint>

#include "base/error.hpp"
#include "engine/ini_file.hpp"
#include "require.hpp"

using aludel::engine::IniFile;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    try {
        const IniFile ini = IniFile::parse(text, "fuzz.ini", {{"here", "/p"}});
        int asked = 0;
        for (const std::string& section : ini.sections()) {
            for (const std::string& option : ini.own_options(section)) {
                REQUIRE(ini.raw(section, option).has_value());
                REQUIRE(ini.place(section, option).line > 0);
                if (++asked > 64) {
                    return 0;
                }
                try {
                    ini.get(section, option);
                } catch (const aludel::Error& error) {
                    REQUIRE(error.place().line > 0);
                }
            }
        }
    } catch (const aludel::Error& error) {
        REQUIRE(error.code() == aludel::ErrorCode::config_invalid);
    }
    return 0;
}
