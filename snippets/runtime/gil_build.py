import sys
import sysconfig

print("构建时去掉了 GIL:", sysconfig.get_config_var("Py_GIL_DISABLED") == 1)
if hasattr(sys, "_is_gil_enabled"):
    print("此刻 GIL 开着:", sys._is_gil_enabled())
else:
    print("这个版本没有不带 GIL 的构建")

# Output (gil, >=3.13):
# 构建时去掉了 GIL: False
# 此刻 GIL 开着: True

# Output (gil):
# 构建时去掉了 GIL: False
# 这个版本没有不带 GIL 的构建
