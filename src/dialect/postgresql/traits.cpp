#include "dialect/postgresql/traits.hpp"

#include <initializer_list>

#include "base/text.hpp"
#include "dialect/outside_transaction.hpp"
#include "dialect/postgresql/cursor.hpp"

namespace aludel::dialect::postgresql {

namespace {

constexpr std::string_view own_section = into_own_section;

void refuse(Traits& traits, std::string_view what, std::string advice = std::string(own_section)) {
    traits.not_transactional = what;
    traits.advice = std::move(advice);
}

void read_create(Cursor& cursor, Traits& traits) {
    if (cursor.accept("or replace")) {
        traits.repeatable = true;
        return;
    }
    const bool unique = cursor.accept("unique");
    if (cursor.accept("index")) {
        if (cursor.accept("concurrently"))
            refuse(traits, unique ? "CREATE UNIQUE INDEX CONCURRENTLY" : "CREATE INDEX CONCURRENTLY",
                   std::string(own_section) +
                       ", or leave CONCURRENTLY out where writers can wait while the index is built");
        else
            traits.repeatable = cursor.accept("if not exists");
    } else if (cursor.accept("database")) {
        refuse(traits, "CREATE DATABASE", "databases are made before migrations run; else " + std::string(own_section));
    } else if (cursor.accept("tablespace")) {
        refuse(traits, "CREATE TABLESPACE");
    } else if (cursor.accept("subscription")) {
        bool slot = true;
        while (!cursor.at_end()) {
            if (!cursor.accept("with")) {
                cursor.skip();
                continue;
            }
            Cursor again = cursor;
            slot =
                cursor.option_in_list("create_slot").value_or(true) && again.option_in_list("connect").value_or(true);
        }
        if (slot)
            refuse(traits, "CREATE SUBSCRIPTION", std::string(own_section) + ", or make it WITH (create_slot = false)");
    } else {
        while (!cursor.at_end() && !cursor.is_symbol('(') && !cursor.is("as") && !traits.repeatable) {
            traits.repeatable = cursor.accept("if not exists");
            if (!traits.repeatable)
                cursor.skip();
        }
    }
}

void read_drop(Cursor& cursor, Traits& traits) {
    if (cursor.accept("index concurrently"))
        refuse(traits, "DROP INDEX CONCURRENTLY",
               std::string(own_section) +
                   ", or leave CONCURRENTLY out where a short exclusive lock on the table does no harm");
    else if (cursor.accept("database"))
        refuse(traits, "DROP DATABASE");
    else if (cursor.accept("tablespace"))
        refuse(traits, "DROP TABLESPACE");
    else if (cursor.accept("subscription"))
        refuse(traits, "DROP SUBSCRIPTION");
    else
        cursor.skip();
    while (!cursor.at_end() && !cursor.is("if")) cursor.skip();
    traits.repeatable = cursor.accept("if exists");
}

void read_alter_table(Cursor& cursor, Traits& traits) {
    cursor.accept("if exists");
    cursor.accept("only");
    cursor.name();
    cursor.accept_symbol('*');
    if (cursor.accept("detach partition") && cursor.name() && cursor.accept("concurrently"))
        refuse(traits, "ALTER TABLE … DETACH PARTITION CONCURRENTLY",
               std::string(own_section) +
                   ", or leave CONCURRENTLY out where the partitioned table can be locked for a moment");
}

void read_alter_subscription(Cursor& cursor, Traits& traits) {
    cursor.identifier();
    if (cursor.accept("refresh")) {
        refuse(traits, "ALTER SUBSCRIPTION … REFRESH PUBLICATION");
        return;
    }
    if (!cursor.accept("set publication") && !cursor.accept("add publication") && !cursor.accept("drop publication"))
        return;
    bool refresh = true;
    while (!cursor.at_end()) {
        if (cursor.accept("with"))
            refresh = cursor.option_in_list("refresh").value_or(true);
        else
            cursor.skip();
    }
    if (refresh)
        refuse(traits, "ALTER SUBSCRIPTION … PUBLICATION with refresh",
               std::string(own_section) + ", or add WITH (refresh = false)");
}

void read_alter(Cursor& cursor, Traits& traits) {
    if (cursor.accept("system")) {
        refuse(traits, "ALTER SYSTEM");
        traits.repeatable = true;
    } else if (cursor.accept("database")) {
        cursor.identifier();
        if (cursor.accept("set tablespace"))
            refuse(traits, "ALTER DATABASE … SET TABLESPACE");
    } else if (cursor.accept("table")) {
        read_alter_table(cursor, traits);
    } else if (cursor.accept("subscription")) {
        read_alter_subscription(cursor, traits);
    } else if (cursor.accept("type")) {
        cursor.name();
        traits.repeatable = cursor.accept("add value if not exists");
    } else if (cursor.accept("default privileges")) {
        traits.repeatable = true;
    }
}

void read_reindex(Cursor& cursor, Traits& traits) {
    traits.repeatable = true;
    Cursor list = cursor;
    bool concurrently = cursor.is_symbol('(') && list.option_in_list("concurrently").value_or(false);
    cursor.skip_list();
    for (const auto& [keyword, name] : {std::pair("database", "REINDEX DATABASE"),
                                        std::pair("system", "REINDEX SYSTEM"), std::pair("schema", "REINDEX SCHEMA")}) {
        if (!cursor.is(keyword))
            continue;
        refuse(traits, name);
        return;
    }
    cursor.skip();
    if (concurrently || cursor.accept("concurrently"))
        refuse(traits, "REINDEX CONCURRENTLY");
}

void read_cluster(Cursor& cursor, Traits& traits) {
    traits.repeatable = true;
    cursor.accept("verbose");
    cursor.skip_list();
    if (cursor.at_end())
        refuse(traits, "CLUSTER of the whole database", "name the tables one by one; or " + std::string(own_section));
}

void read_transaction_control(Cursor& cursor, Traits& traits) {
    const std::string first = ascii_lower(cursor.text());
    cursor.skip();
    const auto control = [&](std::string_view what) { traits.transaction_control = what; };
    if ((first == "commit" || first == "rollback") && cursor.accept("prepared")) {
        control(first == "commit" ? "COMMIT PREPARED" : "ROLLBACK PREPARED");
        refuse(traits, traits.transaction_control);
    } else if (first == "begin" || first == "commit" || first == "end" || first == "abort" || first == "savepoint" ||
               first == "release") {
        control(first == "begin"       ? "BEGIN"
                : first == "commit"    ? "COMMIT"
                : first == "end"       ? "END"
                : first == "abort"     ? "ABORT"
                : first == "savepoint" ? "SAVEPOINT"
                                       : "RELEASE");
    } else if (first == "rollback") {
        cursor.accept("work");
        cursor.accept("transaction");
        control(cursor.accept("to") ? "ROLLBACK TO" : "ROLLBACK");
    } else if (first == "start" && cursor.is("transaction")) {
        control("START TRANSACTION");
    } else if (first == "prepare" && cursor.accept("transaction")) {
        control("PREPARE TRANSACTION");
    }
}

}  // namespace

Traits traits(std::string_view sql) {
    Traits traits;
    Cursor cursor(sql);
    if (cursor.accept("create")) {
        read_create(cursor, traits);
    } else if (cursor.accept("drop")) {
        read_drop(cursor, traits);
    } else if (cursor.accept("alter")) {
        read_alter(cursor, traits);
    } else if (cursor.accept("reindex")) {
        read_reindex(cursor, traits);
    } else if (cursor.accept("cluster")) {
        read_cluster(cursor, traits);
    } else if (cursor.accept("vacuum")) {
        traits.repeatable = true;
        refuse(traits, "VACUUM", std::string(own_section) + ", or leave it to autovacuum");
    } else if (cursor.accept("discard")) {
        if (cursor.accept("all"))
            refuse(traits, "DISCARD ALL",
                   "leave it out: it would also give up what the migration has set for its session");
        traits.repeatable = true;
    } else if (cursor.is("call") || cursor.is("do")) {
        traits.may_commit = true;
    } else if (cursor.is("analyze") || cursor.is("analyse") || cursor.is("refresh") || cursor.is("checkpoint") ||
               cursor.is("comment") || cursor.is("grant") || cursor.is("revoke") || cursor.is("set") ||
               cursor.is("reset") || cursor.is("security")) {
        traits.repeatable = true;
    } else {
        read_transaction_control(cursor, traits);
    }
    return traits;
}

}  // namespace aludel::dialect::postgresql
