import copy


class Settings(dict):
    __getattr__ = dict.__getitem__


settings = Settings(debug=True)
print("浅拷贝:", copy.copy(settings))
copy.deepcopy(settings)

# Output:
# 浅拷贝: {'debug': True}

# Raises: KeyError: '__deepcopy__'
