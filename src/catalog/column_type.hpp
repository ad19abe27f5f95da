#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/name.hpp"

namespace aludel::catalog {

/// What a column holds, told as the author told it: `integer` is whatever the dialect calls its usual integer,
/// `sql_varchar` is VARCHAR. Each dialect has one text for each kind, or refuses it by name.
enum class TypeKind {
    // generic: the dialect chooses the name
    small_integer,
    integer,
    big_integer,
    floating,
    double_precision,
    numeric,
    string,
    text,
    unicode,
    unicode_text,
    large_binary,
    boolean,
    date,
    time,
    datetime,
    interval,
    enumeration,  ///< by its name where the database has such types, else as VARCHAR
    json,
    uuid,
    // exact: this name, whether the database knows it or not
    sql_smallint,
    sql_integer,
    sql_bigint,
    sql_float,
    sql_real,
    sql_double,
    sql_double_precision,
    sql_numeric,
    sql_decimal,
    sql_char,
    sql_varchar,
    sql_nchar,
    sql_nvarchar,
    sql_text,
    sql_clob,
    sql_binary,
    sql_varbinary,
    sql_blob,
    sql_boolean,
    sql_date,
    sql_time,
    sql_datetime,
    sql_timestamp,
    sql_json,
    sql_uuid,
    // PostgreSQL's own
    bytea,
    jsonb,
    jsonpath,
    hstore,
    inet,
    cidr,
    macaddr,
    macaddr8,
    money,
    oid,
    regclass,
    regconfig,
    tsvector,
    tsquery,
    citext,
    bit,
    sql_interval,
    domain,
    int4range,
    int8range,
    numrange,
    daterange,
    tsrange,
    tstzrange,
    int4multirange,
    int8multirange,
    nummultirange,
    datemultirange,
    tsmultirange,
    tstzmultirange,
    array,  ///< of `element.front()`
    // others
    raw,      ///< `name.name` is the text: types of extensions, types that a project defines
    unknown,  ///< nobody said: refused where a text is needed
};

/// Which types compare with each other without a change of the value's own: SQLAlchemy's _type_affinity.
enum class Affinity {
    null,
    string,
    integer,
    numeric,
    boolean,
    datetime,
    date,
    time,
    interval,
    binary,
    json,
    array,
    uuid,
    hstore,
    range,
    network,
    other
};

/// Of a type of that kind. `other`: nobody knows.
Affinity affinity_of(TypeKind kind);

/// Its word, without what stands behind it: "VARCHAR", "TSVECTOR", "ENUM"; of a generic one the most common. Empty:
/// `raw`, `unknown`.
std::string_view word_of(TypeKind kind);

struct ColumnType {
    ColumnType();
    ColumnType(const ColumnType&);
    ColumnType(ColumnType&&) noexcept;
    ColumnType& operator=(const ColumnType&);
    ColumnType& operator=(ColumnType&&) noexcept;
    ~ColumnType();

    TypeKind kind = TypeKind::unknown;
    std::optional<int> length;     ///< characters, bytes, bits; of an enumeration as text: absent, its longest label's
    std::optional<int> precision;  ///< digits; of times and intervals: of the seconds
    std::optional<int> scale;
    bool with_time_zone = false;
    bool varying = false;  ///< bit
    bool native = true;    ///< enumeration, uuid, interval: false is "by a common type, even where the database has it"
    std::string fields;    ///< sql_interval: "DAY TO SECOND"
    std::string collation;
    QualifiedName name;               ///< of an enumeration or a domain; of `raw` the whole text
    std::vector<std::string> labels;  ///< of an enumeration, in order
    std::vector<ColumnType> element;  ///< of an array: one
    int dimensions = 1;
    friend bool operator==(const ColumnType&, const ColumnType&) = default;
};

}  // namespace aludel::catalog
