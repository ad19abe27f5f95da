#include "script/extension/package.hpp"

// geoalchemy2: the types of PostGIS, the index that each spatial column brings with it, and the operations of
// geoalchemy2.alembic_helpers. SQLite would need SpatiaLite, which no connection of ours loads.
namespace aludel::script::extension {
namespace {

constexpr std::string_view geoalchemy2_text = R"python(
import _host
import sqlalchemy as _sa
from alembic.operations import MigrateOperation as _MigrateOperation, Operations as _Operations
from sqlalchemy import event as _event


class ArgumentError(Exception):
    pass


class _SpatialType(_sa.types.UserDefinedType):
    name = None

    def __init__(self, geometry_type='GEOMETRY', srid=-1, dimension=None, spatial_index=True, use_N_D_index=False,
                 use_typmod=None, from_text=None, name=None, nullable=True, _spatial_index_reflected=None):
        self.geometry_type, self.srid, self.dimension = self.check_ctor_args(
            geometry_type, srid, dimension, use_typmod, nullable)
        if name is not None:
            self.name = name
        if from_text is not None:
            self.from_text = from_text
        self.spatial_index = spatial_index
        self.use_N_D_index = use_N_D_index
        self.use_typmod = use_typmod
        self.nullable = nullable
        self._spatial_index_reflected = _spatial_index_reflected

    @staticmethod
    def check_ctor_args(geometry_type, srid, dimension, use_typmod, nullable):
        try:
            srid = int(-1 if srid is None else srid)
        except (TypeError, ValueError):
            raise ArgumentError('srid must be convertible to an integer') from None
        if use_typmod is not None and not nullable:
            raise ArgumentError('The "nullable" and "use_typmod" arguments can not be used together')
        if dimension not in (None, 2, 3, 4):
            raise ValueError(f'dimension must be one of [None, 2, 3, 4] but got {dimension}')
        if geometry_type:
            geometry_type = geometry_type.upper()
            wanted, ending = 2, None
            if geometry_type.endswith('ZM'):
                wanted, ending = 4, "'ZM'"
            elif geometry_type[-1] in 'ZM':
                wanted, ending = 3, "'Z' or 'M'"
            if ending and dimension not in (None, wanted):
                raise ValueError(f'dimension must be {wanted} when geometry_type ends with {ending}')
            dimension = wanted
        return geometry_type, srid, dimension

    def get_col_spec(self, **options):
        return f'{self.name}({self.geometry_type},{self.srid})' if self.geometry_type else self.name

    def bind_processor(self, dialect):
        def refused(value):
            if value is None:
                return None
            _host.refuse('a value of %s is not supported' % type(self).__name__,
                         'write the statement as text: ST_GeomFromEWKT(...)')
        return refused

    literal_processor = bind_processor

    def result_processor(self, dialect, kind):
        return self.bind_processor(dialect)


class Geometry(_SpatialType):
    name = 'geometry'
    from_text = 'ST_GeomFromEWKT'
    as_binary = 'ST_AsEWKB'
    cache_ok = True


class Geography(_SpatialType):
    name = 'geography'
    from_text = 'ST_GeogFromText'
    as_binary = 'ST_AsBinary'
    cache_ok = True


class Raster(_SpatialType):
    name = 'raster'
    from_text = 'raster'
    as_binary = 'raster'
    cache_ok = True

    def __init__(self, spatial_index=True, from_text=None, name=None, nullable=True, _spatial_index_reflected=None):
        super().__init__(None, -1, None, spatial_index, False, False, from_text, name, nullable,
                         _spatial_index_reflected)

    @staticmethod
    def check_ctor_args(*args):
        return None, -1, None


def _spatial(kind):
    """The spatial type that a column's type is or decorates; None for all others."""
    while isinstance(kind, _sa.TypeDecorator):
        kind = kind.impl
    return kind if isinstance(kind, _SpatialType) else None


@_event.listens_for(_sa.Column, 'after_parent_attach')
def _give_index(column, table):
    kind = _spatial(column.type)
    if kind is None:
        return
    if kind.nullable:
        kind.nullable = column.nullable
    else:
        column.nullable = False
    if not kind.spatial_index:
        if kind.use_N_D_index:
            raise ArgumentError('Arg Error(use_N_D_index): spatial_index must be True')
        return
    if kind._spatial_index_reflected:
        return
    options = {'postgresql_using': 'gist'}
    if kind.use_N_D_index:
        options['postgresql_ops'] = {column.name: 'gist_geometry_ops_nd'}
    _sa.Index(f'idx_{table.name}_{column.name}',
              _sa.func.ST_ConvexHull(column) if isinstance(kind, Raster) else column, **options)


@_event.listens_for(_sa.Table, 'before_create')
def _refuse_managed(table, bind, **options):
    for column in table.columns:
        kind = _spatial(column.type)
        if kind is None:
            continue
        if bind.dialect.name == 'sqlite':
            _host.refuse('geoalchemy2 on SQLite needs the extension SpatiaLite, which is not loaded here')
        if kind.use_typmod is False and isinstance(kind, Geometry):
            _host.refuse('Geometry(use_typmod=False), a column that AddGeometryColumn makes, is not supported',
                         'leave use_typmod out, as PostGIS 2 and later do')


def _refuse_sqlite(operations):
    if operations.get_context().dialect.name == 'sqlite':
        _host.refuse('geoalchemy2 on SQLite needs the extension SpatiaLite, which is not loaded here')


@_Operations.register_operation('create_geospatial_table')
@_Operations.register_operation('drop_geospatial_table')
@_Operations.register_operation('add_geospatial_column')
@_Operations.register_operation('drop_geospatial_column')
@_Operations.register_operation('create_geospatial_index')
@_Operations.register_operation('drop_geospatial_index')
class _GeospatialOp(_MigrateOperation):
    @classmethod
    def create_geospatial_table(cls, operations, table_name, *columns, **kw):
        return operations.create_table(table_name, *columns, **kw)

    @classmethod
    def drop_geospatial_table(cls, operations, table_name, schema=None, **kw):
        _refuse_sqlite(operations)
        operations.drop_table(table_name, schema=schema, **kw)

    @classmethod
    def add_geospatial_column(cls, operations, table_name, column, schema=None):
        """The column alone: its index is an operation of its own."""
        _refuse_sqlite(operations)
        kind = _spatial(column.type)
        indexed = kind is not None and kind.spatial_index
        if indexed:
            kind.spatial_index = False
        operations.add_column(table_name, column, schema=schema)
        if indexed:
            kind.spatial_index = True

    @classmethod
    def drop_geospatial_column(cls, operations, table_name, column_name, schema=None, **kw):
        _refuse_sqlite(operations)
        operations.drop_column(table_name, column_name, schema=schema, **kw)

    @classmethod
    def create_geospatial_index(cls, operations, index_name, table_name, columns, schema=None, unique=False, **kw):
        _refuse_sqlite(operations)
        operations.create_index(index_name, table_name, columns, schema=schema, unique=unique, **kw)

    @classmethod
    def drop_geospatial_index(cls, operations, index_name, table_name, column_name, schema=None, unique=False, **kw):
        _refuse_sqlite(operations)
        operations.drop_index(index_name, table_name=table_name, schema=schema, **kw)


# ---- what env.py hands on to Alembic, which asks it for new revisions only

def include_object(obj, name, obj_type, reflected, compare_to):
    return not (obj_type == 'table' and name.startswith((
        'geometry_columns', 'spatial_ref_sys', 'spatialite_history', 'sqlite_sequence', 'views_geometry_columns',
        'virts_geometry_columns', 'idx_', 'gpkg_', 'vgpkg_')))


def render_item(obj_type, obj, autogen_context):
    _host.refuse('geoalchemy2.alembic_helpers.render_item is not supported')


def writer(context, revision, directives):
    _host.refuse('geoalchemy2.alembic_helpers.writer is not supported')
)python";

}  // namespace

const Package& geoalchemy2() {
    static const Package package{
        .name = "geoalchemy2",
        .text = geoalchemy2_text,
        .modules = {"geoalchemy2.alembic_helpers", "geoalchemy2.exc", "geoalchemy2.types"},
        .operations = {"create_geospatial_table", "drop_geospatial_table", "add_geospatial_column",
                       "drop_geospatial_column", "create_geospatial_index", "drop_geospatial_index"}};
    return package;
}

}  // namespace aludel::script::extension
