#include "schema.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aludel::bench {

std::string make_schema(int tables) {
    std::string sql;
    for (int i = 1; i <= tables; ++i) {
        sql += fmt::format(
            "CREATE TABLE t_{0:05} (id SERIAL NOT NULL, name VARCHAR(100) NOT NULL, code VARCHAR(40) NOT NULL, note "
            "TEXT, "
            "qty INTEGER DEFAULT 0 NOT NULL, price NUMERIC(12, 2), created_at TIMESTAMP WITH TIME ZONE DEFAULT now() "
            "NOT "
            "NULL, parent_id INTEGER, CONSTRAINT t_{0:05}_pkey PRIMARY KEY (id), CONSTRAINT t_{0:05}_parent_fk FOREIGN "
            "KEY (parent_id) REFERENCES t_{1:05} (id));\n"
            "CREATE INDEX ix_t_{0:05}_name ON t_{0:05} (name, created_at);\n"
            "CREATE UNIQUE INDEX ux_t_{0:05}_code ON t_{0:05} (code);\n",
            i, std::max(i / 2, 1));
    }
    return sql;
}

std::string floor_of_reflection() {
    return R"sql(\copy (SELECT c.oid, n.nspname, c.relname, c.relkind, c.relpersistence, obj_description(c.oid,'pg_class') FROM pg_class c JOIN pg_namespace n ON n.oid=c.relnamespace WHERE n.nspname='public' AND c.relkind IN ('r','p','v','m','S')) TO '/dev/null'
\copy (SELECT a.attrelid, a.attnum, a.attname, format_type(a.atttypid,a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated, pg_get_expr(d.adbin,d.adrelid), col_description(a.attrelid,a.attnum) FROM pg_attribute a JOIN pg_class c ON c.oid=a.attrelid JOIN pg_namespace n ON n.oid=c.relnamespace LEFT JOIN pg_attrdef d ON d.adrelid=a.attrelid AND d.adnum=a.attnum WHERE n.nspname='public' AND c.relkind IN ('r','p') AND a.attnum>0 AND NOT a.attisdropped) TO '/dev/null'
\copy (SELECT con.conrelid, con.conname, con.contype, con.conkey, con.confrelid, con.confkey, pg_get_constraintdef(con.oid) FROM pg_constraint con JOIN pg_namespace n ON n.oid=con.connamespace WHERE n.nspname='public') TO '/dev/null'
\copy (SELECT i.indrelid, i.indexrelid, c.relname, i.indisunique, i.indisprimary, i.indkey, i.indoption, am.amname, pg_get_indexdef(i.indexrelid), pg_get_expr(i.indpred,i.indrelid) FROM pg_index i JOIN pg_class c ON c.oid=i.indexrelid JOIN pg_am am ON am.oid=c.relam JOIN pg_namespace n ON n.oid=c.relnamespace WHERE n.nspname='public') TO '/dev/null'
\copy (SELECT t.typname, e.enumlabel, e.enumsortorder FROM pg_enum e JOIN pg_type t ON t.oid=e.enumtypid) TO '/dev/null'
\copy (SELECT s.seqrelid, s.seqstart, s.seqincrement, d.refobjid, d.refobjsubid FROM pg_sequence s LEFT JOIN pg_depend d ON d.objid=s.seqrelid AND d.deptype IN ('a','i')) TO '/dev/null'
)sql";
}

}  // namespace aludel::bench
