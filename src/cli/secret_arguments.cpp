#include "cli/secret_arguments.hpp"

#include <cstring>
#include <string_view>

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

/// password=… and sslpassword=… in a query or a connection string.
void hide_keyword(char* word) {
    constexpr std::string_view keyword = "password=";
    for (char* found = std::strstr(word, keyword.data()); found != nullptr;
         found = std::strstr(found, keyword.data())) {
        found += keyword.size();
        char* const end = found + std::strcspn(found, "& ");
        blank(found, end);
        found = end;
    }
}

}  // namespace

void hide_secret_arguments(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        hide_userinfo(argv[i]);
        hide_keyword(argv[i]);
    }
}

}  // namespace aludel::cli
