#include "dialect/postgresql/simulation/mark_named.hpp"

#include <set>

#include "base/text.hpp"
#include "dialect/postgresql/lexer.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

using object::Kind;

/// Words and quoted names; those inside strings too, where bodies and EXECUTE have them.
void collect_words(std::string_view sql, std::set<std::string>& words, int depth) {
    Lexer lexer(sql);
    for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next()) {
        const std::string_view text = lexer.text(token);
        if (token.kind == TokenKind::word) {
            words.insert(ascii_lower(text));
        } else if (token.kind == TokenKind::quoted && text.size() > 2 && text.front() == '"') {
            words.emplace(text.substr(1, text.size() - 2));
        } else if ((token.kind == TokenKind::string || token.kind == TokenKind::continuation) && text.size() > 2 &&
                   depth < 4) {
            const std::size_t quote = text.find_first_of("'$");
            const std::size_t skip = text[quote] == '$' ? text.find('$', quote + 1) + 1 : quote + 1;
            const std::size_t tail = skip - quote;
            if (text.size() > skip + tail)
                collect_words(text.substr(skip, text.size() - skip - tail), words, depth + 1);
        }
    }
}

}  // namespace

bool mark_named(const Context& context, std::string_view sql, const std::string& why) {
    std::set<std::string> words;
    collect_words(sql, words, 0);
    bool any = false;
    const auto mark = [&](const auto& map, Kind kind) {
        for (const auto& [name, value] : map)
            if (words.count(name.name) != 0) {
                context.not_sure_of({kind, name.schema, name.name, ""}, why);
                any = true;
            }
    };
    const catalog::Catalog& catalog = context.catalog;
    mark(catalog.tables, Kind::table);
    mark(catalog.views, Kind::view);
    mark(catalog.materialized_views, Kind::materialized_view);
    mark(catalog.sequences, Kind::sequence);
    mark(catalog.types, Kind::type);
    mark(catalog.statistics, Kind::statistics);
    for (const auto& [signature, function] : catalog.functions)
        if (words.count(signature.name.name) != 0) {
            context.not_sure_of({Kind::function, signature.name.schema, signature.name.name, signature.arguments}, why);
            any = true;
        }
    return any;
}

}  // namespace aludel::dialect::postgresql::simulation
