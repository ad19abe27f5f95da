#pragma once

#include <string_view>
#include <vector>

#include "python/native.hpp"

// Packages of others that revision files import, as far as a migration can see them: what their types are in DDL, and
// the operations that they add to `op`. Each has a file of its own, with a text of Python in it; CONTRIBUTING.md has
// the recipe. A name that such a package has and ours has not is refused by name where a revision uses it.

namespace aludel::script::extension {

struct Package {
    std::string_view name;
    /// All names of all its modules, in Python. What begins with an underscore is not seen from outside. Modules that
    /// it imports are given such names, so that they are not taken for modules of the package.
    std::string_view text;
    /// Its other modules: each shows the same names. The packages around them are meant as well.
    std::vector<std::string_view> modules = {};
    /// What it registers with Alembic's Operations, so that `op.NAME` finds it where only env.py imports the package.
    std::vector<std::string_view> operations = {};
};

const std::vector<const Package*>& all_packages();
/// Gives scripts these packages.
void add_packages(python::Registry& registry);
/// The package that brings this operation; null when there is none.
const Package* provider_of(std::string_view operation);
/// Runs the text of the package, if it has not run yet: it registers its operations.
void load(python::Evaluator& evaluator, const Package& package);

// One for each file.
const Package& advanced_alchemy();
const Package& alembic_autogenerate_enums();
const Package& alembic_postgresql_enum();
const Package& alembic_utils();
const Package& blinker();
const Package& citext();
const Package& click();
const Package& dotenv();
const Package& environs();
const Package& fastapi_users();
const Package& fastapi_users_db_sqlalchemy();
const Package& fastapi_users_db_sqlmodel();
const Package& fastapi_storages();
const Package& flask();
const Package& flask_bcrypt();
const Package& flask_cors();
const Package& flask_login();
const Package& flask_mail();
const Package& flask_migrate();
const Package& flask_principal();
const Package& flask_sqlalchemy();
const Package& funcy();
const Package& geoalchemy2();
const Package& loguru();
const Package& orjson();
const Package& oslo_config();
const Package& oslo_db();
const Package& oslo_i18n();
const Package& oslo_log();
const Package& oslo_serialization();
const Package& oslo_utils();
const Package& pgvector();
const Package& progressbar();
const Package& pydantic();
const Package& pydantic_settings();
const Package& rich();
const Package& slugify();
const Package& socket();
const Package& sqlalchemy_json();
const Package& sqlalchemy_utils();
const Package& sqlmodel();
const Package& tqdm();

}  // namespace aludel::script::extension
