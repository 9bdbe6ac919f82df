from itertools import groupby

scores = {"amy": 90, "bob": 75, "cara": 90}
groups = {}
for score, pairs in groupby(scores.items(), key=lambda item: item[1]):
    groups[score] = [name for name, _ in pairs]
print("分组:", groups)

# Output:
# 分组: {90: ['cara'], 75: ['bob']}

# Guess:
# 分组: {90: ['amy', 'cara'], 75: ['bob']}

# Guess:
# 分组: {90: ['amy'], 75: ['bob']}
