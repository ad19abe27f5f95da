#include "script/environment/modules.hpp"

#include "script/alembic/modules.hpp"
#include "script/environment/run.hpp"

namespace aludel::script::environment {
namespace {

using python::NativeModule;

constexpr std::string_view util_text = R"python(
class CommandError(Exception):
    pass
)python";

void add(python::Registry& registry, std::initializer_list<std::string> names, std::string_view text) {
    for (const std::string& name : names) {
        auto made = std::make_shared<NativeModule>(name);
        made->package();
        made->source(text);
        registry.add(made);
    }
}

}  // namespace

const std::shared_ptr<const python::Registry>& registry() {
    static const std::shared_ptr<const python::Registry> all = [] {
        auto made = std::make_shared<python::Registry>(*alembic::registry());
        made->add(host_module());
        made->add(env_config_module());
        add(*made, {"alembic.context"}, context_text());
        add(*made, {"alembic.util"}, util_text);
        add(*made, {"_aludel_engine"}, engine_text());
        add(*made, {"_aludel_async_engine"}, async_engine_text());
        add(*made,
            {"sqlalchemy.engine", "sqlalchemy.engine.base", "sqlalchemy.ext.asyncio", "sqlalchemy.ext.asyncio.engine",
             "sqlalchemy.event"},
            "from _aludel_engine import *\n"
            "from sqlalchemy.engine.url import URL, make_url\n"
            "from _aludel_async_engine import AsyncAttrs, AsyncEngine, AsyncConnection, create_async_engine, "
            "async_engine_from_config\n");
        add(*made, {"sqlalchemy.orm"}, orm_text());
        add(*made, {"sqlalchemy.ext.declarative"}, "from sqlalchemy.orm import declarative_base, as_declarative\n");
        return made;
    }();
    return all;
}

}  // namespace aludel::script::environment
