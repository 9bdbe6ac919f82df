import logging
import sys

logging.info("第一条")
print("根日志器的级别:", logging.getLevelName(logging.root.level))
print("处理器个数:", len(logging.root.handlers))

logging.basicConfig(level=logging.INFO, stream=sys.stdout)
logging.info("第二条")
print("配置过以后的级别:", logging.getLevelName(logging.root.level))

logging.basicConfig(level=logging.INFO, stream=sys.stdout, force=True)
logging.info("第三条")

# Guess:
# 根日志器的级别: WARNING
# 处理器个数: 0
# INFO:root:第二条
# 配置过以后的级别: INFO
# INFO:root:第三条

# Output:
# 根日志器的级别: WARNING
# 处理器个数: 1
# 配置过以后的级别: WARNING
# INFO:root:第三条
