#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/name.hpp"

namespace aludel::catalog::object {

/// When triggers, rules and event triggers fire: as ALTER TABLE … ENABLE says it.
enum class Firing { origin, disabled, replica, always };

enum class TriggerTime { before, after, instead };

struct Trigger {
    Trigger();
    Trigger(const Trigger&);
    Trigger(Trigger&&) noexcept;
    Trigger& operator=(const Trigger&);
    Trigger& operator=(Trigger&&) noexcept;
    ~Trigger();

    TriggerTime time = TriggerTime::after;
    bool on_insert = false;
    bool on_update = false;
    bool on_delete = false;
    bool on_truncate = false;
    std::vector<std::string> update_columns;  ///< UPDATE OF
    bool for_each_row = false;
    std::string condition;  ///< WHEN, as the database writes it; empty: none
    QualifiedName function;
    std::vector<std::string> arguments;
    std::string old_table;  ///< REFERENCING
    std::string new_table;
    bool constraint = false;
    bool deferrable = false;
    bool deferred = false;
    QualifiedName referred;  ///< of a constraint trigger: FROM
    Firing firing = Firing::origin;
    bool inherited = false;  ///< a partition's, from the trigger of its parent; here only where it fires otherwise
    std::string comment;
    // SQLite
    std::string body;       ///< the statements between BEGIN and END
    std::string statement;  ///< as the database keeps it: the author's, with his spacing and comments
    friend bool operator==(const Trigger&, const Trigger&) = default;
};

struct EventTrigger {
    std::string owner;
    std::string comment;
    std::string event;  ///< "ddl_command_end"
    std::vector<std::string> tags;
    QualifiedName function;
    Firing firing = Firing::origin;
    friend bool operator==(const EventTrigger&, const EventTrigger&) = default;
};

/// CREATE RULE, but for those that make a view what it is.
struct Rule {
    std::string definition;  ///< the whole statement, as the database writes it, without semicolon
    Firing firing = Firing::origin;
    std::string comment;
    friend bool operator==(const Rule&, const Rule&) = default;
};

}  // namespace aludel::catalog::object
