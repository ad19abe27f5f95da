#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/error.hpp"
#include "python/exception.hpp"
#include "python/object.hpp"
#include "python/operation.hpp"
#include "python/syntax.hpp"

namespace aludel::python {

class Registry;
class FiberPool;
class ImportGuard;
struct Arguments;

/// Where a script is stopped, whatever it does.
struct Limits {
    std::uint64_t steps = 100'000'000;          ///< statements and turns of loops
    std::size_t memory = std::size_t{1} << 30;  ///< bytes
    int depth = 1000;                           ///< nested calls: RecursionError, as Python's
};

struct Options {
    std::shared_ptr<const Registry> registry;     ///< native modules; none: the standard library
    std::vector<std::filesystem::path> roots;     ///< where modules of the project are looked for, in order
    std::vector<std::filesystem::path> readable;  ///< files may be read below these
    Limits limits;
    std::function<void(std::string_view)> output;        ///< what the script prints; empty: standard output
    std::function<void(std::string_view)> error_output;  ///< logging, warnings; empty: standard error
    /// A branch depends on something unknown. Empty: Error(python_unknown).
    std::function<bool(const Unknown&, const Place&)> decide;
    /// What stands for an import that cannot be had; `why` is what would be thrown. Undefined, or empty: it is thrown.
    std::function<Value(Evaluator&, const std::string& module, const std::string& name, const Error& why)> missing;
    /// A call of something unknown. Undefined, or empty: the result is unknown.
    std::function<Value(Evaluator&, const Unknown& callee, const Arguments&)> call_unknown;
    std::function<std::string(std::string_view)> display;      ///< how messages call a path
    std::unordered_map<std::string, std::string> environment;  ///< os.environ
    bool inherit_environment = true;                           ///< … over that of the process
};

/// What one function, class body or module runs in.
struct Frame : Location {
    Frame(Evaluator& e, const Code& c, ModuleState& m) : evaluator(e), code(c), module(m) {}
    Evaluator& evaluator;
    const Code& code;
    ModuleState& module;
    Value* locals = nullptr;
    Ref<Cell>* cells = nullptr;
    Dict* names = nullptr;  ///< of a class body or module
    Value name_space;       ///< of a class body: what __prepare__ gave, if that has to be told of each name
    Function* function = nullptr;
    Generator* generator = nullptr;
    Ref<Cell> own_class;  ///< of functions defined in this frame, when it is a class body
    Frame* caller = nullptr;
    ImportGuard* guard = nullptr;  ///< the innermost try running here that catches ImportError
    std::uint32_t end = 0;  ///< end of what stands at `offset`
    Value result;           ///< of the return statement
};

/// The builtin types that the evaluator itself makes values of.
#define ALUDEL_PYTHON_TYPES(X)                                                                                        \
    X(object)                                                                                                         \
    X(type) X(none) X(ellipsis) X(not_implemented) X(boolean) X(integer) X(floating) X(str) X(bytes) X(tuple) X(list) \
        X(dict) X(set) X(frozen_set) X(range) X(slice) X(dict_keys) X(dict_values) X(dict_items) X(cell) X(function)  \
            X(native_function) X(native_method) X(method) X(property) X(static_method) X(class_method) X(super)       \
                X(module) X(iterator) X(generator) X(coroutine) X(async_generator)

enum class Type : std::uint8_t {
#define X(name) name,
    ALUDEL_PYTHON_TYPES(X)
#undef X
};

/// Runs Python. Cheap to make, and to be used by one thread at a time; several may run in several threads.
/// Values belong to the evaluator that made them and must not outlive it.
class Evaluator {
public:
    explicit Evaluator(Options options = {});
    ~Evaluator();
    Evaluator(const Evaluator&) = delete;
    Evaluator& operator=(const Evaluator&) = delete;

    // ---- for embedders: an exception that the script does not catch comes out as Error(python_raised)

    /// Reads, parses and runs a file as the module `name`.
    Ref<Module> load(const std::filesystem::path& path, std::string name);
    /// Runs a parsed file as a new module `name`.
    Ref<Module> run(const std::shared_ptr<const Program>& program, std::string name);
    Value invoke(const Value& callee, std::initializer_list<Value> arguments = {});
    /// Drives a coroutine to its end; other values come back as they are.
    Value run_coroutine(const Value& coroutine);

    // ---- making values
    Value str(std::string text);
    Value bytes(std::string data);
    Value integer(const Integer& number);
    Value list(std::vector<Value> items = {});
    Value tuple(std::vector<Value> items);
    Ref<Dict> dict();
    Ref<Set> set(bool frozen = false);
    Value unknown(std::string what);
    /// The str for a name, made once.
    const Value& intern(std::string_view text);
    Value character(std::uint32_t code);

    // ---- types
    Class& type(Type type);
    Class& type(ExceptionType type);
    /// The class of this evaluator for a class defined in C++.
    Class& type(const NativeClass& native);
    /// A new plain instance; `data` is what C++ keeps in it.
    Ref<Instance> instance(Class& type, std::unique_ptr<NativeData> data = nullptr);

    // ---- where it is
    Place place() const;
    Frame* frame() const { return frame_; }
    /// The innermost frame of the user's code: library text written in Python is passed over.
    const Frame* script_frame() const;
    /// The line of place(), with carets; empty when nothing runs.
    std::string excerpt() const;

    /// Counts a step. Throws Error(python_limit), and what a finalizer left behind.
    void step() {
        if (++steps_ >= next_check_) {
            check();
        }
    }
    std::uint64_t steps() const { return steps_; }
    bool decide(const Value& unknown);
    /// Where the value itself is needed, and no branch could do without it: Error(python_unknown).
    [[noreturn]] void require_known(const Value& unknown);
    void print(std::string_view text);
    void print_error(std::string_view text);
    const Options& options() const { return options_; }
    std::string display(const std::filesystem::path& path) const;
    /// Does it lie below one of the directories that the script may read, links resolved?
    bool may_read(const std::filesystem::path& path) const;

    /// After growing: tells the heap how large the object's own storage is.
    void account(List& list) { resize(list, sizeof(List) + list.items.capacity() * sizeof(Value)); }
    void account(Dict& dict) { resize(dict, sizeof(Dict) + dict.table.bytes()); }
    void account(Set& set) { resize(set, sizeof(Set) + set.table.bytes()); }

    // ---- modules (import.cpp)
    Value import_module(const std::string& name, bool needed);
    std::unordered_map<std::string, Ref<Module>>& modules() { return modules_; }
    Ref<Module> builtins();
    const Registry& registry() const { return *registry_; }

    // ---- the running script
    Heap& heap() { return *heap_; }
    Value handled;                      ///< the exception that an except or finally clause runs for
    int depth = 0;                      ///< of calls
    const char* stack_limit = nullptr;  ///< the stack may grow (down) to here
    Frame* frame_ = nullptr;
    std::unique_ptr<FiberPool> fibers;
    std::exception_ptr left_behind;  ///< an Error out of a finalizer, thrown at the next step
    std::unordered_set<Generator*> suspended;
    std::vector<const Object*> representing;
    std::uint32_t class_version = 0;
    /// Per-evaluator data of library modules (random state, loggers …), by an address that is theirs.
    std::unordered_map<const void*, std::shared_ptr<void>> extras;
    [[noreturn]] void stack_exhausted();
    void check_stack() {
        if (static_cast<const char*>(__builtin_frame_address(0)) < stack_limit) {
            stack_exhausted();
        }
    }

private:
    void check();
    void resize(Object& object, std::size_t size) {
        if (size > object.size) {
            heap_->charge(size - object.size);
            object.size = static_cast<std::uint32_t>(std::min<std::size_t>(size, 0xFFFFFFFFu));
        }
    }

    Options options_;
    std::shared_ptr<const Registry> registry_;
    Heap* heap_;
    std::uint64_t steps_ = 0;
    std::uint64_t next_check_ = 0;
    std::unordered_map<std::string_view, Value> interned_;
    std::array<Value, 128> characters_;
    Value empty_text_;
    std::array<Ref<Class>, 64> types_;
    std::array<Ref<Class>, 80> exceptions_;
    std::unordered_map<const NativeClass*, Ref<Class>> native_types_;
    std::unordered_map<std::string, Ref<Module>> modules_;
    Ref<Module> builtins_;
};

/// Makes `frame` the running one for a while.
class FrameScope {
public:
    explicit FrameScope(Frame& frame);
    ~FrameScope();
    FrameScope(const FrameScope&) = delete;
    FrameScope& operator=(const FrameScope&) = delete;

private:
    Frame& frame_;
    const Location* location_;
};

/// On entry from outside: where the stack ends.
class StackScope {
public:
    explicit StackScope(Evaluator& evaluator);
    ~StackScope();
    StackScope(const StackScope&) = delete;
    StackScope& operator=(const StackScope&) = delete;

private:
    Evaluator& evaluator_;
    const char* saved_;
};

}  // namespace aludel::python
