#include <cstdint>

#include "split.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    split_and_check(aludel::dialect::find_dialect("postgresql"),
                    std::string_view(reinterpret_cast<const char*>(data), size));
    return 0;
}
