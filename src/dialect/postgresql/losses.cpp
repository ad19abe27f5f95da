#include "dialect/postgresql/losses.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "dialect/postgresql/called_functions.hpp"
#include "dialect/postgresql/compile.hpp"
#include "dialect/postgresql/cursor.hpp"
#include "dialect/postgresql/live_names.hpp"
#include "dialect/postgresql/lost_rows.hpp"
#include "dialect/postgresql/quoted_text.hpp"
#include "dialect/postgresql/split.hpp"

namespace aludel::dialect::postgresql {

namespace {

using Kind = LiveNames::Kind;

/// Follows statements in their order, and collects what each would take away.
class Reader {
public:
    explicit Reader(Connection& connection) : connection_(connection), names_(connection), functions_(connection) {}

    void start_step() {
        names_.reset_session();
        names_.forget_temporary();  // whether the next one has the same session is not known here
    }
    void take(const Statement& one) {
        place_ = to_string(one.place);
        statement(one.sql);
    }
    Losses losses() {
        Losses result;
        lost_.tell(connection_, result);
        result.unknown = std::move(unknown_);
        return result;
    }

private:
    void statement(std::string_view sql);
    void read_drop(Cursor& cursor);
    void read_temporary(Cursor cursor);
    void drop_schema(const std::string& name, bool cascade);
    void read_drop_owned(Cursor& cursor);
    void read_truncate(Cursor& cursor);
    void read_alter(Cursor& cursor);
    void read_alter_relation(Cursor& cursor);
    void read_table_actions(Cursor& cursor, const QualifiedName& table);
    void read_drop_column(Cursor& cursor, const QualifiedName& table);
    void read_set(Cursor& cursor);
    void read_search_path(Cursor& cursor);
    void read_select(std::string_view sql);
    void read_set_config(Cursor cursor);
    void read_calls(std::string_view sql) {
        for (const std::string& suspect : functions_.suspects(sql)) not_known(suspect);
    }
    void read_do(Cursor& cursor);
    void read_block(std::string_view body);
    void read_execute(std::string_view sql);

    std::vector<QualifiedName> name_list(Cursor& cursor);
    static bool cascades(Cursor& cursor);
    std::optional<LiveNames::Object> find(Kind kind, const QualifiedName& name, std::string_view what);
    void not_known(const std::string& what) {
        const std::string text = place_.empty() ? what : place_ + ": " + what;
        if (std::find(unknown_.begin(), unknown_.end(), text) == unknown_.end())
            unknown_.push_back(text);
    }

    Connection& connection_;
    LiveNames names_;
    LostRows lost_;
    CalledFunctions functions_;
    std::string place_;
    std::vector<std::string> unknown_;
};

void Reader::statement(std::string_view sql) {
    Cursor cursor(sql);
    if (cursor.accept("drop"))
        read_drop(cursor);
    else if (cursor.accept("truncate"))
        read_truncate(cursor);
    else if (cursor.accept("alter"))
        read_alter(cursor);
    else if (cursor.accept("set"))
        read_set(cursor);
    else if (cursor.accept("reset")) {
        if (cursor.is("all") || cursor.is("search_path"))
            names_.default_search_path();
        else if (cursor.is("role") || cursor.is("session"))
            names_.role(std::nullopt);
    } else if (cursor.accept("discard all")) {
        names_.reset_session();
    } else if (cursor.accept("do"))
        read_do(cursor);
    else if (cursor.accept("create")) {
        // One that goes at COMMIT may not be there any more when its name is dropped.
        if (ascii_lower(sql).find("commit") == std::string::npos)
            read_temporary(cursor);
        functions_.created(cursor);
    } else if (cursor.is("select") || cursor.is("perform") || cursor.is("call") || cursor.is("with"))
        read_select(sql);
    else if (cursor.is("insert") || cursor.is("update") || cursor.is("delete") || cursor.is("values"))
        read_calls(sql);
}

std::vector<QualifiedName> Reader::name_list(Cursor& cursor) {
    cursor.accept("concurrently");
    cursor.accept("if exists");
    std::vector<QualifiedName> names;
    do {
        cursor.accept("only");
        auto name = cursor.name();
        if (!name) {  // U&"…", or a variable of a DO block
            not_known("what this drops or empties");
            return names;
        }
        names.push_back(std::move(*name));
        cursor.accept_symbol('*');
    } while (cursor.accept_symbol(','));
    return names;
}

bool Reader::cascades(Cursor& cursor) {
    while (!cursor.at_end() && !cursor.is("cascade")) cursor.skip();
    return cursor.is("cascade");
}

std::optional<LiveNames::Object> Reader::find(Kind kind, const QualifiedName& name, std::string_view what) {
    if (name.schema.empty() && !names_.knows_search_path()) {
        not_known(fmt::format("{} {}, by a search_path that is put together at run time", what, name.name));
        return std::nullopt;
    }
    return names_.find(kind, name);
}

void Reader::read_temporary(Cursor cursor) {
    cursor.accept("or replace");
    if (!cursor.accept("global"))
        cursor.accept("local");
    const bool temporary = cursor.accept("temporary") || cursor.accept("temp");
    if (!cursor.accept("table") && !cursor.accept("view") && !cursor.accept("sequence"))
        return;
    cursor.accept("if not exists");
    const auto name = cursor.name();
    if (!name || (!temporary && name->schema != "pg_temp"))
        return;
    names_.create_temporary(name->name);
}

void Reader::read_drop(Cursor& cursor) {
    if (cursor.accept("owned")) {
        read_drop_owned(cursor);
        return;
    }
    for (const std::string_view relation :
         {"table", "view", "materialized view", "foreign table", "sequence", "index"}) {
        if (!cursor.accept(relation))
            continue;
        const auto names = name_list(cursor);
        const bool cascade = cascades(cursor);
        for (const QualifiedName& name : names)
            if (names_.drop_temporary(name))
                continue;
            else if (const auto object = find(Kind::relation, name, "DROP of"))
                lost_.drop("pg_class", object->oid, cascade);
        return;
    }
    if (cursor.accept("type") || cursor.accept("domain")) {
        const auto names = name_list(cursor);
        const bool cascade = cascades(cursor);
        for (const QualifiedName& name : names)
            if (const auto object = find(Kind::type, name, "DROP of type"))
                lost_.drop("pg_type", object->oid, cascade);
    } else if (cursor.accept("schema")) {
        const auto names = name_list(cursor);
        const bool cascade = cascades(cursor);
        for (const QualifiedName& name : names) drop_schema(name.name, cascade);
    } else if (cursor.accept("extension") || cursor.accept("collation")) {
        Cursor list = cursor;
        const auto names = name_list(list);
        const bool cascade = cascades(list);
        for (const QualifiedName& name : names) {
            const std::vector<Value> parameters{name.name};
            for (const auto& row :
                 connection_
                     .query("SELECT 'pg_extension', oid FROM pg_catalog.pg_extension WHERE extname = $1 UNION ALL "
                            "SELECT 'pg_collation', oid FROM pg_catalog.pg_collation WHERE collname = $1",
                            parameters)
                     .rows)
                lost_.drop(*row[0], *row[1], cascade);
        }
    } else if (cursor.is("database") || cursor.is("tablespace")) {
        not_known(fmt::format("DROP {}", cursor.is("database") ? "DATABASE" : "TABLESPACE"));
    } else if (cursor.accept("access method") && cascades(cursor)) {
        not_known("DROP ACCESS METHOD … CASCADE");
    }
}

void Reader::drop_schema(const std::string& name, bool cascade) {
    if (const auto oid = names_.schema(name))
        lost_.drop("pg_namespace", *oid, cascade);
    if (cascade)  // without it PostgreSQL refuses
        for (const auto& [kind, oid] : names_.moved_into(name))
            lost_.drop(kind == Kind::type ? "pg_type" : "pg_class", oid, cascade);
}

void Reader::read_drop_owned(Cursor& cursor) {
    cursor.accept("by");
    const auto roles = name_list(cursor);
    const bool cascade = cascades(cursor);
    for (const QualifiedName& role : roles) {
        if (role.name == "current_user" || role.name == "session_user" || role.name == "current_role")
            not_known("DROP OWNED BY " + role.name);
        else
            lost_.drop_owned_by(connection_, role.name, cascade);
    }
}

void Reader::read_truncate(Cursor& cursor) {
    cursor.accept("table");
    const auto names = name_list(cursor);
    const bool cascade = cascades(cursor);
    for (const QualifiedName& name : names)
        if (const auto object = find(Kind::relation, name, "TRUNCATE of"))
            lost_.truncate(object->oid, cascade);
}

void Reader::read_alter(Cursor& cursor) {
    if (cursor.accept("schema")) {
        const auto from = cursor.identifier();
        if (!from || !cursor.accept("rename to"))
            return;
        if (const auto to = cursor.identifier())
            names_.rename_schema(*from, *to);
        return;
    }
    if (cursor.accept("type") || cursor.accept("domain")) {
        const auto from = cursor.name();
        if (!from)
            return;
        if (cursor.accept("rename to")) {
            if (const auto to = cursor.identifier())
                names_.rename(Kind::type, *from, *to);
        } else if (cursor.accept("set schema")) {
            if (const auto to = cursor.identifier())
                names_.set_schema(Kind::type, *from, *to);
        } else if (cursor.is("drop") && cursor.accept("drop attribute")) {
            not_known(fmt::format("ALTER TYPE {} DROP ATTRIBUTE", from->name));
        }
        return;
    }
    cursor.accept("materialized");
    cursor.accept("foreign");
    for (const std::string_view relation : {"table", "view", "sequence", "index"}) {
        if (cursor.accept(relation)) {
            read_alter_relation(cursor);
            return;
        }
    }
}

void Reader::read_alter_relation(Cursor& cursor) {
    cursor.accept("if exists");
    cursor.accept("only");
    const auto table = cursor.name();
    if (!table)
        return;
    cursor.accept_symbol('*');
    if (cursor.accept("rename to")) {
        if (const auto to = cursor.identifier())
            names_.rename(Kind::relation, *table, *to);
    } else if (cursor.accept("set schema")) {
        if (const auto to = cursor.identifier())
            names_.set_schema(Kind::relation, *table, *to);
    } else if (cursor.is("rename") && !cursor.accept("rename constraint")) {
        cursor.skip();
        cursor.accept("column");
        const auto from = cursor.identifier();
        if (!from || !cursor.accept("to"))
            return;
        if (const auto to = cursor.identifier())
            names_.rename_column(*table, *from, *to);
    } else {
        read_table_actions(cursor, *table);
    }
}

void Reader::read_table_actions(Cursor& cursor, const QualifiedName& table) {
    do {
        if (cursor.accept("drop") && !cursor.accept("constraint"))
            read_drop_column(cursor, table);
        while (!cursor.at_end() && !cursor.is_symbol(','))
            if (cursor.is_symbol('('))
                cursor.skip_list();
            else
                cursor.skip();
    } while (cursor.accept_symbol(','));
}

/// Behind DROP.
void Reader::read_drop_column(Cursor& cursor, const QualifiedName& table) {
    cursor.accept("column");
    cursor.accept("if exists");
    const auto name = cursor.identifier();
    const bool cascade = cursor.accept("cascade");
    const auto object = find(Kind::relation, table, "DROP COLUMN of");
    if (!name || !object)
        return;
    if (const auto number = names_.column(*object, *name))
        lost_.drop("pg_class", object->oid, cascade, *number);
}

void Reader::read_set(Cursor& cursor) {
    if (!cursor.accept("local") && cursor.is("session")) {
        Cursor ahead = cursor;
        ahead.skip();
        if (!ahead.is("authorization"))
            cursor.skip();
    }
    if (cursor.accept("search_path")) {
        read_search_path(cursor);
    } else if (cursor.accept("schema")) {
        if (const auto schema = cursor.plain_string())
            names_.search_path(std::vector<std::string>{*schema});
    } else if (cursor.accept("role") || cursor.accept("session authorization")) {
        auto role = cursor.plain_string();
        if (!role)
            role = cursor.identifier();
        names_.role(role == "none" ? std::nullopt : role);
    }
}

void Reader::read_search_path(Cursor& cursor) {
    if (!cursor.accept("to"))
        cursor.accept_symbol('=');
    if (cursor.is("default")) {
        names_.default_search_path();
        return;
    }
    std::vector<std::string> schemas;
    do {
        auto schema = cursor.plain_string();
        if (!schema)
            schema = cursor.identifier();
        if (!schema) {
            names_.search_path(std::nullopt);
            return;
        }
        schemas.push_back(std::move(*schema));
    } while (cursor.accept_symbol(','));
    names_.search_path(std::move(schemas));
}

void Reader::read_select(std::string_view sql) {
    bool call = false;
    for (Cursor cursor(sql); !cursor.at_end(); cursor.skip()) {
        if (cursor.is("set_config"))
            read_set_config(cursor);
        call = call || cursor.is_symbol('(');
        const auto text = string_value(cursor.text());
        if (!text || !call)
            continue;
        const Cursor inside(*text);
        if (inside.is("drop") || inside.is("truncate"))
            not_known("a function that is given a statement with DROP or TRUNCATE");
    }
    read_calls(sql);
}

/// `set_config('search_path', 'a, b', false)`
void Reader::read_set_config(Cursor cursor) {
    cursor.skip();
    if (!cursor.accept_symbol('('))
        return;
    const auto setting = cursor.plain_string();
    if (!setting || ascii_lower(*setting) != "search_path" || !cursor.accept_symbol(','))
        return;
    const auto value = cursor.plain_string();
    if (!value || !cursor.is_symbol(',')) {
        names_.search_path(std::nullopt);
    } else if (trim(*value).empty()) {
        names_.search_path(std::vector<std::string>{});
    } else {
        Cursor list(*value);
        read_search_path(list);
    }
}

void Reader::read_do(Cursor& cursor) {
    bool plpgsql = true;
    std::string body;
    for (; !cursor.at_end(); cursor.skip()) {
        if (cursor.accept("language"))
            plpgsql = cursor.is("plpgsql");
        else if (const auto text = string_value(cursor.text()))
            body += *text;
    }
    if (plpgsql)
        read_block(body);
    else if (takes_away(body))
        not_known("a DO block with DROP or TRUNCATE");
}

/// Statement by statement, as far as they are written out: branches and loops count as run.
void Reader::read_block(std::string_view body) {
    Lexer lexer(body);
    std::optional<std::size_t> start;  // of a statement
    bool fresh = true;                 // a statement may begin here
    for (;;) {
        const Token token = lexer.next();
        const std::string_view text = lexer.text(token);
        const bool end = token.kind == TokenKind::end || token.kind == TokenKind::unterminated;
        if (start && (end || text == ";")) {
            const std::string_view sql = body.substr(*start, token.begin - *start);
            if (Cursor(sql).is("execute"))
                read_execute(sql);
            else
                statement(sql);
            start.reset();
        }
        if (end)
            return;
        const bool word = token.kind == TokenKind::word;
        if (fresh && word && !start)
            for (const std::string_view first :
                 {"drop", "truncate", "alter", "create", "set", "reset", "execute", "perform", "call", "select",
                  "insert", "update", "delete", "raise", "do"})
                if (is_word(text, first))
                    start = token.begin;
        fresh = text == ";" || (token.kind == TokenKind::operation && text == ">>");
        for (const std::string_view before : {"begin", "then", "else", "loop"})
            fresh = fresh || (word && is_word(text, before));
        if (!start && token.kind == TokenKind::string && takes_away(string_value(text).value_or("")))
            not_known("a DO block that puts a statement with DROP or TRUNCATE together");
    }
}

/// EXECUTE of one written text is that text; everything else is put together at run time.
void Reader::read_execute(std::string_view sql) {
    Cursor cursor(sql);
    cursor.skip();
    const auto text = string_value(cursor.text());
    cursor.skip();
    if (text && cursor.at_end()) {
        for (const catalog::Operation& one : split(*text, {}))
            if (const auto* execute = std::get_if<catalog::ExecuteSql>(&one))
                statement(execute->sql);
        return;
    }
    bool takes = false;
    for (Cursor part(sql); !part.at_end(); part.skip())
        takes = takes || takes_away(string_value(part.text()).value_or(""));
    const std::string block = (place_.empty() ? "" : place_ + ": ") + "a DO block";
    const bool told = std::any_of(unknown_.begin(), unknown_.end(),
                                  [&block](const std::string& one) { return one.starts_with(block); });
    if (takes)
        not_known("a DO block that puts a statement with DROP or TRUNCATE together");
    else if (!told)
        not_known("a DO block that puts a statement together as it runs");
}

/// Whatever the search path is set to while looking is undone.
class LookOnly {
public:
    explicit LookOnly(Connection& connection) : connection_(connection) { connection_.begin(); }
    ~LookOnly() { connection_.rollback(); }
    LookOnly(const LookOnly&) = delete;
    LookOnly& operator=(const LookOnly&) = delete;

private:
    Connection& connection_;
};

}  // namespace

Losses losses(Connection& connection, const std::vector<std::vector<catalog::Operation>>& steps) {
    const LookOnly look(connection);
    Reader reader(connection);
    for (const auto& operations : steps) {
        reader.start_step();
        for (const catalog::Operation& operation : operations)
            for (const Statement& one : compile(operation)) reader.take(one);
    }
    return reader.losses();
}

}  // namespace aludel::dialect::postgresql
