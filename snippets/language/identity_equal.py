mine = ["苹果"]
yours = mine
copied = list(mine)
print("yours:  is", yours is mine, " ==", yours == mine)
print("copied: is", copied is mine, " ==", copied == mine)

mine.append("梨")
print("添了一样以后，yours == mine:", yours == mine)
print("添了一样以后，copied == mine:", copied == mine)

# Output:
# yours:  is True  == True
# copied: is False  == True
# 添了一样以后，yours == mine: True
# 添了一样以后，copied == mine: False

# Diagram: mine, yours, copied
