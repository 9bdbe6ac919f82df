def by_map(steps, values):
    for step in steps:
        values = map(step, values)
    return list(values)


def by_generator(steps, values):
    for step in steps:
        values = (step(value) for value in values)
    return list(values)


def by_list(steps, values):
    for step in steps:
        values = [step(value) for value in values]
    return values


steps = [abs, lambda n: n + 1, lambda n: n * 10]
for run in (by_map, by_generator, by_list):
    print(f"{run.__name__}:", run(steps, [-1, 2]))

# Output:
# by_map: [20, 30]
# by_generator: [-1000, 2000]
# by_list: [20, 30]

# Guess:
# by_map: [20, 30]
# by_generator: [20, 30]
# by_list: [20, 30]
