#include "script/extension/package.hpp"

// citext, the module of the package sqlalchemy-citext.
namespace aludel::script::extension {
namespace {

constexpr std::string_view citext_text = R"python(
import sqlalchemy as _sa


class CIText(_sa.types.UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **options):
        return 'CITEXT'

    def literal_processor(self, dialect):
        return lambda value: "'" + value.replace("'", "''") + "'"
)python";

}  // namespace

const Package& citext() {
    static const Package package{.name = "citext", .text = citext_text};
    return package;
}

}  // namespace aludel::script::extension
