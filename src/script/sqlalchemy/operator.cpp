#include "script/sqlalchemy/operator.hpp"

#include <array>

namespace aludel::script::sqlalchemy {
namespace {

struct Row {
    Operator operation;
    OperatorFacts facts;
};

constexpr int loosest = -100;

using O = Operator;

constexpr Row rows[] = {
    {O::and_, {" AND ", 3, O::none, false, true}},
    {O::or_, {" OR ", 2, O::none, false, true}},
    {O::inv, {"NOT ", 5}},
    {O::add, {" + ", 7, O::none, false, true}},
    {O::sub, {" - ", 7}},
    {O::mul, {" * ", 8, O::none, false, true}},
    {O::truediv, {" / ", 8}},
    {O::floordiv, {" / ", 8}},
    {O::mod, {" % ", 8}},
    {O::neg, {"-", 8}},
    {O::eq, {" = ", 5, O::ne, true}},
    {O::ne, {" != ", 5, O::eq, true}},
    {O::lt, {" < ", 5, O::ge, true}},
    {O::le, {" <= ", 5, O::gt, true}},
    {O::gt, {" > ", 5, O::le, true}},
    {O::ge, {" >= ", 5, O::lt, true}},
    {O::is_, {" IS ", 5, O::is_not, true}},
    {O::is_not, {" IS NOT ", 5, O::is_, true}},
    {O::is_distinct_from, {" IS DISTINCT FROM ", 5, O::is_not_distinct_from, true}},
    {O::is_not_distinct_from, {" IS NOT DISTINCT FROM ", 5, O::is_distinct_from, true}},
    {O::like, {" LIKE ", 5, O::not_like, true}},
    {O::not_like, {" NOT LIKE ", 5, O::like, true}},
    {O::ilike, {" ILIKE ", 5, O::not_ilike, true}},
    {O::not_ilike, {" NOT ILIKE ", 5, O::ilike, true}},
    {O::contains, {"", loosest, O::not_contains, true}},
    {O::not_contains, {"", loosest, O::contains, true}},
    {O::icontains, {"", loosest, O::not_icontains, true}},
    {O::not_icontains, {"", loosest, O::icontains, true}},
    {O::startswith, {"", loosest, O::not_startswith, true}},
    {O::not_startswith, {"", loosest, O::startswith, true}},
    {O::istartswith, {"", loosest, O::not_istartswith, true}},
    {O::not_istartswith, {"", loosest, O::istartswith, true}},
    {O::endswith, {"", loosest, O::not_endswith, true}},
    {O::not_endswith, {"", loosest, O::endswith, true}},
    {O::iendswith, {"", loosest, O::not_iendswith, true}},
    {O::not_iendswith, {"", loosest, O::iendswith, true}},
    {O::between, {" BETWEEN ", 5, O::not_between, true}},
    {O::not_between, {" NOT BETWEEN ", 5, O::between, true}},
    {O::in_, {" IN ", 5, O::not_in, true}},
    {O::not_in, {" NOT IN ", 5, O::in_, true}},
    {O::concat, {" || ", 5, O::none, false, true}},
    {O::match, {" MATCH ", 5, O::not_match, true}},
    {O::not_match, {" NOT MATCH ", 5, O::match, true}},
    {O::regexp_match, {" ~ ", 5, O::not_regexp_match, true}},
    {O::not_regexp_match, {" !~ ", 5, O::regexp_match, true}},
    {O::regexp_replace, {"", 5}},
    {O::collate, {" COLLATE ", 4}},
    {O::getitem, {"", 15, O::none, false, true}},
    {O::json_getitem, {" -> ", 15, O::none, false, true}},
    {O::json_path_getitem, {" #> ", 15, O::none, false, true}},
    {O::any_, {"ANY ", 15}},
    {O::all_, {"ALL ", 15}},
    {O::distinct, {"DISTINCT ", 5}},
    {O::exists, {"EXISTS ", 0}},
    {O::is_true, {"", 5, O::is_false}},
    {O::is_false, {"", 5, O::is_true}},
    {O::as_boolean, {"", -10}},
    {O::asc, {" ASC", 3}},
    {O::desc, {" DESC", 3}},
    {O::nulls_first, {" NULLS FIRST", loosest}},
    {O::nulls_last, {" NULLS LAST", loosest}},
    {O::bitwise_xor, {" ^ ", 7}},
    {O::bitwise_or, {" | ", 7}},
    {O::bitwise_and, {" & ", 7}},
    {O::bitwise_not, {"~", 8}},
    {O::bitwise_lshift, {" << ", 7}},
    {O::bitwise_rshift, {" >> ", 7}},
    {O::comma, {", ", -1}},
    {O::as_, {" AS ", -1}},
    {O::filter, {"", 6}},
    {O::custom, {"", 0}},
    {O::none, {"", 100}},
};

}  // namespace

const OperatorFacts& facts_of(Operator operation) {
    static const auto table = [] {
        std::array<OperatorFacts, static_cast<std::size_t>(Operator::custom) + 1> made{};
        for (const Row& row : rows) {
            made[static_cast<std::size_t>(row.operation)] = row.facts;
        }
        return made;
    }();
    return table[static_cast<std::size_t>(operation)];
}

bool needs_grouping(Operator inner, int inner_precedence, Operator outer, int outer_precedence) {
    if (inner == outer && inner != Operator::custom && facts_of(inner).associative) {
        return false;
    }
    // What has no precedence binds loosest within others, and others bind loosest within it.
    return inner_precedence <= (outer_precedence == loosest ? -loosest : outer_precedence);
}

}  // namespace aludel::script::sqlalchemy
