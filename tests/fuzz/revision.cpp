// Any text as an SQL revision file: its header and its sections are read or refused with a place, and the header reads
// the same from the first bytes as from the whole file.

#include <cstdint>

#include "base/error.hpp"
#include "require.hpp"
#include "script/header.hpp"
#include "script/sql/sections.hpp"

using namespace aludel::script;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto whole = read_header(text, true, "fuzz.sql");
    REQUIRE(whole.has_value());
    for (const Fault& fault : whole->faults) {
        REQUIRE(fault.place.line > 0 && !fault.message.empty());
    }
    if (const auto early = read_header(text.substr(0, size / 2), false, "fuzz.sql")) {
        REQUIRE(early->revision.id == whole->revision.id);
        REQUIRE(early->revision.down_revisions == whole->revision.down_revisions);
        REQUIRE(early->revision.doc == whole->revision.doc);
        REQUIRE(early->faults.size() == whole->faults.size());
    }
    try {
        for (const sql::Section& section : sql::read_sections(text, "fuzz.sql")) {
            REQUIRE(section.place.line > 0);
            REQUIRE(section.body_place.line >= section.place.line);
            REQUIRE(section.body.data() >= text.data() &&
                    section.body.data() + section.body.size() <= text.data() + size);
        }
    } catch (const aludel::Error& error) {
        REQUIRE(error.code() == aludel::ErrorCode::revision_file_invalid);
    }
    return 0;
}
