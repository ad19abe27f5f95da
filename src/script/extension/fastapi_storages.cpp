#include "script/extension/package.hpp"

// fastapi-storages: columns of files.
namespace aludel::script::extension {
namespace {

constexpr std::string_view fastapi_storages_text = R"python(
import sqlalchemy as _sa

import _host


class FileSystemStorage:
    def __init__(self, path):
        self._path = path


class S3Storage:
    pass


class FileType(_sa.types.TypeDecorator):
    impl = _sa.Unicode
    cache_ok = True

    def __init__(self, storage, *args, **kw):
        super().__init__(*args, **kw)
        self.storage = storage

    def process_bind_param(self, value, dialect):
        if value is not None:
            _host.refuse('a file that a column of fastapi_storages keeps', 'write the name into a text column')

    def process_result_value(self, value, dialect):
        if value is not None:
            _host.refuse('a file that a column of fastapi_storages keeps', 'read the name from a text column')


class ImageType(FileType):
    pass
)python";

}  // namespace

const Package& fastapi_storages() {
    static const Package package{
        .name = "fastapi_storages", .text = fastapi_storages_text, .modules = {"fastapi_storages.integrations.sqlalchemy"}};
    return package;
}

}  // namespace aludel::script::extension
