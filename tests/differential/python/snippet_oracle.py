"""Runs every snippet of the files given, each in a namespace of its own, and prints what came of it.

    #== title
    what it printed
    !! ValueError: as Python describes it
    !! 3 <module>; 1 f;
"""
import contextlib
import io
import logging
import sys
import traceback
import warnings

warnings.simplefilter('ignore')


def snippets(path):
    title, lines = None, []
    with open(path, encoding='utf-8', newline='') as file:
        for line in file.read().split('\n'):
            if line.startswith('#== '):
                if title is not None:
                    yield title, '\n'.join(lines) + '\n'
                title, lines = line[4:], []
            else:
                lines.append(line)
    if title is not None:
        yield title, '\n'.join(lines) + '\n'


def forget():
    """What an earlier snippet left in the modules that keep something."""
    logging.getLogger().handlers.clear()
    logging.getLogger().setLevel(logging.WARNING)
    logging.Logger.manager.loggerDict.clear()


def run(text):
    out = io.StringIO()
    outcome = ''
    try:
        with contextlib.redirect_stdout(out):
            namespace = {'__name__': '__main__'}
            module = type(sys)('__main__')
            module.__dict__.update(namespace)
            sys.modules['__main__'] = module
            forget()
            exec(compile(text, '<snippet>', 'exec'), module.__dict__)
    except SyntaxError as error:
        if error.filename != '<snippet>':
            raise
        outcome = f'!! SyntaxError: {error.msg}\n!! {error.lineno} ; \n'
    except BaseException as error:
        last = traceback.TracebackException.from_exception(error)
        described = ''.join(last.format_exception_only()).rstrip('\n')
        places = ''.join(f'{entry.lineno} {entry.name}; ' for entry in traceback.extract_tb(error.__traceback__)
                         if entry.filename == '<snippet>')
        outcome = f'!! {described}\n!! {places}\n'
    text = out.getvalue()
    if text and not text.endswith('\n'):
        text += '\n'
    return text + outcome


def main():
    sys.stdout.reconfigure(encoding='utf-8', errors='surrogatepass')
    real = sys.stdout
    for path in sys.argv[1:]:
        for title, text in snippets(path):
            real.write(f'#== {title}\n')
            real.write(run(text))
            real.flush()


main()
