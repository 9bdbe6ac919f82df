import weakref


class Batch:
    pass


batches = [Batch(), Batch(), Batch()]
watchers = [weakref.ref(batch) for batch in batches]

for batch in batches:
    pass

del batches
print("还活着的:", [watcher() is not None for watcher in watchers])
del batch
print("再删循环变量:", [watcher() is not None for watcher in watchers])

# Output:
# 还活着的: [False, False, True]
# 再删循环变量: [False, False, False]

# Guess:
# 还活着的: [False, False, False]
# 再删循环变量: [False, False, False]

# Guess:
# 还活着的: [True, True, True]
# 再删循环变量: [True, True, False]
