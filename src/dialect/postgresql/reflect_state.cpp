#include "dialect/postgresql/reflect_state.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "dialect/postgresql/type_modifiers.hpp"

namespace aludel::dialect::postgresql {

const std::string& ReflectionState::Relation::column(std::int64_t number) const {
    const object::Column* found = find(static_cast<int>(number));
    if (found == nullptr)
        throw Error(ErrorCode::internal, fmt::format("{}.{} has no column {}", name.schema, name.name, number));
    return found->name;
}

const ReflectionState::Relation::Number* ReflectionState::Relation::place(int number) const {
    const auto at = static_cast<std::size_t>(number - 1);  // right where no column was ever dropped
    if (at < numbers.size() && numbers[at].number == number)
        return &numbers[at];
    const auto found =
        std::find_if(numbers.begin(), numbers.end(), [&](const Number& one) { return one.number == number; });
    return found == numbers.end() ? nullptr : &*found;
}

object::Column* ReflectionState::Relation::find(int number) const {
    const Number* at = columns == nullptr ? nullptr : place(number);
    return at == nullptr ? nullptr : &(*columns)[static_cast<std::size_t>(at - numbers.data())];
}

QualifiedName ReflectionState::name(Oid schema, std::string_view name) const {
    const auto found = schemas.find(schema);
    return {found == schemas.end() ? std::string() : found->second, std::string(name)};
}

std::string ReflectionState::role(Oid oid) const {
    const auto found = roles.find(oid);
    return found == roles.end() ? std::string() : found->second;
}

object::TypeName ReflectionState::type(Oid oid, int modifier, int dimensions) const {
    object::TypeName out;
    auto found = types.find(oid);
    if (found == types.end())
        throw Error(ErrorCode::internal, fmt::format("there is no type {}", oid));
    if (found->second.element != 0) {
        out.dimensions = std::max(1, dimensions);
        oid = found->second.element;
        found = types.find(oid);
    }
    out.name = found->second.name;
    if (modifier >= 0) {
        if (const auto known = modifiers_of(oid, modifier))
            out.modifiers = *known;
        else if (const auto told = modifiers.find({oid, modifier}); told != modifiers.end())
            out.modifiers = told->second;
    }
    return out;
}

QualifiedName ReflectionState::collation(Oid oid) const {
    const auto found = collations.find(oid);
    return found == collations.end() ? QualifiedName{} : found->second;
}

QualifiedName ReflectionState::operator_class(Oid oid, Oid key_type) const {
    const auto found = operator_classes.find(oid);
    if (found == operator_classes.end())
        return {};
    const OperatorClass& one = found->second;
    if (!one.standard)
        return one.name;
    if (key_type == 0 || one.input == key_type)
        return {};
    // The default of another type. If the key's own type has one, that would be taken where nothing is said.
    return default_classes.count(key(one.method, key_type)) != 0 ? one.name : QualifiedName{};
}

std::string ReflectionState::comment(Oid catalog, Oid oid, int part) const {
    if (comments.empty())
        return {};
    const auto found = comments.find(key(catalog, oid));
    if (found == comments.end())
        return {};
    for (const auto& [number, text] : found->second)
        if (number == part)
            return text;
    return {};
}

ReflectionState::Relation* ReflectionState::relation(Oid oid) {
    if (oid != last_oid_) {
        const auto found = relations.find(oid);
        last_ = found == relations.end() ? nullptr : &found->second;
        last_oid_ = oid;
    }
    return last_;
}

object::Described ReflectionState::described(Oid catalog, Oid oid, Oid owner, std::string_view acl,
                                             std::string_view standard_acl) const {
    object::Described out;
    out.owner = role(owner);
    out.comment = comment(catalog, oid);
    if (!acl.empty())
        out.privileges = privileges_of(acl, standard_acl, out.owner);
    return out;
}

object::Firing firing_of(char letter) {
    switch (letter) {
        case 'D':
            return object::Firing::disabled;
        case 'R':
            return object::Firing::replica;
        case 'A':
            return object::Firing::always;
        default:
            return object::Firing::origin;
    }
}

}  // namespace aludel::dialect::postgresql
