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
    Revision whole;
    std::vector<Fault> faults;
    REQUIRE(read_header(text, true, "fuzz.sql", whole, faults));
    Revision early;
    std::vector<Fault> early_faults;
    if (read_header(text.substr(0, size / 2), false, "fuzz.sql", early, early_faults)) {
        REQUIRE(early.id == whole.id);
        REQUIRE(early.down_revisions == whole.down_revisions);
        REQUIRE(early.doc == whole.doc);
        REQUIRE(early_faults.size() == faults.size());
    } else {
        REQUIRE(early.id.empty() && early_faults.empty());
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
