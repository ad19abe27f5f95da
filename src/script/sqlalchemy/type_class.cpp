#include <fmt/format.h>

#include <unordered_map>

#include "base/error.hpp"
#include "python/builtin_types.hpp"
#include "python/import.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/hooks.hpp"
#include "script/sqlalchemy/type_table.hpp"

namespace aludel::script::sqlalchemy {
namespace {

struct TypeClasses {
    ClassesByName by_name;
    std::unordered_map<const NativeClass*, TypeFacts> facts;

    TypeClasses() {
        for (const TypeRow& row : type_rows()) {
            std::string name =
                row.package.empty() ? std::string(row.name) : fmt::format("{}.{}", row.package, row.name);
            std::string module = row.package.empty() ? "sqlalchemy.sql.sqltypes"
                                                     : fmt::format("sqlalchemy.dialects.{}.base", row.package);
            auto type = std::make_shared<NativeClass>(std::string(row.name), std::move(module));
            if (!row.base.empty()) {
                type->base(*by_name.find(row.base)->second);
            }
            add_initialiser(*type, row.shape);
            bool foreign = row.package == "mysql" && row.kind == catalog::TypeKind::unknown;
            facts[type.get()] = {.kind = row.kind, .affinity = row.affinity, .foreign = foreign};
            by_name[name] = type;
        }
        add_type_members(*by_name["TypeEngine"]);
        add_decorator_members(*by_name["TypeDecorator"]);
        add_user_defined_members(*by_name["UserDefinedType"]);
        const NativeClass* binary = by_name["LargeBinary"].get();
        by_name["PickleType"]->value("impl",
                                     [binary](Evaluator& evaluator) { return Value(&evaluator.type(*binary)); });
        auto null = std::make_shared<NativeClass>("symbol", "sqlalchemy.util.langhelpers");
        by_name["JSON"]->value(
            "NULL", [null](Evaluator& evaluator) { return Value(evaluator.instance(evaluator.type(*null))); });
        for (const char* name : {"Enum", "SchemaType"}) {
            for (bool create : {true, false}) {
                by_name[name]->method(create ? "create" : "drop", "bind=None, checkfirst=...", [create](Call& call) {
                    bool named = is_a(call.self, type_class("postgresql.ENUM")) ||
                                 is_a(call.self, type_class("postgresql.DOMAIN"));
                    bool check_first = call.given(1) ? call.truth(1) : named;
                    (create ? create_element : drop_element)(call.evaluator, call.self, call[0], check_first,
                                                             Value::none());
                    return Value::none();
                });
            }
        }
    }
};

const TypeClasses& classes() {
    static const TypeClasses all;
    return all;
}

/// Exact types that a dialect's module gives under its own roof.
const std::vector<std::pair<std::string_view, std::string_view>>& shared_names() {
    static const std::vector<std::pair<std::string_view, std::string_view>> names = {{"postgresql", "INTEGER"},
                                                                                     {"postgresql", "BIGINT"},
                                                                                     {"postgresql", "SMALLINT"},
                                                                                     {"postgresql", "VARCHAR"},
                                                                                     {"postgresql", "CHAR"},
                                                                                     {"postgresql", "TEXT"},
                                                                                     {"postgresql", "NUMERIC"},
                                                                                     {"postgresql", "FLOAT"},
                                                                                     {"postgresql", "REAL"},
                                                                                     {"postgresql", "UUID"},
                                                                                     {"postgresql", "DOUBLE_PRECISION"},
                                                                                     {"postgresql", "DATE"},
                                                                                     {"postgresql", "BOOLEAN"},
                                                                                     {"sqlite", "BLOB"},
                                                                                     {"sqlite", "BOOLEAN"},
                                                                                     {"sqlite", "CHAR"},
                                                                                     {"sqlite", "DECIMAL"},
                                                                                     {"sqlite", "FLOAT"},
                                                                                     {"sqlite", "INTEGER"},
                                                                                     {"sqlite", "NUMERIC"},
                                                                                     {"sqlite", "SMALLINT"},
                                                                                     {"sqlite", "TEXT"},
                                                                                     {"sqlite", "TIMESTAMP"},
                                                                                     {"sqlite", "VARCHAR"},
                                                                                     {"sqlite", "REAL"},
                                                                                     {"mysql", "BINARY"},
                                                                                     {"mysql", "BLOB"},
                                                                                     {"mysql", "BOOLEAN"},
                                                                                     {"mysql", "DATE"},
                                                                                     {"mysql", "VARBINARY"}};
    return names;
}

}  // namespace

const NativeClass& type_class(std::string_view name) {
    auto found = classes().by_name.find(name);
    if (found == classes().by_name.end()) {
        throw Error(ErrorCode::internal, fmt::format("there is no class of types named {}", name));
    }
    return *found->second;
}

void add_types(python::NativeModule& module, std::string_view package) {
    auto give = [&](const std::string& name, const NativeClass& type) {
        const NativeClass* raw = &type;
        module.value(name, [raw](Evaluator& evaluator) { return Value(&evaluator.type(*raw)); });
    };
    for (const TypeRow& row : type_rows()) {
        if (row.package == package) {
            give(std::string(row.name),
                 type_class(package.empty() ? std::string(row.name) : fmt::format("{}.{}", package, row.name)));
        }
    }
    for (const auto& [owner, name] : shared_names()) {
        if (owner == package) {
            give(std::string(name), type_class(name));
        }
    }
    if (package.empty()) {
        give("INT", type_class("INTEGER"));
        give("Variant", type_class("TypeDecorator"));
        for (auto [name, type] : {std::pair("NULLTYPE", "NullType"), std::pair("STRINGTYPE", "String"),
                                  std::pair("BOOLEANTYPE", "Boolean"), std::pair("INTEGERTYPE", "Integer")}) {
            module.value(name, [type = type](Evaluator& evaluator) { return make_type(evaluator, type); });
        }
        module.function("to_instance", "typeobj", [](Call& call) { return type_instance(call.evaluator, call[0]); });
    }
}

const TypeFacts& facts_of(const Value& type) {
    static const TypeFacts none;
    const python::Class* of = type.is(python::Kind::instance) ? type.as<python::Instance>().type.get()
                              : type.is(python::Kind::class_) ? &type.as<python::Class>()
                                                              : nullptr;
    for (const NativeClass* at = of ? of->layout : nullptr; at; at = at->base_class()) {
        auto found = classes().facts.find(at);
        if (found != classes().facts.end()) {
            return found->second;
        }
    }
    return none;
}

bool is_type(const Value& value) {
    return is_a(value, type_class("TypeEngine"));
}

bool is_type_class(const Value& value) {
    return is_class_of(value, type_class("TypeEngine"));
}

bool is_decorator(const Value& type) {
    return is_a(type, type_class("TypeDecorator"));
}

bool is_enum(const Value& type) {
    return is_a(type, type_class("Enum"));
}

Value make_type(Evaluator& evaluator, std::string_view name) {
    return make(evaluator, type_class(name));
}

bool is_null_type(const Value& type) {
    return !type.defined() || type.is_none() || is_a(type, type_class("NullType"));
}

Value type_instance(Evaluator& evaluator, const Value& given) {
    Value type = given.defined() ? python::force(evaluator, given) : Value();
    if (is_none(type)) {
        return make_type(evaluator, "NullType");
    }
    if (type.is(python::Kind::class_) || type.is(python::Kind::function) || type.is(python::Kind::method)) {
        return python::call(evaluator, type);
    }
    return type;
}

}  // namespace aludel::script::sqlalchemy
