#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "python/syntax.hpp"

namespace aludel::python {

enum class ScopeKind : std::uint8_t { module, function, class_, comprehension };

/// The names of one module, function, class body or comprehension while a file is lowered. Python decides
/// what a name means from the whole of the function around it, so uses are only collected until the end.
class Scope {
public:
    Scope(ScopeKind kind, Scope* parent, Code* code) : kind(kind), parent(parent), code(code) {}

    struct Symbol {
        NameIndex name;
        bool bound = false;
        bool parameter = false;
        bool global = false;
        bool nonlocal = false;
        bool captured = false;
        bool used = false;
        std::uint32_t declared_at = 0;
        std::uint32_t slot = 0;
    };

    Symbol& symbol(NameIndex name);
    Symbol* find(NameIndex name);
    Scope* child(ScopeKind kind, Code* code);
    /// The scope whose frame this one runs in: itself, or the one around a comprehension.
    Scope& frame() { return kind == ScopeKind::comprehension ? parent->frame() : *this; }

    ScopeKind kind;
    Scope* parent;
    Code* code;                       ///< of a comprehension: null
    Comprehension* comprehension = nullptr;
    std::vector<Symbol> symbols;
    std::vector<Name*> uses;
    std::vector<std::unique_ptr<Scope>> children;
    const Statement* returned = nullptr;  ///< of a function: the first return with a value
    int loops = 0;                    ///< depth of loops at the statement being lowered

private:
    friend class Resolver;
    std::unordered_map<NameIndex, std::size_t> index_;  // only once there are many
    std::vector<NameIndex> free_;
    std::vector<NameIndex> cell_names_;
    std::vector<NameIndex> slot_names_;
};

/// Decides the binding of every name below `module` and gives out slots and cells.
/// Throws Error(python_syntax) for a nonlocal without a binding.
void resolve(Program& program, Scope& module);

}  // namespace aludel::python
