#pragma once

#include <string>
#include <string_view>

namespace aludel::report {

/// Colours for one stream, or none. Output parsed by machines is never coloured: a pipe has `on` false.
struct Paint {
    bool on = false;

    std::string revision(std::string_view text) const { return wrap("33", text); }
    std::string mark(std::string_view text) const { return wrap("36", text); }
    std::string good(std::string_view text) const { return wrap("32", text); }
    std::string bad(std::string_view text) const { return wrap("1;31", text); }
    std::string warning(std::string_view text) const { return wrap("1;33", text); }
    std::string hint(std::string_view text) const { return wrap("36", text); }
    std::string dim(std::string_view text) const { return wrap("2", text); }
    std::string bold(std::string_view text) const { return wrap("1", text); }

private:
    std::string wrap(std::string_view code, std::string_view text) const;
};

}  // namespace aludel::report
