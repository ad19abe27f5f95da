#include "dialect/postgresql/simulation/moment_text.hpp"

#include "base/text.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

/// "9" stands for a digit.
bool has_form(std::string_view text, std::string_view form) {
    if (text.size() != form.size())
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (form[i] == '9' ? !digit : text[i] != form[i])
            return false;
    }
    return true;
}

/// "10:30" is "10:30:00".
std::string time_text(std::string_view text) {
    return std::string(text) + (has_form(text, "99:99") ? ":00" : "");
}

}  // namespace

std::string moment_text(std::string_view text, std::string_view type) {
    if (type == "uuid")
        return ascii_lower(text);
    if (type == "time")
        return time_text(text);
    if (type != "timestamp" && type != "timestamptz")
        return std::string(text);
    std::string_view zone;
    std::string_view rest = text;
    for (const std::string_view utc : {"+00:00", "+00", "Z", " UTC"})
        if (zone.empty() && rest.size() > 10 && rest.ends_with(utc)) {
            zone = utc;
            rest.remove_suffix(utc.size());
        }
    const std::string_view day = rest.substr(0, 10);
    if (!has_form(day, "9999-99-99"))
        return std::string(text);
    std::string time = "00:00:00";
    if (rest.size() > 10) {
        time = time_text(rest.substr(11));
        if ((rest[10] != ' ' && rest[10] != 'T') || !has_form(time, "99:99:99"))
            return std::string(text);
    }
    return std::string(day) + " " + time + (type == "timestamptz" ? "+00" : "");
}

}  // namespace aludel::dialect::postgresql::simulation
