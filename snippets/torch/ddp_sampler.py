from torch.utils.data import DistributedSampler

orders = range(10)  # 数据集：10 个样本，编号 0 到 9；模型答对前 4 个


def deal(**options):
    """四个进程的采样器。"""
    return [
        DistributedSampler(orders, num_replicas=4, rank=rank, **options)
        for rank in range(4)
    ]


def hands(samplers, epoch=None):
    for sampler in samplers:
        if epoch is not None:
            sampler.set_epoch(epoch)
    return [list(sampler) for sampler in samplers]


def count(how, hands):
    dealt = [number for hand in hands for number in hand]
    right = sum(number < 4 for number in dealt)
    print(
        f"{how}：发出 {len(dealt)} 个，不同的有 {len(set(dealt))} 个", end=""
    )
    print(f"，准确率 {right}/{len(dealt)}")


print("不打乱时 rank 0 拿到:", hands(deal(shuffle=False))[0])
count("默认", hands(deal(shuffle=False)))
count("drop_last", hands(deal(shuffle=False, drop_last=True)))
count("自己切分", [range(rank, 10, 4) for rank in range(4)])

samplers = deal()
same = hands(samplers) == hands(samplers)
print("不调用 set_epoch，两轮的顺序相同:", same)
same = hands(samplers, epoch=0) == hands(samplers, epoch=1)
print("每轮调用 set_epoch，两轮的顺序相同:", same)

# Timeout: 60

# Output:
# 不打乱时 rank 0 拿到: [0, 4, 8]
# 默认：发出 12 个，不同的有 10 个，准确率 6/12
# drop_last：发出 8 个，不同的有 8 个，准确率 4/8
# 自己切分：发出 10 个，不同的有 10 个，准确率 4/10
# 不调用 set_epoch，两轮的顺序相同: True
# 每轮调用 set_epoch，两轮的顺序相同: False
