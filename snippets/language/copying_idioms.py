import copy
from collections import defaultdict
from operator import is_


class Playlist(list):
    owner = "丢了"


songs = Playlist([["晴天"], 10**20, ("稻香", 2008)])
songs.owner = "小林"
stock = defaultdict(list, 茶=["绿茶"], 水=("冰", "热"))

# 用 eval 执行标签本身：打印的写法就是运行的写法
sources = "copy.copy(songs)|songs.copy()|list(songs)|songs[:]|[*songs]"
for source in sources.split("|"):
    new = eval(source, {"copy": copy, "songs": songs})
    outer_only = new is not songs and all(map(is_, new, songs))
    owner = getattr(new, "owner", Playlist.owner)
    kind = type(new).__name__
    print(f"{source:16} 只换了外层: {outer_only}，{kind}，主人{owner}")

sources = "copy.copy(stock);stock.copy();stock | {};dict(stock);{**stock}"
for source in sources.split(";"):
    new = eval(source, {"copy": copy, "stock": stock})
    same_items = all(map(is_, new.values(), stock.values()))
    outer_only = new is not stock and same_items
    print(f"{source:16} 只换了外层: {outer_only}，{type(new).__name__}")

# Output:
# copy.copy(songs) 只换了外层: True，Playlist，主人小林
# songs.copy()     只换了外层: True，list，主人丢了
# list(songs)      只换了外层: True，list，主人丢了
# songs[:]         只换了外层: True，list，主人丢了
# [*songs]         只换了外层: True，list，主人丢了
# copy.copy(stock) 只换了外层: True，defaultdict
# stock.copy()     只换了外层: True，defaultdict
# stock | {}       只换了外层: True，defaultdict
# dict(stock)      只换了外层: True，dict
# {**stock}        只换了外层: True，dict
