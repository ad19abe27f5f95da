#include <algorithm>
#include <cctype>

#include "base/text.hpp"
#include "engine/database_url.hpp"

namespace aludel::engine {

namespace {

/// A piece of a template: text as it stands, or one "${…}".
struct Piece {
    std::string_view text;
    bool variable = false;
};

std::vector<Piece> pieces_of(std::string_view text) {
    std::vector<Piece> pieces;
    std::size_t start = 0;
    std::size_t i = 0;
    while (i < text.size()) {
        if (text.substr(i, 2) == "$$") {
            i += 2;
        } else if (text.substr(i, 2) != "${") {
            ++i;
        } else {
            int depth = 0;
            std::size_t end = i;
            do {
                depth += text.substr(end, 2) == "${" ? 1 : text[end] == '}' ? -1 : 0;
            } while (++end < text.size() && depth > 0);
            pieces.push_back({text.substr(start, i - start), false});
            pieces.push_back({text.substr(i, end - i), true});
            i = start = end;
        }
    }
    pieces.push_back({text.substr(start), false});
    return pieces;
}

/// A host, several of them, or an address; a socket directory becomes %2F….
std::string encode_host(const std::string& value) {
    const bool bare_ipv6 = std::count(value.begin(), value.end(), ':') > 1 &&
                           std::all_of(value.begin(), value.end(),
                                       [](unsigned char c) { return std::isxdigit(c) != 0 || c == ':' || c == '.'; });
    if (bare_ipv6) {
        return "[" + value + "]";
    }
    return value.starts_with('/') ? dialect::percent_encode(value) : dialect::percent_encode(value, ":,[]");
}

/// The value as the place it lands in needs it. `before` is the URL so far.
std::string encoded(const std::string& value, std::string_view before, bool user_follows) {
    const std::size_t scheme = before.find("://");
    if (scheme == std::string_view::npos) {
        return value;  // the scheme, or a whole URL
    }
    const std::string_view rest = before.substr(scheme + 3);
    if (before.starts_with("sqlite")) {
        return value;  // file names are not decoded
    }
    if (rest.find('?') != std::string_view::npos) {
        return dialect::percent_encode(value, "/,:");
    }
    const bool in_path = rest.substr(rest.rfind('@') + 1).find('/') != std::string_view::npos;
    const bool in_host = !in_path && (rest.find('@') != std::string_view::npos || !user_follows);
    return in_host ? encode_host(value) : dialect::percent_encode(value);
}

/// The default of "${NAME:-default}" where it is taken and holds a whole URL: what stands in it behind "://" does so
/// like any other. `piece` is a variable.
std::optional<std::string_view> url_by_default(std::string_view piece, const Environment& environment) {
    const std::string_view inside = piece.substr(2, piece.size() - 3);
    const std::size_t mark = inside.find(":-");
    if (!piece.ends_with('}') || mark == std::string_view::npos || inside.find("://", mark) == std::string_view::npos ||
        inside.find_first_of("${}:") != mark || !environment.get(inside.substr(0, mark)).value_or("").empty()) {
        return std::nullopt;
    }
    return inside.substr(mark + 2);
}

}  // namespace

std::string expand_url(std::string_view text, const Environment& environment, const Place& place) {
    const std::vector<Piece> pieces = pieces_of(text);
    std::string result;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (const auto url = pieces[i].variable && result.find("://") == std::string::npos
                                 ? url_by_default(pieces[i].text, environment)
                                 : std::nullopt) {
            result += expand_url(*url, environment, place);
            continue;
        }
        const std::string value = environment.expand(pieces[i].text, place);
        if (!pieces[i].variable) {
            result += value;
            continue;
        }
        const bool user_follows = std::any_of(
            pieces.begin() + static_cast<std::ptrdiff_t>(i), pieces.end(),
            [](const Piece& piece) { return !piece.variable && piece.text.find('@') != std::string_view::npos; });
        result += encoded(value, result, user_follows);
    }
    return result;
}

}  // namespace aludel::engine
