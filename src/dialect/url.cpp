#include "dialect/url.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/error.hpp"
#include "base/text.hpp"
#include "dialect/url_query.hpp"

namespace aludel::dialect {

namespace {

const std::array<std::string, 2> supported = {"postgresql", "sqlite"};
constexpr std::string_view forms = "postgresql://user:password@host:5432/database or sqlite:///file.db";

bool is_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

bool is_scheme(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '_' || c == '+' || c == '-' || c == '.';
    });
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    const char lower = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// What people write where a dialect is wanted, and what they mean by it.
std::string meant_dialect(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> aliases = {{
        {"pg", "postgresql"},
        {"pgsql", "postgresql"},
        {"psql", "postgresql"},
        {"psycopg", "postgresql"},
        {"psycopg2", "postgresql"},
        {"asyncpg", "postgresql"},
        {"sqlite3", "sqlite"},
        {"aiosqlite", "sqlite"},
        {"postgis", "postgresql"},
    }};
    const std::string lower = ascii_lower(name);
    for (const auto& [alias, meant] : aliases) {
        if (lower == alias) {
            return std::string(meant);
        }
    }
    return did_you_mean(lower, supported).value_or("");
}

Error unknown_dialect(std::string_view name) {
    Error error = invalid_url("'" + std::string(name.substr(0, 40)) + "' is not a database that is supported");
    const std::string meant = meant_dialect(name);
    if (name == "driver") {
        error.hint("this is the placeholder of a fresh alembic.ini; write the address of your database, such as " +
                   std::string(forms));
    } else if (!meant.empty()) {
        error.hint("did you mean " + meant + "://? Supported: postgresql, sqlite");
    } else {
        error.hint("supported: postgresql, sqlite");
    }
    return error;
}

/// The text has no "scheme://". None of it is printed: it may hold a password.
Error not_a_url(std::string_view text) {
    Error error = invalid_url("there is no '://' in it");
    if (text.starts_with("file:")) {
        return invalid_url("SQLite's file: URIs are not supported").hint("write sqlite:///file.db");
    }
    if (text.find("dbname=") != std::string_view::npos || text.find("host=") != std::string_view::npos) {
        error.hint("write a libpq connection string as postgresql://user:password@host:5432/database");
    } else if (text.ends_with(".db") || text.ends_with(".sqlite") || text.ends_with(".sqlite3")) {
        error.hint("a file of SQLite is written sqlite:///file.db, or sqlite:////absolute/file.db");
    } else {
        error.hint("write " + std::string(forms));
    }
    return error;
}

Url parse_ephemeral(std::string_view name) {
    if (name == "postgres") {
        name = "postgresql";
    }
    if (const std::size_t end = name.find_first_of("?/:"); end != std::string_view::npos) {
        throw invalid_url("behind ephemeral: stands only the name of a database")
            .hint("write ephemeral:" + std::string(name.substr(0, end)) + ": the server is made for this run");
    }
    if (std::find(supported.begin(), supported.end(), name) == supported.end()) {
        throw unknown_dialect(name);
    }
    Url url;
    url.dialect = std::string(name);
    url.ephemeral = true;
    return url;
}

void check_text(std::string_view text) {
    if (text.empty()) {
        throw invalid_url("it is empty").hint("write " + std::string(forms));
    }
    if (text.front() == '"' || text.front() == '\'') {
        throw invalid_url("it begins with a quotation mark")
            .hint("leave the quotes out; env files of docker keep them as a part of the value");
    }
    if (std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; })) {
        throw invalid_url("it holds a line break or another control character").hint("percent-encode it (%0A)");
    }
    if (!is_utf8(text)) {
        throw invalid_url("it is not UTF-8").hint("percent-encode the bytes of UTF-8: ü is %C3%BC");
    }
    if (text.starts_with("jdbc:")) {
        throw invalid_url("JDBC's form is not supported").hint("leave 'jdbc:' out");
    }
}

std::string decoded(std::string_view text, std::string_view what) {
    std::string result = percent_decode(text);
    if (!is_utf8(result) || result.find('\0') != std::string::npos) {
        throw invalid_url("the percent-encoded bytes of the " + std::string(what) + " are not UTF-8 text")
            .hint("percent-encode the bytes of UTF-8: ü is %C3%BC");
    }
    return result;
}

/// Takes "user:password@" off. SQLAlchemy lets a password hold '/' and '?', libpq does not: where the two
/// would read different things, nobody's reading is taken.
void take_userinfo(Url& url, std::string_view& rest) {
    const std::size_t user_end = std::min(rest.find_first_of(":/"), rest.size());
    std::string_view user;
    if (user_end < rest.size() && rest[user_end] == ':') {
        const std::size_t at = rest.find('@', user_end);
        if (at != std::string_view::npos) {
            const std::string_view password = rest.substr(user_end + 1, at - user_end - 1);
            const std::size_t path = password.find_first_of("/?");
            if (path != std::string_view::npos && (is_digits(password.substr(0, path)) || rest.front() == '[')) {
                throw invalid_url("it can be read in two ways: an '@' stands behind a '/'")
                    .hint("percent-encode '/' (%2F) and '?' (%3F) in the password, '@' (%40) anywhere else");
            }
            user = rest.substr(0, user_end);
            url.password = decoded(password, "password");
            rest.remove_prefix(at + 1);
        }
    }
    if (!url.password) {
        const std::size_t at = rest.substr(0, user_end).rfind('@');
        if (at == std::string_view::npos) {
            return;
        }
        user = rest.substr(0, at);
        rest.remove_prefix(at + 1);
    }
    if (user.find('?') != std::string_view::npos) {
        throw invalid_url("it can be read in two ways: an '@' stands behind a '?'").hint("percent-encode the '@' (%40)");
    }
    if (!user.empty()) {
        url.user = decoded(user, "user name");
    }
}

void check_port(std::string_view port) {
    if (port.empty()) {
        return;
    }
    if (!is_digits(port) || port.size() > 5 || std::stoi(std::string(port)) < 1 ||
        std::stoi(std::string(port)) > 65535) {
        throw invalid_url("the port is not a number from 1 to 65535")
            .hint("a ':', '/', '?' or '@' in the password must be percent-encoded (%3A, %2F, %3F, %40)");
    }
}

/// "host:port,[::1]:port"; the part between userinfo and path.
void take_hosts(Url& url, std::string_view text) {
    std::vector<std::string> hosts;
    std::vector<std::string> ports;
    for (const std::string& one : split(text, ',')) {
        std::string_view piece = one;
        std::string host;
        if (piece.starts_with('[')) {
            const std::size_t close = piece.find(']');
            if (close == std::string_view::npos) {
                throw invalid_url("the '[' of the host has no ']'").hint("an IPv6 address is written [::1]");
            }
            host = decoded(piece.substr(1, close - 1), "host");
            piece.remove_prefix(close + 1);
            if (!piece.empty() && piece.front() != ':') {
                throw invalid_url("something stands between the ']' of the host and its port")
                    .hint("an IPv6 address and its port are written [::1]:5432");
            }
        } else {
            const std::size_t colon = std::min(piece.find(':'), piece.size());
            host = decoded(piece.substr(0, colon), "host");
            piece.remove_prefix(colon);
        }
        if (!piece.empty()) {
            piece.remove_prefix(1);
        }
        check_port(piece);
        hosts.push_back(std::move(host));
        ports.emplace_back(piece);
    }
    const auto given = std::count_if(ports.begin(), ports.end(), [](const std::string& port) { return !port.empty(); });
    if (given != 0 && static_cast<std::size_t>(given) != ports.size()) {
        throw invalid_url("not every host has a port")
            .hint("write the port behind each: libpq and SQLAlchemy disagree on what its absence means");
    }
    url.host = join(hosts, ",");
    if (given != 0) {
        url.port = join(ports, ",");
    }
}

void check_sqlite(const Url& url) {
    if (!url.host.empty() || url.user || !url.port.empty()) {
        throw invalid_url("a SQLite database has no host")
            .hint("write sqlite:///relative/file.db (three slashes) or sqlite:////absolute/file.db (four)");
    }
    if (url.driver == "pysqlcipher") {
        throw invalid_url("encrypted SQLite (sqlite+pysqlcipher) is not supported")
            .hint("supported: plain SQLite and PostgreSQL");
    }
    if (url.database.starts_with("file:")) {
        throw invalid_url("SQLite's file: URIs are not supported").hint("write sqlite:///file.db");
    }
}

/// postgresql:///user:password@host/database has a slash too many, and a name that nobody gives a database. It is not
/// printed.
void check_database_name(const Url& url, std::string_view path) {
    if (url.dialect == "postgresql" && path.find_first_of(":@") != std::string_view::npos) {
        Error error = invalid_url("there is a ':' or '@' in the name of the database");
        throw error.hint(url.host.empty() && !url.user
                             ? "write two slashes in front of the user: " + std::string(forms)
                             : "percent-encode it in a name (':' is %3A, '@' is %40), and '/' (%2F) in a password");
    }
}

std::string hosts_text(const Url& url) {
    const std::vector<std::string> hosts = split(url.host, ',');
    const std::vector<std::string> ports = split(url.port, ',');
    std::string text;
    for (std::size_t i = 0; i < hosts.size(); ++i) {
        text += i == 0 ? "" : ",";
        const bool ipv6 = hosts[i].find(':') != std::string::npos && !hosts[i].starts_with('/');
        text += ipv6 ? "[" + percent_encode(hosts[i], ":") + "]" : percent_encode(hosts[i]);
        // One port for several hosts means it for each.
        const std::string& port = ports.size() == hosts.size() ? ports[i] : ports.front();
        text += port.empty() ? "" : ":" + port;
    }
    return text;
}

std::string render(const Url& url, bool show) {
    if (url.ephemeral) {
        return "ephemeral:" + url.dialect;
    }
    std::string text = url.dialect + (show && !url.driver.empty() ? "+" + url.driver : "") + "://";
    if (url.dialect == "sqlite") {
        text += url.database.empty() ? "" : "/" + url.database;
    } else {
        if (url.user || url.password) {
            text += percent_encode(url.user.value_or(""));
            if (url.password) {
                text += ":" + (show ? "***" : percent_encode(*url.password));
            }
            text += "@";
        }
        text += hosts_text(url);
        text += url.database.empty() ? "" : "/" + percent_encode(url.database);
    }
    char separator = '?';
    for (const auto& [name, value] : url.query) {
        text += separator + percent_encode(name) + "=" +
                (show ? percent_encode(shown_parameter(name, value), "/:,@*") : percent_encode(value));
        separator = '&';
    }
    return text;
}

}  // namespace

Url Url::parse(std::string_view text) {
    text = trim(text);
    check_text(text);
    if (text.starts_with("ephemeral:")) {
        return parse_ephemeral(text.substr(std::string_view("ephemeral:").size()));
    }
    const std::size_t colon = text.find("://");
    if (colon == std::string_view::npos || !is_scheme(text.substr(0, colon))) {
        throw not_a_url(text);
    }
    const std::string_view scheme = text.substr(0, colon);
    std::string_view rest = text.substr(colon + 3);
    const std::size_t plus = std::min(scheme.find('+'), scheme.size());

    Url url;
    url.dialect = std::string(scheme.substr(0, plus));
    url.driver = plus < scheme.size() ? std::string(scheme.substr(plus + 1)) : "";
    if (url.dialect == "postgres") {
        url.dialect = "postgresql";
    }
    if (std::find(supported.begin(), supported.end(), url.dialect) == supported.end()) {
        throw unknown_dialect(url.dialect);
    }

    take_userinfo(url, rest);
    if (url.password && rest.find('@') != std::string_view::npos) {
        throw invalid_url("there is more than one '@'")
            .hint("an '@' in the password, or anywhere but before the host, must be written %40");
    }
    const std::size_t host_end = std::min(rest.find_first_of("/?"), rest.size());
    take_hosts(url, rest.substr(0, host_end));
    rest.remove_prefix(host_end);
    const std::size_t path_end = std::min(rest.find('?'), rest.size());
    if (path_end > 1) {
        const std::string_view path = rest.substr(1, path_end - 1);
        check_database_name(url, path);
        // SQLAlchemy up to 2.0 takes the name of a SQLite file as it stands; libpq decodes that of a database.
        url.database = url.dialect == "sqlite" ? std::string(path) : decoded(path, "database name");
    }
    if (url.dialect == "sqlite") {
        check_sqlite(url);
    }
    rest.remove_prefix(path_end);
    apply_url_query(url, parse_url_query(rest.empty() ? rest : rest.substr(1)));
    return url;
}

std::string Url::redacted() const {
    return render(*this, true);
}

std::string Url::with_password() const {
    return render(*this, false);
}

std::string percent_encode(std::string_view text, std::string_view keep) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (const unsigned char c : text) {
        const bool plain = c < 0x80 && (std::isalnum(c) != 0 ||
                                        std::string_view("-._~").find(static_cast<char>(c)) != std::string_view::npos);
        if (plain || keep.find(static_cast<char>(c)) != std::string_view::npos) {
            result += static_cast<char>(c);
        } else {
            result += '%';
            result += digits[c >> 4];
            result += digits[c & 15];
        }
    }
    return result;
}

std::string percent_decode(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
            result += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
            i += 2;
        } else {
            result += text[i];
        }
    }
    return result;
}

}  // namespace aludel::dialect
