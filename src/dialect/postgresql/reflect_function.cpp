#include <fmt/format.h>

#include "base/text.hpp"
#include "dialect/postgresql/reflect_state.hpp"
#include "dialect/postgresql/write_type.hpp"

namespace aludel::dialect::postgresql {

namespace {

object::ArgumentMode mode_of(char letter) {
    switch (letter) {
        case 'o':
            return object::ArgumentMode::out;
        case 'b':
            return object::ArgumentMode::in_out;
        case 'v':
            return object::ArgumentMode::variadic;
        case 't':
            return object::ArgumentMode::table;
        default:
            return object::ArgumentMode::in;
    }
}

bool is_input(object::ArgumentMode mode) {
    return mode != object::ArgumentMode::out && mode != object::ArgumentMode::table;
}

std::vector<object::Argument> arguments_of(const ReflectionState& state, const Row& row) {
    std::vector<object::Argument> arguments;
    const auto types = numbers_of(row.null(12) ? row.view(11) : row.view(12));
    const auto modes = array_elements(row.view(13));
    const auto names = array_elements(row.view(14));
    for (std::size_t i = 0; i < types.size(); ++i) {
        object::Argument& argument = arguments.emplace_back();
        argument.type = state.type(static_cast<Oid>(types[i]));
        if (i < modes.size() && !modes[i].empty())
            argument.mode = mode_of(modes[i].front());
        if (i < names.size())
            argument.name = names[i];
    }
    // Those of the last input arguments.
    const auto defaults = array_elements(row.view(15));
    std::size_t next = defaults.size();
    for (std::size_t i = arguments.size(); i > 0 && next > 0; --i)
        if (is_input(arguments[i - 1].mode))
            arguments[i - 1].default_expression = defaults[--next];
    return arguments;
}

std::string signature_of(const std::vector<object::Argument>& arguments) {
    std::string text;
    for (const object::Argument& argument : arguments) {
        if (!is_input(argument.mode))
            continue;
        if (!text.empty())
            text += ", ";
        text += write_type(argument.type);
    }
    return text;
}

void fill_ways(const Row& row, object::Function& function) {
    const char volatility = row.letter(16);
    function.volatility = volatility == 'i' ? "IMMUTABLE" : volatility == 's' ? "STABLE" : "VOLATILE";
    function.strict = row.flag(17);
    function.security_definer = row.flag(18);
    function.leakproof = row.flag(19);
    const char parallel = row.letter(20);
    function.parallel = parallel == 's' ? "SAFE" : parallel == 'r' ? "RESTRICTED" : "UNSAFE";
    const double cost = std::stod(row.text(21));
    const double standard = function.language == "c" || function.language == "internal" ? 1 : 100;
    if (cost != standard)
        function.cost = cost;
    const double rows = std::stod(row.text(22));
    if (rows != (function.returns_set ? 1000 : 0))
        function.rows = rows;
    function.settings = settings_of(row.view(23));
}

void take_function(ReflectionState& state, const Row& row) {
    const Oid oid = row.oid(0);
    object::Function function;
    static_cast<object::Described&>(function) = state.described(of_function, oid, row.oid(3), row.view(4), row.view(5));
    switch (row.letter(6)) {
        case 'p':
            function.kind = object::FunctionKind::procedure;
            break;
        case 'w':
            function.kind = object::FunctionKind::window;
            break;
        case 'a':
            function.kind = object::FunctionKind::aggregate;
            break;
        default:
            break;
    }
    function.language = row.text(7);
    function.returns_set = row.flag(9);
    if (const Oid type = row.oid(10); type != 0 && function.kind != object::FunctionKind::procedure)
        function.returns = state.type(type);
    function.arguments = arguments_of(state, row);
    fill_ways(row, function);
    if (!row.null(24))
        function.support = state.name(row.oid(25), row.view(24));
    for (const std::int64_t type : numbers_of(row.view(26)))
        function.transforms.push_back(state.type(static_cast<Oid>(type)));
    if (row.null(27)) {
        function.body = row.text(8);
        function.library = row.text(28);
    } else {
        function.sql_body = row.text(27);
    }
    const QualifiedName name = state.name(row.oid(2), row.view(1));
    const object::Signature signature{name, signature_of(function.arguments)};
    state.references.emplace(ReflectionState::key(of_function, oid),
                             object::Reference{object::Kind::function, name.schema, name.name, signature.arguments});
    state.catalog.functions.emplace(signature, std::move(function));
}

std::optional<std::string> optional_text(const Row& row, int column) {
    return row.null(column) ? std::nullopt : std::optional(row.text(column));
}

/// A function or an operator from two columns: name, schema.
QualifiedName named(const ReflectionState& state, const Row& row, int column) {
    return row.null(column) ? QualifiedName{} : state.name(row.oid(column + 1), row.view(column));
}

void take_aggregate(ReflectionState& state, const Row& row) {
    const auto reference = state.references.find(ReflectionState::key(of_function, row.oid(0)));
    if (reference == state.references.end())
        return;
    const object::Reference& at = reference->second;
    object::Aggregate aggregate;
    aggregate.kind = row.letter(1);
    aggregate.direct_arguments = row.number(2);
    aggregate.state = state.type(row.oid(3));
    aggregate.state_size = row.number(4);
    aggregate.final_extra = row.flag(5);
    aggregate.final_modify = row.letter(6);
    aggregate.initial = optional_text(row, 7);
    if (const Oid moving = row.oid(8); moving != 0)
        aggregate.moving_state = state.type(moving);
    aggregate.moving_state_size = row.number(9);
    aggregate.moving_final_extra = row.flag(10);
    aggregate.moving_final_modify = row.letter(11);
    aggregate.moving_initial = optional_text(row, 12);
    aggregate.transition = named(state, row, 13);
    aggregate.final = named(state, row, 15);
    aggregate.combine = named(state, row, 17);
    aggregate.serial = named(state, row, 19);
    aggregate.deserial = named(state, row, 21);
    aggregate.moving_transition = named(state, row, 23);
    aggregate.moving_inverse = named(state, row, 25);
    aggregate.moving_final = named(state, row, 27);
    aggregate.sort_operator = named(state, row, 29);
    state.catalog.functions.at({{at.schema, at.name}, at.part}).aggregate = std::move(aggregate);
}

}  // namespace

void add_function_parts(int version, std::vector<Part>& parts) {
    parts.push_back(
        {"SELECT p.oid, p.proname, p.pronamespace, p.proowner, p.proacl, CASE WHEN p.proacl IS NOT NULL THEN "
         "acldefault('f', p.proowner) END, p.prokind, l.lanname, p.prosrc, p.proretset, p.prorettype, p.proargtypes, "
         "p.proallargtypes, p.proargmodes, p.proargnames, CASE WHEN p.pronargdefaults > 0 THEN (SELECT array_agg(e "
         "ORDER BY i) FROM generate_series(1, coalesce(array_length(p.proallargtypes, 1), p.pronargs)) i CROSS JOIN "
         "LATERAL pg_get_function_arg_default(p.oid, i) e WHERE e IS NOT NULL) END, p.provolatile, p.proisstrict, "
         "p.prosecdef, p.proleakproof, p.proparallel, p.procost, p.prorows, p.proconfig, s.proname, s.pronamespace, "
         "p.protrftypes, " +
             std::string(version >= 140000 ? "pg_get_function_sqlbody(p.oid)" : "NULL") +
             ", p.probin FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang LEFT JOIN pg_proc s ON s.oid = "
             "p.prosupport WHERE p.oid >= 16384 AND " +
             in_our_schemas("p.pronamespace") + " AND " + in_no_extension(of_function, "p.oid") +
             // Those that come with a range type.
             " AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = 1255 AND x.objid = p.oid AND x.deptype = "
             "'i')",
         take_function});
    std::string names;
    std::string joins;
    int number = 0;
    for (const char* column : {"aggtransfn", "aggfinalfn", "aggcombinefn", "aggserialfn", "aggdeserialfn",
                               "aggmtransfn", "aggminvtransfn", "aggmfinalfn"}) {
        const std::string f = "f" + std::to_string(++number);
        names += fmt::format(", {0}.proname, {0}.pronamespace", f);
        joins += fmt::format(" LEFT JOIN pg_proc {0} ON {0}.oid = a.{1}", f, column);
    }
    parts.push_back(
        {"SELECT a.aggfnoid::oid, a.aggkind, a.aggnumdirectargs, a.aggtranstype, a.aggtransspace, "
         "a.aggfinalextra, a.aggfinalmodify, a.agginitval, a.aggmtranstype, a.aggmtransspace, "
         "a.aggmfinalextra, a.aggmfinalmodify, a.aggminitval" +
             names + ", o.oprname, o.oprnamespace FROM pg_aggregate a" + joins +
             " LEFT JOIN pg_operator o ON o.oid = a.aggsortop WHERE a.aggfnoid >= 16384",
         take_aggregate});
}

}  // namespace aludel::dialect::postgresql
