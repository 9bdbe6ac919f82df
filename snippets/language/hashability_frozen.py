from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Plan:
    name: str
    days: list[str]


@dataclass(frozen=True)
class SafePlan:
    name: str
    days: tuple[str, ...]


plan = Plan("晨跑", ["周一"])
plan.days.append("周三")
print("冻结了，内容照样变:", plan)
try:
    hash(plan)
except TypeError as error:
    print("不能哈希:", error)

safe = SafePlan("晨跑", ("周一",))
done = {safe: 3}
longer = replace(safe, days=(*safe.days, "周三"))
print(
    "换成元组，旧键还在:", safe in done, "新值是另一个键:", longer not in done
)

# Output:
# 冻结了，内容照样变: Plan(name='晨跑', days=['周一', '周三'])
# 不能哈希: unhashable type: 'list'
# 换成元组，旧键还在: True 新值是另一个键: True
