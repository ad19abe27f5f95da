#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aludel::dialect::postgresql::simulation {

using TypeId = std::uint32_t;

/// Oids of the types that values have while they are evaluated; the server's own.
namespace type_id {
constexpr TypeId boolean = 16, bytea = 17, character = 18, name = 19, int8 = 20, int2 = 21, int2vector = 22, int4 = 23,
                 regproc = 24, text = 25, oid = 26, oidvector = 30, json = 114, pg_node_tree = 194, float4 = 700,
                 float8 = 701, unknown = 705, aclitem_array = 1034, bpchar = 1042, varchar = 1043, date = 1082,
                 timestamp = 1114, timestamptz = 1184, numeric = 1700, regprocedure = 2202, regclass = 2205,
                 regtype = 2206, record = 2249, nothing = 2278, anyarray = 2277, uuid = 2950, jsonb = 3802,
                 regnamespace = 4089, regrole = 4096;
}  // namespace type_id

/// One value of SQL, or that nobody can know it.
struct Datum {
    enum class Form : std::uint8_t { null, known, unknown };

    Form form = Form::null;
    TypeId type = type_id::unknown;
    /// Of whole numbers, booleans, oids and what is an oid inside; of an array -1 where it counts from 0.
    std::int64_t number = 0;
    std::string text;          ///< of all that has no number and no items; of an unknown value why it is unknown
    std::vector<Datum> items;  ///< of an array or a row

    static Datum null(TypeId type = type_id::unknown) { return {Form::null, type, 0, {}, {}}; }
    static Datum of(std::string text, TypeId type = type_id::text) {
        return {Form::known, type, 0, std::move(text), {}};
    }
    static Datum of_number(std::int64_t number, TypeId type = type_id::int4) {
        return {Form::known, type, number, {}, {}};
    }
    static Datum boolean(bool value) { return of_number(value ? 1 : 0, type_id::boolean); }
    static Datum array(std::vector<Datum> items, TypeId type) { return {Form::known, type, 0, {}, std::move(items)}; }
    static Datum unknown(std::string why, TypeId type = type_id::text) {
        return {Form::unknown, type, 0, std::move(why), {}};
    }

    bool is_null() const { return form == Form::null; }
    bool is_known() const { return form == Form::known; }
    bool is_unknown() const { return form == Form::unknown; }
    bool is_true() const { return form == Form::known && number != 0; }
    bool is_false() const { return form == Form::known && number == 0; }
};

/// What current_database() gives. Nobody knows the name that a real one has: it is equal to itself only.
inline constexpr std::string_view simulated_database = "simulated";

/// Its value is in `number`.
bool is_numbered(TypeId type);
/// int2, int4, int8.
bool is_integer(TypeId type);
bool is_oid_like(TypeId type);
/// text, name, varchar, "char" … and a literal that has no type yet.
bool is_textual(TypeId type);
bool is_array(TypeId type);
/// 0 where there is none.
TypeId array_of(TypeId element);
TypeId element_of(TypeId array);

/// Of known values of types that fit to each other: below, equal, above 0. Nothing: nobody can say.
std::optional<int> compare(const Datum& a, const Datum& b);
/// What two values are equal by, as a text: for keys of maps. Nothing: nobody can say.
std::optional<std::string> key_of(const Datum& value);

/// "{a,\"b c\",NULL}" taken apart: the texts of the elements, nothing for NULL; of one dimension. Nothing: malformed.
std::optional<std::vector<std::optional<std::string>>> array_texts(std::string_view text);
/// The array whose elements these texts are.
std::string array_text(const std::vector<std::optional<std::string>>& elements);
std::optional<std::int64_t> whole_number(std::string_view text);

}  // namespace aludel::dialect::postgresql::simulation
