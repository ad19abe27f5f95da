#pragma once

#include <string>
#include <string_view>

#include "dialect/dialect.hpp"
#include "script/sqlalchemy/support.hpp"

namespace aludel::script::sqlalchemy {

enum class Database { postgresql, sqlite };

/// How values become SQL.
enum class Rendering {
    literal,  ///< as SQLAlchemy's literal_binds prints them: what Alembic's offline output shows
    driver,   ///< as the driver sends them: psycopg2's adapted values, SQLite's literals for what sqlite3 would bind
};

/// Whom a text of SQL is made for.
struct Target {
    Database database = Database::postgresql;
    Rendering rendering = Rendering::driver;
    bool double_percents = false;  ///< as Alembic's offline output does unless env.py gives paramstyle "named"

    std::string_view name() const { return database == Database::postgresql ? "postgresql" : "sqlite"; }
    std::size_t longest_identifier() const { return database == Database::postgresql ? 63 : 9999; }
    bool is_postgresql() const { return database == Database::postgresql; }
    const dialect::Dialect& dialect() const { return dialect::find_dialect(name()); }
};

/// The name as SQLAlchemy writes it: in double quotes where its own list of reserved words, or its characters, ask for
/// it.
std::string quote_name(const Target& target, std::string_view name);
/// As quote_name, but a quoted_name decides for itself.
std::string quote_name(Evaluator& evaluator, const Target& target, const Value& name);
std::string quote_path(const Target& target, std::string_view schema, std::string_view name);
/// '…' with quotes doubled.
std::string quote_text(std::string_view text);

/// What `connection.dialect` is: name, type_descriptor, identifier_preparer and the like.
const NativeClass& dialect_class();
const NativeClass& preparer_class();  ///< of dialect.identifier_preparer
Value dialect_object(Evaluator& evaluator, const Target& target);
/// The target that a dialect object stands for; PostgreSQL unless it says otherwise.
Target target_of(Evaluator& evaluator, const Value& dialect, Rendering rendering = Rendering::driver);

// quoted_name and conv: text that says how it is quoted, or that no naming convention changes it.
const NativeClass& quoted_name_class();
const NativeClass& conv_class();
/// The name as a keyword `quote` asks for it; as it is where that is None, or not given.
Value make_quoted(Evaluator& evaluator, const Value& name, const Value& quote);
Value make_conv(Evaluator& evaluator, std::string text);
bool is_conv(const Value& name);
/// The name as DDL gives it: names of a convention and of op.f are cut with a hash when they are too long for the
/// database, others raise IdentifierError.
std::string bounded_name(Evaluator& evaluator, const Value& name, const Target& target);

}  // namespace aludel::script::sqlalchemy
