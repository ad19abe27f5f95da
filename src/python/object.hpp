#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "python/integer.hpp"
#include "python/table.hpp"
#include "python/value.hpp"

namespace aludel::python {

struct Code;
struct Class;
struct NativeFunction;
class NativeClass;
class NativeModule;
struct ModuleState;
class Fiber;

struct BigInteger : Object {
    explicit BigInteger(Integer v) : number(std::move(v)) { kind = Kind::big_integer; }
    const Integer number;
};

/// Text in UTF-8. Immutable.
struct Str : Object {
    explicit Str(std::string t);
    ~Str() override;
    std::string_view view() const { return text; }
    bool ascii() const { return length == text.size(); }

    const std::string text;
    const std::size_t length;  ///< in code points
    const std::int64_t hash;
};

struct Bytes : Object {
    explicit Bytes(std::string d) : data(std::move(d)) { kind = Kind::bytes; }
    ~Bytes() override;
    const std::string data;
};

struct Tuple : Container {
    explicit Tuple(std::vector<Value> i) : items(std::move(i)) { kind = Kind::tuple; }
    void clear() override { std::vector<Value>().swap(items); }
    std::vector<Value> items;
};

struct List : Container {
    explicit List(std::vector<Value> i = {}) : items(std::move(i)) { kind = Kind::list; }
    void clear() override { std::vector<Value>().swap(items); }
    std::vector<Value> items;
};

struct Dict : Container {
    Dict() { kind = Kind::dict; }
    void clear() override { table.clear(); }
    Table table;
};

/// set and frozenset
struct Set : Container {
    explicit Set(bool frozen = false) { kind = frozen ? Kind::frozen_set : Kind::set; }
    void clear() override { table.clear(); }
    SetTable table;
};

struct Range : Object {
    Range(std::int64_t a, std::int64_t b, std::int64_t s);
    const std::int64_t start, stop, step;
    std::int64_t length;
};

struct SliceObject : Container {
    SliceObject(Value a, Value b, Value c) : start(std::move(a)), stop(std::move(b)), step(std::move(c)) { kind = Kind::slice; }
    void clear() override { start = stop = step = Value(); }
    Value start, stop, step;
};

enum class ViewKind : std::uint8_t { keys, values, items };
struct DictView : Container {
    DictView(ViewKind v, Ref<Dict> d) : view(v), dict(std::move(d)) { kind = Kind::dict_view; }
    void clear() override { dict.reset(); }
    const ViewKind view;
    Ref<Dict> dict;
};

/// A variable that closures share.
struct Cell : Container {
    Cell() { kind = Kind::cell; }
    void clear() override { value = Value(); }
    Value value;
};

/// What one loaded file gives to the code in it: its values of the program's names and literals.
struct ModuleState : Container {
    ModuleState() { kind = Kind::cell; }
    void clear() override;
    std::shared_ptr<const Program> program;
    Ref<Dict> globals;
    std::vector<Value> names;
    std::vector<Value> literals;
    std::vector<Value> star_imports;   ///< placeholders of `from m import *` that found no m
};

struct Function : Container {
    Function() { kind = Kind::function; }
    void clear() override;
    const Code* code = nullptr;
    Ref<ModuleState> module;
    std::vector<Value> defaults;          ///< of the last positional parameters
    std::vector<Value> keyword_defaults;  ///< one for each keyword-only parameter; undefined where there is none
    std::vector<Ref<Cell>> captured;
    Ref<Cell> own_class;                  ///< holds the class in whose body it was defined, for super()
    Value name, qualified_name, documentation, annotations;
    Ref<Dict> attributes;
};

/// A function of ours; with a receiver it is a bound method.
struct NativeFunctionObject : Container {
    explicit NativeFunctionObject(std::shared_ptr<const NativeFunction> f, Value s = {})
        : function(std::move(f)), self(std::move(s)) { kind = Kind::native_function; }
    void clear() override { self = Value(); }
    std::shared_ptr<const NativeFunction> function;
    Value self;
    Ref<Dict> attributes;
    Ref<Class> owner;  ///< the class it was found in, for methods
};

struct Method : Container {
    Method(Value f, Value s) : function(std::move(f)), self(std::move(s)) { kind = Kind::method; }
    void clear() override { function = self = Value(); }
    Value function, self;
};

struct Member;

struct Property : Container {
    Property() { kind = Kind::property; }
    const Member* native = nullptr;    ///< when C++ gives it
    void clear() override { getter = setter = deleter = documentation = name = Value(); }
    Value getter, setter, deleter, documentation, name;
};

/// staticmethod and classmethod
struct MethodWrapper : Container {
    MethodWrapper(Kind k, Value f) : function(std::move(f)) { kind = k; }
    void clear() override { function = Value(); }
    Value function;
};

/// Data of a class that C++ defines, inside of an instance.
struct NativeData {
    virtual ~NativeData() = default;
    /// Lets go of every Value held.
    virtual void clear() {}
};

struct Instance : Container {
    explicit Instance(Ref<Class> c) : type(std::move(c)) { kind = Kind::instance; }
    void clear() override;
    void finalize() override;
    Ref<Class> type;
    Ref<Dict> attributes;              ///< made when the first one is set
    Ref<Dict> slots;                   ///< values of __slots__, by the identity of what stands for each in its class
    Value payload;                     ///< of subclasses of int, str, dict …: the value of the base
    std::unique_ptr<NativeData> data;
};

struct TraceEntry {
    const Program* program;
    std::uint32_t offset;
    std::uint32_t end;
    std::string function;
};

struct ExceptionObject : Instance {
    explicit ExceptionObject(Ref<Class> c) : Instance(std::move(c)) { kind = Kind::exception; }
    void clear() override;
    Ref<Tuple> arguments;
    Value cause, context;
    bool suppress_context = false;
    std::vector<TraceEntry> trace;     ///< innermost first
};

struct Class : Container {
    Class() { kind = Kind::class_; }
    void clear() override;
    Value name, qualified_name;
    Ref<Class> metaclass;
    std::vector<Ref<Class>> bases;
    std::vector<Class*> order;         ///< method resolution order, this class first; kept alive by the bases
    Ref<Dict> attributes;
    const NativeClass* native = nullptr;  ///< when C++ defines it
    const NativeClass* layout = nullptr;  ///< the nearest native class: what instances are made of
    std::uint32_t version = 0;
    bool is_exception = false;
    bool has_dict = true;                 ///< instances take any attribute
    bool dotted = false;                  ///< messages name it with its module, as those of CPython's own static types
    bool has_getattr = false, has_setattr = false;  ///< __getattr__/__getattribute__, __setattr__ somewhere in the order
};

struct SuperObject : Container {
    SuperObject(Ref<Class> c, Value s, Ref<Class> t) : after(std::move(c)), self(std::move(s)), type(std::move(t)) { kind = Kind::super; }
    void clear() override { after.reset(); self = Value(); type.reset(); }
    Ref<Class> after;
    Value self;
    Ref<Class> type;
};

struct Module : Container {
    explicit Module(Value n) : name(std::move(n)) { kind = Kind::module; }
    void clear() override;
    Value name;
    Ref<Dict> attributes;
    std::shared_ptr<const NativeModule> native;
    bool source_loaded = false;        ///< the Python part of a native module was run
    bool loading = false;
};

/// Iterators that C++ advances.
struct Iterator : Container {
    Iterator() { kind = Kind::iterator; }
    /// False at the end, and from then on.
    virtual bool next(Evaluator& evaluator, Value& into) = 0;
    virtual std::string_view type_name() const { return "iterator"; }
    /// How many are still to come, when that is known; else -1.
    virtual std::int64_t remaining() const { return -1; }
};

/// Generators, coroutines and asynchronous generators: a frame on a stack of its own.
struct Generator : Container {
    Generator();
    ~Generator() override;
    void clear() override;
    void finalize() override;
    enum class State : std::uint8_t { fresh, suspended, running, finished };
    State state = State::fresh;
    Ref<Function> function;
    std::vector<Value> locals;
    std::vector<Ref<Cell>> cells;
    std::unique_ptr<Fiber> fiber;
    bool async = false;
    Value name;
    Value finalizer;   ///< of asynchronous ones: called with it when it is left early
};

/// What only a database could say. Operations on it give it again; a branch on it asks the embedder.
struct Unknown : Container {
    explicit Unknown(std::string w) : what(std::move(w)) { kind = Kind::unknown; }
    /// What the embedder keeps with it: how it came to be.
    std::shared_ptr<void> data;
    const std::string what;
    std::string attribute;  ///< the name by which it was taken from another unknown value
};

/// Something imported that was not looked for yet, or not found.
struct Placeholder : Container {
    Placeholder(std::string m, std::string n) : module(std::move(m)), name(std::move(n)) { kind = Kind::placeholder; }
    void clear() override { resolved = Value(); }
    std::string module;   ///< absolute name
    std::string name;     ///< what is wanted from it; empty: the module itself
    Value resolved;
    bool doubtful = false;  ///< a name that depends on whether `module` can be imported
    std::string reason;     ///< why it is missing
};

}  // namespace aludel::python
