#include "dialect/url_query.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/error.hpp"
#include "base/text.hpp"

namespace aludel::dialect {

namespace {

using Parameters = std::vector<std::pair<std::string, std::string>>;

/// libpq's parameters up to PostgreSQL 18, without those that have a place of their own in a URL.
const std::vector<std::string>& libpq_parameters() {
    static const std::vector<std::string> names = {
        "application_name",
        "channel_binding",
        "client_encoding",
        "connect_timeout",
        "fallback_application_name",
        "gssdelegation",
        "gssencmode",
        "gsslib",
        "hostaddr",
        "keepalives",
        "keepalives_count",
        "keepalives_idle",
        "keepalives_interval",
        "krbsrvname",
        "load_balance_hosts",
        "max_protocol_version",
        "min_protocol_version",
        "options",
        "passfile",
        "replication",
        "require_auth",
        "requirepeer",
        "requiressl",
        "scram_client_key",
        "scram_server_key",
        "service",
        "ssl_max_protocol_version",
        "ssl_min_protocol_version",
        "sslcert",
        "sslcertmode",
        "sslcompression",
        "sslcrl",
        "sslcrldir",
        "sslkey",
        "sslkeylogfile",
        "sslmode",
        "sslnegotiation",
        "sslpassword",
        "sslrootcert",
        "sslsni",
        "target_session_attrs",
        "tcp_user_timeout",
        "oauth_client_id",
        "oauth_client_secret",
        "oauth_issuer",
        "oauth_scope",
    };
    return names;
}

/// What tunes a Python driver or SQLAlchemy and means nothing to the database.
constexpr std::array<std::string_view, 15> driver_parameters = {
    "async_fallback",
    "command_timeout",
    "max_cacheable_statement_size",
    "max_cached_statement_lifetime",
    "plugin",
    "prepare_threshold",
    "prepared_statement_cache_size",
    "prepared_statement_name_func",
    "statement_cache_size",
    // Python's sqlite3 module
    "cached_statements",
    "check_same_thread",
    "detect_types",
    "isolation_level",
    "timeout",
    "factory",
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> foreign_parameters = {{
    {"schema", "choose a schema with options=-csearch_path%3DNAME, or qualify the names in your revisions"},
    {"currentSchema", "choose a schema with options=-csearch_path%3DNAME, or qualify the names in your revisions"},
    {"pgbouncer", "leave it out: a transaction-pooling proxy is recognised by itself"},
    {"connection_limit", "leave it out: one connection is used, and one for the lock"},
    {"pool_timeout", "leave it out: there is no pool"},
    {"server_settings", "write options=-cNAME%3DVALUE"},
    {"sslaccept", "write sslmode=require or sslmode=verify-full"},
}};

template <typename Range>
bool contains(const Range& range, std::string_view name) {
    return std::find(range.begin(), range.end(), name) != range.end();
}

void check_postgresql_parameter(const std::string& name) {
    if (contains(libpq_parameters(), name)) {
        return;
    }
    for (const auto& [foreign, advice] : foreign_parameters) {
        if (name == foreign) {
            throw invalid_url("'" + name + "' is not a parameter of a PostgreSQL connection").hint(std::string(advice));
        }
    }
    // A name that is near to none may be one of a newer libpq: libpq itself will say so.
    std::vector<std::string> known = libpq_parameters();
    known.insert(known.end(), {"host", "port", "user", "password", "dbname"});
    if (const auto near = did_you_mean(name, known)) {
        throw invalid_url("'" + name + "' is not a parameter of a PostgreSQL connection")
            .hint("did you mean " + *near + "?");
    }
}

/// host=/dir, host=h1:5432 (several of them: SQLAlchemy), host=h1,h2 (libpq).
void apply_hosts(Url& url, const std::vector<std::string>& given) {
    std::vector<std::string> hosts;
    std::vector<std::string> ports;
    for (const std::string& entry : given) {
        for (const std::string& one : split(entry, ',')) {
            const std::size_t colon = one.find(':');
            // More than one colon is an IPv6 address; a path may hold any.
            const bool has_port = colon != std::string::npos && one.rfind(':') == colon && !one.starts_with('/');
            hosts.push_back(has_port ? one.substr(0, colon) : one);
            ports.push_back(has_port ? one.substr(colon + 1) : "");
        }
    }
    url.host = join(hosts, ",");
    if (std::any_of(ports.begin(), ports.end(), [](const std::string& port) { return !port.empty(); })) {
        if (std::any_of(ports.begin(), ports.end(), [](const std::string& port) { return port.empty(); })) {
            throw invalid_url("not every host of the query has a port").hint("write the port behind each");
        }
        url.port = join(ports, ",");
    }
}

void check_hosts(const Url& url) {
    for (const std::string& host : split(url.host, ',')) {
        if (!host.starts_with('/') && host.find(' ') != std::string::npos) {
            throw invalid_url("there is a space in the host").hint("percent-encode it elsewhere; a host has none");
        }
    }
}

void check_ports(const Url& url) {
    const std::vector<std::string> ports = split(url.port, ',');
    for (const std::string& port : ports) {
        const bool digits = std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (!digits || port.size() > 5 || (!port.empty() && (std::stoi(port) < 1 || std::stoi(port) > 65535))) {
            throw invalid_url("the port is not a number from 1 to 65535").hint("write port=5432");
        }
    }
    if (ports.size() > 1 && ports.size() != split(url.host, ',').size()) {
        throw invalid_url("there are " + plural(ports.size(), "port") + " for " +
                      plural(split(url.host, ',').size(), "host"));
    }
}

std::string ssl_mode(const std::string& value) {
    static const std::vector<std::string> modes = {"disable", "allow", "prefer", "require", "verify-ca", "verify-full"};
    if (iequals(value, "true")) {
        return "require";
    }
    if (!contains(modes, value)) {
        throw invalid_url("'ssl' has a value that is no mode").hint("one of " + join(modes, ", "));
    }
    return value;
}

void apply_postgresql(Url& url, Parameters query) {
    std::vector<std::string> hosts;
    for (auto& [name, value] : query) {
        if (name == "host") {
            hosts.push_back(std::move(value));
        } else if (name == "port") {
            url.port = std::move(value);
        } else if (name == "user") {
            url.user = std::move(value);
        } else if (name == "password") {
            url.password = std::move(value);
        } else if (name == "dbname" || name == "database") {
            url.database = std::move(value);
        } else if (name == "ssl") {
            url.query.emplace_back("sslmode", ssl_mode(value));
        } else if (!contains(driver_parameters, name)) {
            check_postgresql_parameter(name);
            url.query.emplace_back(std::move(name), std::move(value));
        }
    }
    if (!hosts.empty()) {
        apply_hosts(url, hosts);
    }
    check_hosts(url);
    check_ports(url);
}

void apply_sqlite(const Parameters& query) {
    for (const auto& [name, value] : query) {
        if (name == "uri" || name == "mode") {
            throw invalid_url("SQLite's file: URIs are not supported").hint("write sqlite:///file.db");
        }
        if (!contains(driver_parameters, name)) {
            throw invalid_url("'" + name + "' is not a parameter of a SQLite connection")
                .hint("leave it out; settings of aludel stand in aludel.toml");
        }
    }
}

bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return c < 0x80 && (std::isalnum(c) != 0 || c == '_' || c == '-' || c == '.');
    });
}

std::string decoded(std::string_view text) {
    std::string result = percent_decode(replace_all(text, "+", " "));
    if (!is_utf8(result) || result.find('\0') != std::string::npos) {
        throw invalid_url("the percent-encoded bytes of the query are not UTF-8 text")
            .hint("percent-encode the bytes of UTF-8: ü is %C3%BC");
    }
    return result;
}

}  // namespace

Error invalid_url(std::string message) {
    return Error(ErrorCode::url_invalid, "database URL: " + std::move(message));
}

Parameters parse_url_query(std::string_view text) {
    Parameters result;
    for (const std::string& piece : split(text, '&')) {
        if (piece.empty()) {
            continue;
        }
        const std::size_t equals = piece.find('=');
        if (equals == std::string::npos) {
            throw invalid_url("a parameter behind '?' has no '='")
                .hint("parameters are written name=value; a '?' in the password must be percent-encoded (%3F)");
        }
        std::string name = decoded(std::string_view(piece).substr(0, equals));
        if (!is_name(name)) {
            // Not printed: it may be the end of a password with a '?'.
            throw invalid_url("a parameter behind '?' has a name that cannot be one")
                .hint("a '?' in the password must be percent-encoded (%3F)");
        }
        std::string value = decoded(std::string_view(piece).substr(equals + 1));
        if (!value.empty()) {
            result.emplace_back(std::move(name), std::move(value));
        }
    }
    return result;
}

void apply_url_query(Url& url, Parameters query) {
    if (url.dialect == "postgresql") {
        apply_postgresql(url, std::move(query));
    } else {
        apply_sqlite(query);
    }
}

bool is_secret_parameter(std::string_view name) {
    const std::string lower = ascii_lower(name);
    return lower.find("password") != std::string::npos || lower.find("secret") != std::string::npos ||
           lower.find("token") != std::string::npos || lower.starts_with("scram_") || lower == "passwd";
}

std::string shown_parameter(std::string_view name, const std::string& value) {
    if (is_secret_parameter(name)) {
        return "***";
    }
    if (name != "options") {
        return value;
    }
    // "-c app.password=x --search_path=y"; a blank in a value stands behind a backslash.
    std::string shown;
    for (std::size_t begin = 0; begin < value.size();) {
        std::size_t end = begin;
        while (end < value.size() && value[end] != ' ') {
            end += value[end] == '\\' ? 2 : 1;
        }
        end = std::min(end + 1, value.size());
        const std::string word = value.substr(begin, end - begin);
        const std::size_t equals = std::min(word.find('='), word.size());
        const bool secret = equals < word.size() && is_secret_parameter(word.substr(0, equals));
        shown += secret ? word.substr(0, equals) + "=***" + (word.ends_with(' ') ? " " : "") : word;
        begin = end;
    }
    return shown;
}

}  // namespace aludel::dialect
