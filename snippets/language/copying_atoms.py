import copy
import enum
import logging
import pickle


class Level(enum.Enum):
    HIGH = 1


samples = {
    "列表": [1, 2],
    "大整数": 10**50,
    "函数": logging.getLogger,
    "类": Level,
    "枚举成员": Level.HIGH,
    "日志器": logging.getLogger("paotong"),
    "哨兵 object()": object(),
}
for label, value in samples.items():
    deep = "原物" if copy.deepcopy(value) is value else "新的"
    trip = "原物" if pickle.loads(pickle.dumps(value)) is value else "新的"
    print(f"{label}: deepcopy 得到{deep}，pickle 往返得到{trip}")

# Output:
# 列表: deepcopy 得到新的，pickle 往返得到新的
# 大整数: deepcopy 得到原物，pickle 往返得到新的
# 函数: deepcopy 得到原物，pickle 往返得到原物
# 类: deepcopy 得到原物，pickle 往返得到原物
# 枚举成员: deepcopy 得到原物，pickle 往返得到原物
# 日志器: deepcopy 得到原物，pickle 往返得到原物
# 哨兵 object(): deepcopy 得到新的，pickle 往返得到新的
