import json

decode = json.JSONDecoder().raw_decode
for text in '{"score": 0.75}', '"0.75"', "0.75":
    results = set()
    for cut in range(1, len(text)):
        try:
            value, end = decode(text[:cut])
            results.add(repr(value))
        except json.JSONDecodeError:
            results.add("报错")
    print(f"{text:15} 切断以后:", sorted(results))

# Output:
# {"score": 0.75} 切断以后: ['报错']
# "0.75"          切断以后: ['报错']
# 0.75            切断以后: ['0', '0.7']

# Guess:
# {"score": 0.75} 切断以后: ['报错']
# "0.75"          切断以后: ['报错']
# 0.75            切断以后: ['报错']
