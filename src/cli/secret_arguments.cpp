#include "cli/secret_arguments.hpp"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "dialect/url_query.hpp"

namespace aludel::cli {

namespace {

/// Of one length, whatever it stands for.
constexpr std::string_view mask = "***";

/// A part of a word.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// scheme://user:PASSWORD@… up to the last @ before the query: a password may hold an @ that nobody encoded. One slash
/// is enough: a path that a URL was taken for has no more of them.
std::optional<Span> password_of_url(std::string_view word) {
    const std::size_t colon = word.find(":/");
    if (colon == std::string_view::npos) {
        return std::nullopt;
    }
    const std::size_t authority = word.find_first_not_of('/', colon + 1);
    const std::size_t at = word.rfind('@');
    if (authority == std::string_view::npos || at == std::string_view::npos) {
        return std::nullopt;
    }
    const std::size_t begin = word.find(':', authority);
    return begin < at ? std::optional(Span{begin + 1, at}) : std::nullopt;
}

/// password=…, DB_PASSWORD=…, sslpassword=… in a query, a connection string, an argument of -x.
std::vector<Span> secret_parameters(std::string_view word) {
    const auto of_name = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    // In a setting of `options` the sign may be encoded.
    constexpr std::string_view encoded = "%3D";
    const auto next_equals = [&](std::size_t from) {
        const std::size_t other = std::min(word.find(encoded, from), word.find("%3d", from));
        return std::min(word.find('=', from), other == std::string_view::npos ? other : other + encoded.size() - 1);
    };
    std::vector<Span> spans;
    for (std::size_t equals = next_equals(0); equals != std::string_view::npos; equals = next_equals(equals + 1)) {
        std::size_t name = word[equals] == '=' ? equals : equals + 1 - encoded.size();
        const std::size_t name_end = name;
        while (name > 0 && of_name(word[name - 1])) {
            --name;
        }
        if (dialect::is_secret_parameter(word.substr(name, name_end - name))) {
            const std::size_t end = std::min(word.find_first_of("& ", equals + 1), word.size());
            spans.push_back({equals + 1, end});
            equals = end - 1;
        }
    }
    return spans;
}

std::string masked(std::string word) {
    const auto hide = [&word](const Span& span) {
        if (span.begin < span.end) {
            word.replace(span.begin, span.end - span.begin, mask);
        }
    };
    if (const auto span = password_of_url(word)) {
        hide(*span);
    }
    const std::vector<Span> spans = secret_parameters(word);
    for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
        hide(*span);
    }
    return word;
}

/// The words as one text where they were. A last byte that is not zero tells the kernel that the text ends at its first
/// zero, so that what is left over does not tell how long the passwords were. Not possible unless the words lie one
/// behind the other, as they do where a program was started.
bool rewrite_in_place(int argc, char** argv, const std::string& text) {
    for (int i = 0; i + 1 < argc; ++i) {
        if (argv[i + 1] != argv[i] + std::strlen(argv[i]) + 1) {
            return false;
        }
    }
    char* const begin = argv[0];
    char* const last = argv[argc - 1] + std::strlen(argv[argc - 1]);
    const auto room = static_cast<std::size_t>(last - begin);
    std::memset(begin, 0, room);
    std::memcpy(begin, text.data(), std::min(text.size(), room - 1));
    *last = '.';
    return true;
}

}  // namespace

std::string without_passwords(std::string text, std::span<const std::string> words) {
    // What is quoted of a word may end at its '@'.
    for (const std::string& word : words) {
        if (const auto span = password_of_url(word); span && span->begin < span->end) {
            text = replace_all(text, ":" + word.substr(span->begin, span->end - span->begin), ":" + std::string(mask));
        }
    }
    constexpr std::string_view around = " \t\r\n'\"`<>";
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of(around, begin), text.size());
        std::string word = text.substr(begin, end - begin);
        // What our own hints put in its place is no secret.
        if (word.find("://user:password@host") == std::string::npos) {
            word = masked(std::move(word));
        }
        text.replace(begin, end - begin, word);
        begin += word.size() + 1;
    }
    return text;
}

void hide_secret_arguments(int argc, char** argv) {
    std::string text;
    bool secret = false;
    for (int i = 0; i < argc; ++i) {
        const std::string word = masked(argv[i]);
        secret = secret || word != argv[i];
        text += (i == 0 ? "" : " ") + word;
    }
    if (!secret || rewrite_in_place(argc, argv, text)) {
        return;
    }
    for (int i = 0; i < argc; ++i) {
        if (masked(argv[i]) != argv[i]) {
            std::memset(argv[i], '*', std::strlen(argv[i]));
        }
    }
}

}  // namespace aludel::cli
