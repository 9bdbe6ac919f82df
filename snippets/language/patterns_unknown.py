import difflib
import json


def to_csv(rows):
    return "\n".join(",".join(map(str, row)) for row in rows)


def to_json(rows):
    return json.dumps(rows)


def export_by_if(kind, rows):
    if kind == "csv":
        writer = to_csv
    elif kind == "json":
        writer = to_json
    return writer(rows)


WRITERS = {"csv": to_csv, "json": to_json}


def export_by_table(kind, rows):
    if kind not in WRITERS:
        close = difflib.get_close_matches(kind, WRITERS)
        raise ValueError(f"不认识 {kind!r}，已有 {[*WRITERS]}，想写 {close}？")
    return WRITERS[kind](rows)


rows = [["苹果", 3], ["梨", 5]]
for export in export_by_if, export_by_table:
    print(export.__name__, export("json", rows) == to_json(rows))
    try:
        export("cvs", rows)
    except Exception as error:
        print(f"  {type(error).__name__}: {error}")

# Output:
# export_by_if True
#   UnboundLocalError: cannot access local variable 'writer' where it is not associated with a value
# export_by_table True
#   ValueError: 不认识 'cvs'，已有 ['csv', 'json']，想写 ['csv']？
