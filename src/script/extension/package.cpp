#include "script/extension/package.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <string>

#include "python/attribute.hpp"
#include "python/evaluator.hpp"
#include "python/import.hpp"
#include "python/object.hpp"
#include "script/extension/flask_config.hpp"

namespace aludel::script::extension {
namespace {

using python::Evaluator;
using python::NativeModule;
using python::Value;

/// Where the text of a package runs.
std::string text_module(const Package& package) {
    return std::string(package.name) + "._text";
}

python::Module& text_of(Evaluator& evaluator, const Package& package) {
    const Value module = evaluator.import_module(text_module(package), true);
    // A name that no module has is not refused when it looks like Python's own: asking for one runs the text.
    python::find_module_attribute(evaluator, module, evaluator.intern("__doc__"));
    return module.as<python::Module>();
}

/// All modules of a package, and what stands around them: "a", "a.b", "a.b.c".
std::set<std::string> module_names(const Package& package) {
    std::set<std::string> names{std::string(package.name)};
    for (const std::string_view module : package.modules) {
        for (std::size_t dot = module.find('.'); dot != std::string_view::npos; dot = module.find('.', dot + 1)) {
            names.emplace(module.substr(0, dot));
        }
        names.emplace(module);
    }
    return names;
}

}  // namespace

const std::vector<const Package*>& all_packages() {
    static const std::vector<const Package*> all = {&advanced_alchemy(),
                                                    &alembic_autogenerate_enums(),
                                                    &alembic_postgresql_enum(),
                                                    &alembic_utils(),
                                                    &blinker(),
                                                    &citext(),
                                                    &click(),
                                                    &dotenv(),
                                                    &environs(),
                                                    &fastapi_users(),
                                                    &fastapi_users_db_sqlalchemy(),
                                                    &fastapi_users_db_sqlmodel(),
                                                    &fastapi_storages(),
                                                    &flask(),
                                                    &flask_bcrypt(),
                                                    &flask_cors(),
                                                    &flask_login(),
                                                    &flask_mail(),
                                                    &flask_migrate(),
                                                    &flask_principal(),
                                                    &flask_sqlalchemy(),
                                                    &funcy(),
                                                    &geoalchemy2(),
                                                    &loguru(),
                                                    &orjson(),
                                                    &oslo_config(),
                                                    &oslo_db(),
                                                    &oslo_i18n(),
                                                    &oslo_log(),
                                                    &oslo_serialization(),
                                                    &oslo_utils(),
                                                    &pgvector(),
                                                    &progressbar(),
                                                    &pydantic(),
                                                    &pydantic_settings(),
                                                    &rich(),
                                                    &slugify(),
                                                    &socket(),
                                                    &sqlalchemy_json(),
                                                    &sqlalchemy_utils(),
                                                    &sqlmodel(),
                                                    &tqdm()};
    return all;
}

void load(Evaluator& evaluator, const Package& package) {
    text_of(evaluator, package);
}

void add_packages(python::Registry& registry) {
    registry.add(flask_config_module());
    for (const Package* package : all_packages()) {
        auto text = std::make_shared<NativeModule>(text_module(*package));
        text->source(package->text);
        registry.add(std::move(text));
        for (const std::string& name : module_names(*package)) {
            auto module = std::make_shared<NativeModule>(name);
            module->package();
            module->fallback([package](Evaluator& evaluator, std::string_view wanted) {
                if (wanted.starts_with('_')) {
                    return Value();
                }
                const Value* found = text_of(evaluator, *package).attributes->table.find(wanted);
                return found ? *found : Value();
            });
            registry.add(std::move(module));
        }
    }
}

const Package* provider_of(std::string_view operation) {
    for (const Package* package : all_packages()) {
        const auto& all = package->operations;
        if (std::find(all.begin(), all.end(), operation) != all.end()) {
            return package;
        }
    }
    return nullptr;
}

}  // namespace aludel::script::extension
