#include <fmt/format.h>

#include <cmath>

#include "base/text.hpp"
#include "python/import.hpp"
#include "python/number.hpp"
#include "script/sqlalchemy/compile.hpp"
#include "script/sqlalchemy/container_text.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/value.hpp"

namespace aludel::script::sqlalchemy {
namespace {

using python::Kind;

std::string text_of(Evaluator& evaluator, const Value& value) {
    return python::str_text(evaluator, value);
}

std::string iso_text(Evaluator& evaluator, const Value& value) {
    return text_of(evaluator, python::call_method(evaluator, value, "isoformat"));
}

std::int64_t number_attribute(Evaluator& evaluator, const Value& value, std::string_view name) {
    return python::get_attribute(evaluator, value, name).as_integer();
}

bool is_aware(Evaluator& evaluator, const Value& value) {
    return !python::get_attribute(evaluator, value, "tzinfo").is_none();
}

std::string hex(std::string_view data) {
    std::string made;
    for (char c : data) {
        made += fmt::format("{:02x}", static_cast<unsigned char>(c));
    }
    return made;
}

[[noreturn]] void not_adaptable(Evaluator& evaluator, const Value& value, const Target& target) {
    std::string type = python::type_name(evaluator, value);
    std::string message =
        target.is_postgresql()
            ? fmt::format("(psycopg2.ProgrammingError) can't adapt type '{}'", type)
            : fmt::format("(sqlite3.ProgrammingError) Error binding parameter: type '{}' is not supported", type);
    const Value raised = python::call(evaluator, exception_class(evaluator, "StatementError"),
                                      {evaluator.str(std::move(message)), Value::none(), Value::none(), Value::none()});
    python::set_attribute(evaluator, raised, "_culprit", value);  // who has the statement says it as the driver does
    python::raise(evaluator, raised);
}

/// SQLAlchemy's way to keep times in SQLite: "2020-01-02 03:04:05.000006".
std::string storage_text(Evaluator& evaluator, const Value& value, std::string_view known) {
    auto part = [&](std::string_view name) { return number_attribute(evaluator, value, name); };
    if (known == "datetime.date") {
        return fmt::format("{:04}-{:02}-{:02}", part("year"), part("month"), part("day"));
    }
    std::string time =
        fmt::format("{:02}:{:02}:{:02}.{:06}", part("hour"), part("minute"), part("second"), part("microsecond"));
    if (known == "datetime.time") {
        return time;
    }
    return fmt::format("{:04}-{:02}-{:02} {}", part("year"), part("month"), part("day"), time);
}

std::string float_text(double value, const Target& target) {
    if (std::isfinite(value)) {
        return python::float_repr(value);
    }
    if (!target.is_postgresql()) {
        return std::isnan(value) ? "NULL" : value > 0 ? "9e999" : "-9e999";
    }
    return std::isnan(value) ? "'NaN'::float" : value > 0 ? "'Infinity'::float" : "'-Infinity'::float";
}

std::string known_text(Evaluator& evaluator, const Value& value, std::string_view known, const Target& target) {
    if (!target.is_postgresql()) {
        // What sqlite3 itself makes of them, where no type of a column has done it before.
        if (known == "datetime.datetime") {
            return quote_text(replace_all(iso_text(evaluator, value), "T", " "));
        }
        if (known == "datetime.date") {
            return quote_text(iso_text(evaluator, value));
        }
        not_adaptable(evaluator, value, target);
    }
    if (known == "datetime.datetime") {
        return fmt::format("'{}'::{}", iso_text(evaluator, value),
                           is_aware(evaluator, value) ? "timestamptz" : "timestamp");
    }
    if (known == "datetime.date") {
        return fmt::format("'{}'::date", iso_text(evaluator, value));
    }
    if (known == "datetime.time") {
        return fmt::format("'{}'::{}", iso_text(evaluator, value), is_aware(evaluator, value) ? "timetz" : "time");
    }
    if (known == "datetime.timedelta") {
        return fmt::format("'{} days {}.{:06} seconds'::interval", number_attribute(evaluator, value, "days"),
                           number_attribute(evaluator, value, "seconds"),
                           number_attribute(evaluator, value, "microseconds"));
    }
    if (known == "uuid.UUID") {
        return fmt::format("'{}'::uuid", text_of(evaluator, value));
    }
    std::string number = text_of(evaluator, value);  // a Decimal
    bool finite = number.find_first_of("nN") == std::string::npos;
    return finite ? number : "'NaN'::numeric";
}

std::string list_text(Evaluator& evaluator, const Value& value, const Target& target) {
    const auto& members = items(value);
    bool tuple = value.is(Kind::tuple);
    if (!target.is_postgresql()) {
        not_adaptable(evaluator, value, target);
    }
    if (members.empty() && !tuple) {
        return "'{}'";
    }
    std::vector<std::string> parts;
    for (const Value& member : members) {
        parts.push_back(adapted_text(evaluator, member, target));
    }
    return tuple ? fmt::format("({})", join(parts, ", ")) : fmt::format("ARRAY[{}]", join(parts, ","));
}

}  // namespace

std::string adapted_text(Evaluator& evaluator, const Value& given, const Target& target) {
    const Value& value = python::plain(given);
    switch (value.kind()) {
        case Kind::undefined:
        case Kind::none:
            return "NULL";
        case Kind::boolean:
            return target.is_postgresql() ? (value.as_boolean() ? "true" : "false") : (value.as_boolean() ? "1" : "0");
        case Kind::integer:
            return std::to_string(value.as_integer());
        case Kind::big_integer:
            return value.as<python::BigInteger>().number.to_string();
        case Kind::floating:
            return float_text(value.as_floating(), target);
        case Kind::str:
            return target.dialect().quote_literal(value.as<python::Str>().text);
        case Kind::bytes: {
            std::string digits = hex(value.as<python::Bytes>().data);
            return target.is_postgresql() ? fmt::format("'\\x{}'::bytea", digits) : fmt::format("X'{}'", digits);
        }
        case Kind::list:
        case Kind::tuple:
            return list_text(evaluator, value, target);
        case Kind::unknown:
            evaluator.decide(value);
            return "NULL";
        case Kind::placeholder:
            return adapted_text(evaluator, python::force(evaluator, value), target);
        default:
            break;
    }
    if (const std::optional<std::string> range = range_text(value); range && target.is_postgresql()) {
        return target.dialect().quote_literal(*range);
    }
    std::string_view known = known_class(evaluator, value);
    if (known.empty()) {
        not_adaptable(evaluator, value, target);
    }
    return known_text(evaluator, value, known, target);
}

namespace {

bool overrides(Evaluator& evaluator, const Value& type, std::string_view method) {
    return class_field(evaluator, type, method).is(Kind::function);
}

[[noreturn]] void wrong_value(Evaluator& evaluator, python::ExceptionType type, std::string message) {
    python::raise(evaluator, type, std::move(message));
}

Value boolean_value(Evaluator& evaluator, const Value& value, const Target& target) {
    const Value& plain = python::plain(value);
    if (plain.is(Kind::boolean) || (plain.is(Kind::integer) && (plain.as_integer() == 0 || plain.as_integer() == 1))) {
        bool truth = plain.as_integer() != 0;
        return target.is_postgresql() ? Value::boolean(truth) : Value::integer(truth ? 1 : 0);
    }
    if (python::is_integer(plain)) {
        wrong_value(evaluator, python::ExceptionType::ValueError,
                    fmt::format("Value {} is not None, True, or False", python::repr(evaluator, value)));
    }
    wrong_value(evaluator, python::ExceptionType::TypeError,
                fmt::format("Not a boolean value: {}", python::repr(evaluator, value)));
}

Value json_value(Evaluator& evaluator, const Value& given, const Value& type) {
    Value null = class_field(evaluator, type, "NULL");
    bool is_null = given.same(null);
    if (node_of(given) == Node::null || (given.is_none() && flag(evaluator, type, "none_as_null"))) {
        return Value::none();
    }
    return python::call(evaluator, python::get_attribute(evaluator, python::import_now(evaluator, "json"), "dumps"),
                        {is_null ? Value::none() : given});
}

/// As a storage_format of SQLite's own types has it.
Value stored_as(Evaluator& evaluator, const Value& value, std::string_view known, const Value& format) {
    Ref<python::Dict> parts = evaluator.dict();
    for (std::string_view name : {"year", "month", "day", "hour", "minute", "second", "microsecond"}) {
        const bool of_date = name == "year" || name == "month" || name == "day";
        if (of_date ? known != "datetime.time" : known != "datetime.date") {
            parts->table.set(evaluator.intern(name), python::get_attribute(evaluator, value, name));
        } else if (!of_date) {
            parts->table.set(evaluator.intern(name), Value::integer(0));
        }
    }
    return python::binary(evaluator, python::BinaryOperator::modulo, format, Value(parts));
}

Value time_for_sqlite(Evaluator& evaluator, const Value& value, const Value& type) {
    const Affinity affinity = facts_of(type).affinity;
    std::string_view known = known_class(evaluator, value);
    const Value format = some_field(type, "storage_format");
    if (affinity == Affinity::datetime && known == "datetime.date") {
        return format.defined() ? stored_as(evaluator, value, known, format)
                                : evaluator.str(storage_text(evaluator, value, known) + " 00:00:00.000000");
    }
    bool fits = affinity == Affinity::datetime ? known == "datetime.datetime"
                : affinity == Affinity::date   ? known == "datetime.date" || known == "datetime.datetime"
                                               : known == "datetime.time";
    if (!fits) {
        std::string_view message = affinity == Affinity::datetime
                                       ? "SQLite DateTime type only accepts Python datetime and date objects as input."
                                   : affinity == Affinity::date
                                       ? "SQLite Date type only accepts Python date objects as input."
                                       : "SQLite Time type only accepts Python time objects as input.";
        wrong_value(evaluator, python::ExceptionType::TypeError, std::string(message));
    }
    if (format.defined()) {
        return stored_as(evaluator, value, known, format);
    }
    return evaluator.str(storage_text(evaluator, value, affinity == Affinity::date ? "datetime.date" : known));
}

/// SQLite keeps an interval as the moment that is so far from 1970.
Value interval_for_sqlite(Evaluator& evaluator, const Value& value) {
    Value module = python::import_now(evaluator, "datetime");
    Value epoch = python::call_method(
        evaluator, python::get_attribute(evaluator, module, "datetime"), "fromtimestamp",
        {Value::integer(0),
         python::get_attribute(evaluator, python::get_attribute(evaluator, module, "timezone"), "utc")});
    Value moment = python::binary(evaluator, python::BinaryOperator::add, epoch, value);
    return evaluator.str(storage_text(evaluator, moment, "datetime.datetime"));
}

Value uuid_value(Evaluator& evaluator, const Value& value, const Value& type, const Target& target) {
    if (target.is_postgresql() && flag(evaluator, type, "native_uuid", true)) {
        return value;
    }
    if (flag(evaluator, type, "as_uuid", true)) {
        return python::get_attribute(evaluator, value, "hex");
    }
    return python::call_method(evaluator, value, "replace", {evaluator.str("-"), evaluator.str("")});
}

Value array_value(Evaluator& evaluator, const Value& value, const Value& item, const Target& target) {
    std::vector<Value> made;
    for (const Value& one : python::to_vector(evaluator, value)) {
        bool nested = one.is(Kind::list) || one.is(Kind::tuple);
        made.push_back(nested ? array_value(evaluator, one, item, target) : bound_value(evaluator, one, item, target));
    }
    return evaluator.list(std::move(made));
}

Value native_value(Evaluator& evaluator, const Value& value, const Value& type, const Target& target) {
    Affinity affinity = facts_of(type).affinity;
    if (affinity == Affinity::json) {
        return json_value(evaluator, value, type);
    }
    if (value.is_none()) {
        return value;
    }
    if (is_enum(type)) {
        return enum_label(evaluator, type, value);
    }
    switch (affinity) {
        case Affinity::boolean:
            return boolean_value(evaluator, value, target);
        case Affinity::uuid:
            return uuid_value(evaluator, value, type, target);
        case Affinity::array:
            return array_value(evaluator, value, field(type, "item_type"), target);
        case Affinity::numeric:
            // SQLite would take any text for a number.
            if (!target.is_postgresql() && (known_class(evaluator, value) == "decimal.Decimal" || as_text(value))) {
                return python::call(evaluator, Value(&evaluator.type(python::Type::floating)), {value});
            }
            return value;
        case Affinity::datetime:
        case Affinity::date:
        case Affinity::time:
            return target.is_postgresql() ? value : time_for_sqlite(evaluator, value, type);
        case Affinity::interval:
            return target.is_postgresql() && flag(evaluator, type, "native", true)
                       ? value
                       : interval_for_sqlite(evaluator, value);
        default:
            return value;
    }
}

}  // namespace

Value bound_value(Evaluator& evaluator, const Value& given, const Value& given_type, const Target& target) {
    Value type = variant_for(given_type, target);
    Value value = given;
    for (int depth = 0; is_decorator(type) && depth < 20; ++depth) {
        if (is_a(type, type_class("PickleType"))) {
            python::refuse(evaluator, "a value of a PickleType cannot be written",
                           "Python's pickles are not supported");
        }
        if (overrides(evaluator, type, "process_bind_param")) {
            value =
                python::call_method(evaluator, type, "process_bind_param", {value, dialect_object(evaluator, target)});
        }
        type = variant_for(decorated_type(evaluator, type, target), target);
    }
    if (overrides(evaluator, type, "bind_processor")) {
        Value processor = python::call_method(evaluator, type, "bind_processor", {dialect_object(evaluator, target)});
        return processor.is_none() ? value : python::call(evaluator, processor, {value});
    }
    return native_value(evaluator, value, type, target);
}

namespace {

[[noreturn]] void no_literal(Evaluator& evaluator, const Value& value, const Value& type, bool failed) {
    std::string_view how =
        failed ? "Could not render literal value \"{}\" with datatype {}; see parent stack trace for more detail."
               : "No literal value renderer is available for literal value \"{}\" with datatype {}";
    raise_error(evaluator, "CompileError",
                fmt::format(fmt::runtime(how), python::repr(evaluator, value), python::str_text(evaluator, type)));
}

std::string literal_array(Evaluator& evaluator, const Value& value, const Value& item, const Target& target) {
    std::vector<std::string> parts;
    for (const Value& one : python::to_vector(evaluator, value)) {
        bool nested = one.is(Kind::list) || one.is(Kind::tuple);
        parts.push_back(nested ? literal_array(evaluator, one, item, target)
                               : value_text(evaluator, one, item, target));
    }
    return fmt::format("ARRAY[{}]", join(parts, ", "));
}

std::string string_literal(Evaluator& evaluator, const Value& value, const Value& type, const Target& target) {
    std::optional<std::string> text = as_text(is_enum(type) ? enum_label(evaluator, type, value) : value);
    if (!text) {
        no_literal(evaluator, value, type, true);
    }
    std::string quoted = quote_text(*text);
    return target.double_percents ? replace_all(quoted, "%", "%%") : quoted;
}

/// A text that is a number goes as it is.
std::string number_literal(Evaluator& evaluator, const Value& value, const Value& type, bool whole) {
    const Value& plain = python::plain(value);
    if (plain.is(Kind::boolean) && whole) {
        return plain.as_boolean() ? "1" : "0";
    }
    if (std::optional<std::string> text = as_text(plain)) {
        bool number = whole ? python::parse_integer(*text, 10).has_value() : python::parse_float(*text).has_value();
        if (!number) {
            no_literal(evaluator, value, type, true);
        }
        return *text;
    }
    if (!python::is_integer(plain) && !plain.is(Kind::floating) && known_class(evaluator, value) != "decimal.Decimal") {
        no_literal(evaluator, value, type, true);
    }
    if (whole && !python::is_integer(plain)) {
        return text_of(evaluator, python::call(evaluator, Value(&evaluator.type(python::Type::integer)), {plain}));
    }
    return text_of(evaluator, plain);
}

std::string time_literal(Evaluator& evaluator, const Value& value, const Value& type, const Target& target) {
    if (!target.is_postgresql()) {
        return quote_text(text_of(evaluator, time_for_sqlite(evaluator, value, type)));
    }
    if (!known_class(evaluator, value).starts_with("datetime.")) {
        no_literal(evaluator, value, type, true);
    }
    return quote_text(replace_all(iso_text(evaluator, value), "T", " "));
}

std::string uuid_literal(Evaluator& evaluator, const Value& value, const Value& type, const Target& target) {
    bool as_uuid = flag(evaluator, type, "as_uuid", true);
    if (as_uuid && target.is_postgresql()) {
        return quote_text(text_of(evaluator, value));
    }
    if (as_uuid && known_class(evaluator, value) != "uuid.UUID") {
        no_literal(evaluator, value, type, true);
    }
    return quote_text(replace_all(text_of(evaluator, value), "-", ""));
}

std::string native_literal(Evaluator& evaluator, const Value& value, const Value& type, const Target& target) {
    switch (is_enum(type) ? Affinity::string : facts_of(type).affinity) {
        case Affinity::string:
            return string_literal(evaluator, value, type, target);
        case Affinity::integer:
            return number_literal(evaluator, value, type, true);
        case Affinity::numeric:
            return number_literal(evaluator, value, type, false);
        case Affinity::boolean: {
            bool truth = boolean_value(evaluator, value, target).as_integer() != 0;
            return target.is_postgresql() ? (truth ? "true" : "false") : (truth ? "1" : "0");
        }
        case Affinity::datetime:
        case Affinity::date:
        case Affinity::time:
            return time_literal(evaluator, value, type, target);
        case Affinity::interval:
            if (!target.is_postgresql()) {
                no_literal(evaluator, value, type, true);
            }
            return fmt::format("make_interval(secs=>{})",
                               text_of(evaluator, python::call_method(evaluator, value, "total_seconds")));
        case Affinity::uuid:
            return uuid_literal(evaluator, value, type, target);
        case Affinity::binary:
            if (!python::plain(value).is(Kind::bytes)) {
                no_literal(evaluator, value, type, true);
            }
            return quote_text(text_of(evaluator, python::call_method(evaluator, python::plain(value), "decode")));
        case Affinity::array:
            return literal_array(evaluator, value, field(type, "item_type"), target);
        default:
            no_literal(evaluator, value, type, false);
    }
}

/// As SQLAlchemy's literal processors write a value.
std::string literal_text(Evaluator& evaluator, const Value& given, const Value& given_type, const Target& target) {
    Value type = variant_for(given_type, target);
    Value value = given;
    for (int depth = 0; is_decorator(type) && depth < 20; ++depth) {
        for (const char* method : {"process_literal_param", "process_bind_param"}) {
            if (overrides(evaluator, type, method)) {
                value = python::call_method(evaluator, type, method, {value, dialect_object(evaluator, target)});
                break;
            }
        }
        type = variant_for(decorated_type(evaluator, type, target), target);
    }
    if (value.is_none()) {
        return "NULL";
    }
    if (overrides(evaluator, type, "literal_processor")) {
        Value processor =
            python::call_method(evaluator, type, "literal_processor", {dialect_object(evaluator, target)});
        if (!processor.is_none()) {
            return python::str_text(evaluator, python::call(evaluator, processor, {value}));
        }
    }
    return native_literal(evaluator, value, type, target);
}

}  // namespace

std::string value_text(Evaluator& evaluator, const Value& value, const Value& type, const Target& target) {
    if (target.rendering == Rendering::literal) {
        try {
            return literal_text(evaluator, value, type, target);
        } catch (const python::Raised& raised) {
            if (python::is_instance(evaluator, raised.exception, exception_class(evaluator, "SQLAlchemyError"))) {
                throw;
            }
        }
        no_literal(evaluator, value, type, true);
    }
    return adapted_text(evaluator, bound_value(evaluator, value, type, target), target);
}

}  // namespace aludel::script::sqlalchemy
