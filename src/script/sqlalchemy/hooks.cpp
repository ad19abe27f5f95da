#include "script/sqlalchemy/hooks.hpp"

namespace aludel::script::sqlalchemy {

Hooks& hooks(Evaluator& evaluator) {
    static const char key = 0;
    std::shared_ptr<void>& slot = evaluator.extras[&key];
    if (!slot) {
        slot = std::make_shared<Hooks>();
    }
    return *static_cast<Hooks*>(slot.get());
}

void create_element(Evaluator& evaluator, const Value& element, const Value& bind, bool check_first,
                    const Value& tables) {
    auto& create = hooks(evaluator).create;
    if (!create) {
        python::refuse(evaluator, "create() needs a database, and there is none here");
    }
    create(evaluator, element, bind, check_first, tables);
}

void drop_element(Evaluator& evaluator, const Value& element, const Value& bind, bool check_first,
                  const Value& tables) {
    auto& drop = hooks(evaluator).drop;
    if (!drop) {
        python::refuse(evaluator, "drop() needs a database, and there is none here");
    }
    drop(evaluator, element, bind, check_first, tables);
}

}  // namespace aludel::script::sqlalchemy
