import json
import sys

lines = [
    json.dumps({"city": city, "id": n})
    for n, city in enumerate(["北京", "上海", "广州"] * 300)
]
rows = [json.loads(line) for line in lines]
cities = [row["city"] for row in rows]
print("不同的值:", len(set(cities)))
print("不同的对象:", len({id(city) for city in cities}))

shared = [sys.intern(city) for city in cities]
print("驻留以后，不同的对象:", len({id(city) for city in shared}))
print("值没有变:", shared == cities)

# Output:
# 不同的值: 3
# 不同的对象: 900
# 驻留以后，不同的对象: 3
# 值没有变: True
