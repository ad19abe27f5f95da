#include "python/library/digest.hpp"

#include <fmt/format.h>

#include "base/blake2.hpp"
#include "base/hash.hpp"
#include "python/evaluator.hpp"

namespace aludel::python::library {

std::string_view bytes_argument(Call& call, std::size_t parameter) {
    const Value& value = plain(force(call.evaluator, call[parameter]));
    if (!value.is(Kind::bytes)) {
        raise(call.evaluator, ExceptionType::TypeError,
              fmt::format("a bytes-like object is required, not '{}'", type_name(call.evaluator, call[parameter])));
    }
    return value.as<Bytes>().data;
}

void add_digests(NativeModule& m) {
    m.function("_digest", "name, data, /", [](Call& call) {
        auto made = message_digest(call.text(0), bytes_argument(call, 1));
        if (!made) {
            raise(call.evaluator, ExceptionType::ValueError, "unsupported hash type " + std::string(call.text(0)));
        }
        return call.evaluator.bytes(std::move(*made));
    });
    m.function("_blake2", "name, data, size, key, salt, person, /", [](Call& call) {
        const Blake2Parameters parameters{.size = static_cast<std::size_t>(call.integer(2)),
                                          .key = std::string(bytes_argument(call, 3)),
                                          .salt = std::string(bytes_argument(call, 4)),
                                          .person = std::string(bytes_argument(call, 5))};
        return call.evaluator.bytes(
            (call.text(0) == "blake2b" ? blake2b : blake2s)(bytes_argument(call, 1), parameters));
    });
    m.function("_derive", "name, password, salt, iterations, length, /", [](Call& call) {
        // Nothing stops it once it runs: it may not run for longer than some seconds.
        constexpr double most = 10'000'000;
        constexpr double smallest_digest = 16;
        const double blocks = static_cast<double>(call.integer(4)) / smallest_digest + 1;
        if (static_cast<double>(call.integer(3)) * blocks > most) {
            refuse(call.evaluator, "pbkdf2_hmac() of more than 10,000,000 iterations", "fewer iterations");
        }
        auto made = derive_key(call.text(0), bytes_argument(call, 1), bytes_argument(call, 2),
                               static_cast<std::uint64_t>(call.integer(3)), static_cast<std::size_t>(call.integer(4)));
        return made ? call.evaluator.bytes(std::move(*made)) : Value::none();
    });
    m.function("_random_bytes", "count, /", [](Call& call) {
        const std::int64_t count = call.integer(0);
        if (count < 0) {
            raise(call.evaluator, ExceptionType::ValueError, "negative argument not allowed");
        }
        call.evaluator.heap().charge(static_cast<std::size_t>(count));
        call.evaluator.heap().discharge(static_cast<std::size_t>(count));
        return call.evaluator.bytes(random_bytes(static_cast<std::size_t>(count)));
    });
}

}  // namespace aludel::python::library
