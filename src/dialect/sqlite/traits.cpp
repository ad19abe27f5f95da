#include "dialect/sqlite/traits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "dialect/outside_transaction.hpp"
#include "dialect/sqlite/lexer.hpp"
#include "dialect/sqlite/pragma.hpp"

namespace aludel::dialect::sqlite {

namespace {

void add_pragma(const TokenList& tokens, Traits& traits) {
    const Pragma pragma = parse_pragma(tokens);
    traits.repeatable = pragma.name != "incremental_vacuum";
    if (pragma.name == "wal_checkpoint") {  // "database table is locked"
        traits.not_transactional = "PRAGMA wal_checkpoint";
        traits.advice = into_section_of_sql;
        return;
    }
    if (!pragma.sets) {
        return;
    }
    if (pragma.name == "foreign_keys") {  // silently ignored inside a transaction
        traits.not_transactional = "PRAGMA foreign_keys";
        traits.advice =
            "leave it out: foreign keys are already off while a revision runs and are checked before it is committed";
        return;
    }
    // journal_mode, page_size, auto_vacuum and encoding are silently ignored, the others refused.
    static constexpr std::array<std::string_view, 6> outside = {"journal_mode", "synchronous", "temp_store",
                                                                "page_size",    "auto_vacuum", "encoding"};
    if (std::find(outside.begin(), outside.end(), pragma.name) != outside.end()) {
        traits.not_transactional = fmt::format("PRAGMA {}", pragma.name);
        traits.advice = into_section_of_sql;
    }
}

void add_vacuum(const TokenList& tokens, Traits& traits) {
    bool into = false;
    for (std::size_t at = 1; at < tokens.size(); ++at) {
        into = into || tokens.is(at, "INTO");
    }
    traits.not_transactional = "VACUUM";
    traits.advice = into_section_of_sql;
    traits.repeatable = !into;  // the second VACUUM INTO finds a file that is not empty
}

/// IF [NOT] EXISTS among the first words of CREATE and DROP.
bool says_if_exists(const TokenList& tokens) {
    for (std::size_t at = 1; at < std::min<std::size_t>(tokens.size(), 6); ++at) {
        if (tokens.are(at, {"IF", "EXISTS"}) || tokens.are(at, {"IF", "NOT", "EXISTS"})) {
            return true;
        }
        if (tokens.text(at) == "(") {
            return false;
        }
    }
    return false;
}

}  // namespace

Traits traits(std::string_view sql) {
    const TokenList tokens(sql);
    const std::string first = tokens.word(0);
    Traits traits;
    if (first == "BEGIN" || first == "COMMIT" || first == "END" || first == "ROLLBACK" || first == "SAVEPOINT" ||
        first == "RELEASE") {
        const bool to = first == "ROLLBACK" && (tokens.is(1, "TO") || tokens.are(1, {"TRANSACTION", "TO"}));
        traits.transaction_control = to ? "ROLLBACK TO" : first;
    } else if (first == "VACUUM") {
        add_vacuum(tokens, traits);
    } else if (first == "PRAGMA") {
        add_pragma(tokens, traits);
    } else if (first == "ATTACH" || first == "DETACH") {
        // ATTACH would succeed, but the DETACH of a file that was used cannot, and a crash may commit one file of two.
        traits.not_transactional = first;
        traits.advice = into_section_of_sql;
    } else if (first == "CREATE" || first == "DROP") {
        traits.repeatable = says_if_exists(tokens);
    } else {
        traits.repeatable =
            first == "ANALYZE" || first == "REINDEX" || first == "SELECT" || first == "EXPLAIN" || first == "VALUES";
    }
    return traits;
}

}  // namespace aludel::dialect::sqlite
