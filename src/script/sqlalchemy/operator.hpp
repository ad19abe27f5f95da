#pragma once

#include <cstdint>
#include <string_view>

namespace aludel::script::sqlalchemy {

/// The operators of SQL expressions, by SQLAlchemy's names.
enum class Operator : std::uint8_t {
    none,
    and_,
    or_,
    inv,
    add,
    sub,
    mul,
    truediv,
    floordiv,
    mod,
    neg,
    eq,
    ne,
    lt,
    le,
    gt,
    ge,
    is_,
    is_not,
    is_distinct_from,
    is_not_distinct_from,
    like,
    not_like,
    ilike,
    not_ilike,
    contains,
    not_contains,
    icontains,
    not_icontains,
    startswith,
    not_startswith,
    istartswith,
    not_istartswith,
    endswith,
    not_endswith,
    iendswith,
    not_iendswith,
    between,
    not_between,
    in_,
    not_in,
    concat,
    match,
    not_match,
    regexp_match,
    not_regexp_match,
    regexp_replace,
    collate,
    getitem,
    json_getitem,
    json_path_getitem,
    any_,
    all_,
    distinct,
    exists,
    is_true,
    is_false,
    as_boolean,
    asc,
    desc,
    nulls_first,
    nulls_last,
    bitwise_xor,
    bitwise_or,
    bitwise_and,
    bitwise_not,
    bitwise_lshift,
    bitwise_rshift,
    comma,
    as_,
    filter,
    custom,  ///< its text and precedence are the expression's own
};

struct OperatorFacts {
    std::string_view text;  ///< as it stands between (or before, or behind) its operands
    int precedence;
    Operator negation = Operator::none;
    bool comparison = false;
    bool associative = false;  ///< needs no parentheses within itself
};

const OperatorFacts& facts_of(Operator operation);
/// Whether an expression of `inner` needs parentheses within one of `outer`.
bool needs_grouping(Operator inner, int inner_precedence, Operator outer, int outer_precedence);

}  // namespace aludel::script::sqlalchemy
