#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "python/grammar.hpp"
#include "python/lines.hpp"
#include "python/scope.hpp"
#include "python/syntax.hpp"

namespace aludel::python {

/// Turns the parser's tree into ours. One object lowers one file; its parts stand in lower_*.cpp by noun.
class Lowering {
public:
    Lowering(Program& program, TSNode root, LogicalLines lines);
    void run();

private:
    /// Children lists are taken from a pool: lowering would otherwise allocate one for each node.
    class Children {
    public:
        Children(Lowering& lowering, const GrammarNode& of);
        ~Children();
        Children(const Children&) = delete;
        Children& operator=(const Children&) = delete;
        GrammarNodes& operator*() { return *nodes_; }
        GrammarNodes* operator->() { return nodes_; }
        GrammarNodes::iterator begin() { return nodes_->begin(); }
        GrammarNodes::iterator end() { return nodes_->end(); }
        GrammarNode& operator[](std::size_t i) { return (*nodes_)[i]; }
        std::size_t size() const { return nodes_->size(); }

    private:
        Lowering& lowering_;
        GrammarNodes* nodes_;
    };

    // lower.cpp: helpers
    std::string_view text(const GrammarNode& node) const;
    char first(const GrammarNode& node) const { return program_.source.text()[node.begin]; }
    NameIndex name(std::string_view text);
    /// A name as a class body around it makes it: `__x` is a name of that class alone.
    NameIndex identifier(const GrammarNode& node);
    NameIndex mangled(std::string_view text);
    /// The name as it is written.
    NameIndex plain_identifier(const GrammarNode& node);
    template <typename T>
    T* make(Syntax kind, std::uint32_t begin, std::uint32_t end) {
        T* node = program_.arena.make<T>();
        node->kind = kind;
        node->begin = begin;
        node->end = end;
        return node;
    }
    template <typename T>
    T* make(Syntax kind, const GrammarNode& at) {
        return make<T>(kind, at.begin, at.end);
    }
    [[noreturn]] void fail(const GrammarNode& at, std::string message) const;
    [[noreturn]] void fail(const Node& at, std::string message) const;
    [[noreturn]] void refuse(const GrammarNode& at, std::string what, std::string instead = {}) const;
    void check_errors(TSNode root) const;
    ConstantIndex literal(Literal value);
    ConstantIndex string_literal(std::string text, std::uint32_t begin);
    void enter(const GrammarNode& at);

    // lower_expression.cpp
    Expression* expression(const GrammarNode& node);
    Expression* optional_expression(const GrammarNode* node);
    Expression* expression_by_kind(const GrammarNode& node);
    Expression* starred_by_line(const GrammarNode& node);
    Expression* name_use(const GrammarNode& node);
    Name* use(NameIndex name, std::uint32_t begin, std::uint32_t end);
    Expression* constant(LiteralKind kind, const GrammarNode& node);
    Expression* parenthesized(const GrammarNode& node);
    Expression* attribute(const GrammarNode& node);
    Expression* subscript(const GrammarNode& node);
    Expression* slice(const GrammarNode& node);
    Expression* call(const GrammarNode& node);
    void arguments(const GrammarNode& node, Expressions& positional, Items<Keyword>& keywords, bool& has_star);
    Expression* sequence(const GrammarNode& node, Syntax kind);
    Expression* dictionary(const GrammarNode& node);
    Expression* conditional(const GrammarNode& node);
    Expression* named(const GrammarNode& node);
    Expression* boolean(const GrammarNode& node);
    Expression* comparison(const GrammarNode& node);
    Expression* unary(const GrammarNode& node);
    Expression* binary(const GrammarNode& node);
    Expression* await(const GrammarNode& node);
    Expression* yield(const GrammarNode& node);
    Expression* starred(const GrammarNode& node);

    // lower_comprehension.cpp
    Expression* comprehension(const GrammarNode& node, ComprehensionKind shape);

    // lower_string.cpp
    Expression* string(const GrammarNode& node);
    struct StringParts {
        bool bytes = false;
        bool any = false;
        bool formatted = false;
        std::string text;                 ///< literal text since the last field
        std::vector<FormatPiece> pieces;
        std::uint32_t begin = 0;
    };
    void string_into(const GrammarNode& node, StringParts& parts);
    void interpolation(const GrammarNode& node, StringParts& parts, bool raw);
    FormatString* format_specifier(const GrammarNode& node, bool raw);
    void flush(StringParts& parts);
    void decode(std::uint32_t begin, std::uint32_t end, bool raw, bool bytes, bool braces, std::string& into);
    void escape(std::uint32_t& at, std::uint32_t end, bool bytes, std::string& into);
    Expression* number(const GrammarNode& node);
    Expression* floating(const GrammarNode& node);

    // lower_target.cpp: what stands left of =, in for and in del; patterns of match
    Expression* target(const GrammarNode& node);
    Expression* to_target(Expression* value, bool deleting = false);
    Name* bind_name(NameIndex name, std::uint32_t begin, std::uint32_t end);
    void bind_in(Scope& scope, NameIndex name, std::uint32_t begin);
    Pattern* pattern(const GrammarNode& node);
    Pattern* make_pattern(PatternKind kind, const GrammarNode& node);
    Pattern* pattern_number(const GrammarNode& node, std::size_t from);
    Pattern* dotted_pattern(const GrammarNode& node);
    Pattern* class_pattern(const GrammarNode& node);
    Pattern* mapping_pattern(const GrammarNode& node);
    Pattern* sequence_pattern(const GrammarNode& node);
    Expression* dotted_expression(const GrammarNode& node);

    // lower_statement.cpp
    Block block(const GrammarNode& node);
    Block statements(GrammarNodes& nodes, const GrammarNode& around);
    void check_indentation(const GrammarNode& statement, std::string_view& indentation, bool& known) const;
    void check_clause(const GrammarNode& head, const GrammarNode& clause) const;
    void check_lines(std::uint32_t begin, std::uint32_t end) const;
    Statement* statement(const GrammarNode& node);
    Statement* statement_by_kind(const GrammarNode& node);
    Statement* expression_statement(const GrammarNode& node);
    Statement* assignment(const GrammarNode& node);
    Statement* annotated(const GrammarNode& node, Children& parts);
    Statement* augmented(const GrammarNode& node);
    Statement* delete_(const GrammarNode& node);
    Statement* raise(const GrammarNode& node);
    Statement* assert_(const GrammarNode& node);
    Statement* declare(const GrammarNode& node, bool global);
    Statement* jump(const GrammarNode& node, Syntax kind);
    Expression* value_of(GrammarNodes& nodes, std::size_t from, const GrammarNode& around);

    // lower_compound.cpp
    Statement* if_(const GrammarNode& node);
    Statement* for_(const GrammarNode& node);
    Statement* while_(const GrammarNode& node);
    Statement* try_(const GrammarNode& node);
    Handler handler(const GrammarNode& node);
    Statement* with(const GrammarNode& node);
    void with_item(const GrammarNode& node, std::vector<WithItem>& items);
    Statement* match(const GrammarNode& node);
    Block else_block(const GrammarNode& node);
    Block loop_body(const GrammarNode& node);

    // lower_function.cpp
    Statement* function(const GrammarNode& node, const GrammarNode& around, Expressions decorators);
    Statement* class_(const GrammarNode& node, const GrammarNode& around, Expressions decorators);
    Statement* decorated(const GrammarNode& node);
    Expression* lambda(const GrammarNode& node);
    Code* new_code(CodeKind kind, NameIndex name, const GrammarNode& node);
    void parameters(const GrammarNode& node, Code& code, Scope& inside);
    struct ParameterList;
    void parameter(const GrammarNode& node, ParameterList& list);
    ConstantIndex annotation(const GrammarNode& node);
    ConstantIndex documentation(const Block& body) const;
    std::string qualified(std::string_view name) const;

    // lower_import.cpp
    Statement* import(const GrammarNode& node);
    Statement* type_alias(const GrammarNode& node);
    Statement* import_from(const GrammarNode& node);
    Items<NameIndex> dotted(const GrammarNode& node);
    ImportItem import_item(const GrammarNode& node, bool from);

    Program& program_;
    TSNode root_;
    Walker walker_;
    LogicalLines lines_;
    std::unordered_map<std::string_view, NameIndex> name_index_;
    std::deque<std::string> name_texts_;
    std::deque<GrammarNodes> pool_;
    std::size_t pool_used_ = 0;
    Scope* scope_ = nullptr;
    bool future_is_late_ = false;  ///< something stood before that `from __future__` must not follow
    std::uint32_t with_end_ = 0;             ///< of the item of a `with` that is lowered
    std::optional<GrammarNode> with_alias_;  ///< its name, where the grammar has that within its last part
    int depth_ = 0;
    int format_depth_ = 0;         ///< format specifications around
    int iterables_ = 0;            ///< iterables of comprehensions around
    std::string qualifier_;
    std::string class_name_;       ///< of the class whose body this is in, without underscores before it
    friend struct Deeper;
};

}  // namespace aludel::python
