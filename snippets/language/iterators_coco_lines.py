import json
from pathlib import Path

coco = {
    "images": [{"id": 1}],
    "annotations": [{"id": 7, "image_id": 1}, {"id": 8, "image_id": 1}],
}
for indent in 2, None:
    Path("coco.json").write_text(json.dumps(coco, indent=indent))
    print(f"indent={indent}")
    with open("coco.json") as file:
        for number, line in enumerate(file, 1):
            try:
                item = json.loads(line)
            except json.JSONDecodeError as error:
                print(f"  第 {number} 行 JSONDecodeError: {error}")
                break
            print(f"  第 {number} 行就是整个文件:", item == coco)

# Output:
# indent=2
#   第 1 行 JSONDecodeError: Expecting property name enclosed in double quotes: line 2 column 1 (char 2)
# indent=None
#   第 1 行就是整个文件: True
