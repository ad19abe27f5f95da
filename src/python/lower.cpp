#include "python/lower.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "python/parse.hpp"
#include "python/parser_memory.hpp"
#include "python/syntax_message.hpp"
#include "python/unicode.hpp"

namespace aludel::python {
namespace {

/// Words that are never names.
constexpr std::array<std::string_view, 35> keywords = {
    "False", "None",   "True",  "and",    "as",     "assert", "async",  "await",    "break", "class", "continue", "def",
    "del",   "elif",   "else",  "except", "finally", "for",   "from",   "global",   "if",    "import", "in",      "is",
    "lambda", "nonlocal", "not", "or",    "pass",   "raise",  "return", "try",      "while", "with",  "yield"};

bool is_keyword(std::string_view word) {
    if (word.size() < 2 || word.size() > 8) {
        return false;
    }
    for (std::string_view keyword : keywords) {
        if (keyword == word) {
            return true;
        }
    }
    return false;
}

struct ParserDeleter {
    void operator()(TSParser* parser) const { ts_parser_delete(parser); }
};
struct TreeDeleter {
    void operator()(TSTree* tree) const { ts_tree_delete(tree); }
};

}  // namespace

Lowering::Lowering(Program& program, TSNode root, LogicalLines lines)
    : program_(program), root_(root), walker_(root), lines_(std::move(lines)) {}

Lowering::Children::Children(Lowering& lowering, const GrammarNode& of) : lowering_(lowering) {
    if (lowering.pool_used_ == lowering.pool_.size()) {
        lowering.pool_.emplace_back();
    }
    nodes_ = &lowering.pool_[lowering.pool_used_++];
    lowering.walker_.children(of.node, *nodes_);
}

Lowering::Children::~Children() {
    --lowering_.pool_used_;
}

std::string_view Lowering::text(const GrammarNode& node) const {
    return program_.source.text().substr(node.begin, node.end - node.begin);
}

NameIndex Lowering::name(std::string_view text) {
    auto found = name_index_.find(text);
    if (found != name_index_.end()) {
        return found->second;
    }
    auto index = static_cast<NameIndex>(name_texts_.size());
    name_texts_.emplace_back(text);
    name_index_.emplace(name_texts_.back(), index);
    return index;
}

NameIndex Lowering::plain_identifier(const GrammarNode& node) {
    std::string_view word = text(node);
    if (is_keyword(word)) {
        fail(node, "invalid syntax");
    }
    return is_ascii(word) ? name(word) : name(identifier_form(word));
}

NameIndex Lowering::mangled(std::string_view text) {
    if (class_name_.empty() || !text.starts_with("__") || text.ends_with("__")) {
        return name(text);
    }
    return name("_" + class_name_ + std::string(text));
}

NameIndex Lowering::identifier(const GrammarNode& node) {
    const NameIndex plain = plain_identifier(node);
    return class_name_.empty() ? plain : mangled(name_texts_[plain]);
}

void Lowering::fail(const GrammarNode& at, std::string message) const {
    throw syntax_error(program_.source, at.begin, at.end, std::move(message));
}

void Lowering::fail(const Node& at, std::string message) const {
    throw syntax_error(program_.source, at.begin, at.end, std::move(message));
}

void Lowering::refuse(const GrammarNode& at, std::string what, std::string instead) const {
    throw not_supported(program_.source, at.begin, at.end, std::move(what), std::move(instead));
}

/// The first place the parser could not make sense of.
void Lowering::check_errors(TSNode root) const {
    if (!ts_node_has_error(root)) {
        return;
    }
    TSNode node = root;
    for (;;) {
        bool deeper = false;
        std::uint32_t count = ts_node_child_count(node);
        for (std::uint32_t i = 0; i < count && !deeper; ++i) {
            TSNode child = ts_node_child(node, i);
            if (ts_node_is_missing(child) || ts_node_has_error(child)) {
                node = child;
                deeper = true;
            }
        }
        if (!deeper) {
            break;
        }
    }
    std::uint32_t begin = ts_node_start_byte(node);
    std::uint32_t end = ts_node_end_byte(node);
    std::string_view all = program_.source.text();
    std::string_view found = all.substr(begin, end - begin);
    if (found.starts_with("print ") || found.starts_with("print\t")) {
        throw syntax_error(program_.source, begin, end,
                           "Missing parentheses in call to 'print'. Did you mean print(...)?");
    }
    throw unreadable(program_.source, begin, end);
}

ConstantIndex Lowering::literal(Literal value) {
    program_.literals.push_back(std::move(value));
    return static_cast<ConstantIndex>(program_.literals.size() - 1);
}

ConstantIndex Lowering::string_literal(std::string text, std::uint32_t begin) {
    return literal({.kind = LiteralKind::string, .begin = begin, .text = std::move(text)});
}

void Lowering::run() {
    check_errors(root_);
    GrammarNode root = Walker::describe(root_);
    Code* code = new_code(CodeKind::module, name("<module>"), root);
    code->qualified_name = code->name;
    Scope module(ScopeKind::module, nullptr, code);
    scope_ = &module;
    {
        Children children(*this, root);
        code->body = statements(*children, root);
    }
    code->documentation = documentation(code->body);
    if (!lines_.stars.empty()) {
        const std::uint32_t at = lines_.stars.front().at;
        throw syntax_error(program_.source, at, at + 1, "invalid syntax");
    }
    program_.names.assign(name_texts_.begin(), name_texts_.end());
    resolve(program_, module);
    program_.code = code;
}

namespace {

/// The grammar takes `type(x).n = 1` and `type[0] = 1` for statements that make an alias. Where no name follows, `type`
/// is a name: the parser is given another one of its length; what names say is read from the source itself.
void hide_type_names(std::string& text) {
    constexpr std::string_view word = "type";
    const auto is_word = [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || c == '_' || std::isalnum(static_cast<unsigned char>(c));
    };
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at > 0 && is_word(text[at - 1])) || (end < text.size() && is_word(text[end]))) {
            continue;
        }
        std::size_t next = end;
        while (next < text.size() &&
               (text[next] == ' ' || text[next] == '\t' ||
                (text[next] == '\\' && next + 1 < text.size() && (text[next + 1] == '\n' || text[next + 1] == '\r')) ||
                ((text[next] == '\n' || text[next] == '\r') && (text[next - 1] == '\\' || text[next - 1] == '\r')))) {
            ++next;
        }
        if (next == text.size() || !is_word(text[next])) {
            text[end - 1] = '_';
        }
    }
}

}  // namespace

std::shared_ptr<const Program> parse(Source source) {
    auto program = std::make_shared<Program>(std::move(source));
    // Before the parser runs, which does not survive nesting without end.
    LogicalLines lines = logical_lines(program->source);
    const ParserMemory memory;
    std::unique_ptr<TSParser, ParserDeleter> parser(ts_parser_new());
    if (!ts_parser_set_language(parser.get(), language())) {
        throw Error(ErrorCode::internal, "the Python grammar does not fit the tree-sitter library");
    }
    std::string text(program->source.text());
    for (const LogicalLines::Star& star : lines.stars) {
        text[star.at] = ' ';
    }
    hide_type_names(text);
    std::unique_ptr<TSTree, TreeDeleter> tree(
        ts_parser_parse_string(parser.get(), nullptr, text.data(), static_cast<std::uint32_t>(text.size())));
    if (!tree) {
        throw Error(ErrorCode::internal, "the Python parser gave up").at({program->source.name(), 0, 0});
    }
    Lowering(*program, ts_tree_root_node(tree.get()), std::move(lines)).run();
    return program;
}

}  // namespace aludel::python
