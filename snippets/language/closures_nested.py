unit = "分"


def rank(names, scores):
    def by_length(name):
        return len(name)

    def with_unit(name):
        return f"{name}{unit}"

    def by_score(name):
        return scores[name]

    def passes_through():
        def inner():
            return scores

        return inner

    for function in (by_length, with_unit, by_score, passes_through):
        kind = "是闭包" if function.__closure__ else "不是闭包"
        print(f"{function.__name__}: {kind}，{function.__code__.co_freevars}")
    return sorted(names, key=by_score, reverse=True)


print(rank(["甲", "乙", "丙"], {"甲": 70, "乙": 95, "丙": 88}))

# Output:
# by_length: 不是闭包，()
# with_unit: 不是闭包，()
# by_score: 是闭包，('scores',)
# passes_through: 是闭包，('scores',)
# ['乙', '丙', '甲']
