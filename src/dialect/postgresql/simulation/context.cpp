#include "dialect/postgresql/simulation/context.hpp"

#include <utility>

#include "base/text.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

/// What Python code says stands in its file in other words: its place is the call.
Place place_in(const Statement& text, std::optional<std::size_t> location) {
    Place place = text.place;
    if (!location || place.line == 0 || place.file.ends_with(".py"))
        return place;
    const Place inside = place_at(text.sql, *location, place.file);
    place.column = inside.line == 1 ? place.column + inside.column - 1 : inside.column;
    place.line += inside.line - 1;
    return place;
}

}  // namespace

Error Context::error(std::string_view sqlstate, std::string message, std::optional<std::size_t> location) const {
    Error error(ErrorCode::statement_failed, std::move(message));
    error.at(place_in(text, location)).statement(text.sql, std::string(sqlstate));
    return error;
}

Error Context::refusal(std::string message, std::optional<std::size_t> location) const {
    Error error(ErrorCode::not_supported, std::move(message));
    error.at(place_in(text, location)).statement(text.sql);
    error.hint("run the revisions on a real database: --database ephemeral:postgresql");
    return error;
}

void Context::notice(std::string_view sqlstate, std::string message) const {
    state.notices.push_back({"NOTICE", std::string(sqlstate), std::move(message), {}, {}});
}

void Context::not_sure_of(const object::Reference& object, const std::string& why) const {
    state.not_sure_of(object, why, text.place);
}

std::string shown(const QualifiedName& name) {
    return name.schema.empty() ? name.name : name.schema + "." + name.name;
}

}  // namespace aludel::dialect::postgresql::simulation
