#include "script/sqlalchemy/result.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "python/import.hpp"
#include "python/number.hpp"
#include "script/sqlalchemy/container_text.hpp"
#include "script/sqlalchemy/error.hpp"

namespace aludel::script::sqlalchemy {
namespace {

using python::Kind;

Value imported(Evaluator& evaluator, const char* module, std::string_view name) {
    return python::get_attribute(evaluator, python::import_now(evaluator, module), name);
}

Value whole(Evaluator& evaluator, std::string_view text) {
    std::optional<python::Integer> number = python::parse_integer(text, 10);
    return number ? evaluator.integer(*number) : evaluator.str(std::string(text));
}

Value decimal(Evaluator& evaluator, std::string_view text) {
    return python::call(evaluator, imported(evaluator, "decimal", "Decimal"), {evaluator.str(std::string(text))});
}

Value floating(Evaluator& evaluator, std::string_view text) {
    std::optional<double> number = python::parse_float(text);
    return number ? Value::floating(*number) : evaluator.str(std::string(text));
}

std::string unhex(std::string_view digits) {
    auto value = [](char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; };
    std::string data;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        data += static_cast<char>(value(digits[i]) * 16 + value(digits[i + 1]));
    }
    return data;
}

/// bytea in either of its two formats. psycopg2 gives a memoryview, SQLAlchemy makes bytes of it.
Value binary(Evaluator& evaluator, std::string_view text) {
    if (text.starts_with("\\x")) {
        return evaluator.bytes(unhex(text.substr(2)));
    }
    std::string data;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            data += text[i];
        } else if (i + 1 < text.size() && text[i + 1] == '\\') {
            data += '\\';
            ++i;
        } else if (i + 3 < text.size()) {
            data += static_cast<char>((text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 + (text[i + 3] - '0'));
            i += 3;
        }
    }
    return evaluator.bytes(std::move(data));
}

/// Cuts "2020-01-02 03:04:05.6+02:30" at its marks; fraction as microseconds.
struct Moment {
    int year = 1, month = 1, day = 1, hour = 0, minute = 0, second = 0, microsecond = 0;
    std::optional<int> offset;  ///< seconds east
    bool valid = false;
};

bool take_number(std::string_view& text, std::size_t most, int& into) {
    std::size_t digits = 0;
    into = 0;
    while (digits < text.size() && digits < most && text[digits] >= '0' && text[digits] <= '9') {
        into = into * 10 + (text[digits++] - '0');
    }
    text.remove_prefix(digits);
    return digits > 0;
}

bool take_mark(std::string_view& text, char mark) {
    if (text.empty() || text.front() != mark) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

bool take_date(std::string_view& text, Moment& at) {
    return take_number(text, 4, at.year) && take_mark(text, '-') && take_number(text, 2, at.month) &&
           take_mark(text, '-') && take_number(text, 2, at.day);
}

bool take_time(std::string_view& text, Moment& at) {
    if (!take_number(text, 2, at.hour) || !take_mark(text, ':') || !take_number(text, 2, at.minute)) {
        return false;
    }
    if (take_mark(text, ':') && !take_number(text, 2, at.second)) {
        return false;
    }
    if (take_mark(text, '.')) {
        std::size_t before = text.size();
        if (!take_number(text, 6, at.microsecond)) {
            return false;
        }
        for (std::size_t digits = before - text.size(); digits < 6; ++digits) {
            at.microsecond *= 10;
        }
    }
    if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
        int sign = text.front() == '-' ? -1 : 1;
        text.remove_prefix(1);
        int hours = 0;
        int minutes = 0;
        int seconds = 0;
        if (!take_number(text, 2, hours)) {
            return false;
        }
        if (take_mark(text, ':')) {
            take_number(text, 2, minutes);
        }
        if (take_mark(text, ':')) {
            take_number(text, 2, seconds);
        }
        at.offset = sign * (hours * 3600 + minutes * 60 + seconds);
    }
    return true;
}

Moment read_moment(std::string_view text, bool date, bool time) {
    Moment at;
    at.valid = !date || take_date(text, at);
    if (at.valid && date && time && !text.empty() && (text.front() == ' ' || text.front() == 'T')) {
        text.remove_prefix(1);
    } else if (date && time && text.empty()) {
        time = false;
    }
    at.valid = at.valid && (!time || take_time(text, at)) && text.empty();
    return at;
}

Value zone(Evaluator& evaluator, int offset) {
    Value timezone = imported(evaluator, "datetime", "timezone");
    if (offset == 0) {
        return python::get_attribute(evaluator, timezone, "utc");
    }
    Value delta = python::call(evaluator, imported(evaluator, "datetime", "timedelta"),
                               {Value::integer(0), Value::integer(offset)});
    return python::call(evaluator, timezone, {delta});
}

/// Dates that Python does not have ("infinity", years BC) stay text.
Value moment(Evaluator& evaluator, std::string_view text, bool date, bool time) {
    Moment at = read_moment(text, date, time);
    if (!at.valid) {
        return evaluator.str(std::string(text));
    }
    std::vector<Value> numbers;
    if (date) {
        numbers = {Value::integer(at.year), Value::integer(at.month), Value::integer(at.day)};
    }
    if (time) {
        for (int number : {at.hour, at.minute, at.second, at.microsecond}) {
            numbers.push_back(Value::integer(number));
        }
        if (at.offset) {
            numbers.push_back(zone(evaluator, *at.offset));
        }
    }
    Arguments arguments;
    arguments.positional = std::move(numbers);
    return python::call(evaluator,
                        imported(evaluator, "datetime",
                                 date && time ? "datetime"
                                 : date       ? "date"
                                              : "time"),
                        std::move(arguments));
}

/// "1 year 2 mons -3 days 04:05:06.7": a year has 365 days and a month 30, as psycopg2 counts.
Value interval(Evaluator& evaluator, std::string_view text) {
    std::int64_t days = 0;
    std::int64_t microseconds = 0;
    std::vector<std::string> words = split(text, ' ');
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word.find(':') != std::string::npos) {
            bool negative = word.starts_with('-');
            std::string_view rest = word;
            rest.remove_prefix(negative || word.starts_with('+') ? 1 : 0);
            int hours = 0;
            Moment at;
            take_number(rest, 9, hours);
            take_mark(rest, ':');
            take_number(rest, 2, at.minute);
            if (take_mark(rest, ':')) {
                take_number(rest, 2, at.second);
            }
            if (take_mark(rest, '.')) {
                std::size_t before = rest.size();
                take_number(rest, 6, at.microsecond);
                for (std::size_t digits = before - rest.size(); digits < 6; ++digits) {
                    at.microsecond *= 10;
                }
            }
            std::int64_t all =
                ((static_cast<std::int64_t>(hours) * 60 + at.minute) * 60 + at.second) * 1'000'000 + at.microsecond;
            microseconds += negative ? -all : all;
        } else if (i + 1 < words.size()) {
            std::int64_t number = std::strtoll(word.c_str(), nullptr, 10);
            const std::string& unit = words[++i];
            days += unit.starts_with("year") ? number * 365 : unit.starts_with("mon") ? number * 30 : number;
        }
    }
    return python::call(evaluator, imported(evaluator, "datetime", "timedelta"),
                        {Value::integer(days), Value::integer(0), Value::integer(microseconds)});
}

Value json(Evaluator& evaluator, std::string_view text) {
    return python::call(evaluator, imported(evaluator, "json", "loads"), {evaluator.str(std::string(text))});
}

/// The element type of the array types that psycopg2 reads; 0 for others.
std::uint32_t element_of(std::uint32_t array) {
    struct Row {
        std::uint32_t array, element;
    };
    static constexpr Row rows[] = {
        {1000, 16},   {1001, 17},   {1002, 25},   {1003, 25},   {1005, 21},   {1006, 21},   {1007, 23},   {1009, 25},
        {1014, 25},   {1015, 25},   {1016, 20},   {1021, 700},  {1022, 701},  {1028, 26},   {1041, 25},   {651, 25},
        {1115, 1114}, {1182, 1082}, {1183, 1083}, {1185, 1184}, {1187, 1186}, {1231, 1700}, {1270, 1266}, {199, 114},
        {3807, 3802}, {2951, 2950}, {3905, 3904}, {3907, 3906}, {3909, 3908}, {3911, 3910}, {3913, 3912}, {3927, 3926}};
    for (const Row& row : rows) {
        if (row.array == array) {
            return row.element;
        }
    }
    return 0;
}

// ---- by type

bool overrides(Evaluator& evaluator, const Value& type, std::string_view method) {
    return class_field(evaluator, type, method).is(Kind::function);
}

Value uuid(Evaluator& evaluator, const Value& value, bool as_uuid) {
    bool is_uuid = known_class(evaluator, value) == "uuid.UUID";
    if (as_uuid == is_uuid) {
        return value;
    }
    Value made = is_uuid ? value : python::call(evaluator, imported(evaluator, "uuid", "UUID"), {value});
    return as_uuid ? made : evaluator.str(python::str_text(evaluator, made));
}

Value number(Evaluator& evaluator, const Value& value, const Value& type) {
    bool decimal_wanted = flag(evaluator, type, "asdecimal", !is_a(type, type_class("Float")));
    bool is_decimal = known_class(evaluator, value) == "decimal.Decimal";
    if (!decimal_wanted) {
        return is_decimal ? python::call(evaluator, Value(&evaluator.type(python::Type::floating)), {value}) : value;
    }
    if (!value.is(Kind::floating) && !value.is(Kind::integer)) {
        return value;
    }
    // What comes as a float gets as many places as the column has, or ten.
    std::int64_t places = integer_field(evaluator, type, "decimal_return_scale")
                              .value_or(integer_field(evaluator, type, "scale").value_or(10));
    double plain = value.is(Kind::floating) ? value.as_floating() : static_cast<double>(value.as_integer());
    return decimal(evaluator, fmt::format("{:.{}f}", plain, places));
}

Value array(Evaluator& evaluator, const Value& value, const Value& type, const Target& target) {
    if (!value.is(Kind::list)) {
        // The driver does not know arrays of enumerations: they come as text, and SQLAlchemy takes them apart.
        const std::optional<std::string> text = as_text(value);
        const Value item = field(type, "item_type");
        const bool of_enum = text && text->starts_with('{') && item.defined() && is_enum(item) &&
                             flag(evaluator, item, "native_enum", true);
        return of_enum ? array(evaluator, read_array(evaluator, *text, 25), type, target) : value;
    }
    std::vector<Value> made;
    for (const Value& one : items(value)) {
        made.push_back(one.is(Kind::list) ? array(evaluator, one, type, target)
                                          : result_value(evaluator, one, field(type, "item_type"), target));
    }
    return flag(evaluator, type, "as_tuple") ? evaluator.tuple(std::move(made)) : evaluator.list(std::move(made));
}

/// What the `regexp` of SQLite's own types finds in a text, as numbers: in their order, or by the names of the groups.
Value by_pattern(Evaluator& evaluator, const Value& value, const Value& pattern, std::string_view name) {
    const Value form =
        python::as_str(pattern) ? python::call(evaluator, imported(evaluator, "re", "compile"), {pattern}) : pattern;
    const Value found = python::call_method(evaluator, form, "match", {value});
    if (found.is_none()) {
        python::raise(evaluator, python::ExceptionType::ValueError,
                      fmt::format("Couldn't parse {} string: '{}'", name, python::str_text(evaluator, value)));
    }
    const auto number = [&](const Value& text) {
        return python::call(evaluator, Value(&evaluator.type(python::Type::integer)), {text});
    };
    Arguments arguments;
    const Value named = python::call_method(evaluator, found, "groupdict", {Value::integer(0)});
    std::size_t position = 0;
    Value key;
    Value part;
    while (named.as<python::Dict>().table.next(position, key, part)) {
        arguments.keywords.emplace_back(key, number(part));
    }
    if (arguments.keywords.empty()) {
        for (const Value& one :
             python::to_vector(evaluator, python::call_method(evaluator, found, "groups", {Value::integer(0)}))) {
            arguments.positional.push_back(number(one));
        }
    }
    return python::call(evaluator, imported(evaluator, "datetime", name), std::move(arguments));
}

Value native_result(Evaluator& evaluator, const Value& value, const Value& type, const Target& target) {
    if (value.is_none()) {
        return value;
    }
    if (is_enum(type)) {
        return enum_object(evaluator, type, value);
    }
    if (is_a(type, type_class("postgresql.HSTORE")) && python::as_str(value)) {
        return read_hstore(evaluator, *as_text(value));
    }
    bool text = python::as_str(value) && !target.is_postgresql();
    switch (facts_of(type).affinity) {
        case Affinity::boolean:
            return !target.is_postgresql() && python::is_integer(value)
                       ? Value::boolean(python::truth(evaluator, value))
                       : value;
        case Affinity::uuid:
            return uuid(evaluator, value, flag(evaluator, type, "as_uuid", true));
        case Affinity::numeric:
            return number(evaluator, value, type);
        case Affinity::array:
            return array(evaluator, value, type, target);
        case Affinity::json:
            // PostgreSQL's driver gave text: SQLAlchemy does the reading of JSON itself.
            return python::as_str(value) ? json(evaluator, *as_text(value)) : value;
        case Affinity::datetime:
            if (const Value form = some_field(type, "regexp"); text && form.defined()) {
                return by_pattern(evaluator, value, form, "datetime");
            }
            return text ? moment(evaluator, *as_text(value), true, true) : value;
        case Affinity::date:
            if (const Value form = some_field(type, "regexp"); text && form.defined()) {
                return by_pattern(evaluator, value, form, "date");
            }
            return text ? moment(evaluator, std::string_view(*as_text(value)).substr(0, 10), true, false) : value;
        case Affinity::time:
            if (const Value form = some_field(type, "regexp"); text && form.defined()) {
                return by_pattern(evaluator, value, form, "time");
            }
            return text ? moment(evaluator, *as_text(value), false, true) : value;
        case Affinity::interval:
            if (text) {
                Value at = moment(evaluator, *as_text(value), true, true);
                return python::binary(evaluator, python::BinaryOperator::subtract, at,
                                      moment(evaluator, "1970-01-01 00:00:00", true, true));
            }
            return value;
        default:
            return value;
    }
}

}  // namespace

Value driver_value(Evaluator& evaluator, std::string_view text, std::uint32_t oid) {
    switch (oid) {
        case 16:
            return Value::boolean(text == "t");
        case 20:
        case 21:
        case 23:
        case 26:
            return whole(evaluator, text);
        case 700:
        case 701:
            return floating(evaluator, text);
        case 1700:
            return decimal(evaluator, text);
        case 17:
            return binary(evaluator, text);
        case 114:
        case 3802:
            return json(evaluator, text);
        case 1082:
            return moment(evaluator, text, true, false);
        case 1083:
        case 1266:
            return moment(evaluator, text, false, true);
        case 1114:
        case 1184:
            return moment(evaluator, text, true, true);
        case 1186:
            return interval(evaluator, text);
        case 2950:
            return python::call(evaluator, imported(evaluator, "uuid", "UUID"), {evaluator.str(std::string(text))});
        case 3904:
        case 3906:
        case 3908:
        case 3910:
        case 3912:
        case 3926:
            return make_range(evaluator, text);
        default:
            break;
    }
    if (std::uint32_t element = element_of(oid)) {
        return read_array(evaluator, text, element);
    }
    return evaluator.str(std::string(text));
}

Value result_value(Evaluator& evaluator, const Value& given, const Value& given_type, const Target& target) {
    if (is_null_type(given_type) || range_text(given)) {
        return given;
    }
    std::vector<Value> decorators;
    Value type = variant_for(given_type, target);
    for (int depth = 0; is_decorator(type) && depth < 20; ++depth) {
        decorators.push_back(type);
        type = variant_for(decorated_type(evaluator, type, target), target);
    }
    Value value = given;
    if (overrides(evaluator, type, "result_processor")) {
        Value processor = python::call_method(evaluator, type, "result_processor",
                                              {dialect_object(evaluator, target), Value::none()});
        value = processor.is_none() ? value : python::call(evaluator, processor, {value});
    } else {
        value = native_result(evaluator, value, type, target);
    }
    for (auto at = decorators.rbegin(); at != decorators.rend(); ++at) {
        if (is_a(*at, type_class("PickleType")) && !value.is_none()) {
            python::refuse(evaluator, "a value of a PickleType cannot be read", "Python's pickles are not supported");
        }
        if (overrides(evaluator, *at, "process_result_value")) {
            value =
                python::call_method(evaluator, *at, "process_result_value", {value, dialect_object(evaluator, target)});
        }
    }
    return value;
}

Value from_database(Evaluator& evaluator, std::optional<std::string_view> text, std::uint32_t oid, const Value& type,
                    const Target& target) {
    Value value;
    bool reads_json = !is_null_type(type) && affinity_of(evaluator, type) == Affinity::json;
    if (!text) {
        value = Value::none();
    } else if (reads_json && (oid == 114 || oid == 3802)) {
        value = evaluator.str(std::string(*text));  // the type reads it
    } else {
        value = driver_value(evaluator, *text, oid);
    }
    return result_value(evaluator, value, type, target);
}

}  // namespace aludel::script::sqlalchemy
