#include "script/extension/package.hpp"

// tqdm, progressbar2 and rich, as far as they draw: nothing is drawn here.
namespace aludel::script::extension {
namespace {

constexpr std::string_view tqdm_text = R"python(
class tqdm:
    def __init__(self, iterable=None, *args, **kw):
        self._iterable = iterable
        self.n = 0
        self.total = kw.get('total')

    def __iter__(self):
        return iter(self._iterable)

    def __len__(self):
        return len(self._iterable)

    def update(self, n=1):
        self.n += n

    def set_description(self, *args, **kw):
        pass

    set_postfix = set_postfix_str = set_description_str = refresh = clear = close = reset = set_description

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return False

    @classmethod
    def write(cls, text, file=None, end='\n', nolock=False):
        print(text, end=end)


def trange(*args, **kw):
    return tqdm(range(*args))
)python";

constexpr std::string_view progressbar_text = R"python(
class ProgressBar:
    def __init__(self, *args, **kw):
        self.value = 0

    def __call__(self, iterable):
        return iterable

    def start(self, *args, **kw):
        return self

    def update(self, value=None, *args, **kw):
        self.value = self.value if value is None else value

    def increment(self, value=1, *args, **kw):
        self.value += value
        return self

    def finish(self, *args, **kw):
        pass

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return False


class Widget:
    def __init__(self, *args, **kw):
        pass


class Percentage(Widget): pass
class Bar(Widget): pass
class ETA(Widget): pass
class AdaptiveETA(Widget): pass
class Timer(Widget): pass
class Counter(Widget): pass
class SimpleProgress(Widget): pass
class FileTransferSpeed(Widget): pass


NullBar = ProgressBar


def progressbar(iterator, *args, **kw):
    return iterator
)python";

constexpr std::string_view rich_text = R"python(
import builtins as _builtins
import re as _re


def print(*values, sep=' ', end='\n', file=None, flush=False):
    _builtins.print(*[_re.sub(r'\[/?[a-z][a-z0-9 _#.]*\]|\[/\]', '', one) if isinstance(one, str) else one for one in values], sep=sep, end=end)


class Console:
    def __init__(self, *args, **kw):
        pass

    def print(self, *values, sep=' ', end='\n', **kw):
        print(*values, sep=sep, end=end)

    log = print

    def status(self, *args, **kw):
        return Progress()

    def rule(self, *args, **kw):
        pass


class Progress:
    def __init__(self, *args, **kw):
        self._tasks = 0

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return False

    def add_task(self, *args, **kw):
        self._tasks += 1
        return self._tasks - 1

    def update(self, *args, **kw):
        pass

    advance = start = stop = refresh = remove_task = stop_task = start_task = update

    def track(self, sequence, *args, **kw):
        return sequence


class _Column:
    def __init__(self, *args, **kw):
        pass


class BarColumn(_Column): pass
class TextColumn(_Column): pass
class SpinnerColumn(_Column): pass
class TimeElapsedColumn(_Column): pass
class TimeRemainingColumn(_Column): pass
class TaskProgressColumn(_Column): pass
class MofNCompleteColumn(_Column): pass


def track(sequence, *args, **kw):
    return sequence
)python";

constexpr std::string_view click_text = R"python(
import re as _re


def style(text, *args, **kw):
    return str(text)


def unstyle(text):
    return _re.sub(r'\x1b\[[0-9;]*m', '', text)


def echo(message=None, file=None, nl=True, err=False, color=None):
    print('' if message is None else message, end='\n' if nl else '')


def secho(message=None, file=None, nl=True, err=False, color=None, **styles):
    echo(message, nl=nl)
)python";

}  // namespace

const Package& tqdm() {
    static const Package package{
        .name = "tqdm", .text = tqdm_text, .modules = {"tqdm.auto", "tqdm.std", "tqdm.asyncio"}};
    return package;
}

const Package& progressbar() {
    static const Package package{
        .name = "progressbar", .text = progressbar_text, .modules = {"progressbar.widgets", "progressbar.bar"}};
    return package;
}

const Package& rich() {
    static const Package package{.name = "rich", .text = rich_text, .modules = {"rich.console", "rich.progress"}};
    return package;
}

const Package& click() {
    static const Package package{.name = "click", .text = click_text};
    return package;
}

}  // namespace aludel::script::extension
