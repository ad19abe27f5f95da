#include "script/extension/package.hpp"

// orjson: JSON as bytes, without spaces.
namespace aludel::script::extension {
namespace {

constexpr std::string_view orjson_text = R"python(
import datetime as _datetime
import json as _json
import uuid as _uuid

OPT_INDENT_2, OPT_SORT_KEYS, OPT_APPEND_NEWLINE, OPT_NON_STR_KEYS = 1, 32, 1024, 4

JSONDecodeError = _json.JSONDecodeError
JSONEncodeError = TypeError


def loads(value):
    return _json.loads(value)


def _plain(default):
    def convert(value):
        if isinstance(value, (_datetime.datetime, _datetime.date, _datetime.time)):
            return value.isoformat()
        if isinstance(value, _uuid.UUID):
            return str(value)
        if default is not None:
            return default(value)
        raise TypeError('Type is not JSON serializable: ' + type(value).__name__)
    return convert


def dumps(value, default=None, option=None):
    option = option or 0
    indent = 2 if option & OPT_INDENT_2 else None
    text = _json.dumps(value, default=_plain(default), ensure_ascii=False, sort_keys=bool(option & OPT_SORT_KEYS), indent=indent,
                       separators=(',', ': ') if indent else (',', ':'), allow_nan=False)
    return (text + ('\n' if option & OPT_APPEND_NEWLINE else '')).encode()
)python";

}  // namespace

const Package& orjson() {
    static const Package package{.name = "orjson", .text = orjson_text};
    return package;
}

}  // namespace aludel::script::extension
