#include "python/grammar.hpp"

#include <array>
#include <string>
#include <unordered_map>

#include "base/error.hpp"

extern "C" const TSLanguage* tree_sitter_python(void);

namespace aludel::python {
namespace {

constexpr std::array<const char*, 32> field_names = {
    "",           "alias",       "alternative", "argument", "arguments", "attribute",    "body",       "cause",
    "condition",  "consequence", "definition",  "expression", "format_specifier", "function", "guard", "key",
    "left",       "module_name", "name",        "object",   "operator",  "operators",    "parameters", "return_type",
    "right",      "subject",     "subscript",   "superclasses", "type",  "type_conversion", "type_parameters", "value",
};

struct Tables {
    std::vector<Grammar> kinds;
    std::vector<Field> fields;

    Tables() {
        const std::unordered_map<std::string_view, Grammar> names = {
            {"float", Grammar::float_}, {"true", Grammar::true_}, {"false", Grammar::false_}, {"none", Grammar::none},
#define X(name) {#name, Grammar::name},
            ALUDEL_GRAMMAR_NODES(X)
#undef X
        };
        const TSLanguage* python = tree_sitter_python();
        std::uint32_t version = ts_language_version(python);
        if (version < TREE_SITTER_MIN_COMPATIBLE_LANGUAGE_VERSION || version > TREE_SITTER_LANGUAGE_VERSION) {
            throw Error(ErrorCode::internal, "the Python grammar has version " + std::to_string(version) +
                                                 ", which the tree-sitter library cannot load");
        }
        std::uint32_t symbols = ts_language_symbol_count(python);
        for (std::uint32_t i = 0; i < symbols; ++i) {
            auto symbol = static_cast<TSSymbol>(i);
            if (ts_language_symbol_type(python, symbol) != TSSymbolTypeRegular) {
                kinds.push_back(Grammar::token);
                continue;
            }
            auto found = names.find(ts_language_symbol_name(python, symbol));
            kinds.push_back(found == names.end() ? Grammar::other : found->second);
        }
        std::uint32_t count = ts_language_field_count(python);
        fields.push_back(Field::none);
        for (std::uint32_t i = 1; i <= count; ++i) {
            std::string_view name = ts_language_field_name_for_id(python, static_cast<TSFieldId>(i));
            Field field = Field::none;
            for (std::size_t j = 1; j < field_names.size(); ++j) {
                if (name == field_names[j]) {
                    field = static_cast<Field>(j);
                }
            }
            fields.push_back(field);
        }
    }
};

const Tables& tables() {
    static const Tables all;
    return all;
}

}  // namespace

const TSLanguage* language() {
    tables();
    return tree_sitter_python();
}

Grammar kind_of(TSSymbol symbol) {
    const auto& kinds = tables().kinds;
    return symbol < kinds.size() ? kinds[symbol] : Grammar::other;
}

Field field_of(TSFieldId id) {
    return tables().fields[id];
}

GrammarNode Walker::describe(TSNode node, Field field) {
    return {node, kind_of(ts_node_symbol(node)), field, ts_node_start_byte(node), ts_node_end_byte(node)};
}

void Walker::children(TSNode node, GrammarNodes& into) {
    into.clear();
    ts_tree_cursor_reset(&cursor_, node);
    if (!ts_tree_cursor_goto_first_child(&cursor_)) {
        return;
    }
    do {
        GrammarNode child = describe(ts_tree_cursor_current_node(&cursor_));
        if (child.kind == Grammar::comment || child.kind == Grammar::line_continuation) {
            continue;
        }
        child.field = field_of(ts_tree_cursor_current_field_id(&cursor_));
        into.push_back(child);
    } while (ts_tree_cursor_goto_next_sibling(&cursor_));
}

}  // namespace aludel::python
