#include <algorithm>
#include <array>

#include "python/import.hpp"
#include "python/lower.hpp"

namespace aludel::python {

Items<NameIndex> Lowering::dotted(const GrammarNode& node) {
    Children parts(*this, node);
    std::vector<NameIndex> path;
    for (GrammarNode& part : parts) {
        if (part.kind == Grammar::identifier) {
            path.push_back(plain_identifier(part));
        }
    }
    return program_.arena.copy(path);
}

ImportItem Lowering::import_item(const GrammarNode& node, bool from) {
    ImportItem item{{}, nullptr, false, node.begin, node.end};
    if (node.kind == Grammar::aliased_import) {
        Children parts(*this, node);
        item.path = dotted(parts[0]);
        item.aliased = true;
        item.target = bind_name(identifier(parts->back()), parts->back().begin, parts->back().end);
    } else {
        item.path = dotted(node);
        item.target = bind_name(mangled(name_texts_[item.path[0]]), node.begin, node.end);
    }
    if (from && item.path.size != 1) {
        fail(node, "invalid syntax");
    }
    return item;
}

Statement* Lowering::import(const GrammarNode& node) {
    auto* made = make<Import>(Syntax::import, node);
    Children parts(*this, node);
    std::vector<ImportItem> items;
    for (GrammarNode& part : parts) {
        if (part.kind != Grammar::token) {
            items.push_back(import_item(part, false));
        }
    }
    if (parts->back().kind == Grammar::token) {
        fail(node, "invalid syntax");
    }
    made->items = program_.arena.copy(items);
    return made;
}

Statement* Lowering::import_from(const GrammarNode& node) {
    auto* made = make<ImportFrom>(Syntax::import_from, node);
    Children parts(*this, node);
    std::vector<ImportItem> items;
    bool future = node.kind == Grammar::future_import_statement;
    bool star = false;
    if (future) {
        std::vector<NameIndex> path = {name("__future__")};
        made->path = program_.arena.copy(path);
    }
    for (GrammarNode& part : parts) {
        if (part.kind == Grammar::token) {
            continue;
        }
        if (part.field == Field::module_name) {
            if (part.kind == Grammar::relative_import) {
                Children pieces(*this, part);
                for (GrammarNode& piece : pieces) {
                    if (piece.kind == Grammar::import_prefix) {
                        std::string_view dots = text(piece);
                        made->level = static_cast<std::uint32_t>(std::count(dots.begin(), dots.end(), '.'));
                    } else {
                        made->path = dotted(piece);
                    }
                }
            } else {
                made->path = dotted(part);
            }
        } else if (part.kind == Grammar::wildcard_import) {
            star = true;
            if (scope_->kind != ScopeKind::module) {
                fail(node, "import * only allowed at module level");
            }
        } else {
            items.push_back(import_item(part, true));
        }
    }
    if (items.empty() && !star) {
        fail(node, "invalid syntax");
    }
    if (parts->back().kind == Grammar::token && first(parts->back()) == ',') {
        fail(node, "trailing comma not allowed without surrounding parentheses");
    }
    if (future) {
        if (future_is_late_ || scope_->kind != ScopeKind::module) {
            fail(node, "from __future__ imports must occur at the beginning of the file");
        }
        static constexpr std::array<std::string_view, 10> features = {
            "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
            "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations"};
        for (const ImportItem& item : items) {
            const std::string& feature = name_texts_[item.path[0]];
            if (std::find(features.begin(), features.end(), feature) == features.end()) {
                fail(node, "future feature " + feature + " is not defined");
            }
        }
    }
    made->items = program_.arena.copy(items);
    return made;
}

/// `type Name = …` is for annotations, which are not evaluated: like an import, the name raises only when it is used.
Statement* Lowering::type_alias(const GrammarNode& node) {
    Children parts(*this, node);
    for (GrammarNode& part : parts) {
        if (part.field != Field::left) {
            continue;
        }
        Children inside(*this, part);
        if (inside->size() != 1 || inside[0].kind != Grammar::identifier) {
            break;
        }
        auto* made = make<ImportFrom>(Syntax::import_from, node);
        const std::vector<NameIndex> module = {name(type_alias_module)};
        const std::vector<NameIndex> alias = {identifier(inside[0])};
        made->path = program_.arena.copy(module);
        const std::vector<ImportItem> items = {
            {program_.arena.copy(alias), bind_name(alias[0], inside[0].begin, inside[0].end), false, part.begin, part.end}};
        made->items = program_.arena.copy(items);
        return made;
    }
    refuse(node, "type parameters of `type` statements are not supported", "write `Name = ...` instead");
}

}  // namespace aludel::python
