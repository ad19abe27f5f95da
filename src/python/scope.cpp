#include "python/scope.hpp"

#include <algorithm>

namespace aludel::python {

Scope::Symbol* Scope::find(NameIndex name) {
    if (symbols.size() > 16) {
        auto found = index_.find(name);
        return found == index_.end() ? nullptr : &symbols[found->second];
    }
    for (Symbol& symbol : symbols) {
        if (symbol.name == name) {
            return &symbol;
        }
    }
    return nullptr;
}

Scope::Symbol& Scope::symbol(NameIndex name) {
    if (Symbol* found = find(name)) {
        return *found;
    }
    symbols.push_back({.name = name});
    if (symbols.size() == 17) {
        for (std::size_t i = 0; i < symbols.size(); ++i) {
            index_[symbols[i].name] = i;
        }
    } else if (symbols.size() > 17) {
        index_[name] = symbols.size() - 1;
    }
    return symbols.back();
}

Scope* Scope::child(ScopeKind child_kind, Code* child_code) {
    children.push_back(std::make_unique<Scope>(child_kind, this, child_code));
    return children.back().get();
}

class Resolver {
public:
    explicit Resolver(Program& program) : program_(program) {}

    void run(Scope& module) {
        capture(module);
        assign_slots(module);
        bind(module);
        finish(module);
    }

private:
    struct Found {
        Scope* scope = nullptr;
        Scope::Symbol* symbol = nullptr;
    };

    /// The function (or comprehension) outside of `scope` that binds `name`; null for a global.
    Found outer(Scope& scope, NameIndex name, bool only_functions = false) {
        for (Scope* at = scope.parent; at; at = at->parent) {
            if (at->kind == ScopeKind::module) {
                return {};
            }
            if (at->kind == ScopeKind::class_) {
                continue;
            }
            if (Scope::Symbol* symbol = at->find(name)) {
                if (symbol->global) {
                    if (only_functions) {
                        continue;
                    }
                    return {};
                }
                if (symbol->bound && !symbol->nonlocal) {
                    return {at, symbol};
                }
            }
        }
        return {};
    }

    void capture(Scope& scope) {
        for (Scope::Symbol& symbol : scope.symbols) {
            if (symbol.nonlocal) {
                Found found = outer(scope, symbol.name, true);
                if (!found.symbol) {
                    throw syntax_error(program_.source, symbol.declared_at, symbol.declared_at,
                                       "no binding for nonlocal '" + program_.names[symbol.name] + "' found");
                }
                pass_down(scope, symbol.name, found);
            }
        }
        for (Name* use : scope.uses) {
            Scope::Symbol* symbol = scope.find(use->name);
            if (symbol && (symbol->global || symbol->nonlocal)) {
                continue;
            }
            if (symbol && symbol->bound && scope.kind != ScopeKind::class_) {
                continue;
            }
            Found found = outer(scope, use->name);
            if (found.symbol) {
                pass_down(scope, use->name, found);
            }
        }
        for (auto& child : scope.children) {
            capture(*child);
        }
    }

    /// Makes the variable a cell and a captured cell of every frame between its own and the one that uses it.
    void pass_down(Scope& scope, NameIndex name, const Found& found) {
        Scope* owner = &found.scope->frame();
        Scope* user = &scope.frame();
        if (owner == user) {
            return;
        }
        found.symbol->captured = true;
        for (Scope* at = user; at != owner; at = &at->parent->frame()) {
            if (std::find(at->free_.begin(), at->free_.end(), name) == at->free_.end()) {
                at->free_.push_back(name);
            }
        }
    }

    void assign_slots(Scope& scope) {
        Scope& frame = scope.frame();
        bool slotted = scope.kind == ScopeKind::function || scope.kind == ScopeKind::comprehension;
        std::vector<std::uint32_t> fresh_cells;
        std::vector<std::uint32_t> used_slots;
        std::vector<Code::Move> moves;
        if (slotted) {
            for (Scope::Symbol& symbol : scope.symbols) {
                if (!symbol.bound || symbol.global || symbol.nonlocal) {
                    continue;
                }
                // Parameters come first in every function's symbols, and keep their slot beside the cell.
                std::uint32_t slot = 0;
                if (!symbol.captured || symbol.parameter) {
                    slot = static_cast<std::uint32_t>(frame.slot_names_.size());
                    frame.slot_names_.push_back(scope.kind == ScopeKind::function ? symbol.name : no_name);
                    symbol.slot = slot;
                    used_slots.push_back(slot);
                }
                if (symbol.captured) {
                    symbol.slot = static_cast<std::uint32_t>(frame.cell_names_.size());
                    frame.cell_names_.push_back(symbol.name);
                    fresh_cells.push_back(symbol.slot);
                    if (symbol.parameter) {
                        moves.push_back({slot, symbol.slot});
                    }
                }
            }
        }
        if (scope.kind == ScopeKind::comprehension && scope.comprehension) {
            scope.comprehension->cells = program_.arena.copy(fresh_cells);
            scope.comprehension->slots = program_.arena.copy(used_slots);
        }
        if (scope.code) {
            scope.code->cell_parameters = program_.arena.copy(moves);
        }
        for (auto& child : scope.children) {
            assign_slots(*child);
        }
    }

    /// The cell of `frame` that holds the variable `found` of an outer frame.
    static std::uint32_t captured_cell(Scope& frame, NameIndex name) {
        auto at = std::find(frame.free_.begin(), frame.free_.end(), name);
        return static_cast<std::uint32_t>(frame.cell_names_.size() + static_cast<std::size_t>(at - frame.free_.begin()));
    }

    void set_to_symbol(Scope& user, Name& use, const Found& found) {
        if (&found.scope->frame() == &user.frame()) {
            use.binding = found.symbol->captured ? Binding::cell : Binding::local;
            use.slot = found.symbol->slot;
        } else {
            use.binding = Binding::cell;
            use.slot = captured_cell(user.frame(), use.name);
        }
    }

    void bind_use(Scope& scope, Name& use) {
        Scope::Symbol* symbol = scope.find(use.name);
        if ((symbol && symbol->global) || scope.kind == ScopeKind::module) {
            use.binding = Binding::global;
            return;
        }
        if (symbol && symbol->nonlocal) {
            set_to_symbol(scope, use, outer(scope, use.name, true));
            return;
        }
        bool bound = symbol && symbol->bound;
        if (bound && scope.kind != ScopeKind::class_) {
            set_to_symbol(scope, use, {&scope, symbol});
            return;
        }
        Found found = outer(scope, use.name);
        if (scope.kind == ScopeKind::class_) {
            use.binding = found.symbol ? Binding::class_cell : Binding::class_body;
            if (found.symbol) {
                use.slot = captured_cell(scope, use.name);
            }
        } else if (found.symbol) {
            set_to_symbol(scope, use, found);
        } else {
            use.binding = program_.names[use.name] == "__class__" ? Binding::own_class : Binding::global;
        }
    }

    void bind(Scope& scope) {
        for (Name* use : scope.uses) {
            bind_use(scope, *use);
        }
        for (auto& child : scope.children) {
            bind(*child);
        }
    }

    void finish(Scope& scope) {
        if (Code* code = scope.code) {
            code->slots = static_cast<std::uint32_t>(scope.slot_names_.size());
            code->cells = static_cast<std::uint32_t>(scope.cell_names_.size());
            code->slot_names = program_.arena.copy(scope.slot_names_);
            std::vector<NameIndex> cell_names = scope.cell_names_;
            cell_names.insert(cell_names.end(), scope.free_.begin(), scope.free_.end());
            code->cell_names = program_.arena.copy(cell_names);
            std::vector<std::uint32_t> captured;
            for (NameIndex name : scope.free_) {
                captured.push_back(cell_of_parent(scope, name));
            }
            code->captured = program_.arena.copy(captured);
        }
        for (auto& child : scope.children) {
            finish(*child);
        }
    }

    /// Where the frame around `scope` keeps the variable that `scope` captures.
    std::uint32_t cell_of_parent(Scope& scope, NameIndex name) {
        Scope& around = scope.parent->frame();
        for (Scope* at = scope.parent; at; at = at->parent) {
            if (&at->frame() != &around) {
                break;
            }
            if (at->kind == ScopeKind::class_) {
                continue;
            }
            Scope::Symbol* symbol = at->find(name);
            if (symbol && symbol->bound && !symbol->global && !symbol->nonlocal && symbol->captured) {
                return symbol->slot;
            }
        }
        return captured_cell(around, name);
    }

    Program& program_;
};

void resolve(Program& program, Scope& module) {
    Resolver(program).run(module);
}

}  // namespace aludel::python
