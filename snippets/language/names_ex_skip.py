scores = [40, 55, 90, 58]
shown = scores
for i, score in enumerate(scores):
    if score < 60:
        del scores[i]
print("删过以后:", shown)

scores[:] = [score for score in scores if score >= 60]
print("换掉内容以后:", shown)

# Output:
# 删过以后: [55, 90]
# 换掉内容以后: [90]
