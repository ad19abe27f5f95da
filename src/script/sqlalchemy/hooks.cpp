#include "script/sqlalchemy/hooks.hpp"

#include <fmt/format.h>

#include "script/sqlalchemy/event.hpp"
#include "script/sqlalchemy/schema_sort.hpp"

namespace aludel::script::sqlalchemy {

Hooks& hooks(Evaluator& evaluator) {
    static const char key = 0;
    std::shared_ptr<void>& slot = evaluator.extras[&key];
    if (!slot) {
        slot = std::make_shared<Hooks>();
    }
    return *static_cast<Hooks*>(slot.get());
}

namespace {

/// Tells those who listen to a table's creation or removal. Whether it happens has to be known for that.
class Events {
public:
    Events(Evaluator& evaluator, const Value& element, const Value& bind, bool check_first, std::string_view verb)
        : evaluator_(evaluator), element_(element), bind_(bind), verb_(verb) {
        check(check_first);
        if (is_table(element_)) {
            notify_table(evaluator_, element_, fmt::format("before_{}", verb_), bind_);
        }
    }
    void after() const {
        if (is_table(element_)) {
            notify_table(evaluator_, element_, fmt::format("after_{}", verb_), bind_);
        }
    }

private:
    void check(bool check_first) const {
        const auto refuse_of = [&](const Value& table) {
            for (const char* when : {"before", "after"}) {
                if (is_listened_to(evaluator_, table, fmt::format("{}_{}", when, verb_))) {
                    python::refuse(evaluator_,
                                   fmt::format("the events of a table whose {} depends on what is there", verb_),
                                   fmt::format("{} the table itself, with checkfirst=False", verb_));
                }
            }
        };
        if (is_table(element_) && check_first) {
            refuse_of(element_);
        } else if (is_a(element_, schema_class("MetaData"))) {
            for (const Value& table : tables_of_metadata(element_)) {
                refuse_of(table);
            }
        }
    }

    Evaluator& evaluator_;
    const Value& element_;
    const Value& bind_;
    std::string_view verb_;
};

}  // namespace

void create_element(Evaluator& evaluator, const Value& element, const Value& bind, bool check_first,
                    const Value& tables) {
    auto& create = hooks(evaluator).create;
    if (!create) {
        python::refuse(evaluator, "create() needs a database, and there is none here");
    }
    const Events events(evaluator, element, bind, check_first, "create");
    create(evaluator, element, bind, check_first, tables);
    events.after();
}

void drop_element(Evaluator& evaluator, const Value& element, const Value& bind, bool check_first,
                  const Value& tables) {
    auto& drop = hooks(evaluator).drop;
    if (!drop) {
        python::refuse(evaluator, "drop() needs a database, and there is none here");
    }
    const Events events(evaluator, element, bind, check_first, "drop");
    drop(evaluator, element, bind, check_first, tables);
    events.after();
}

}  // namespace aludel::script::sqlalchemy
