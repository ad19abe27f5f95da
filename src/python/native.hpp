#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.hpp"
#include "python/call.hpp"
#include "python/value.hpp"

// Embedding: how C++ gives modules, functions and classes to scripts. Everything here is made once, shared by
// all evaluators and threads, and never changed afterwards; an evaluator makes values of it when a script asks.
//
//   auto module = std::make_shared<NativeModule>("greeting");
//   module->function("hello", "name, *, loud=False", [](Call& call) {
//       std::string text = "hello " + std::string(call.text(0));
//       return call.evaluator.str(call.truth(1) ? text + "!" : text);
//   });
//   registry.add(module);
//
// A signature is written as in Python: "a, b, /, c=None, *args, d=0, **kw". Defaults are None, True, False,
// whole numbers, strings, () , [] and {} ; `...` stands for "not given" (Call::given tells).

namespace aludel::python {

class NativeClass;
struct Unknown;
struct Class;

/// What a parameter is when it is not given.
struct Default {
    enum class Kind : std::uint8_t { required, absent, none, true_, false_, integer, string, tuple, list, dict } kind = Kind::required;
    std::int64_t integer = 0;
    std::string text;
};

/// The parameters of a native function, and the way in which it complains about arguments.
class Signature {
public:
    enum class Style : std::uint8_t {
        python,  ///< as a function defined in Python
        c,       ///< as CPython's own builtins
    };
    Signature() = default;
    /// Throws Error(internal) for text that is not a signature.
    static Signature parse(std::string_view text, Style style = Style::python);

    std::vector<std::string> names;    ///< positional, keyword-only, *args, **kwargs
    std::vector<Default> defaults;     ///< of positional and keyword-only ones
    std::size_t positional = 0;
    std::size_t positional_only = 0;
    std::size_t keyword_only = 0;
    bool has_arguments = false;
    bool has_keywords = false;
    Style style = Style::python;
};

/// What a native function does when an argument is `unknown`.
enum class UnknownArguments : std::uint8_t {
    accept,  ///< it is called as usual
    infect,  ///< it is not called: the result is unknown too
};

using NativeBody = std::function<Value(Call&)>;

struct NativeFunction {
    std::string name;
    std::string qualified_name;
    Signature signature;
    NativeBody body;
    bool method = false;              ///< its first argument is the receiver, not part of the signature
    UnknownArguments unknown = UnknownArguments::accept;
    std::string documentation;
    const NativeClass* owner = nullptr;
    std::string module;
};

using Getter = std::function<Value(Evaluator&, const Value& self)>;
using Setter = std::function<void(Evaluator&, const Value& self, const Value& value)>;
using Maker = std::function<Value(Evaluator&)>;

struct Member {
    enum class Kind : std::uint8_t { function, static_method, class_method, property, value } kind;
    std::shared_ptr<const NativeFunction> function;
    Getter get;
    Setter set;
    Maker make;
};

struct Members {
    void add(std::string name, Member member);
    const Member* find(std::string_view name) const;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    std::unordered_map<std::string, Member, Hash, std::equal_to<>> by_name;
    std::vector<std::string> order;
};

/// A class defined in C++.
class NativeClass : public std::enable_shared_from_this<NativeClass> {
public:
    explicit NativeClass(std::string name, std::string module = "builtins");

    NativeClass& base(const NativeClass& base);
    /// For all members added from now on: CPython's own wording, and what unknown arguments do.
    NativeClass& style(Signature::Style style, UnknownArguments unknown);
    NativeClass& documentation(std::string text);
    /// What calling the class makes: for values that are not plain instances. `call.self` is the class.
    /// Most native classes need none: an Instance is made, and `initialise` fills it.
    NativeClass& construct(std::string_view signature, NativeBody body);
    /// __init__: `call.self` is the new instance.
    NativeClass& initialise(std::string_view signature, NativeBody body);
    NativeClass& method(std::string name, std::string_view signature, NativeBody body);
    NativeClass& class_method(std::string name, std::string_view signature, NativeBody body);   ///< self: the class
    NativeClass& static_method(std::string name, std::string_view signature, NativeBody body);
    NativeClass& property(std::string name, Getter get, Setter set = {});
    NativeClass& value(std::string name, Maker make);
    /// Scripts may not derive from it.
    NativeClass& final();
    /// Messages name it with its module, as CPython's static types: 're.Pattern'.
    NativeClass& dotted();
    /// Instances hold a value of this class as their payload when a script derives from it.
    NativeClass& has_payload();
    NativeClass& is_exception();

    const std::string& name() const { return name_; }
    const std::string& module() const { return module_; }
    const NativeClass* base_class() const { return base_; }
    const Members& members() const { return members_; }
    const std::shared_ptr<const NativeFunction>& constructor() const { return constructor_; }
    const std::string& documentation() const { return documentation_; }
    bool is_final() const { return final_; }
    bool is_dotted() const { return dotted_; }
    bool payload() const { return payload_; }
    bool exception() const { return exception_; }

private:
    std::shared_ptr<NativeFunction> make(std::string name, std::string_view signature, NativeBody body, bool method);

    std::string name_;
    std::string module_;
    std::string documentation_;
    const NativeClass* base_ = nullptr;
    Members members_;
    std::shared_ptr<const NativeFunction> constructor_;
    Signature::Style style_ = Signature::Style::python;
    UnknownArguments unknown_ = UnknownArguments::accept;
    bool final_ = false;
    bool dotted_ = false;
    bool payload_ = false;
    bool exception_ = false;
};

/// A module defined in C++, in Python text, or in both: a name that C++ does not have is looked for in the text,
/// which runs when that happens for the first time.
class NativeModule {
public:
    explicit NativeModule(std::string name);

    NativeModule& style(Signature::Style style, UnknownArguments unknown);
    NativeModule& function(std::string name, std::string_view signature, NativeBody body);
    NativeModule& type(std::shared_ptr<const NativeClass> type);
    NativeModule& value(std::string name, Maker make);
    /// What unknown arguments do to its functions and classes is as style() says.
    NativeModule& source(std::string_view text);
    /// Attributes that are neither, asked for by name: undefined when there is none.
    NativeModule& fallback(std::function<Value(Evaluator&, std::string_view name)> find);

    const std::string& name() const { return name_; }
    const Members& members() const { return members_; }
    const std::function<Value(Evaluator&, std::string_view)>& fallback() const { return fallback_; }
    std::string_view source() const { return source_; }
    bool infects() const { return unknown_ == UnknownArguments::infect; }
    bool is_package() const { return package_; }
    NativeModule& package();

private:
    std::string name_;
    Members members_;
    std::string_view source_;
    std::function<Value(Evaluator&, std::string_view)> fallback_;
    Signature::Style style_ = Signature::Style::python;
    UnknownArguments unknown_ = UnknownArguments::accept;
    bool package_ = false;
    std::vector<std::shared_ptr<const NativeClass>> types_;
};

/// The native modules that scripts can import. Give it to any number of evaluators.
class Registry {
public:
    /// A registry that has the standard library.
    static std::shared_ptr<Registry> with_standard_library();

    void add(std::shared_ptr<const NativeModule> module);
    /// `import name` is refused: `why` says so to the user, `instead` what to do.
    void refuse(std::string name, std::string why, std::string instead = {});
    std::shared_ptr<const NativeModule> find(std::string_view name) const;
    struct Refusal {
        std::string why, instead;
    };
    const Refusal* refusal(std::string_view name) const;

private:
    std::map<std::string, std::shared_ptr<const NativeModule>, std::less<>> modules_;
    std::map<std::string, Refusal, std::less<>> refusals_;
};

}  // namespace aludel::python
