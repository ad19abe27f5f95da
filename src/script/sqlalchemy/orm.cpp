#include "script/sqlalchemy/orm.hpp"

#include "python/exception.hpp"
#include "python/import.hpp"
#include "script/sqlalchemy/orm_text.hpp"
#include "script/sqlalchemy/support.hpp"

namespace aludel::script::sqlalchemy {
namespace {

using python::NativeModule;

/// What this ORM does not have is refused by name, and not as an exception that a script might catch.
void add_refusal(NativeModule& module) {
    module.function("_refuse", "what", [](Call& call) -> Value {
        python::refuse(call.evaluator, std::string(call.text(0)),
                       "write it with select(), insert() and update() of tables, or write this revision as an SQL file "
                       "of the same id (docs/from-alembic.md)");
    });
}

std::shared_ptr<NativeModule> orm_module(std::string name) {
    auto made = std::make_shared<NativeModule>(std::move(name));
    made->package();
    return made;
}

/// Names of another of these modules.
void borrow(NativeModule& into, std::initializer_list<const char*> names, const char* from) {
    for (const char* name : names) {
        into.value(name, [name, from](Evaluator& evaluator) {
            return python::get_attribute(evaluator, python::import_now(evaluator, from), name);
        });
    }
}

}  // namespace

void add_orm(python::Registry& registry) {
    auto model = orm_module("sqlalchemy.orm.decl_api");
    add_refusal(*model);
    model->source(model_text);
    registry.add(model);

    auto relationships = orm_module("sqlalchemy.orm.relationships");
    add_refusal(*relationships);
    relationships->source(relationship_text);
    registry.add(relationships);

    auto flushing = orm_module("sqlalchemy.orm.unitofwork");
    add_refusal(*flushing);
    flushing->source(flush_text);
    registry.add(flushing);

    auto session = orm_module("sqlalchemy.orm.session");
    add_refusal(*session);
    session->source(session_text);
    borrow(*session, {"sessionmaker"}, "sqlalchemy.orm.scoping");
    borrow(*session, {"make_transient", "object_session"}, "sqlalchemy.orm.decl_api");
    registry.add(session);

    auto scoping = orm_module("sqlalchemy.orm.scoping");
    scoping->source(scoping_text);
    registry.add(scoping);

    auto query = orm_module("sqlalchemy.orm.query");
    add_refusal(*query);
    query->source(query_text);
    registry.add(query);

    auto orm = orm_module("sqlalchemy.orm");
    borrow(*orm,
           {"declarative_base", "DeclarativeBase", "DeclarativeBaseNoMeta", "Mapped", "mapped_column", "backref",
            "synonym", "deferred", "declared_attr", "declarative_mixin", "validates", "column_property",
            "query_expression", "aliased", "registry", "InstrumentedAttribute", "make_transient", "object_session"},
           "sqlalchemy.orm.decl_api");
    borrow(*orm, {"relationship"}, "sqlalchemy.orm.relationships");
    borrow(*orm, {"Session"}, "sqlalchemy.orm.session");
    borrow(*orm, {"sessionmaker", "scoped_session"}, "sqlalchemy.orm.scoping");
    borrow(*orm,
           {"Query", "joinedload", "selectinload", "subqueryload", "load_only", "lazyload", "noload", "raiseload",
            "contains_eager", "undefer", "defer"},
           "sqlalchemy.orm.query");
    registry.add(orm);

    for (const char* name : {"sqlalchemy.ext.declarative", "sqlalchemy.ext.declarative.base"}) {
        auto declarative = orm_module(name);
        borrow(*declarative, {"declarative_base", "declared_attr"}, "sqlalchemy.orm.decl_api");
        registry.add(declarative);
    }
    auto hybrid = orm_module("sqlalchemy.ext.hybrid");
    borrow(*hybrid, {"hybrid_property"}, "sqlalchemy.orm.decl_api");
    registry.add(hybrid);
    auto attributes = orm_module("sqlalchemy.orm.attributes");
    borrow(*attributes,
           {"flag_modified", "InstrumentedAttribute", "NO_VALUE", "NEVER_SET", "LoaderCallableStatus",
            "AttributeEventToken"},
           "sqlalchemy.orm.decl_api");
    registry.add(attributes);
    auto exceptions = orm_module("sqlalchemy.orm.exc");
    exceptions->source(R"python(
import sqlalchemy.exc
from sqlalchemy.exc import NoResultFound, MultipleResultsFound


class StaleDataError(sqlalchemy.exc.SQLAlchemyError):
    pass


class UnmappedError(sqlalchemy.exc.InvalidRequestError):
    pass


class UnmappedInstanceError(UnmappedError):
    pass


class ObjectDeletedError(sqlalchemy.exc.InvalidRequestError):
    pass


class DetachedInstanceError(sqlalchemy.exc.SQLAlchemyError):
    pass
)python");
    registry.add(exceptions);
}

}  // namespace aludel::script::sqlalchemy
