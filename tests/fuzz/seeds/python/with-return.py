class CM:
    def __enter__(self): pass
    def __exit__(self, *a): print('exit')
def f():
    with CM():
        return 1
print(f())
