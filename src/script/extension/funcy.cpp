#include "script/extension/package.hpp"

// funcy: what revisions do with lists.
namespace aludel::script::extension {
namespace {

constexpr std::string_view funcy_text = R"python(
def is_seqcont(value):
    return isinstance(value, (list, tuple, range)) or hasattr(value, '__next__')


def flatten(seq, follow=is_seqcont):
    for item in seq:
        if follow(item):
            yield from flatten(item, follow)
        else:
            yield item


def lflatten(seq, follow=is_seqcont):
    return list(flatten(seq, follow))


def compact(coll):
    if isinstance(coll, dict):
        return type(coll)((key, value) for key, value in coll.items() if value)
    if isinstance(coll, (list, tuple, set, frozenset)):
        return type(coll)(value for value in coll if value)
    return (value for value in coll if value)


def first(seq):
    return next(iter(seq), None)


def cat(seqs):
    return (item for seq in seqs for item in seq)


def lcat(seqs):
    return list(cat(seqs))
)python";

}  // namespace

const Package& funcy() {
    static const Package package{.name = "funcy", .text = funcy_text, .modules = {"funcy.colls", "funcy.seqs"}};
    return package;
}

}  // namespace aludel::script::extension
