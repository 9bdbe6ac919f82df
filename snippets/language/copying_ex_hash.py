import copy


class User:
    def __init__(self, name):
        self.name = name
        self.friends = set()

    def __hash__(self):
        return hash(self.name)


alice, bob = User("alice"), User("bob")
alice.friends.add(bob)
print("单向关注，副本的好友数:", len(copy.deepcopy(alice).friends))
bob.friends.add(alice)
copy.deepcopy(alice)

# Output:
# 单向关注，副本的好友数: 1

# Raises: AttributeError: 'User' object has no attribute 'name'
