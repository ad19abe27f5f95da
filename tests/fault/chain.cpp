#include "chain.hpp"

#include "base/file.hpp"
#include "base/text.hpp"

namespace aludel::fault {

namespace {

struct Link {
    const char* id;
    const char* revises;
    const char* options;  ///< of its sections, on PostgreSQL
    const char* up;
    const char* down;
    const char* up_sqlite;  ///< nullptr: the same
    const char* down_sqlite;
};

const std::vector<Link>& links() {
    static const std::vector<Link> all{
        {"f001", "", "",
         "CREATE TABLE account (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL);\n"
         "INSERT INTO account VALUES (1, 'one'), (2, 'two'), (3, 'three');\n",
         "DROP TABLE account;\n", nullptr, nullptr},
        {"f002", "f001", "",
         "CREATE TYPE mood AS ENUM ('calm', 'cross');\n"
         "ALTER TABLE account ADD COLUMN mood mood DEFAULT 'calm' NOT NULL;\n",
         "ALTER TABLE account DROP COLUMN mood;\nDROP TYPE mood;\n",
         "ALTER TABLE account ADD COLUMN mood TEXT DEFAULT 'calm' NOT NULL;\n",
         "ALTER TABLE account DROP COLUMN mood;\n"},
        {"f003", "f002", "",
         "CREATE TABLE payment (id INTEGER PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES account (id), cents "
         "INTEGER NOT NULL);\n"
         "INSERT INTO payment SELECT id, id, id * 100 FROM account;\n"
         "CREATE INDEX payment_account ON payment (account_id);\n",
         "DROP TABLE payment;\n", nullptr, nullptr},
        {"f00a", "f003", "", "ALTER TABLE account ADD COLUMN a TEXT;\nUPDATE account SET a = name;\n",
         "ALTER TABLE account DROP COLUMN a;\n", nullptr, nullptr},
        {"f00b", "f003", "", "ALTER TABLE payment ADD COLUMN b TEXT;\nUPDATE payment SET b = 'paid';\n",
         "ALTER TABLE payment DROP COLUMN b;\n", nullptr, nullptr},
        {"f00c", "f00a, f00b", "", "", "", nullptr, nullptr},
        {"f006", "f00c", " transaction=off",
         "CREATE INDEX CONCURRENTLY payment_cents ON payment (cents);\n"
         "ALTER TABLE payment ADD COLUMN note TEXT;\n"
         "CREATE INDEX CONCURRENTLY payment_note ON payment (note);\n"
         "UPDATE payment SET note = 'noted';\n",
         "DROP INDEX CONCURRENTLY payment_note;\nALTER TABLE payment DROP COLUMN note;\n"
         "DROP INDEX CONCURRENTLY payment_cents;\n",
         "CREATE INDEX payment_cents ON payment (cents);\n"
         "ALTER TABLE payment ADD COLUMN note TEXT;\n"
         "CREATE INDEX payment_note ON payment (note);\n"
         "UPDATE payment SET note = 'noted';\n",
         "DROP INDEX payment_note;\nALTER TABLE payment DROP COLUMN note;\nDROP INDEX payment_cents;\n"},
        {"f007", "f006", "",
         "CREATE VIEW totals AS SELECT account_id, sum(cents) AS cents FROM payment GROUP BY account_id;\n"
         "UPDATE payment SET cents = cents + 1;\n",
         "UPDATE payment SET cents = cents - 1;\nDROP VIEW totals;\n", nullptr, nullptr},
    };
    return all;
}

}  // namespace

const std::vector<std::string>& chain_ids() {
    static const std::vector<std::string> ids = [] {
        std::vector<std::string> list;
        for (const Link& link : links()) {
            list.emplace_back(link.id);
        }
        return list;
    }();
    return ids;
}

void write_chain(const std::filesystem::path& directory, const std::string& dialect, const std::string& broken) {
    const bool sqlite = dialect == "sqlite";
    const std::filesystem::path versions = directory / "migrations" / "versions";
    std::filesystem::create_directories(versions);
    write_file(directory / "aludel.toml", "script_location = \"migrations\"\n");
    for (const Link& link : links()) {
        std::string text = std::string("-- ") + link.id + "\n--\n-- revision: " + link.id + "\n";
        if (*link.revises != '\0') {
            text += std::string("-- revises: ") + link.revises + "\n";
        }
        text += std::string("\n-- aludel: upgrade") + link.options + "\n";
        text += sqlite && link.up_sqlite != nullptr ? link.up_sqlite : link.up;
        if (broken == std::string(link.id) + " in the middle") {
            text = replace_all(text, "ON payment (note)", "ON payment (nothing)");
        }
        if (broken == link.id) {
            text += "INSERT INTO account (id, name) VALUES (1, 'again');\n";
        }
        text += std::string("\n-- aludel: downgrade") + link.options + "\n";
        text += sqlite && link.down_sqlite != nullptr ? link.down_sqlite : link.down;
        write_file(versions / (std::string(link.id) + ".sql"), text);
    }
}

}  // namespace aludel::fault
