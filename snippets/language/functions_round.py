from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

cent = Decimal("0.01")
print("round(2.675, 2) 得", round(2.675, 2))
print("因为 2.675 存成", Decimal(float("2.675")))

halves = [f"{n // 1000}.{n % 1000:03}" for n in range(5, 10_000, 10)]
ties = exact = half_up = 0
for text in halves:  # 0.005、0.015、……、9.995
    stored = Decimal(float(text))  # 浮点数真正存着的值，一位不差
    answer = Decimal(str(round(float(text), 2)))
    ties += stored == Decimal(text)
    exact += answer == stored.quantize(cent, ROUND_HALF_EVEN)
    half_up += answer == Decimal(text).quantize(cent, ROUND_HALF_UP)
print("写成 x.xx5 的数:", len(halves), "个，真在正中间的:", ties)
print("round 等于「按存着的值取近，平局取偶」的:", exact)
print("round 等于「四舍五入」的:", half_up)

# Output:
# round(2.675, 2) 得 2.67
# 因为 2.675 存成 2.67499999999999982236431605997495353221893310546875
# 写成 x.xx5 的数: 1000 个，真在正中间的: 40
# round 等于「按存着的值取近，平局取偶」的: 1000
# round 等于「四舍五入」的: 500
