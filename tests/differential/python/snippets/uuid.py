#== uuid forms
import uuid
u = uuid.UUID('12345678-1234-5678-1234-567812345678')
print(u, repr(u), u.hex, u.int, u.bytes, u.bytes_le, u.fields, u.urn, u.version, u.variant, u.time_low, u.time_mid, u.time_hi_version, u.clock_seq_hi_variant, u.clock_seq_low, u.node, u.time, u.clock_seq, u.is_safe)
for given in ('{12345678-1234-5678-1234-567812345678}', '12345678123456781234567812345678', 'urn:uuid:12345678-1234-5678-1234-567812345678', '12345678-12345678-1234-567812345678', '12345678-1234-5678-1234-56781234567A'):
    print(uuid.UUID(given), uuid.UUID(given) == u)
print(uuid.UUID(bytes=b'\x12\x34\x56\x78' * 4), uuid.UUID(bytes_le=b'\x78\x56\x34\x12\x34\x12\x78\x56' + b'\x12\x34\x56\x78' * 2), uuid.UUID(fields=(0x12345678, 0x1234, 0x5678, 0x12, 0x34, 0x567812345678)), uuid.UUID(int=0x12345678123456781234567812345678), uuid.UUID(int=0), uuid.UUID(int=2 ** 128 - 1))
#== uuid compare
import uuid
a, b = uuid.UUID(int=1), uuid.UUID(int=2)
print(a < b, a <= b, a > b, a == uuid.UUID(int=1), a != b, a == 1, hash(a) == hash(1), int(b), sorted([b, a]), {a: 1}[uuid.UUID(int=1)], str(a) == '00000000-0000-0000-0000-000000000001', '%s' % a, f'{a}', f'{a!r}')
#== uuid bad text
import uuid
uuid.UUID('not a uuid')
#== uuid bad digit
import uuid
uuid.UUID('g2345678-1234-5678-1234-567812345678')
#== uuid of nothing
import uuid
uuid.UUID()
#== uuid of int
import uuid
uuid.UUID(5)
#== uuid of uuid
import uuid
uuid.UUID(uuid.UUID(int=5))
#== uuid of none
import uuid
uuid.UUID(None)
#== uuid too large
import uuid
uuid.UUID(int=2 ** 128)
#== uuid bad bytes
import uuid
uuid.UUID(bytes=b'x')
#== uuid bad fields
import uuid
for fields in ((1,), (2 ** 32, 0, 0, 0, 0, 0), (0, 2 ** 16, 0, 0, 0, 0), (0, 0, -1, 0, 0, 0), (0, 0, 0, 256, 0, 0), (0, 0, 0, 0, 256, 0), (0, 0, 0, 0, 0, 2 ** 48)):
    try:
        uuid.UUID(fields=fields)
    except ValueError as error:
        print(error)
#== uuid bad version
import uuid
uuid.UUID(int=5, version=6)
#== uuid is immutable
import uuid
uuid.UUID(int=5).int = 6
#== uuid less than text
import uuid
uuid.UUID(int=5) < 'x'
#== uuid 3 and 5
import uuid
for namespace in (uuid.NAMESPACE_DNS, uuid.NAMESPACE_URL, uuid.NAMESPACE_OID, uuid.NAMESPACE_X500):
    print(namespace, uuid.uuid3(namespace, 'python.org'), uuid.uuid5(namespace, 'pythön.org'), uuid.uuid5(namespace, '').version)
#== uuid 4
import uuid
a, b = uuid.uuid4(), uuid.uuid4()
print(a != b, a.version, a.variant, len(str(a)), len(a.hex), type(a) is uuid.UUID, len(str(uuid.uuid4())[:8]), uuid.uuid4().hex.isalnum())
#== uuid 1
import uuid
a, b = uuid.uuid1(), uuid.uuid1()
print(a != b, a.version, a.variant, a.time < b.time, uuid.uuid1(node=5, clock_seq=7).node, uuid.uuid1(5, 7).clock_seq, a.node == b.node, uuid.getnode() == uuid.getnode())
#== uuid with a version
import uuid
print(uuid.UUID(int=0, version=4), uuid.UUID('f' * 32, version=1), uuid.UUID(int=0).variant, uuid.UUID('c' * 32).variant, uuid.UUID('e' * 32).variant, uuid.UUID(int=0).version)
#== uuid names
import uuid
print(uuid.RFC_4122, uuid.RESERVED_NCS, uuid.RESERVED_MICROSOFT, uuid.RESERVED_FUTURE, uuid.SafeUUID.unknown, uuid.UUID)
#== uuid subclass
import uuid
class Key(uuid.UUID):
    pass
print(repr(Key(int=3)), Key(int=3) == uuid.UUID(int=3), isinstance(Key(int=3), uuid.UUID))
#== all at once: uuid
import uuid
u = uuid.UUID('12345678-1234-5678-1234-567812345678')
print(u, repr(u), u.hex, u.int, u.bytes, u.version, u.variant, u.urn, u.fields, uuid.uuid5(uuid.NAMESPACE_DNS, 'a.b'), uuid.uuid3(uuid.NAMESPACE_URL, 'x'), uuid.uuid4().version, len(str(uuid.uuid4())), uuid.UUID(int=5), uuid.UUID(bytes=b'\0' * 16), uuid.UUID('{12345678123456781234567812345678}'), u == uuid.UUID('urn:uuid:12345678-1234-5678-1234-567812345678'), u < uuid.UUID(int=2 ** 127), hash(u) == hash(uuid.UUID(str(u))), sorted([u, uuid.UUID(int=1)])[0], uuid.UUID(int=0, version=4), uuid.uuid1().version, str(u)[:8], f'{u}', f'{u!s:>40}', u.node, u.time, u.bytes_le, int(u))
for f in (lambda: uuid.UUID('x'), lambda: uuid.UUID(), lambda: uuid.UUID(int=-1), lambda: uuid.UUID(bytes=b'a'), lambda: uuid.UUID(5), lambda: uuid.uuid5('a', 'b'), lambda: u < 5, lambda: setattr(u, 'int', 5), lambda: uuid.uuid5(uuid.NAMESPACE_DNS, 5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
