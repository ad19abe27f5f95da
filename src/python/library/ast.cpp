#include <algorithm>
#include <string>

#include "python/call.hpp"
#include "python/evaluate.hpp"
#include "python/library/library.hpp"
#include "python/parse.hpp"

namespace aludel::python::library {
namespace {

const char* class_of(const Expression& node) {
    switch (node.kind) {
        case Syntax::name:
            return "Name";
        case Syntax::call:
            return "Call";
        case Syntax::attribute:
            return "Attribute";
        case Syntax::subscript:
            return "Subscript";
        case Syntax::binary:
            return "BinOp";
        case Syntax::unary:
            return "UnaryOp";
        case Syntax::boolean:
            return "BoolOp";
        case Syntax::compare:
            return "Compare";
        case Syntax::lambda:
            return "Lambda";
        case Syntax::conditional:
            return "IfExp";
        case Syntax::format_string:
            return "JoinedStr";
        case Syntax::starred:
            return "Starred";
        case Syntax::comprehension:
            return "ListComp";
        default:
            return "AST";
    }
}

[[noreturn]] void malformed(Evaluator& evaluator, const Program& program, const Expression& node) {
    raise(evaluator, ExceptionType::ValueError,
          "malformed node or string on line " + std::to_string(program.source.line(node.begin)) + ": <ast." +
              class_of(node) + " object at 0x" + std::to_string(node.begin) + ">");
}

bool is_number(const Program& program, const Expression& node) {
    if (node.kind != Syntax::constant) {
        return false;
    }
    const LiteralKind kind = program.literals[static_cast<const Constant&>(node).index].kind;
    return kind == LiteralKind::integer || kind == LiteralKind::floating;
}

/// `set()`, which is how an empty set is written.
bool is_empty_set(const Program& program, const CallExpression& node) {
    return node.callee->kind == Syntax::name && program.names[static_cast<const Name*>(node.callee)->name] == "set" &&
           node.arguments.empty() && node.keywords.empty();
}

/// Raises for all that is no literal.
void check_literal(Evaluator& evaluator, const Program& program, const Expression& node) {
    switch (node.kind) {
        case Syntax::constant:
            return;
        case Syntax::tuple:
        case Syntax::list:
        case Syntax::set:
            for (const Expression* item : static_cast<const Sequence&>(node).items) {
                check_literal(evaluator, program, *item);
            }
            return;
        case Syntax::dict:
            for (const DictItem& item : static_cast<const DictDisplay&>(node).items) {
                if (!item.key) {
                    raise(evaluator, ExceptionType::ValueError, "malformed node or string: None");
                }
                check_literal(evaluator, program, *item.key);
                check_literal(evaluator, program, *item.value);
            }
            return;
        case Syntax::unary: {
            const auto& sign = static_cast<const UnaryOperation&>(node);
            const bool signs = sign.operation == UnaryOperator::negative || sign.operation == UnaryOperator::positive;
            if (signs && is_number(program, *sign.operand)) {
                return;
            }
            break;
        }
        case Syntax::call:
            if (is_empty_set(program, static_cast<const CallExpression&>(node))) {
                return;
            }
            break;
        default:
            break;
    }
    malformed(evaluator, program, node);
}

std::shared_ptr<const Program> parse_text(Evaluator& evaluator, std::string text) {
    try {
        return parse(std::move(Source("<unknown>", std::move(text)).as_library(false)));
    } catch (const Error& error) {
        if (error.code() != ErrorCode::python_syntax) {
            throw;
        }
        raise(evaluator, ExceptionType::SyntaxError,
              error.message() + " (<unknown>, line " + std::to_string(std::max(1, error.place().line)) + ")");
    }
}

/// A text is read as a program, and run when it is nothing but literals.
Value literal_eval(Call& call) {
    Evaluator& evaluator = call.evaluator;
    const Str* given = as_str(call[0]);
    if (!given) {
        raise(evaluator, ExceptionType::ValueError, "malformed node or string: " + repr(evaluator, call[0]));
    }
    const std::string text = given->text.substr(std::min(given->text.find_first_not_of(" \t"), given->text.size()));
    const std::shared_ptr<const Program> program = parse_text(evaluator, text);
    const Block& body = program->code->body;
    if (body.size != 1 || body[0]->kind != Syntax::expression) {
        raise(evaluator, ExceptionType::SyntaxError, "invalid syntax (<unknown>, line 1)");
    }
    check_literal(evaluator, *program, *static_cast<const ExpressionStatement*>(body[0])->value);
    Ref<Module> module = evaluator.heap().make<Module>(evaluator.str("<unknown>"));
    module->attributes = evaluator.dict();
    run_module(evaluator, parse_text(evaluator, "value = (" + text + "\n)"), *module);
    return *module->attributes->table.find("value");
}

}  // namespace

std::shared_ptr<const NativeModule> ast() {
    auto made = std::make_shared<NativeModule>("ast");
    made->style(Signature::Style::python, UnknownArguments::infect);
    made->function("literal_eval", "node_or_string", literal_eval);
    return made;
}

}  // namespace aludel::python::library
