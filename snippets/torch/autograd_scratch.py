"""一条带子：前向每做一步记一行，反向从最后一行走回第一行。"""

import math
from operator import add, mul, neg, sub, truediv


def power(base, exponent):
    """二次、三次用乘法算，与 PyTorch 的做法相同。"""
    if exponent in (2, 3):
        return base * base * base if exponent == 3 else base * base
    return base if exponent == 1 else base**exponent


FORWARD = {  # 每种运算怎么算
    **{"add": add, "sub": sub, "mul": mul, "div": truediv, "neg": neg},
    **{"pow": power, "exp": math.exp, "log": math.log},
    **{"sin": math.sin, "cos": math.cos, "tanh": math.tanh},
    "tanh_slope": lambda y: 1 - y * y,
    "relu": lambda a: a if a > 0 else 0.0,
    "gate": lambda g, y: g if y > 0 else 0.0,
}
BACKWARD = {  # 每个输入一条公式：g 是输出的梯度，y 是输出，a、b 是输入
    "add": (lambda g, y, a, b: g, lambda g, y, a, b: g),
    "sub": (lambda g, y, a, b: g, lambda g, y, a, b: -g),
    "mul": (lambda g, y, a, b: g * b, lambda g, y, a, b: g * a),
    "div": (
        lambda g, y, a, b: g / b,
        lambda g, y, a, b: -g * ((a / b) / b),
    ),
    "neg": (lambda g, y, a: -g,),
    "pow": (
        lambda g, y, a, k: g * (k * call("pow", a, k - 1)),
        lambda g, y, a, k: g * (y * call("log", a)),
    ),
    "exp": (lambda g, y, a: g * y,),
    "log": (lambda g, y, a: g / a,),
    "sin": (lambda g, y, a: g * call("cos", a),),
    "cos": (lambda g, y, a: g * -call("sin", a),),
    "tanh": (lambda g, y, a: g * call("tanh_slope", y),),
    "tanh_slope": (lambda g, y, a: g * (-2 * a),),
    "relu": (lambda g, y, a: call("gate", g, y),),
    "gate": (lambda g, y, h, a: call("gate", g, a), lambda g, y, h, a: 0.0),
}


class Tape:
    """一行三项：值、要不要梯度、怎么来的（运算与输入的行号）。"""

    def __init__(self):
        self.values, self.needs, self.sources = [], [], []

    def write(self, value, needs_grad=False, source=None):
        self.values.append(value)
        self.needs.append(needs_grad)
        self.sources.append(source)
        return Var(self, len(self.values) - 1)

    def gradient(self, output, inputs, create_graph=False):
        """output 对每个 input 的导数；create_graph 时导数自己也上带子。"""

        def read(row):
            return Var(self, row) if create_graph else self.values[row]

        grads = {output.row: 1.0}
        for row in range(output.row, -1, -1):
            if row not in grads or self.sources[row] is None:
                continue
            operation, rows = self.sources[row]
            arguments = (grads[row], read(row), *map(read, rows))
            for target, formula in zip(rows, BACKWARD[operation]):
                if self.needs[target]:
                    part = formula(*arguments)
                    known = target in grads
                    grads[target] = grads[target] + part if known else part
        return [grads.get(variable.row, 0.0) for variable in inputs]


class Var:
    """带子上的一行。"""

    def __init__(self, tape, row):
        self.tape, self.row = tape, row

    @property
    def value(self):
        return self.tape.values[self.row]


def call(operation, *arguments):
    """参数里有 Var 就记一行，全是数就直接算。"""
    tape = next((a.tape for a in arguments if isinstance(a, Var)), None)
    if tape is None:
        return FORWARD[operation](*arguments)
    cells = [a if isinstance(a, Var) else tape.write(a) for a in arguments]
    rows = tuple(cell.row for cell in cells)
    value = FORWARD[operation](*(cell.value for cell in cells))
    needs_grad = any(tape.needs[row] for row in rows)
    return tape.write(value, needs_grad, (operation, rows))


for name in ("add", "sub", "mul", "truediv", "pow"):
    operation = name.replace("true", "")
    setattr(Var, f"__{name}__", lambda a, b, op=operation: call(op, a, b))
    setattr(Var, f"__r{name}__", lambda a, b, op=operation: call(op, b, a))
Var.__neg__ = lambda a: call("neg", a)

if __name__ == "__main__":
    tape = Tape()
    x = tape.write(2.0, needs_grad=True)
    y = x**3 + 5 * x
    (slope,) = tape.gradient(y, [x], create_graph=True)
    print("一阶导数 3x² + 5:", slope.value)
    print("二阶导数 6x:", tape.gradient(slope, [x])[0])
    for _ in range(100_000):
        y = y + x
    print("再加十万次 x，不递归:", tape.gradient(y, [x])[0])

# Output:
# 一阶导数 3x² + 5: 17.0
# 二阶导数 6x: 12.0
# 再加十万次 x，不递归: 100017.0
