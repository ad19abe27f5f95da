#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "python/arena.hpp"
#include "python/source.hpp"

namespace aludel::python {

// The compact syntax tree: what lowering makes of the parser's tree. Immutable once made, free of values,
// so that several evaluators in several threads may share one. Nodes live in the program's arena; names and
// literals are indices into the program's tables.

enum class Syntax : std::uint8_t {
    // expressions
    constant, name, attribute, subscript, slice, call, tuple, list, set, dict, comprehension, lambda,
    conditional, boolean, compare, unary, binary, named, await, yield, yield_from, starred, format_string,
    // statements
    expression, assign, annotated_assign, augmented_assign, return_, delete_, raise, assert_, if_, for_, while_,
    try_, with, function, class_, import, import_from, pass, break_, continue_, match,
};

/// Where a node stands: bytes [begin, end) of the source.
struct Node {
    Syntax kind;
    std::uint32_t begin;
    std::uint32_t end;
};
struct Expression : Node {};
struct Statement : Node {};

using NameIndex = std::uint32_t;
using ConstantIndex = std::uint32_t;
inline constexpr NameIndex no_name = 0xFFFFFFFF;

using Expressions = Items<Expression*>;
using Block = Items<Statement*>;

enum class UnaryOperator : std::uint8_t { negative, positive, invert, not_ };
enum class BinaryOperator : std::uint8_t {
    add, subtract, multiply, matrix_multiply, divide, modulo, floor_divide, power, or_, and_, xor_, left_shift, right_shift,
};
enum class CompareOperator : std::uint8_t { less, less_equal, equal, not_equal, greater_equal, greater, in, not_in, is, is_not };

/// How a name finds its value; decided once, after the whole file was read.
enum class Binding : std::uint8_t {
    global,     ///< the module's namespace, then the builtins
    local,      ///< frame.locals[slot]
    cell,       ///< frame.cells[slot], shared with closures
    class_body, ///< the class's namespace, then global
    class_cell, ///< the class's namespace, then frame.cells[slot]
    own_class,  ///< `__class__` inside a method
};

struct Constant : Expression { ConstantIndex index; };
struct Name : Expression { NameIndex name; Binding binding; std::uint32_t slot; };
struct Attribute : Expression { Expression* object; NameIndex name; };
struct Subscript : Expression { Expression* object; Expression* index; };
struct Slice : Expression { Expression* start; Expression* stop; Expression* step; };
/// `name` is no_name for **value.
struct Keyword { NameIndex name; Expression* value; };
struct CallExpression : Expression {
    Expression* callee;
    Expressions arguments;
    Items<Keyword> keywords;
    bool has_star; ///< some argument is starred
};
/// tuple, list, set
struct Sequence : Expression { Expressions items; bool has_star; };
/// `key` is null for **value.
struct DictItem { Expression* key; Expression* value; };
struct DictDisplay : Expression { Items<DictItem> items; };

struct Code;
enum class ComprehensionKind : std::uint8_t { list, set, dict, generator };
struct ComprehensionClause {
    Expression* target;
    Expression* iterable;
    Expressions conditions;
    bool async;
};
/// A generator has its own code; the others run in the frame around them, with slots of their own.
struct Comprehension : Expression {
    ComprehensionKind shape;
    Expression* element; ///< of dict: the key
    Expression* value;   ///< of dict
    Items<ComprehensionClause> clauses;
    Items<std::uint32_t> cells;  ///< made afresh for every run: closures in it share them
    Items<std::uint32_t> slots;  ///< emptied after every run
    Code* code;                  ///< of generator
};
struct Lambda : Expression { Code* code; };
struct Conditional : Expression { Expression* test; Expression* yes; Expression* no; };
struct BooleanOperation : Expression { bool is_and; Expressions operands; };
struct Comparison : Expression { Expression* first; Items<CompareOperator> operators; Expressions rest; };
struct UnaryOperation : Expression { UnaryOperator operation; Expression* operand; };
struct BinaryOperation : Expression { BinaryOperator operation; Expression* left; Expression* right; };
struct NamedExpression : Expression { Name* target; Expression* value; };
struct Await : Expression { Expression* value; };
/// `value` may be null.
struct Yield : Expression { Expression* value; };
struct Starred : Expression { Expression* value; };

struct FormatString;
/// A literal piece (value null) or a replacement field.
struct FormatPiece {
    ConstantIndex text;
    Expression* value;
    char conversion;      ///< 'r', 's', 'a' or 0
    FormatString* format; ///< may be null
};
struct FormatString : Expression { Items<FormatPiece> pieces; };

struct ExpressionStatement : Statement { Expression* value; };
struct Assign : Statement { Expressions targets; Expression* value; };
/// Annotations are not evaluated; their text stands in `annotation`. `value` may be null.
struct AnnotatedAssign : Statement { Expression* target; ConstantIndex annotation; Expression* value; bool simple; };
struct AugmentedAssign : Statement { BinaryOperator operation; Expression* target; Expression* value; };
struct Return : Statement { Expression* value; };
struct Delete : Statement { Expressions targets; };
struct Raise : Statement { Expression* exception; Expression* cause; };
struct Assert : Statement { Expression* test; Expression* message; };
struct If : Statement { Expression* test; Block body; Block otherwise; };
struct For : Statement { Expression* target; Expression* iterable; Block body; Block otherwise; bool async; };
struct While : Statement { Expression* test; Block body; Block otherwise; };
struct Handler { Expression* type; Name* name; Block body; std::uint32_t begin; };
struct Try : Statement { Block body; Items<Handler> handlers; Block otherwise; Block finally; };
struct WithItem { Expression* manager; Expression* target; };
struct With : Statement { Items<WithItem> items; Block body; bool async; };
struct FunctionDefinition : Statement { Name* target; Code* code; Expressions decorators; };
struct ClassDefinition : Statement {
    Name* target;
    Code* code;
    Expressions decorators;
    Expressions bases;
    Items<Keyword> keywords;
};
struct ImportItem { Items<NameIndex> path; Name* target; bool aliased; std::uint32_t begin; std::uint32_t end; };
struct Import : Statement { Items<ImportItem> items; };
/// `from ..path import items`; no items: `*`.
struct ImportFrom : Statement { std::uint32_t level; Items<NameIndex> path; Items<ImportItem> items; };

enum class PatternKind : std::uint8_t { value, singleton, capture, wildcard, sequence, mapping, class_, or_, as, star };
struct Pattern {
    PatternKind kind;
    std::uint32_t begin;
    std::uint32_t end;
    Expression* value = nullptr; ///< value, singleton, class
    Name* name = nullptr;        ///< capture, as, star (null for `*_`), rest of mapping
    Items<Pattern*> patterns;    ///< sequence, or, class (positional then keywords), mapping values, as (one)
    Items<Expression*> keys;     ///< mapping
    Items<NameIndex> keywords;   ///< class: names of the last patterns
};
struct Case { Pattern* pattern; Expression* guard; Block body; };
struct Match : Statement { Expression* subject; Items<Case> cases; };

/// Parameters stand in the first slots: positional, keyword-only, *args, **kwargs.
struct Parameters {
    Items<NameIndex> names;
    std::uint32_t positional = 0;      ///< including positional-only
    std::uint32_t positional_only = 0;
    std::uint32_t keyword_only = 0;
    bool has_arguments = false;        ///< *args
    bool has_keywords = false;         ///< **kwargs
    Expressions defaults;              ///< of the last positional ones
    Expressions keyword_defaults;      ///< one for each keyword-only, null where there is none
    Items<ConstantIndex> annotations;  ///< text for each of `names`; no_name where there is none
    ConstantIndex returns = no_name;
};

enum class CodeKind : std::uint8_t { module, function, class_, generator_expression };

/// What runs in one frame.
struct Code {
    CodeKind kind;
    NameIndex name;
    NameIndex qualified_name;
    std::uint32_t begin;
    std::uint32_t end;
    Parameters parameters;
    Block body;
    Expression* result = nullptr;              ///< body of a lambda
    Comprehension* comprehension = nullptr;    ///< of a generator expression
    ConstantIndex documentation = no_name;
    bool generator = false;
    bool async = false;
    bool annotated = false;                    ///< of a module or class: it has annotated variables, and so __annotations__
    std::uint32_t slots = 0;
    std::uint32_t cells = 0;                   ///< own cells; the captured ones follow them
    Items<NameIndex> slot_names;               ///< no_name for slots of comprehensions
    Items<NameIndex> cell_names;               ///< own, then captured
    struct Move { std::uint32_t slot, cell; };
    Items<Move> cell_parameters;               ///< parameters that closures share
    Items<std::uint32_t> captured;             ///< cells of the frame around it
};

enum class LiteralKind : std::uint8_t { none, true_, false_, ellipsis, integer, floating, string, bytes };
struct Literal {
    LiteralKind kind;
    std::uint32_t begin;   ///< where it stands
    double number = 0;
    std::int64_t integer = 0;
    std::string text{};    ///< string, bytes; integer: decimal or 0x digits when it does not fit 64 bits
};

/// One parsed file.
struct Program {
    explicit Program(Source s) : source(std::move(s)) {}
    Source source;
    Arena arena;
    std::vector<std::string> names;
    std::vector<Literal> literals;
    Code* code = nullptr;
};

}  // namespace aludel::python
