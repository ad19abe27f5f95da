#include "script/extension/package.hpp"

// pgvector: the types of the extension `vector`, by the names that PostgreSQL knows.
namespace aludel::script::extension {
namespace {

constexpr std::string_view pgvector_text = R"python(
import _host
import sqlalchemy as _sa
from sqlalchemy.dialects import postgresql as _postgresql


class _VectorType(_sa.types.UserDefinedType):
    cache_ok = True

    def __init__(self, dim=None):
        self.dim = dim

    def get_col_spec(self, **options):
        name = type(self).__name__
        return name if self.dim is None else '%s(%d)' % (name, self.dim)

    def bind_processor(self, dialect):
        def written(value):
            if value is None or isinstance(value, str):
                return value
            if not isinstance(value, (list, tuple)) or type(self).__name__ == 'SPARSEVEC':
                _host.refuse('a value of %s made of %s' % (type(self).__name__, type(value).__name__),
                             "write it as text: '[1,2,3]'")
            return '[' + ','.join(str(float(one)) for one in value) + ']'
        return written

    def literal_processor(self, dialect):
        write = self.bind_processor(dialect)
        return lambda value: "'" + write(value) + "'"


class VECTOR(_VectorType):
    pass


class HALFVEC(_VectorType):
    pass


class SPARSEVEC(_VectorType):
    pass


class BIT(_sa.TypeDecorator):
    impl = _postgresql.BIT
    cache_ok = True


Vector = VECTOR
)python";

}  // namespace

const Package& pgvector() {
    static const Package package{
        .name = "pgvector",
        .text = pgvector_text,
        .modules = {"pgvector.sqlalchemy", "pgvector.sqlalchemy.bit", "pgvector.sqlalchemy.halfvec",
                    "pgvector.sqlalchemy.sparsevec", "pgvector.sqlalchemy.vector"}};
    return package;
}

}  // namespace aludel::script::extension
