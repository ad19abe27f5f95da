#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dialect/postgresql/simulation/type_lookup.hpp"

namespace aludel::dialect::postgresql::simulation {

struct FoundFunction {
    std::optional<object::Signature> signature;  ///< one of the catalog
    std::string extension;                       ///< one that this has brought
    std::string schema;                          ///< … into this schema
    std::optional<object::TypeName> returns;     ///< of an extension's, where that is known
    bool several = false;                        ///< more than one may be meant
};

/// By its name as it is written and the number of arguments. Nothing found: it is the server's own, or is not there.
FoundFunction find_function(const State& state, const QualifiedName& name, std::size_t arguments);

/// The one that an ObjectWithArgs names. Throws 42883, 42725.
object::Signature need_function(const Context& context, const Node& object_with_args);
/// nullopt where there is none.
std::optional<object::Signature> find_function(const Context& context, const Node& object_with_args);
/// None of the catalog's, but the server has one of that name, or an extension may have: it is in no catalog.
bool is_function_of_server(const Context& context, const Node& object_with_args);
/// "f(integer)", as messages name it that the author has written.
std::string shown_function(const Context& context, const Node& object_with_args);
/// The types of its input as a Signature has them.
std::string signature_arguments(const std::vector<object::TypeName>& types);

}  // namespace aludel::dialect::postgresql::simulation
