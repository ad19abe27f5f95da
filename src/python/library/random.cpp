#include "python/evaluator.hpp"
#include "python/library/digest.hpp"
#include "python/library/library.hpp"
#include "python/library/mersenne_twister.hpp"
#include "python/library/support.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view random_text = R"python(
from math import ceil as _ceil, log as _log, sqrt as _sqrt, exp as _exp, cos as _cos, sin as _sin, pi as _pi

__all__ = ['Random', 'SystemRandom', 'choice', 'choices', 'expovariate', 'gauss', 'getrandbits', 'getstate',
           'lognormvariate', 'normalvariate', 'paretovariate', 'randbytes', 'randint', 'random', 'randrange', 'sample',
           'seed', 'setstate', 'shuffle', 'triangular', 'uniform', 'weibullvariate']


class Random:
    VERSION = 3

    def __init__(self, x=None):
        self._generator = _Generator()
        self.seed(x)
        self.gauss_next = None

    def seed(self, a=None, version=2):
        if version == 2 and isinstance(a, (str, bytes)):
            data = a.encode() if isinstance(a, str) else a
            a = int.from_bytes(data + _digest('sha512', data), 'big')
        elif version == 1 and isinstance(a, (str, bytes)):
            _unsupported('random.seed() with version=1 is not supported')
        elif not isinstance(a, (type(None), int, float)):
            raise TypeError('The only supported seed types are: None,\nint, float, str, bytes, and bytearray.')
        if a is None:
            a = int.from_bytes(_random_bytes(2500), 'big')
        elif isinstance(a, float):
            a = hash(a) % (1 << 64)
        number = abs(a)
        words = []
        while number:
            words.append(number & 0xffffffff)
            number >>= 32
        self._generator.seed(words or [0])
        self.gauss_next = None

    def __getattr__(self, name):
        if name in ('betavariate', 'gammavariate', 'vonmisesvariate'):
            _unsupported('random.Random.%s is not supported' % name)
        raise AttributeError("'%s' object has no attribute '%s'" % (type(self).__name__, name))

    def random(self):
        return self._generator.random()

    def getrandbits(self, k, /):
        if k < 0:
            raise ValueError('number of bits must be non-negative')
        made = 0
        for at in range(0, k, 32):
            made |= (self._generator.word() >> max(0, 32 - (k - at))) << at
        return made

    def getstate(self):
        return self.VERSION, tuple(self._generator.state()), self.gauss_next

    def setstate(self, state):
        version = state[0]
        if version != 3:
            raise ValueError('state with version %s passed to Random.setstate() of version %s' % (version, self.VERSION))
        self._generator.restore(state[1])
        self.gauss_next = state[2]

    def _below(self, n):
        bits = n.bit_length()
        number = self.getrandbits(bits)
        while number >= n:
            number = self.getrandbits(bits)
        return number

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, 'little')

    def randrange(self, start, stop=None, step=1):
        start = _whole(start)
        if stop is None:
            if step != 1:
                raise TypeError('Missing a non-None stop argument')
            if start > 0:
                return self._below(start)
            raise ValueError('empty range for randrange()')
        stop = _whole(stop)
        step = _whole(step)
        width = stop - start
        if step == 1:
            if width > 0:
                return start + self._below(width)
            raise ValueError('empty range for randrange() (%d, %d, %d)' % (start, stop, width))
        if step == 0:
            raise ValueError('zero step for randrange()')
        count = (width + step + (-1 if step > 0 else 1)) // step
        if count <= 0:
            raise ValueError('empty range for randrange()')
        return start + step * self._below(count)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def choice(self, seq):
        if not len(seq):
            raise IndexError('Cannot choose from an empty sequence')
        return seq[self._below(len(seq))]

    def shuffle(self, x):
        for at in range(len(x) - 1, 0, -1):
            other = self._below(at + 1)
            x[at], x[other] = x[other], x[at]

    def sample(self, population, k, *, counts=None):
        if not isinstance(population, (list, tuple, str, bytes, range)) and (
                not hasattr(population, '__getitem__') or isinstance(population, (dict, set, frozenset))):
            raise TypeError('Population must be a sequence.  For dicts or sets, use sorted(d).')
        size = len(population)
        if counts is not None:
            sums = []
            total = 0
            for count in counts:
                total += count
                sums.append(total)
            if len(sums) != size:
                raise ValueError('The number of counts does not match the population')
            if not isinstance(total, int):
                raise TypeError('Counts must be integers')
            if total <= 0:
                raise ValueError('Total of counts must be greater than zero')
            return [population[_bisect(sums, one)] for one in self.sample(range(total), k=k)]
        if not 0 <= k <= size:
            raise ValueError('Sample larger than population or is negative')
        result = [None] * k
        pool_cost = 21
        if k > 5:
            pool_cost += 4 ** _ceil(_log(k * 3, 4))
        if size <= pool_cost:
            pool = list(population)
            for at in range(k):
                taken = self._below(size - at)
                result[at] = pool[taken]
                pool[taken] = pool[size - at - 1]
            return result
        seen = set()
        for at in range(k):
            taken = self._below(size)
            while taken in seen:
                taken = self._below(size)
            seen.add(taken)
            result[at] = population[taken]
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        size = len(population)
        if cum_weights is None:
            if weights is None:
                return [population[int(self.random() * (size + 0.0))] for _ in range(k)]
            if isinstance(weights, int):
                raise TypeError('The number of choices must be a keyword argument: k=%r' % weights)
            cum_weights = []
            for weight in weights:
                cum_weights.append(weight + cum_weights[-1] if cum_weights else weight)
        elif weights is not None:
            raise TypeError('Cannot specify both weights and cumulative weights')
        if len(cum_weights) != size:
            raise ValueError('The number of weights does not match the population')
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError('Total of weights must be greater than zero')
        if total == float('inf') or total != total:
            raise ValueError('Total of weights must be finite')
        return [population[min(_bisect(cum_weights, self.random() * total), size - 1)] for _ in range(k)]

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        share = self.random()
        if mode is None:
            turn = 0.5
        elif high == low:
            return low
        else:
            turn = (mode - low) / (high - low)
        if share > turn:
            # On the falling side, which is the rising one seen from the other end.
            return high + (low - high) * _sqrt((1.0 - share) * (1.0 - turn))
        return low + (high - low) * _sqrt(share * turn)

    def normalvariate(self, mu=0.0, sigma=1.0):
        # Kinderman and Monahan, ratio of uniforms.
        while True:
            u1 = self.random()
            u2 = 1.0 - self.random()
            z = 4 * _exp(-0.5) / _sqrt(2.0) * (u1 - 0.5) / u2
            if z * z / 4.0 <= -_log(u2):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        # Two at a time, of which the second waits.
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = self.random() * (2.0 * _pi)
            radius = _sqrt(-2.0 * _log(1.0 - self.random()))
            z = _cos(angle) * radius
            self.gauss_next = _sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        return -_log(1.0 - self.random()) / lambd

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * (-_log(1.0 - self.random())) ** (1.0 / beta)


class SystemRandom(Random):
    def __init__(self, x=None):
        self.gauss_next = None

    def random(self):
        return (int.from_bytes(_random_bytes(7), 'big') >> 3) * 2.0 ** -53

    def getrandbits(self, k):
        if k < 0:
            raise ValueError('number of bits must be non-negative')
        count = (k + 7) // 8
        return int.from_bytes(_random_bytes(count), 'big') >> (count * 8 - k)

    def randbytes(self, n):
        return _random_bytes(n)

    def seed(self, *args, **kwds):
        return None

    def getstate(self, *args, **kwds):
        raise NotImplementedError('System entropy source does not have state.')

    setstate = getstate


def _whole(value):
    try:
        return _integer(value)
    except TypeError:
        if isinstance(value, float) and value == int(value):
            return int(value)
        if isinstance(value, float):
            raise ValueError('non-integer arg 1 for randrange()') from None
        raise


def _integer(value):
    if isinstance(value, int):
        return int(value)
    return _index(value)


def _bisect(sums, value):
    low, high = 0, len(sums)
    while low < high:
        middle = (low + high) // 2
        if value < sums[middle]:
            high = middle
        else:
            low = middle + 1
    return low


_shared = Random()
globals().update({name: getattr(_shared, name) for name in __all__ if name[0].islower()})
)python";

struct GeneratorData : NativeData {
    MersenneTwister twister;
};

MersenneTwister& twister_of(Call& call) {
    return static_cast<GeneratorData&>(*call.self.as<Instance>().data).twister;
}

std::uint32_t word_of(Evaluator& evaluator, const Value& value) {
    return static_cast<std::uint32_t>(to_index(evaluator, value));
}

/// What Random is made of: seed(words), word(), random(), state(), restore(state).
std::shared_ptr<const NativeClass> generator_type() {
    auto made = std::make_shared<NativeClass>("_Generator", "random");
    NativeClass& c = *made;
    c.initialise("", [](Call& call) {
        call.self.as<Instance>().data = std::make_unique<GeneratorData>();
        return Value::none();
    });
    c.method("seed", "words, /", [](Call& call) {
        std::vector<std::uint32_t> key;
        for (const Value& one : to_vector(call.evaluator, call[0])) {
            key.push_back(word_of(call.evaluator, one));
        }
        twister_of(call).seed(key);
        return Value::none();
    });
    c.method("word", "", [](Call& call) { return Value::integer(twister_of(call).word()); });
    c.method("random", "", [](Call& call) { return Value::floating(twister_of(call).real()); });
    c.method("state", "", [](Call& call) {
        std::vector<Value> words;
        for (const std::uint32_t one : twister_of(call).state) {
            words.push_back(Value::integer(one));
        }
        words.push_back(Value::integer(static_cast<std::int64_t>(twister_of(call).index)));
        return call.evaluator.list(std::move(words));
    });
    c.method("restore", "state, /", [](Call& call) {
        const std::vector<Value> words = to_vector(call.evaluator, call[0]);
        MersenneTwister& twister = twister_of(call);
        if (words.size() != MersenneTwister::size + 1) {
            raise(call.evaluator, ExceptionType::ValueError, "state vector is the wrong size");
        }
        const std::int64_t index = to_index(call.evaluator, words.back());
        if (index < 0 || index > static_cast<std::int64_t>(MersenneTwister::size)) {
            raise(call.evaluator, ExceptionType::ValueError, "invalid state");
        }
        for (std::size_t i = 0; i < MersenneTwister::size; ++i) {
            twister.state[i] = word_of(call.evaluator, words[i]);
        }
        twister.index = static_cast<std::size_t>(index);
        return Value::none();
    });
    return made;
}

}  // namespace

std::shared_ptr<const NativeModule> random() {
    auto made = std::make_shared<NativeModule>("random");
    made->style(Signature::Style::c, UnknownArguments::infect);
    add_support(*made);
    add_digests(*made);
    made->type(generator_type());
    made->source(random_text);
    return made;
}

}  // namespace aludel::python::library
