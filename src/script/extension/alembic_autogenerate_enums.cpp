#include "script/extension/package.hpp"

// alembic_autogenerate_enums: an op.sync_enum_values of its own, which adds labels to a type. The text of
// alembic_postgresql_enum, which has an operation of the same name, hands it what is meant for this one.
namespace aludel::script::extension {
namespace {

constexpr std::string_view alembic_autogenerate_enums_text = R"python(
import sqlalchemy as _sa


def sync_enum_values(operations, schema, name, old_values, new_values, affected_columns=None, should_reverse=False):
    bind = operations.get_bind()
    if should_reverse and affected_columns is not None:
        labels = ', '.join("'%s'" % label for label in sorted(set(new_values)))
        statements = [f'ALTER TYPE {schema}.{name} RENAME TO {name}_old',
                      f'CREATE TYPE {schema}.{name} AS ENUM({labels})']
        statements += [f'ALTER TABLE {table} ALTER COLUMN {column} TYPE {schema}.{name} '
                       f'USING {column}::text::{schema}.{name}' for table, column in affected_columns]
        statements.append(f'DROP TYPE {schema}.{name}_old')
    else:
        # The package takes them in the order of a set, which is none: here they come as they were written.
        statements = ['COMMIT'] + [f"ALTER TYPE {schema}.{name} ADD VALUE '{label}'"
                                   for label in dict.fromkeys(new_values) if label not in old_values]
    for statement in statements:
        bind.execute(_sa.text(statement))
)python";

}  // namespace

const Package& alembic_autogenerate_enums() {
    static const Package package{.name = "alembic_autogenerate_enums", .text = alembic_autogenerate_enums_text};
    return package;
}

}  // namespace aludel::script::extension
