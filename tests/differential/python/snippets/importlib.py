#== print(m.x if hasattr(m, 'x') else 'x not', m.__name__)
import importlib
import importlib.util
m = importlib.import_module('sub.b')
print(m.x if hasattr(m, 'x') else 'x not', m.__name__)
#== print(mod.VALUE, mod.twice(4), mod.__name__, spec.name)
import importlib
import importlib.util
m = importlib.import_module('sub.b')
spec = importlib.util.spec_from_file_location('loaded', 'helper.py')
mod = importlib.util.module_from_spec(spec)
spec.loader.exec_module(mod)
print(mod.VALUE, mod.twice(4), mod.__name__, spec.name)
