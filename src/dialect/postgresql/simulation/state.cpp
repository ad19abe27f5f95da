#include "dialect/postgresql/simulation/state.hpp"

#include "base/text.hpp"

namespace aludel::dialect::postgresql::simulation {

State::State() {
    catalog.schemas["public"].comment = "standard public schema";
    settings["search_path"] = "\"$user\", public";
}

std::vector<std::string> State::search_path() const {
    const auto local = local_settings.find("search_path");
    const std::string& written = local != local_settings.end() ? local->second : settings.at("search_path");
    std::vector<std::string> path;
    std::string name;
    bool quoted = false;
    const auto take = [&] {
        // Nobody simulated has a schema named after the user.
        if (!name.empty() && name != "$user")
            path.push_back(name);
        name.clear();
    };
    for (const char letter : written) {
        if (letter == '"')
            quoted = !quoted;
        else if (letter == ',' && !quoted)
            take();
        else if (letter != ' ' || quoted)
            name += quoted ? letter : ascii_lower(std::string_view(&letter, 1)).front();
    }
    take();
    return path;
}

bool State::may_hold_rows(const QualifiedName& table) const {
    return filled.contains(table);
}

void State::fill(const QualifiedName& table) {
    filled.insert(table);
    known_rows.erase(table);
}

void State::empty(const QualifiedName& table) {
    filled.erase(table);
    known_rows.erase(table);
}

void State::not_sure_of(const object::Reference& object, const std::string& why, const Place& place) {
    unsure.try_emplace(object, Unsure{object, why, place});
}

}  // namespace aludel::dialect::postgresql::simulation
