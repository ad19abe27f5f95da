#include <optional>

#include "python/regex_node.hpp"

namespace aludel::python {
namespace {

using Opcode = RegexInstruction::Code;

/// Turns the tree into instructions.
class Emitter {
public:
    explicit Emitter(Regex::Program& program) : program_(program) {}

    void emit(const RegexNode& node) {
        switch (node.kind) {
            case RegexNode::empty:
                return;
            case RegexNode::literal:
                return character(node);
            case RegexNode::any:
                add((node.flags & Regex::dot_all) != 0 ? Opcode::any_newline : Opcode::any);
                return;
            case RegexNode::class_:
                add(Opcode::class_, node.index);
                return;
            case RegexNode::sequence:
                for (const RegexNodePointer& child : node.children) {
                    emit(*child);
                }
                return;
            case RegexNode::alternation:
                return alternation(node);
            case RegexNode::repeat:
                return repeat(node);
            case RegexNode::group:
                add(Opcode::save, 2 * node.index);
                emit(*node.children[0]);
                add(Opcode::close_group, node.index);
                return;
            case RegexNode::backreference:
                add((node.flags & Regex::ignore_case) != 0 ? Opcode::backreference_fold : Opcode::backreference,
                    node.index);
                return;
            case RegexNode::assertion:
                add(static_cast<Opcode>(node.index), node.minimum);
                return;
            case RegexNode::look:
                return look(node);
            case RegexNode::atomic:
                return nested(Opcode::atomic, node, 0);
            case RegexNode::conditional:
                return conditional(node);
        }
    }

    std::size_t add(Opcode code, std::uint32_t a = 0, std::uint32_t b = 0) {
        if (program_.code.size() > 200'000) {
            throw RegexError("regular expression too large", -1);
        }
        program_.code.push_back({code, a, b});
        return program_.code.size() - 1;
    }

private:
    std::uint32_t here() const { return static_cast<std::uint32_t>(program_.code.size()); }

    void character(const RegexNode& node) {
        if ((node.flags & Regex::ignore_case) != 0) {
            add(Opcode::character_fold, regex_fold(node.character));
        } else {
            add(Opcode::character, node.character);
        }
    }

    void alternation(const RegexNode& node) {
        std::vector<std::size_t> ends;
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            if (i + 1 < node.children.size()) {
                const std::size_t split = add(Opcode::split);
                program_.code[split].a = here();
                emit(*node.children[i]);
                ends.push_back(add(Opcode::jump));
                program_.code[split].b = here();
            } else {
                emit(*node.children[i]);
            }
        }
        for (const std::size_t end : ends) {
            program_.code[end].a = here();
        }
    }

    void repeat(const RegexNode& node) {
        if (node.possessive) {
            const std::size_t start = add(Opcode::atomic);
            repeat_plain(node);
            add(Opcode::accept);
            program_.code[start].a = here();
            return;
        }
        repeat_plain(node);
    }

    void repeat_plain(const RegexNode& node) {
        const RegexNode& body = *node.children[0];
        const bool once = node.minimum == 0 && node.maximum == 1;
        const bool loop = node.maximum == regex_unlimited && node.minimum <= 1 && least_width(body) > 0;
        if (!once && !loop) {
            return counted(node);
        }
        if (node.maximum == 1) {
            const std::size_t split = add(Opcode::split);
            const std::uint32_t start = here();
            emit(body);
            set_split(split, start, here(), node.greedy);
            return;
        }
        if (node.minimum == 1) {
            emit(body);
        }
        const std::size_t split = add(Opcode::split);
        const std::uint32_t start = here();
        emit(body);
        add(Opcode::jump, static_cast<std::uint32_t>(split));
        set_split(split, start, here(), node.greedy);
    }

    void set_split(std::size_t split, std::uint32_t body, std::uint32_t next, bool greedy) {
        program_.code[split].a = greedy ? body : next;
        program_.code[split].b = greedy ? next : body;
    }

    void counted(const RegexNode& node) {
        const auto counter = static_cast<std::uint32_t>(program_.counters);
        program_.counters += 2;
        add(Opcode::counter_reset, counter);
        const auto index = static_cast<std::uint32_t>(program_.repeats.size());
        program_.repeats.push_back({node.minimum, node.maximum, node.greedy, 0, counter + 1});
        const std::size_t loop = add(Opcode::counter_loop, counter, index);
        const std::size_t exit = add(Opcode::jump);
        program_.repeats[index].body = here();
        emit(*node.children[0]);
        add(Opcode::jump, static_cast<std::uint32_t>(loop));
        program_.code[exit].a = here();
    }

    void nested(Opcode code, const RegexNode& node, std::uint32_t width) {
        const std::size_t start = add(code, 0, width);
        emit(*node.children[0]);
        add(Opcode::accept);
        program_.code[start].a = here();
    }

    void look(const RegexNode& node) {
        if (node.ahead) {
            nested(node.negated ? Opcode::not_ahead : Opcode::ahead, node, 0);
            return;
        }
        const auto width = width_of(*node.children[0]);
        if (!width) {
            throw RegexError("look-behind requires fixed-width pattern", -1);
        }
        nested(node.negated ? Opcode::not_behind : Opcode::behind, node, *width);
    }

    void conditional(const RegexNode& node) {
        const std::size_t test = add(Opcode::group_exists, node.index);
        emit(*node.children[0]);
        const std::size_t end = add(Opcode::jump);
        program_.code[test].b = here();
        emit(*node.children[1]);
        program_.code[end].a = here();
    }

    /// Characters the node takes at the least, as far as it matters: 0 or more.
    static std::uint32_t least_width(const RegexNode& node) {
        switch (node.kind) {
            case RegexNode::literal:
            case RegexNode::any:
            case RegexNode::class_:
                return 1;
            case RegexNode::sequence:
            case RegexNode::group:
            case RegexNode::atomic:
                for (const RegexNodePointer& child : node.children) {
                    if (least_width(*child) > 0) {
                        return 1;
                    }
                }
                return 0;
            case RegexNode::alternation:
            case RegexNode::conditional:
                for (const RegexNodePointer& child : node.children) {
                    if (least_width(*child) == 0) {
                        return 0;
                    }
                }
                return 1;
            case RegexNode::repeat:
                return node.minimum == 0 ? 0 : least_width(*node.children[0]);
            default:
                return 0;
        }
    }

    static std::optional<std::uint32_t> width_of(const RegexNode& node) {
        switch (node.kind) {
            case RegexNode::empty:
            case RegexNode::assertion:
            case RegexNode::look:
                return 0;
            case RegexNode::literal:
            case RegexNode::any:
            case RegexNode::class_:
                return 1;
            case RegexNode::sequence:
            case RegexNode::group:
            case RegexNode::atomic: {
                std::uint32_t sum = 0;
                for (const RegexNodePointer& child : node.children) {
                    const auto width = width_of(*child);
                    if (!width) {
                        return std::nullopt;
                    }
                    sum += *width;
                }
                return sum;
            }
            case RegexNode::alternation:
            case RegexNode::conditional: {
                const auto first = width_of(*node.children[0]);
                for (const RegexNodePointer& child : node.children) {
                    if (!first || width_of(*child) != first) {
                        return std::nullopt;
                    }
                }
                return first;
            }
            case RegexNode::repeat: {
                const auto width = width_of(*node.children[0]);
                if (!width || node.minimum != node.maximum) {
                    return std::nullopt;
                }
                return *width * node.minimum;
            }
            case RegexNode::backreference:
                return std::nullopt;
        }
        return std::nullopt;
    }

    Regex::Program& program_;
};

}  // namespace

void emit_regex(const RegexNode& tree, Regex::Program& program) {
    Emitter emitter(program);
    emitter.emit(tree);
    emitter.add(Opcode::accept);
}

}  // namespace aludel::python
