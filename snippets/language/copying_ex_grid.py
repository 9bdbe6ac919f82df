import copy

grid = [[0] * 3] * 3
clone = copy.deepcopy(grid)
clone[0][0] = 9
print("clone:", clone)
print("grid: ", grid)

# Output:
# clone: [[9, 0, 0], [9, 0, 0], [9, 0, 0]]
# grid:  [[0, 0, 0], [0, 0, 0], [0, 0, 0]]

# Guess:
# clone: [[9, 0, 0], [0, 0, 0], [0, 0, 0]]
# grid:  [[0, 0, 0], [0, 0, 0], [0, 0, 0]]

# Guess:
# clone: [[9, 0, 0], [9, 0, 0], [9, 0, 0]]
# grid:  [[9, 0, 0], [9, 0, 0], [9, 0, 0]]

# Diagram: grid, clone
