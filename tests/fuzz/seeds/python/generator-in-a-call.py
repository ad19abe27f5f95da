print(', '.join(f'"{c}"' for c in ('a', 'b')), sum(x * x for x in range(4)), any(x > 2 for x in range(4)), all(x for x in []))
