#include "dialect/postgresql/simulation/known_extensions.hpp"

#include <algorithm>

namespace aludel::dialect::postgresql::simulation {

namespace {

constexpr KnownExtension all[] = {
    {"adminpack", "2.1", "administrative functions for PostgreSQL", "", "", "", "pg_catalog"},
    {"amcheck", "1.3", "functions for verifying relation integrity", "", "bt_index_check bt_index_parent_check", "",
     ""},
    {"bloom", "1.0", "bloom access method - signature file based index", "", "", "", ""},
    {"btree_gin", "1.3", "support for indexing common datatypes in GIN", "", "", "", ""},
    {"btree_gist", "1.7", "support for indexing common datatypes in GiST", "", "", "", ""},
    {"citext", "1.6", "data type for case-insensitive character strings", "citext", "", "", ""},
    {"cube", "1.5", "data type for multidimensional cubes", "cube", "cube_distance cube_dim", "", ""},
    {"dblink", "1.2", "connect to other PostgreSQL databases from within a database", "",
     "dblink dblink_connect dblink_disconnect dblink_exec", "", ""},
    {"earthdistance", "1.1", "calculate great-circle distances on the surface of the Earth", "earth",
     "ll_to_earth earth_distance earth_box", "cube", ""},
    {"file_fdw", "1.0", "foreign-data wrapper for flat file access", "", "", "", ""},
    {"fuzzystrmatch", "1.1", "determine similarities and distance between strings", "",
     "levenshtein levenshtein_less_equal soundex difference metaphone dmetaphone dmetaphone_alt", "", ""},
    {"hstore", "1.8", "data type for storing sets of (key, value) pairs", "hstore",
     "akeys avals skeys svals hstore hstore_to_json hstore_to_jsonb exist defined delete slice", "", ""},
    {"intarray", "1.5", "functions, operators, and index support for 1-D arrays of integers", "query_int",
     "icount sort sort_asc sort_desc uniq idx subarray", "", ""},
    {"isn", "1.2", "data types for international product numbering standards",
     "ean13 isbn13 isbn ismn13 ismn issn13 issn upc", "is_valid make_valid", "", ""},
    {"lo", "1.1", "Large Object maintenance", "lo", "lo_manage", "", ""},
    {"ltree", "1.2", "data type for hierarchical tree-like structures", "ltree lquery ltxtquery",
     "nlevel subltree subpath lca text2ltree ltree2text", "", ""},
    {"moddatetime", "1.0", "functions for tracking last modification time", "", "moddatetime", "", ""},
    {"insert_username", "1.0", "functions for tracking who changed a table", "", "insert_username", "", ""},
    {"autoinc", "1.0", "functions for autoincrementing fields", "", "autoinc", "", ""},
    {"refint", "1.0", "functions for implementing referential integrity (obsolete)", "",
     "check_primary_key check_foreign_key", "", ""},
    {"pg_buffercache", "1.3", "examine the shared buffer cache", "", "", "", ""},
    {"pg_prewarm", "1.2", "prewarm relation data", "", "pg_prewarm", "", ""},
    {"pg_stat_statements", "1.10", "track planning and execution statistics of all SQL statements executed", "",
     "pg_stat_statements_reset", "", ""},
    {"pg_trgm", "1.6", "text similarity measurement and index searching based on trigrams", "gtrgm",
     "similarity word_similarity strict_word_similarity show_trgm set_limit show_limit", "", ""},
    {"pgcrypto", "1.3", "cryptographic functions", "",
     "crypt gen_salt digest hmac encrypt decrypt encrypt_iv decrypt_iv gen_random_bytes armor dearmor pgp_sym_encrypt "
     "pgp_sym_decrypt pgp_pub_encrypt pgp_pub_decrypt pgp_key_id",
     "", ""},
    {"pgrowlocks", "1.2", "show row-level locking information", "", "pgrowlocks", "", ""},
    {"pgstattuple", "1.5", "show tuple-level statistics", "", "pgstattuple pgstatindex", "", ""},
    {"postgres_fdw", "1.1", "foreign-data wrapper for remote PostgreSQL servers", "", "", "", ""},
    {"seg", "1.4", "data type for representing line segments or floating-point intervals", "seg", "", "", ""},
    {"tablefunc", "1.0", "functions that manipulate whole tables, including crosstab", "tablefunc_crosstab_2",
     "crosstab connectby normal_rand", "", ""},
    {"unaccent", "1.1", "text search dictionary that removes accents", "", "unaccent", "", ""},
    {"uuid-ossp", "1.1", "generate universally unique identifiers (UUIDs)", "",
     "uuid_generate_v1 uuid_generate_v1mc uuid_generate_v3 uuid_generate_v4 uuid_generate_v5 uuid_nil uuid_ns_dns "
     "uuid_ns_url uuid_ns_oid uuid_ns_x500",
     "", ""},
    {"xml2", "1.1", "XPath querying and XSLT", "", "xpath_string xpath_bool xslt_process", "", ""},
    // Not of PostgreSQL itself.
    {"vector", "", "", "vector halfvec sparsevec", "cosine_distance l2_distance inner_product vector_dims", "", ""},
    {"postgis", "", "", "geometry geography box2d box3d raster spheroid", "", "", ""},
};

bool has_word(std::string_view words, std::string_view word) {
    for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' '))
            return true;
    }
    return false;
}

template <typename Words>
std::string extension_with(const State& state, const QualifiedName& name, const Words& words) {
    for (const auto& [extension, value] : state.catalog.extensions) {
        const KnownExtension* known = known_extension(extension);
        if (known != nullptr && value.schema == name.schema && has_word(words(*known), name.name))
            return extension;
    }
    return {};
}

}  // namespace

const KnownExtension* known_extension(std::string_view name) {
    const auto* found =
        std::find_if(std::begin(all), std::end(all), [&](const KnownExtension& one) { return one.name == name; });
    return found == std::end(all) ? nullptr : found;
}

std::string extension_with_type(const State& state, const QualifiedName& type) {
    return extension_with(state, type, [](const KnownExtension& known) { return known.types; });
}

std::string extension_with_function(const State& state, const QualifiedName& function) {
    return extension_with(state, function, [&](const KnownExtension& known) {
        // Its functions are hundreds, and nobody else's begin so.
        if (known.name == "postgis" && (function.name.starts_with("st_") || function.name.starts_with("postgis_")))
            return std::string_view(function.name);
        return known.functions;
    });
}

bool has_unknown_extension(const State& state) {
    return std::any_of(state.catalog.extensions.begin(), state.catalog.extensions.end(),
                       [](const auto& one) { return known_extension(one.first) == nullptr; });
}

}  // namespace aludel::dialect::postgresql::simulation
