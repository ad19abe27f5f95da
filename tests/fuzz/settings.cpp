// Any text as aludel.toml, alembic.ini or pyproject.toml (by its first byte): refused with a place, or read.

#include <cstdint>

#include "base/error.hpp"
#include "engine/alembic_config.hpp"
#include "engine/aludel_config.hpp"
#include "engine/database_url.hpp"
#include "require.hpp"

using namespace aludel::engine;

namespace {

void read(char kind, std::string_view text) {
    AlembicSources sources;
    sources.working_directory = "/nowhere";
    sources.ini_directory = "/nowhere";
    sources.toml_directory = "/nowhere";
    if (kind == 'i') {
        const IniFile ini = IniFile::parse(text, "alembic.ini", {{"here", "/nowhere"}});
        sources.ini = &ini;
        read_alembic_config(sources);
        read_aludel_sections(ini, "alembic", "/nowhere");
        return;
    }
    const TomlTable table = parse_toml(text, "fuzz.toml");
    if (kind == 'p') {
        sources.toml = &table;
        read_alembic_config(sources);
        return;
    }
    const AludelConfig config = read_aludel_table(table, "/nowhere");
    if (const auto url = config.values.find("url"); url != config.values.end()) {
        const auto* template_text = std::get_if<std::string>(&url->second.value);
        REQUIRE(template_text != nullptr);
        expand_url(*template_text, aludel::Environment(), url->second.place);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    try {
        read(static_cast<char>(data[0]), std::string_view(reinterpret_cast<const char*>(data) + 1, size - 1));
    } catch (const aludel::Error& error) {
        REQUIRE(error.code() != aludel::ErrorCode::internal);
        REQUIRE(!error.place().file.empty());
    }
    return 0;
}
