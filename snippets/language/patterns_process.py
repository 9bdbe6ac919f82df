import functools
import multiprocessing


class Settings:
    lr = 0.1


@functools.cache
def get_settings():
    return Settings()


def train():
    settings = get_settings()
    seen = settings.lr
    settings.lr = 99  # 子进程里改了
    return seen


if __name__ == "__main__":
    get_settings().lr = 0.001
    for method in ("spawn", "fork"):
        with multiprocessing.get_context(method).Pool(1) as pool:
            print(f"{method} 的子进程看到的学习率:", pool.apply(train))
    print("子进程改过以后，父进程里:", get_settings().lr)

# Output (linux):
# spawn 的子进程看到的学习率: 0.1
# fork 的子进程看到的学习率: 0.001
# 子进程改过以后，父进程里: 0.001
