#include "cli/secret_arguments.hpp"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <string_view>

#include "dialect/url_query.hpp"

namespace aludel::cli {

namespace {

void blank(char* from, char* to) {
    std::memset(from, '*', static_cast<std::size_t>(to - from));
}

/// scheme://user:PASSWORD@… up to the last @ before the query: a password may hold an @ that nobody encoded.
void hide_userinfo(char* word) {
    char* authority = std::strstr(word, "://");
    if (authority == nullptr) {
        return;
    }
    authority += 3;
    char* const end = authority + std::strlen(authority);
    char* at = nullptr;
    for (char* one = authority; one != end; ++one) {
        if (*one == '@') {
            at = one;
        }
    }
    char* const colon = std::strchr(authority, ':');
    if (at != nullptr && colon != nullptr && colon < at) {
        blank(colon + 1, at);
    }
}

/// password=…, DB_PASSWORD=…, sslpassword=… in a query, a connection string, an argument of -x.
void hide_parameters(char* word) {
    const auto of_name = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    for (char* equals = std::strchr(word, '='); equals != nullptr; equals = std::strchr(equals + 1, '=')) {
        const char* name = equals;
        while (name != word && of_name(name[-1])) {
            --name;
        }
        if (dialect::is_secret_parameter(std::string_view(name, static_cast<std::size_t>(equals - name)))) {
            char* const end = equals + 1 + std::strcspn(equals + 1, "& ");
            blank(equals + 1, end);
            equals = end - 1;
        }
    }
}

}  // namespace

std::string without_passwords(std::string text) {
    constexpr std::string_view around = " \t\r\n'\"`<>";
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of(around, begin), text.size());
        std::string word = text.substr(begin, end - begin);
        // The word that our own hints put in its place is no secret.
        if (word.find(":password@") == std::string::npos) {
            hide_userinfo(word.data());
        }
        hide_parameters(word.data());
        text.replace(begin, end - begin, word);
        begin = end + 1;
    }
    return text;
}

void hide_secret_arguments(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        hide_userinfo(argv[i]);
        hide_parameters(argv[i]);
    }
}

}  // namespace aludel::cli
