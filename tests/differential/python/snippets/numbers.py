#== print(isinstance(1, numbers.Number), isinstance(1, numbers.I
import numbers
print(isinstance(1, numbers.Number), isinstance(1, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(1.5, numbers.Integral), isinstance('a', numbers.Number))
