def move(x, /, y, *, z=0, **rest):
    return f"x={x} y={y} z={z} rest={rest}"


attempts = {
    "move(1, 2, 3)": lambda: move(1, 2, 3),
    "move(1, y=2)": lambda: move(1, y=2),
    "move(x=1, y=2)": lambda: move(x=1, y=2),
    "move(1, 2, x=3)": lambda: move(1, 2, x=3),
    "move(1, 2, y=3)": lambda: move(1, 2, y=3),
}
for source, attempt in attempts.items():
    try:
        print(f"{source}: {attempt()}")
    except TypeError:
        print(f"{source}: TypeError")

# Output:
# move(1, 2, 3): TypeError
# move(1, y=2): x=1 y=2 z=0 rest={}
# move(x=1, y=2): TypeError
# move(1, 2, x=3): x=1 y=2 z=0 rest={'x': 3}
# move(1, 2, y=3): TypeError
