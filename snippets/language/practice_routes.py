import logging
import random
from collections import namedtuple

Setting = namedtuple("Setting", "level handlers propagate")
CHAIN = ["app.db.pool", "app.db", "app", ""]  # 从自己到根
LEVELS = [logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR]
arrived = []


class Recorder(logging.Handler):
    def emit(self, record):
        arrived.append(self.name)


def predict(settings, level, ancestors_filter=False):
    own = next((s.level for s in settings if s.level), logging.NOTSET)
    if level < own:  # 只看生效的级别：自己的，没设就看最近的上级
        return []
    met = []
    for setting in settings:
        if not ancestors_filter or level >= setting.level:
            met += setting.handlers
        if not setting.propagate:
            break
    if not met:  # 一个处理器也没遇到，才轮到 lastResort
        return ["lastResort"] if level >= logging.WARNING else []
    return [name for name, threshold in met if level >= threshold]


def run(settings, level):
    for name, setting in zip(CHAIN, settings, strict=True):
        logger = logging.getLogger(name)
        logger.setLevel(setting.level)
        logger.propagate = setting.propagate
        logger.handlers[:] = []
        for label, threshold in setting.handlers:
            handler = Recorder(threshold)
            handler.name = label
            logger.addHandler(handler)
    arrived.clear()
    logging.getLogger(CHAIN[0]).log(level, "连接池满了")
    return list(arrived)


logging.lastResort = Recorder(logging.WARNING)
logging.lastResort.name = "lastResort"
rng = random.Random(2026)
right = wrong_model = 0
for _ in range(2000):
    settings = [
        Setting(
            rng.choice([logging.NOTSET, *LEVELS]),
            [
                (f"{name}#{n}", rng.choice(LEVELS))
                for n in range(rng.randint(0, 2))
            ],
            rng.random() < 0.8,
        )
        for name in CHAIN
    ]
    level = rng.choice(LEVELS)
    actual = run(settings, level)
    right += predict(settings, level) == actual
    wrong_model += predict(settings, level, ancestors_filter=True) == actual
print("两千套随机配置，这样算全对:", right == 2000)
print("若以为上级日志器的级别也会拦，算错的:", 2000 - wrong_model)

# Output:
# 两千套随机配置，这样算全对: True
# 若以为上级日志器的级别也会拦，算错的: 186
