d = {'a': 1, 'b': 2}
k = d.keys()
d['c'] = 3
print(k, d.values(), d.items(), len(k), ('a', 1) in d.items(), 'a' in k, 3 in d.values(), k == {'a', 'b', 'c'}, sorted(k - {'a'}), k | {'z'} == {'a', 'b', 'c', 'z'})
