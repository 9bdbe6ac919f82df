import copy
import pickle
from dataclasses import dataclass


class Player:
    pass


@dataclass
class Reading:
    celsius: float


team = [Player()]
nan = float("nan")
reading = Reading(nan)
print("没有 __eq__ 的实例，副本相等:", copy.copy(team[0]) == team[0])
print("装着它的列表，浅拷贝相等:", copy.copy(team) == team)
print("装着它的列表，深拷贝相等:", copy.deepcopy(team) == team)
print("[nan]，深拷贝相等:", copy.deepcopy([nan]) == [nan])
print("[nan]，pickle 往返相等:", pickle.loads(pickle.dumps([nan])) == [nan])
print("带 nan 的数据类，副本相等:", copy.copy(reading) == reading)

# Output (>=3.13):
# 没有 __eq__ 的实例，副本相等: False
# 装着它的列表，浅拷贝相等: True
# 装着它的列表，深拷贝相等: False
# [nan]，深拷贝相等: True
# [nan]，pickle 往返相等: False
# 带 nan 的数据类，副本相等: False

# Output:
# 没有 __eq__ 的实例，副本相等: False
# 装着它的列表，浅拷贝相等: True
# 装着它的列表，深拷贝相等: False
# [nan]，深拷贝相等: True
# [nan]，pickle 往返相等: False
# 带 nan 的数据类，副本相等: True
