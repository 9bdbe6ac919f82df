import io
from functools import partial
from itertools import islice

image = io.BytesIO(b"\x89PNG-0123456789")
read4 = partial(image.read, 4)
print("分块:", list(iter(read4, b"")))

image.seek(0)
endless = iter(read4, "")  # 哨兵类型写错：b"" == "" 是 False
blocks = list(islice(endless, 1000))
print("文件一共 4 块，却取了:", len(blocks), "块，最后一块:", blocks[-1])

# Output:
# 分块: [b'\x89PNG', b'-012', b'3456', b'789']
# 文件一共 4 块，却取了: 1000 块，最后一块: b''
