import enum
class E(enum.Enum):
    a = 1
E.b
