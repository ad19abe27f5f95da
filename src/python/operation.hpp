#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "python/syntax.hpp"
#include "python/value.hpp"

// Python's operations on values. All of them raise what Python raises, resolve placeholders, and give `unknown`
// for unknown operands.

namespace aludel::python {

class Evaluator;
struct Class;
struct Str;
struct Unknown;

// truth, identity, order
bool truth(Evaluator& evaluator, const Value& value);
bool equal(Evaluator& evaluator, const Value& a, const Value& b);
Value compare(Evaluator& evaluator, CompareOperator operation, const Value& a, const Value& b);
bool less(Evaluator& evaluator, const Value& a, const Value& b);
std::int64_t hash(Evaluator& evaluator, const Value& value);
std::int64_t hash_text(std::string_view text);
std::uint64_t identity(const Value& value);

// arithmetic
Value binary(Evaluator& evaluator, BinaryOperator operation, const Value& a, const Value& b);
Value augmented(Evaluator& evaluator, BinaryOperator operation, const Value& a, const Value& b);
Value unary(Evaluator& evaluator, UnaryOperator operation, const Value& value);
std::string_view symbol(BinaryOperator operation);

// containers
bool contains(Evaluator& evaluator, const Value& container, const Value& item);
std::int64_t length(Evaluator& evaluator, const Value& value);
Value get_item(Evaluator& evaluator, const Value& object, const Value& index);
void set_item(Evaluator& evaluator, const Value& object, const Value& index, const Value& value);
void delete_item(Evaluator& evaluator, const Value& object, const Value& index);

/// A slice over `length` items: positions start, start+step … of which there are `count`.
struct SliceBounds {
    std::int64_t start, stop, step, count;
};
SliceBounds slice_bounds(Evaluator& evaluator, const Value& slice, std::int64_t length);
/// __index__: a whole number of 64 bits. Raises TypeError "<what> must be integers …" through `message`.
std::int64_t to_index(Evaluator& evaluator, const Value& value, std::string_view message = {});

// iteration
Value iterate(Evaluator& evaluator, const Value& value);
bool next(Evaluator& evaluator, const Value& iterator, Value& into);
std::vector<Value> to_vector(Evaluator& evaluator, const Value& iterable);
/// `for` over anything, quick for the usual containers.
class Iteration {
public:
    Iteration(Evaluator& evaluator, const Value& iterable);
    bool next(Value& into);

private:
    Evaluator& evaluator_;
    Value iterable_;
    Value iterator_;
    std::size_t position_ = 0;
    enum class Way : std::uint8_t { list, tuple, iterator } way_ = Way::iterator;
};

// text
Value to_str(Evaluator& evaluator, const Value& value);
std::string str_text(Evaluator& evaluator, const Value& value);
std::string repr(Evaluator& evaluator, const Value& value);
std::string ascii(Evaluator& evaluator, const Value& value);
/// format(value, spec)
std::string format(Evaluator& evaluator, const Value& value, std::string_view spec);
std::string quote(std::string_view text);         ///< repr of a str
std::string quote_bytes(std::string_view data);   ///< repr of bytes
std::string float_repr(double value);

// types
Class& type_of(Evaluator& evaluator, const Value& value);
std::string type_name(Evaluator& evaluator, const Value& value);
bool is_instance(Evaluator& evaluator, const Value& value, const Value& class_or_tuple);
bool is_subclass(const Class& type, const Class& base);

/// The value that a subclass of a builtin type stands for: itself for everything else.
const Value& plain(const Value& value);
const Str* as_str(const Value& value);  ///< null when it is no str
bool is_integer(const Value& value);    ///< bool and int, of any size

/// What an operation on something unknown gives.
Value unknown_from(Evaluator& evaluator, const Value& a, std::string_view what);
inline bool is_unknown(const Value& value) { return value.is(Kind::unknown); }

/// Looks an imported name up now that it is needed. Throws Error(python_unresolved) when there is none.
const Value& force(Evaluator& evaluator, const Value& value);

}  // namespace aludel::python
