#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view logging_handlers_text = R"python(
import logging


class _Accepted(logging.FileHandler):
    def __init__(self, filename, *args, **keywords):
        super().__init__(filename)


class RotatingFileHandler(_Accepted):
    pass


class TimedRotatingFileHandler(_Accepted):
    pass


class WatchedFileHandler(_Accepted):
    pass


class BufferingHandler(logging.Handler):
    def __init__(self, capacity):
        super().__init__()
        self.capacity, self.buffer = capacity, []

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        self.buffer.clear()


class MemoryHandler(BufferingHandler):
    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        super().__init__(capacity)
        self.flushLevel, self.target, self.flushOnClose = flushLevel, target, flushOnClose

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        self.target = target

    def flush(self):
        if self.target:
            for record in self.buffer:
                self.target.handle(record)
            self.buffer.clear()

    def close(self):
        if self.flushOnClose:
            self.flush()
        self.target = None
)python";

}  // namespace

std::shared_ptr<const NativeModule> logging_handlers() {
    auto made = std::make_shared<NativeModule>("logging.handlers");
    made->source(logging_handlers_text);
    return made;
}

}  // namespace aludel::python::library
