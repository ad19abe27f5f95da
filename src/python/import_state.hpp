#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "python/evaluator.hpp"

// What the files of imports share: which packages are broken, what was put off. Of others only _host sees it.
namespace aludel::python {

/// A package whose __init__ cannot be evaluated. Its modules are looked for all the same; its own names are refused.
struct BrokenPackage {
    std::string reason;
    Location imported;  ///< the import that asked for a module of it
};

struct Imports {
    std::unordered_map<const Module*, BrokenPackage> broken;
    Location statement;          ///< of what is being looked for
    std::vector<Value> put_off;  ///< all placeholders, in the order of their imports
    /// Namespaces of modules with `from m import *` whose m was not found: they may have any name.
    std::unordered_set<const Dict*> incomplete;
    /// Names that the script itself has given to modules of ours.
    std::unordered_map<const Module*, std::unordered_set<std::string>> given;
    bool at_place = false;  ///< what is loaded next is loaded where Python loads it: its exceptions are the script's
};

inline constexpr const char* write_it_out =
    "an import that is not used does no harm; what is used has to be written out in the file";

Imports& imports_of(Evaluator& evaluator);
/// Null for packages that are whole.
const BrokenPackage* broken_package(Evaluator& evaluator, const Value& module);
/// The line that is used, and where it was imported.
std::string use_and_import(Evaluator& evaluator, const Location& imported);
/// What runs is the script itself, no text of the library.
bool in_script(Evaluator& evaluator);
/// Loaded, or one of ours; null for all others.
Ref<Module> known_module(Evaluator& evaluator, const std::string& name);
/// "a.b" of "a.b.c".
std::string parent_of(const std::string& name);
/// What a module has, or has as one of ours: undefined when there is no such name. Nothing is refused.
Value find_provided(Evaluator& evaluator, const Ref<Module>& module, const Value& name);
/// What an import statement binds that was not looked for yet.
Value put_off(Evaluator& evaluator, std::string module, std::string name);
/// A value whose use is refused.
Value make_placeholder(Evaluator& evaluator, std::string module, std::string name);

/// Says for a while whether modules are loaded at their place.
class AtPlace {
public:
    AtPlace(Evaluator& evaluator, bool value)
        : imports_(imports_of(evaluator)), before_(std::exchange(imports_.at_place, value)) {}
    ~AtPlace() { imports_.at_place = before_; }
    AtPlace(const AtPlace&) = delete;
    AtPlace& operator=(const AtPlace&) = delete;
    bool before() const { return before_; }

private:
    Imports& imports_;
    bool before_;
};

}  // namespace aludel::python
