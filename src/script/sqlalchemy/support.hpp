#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "python/attribute.hpp"
#include "python/call.hpp"
#include "python/evaluator.hpp"
#include "python/native.hpp"
#include "python/operation.hpp"

// What all of this room stands on. The objects of SQLAlchemy are instances of native classes, and what they hold are
// plain Python attributes: a script may read and set them, a subclass may add its own. An attribute that was not set
// has the default that its class says.

namespace aludel::script::sqlalchemy {

using python::Arguments;
using python::Call;
using python::Evaluator;
using python::NativeClass;
using python::Ref;
using python::Value;

using ClassPointer = std::shared_ptr<NativeClass>;

/// Found by name very often: once for each question what a value is.
struct NameHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>()(name); }
};
using ClassesByName = std::unordered_map<std::string, ClassPointer, NameHash, std::equal_to<>>;
using Fields = std::initializer_list<std::pair<std::string_view, Value>>;

/// An instance of `wanted` or of a class derived from it.
bool is_a(const Value& value, const NativeClass& wanted);
/// A class object that is `wanted` or derived from it.
bool is_class_of(const Value& value, const NativeClass& wanted);

/// The attribute as it was set; undefined when it was not.
Value field(const Value& object, std::string_view name);
/// As field, but None and "not set" are both undefined.
Value some_field(const Value& object, std::string_view name);
std::optional<std::string> text_field(const Value& object, std::string_view name);
std::optional<std::int64_t> integer_field(Evaluator& evaluator, const Value& object, std::string_view name);
bool flag(Evaluator& evaluator, const Value& object, std::string_view name, bool otherwise = false);
void set_field(Evaluator& evaluator, const Value& object, std::string_view name, Value value);
void erase_field(Evaluator& evaluator, const Value& object, std::string_view name);

Value make(Evaluator& evaluator, const NativeClass& type, Fields fields = {});
/// A new instance of the same class with the same attributes.
Value clone(Evaluator& evaluator, const Value& object);
/// A class attribute as the class of the object, or a class, has it; undefined when there is none.
Value class_field(Evaluator& evaluator, const Value& object, std::string_view name);

/// The items of a list or tuple field; none when it was not set.
const std::vector<Value>& items(const Value& sequence);
std::vector<Value> items_of(const Value& object, std::string_view name);
/// Adds to a list field, which is made when needed.
void append_field(Evaluator& evaluator, const Value& object, std::string_view name, Value value);
/// As append_field, in a list of its own: other objects may share the old one.
void extend_field(Evaluator& evaluator, const Value& object, std::string_view name, const std::vector<Value>& values);

/// A module that is Python text.
void add_source(python::Registry& registry, const char* name, std::string_view text, bool package = false);

/// Is this very object among them?
bool holds(const std::vector<Value>& values, const Value& wanted);

/// Of a str or a subclass; nullopt for anything else.
std::optional<std::string> as_text(const Value& value);
bool is_none(const Value& value);  ///< None or not given

/// Takes a keyword out of **kwargs: undefined when it is not there.
Value take(Evaluator& evaluator, python::Dict& keywords, std::string_view name);

/// "datetime.datetime", "datetime.date", "datetime.time", "datetime.timedelta", "decimal.Decimal", "uuid.UUID" for
/// instances of these and of what derives from them; empty for everything else.
std::string_view known_class(Evaluator& evaluator, const Value& value);

std::string lower_case(std::string_view text);  ///< of ASCII letters
std::string upper_case(std::string_view text);

/// "<class 'str'>"
std::string class_repr(Evaluator& evaluator, const Value& value);

/// What a class answers for an attribute that its instances have not set.
NativeClass& defaults(NativeClass& type, std::initializer_list<std::string_view> none_names);

/// Data of ours for one evaluator.
struct State {
    std::int64_t next_order = 0;  ///< creation order of constraints and columns
    std::int64_t next_anonymous = 1;
};
State& state(Evaluator& evaluator);

}  // namespace aludel::script::sqlalchemy
