#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "python/heap.hpp"

namespace aludel::python {

enum class Kind : std::uint8_t {
    undefined,  ///< no value: an empty slot. Never seen by a script
    none,
    ellipsis,
    not_implemented,
    boolean,
    integer,    ///< fits 64 bits; see also big_integer
    floating,
    // on the heap:
    big_integer,
    str,
    bytes,
    tuple,
    list,
    dict,
    set,
    frozen_set,
    range,
    slice,
    dict_view,
    cell,
    function,
    native_function,
    method,
    property,
    static_method,
    class_method,
    class_,
    instance,
    exception,
    super,
    module,
    iterator,
    generator,
    coroutine,
    unknown,
    placeholder,
};

struct Object {
    Object() = default;
    virtual ~Object() = default;
    Object(const Object&) = delete;
    Object& operator=(const Object&) = delete;
    virtual Container* container() { return nullptr; }

    Heap* heap = nullptr;
    Location origin;              ///< what ran when the object was made
    std::uint32_t references = 0;
    std::uint32_t size = 0;       ///< bytes charged for the object itself
    Kind kind = Kind::undefined;
};

/// An object that can refer to others, and so be part of a cycle.
struct Container : Object {
    Container* container() override { return this; }
    /// Lets go of everything referred to. The object stays usable, if empty.
    virtual void clear() {}
    /// The last reference is gone and Python code may still run (generators end their `finally` blocks).
    virtual void finalize() {}

    Container* previous = nullptr;
    Container* next = nullptr;
};

/// Frees an object without references; nested structures are freed without recursion.
void drop(Object* object) noexcept;

inline void retain(Object* object) noexcept {
    ++object->references;
}
inline void release(Object* object) noexcept {
    if (--object->references == 0) {
        drop(object);
    }
}

/// Counted pointer to an object of known type.
template <typename T>
class Ref {
public:
    Ref() = default;
    Ref(std::nullptr_t) {}
    explicit Ref(T* object) : object_(object) {
        if (object_) {
            retain(object_);
        }
    }
    Ref(const Ref& other) : Ref(other.object_) {}
    Ref(Ref&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
    template <typename U>
        requires std::is_base_of_v<T, U>
    Ref(const Ref<U>& other) : Ref(other.get()) {}
    ~Ref() { reset(); }
    Ref& operator=(Ref other) noexcept {
        std::swap(object_, other.object_);
        return *this;
    }
    void reset() noexcept {
        if (T* old = std::exchange(object_, nullptr)) {
            release(old);
        }
    }
    T* get() const { return object_; }
    T* operator->() const { return object_; }
    T& operator*() const { return *object_; }
    explicit operator bool() const { return object_ != nullptr; }
    friend bool operator==(const Ref& a, const Ref& b) { return a.object_ == b.object_; }

private:
    T* object_ = nullptr;
};

/// A NaN unlike all others, with the sign of this one: each that is made is an object of its own, which `is` tells apart.
double fresh_nan(double like) noexcept;

/// One Python value: 16 bytes, copied freely within the thread of its evaluator.
class Value {
public:
    Value() noexcept : kind_(Kind::undefined), integer_(0) {}
    template <typename T>
        requires std::is_base_of_v<Object, T>
    Value(const Ref<T>& object) noexcept : Value(static_cast<Object*>(object.get())) {}
    explicit Value(Object* object) noexcept : integer_(0) {
        if (object) {
            kind_ = object->kind;
            object_ = object;
            retain(object);
        } else {
            kind_ = Kind::undefined;
        }
    }
    Value(const Value& other) noexcept : kind_(other.kind_), integer_(other.integer_) {
        if (on_heap()) {
            retain(object_);
        }
    }
    Value(Value&& other) noexcept : kind_(other.kind_), integer_(other.integer_) { other.kind_ = Kind::undefined; }
    Value& operator=(const Value& other) noexcept {
        Value copy(other);
        swap(copy);
        return *this;
    }
    Value& operator=(Value&& other) noexcept {
        swap(other);
        return *this;
    }
    ~Value() {
        if (on_heap()) {
            release(object_);
        }
    }

    static Value none() noexcept { return Value(Kind::none, 0); }
    static Value ellipsis() noexcept { return Value(Kind::ellipsis, 0); }
    static Value not_implemented() noexcept { return Value(Kind::not_implemented, 0); }
    static Value boolean(bool b) noexcept { return Value(Kind::boolean, b ? 1 : 0); }
    static Value integer(std::int64_t i) noexcept { return Value(Kind::integer, i); }
    static Value floating(double d) noexcept {
        Value made(Kind::floating, 0);
        made.floating_ = d == d ? d : fresh_nan(d);
        return made;
    }

    Kind kind() const noexcept { return kind_; }
    bool is(Kind kind) const noexcept { return kind_ == kind; }
    bool defined() const noexcept { return kind_ != Kind::undefined; }
    bool is_none() const noexcept { return kind_ == Kind::none; }
    bool on_heap() const noexcept { return kind_ >= Kind::big_integer; }

    /// boolean, integer
    std::int64_t as_integer() const noexcept { return integer_; }
    bool as_boolean() const noexcept { return integer_ != 0; }
    double as_floating() const noexcept { return floating_; }
    Object* object() const noexcept { return object_; }
    template <typename T>
    T& as() const noexcept {
        return *static_cast<T*>(object_);
    }
    /// Identity, as Python's `is`.
    bool same(const Value& other) const noexcept {
        if (kind_ != other.kind_) {
            return false;
        }
        return on_heap() ? object_ == other.object_ : integer_ == other.integer_;
    }
    void swap(Value& other) noexcept {
        std::swap(kind_, other.kind_);
        std::swap(integer_, other.integer_);
    }

private:
    Value(Kind kind, std::int64_t i) noexcept : kind_(kind), integer_(i) {}

    Kind kind_;
    union {
        std::int64_t integer_;
        double floating_;
        Object* object_;
    };
};

/// None for what was never bound.
inline Value or_none(const Value& value) {
    return value.defined() ? value : Value::none();
}

template <typename T, typename... Arguments>
Ref<T> Heap::make(Arguments&&... arguments) {
    charge(sizeof(T));
    T* made = new T(std::forward<Arguments>(arguments)...);
    adopt(*made, sizeof(T));
    return Ref<T>(made);
}

}  // namespace aludel::python
