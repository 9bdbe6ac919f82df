tasks = ["洗菜", "切菜"]
done = []
for task in tasks:
    done.append(task)
    if "洗手" not in tasks and task == "切菜":
        tasks.append("炒菜")
        tasks.insert(0, "洗手")
print("做过的:", done)

# Output:
# 做过的: ['洗菜', '切菜', '切菜', '炒菜']
