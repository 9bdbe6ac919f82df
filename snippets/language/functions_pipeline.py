from functools import reduce


def pipeline(*steps):
    def run(values):
        return list(
            reduce(lambda items, step: map(step, items), steps, values)
        )

    return run


tidy = pipeline(float, abs, round)
readings = ["0.5", "-1.5", "2.5", "-3.5", "4.4", "-2.5"]
levels = tidy(readings)
print("整理好的读数:", levels)
print("去掉空的:", list(filter(None, levels)))

# Output:
# 整理好的读数: [0, 2, 2, 4, 4, 2]
# 去掉空的: [2, 2, 4, 4, 2]

# Guess:
# 整理好的读数: [1, 2, 3, 4, 4, 3]
# 去掉空的: [1, 2, 3, 4, 4, 3]

# Guess:
# 整理好的读数: [1, 2, 3, 4]
# 去掉空的: [1, 2, 3, 4]
