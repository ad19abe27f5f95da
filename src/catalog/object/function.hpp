#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/object/privileges.hpp"
#include "catalog/object/type_name.hpp"

namespace aludel::catalog::object {

enum class ArgumentMode { in, out, in_out, variadic, table };

struct Argument {
    ArgumentMode mode = ArgumentMode::in;
    std::string name;  ///< empty: none
    TypeName type;
    std::string default_expression;
    friend bool operator==(const Argument&, const Argument&) = default;
};

enum class FunctionKind { function, procedure, window, aggregate };

/// What an aggregate is made of. Functions are named where there is one.
struct Aggregate {
    char kind = 'n';  ///< 'n' plain, 'o' ordered-set, 'h' hypothetical-set
    int direct_arguments = 0;
    QualifiedName transition;
    TypeName state;
    int state_size = 0;
    QualifiedName final;
    bool final_extra = false;
    char final_modify = 'r';
    QualifiedName combine;
    QualifiedName serial;
    QualifiedName deserial;
    std::optional<std::string> initial;
    QualifiedName moving_transition;
    QualifiedName moving_inverse;
    std::optional<TypeName> moving_state;
    int moving_state_size = 0;
    QualifiedName moving_final;
    bool moving_final_extra = false;
    char moving_final_modify = 'r';
    std::optional<std::string> moving_initial;
    QualifiedName sort_operator;
    friend bool operator==(const Aggregate&, const Aggregate&) = default;
};

/// Functions, procedures and aggregates.
struct Function : Described {
    Function();
    Function(const Function&);
    Function(Function&&) noexcept;
    Function& operator=(const Function&);
    Function& operator=(Function&&) noexcept;
    ~Function();

    FunctionKind kind = FunctionKind::function;
    std::vector<Argument> arguments;
    std::optional<TypeName> returns;  ///< absent: a procedure; of RETURNS TABLE the row
    bool returns_set = false;
    std::string language;
    std::string body;      ///< between the quotes; of C the symbol
    std::string library;   ///< of C
    std::string sql_body;  ///< BEGIN ATOMIC … END or RETURN …, as the database writes it; then `body` is empty
    std::string volatility = "VOLATILE";
    std::string parallel = "UNSAFE";
    bool strict = false;
    bool security_definer = false;
    bool leakproof = false;
    std::optional<double> cost;  ///< absent: the language's
    std::optional<double> rows;  ///< absent: the default
    std::vector<Setting> settings;
    QualifiedName support;
    std::vector<TypeName> transforms;
    std::optional<Aggregate> aggregate;
    friend bool operator==(const Function&, const Function&) = default;
};

}  // namespace aludel::catalog::object
