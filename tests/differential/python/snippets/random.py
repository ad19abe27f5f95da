#== seeded
import random
random.seed(42)
print(random.random(), random.random(), random.randint(1, 100), random.randrange(10), random.randrange(5, 50, 5), random.getrandbits(5), random.getrandbits(100), random.uniform(1, 10), random.choice('abcdef'), random.choices([1, 2, 3], k=5), random.sample(range(1000), 5), random.sample('abcdefgh', 3), random.randbytes(5))
x = list(range(20))
random.shuffle(x)
print(x, random.sample(x, 20), random.sample(range(10 ** 6), 30))
#== seeds
import random
for seed in (0, 1, -5, 2 ** 40, 12345678901234567890123, 'text', 'é', b'bytes', 1.5, '', True):
    random.seed(seed)
    print(repr(seed), random.random(), random.getrandbits(70))
#== instances
import random
a, b = random.Random(7), random.Random(7)
print([a.randint(0, 9) for _ in range(10)], [b.randint(0, 9) for _ in range(10)], a.random() == b.random())
s = a.getstate()
one = [a.random() for _ in range(3)]
a.setstate(s)
print(one == [a.random() for _ in range(3)], s[0], len(s[1]), s[1][:3], s[2])
#== choices
import random
r = random.Random(3)
print(r.choices('abc', weights=[1, 2, 3], k=8), r.choices('abc', cum_weights=[5, 6, 10], k=4), r.choices([1, 2]), r.sample(['a', 'b'], counts=[3, 2], k=4), r.choices(range(5), [0, 0, 1, 0, 0], k=3))
#== distributions
import random
r = random.Random(9)
for f in (lambda: r.gauss(0, 1), lambda: r.gauss(5, 2), lambda: r.normalvariate(0, 1), lambda: r.expovariate(2), lambda: r.triangular(1, 5, 2), lambda: r.triangular(), lambda: r.lognormvariate(0, 1), lambda: r.paretovariate(3), lambda: r.weibullvariate(1, 2), lambda: r.uniform(5, -5)):
    print(f'{f():.12f}')
#== empty choice
import random
random.choice([])
#== empty range
import random
for given in ((0,), (5, 5), (5, 1), (1, 5, -1), (1, 5, 0)):
    try:
        random.randrange(*given)
    except ValueError as error:
        print(error)
#== empty randint
import random
random.randint(5, 1)
#== sample too large
import random
random.sample([1, 2], 3)
#== sample of a set
import random
random.sample({1, 2}, 1)
#== choices of wrong weights
import random
for kw in (dict(weights=[1]), dict(weights=[0, 0]), dict(weights=[1, 2], cum_weights=[1, 3])):
    try:
        random.choices([1, 2], **kw)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
#== seed of a list
import random
random.seed([1])
#== negative bits
import random
random.getrandbits(-1)
#== unseeded
import random, secrets
print(0 <= random.random() < 1, random.Random().random() != random.Random().random(), 1 <= random.SystemRandom().randint(1, 6) <= 6, random.SystemRandom().choice('a'), len(random.SystemRandom().randbytes(4)), len(secrets.token_hex(8)), len(secrets.token_bytes(5)), len(secrets.token_urlsafe(16)), len(secrets.token_hex()), secrets.choice([7]), 0 <= secrets.randbelow(3) < 3, secrets.randbits(8) < 256, secrets.compare_digest('a', 'a'), secrets.token_hex(4).isalnum())
#== a password
import random, string
random.seed('password')
print(''.join(random.choices(string.ascii_uppercase + string.digits, k=12)), ''.join(random.choice(string.ascii_letters) for _ in range(12)), ''.join(random.sample(string.punctuation, 4)))
#== all at once: time random secrets sys
import time, random, secrets, sys
random.seed(42); print(random.random(), random.randint(1, 10), random.choice('abc'), random.sample(range(10), 3), random.uniform(1, 2), random.choices('ab', k=3), random.shuffle(l := [1, 2, 3, 4]), l, random.getrandbits(8), random.randrange(0, 10, 2), random.gauss(0, 1))
print(len(secrets.token_hex(8)), len(secrets.token_bytes(4)), secrets.choice([1]), len(secrets.token_urlsafe(8)), secrets.compare_digest('a', 'a'), secrets.randbelow(1))
print(type(time.time()), time.strftime('%Y-%m-%d', time.gmtime(0)), time.gmtime(0), time.gmtime(0).tm_year, time.strptime('2020', '%Y').tm_year, time.mktime, sys.version_info[:2], sys.version_info >= (3, 8), sys.maxsize, sys.platform, sys.argv[:0], sys.byteorder, time.sleep(0), time.perf_counter() > 0, time.monotonic() > 0) if 0 else None
print(type(time.time()), time.strftime('%Y-%m-%d', time.gmtime(0)), time.gmtime(0), time.gmtime(0).tm_year, sys.version_info[:2], sys.version_info >= (3, 8), sys.maxsize, sys.platform, sys.byteorder, time.sleep(0), time.perf_counter() > 0)
