#include <fmt/format.h>

#include "base/text.hpp"
#include "script/sqlalchemy/custom_compiler.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/lower.hpp"
#include "script/sqlalchemy/type.hpp"

namespace aludel::script::sqlalchemy {
namespace {

using catalog::ColumnType;
using catalog::TypeKind;

std::optional<int> number(Evaluator& evaluator, const Value& type, std::string_view name) {
    std::optional<std::int64_t> found = integer_field(evaluator, type, name);
    return found ? std::optional(static_cast<int>(*found)) : std::nullopt;
}

/// A length of zero is none: SQLAlchemy asks for its truth.
std::optional<int> length_of(Evaluator& evaluator, const Value& type) {
    std::optional<int> length = number(evaluator, type, "length");
    return length && *length != 0 ? length : std::nullopt;
}

[[noreturn]] void unsupported(Evaluator& evaluator, const Value& type, const Target& target) {
    std::string_view compiler = target.is_postgresql() ? "sqlalchemy.dialects.postgresql.base.PGTypeCompiler"
                                                       : "sqlalchemy.dialects.sqlite.base.SQLiteTypeCompiler";
    raise_error(evaluator, "UnsupportedCompilationError",
                fmt::format("Compiler <{} object> can't render element of type {}", compiler,
                            python::str_text(evaluator, python::type_of(evaluator, type).name)));
}

bool only_postgresql(TypeKind kind) {
    return kind >= TypeKind::bytea && kind <= TypeKind::array;
}

std::string name_text(const Value& type, std::string_view field_name) {
    return text_field(type, field_name).value_or("");
}

/// Where it is text, its length is the longest label's unless the author says more.
void lower_enum(Evaluator& evaluator, const Value& type, const Target& target, ColumnType& made) {
    made.native = flag(evaluator, type, "native_enum", true);
    made.length = length_of(evaluator, type);
    made.collation = name_text(type, "collation");
    for (const Value& label : items_of(type, "enums")) {
        made.labels.push_back(as_text(label).value_or(""));
    }
    if (!target.is_postgresql() || !made.native) {
        return;
    }
    made.length.reset();
    made.collation.clear();
    made.name = lower_name(type, target);
    if (made.name.name.empty()) {
        raise_error(evaluator, "CompileError",
                    fmt::format("PostgreSQL {} type requires a name.",
                                is_a(type, type_class("postgresql.ENUM")) ? "ENUM" : "Enum"));
    }
}

ColumnType lower_user_defined(Evaluator& evaluator, const Value& type) {
    ColumnType made;
    made.kind = TypeKind::raw;
    Value specification;
    if (!class_field(evaluator, type, "get_col_spec").defined()) {
        raise_error(evaluator, "UnsupportedCompilationError",
                    fmt::format("Compiler can't render element of type {}: it has no get_col_spec()",
                                python::type_name(evaluator, type)));
    }
    specification = python::call_method(evaluator, type, "get_col_spec");
    made.name.name = python::str_text(evaluator, specification);
    return made;
}

}  // namespace

Value variant_for(const Value& type, const Target& target) {
    for (const Value& pair : items_of(type, "_variants")) {
        if (as_text(items(pair)[0]) == target.name()) {
            return items(pair)[1];
        }
    }
    return type;
}

Value decorated_type(Evaluator& evaluator, const Value& type, const Target& target) {
    Value loaded = python::call_method(evaluator, type, "load_dialect_impl", {dialect_object(evaluator, target)});
    return type_instance(evaluator, loaded);
}

Value resolve_type(Evaluator& evaluator, const Value& given, const Target& target) {
    Value type = variant_for(type_instance(evaluator, given), target);
    for (int depth = 0; is_decorator(type) && depth < 20; ++depth) {
        type = variant_for(decorated_type(evaluator, type, target), target);
    }
    return type;
}

Affinity affinity_of(Evaluator& evaluator, const Value& type) {
    Value at = type;
    for (int depth = 0; is_decorator(at) && depth < 20; ++depth) {
        Value impl = some_field(at, "impl");
        at = type_instance(evaluator, impl.defined() ? impl : class_field(evaluator, at, "impl"));
    }
    return facts_of(at).affinity;
}

ColumnType lower_type(Evaluator& evaluator, const Value& given, const Target& target) {
    Value type = resolve_type(evaluator, given, target);
    if (is_null_type(type)) {
        return {};
    }
    if (has_custom_compiler(evaluator, type)) {
        ColumnType made;
        made.kind = TypeKind::raw;
        made.name.name = custom_text(evaluator, type, target);
        return made;
    }
    if (is_a(type, type_class("UserDefinedType"))) {
        return lower_user_defined(evaluator, type);
    }
    const TypeFacts& facts = facts_of(type);
    ColumnType made;
    made.kind = facts.kind;
    if (facts.foreign || facts.kind == TypeKind::unknown || (!target.is_postgresql() && only_postgresql(facts.kind))) {
        unsupported(evaluator, type, target);
    }
    switch (facts.affinity) {
        case Affinity::string:
            if (is_enum(type)) {
                lower_enum(evaluator, type, target, made);
                return made;
            }
            [[fallthrough]];
        case Affinity::binary:
            made.length = length_of(evaluator, type);
            made.collation = name_text(type, "collation");
            break;
        case Affinity::numeric:
            made.precision = number(evaluator, type, "precision");
            made.scale = number(evaluator, type, "scale");
            if (made.kind == TypeKind::floating || made.kind == TypeKind::sql_float) {
                made.scale.reset();
                made.precision = made.precision && *made.precision != 0 ? made.precision : std::nullopt;
            }
            break;
        case Affinity::datetime:
        case Affinity::time:
            made.with_time_zone = flag(evaluator, type, "timezone");
            made.precision = number(evaluator, type, "precision");
            break;
        case Affinity::interval:
            made.precision =
                number(evaluator, type, facts.kind == TypeKind::interval ? "second_precision" : "precision");
            made.fields = name_text(type, "fields");
            made.native = flag(evaluator, type, "native", true);
            break;
        case Affinity::uuid:
            made.native = flag(evaluator, type, "native_uuid", true);
            break;
        case Affinity::array:
            made.element.push_back(lower_type(evaluator, field(type, "item_type"), target));
            made.dimensions = number(evaluator, type, "dimensions").value_or(1);
            break;
        default:
            break;
    }
    if (made.kind == TypeKind::sql_interval) {
        made.native = true;
    }
    if (made.kind == TypeKind::bit) {
        made.length = number(evaluator, type, "length");
        made.varying = flag(evaluator, type, "varying");
    } else if (made.kind == TypeKind::domain) {
        made.name = lower_name(type, target);
    }
    return made;
}

std::string type_text(Evaluator& evaluator, const Value& type, const Target& target) {
    ColumnType lowered = lower_type(evaluator, type, target);
    if (lowered.kind == TypeKind::unknown) {
        raise_error(evaluator, "CompileError",
                    fmt::format("Can't generate DDL for {}; did you forget to specify a type on this Column?",
                                type_repr(evaluator, type)));
    }
    return type_text(lowered, target);
}

}  // namespace aludel::script::sqlalchemy
