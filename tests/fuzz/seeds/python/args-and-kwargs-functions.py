def call(f, *args, **kwargs):
    return f(*args, **kwargs)
print(call(max, 1, 5, 3), call(dict, a=1), call(sorted, [2, 1], reverse=True))
