#include "alembic_project.hpp"

#include <fmt/format.h>

#include <array>

#include "base/file.hpp"
#include "base/text.hpp"

namespace aludel::bench {

namespace {

struct Operations {
    std::string up;
    std::string down;
};

constexpr std::string_view create_account = R"py(    op.create_table(
        "{a}",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=True),
        sa.Column("status", sa.String(length=20), server_default="new", nullable=False),
        sa.Column("qty", sa.Integer(), nullable=True),
        sa.Column("price", sa.Numeric(precision=12, scale=2), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["parent_id"], ["{parent}.id"], name="{a}_parent_fk"),
        sa.PrimaryKeyConstraint("id", name="{a}_pkey"),
    )
)py";

constexpr std::string_view create_orders = R"py(    op.create_table(
        "{o}",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=50), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("amount", sa.Integer(), server_default="0", nullable=False),
        sa.Column("paid", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("payload", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["{a}.id"], name="{o}_account_fk", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="{o}_pkey"),
    )
)py";

constexpr std::string_view backfill =
    R"py(    op.execute("INSERT INTO {a} (name, email, qty) SELECT 'n' || g, 'e' || g || '@example.com', g FROM generate_series(1, 5) g")
    op.execute("UPDATE {a} SET nickname = name WHERE nickname IS NULL")
)py";

constexpr std::string_view nickname_not_null =
    R"py(    op.alter_column("{a}", "nickname", existing_type=sa.String(length=64), nullable=False, server_default="x")
)py";
constexpr std::string_view nickname_null =
    R"py(    op.alter_column("{a}", "nickname", existing_type=sa.String(length=64), nullable=True, server_default=None)
)py";

constexpr std::string_view amount =
    R"py(    op.alter_column("{o}", "amount", existing_type=sa.{0}(), type_=sa.{1}(), existing_nullable=False)
)py";

constexpr std::string_view constraints = R"py(    op.create_check_constraint("{o}_amount_ck", "{o}", "amount >= 0")
    op.create_unique_constraint("{o}_ref_uq", "{o}", ["account_id", "ref"])
)py";
constexpr std::string_view no_constraints = R"py(    op.drop_constraint("{o}_ref_uq", "{o}", type_="unique")
    op.drop_constraint("{o}_amount_ck", "{o}", type_="check")
)py";

constexpr std::string_view state = R"py(    op.execute("CREATE TYPE {e} AS ENUM ('draft', 'sent', 'done')")
    state = postgresql.ENUM("draft", "sent", "done", name="{e}", create_type=False)
    op.add_column("{o}", sa.Column("state", state, server_default="draft", nullable=False))
)py";

/// The ten steps in the order of make_history().
std::array<Operations, 10> cycle() {
    using std::string;
    return {{
        {string(create_account), "    op.drop_table(\"{a}\")\n"},
        {string(create_orders), "    op.drop_table(\"{o}\")\n"},
        {"    op.add_column(\"{a}\", sa.Column(\"nickname\", sa.String(length=64), nullable=True))\n",
         "    op.drop_column(\"{a}\", \"nickname\")\n"},
        {"    op.create_index(\"ix_{a}_status\", \"{a}\", [\"status\", \"created_at\"], unique=False)\n",
         "    op.drop_index(\"ix_{a}_status\", table_name=\"{a}\")\n"},
        {string(backfill), "    op.execute(\"DELETE FROM {a}\")\n"},
        {string(nickname_not_null), string(nickname_null)},
        {replace_all(replace_all(string(amount), "{0}", "Integer"), "{1}", "BigInteger"),
         replace_all(replace_all(string(amount), "{0}", "BigInteger"), "{1}", "Integer")},
        {string(constraints), string(no_constraints)},
        {string(state), "    op.drop_column(\"{o}\", \"state\")\n    op.execute(\"DROP TYPE {e}\")\n"},
        {"    op.create_index(\"ix_{o}_account\", \"{o}\", [\"account_id\"], unique=False)\n"
         "    op.drop_column(\"{a}\", \"qty\")\n",
         "    op.add_column(\"{a}\", sa.Column(\"qty\", sa.Integer(), nullable=True))\n"
         "    op.drop_index(\"ix_{o}_account\", table_name=\"{o}\")\n"},
    }};
}

std::string named(std::string text, int number) {
    text = replace_all(text, "{parent}", fmt::format("account_{:04}", number > 0 ? number - 1 : 0));
    text = replace_all(text, "{a}", fmt::format("account_{:04}", number));
    text = replace_all(text, "{o}", fmt::format("orders_{:04}", number));
    return replace_all(text, "{e}", fmt::format("order_state_{:04}", number));
}

constexpr std::string_view revision_file = R"py(from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision: str = "{id}"
down_revision = {parent}
branch_labels = None
depends_on = None


def upgrade() -> None:
{up}

def downgrade() -> None:
{down})py";

constexpr std::string_view env_py = R"py(from alembic import context
from sqlalchemy import engine_from_config, pool

config = context.config

if context.is_offline_mode():
    context.configure(url=config.get_main_option("sqlalchemy.url"), literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()
else:
    engine = engine_from_config(
        config.get_section(config.config_ini_section), prefix="sqlalchemy.", poolclass=pool.NullPool
    )
    with engine.connect() as connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()
)py";

}  // namespace

void write_alembic_project(const std::filesystem::path& directory, const std::vector<HistoryRevision>& history,
                           const std::string& url) {
    const std::filesystem::path versions = directory / "migrations" / "versions";
    std::filesystem::create_directories(versions);
    write_file(directory / "alembic.ini",
               "[alembic]\nscript_location = migrations\nsqlalchemy.url = " + replace_all(url, "%", "%%") + "\n");
    write_file(directory / "migrations" / "env.py", std::string(env_py));
    const auto steps = cycle();
    for (std::size_t i = 0; i < history.size(); ++i) {
        const HistoryRevision& revision = history[i];
        const int number = static_cast<int>(i / steps.size());
        std::string text = "\"\"\"" + revision.slug + "\n\nRevision ID: " + revision.id +
                           "\nRevises: " + revision.parent + "\nCreate Date: 2026-01-01 00:00:00\n\n\"\"\"\n";
        text += revision_file;
        text = replace_all(text, "{id}", revision.id);
        text = replace_all(text, "{parent}", revision.parent.empty() ? "None" : "\"" + revision.parent + "\"");
        text = replace_all(text, "{up}", named(steps[i % steps.size()].up, number));
        text = replace_all(text, "{down}", named(steps[i % steps.size()].down, number));
        write_file(versions / (revision.id + "_" + revision.slug + ".py"), text);
    }
}

}  // namespace aludel::bench
