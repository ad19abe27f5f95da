#include <algorithm>
#include <utility>

#include "dialect/postgresql/lexer.hpp"
#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/quoted_text.hpp"
#include "dialect/postgresql/simulation/evaluate_name.hpp"
#include "dialect/postgresql/simulation/system_catalog.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

std::string identifier_of(std::string_view token) {
    const auto name = read_name(token);
    return name ? name->name : std::string();
}

bool is_identifier(const Token& token) {
    return token.kind == TokenKind::word || token.kind == TokenKind::quoted;
}

std::vector<Token> tokens_of(std::string_view sql) {
    std::vector<Token> tokens;
    Lexer lexer(sql);
    for (Token token = lexer.next(); token.kind != TokenKind::end && token.kind != TokenKind::unterminated;
         token = lexer.next())
        tokens.push_back(token);
    return tokens;
}

std::string_view text_of_token(std::string_view sql, const Token& token) {
    return sql.substr(token.begin, token.end - token.begin);
}

}  // namespace

/// Whether an unqualified name would mean this one: a relation, a type or a function.
bool SystemCatalog::is_visible_name(const std::string& schema, const std::string& name) {
    const SystemRelation* relation = visible_relation({"", name});
    if (relation != nullptr && relation->name.schema == schema)
        return true;
    const SystemType* type = visible_type({"", name});
    if (type != nullptr && type->name.schema == schema)
        return true;
    for (const std::string& one : path_)
        for (auto at = state_.catalog.functions.lower_bound(object::Signature{{one, name}, ""});
             at != state_.catalog.functions.end() && at->first.name == QualifiedName{one, name}; ++at)
            return one == schema;
    return false;
}

std::string SystemCatalog::visible_text(const std::string& sql) {
    if (sql.find('.') == std::string::npos)
        return sql;
    const std::vector<Token> tokens = tokens_of(sql);
    std::string text;
    std::size_t done = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool after_dot = i > 0 && text_of_token(sql, tokens[i - 1]) == ".";
        if (i + 2 < tokens.size() && !after_dot && is_identifier(tokens[i]) &&
            text_of_token(sql, tokens[i + 1]) == "." && is_identifier(tokens[i + 2]) &&
            tokens[i].end == tokens[i + 1].begin) {
            const std::string schema = identifier_of(text_of_token(sql, tokens[i]));
            const std::string name = identifier_of(text_of_token(sql, tokens[i + 2]));
            if (state_.catalog.schemas.count(schema) != 0 && is_visible_name(schema, name)) {
                text += sql.substr(done, tokens[i].begin - done);
                done = tokens[i + 2].begin;
            }
        }
        // 'public.t_id_seq'::regclass
        if (tokens[i].kind == TokenKind::string && i + 2 < tokens.size() && text_of_token(sql, tokens[i + 1]) == "::" &&
            text_of_token(sql, tokens[i + 2]) == "regclass") {
            const auto written = string_value(text_of_token(sql, tokens[i]));
            const auto name = written ? read_name(*written) : std::nullopt;
            const SystemRelation* found = name ? visible_relation(*name) : nullptr;
            if (found != nullptr) {
                text += sql.substr(done, tokens[i].begin - done) + quote_literal(relation_text(found->oid));
                done = tokens[i].end;
            }
        }
    }
    return text + sql.substr(done);
}

ObjectId SystemCatalog::type_collation(const SystemType& type) {
    if (type.builtin != nullptr)
        return type.builtin->collation;
    if (type.type != nullptr)
        if (const auto* domain = std::get_if<object::Domain>(&type.type->definition);
            domain != nullptr && !domain->collation.name.empty())
            return collation_oid(domain->collation);
    const ObjectId inner = type.base != 0 ? type.base : type.category == 'A' ? type.element : 0;
    if (inner != 0 && this->type(inner) != nullptr)
        return type_collation(*this->type(inner));
    return type.category == 'S' ? 100 : 0;
}

ObjectId SystemCatalog::collation_oid(const QualifiedName& name) {
    static constexpr std::pair<std::string_view, ObjectId> known[] = {{"default", 100}, {"C", 950}, {"POSIX", 951}};
    if (name.schema.empty() || name.schema == "pg_catalog")
        for (const auto& [one, oid] : known)
            if (one == name.name)
                return oid;
    return oid_of({object::Kind::type, name.schema, name.name, "collation"});
}

ObjectId SystemCatalog::method_oid(const std::string& name) {
    static constexpr std::pair<std::string_view, ObjectId> known[] = {
        {"heap", 2}, {"btree", 403}, {"hash", 405}, {"gist", 783}, {"gin", 2742}, {"spgist", 4000}, {"brin", 3580}};
    for (const auto& [one, oid] : known)
        if (one == name)
            return oid;
    return oid_of({object::Kind::extension, "", name, "access method"});
}

}  // namespace aludel::dialect::postgresql::simulation
