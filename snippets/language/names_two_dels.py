team = ["小李", "小王", "小张"]
backup = team
del team
print("del team 之后，backup:", backup)

team = backup
del team[:]
print("del team[:] 之后，backup:", backup)

# Output:
# del team 之后，backup: ['小李', '小王', '小张']
# del team[:] 之后，backup: []

# Guess:
# del team 之后，backup: []
# del team[:] 之后，backup: []

# Steps: team, backup
