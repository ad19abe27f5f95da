#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/simulation/evaluate.hpp"
#include "dialect/postgresql/simulation/evaluate_name.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

std::optional<bool> truth_of(std::string_view text) {
    const std::string word = ascii_lower(trim(text));
    if (word.empty())
        return std::nullopt;
    for (const std::string_view yes : {"true", "yes", "on", "1"})
        if (yes.starts_with(word) && (yes != "on" || word.size() == 2))
            return true;
    for (const std::string_view no : {"false", "no", "off", "0"})
        if (no.starts_with(word) && (no != "off" || word.size() > 1))
            return false;
    return std::nullopt;
}

bool fits(std::int64_t number, TypeId type) {
    switch (type) {
        case type_id::int2:
            return number >= INT16_MIN && number <= INT16_MAX;
        case type_id::int4:
            return number >= INT32_MIN && number <= INT32_MAX;
        case type_id::int8:
        case type_id::boolean:
            return true;
        default:
            return number >= 0 && number <= UINT32_MAX;
    }
}

}  // namespace

std::string Evaluator::text_of(const Datum& value) {
    switch (value.type) {
        case type_id::boolean:
            return value.number != 0 ? "true" : "false";
        case type_id::regclass:
            return value.number == 0 ? "-" : system_.relation_text(static_cast<ObjectId>(value.number));
        case type_id::regtype:
            return value.number == 0 ? "-" : system_.type_text(static_cast<TypeId>(value.number));
        case type_id::regproc:
        case type_id::regprocedure:
        case type_id::regnamespace:
            return system_.object_text(value.type, static_cast<ObjectId>(value.number));
        default:
            break;
    }
    if (is_numbered(value.type))
        return std::to_string(value.number);
    if (value.type == type_id::int2vector || value.type == type_id::oidvector) {
        std::string text;
        for (const Datum& item : value.items) text += (text.empty() ? "" : " ") + std::to_string(item.number);
        return text;
    }
    if (is_array(value.type)) {
        std::vector<std::optional<std::string>> texts;
        for (const Datum& item : value.items) texts.push_back(output(item));
        return (value.number < 0 && !texts.empty() ? "[0:" + std::to_string(texts.size() - 1) + "]=" : "") +
               array_text(texts);
    }
    if (value.type == type_id::record) {
        std::string text = "(";
        for (std::size_t i = 0; i < value.items.size(); ++i) {
            const Value item = output(value.items[i]);
            if (i > 0)
                text += ',';
            if (!item)
                continue;
            const bool quoted = item->empty() || item->find_first_of(" ,()\"\\\t\n") != std::string::npos;
            text += quoted ? "\"" + replace_all(replace_all(*item, "\\", "\\\\"), "\"", "\"\"") + "\"" : *item;
        }
        return text + ")";
    }
    return value.text;
}

Value Evaluator::output(const Datum& value) {
    if (!value.is_known())
        return std::nullopt;
    if (value.type == type_id::boolean)
        return value.number != 0 ? "t" : "f";
    return text_of(value);
}

TypeId Evaluator::named_type(const Node& type_name) {
    const std::vector<std::string> names = strings_of(type_name.list("names"));
    if (names.empty() || type_name.flag("pct_type"))
        return 0;
    const QualifiedName name{names.size() > 1 ? names[names.size() - 2] : std::string(), names.back()};
    const SystemType* found = system_.visible_type(name);
    if (found == nullptr) {
        if (!system_.strangers().empty())
            return 0;
        if (!name.schema.empty() && state_.catalog.schemas.count(name.schema) == 0 && name.schema != "pg_catalog" &&
            name.schema != "information_schema")
            fail("3F000", "schema \"" + name.schema + "\" does not exist", type_name);
        fail("42704", "type \"" + join(names, ".") + "\" does not exist", type_name);
    }
    TypeId type = found->oid;
    if (found->kind == 'd' && found->base != 0 && type_name.list("arrayBounds").empty())
        return found->maybe.empty() && found->builtin != nullptr ? found->base : 0;
    return type_name.list("arrayBounds").empty() ? type : found->array;
}

Datum Evaluator::cast(const Datum& value, TypeId type, const Node& at) {
    if (value.type == type)
        return value;
    if (value.is_null())
        return Datum::null(type);
    if (value.is_unknown())
        return Datum::unknown(value.text, type);
    if (type == type_id::text || type == type_id::varchar || type == type_id::bpchar || type == type_id::unknown)
        return Datum::of(text_of(value), type);
    if (type == type_id::name)
        return Datum::of(text_of(value).substr(0, 63), type);
    if (type == type_id::character) {
        const std::string text = text_of(value);
        return Datum::of(text.substr(0, 1), type);
    }
    if (is_array(type))
        return cast_to_array(value, type, at);
    if (is_numbered(type))
        return cast_to_number(value, type, at);
    if (type == type_id::json && is_textual(value.type))
        return Datum::of(value.text, type);
    if (type == type_id::numeric || type == type_id::float8 || type == type_id::float4) {
        if (is_integer(value.type))
            return Datum::of(std::to_string(value.number), type);
        if (value.type == type_id::numeric && type == type_id::float8)
            return Datum::of(value.text, type);
        if (is_textual(value.type) && whole_number(value.text))
            return Datum::of(std::to_string(*whole_number(value.text)), type);
    }
    if (const SystemType* target = system_.type(type); target != nullptr && is_textual(value.type)) {
        if (target->category == 'S')
            return Datum::of(value.text, type);
        const auto* labels = target->type == nullptr ? nullptr : std::get_if<object::Enum>(&target->type->definition);
        if (labels != nullptr && target->maybe.empty()) {
            if (std::find(labels->labels.begin(), labels->labels.end(), value.text) == labels->labels.end())
                fail("22P02", "invalid input value for enum " + system_.type_text(type) + ": \"" + value.text + "\"",
                     at);
            return Datum::of(value.text, type);
        }
    }
    return Datum::unknown("what a cast to " + system_.type_text(type) + " gives", type);
}

Datum Evaluator::cast_to_array(const Datum& value, TypeId type, const Node& at) {
    const TypeId element = element_of(type);
    std::vector<Datum> items;
    bool counts_from_0 = false;
    if (is_array(value.type)) {
        for (const Datum& item : value.items) items.push_back(cast(item, element, at));
        counts_from_0 = value.number < 0 || value.type == type_id::int2vector || value.type == type_id::oidvector;
    } else if (is_textual(value.type)) {
        if (type == type_id::int2vector || type == type_id::oidvector) {
            for (const std::string& one : split_any(value.text, " "))
                items.push_back(Datum::of_number(whole_number(one).value_or(0), element));
        } else {
            const auto texts = array_texts(value.text);
            if (!texts)
                return Datum::unknown("what the array " + value.text + " is", type);
            for (const auto& text : *texts)
                items.push_back(text ? cast(Datum::of(*text, type_id::unknown), element, at) : Datum::null(element));
        }
    } else {
        return Datum::unknown("what a cast to " + system_.type_text(type) + " gives", type);
    }
    for (const Datum& item : items)
        if (item.is_unknown())
            return Datum::unknown(item.text, type);
    Datum array = Datum::array(std::move(items), type);
    array.number = counts_from_0 ? -1 : 0;
    return array;
}

Datum Evaluator::cast_to_number(const Datum& value, TypeId type, const Node& at) {
    if (is_numbered(value.type)) {
        if (type == type_id::boolean)
            return Datum::boolean(value.number != 0);
        if (!fits(value.number, type))
            fail("22003", (is_integer(type) ? system_.type_text(type) : std::string("OID")) + " out of range", at);
        return Datum::of_number(value.number, type);
    }
    if (!is_textual(value.type))
        return Datum::unknown("what a cast to " + system_.type_text(type) + " gives", type);
    if (type == type_id::boolean) {
        const auto truth = truth_of(value.text);
        if (!truth)
            fail("22P02", "invalid input syntax for type boolean: \"" + value.text + "\"", at);
        return Datum::boolean(*truth);
    }
    const auto number = whole_number(value.text);
    if (number && !fits(*number, type))
        fail("22003", "value \"" + value.text + "\" is out of range for type " + system_.type_text(type), at);
    if (number)
        return Datum::of_number(*number, type);
    if (is_integer(type) || type == type_id::oid)
        fail("22P02", "invalid input syntax for type " + system_.type_text(type) + ": \"" + value.text + "\"", at);
    return cast_to_object(value.text, type, at);
}

Datum Evaluator::cast_to_object(const std::string& text, TypeId type, const Node& at) {
    Datum found = named_object(text, type);
    if (!found.is_null())
        return found;
    const auto name = read_name(text);
    const std::string written = !name ? text : name->schema.empty() ? name->name : name->schema + "." + name->name;
    if (type == type_id::regclass)
        fail("42P01", "relation \"" + written + "\" does not exist", at);
    if (type == type_id::regtype)
        fail("42704", "type \"" + text + "\" does not exist", at);
    if (type == type_id::regnamespace)
        fail("3F000", "schema \"" + written + "\" does not exist", at);
    if (type == type_id::regproc || type == type_id::regprocedure)
        fail("42883", "function \"" + text + "\" does not exist", at);
    return Datum::unknown("the role " + text, type);
}

Datum Evaluator::named_object(const std::string& text, TypeId type) {
    if (text == "-")
        return Datum::of_number(0, type);
    if (type == type_id::regtype)
        return named_type_text(text);
    const auto name = read_name(text);
    if (!name)
        return type == type_id::regprocedure ? Datum::unknown("the function " + text, type) : Datum::null(type);
    if (type == type_id::regclass) {
        const SystemRelation* found = system_.visible_relation(*name);
        if (found == nullptr)
            return system_.strangers().empty() ? Datum::null(type) : Datum::unknown(system_.strangers(), type);
        return found->maybe.empty() ? Datum::of_number(found->oid, type) : Datum::unknown(found->maybe, type);
    }
    if (type == type_id::regnamespace) {
        const bool there = state_.catalog.schemas.count(name->name) != 0 || name->name == "pg_catalog" ||
                           name->name == "information_schema" || name->name == "pg_toast";
        return there ? Datum::of_number(system_.schema_oid(name->name), type) : Datum::null(type);
    }
    if (type == type_id::regproc) {
        std::vector<object::Reference> found;
        for (const auto& [signature, function] : state_.catalog.functions)
            if (signature.name.name == name->name && (name->schema.empty() || name->schema == signature.name.schema))
                found.push_back(
                    {object::Kind::function, signature.name.schema, signature.name.name, signature.arguments});
        if (found.size() == 1)
            return Datum::of_number(system_.oid_of(found.front()), type);
        if (found.empty() && system_.strangers().empty() && state_.catalog.extensions.empty() &&
            !is_builtin_function(name->name))
            return Datum::null(type);
    }
    return Datum::unknown("the object " + text, type);
}

Datum Evaluator::named_type_text(const std::string& text) {
    const Parsed parsed = parse("SELECT NULL::" + text);
    if (!parsed.statement)
        return Datum::null(type_id::regtype);
    const Node& target = parsed.statement.list("targetList").at(0)["val"];
    if (!target.is("TypeCast"))
        return Datum::null(type_id::regtype);
    const Node& written = target["typeName"];
    const std::vector<std::string> names = strings_of(written.list("names"));
    const SystemType* found =
        system_.visible_type({names.size() > 1 ? names[names.size() - 2] : std::string(), names.back()});
    if (found == nullptr)
        return system_.strangers().empty() ? Datum::null(type_id::regtype)
                                           : Datum::unknown(system_.strangers(), type_id::regtype);
    if (!found->maybe.empty())
        return Datum::unknown(found->maybe, type_id::regtype);
    return Datum::of_number(written.list("arrayBounds").empty() ? found->oid : found->array, type_id::regtype);
}

}  // namespace aludel::dialect::postgresql::simulation
