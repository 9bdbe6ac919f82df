import asyncio
import threading

diary: list[str] = []


def resize(name):
    diary.append(f"{name}开始")
    sum(n * n for n in range(200_000))
    diary.append(f"{name}结束")
    return threading.get_ident()


async def resize_async(name):
    return resize(name)  # 没有 await：事件循环插不进来


async def main():
    return await asyncio.gather(resize_async("甲图"), resize_async("乙图"))


idents = asyncio.run(main())
print(*diary)
print("都在主线程里跑:", set(idents) == {threading.get_ident()})

# Output:
# 甲图开始 甲图结束 乙图开始 乙图结束
# 都在主线程里跑: True
