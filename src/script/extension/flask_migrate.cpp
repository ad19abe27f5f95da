#include "script/extension/package.hpp"

// flask_migrate: what an application makes of it while its modules are imported, which changes no migration.
namespace aludel::script::extension {
namespace {

constexpr std::string_view flask_migrate_text = R"python(
import _host


class Migrate:
    def __init__(self, app=None, db=None, directory='migrations', command='db', compare_type=True, render_as_batch=True, **kwargs):
        self.db = db
        self.directory = str(directory)

    def init_app(self, app, db=None, directory=None, command=None, compare_type=None, render_as_batch=None, **kwargs):
        self.db = db or self.db

    def configure(self, f):
        return f


def _command(name):
    def run(*args, **kwargs):
        _host.refuse('flask_migrate.%s() from within' % name, 'leave it to the command line')

    return run


(init, revision, migrate, edit, merge, upgrade, downgrade, show, history, heads, branches, current, stamp, check,
 list_templates) = [_command(_name) for _name in (
    'init', 'revision', 'migrate', 'edit', 'merge', 'upgrade', 'downgrade', 'show', 'history', 'heads', 'branches',
    'current', 'stamp', 'check', 'list_templates')]
)python";

}  // namespace

const Package& flask_migrate() {
    static const Package package{.name = "flask_migrate", .text = flask_migrate_text};
    return package;
}

}  // namespace aludel::script::extension
