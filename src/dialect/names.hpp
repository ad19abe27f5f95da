#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/name.hpp"

namespace aludel::dialect {

/// How typed operations write names for one dialect: quoted where SQLAlchemy quotes them, so that what we say reads as
/// what Alembic says. (`Dialect::quote` goes by what the database itself needs.)
class Names {
public:
    /// `reserved`: lower case, sorted; kept, not copied. `longest`: characters that the name of a constraint or an
    /// index may have.
    Names(std::span<const std::string_view> reserved, std::size_t longest) : reserved_(reserved), longest_(longest) {}

    /// Throws Error(not_supported) for an empty name; so do all the others.
    std::string quote(std::string_view name) const;
    /// "a, b"
    std::string list(const std::vector<std::string>& names) const;
    /// The schema is one name, dots and all: as SQLAlchemy's statements have it.
    std::string qualified(const catalog::QualifiedName& name) const;
    /// A dot in the schema separates names: as Alembic's own ALTERs have it.
    std::string dotted(const catalog::QualifiedName& name) const;
    /// The name of a constraint or an index. One that is too long is cut to its beginning, '_' and the last four digits
    /// of its MD5 where it may be, else refused: Error(not_supported).
    std::string limited(std::string_view name, bool may_be_cut) const;

private:
    bool is_plain(std::string_view name) const;

    std::span<const std::string_view> reserved_;
    std::size_t longest_;
};

}  // namespace aludel::dialect
