#include "dialect/postgresql/called_functions.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "dialect/postgresql/quoted_text.hpp"

namespace aludel::dialect::postgresql {

void CalledFunctions::created(Cursor& cursor) {
    cursor.accept("or replace");
    if (!cursor.accept("function") && !cursor.accept("procedure"))
        return;
    const auto name = cursor.name();
    bool unclear = false;
    for (; !cursor.at_end(); cursor.skip())
        if (const auto text = string_value(cursor.text()))
            unclear = unclear || has_word(*text, {"drop", "truncate", "execute"});
    if (name && unclear)
        made_.insert(name->name);
}

std::vector<std::string> CalledFunctions::suspects(std::string_view sql) const {
    std::vector<std::string> found;
    std::string names;
    for (Cursor cursor(sql); !cursor.at_end();) {
        const auto name = cursor.name();
        if (!name)
            cursor.skip();
        else if (cursor.is_symbol('(') && made_.contains(name->name))
            found.push_back(fmt::format("function {}, which is made here and may drop something", name->name));
        else if (cursor.is_symbol('('))
            names += (names.empty() ? "" : ",") + std::string("\"") +
                     replace_all(replace_all(name->name, "\\", "\\\\"), "\"", "\\\"") + "\"";
    }
    if (names.empty())
        return found;
    const std::vector<Value> parameters{"{" + names + "}"};
    for (const auto& row :
         connection_
             .query("SELECT DISTINCT p.oid::regprocedure::text, p.prosrc ~* '\\m(drop|truncate)\\M' FROM "
                    "pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n "
                    "ON n.oid = p.pronamespace WHERE p.proname = ANY($1::text[]) AND n.nspname NOT IN ('pg_catalog', "
                    "'information_schema') AND p.prosrc ~* '\\m(drop|truncate|execute)\\M' ORDER BY 1",
                    parameters)
             .rows)
        found.push_back(
            fmt::format("function {}, which {}", row[0].value_or(""),
                        row[1] == "t" ? "has DROP or TRUNCATE in it" : "runs what it is given or puts together"));
    return found;
}

}  // namespace aludel::dialect::postgresql
