x = 'text of b'
