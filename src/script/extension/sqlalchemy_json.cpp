#include "script/extension/package.hpp"

// sqlalchemy_json: JSON that notices changes, which is plain JSON for a database.
namespace aludel::script::extension {
namespace {

constexpr std::string_view sqlalchemy_json_text = R"python(
import sqlalchemy as _sa
from sqlalchemy.types import to_instance as _to_instance


def mutable_json_type(dbtype=_sa.JSON, nested=False):
    return _to_instance(dbtype)


MutableJson = mutable_json_type()
NestedMutableJson = mutable_json_type(nested=True)
)python";

}  // namespace

const Package& sqlalchemy_json() {
    static const Package package{.name = "sqlalchemy_json", .text = sqlalchemy_json_text};
    return package;
}

}  // namespace aludel::script::extension
