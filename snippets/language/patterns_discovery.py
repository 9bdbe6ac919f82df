import importlib
import pathlib
import pkgutil
import sys
from importlib.metadata import entry_points

WRITERS: dict = {}
sys.modules["shop"] = sys.modules["__main__"]  # 插件里写 import shop

files = {
    "shop_plugins/__init__.py": "",
    "shop_plugins/pdf.py": "import shop\nshop.WRITERS['pdf'] = repr\n",
    "shop_excel.py": "def write(rows):\n    return f'{len(rows)} 行'\n",
    "shop_excel-1.0.dist-info/METADATA": "Name: shop-excel\nVersion: 1.0\n",
    "shop_excel-1.0.dist-info/entry_points.txt": (
        "[shop.writers]\nexcel = shop_excel:write\n"
    ),
}
for name, text in files.items():
    path = pathlib.Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
sys.path.insert(0, str(pathlib.Path.cwd()))

plugins = importlib.import_module("shop_plugins")
print("导入了插件包，表里有:", [*WRITERS])
for module in pkgutil.iter_modules(plugins.__path__):
    importlib.import_module(f"shop_plugins.{module.name}")
print("逐个导入其中的模块，表里有:", [*WRITERS])

found = entry_points(group="shop.writers")
print("已安装的包声明的:", [*found.names])
print("列出来的时候导入了吗:", "shop_excel" in sys.modules)
write = found["excel"].load()
print("取用时才导入:", "shop_excel" in sys.modules, write([1, 2]))

# Output:
# 导入了插件包，表里有: []
# 逐个导入其中的模块，表里有: ['pdf']
# 已安装的包声明的: ['excel']
# 列出来的时候导入了吗: False
# 取用时才导入: True 2 行
