#include "history.hpp"

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/hash.hpp"

namespace aludel::bench {

namespace {

using Statements = std::vector<std::string>;

struct Shape {
    std::string slug;
    Statements up;
    Statements down;
};

std::string account_table(const std::string& account, const std::string& parent) {
    return fmt::format(R"(CREATE TABLE {0} (
    id SERIAL NOT NULL,
    name VARCHAR(100) NOT NULL,
    email VARCHAR(200),
    status VARCHAR(20) DEFAULT 'new' NOT NULL,
    qty INTEGER,
    price NUMERIC(12, 2),
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    parent_id INTEGER,
    CONSTRAINT {0}_pkey PRIMARY KEY (id),
    CONSTRAINT {0}_parent_fk FOREIGN KEY (parent_id) REFERENCES {1} (id)
))",
                       account, parent);
}

std::string orders_table(const std::string& orders, const std::string& account) {
    return fmt::format(R"(CREATE TABLE {0} (
    id SERIAL NOT NULL,
    account_id INTEGER NOT NULL,
    ref VARCHAR(50) NOT NULL,
    note TEXT,
    amount INTEGER DEFAULT '0' NOT NULL,
    paid BOOLEAN DEFAULT false NOT NULL,
    payload JSONB,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT {0}_pkey PRIMARY KEY (id),
    CONSTRAINT {0}_account_fk FOREIGN KEY (account_id) REFERENCES {1} (id) ON DELETE CASCADE
))",
                       orders, account);
}

std::vector<Shape> cycle(int number) {
    const std::string a = fmt::format("account_{:04}", number);
    const std::string o = fmt::format("orders_{:04}", number);
    const std::string e = fmt::format("order_state_{:04}", number);
    const std::string parent = fmt::format("account_{:04}", number > 0 ? number - 1 : 0);
    const std::string alter_a = "ALTER TABLE " + a + " ";
    const std::string alter_o = "ALTER TABLE " + o + " ";
    return {
        {"create_" + a, {account_table(a, parent)}, {"DROP TABLE " + a}},
        {"create_" + o, {orders_table(o, a)}, {"DROP TABLE " + o}},
        {"add_nickname_" + a, {alter_a + "ADD COLUMN nickname VARCHAR(64)"}, {alter_a + "DROP COLUMN nickname"}},
        {"index_status_" + a,
         {fmt::format("CREATE INDEX ix_{0}_status ON {0} (status, created_at)", a)},
         {fmt::format("DROP INDEX ix_{}_status", a)}},
        {"backfill_" + a,
         {fmt::format("INSERT INTO {} (name, email, qty) SELECT 'n' || g, 'e' || g || '@example.com', g FROM "
                      "generate_series(1, 5) g",
                      a),
          fmt::format("UPDATE {} SET nickname = name WHERE nickname IS NULL", a)},
         {"DELETE FROM " + a}},
        {"nickname_not_null_" + a,
         {alter_a + "ALTER COLUMN nickname SET NOT NULL", alter_a + "ALTER COLUMN nickname SET DEFAULT 'x'"},
         {alter_a + "ALTER COLUMN nickname DROP NOT NULL", alter_a + "ALTER COLUMN nickname DROP DEFAULT"}},
        {"amount_bigint_" + o,
         {alter_o + "ALTER COLUMN amount TYPE BIGINT"},
         {alter_o + "ALTER COLUMN amount TYPE INTEGER"}},
        {"constraints_" + o,
         {fmt::format("{}ADD CONSTRAINT {}_amount_ck CHECK (amount >= 0)", alter_o, o),
          fmt::format("{}ADD CONSTRAINT {}_ref_uq UNIQUE (account_id, ref)", alter_o, o)},
         {fmt::format("{}DROP CONSTRAINT {}_ref_uq", alter_o, o),
          fmt::format("{}DROP CONSTRAINT {}_amount_ck", alter_o, o)}},
        {"enum_state_" + o,
         {fmt::format("CREATE TYPE {} AS ENUM ('draft', 'sent', 'done')", e),
          fmt::format("{}ADD COLUMN state {} DEFAULT 'draft' NOT NULL", alter_o, e)},
         {alter_o + "DROP COLUMN state", "DROP TYPE " + e}},
        {"index_account_" + o,
         {fmt::format("CREATE INDEX ix_{0}_account ON {0} (account_id)", o), alter_a + "DROP COLUMN qty"},
         {alter_a + "ADD COLUMN qty INTEGER", fmt::format("DROP INDEX ix_{}_account", o)}},
    };
}

std::string revision_id(int number) {
    return sha256(fmt::format("revision {}", number)).substr(0, 12);
}

std::string sql(const Statements& statements) {
    std::string text;
    for (const std::string& statement : statements) {
        text += statement + ";\n";
    }
    return text;
}

std::string version_row(const HistoryRevision& revision) {
    if (revision.parent.empty()) {
        return fmt::format("INSERT INTO alembic_version (version_num) VALUES ('{}');\n", revision.id);
    }
    return fmt::format("UPDATE alembic_version SET version_num = '{}' WHERE version_num = '{}';\n", revision.id,
                       revision.parent);
}

constexpr std::string_view version_table =
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY "
    "(version_num));\n";

void write_revision(const std::filesystem::path& versions, const HistoryRevision& revision) {
    std::string text = "-- " + revision.slug + "\n--\n-- revision: " + revision.id + "\n";
    if (!revision.parent.empty()) {
        text += "-- revises: " + revision.parent + "\n";
    }
    text += "-- created: 2026-01-01 00:00:00+00:00\n\n-- aludel: upgrade\n" + sql(revision.up) +
            "\n-- aludel: downgrade\n" + sql(revision.down);
    write_file(versions / (revision.id + "_" + revision.slug + ".sql"), text);
}

std::filesystem::path start_project(const std::filesystem::path& directory) {
    const std::filesystem::path versions = directory / "migrations" / "versions";
    std::filesystem::create_directories(versions);
    write_file(directory / "aludel.toml", "script_location = \"migrations\"\n");
    return versions;
}

}  // namespace

std::vector<HistoryRevision> make_history(int count) {
    std::vector<HistoryRevision> history;
    std::vector<Shape> shapes;
    for (int i = 0; i < count; ++i) {
        if (i % 10 == 0) {
            shapes = cycle(i / 10);
        }
        const Shape& shape = shapes[i % 10];
        history.push_back({revision_id(i), i > 0 ? revision_id(i - 1) : "", shape.slug, shape.up, shape.down});
    }
    return history;
}

void write_project(const std::filesystem::path& directory, const std::vector<HistoryRevision>& history) {
    const std::filesystem::path versions = start_project(directory);
    for (const HistoryRevision& revision : history) {
        write_revision(versions, revision);
    }
}

std::string floor_one_transaction(const std::vector<HistoryRevision>& history) {
    std::string text(version_table);
    for (const HistoryRevision& revision : history) {
        text += sql(revision.up) + version_row(revision);
    }
    return text;
}

std::string floor_each(const std::vector<HistoryRevision>& history) {
    std::string text(version_table);
    for (const HistoryRevision& revision : history) {
        text += "BEGIN;\n" + sql(revision.up) + version_row(revision) + "COMMIT;\n";
    }
    return text;
}

void write_linear_graph(const std::filesystem::path& directory, int count) {
    const std::filesystem::path versions = start_project(directory);
    for (int i = 0; i < count; ++i) {
        write_revision(versions, {revision_id(i), i > 0 ? revision_id(i - 1) : "", fmt::format("step_{}", i), {}, {}});
    }
}

void write_diamond_graph(const std::filesystem::path& directory, int count) {
    const std::filesystem::path versions = start_project(directory);
    // Three revisions a diamond: two branches off the last merge, then their merge.
    std::string top;
    for (int i = 0; i < count; ++i) {
        const std::string id = revision_id(i);
        std::string parent = top;
        if (i % 3 == 0) {
            top = id;
            parent = i == 0 ? "" : revision_id(i - 2) + ", " + revision_id(i - 1);
        }
        write_revision(versions, {id, parent, fmt::format("step_{}", i), {}, {}});
    }
}

}  // namespace aludel::bench
