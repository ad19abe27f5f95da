#include "script/extension/package.hpp"

// oslo_utils and oslo_log: the clock, ids and loggers of OpenStack's projects.
namespace aludel::script::extension {
namespace {

constexpr std::string_view utils_text = R"python(
import datetime as _datetime
import uuid as _uuid


def utcnow(with_timezone=False):
    now = _datetime.datetime.now(_datetime.timezone.utc)
    return now if with_timezone else now.replace(tzinfo=None)


def generate_uuid(dashed=True):
    made = _uuid.uuid4()
    return str(made) if dashed else made.hex
)python";

constexpr std::string_view log_text = R"python(
import logging as _logging
from logging import CRITICAL, DEBUG, ERROR, FATAL, INFO, NOTSET, WARN, WARNING


def getLogger(name=None, project='unknown', version='unknown'):
    return _logging.getLogger(name)
)python";

}  // namespace

const Package& oslo_utils() {
    static const Package package{
        .name = "oslo_utils", .text = utils_text, .modules = {"oslo_utils.timeutils", "oslo_utils.uuidutils"}};
    return package;
}

const Package& oslo_log() {
    static const Package package{.name = "oslo_log", .text = log_text, .modules = {"oslo_log.log"}};
    return package;
}

}  // namespace aludel::script::extension
