#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "catalog/object/column.hpp"

namespace aludel::catalog::object {

struct Enum {
    std::vector<std::string> labels;  ///< in order
    friend bool operator==(const Enum&, const Enum&) = default;
};

struct DomainCheck {
    std::string condition;
    bool validated = true;
    std::string comment;
    friend bool operator==(const DomainCheck&, const DomainCheck&) = default;
};

struct Domain {
    TypeName base;
    QualifiedName collation;  ///< empty: that of `base`
    std::string default_expression;
    std::optional<NotNull> not_null;
    std::map<std::string, DomainCheck> checks;
    friend bool operator==(const Domain&, const Domain&) = default;
};

struct Composite {
    std::vector<Column> attributes;
    friend bool operator==(const Composite&, const Composite&) = default;
};

struct Range {
    TypeName subtype;
    QualifiedName operator_class;  ///< empty: the default of `subtype`
    QualifiedName collation;       ///< empty: that of `subtype`
    QualifiedName canonical;       ///< functions; empty: none
    QualifiedName difference;
    QualifiedName multirange;
    friend bool operator==(const Range&, const Range&) = default;
};

/// What CREATE TYPE and CREATE DOMAIN make.
struct Type : Described {
    Type();
    Type(const Type&);
    Type(Type&&) noexcept;
    Type& operator=(const Type&);
    Type& operator=(Type&&) noexcept;
    ~Type();

    std::variant<Enum, Domain, Composite, Range> definition;
    friend bool operator==(const Type&, const Type&) = default;
};

}  // namespace aludel::catalog::object
