def summary(lines):
    for number, line in enumerate(lines, start=1):
        if "ERROR" in line:
            found = line
    return number, found


for lines in (["ok", "ERROR 磁盘满"], ["ok"], []):
    try:
        print(lines, summary(lines))
    except NameError as error:
        print(lines, error)

# Output:
# ['ok', 'ERROR 磁盘满'] (2, 'ERROR 磁盘满')
# ['ok'] cannot access local variable 'found' where it is not associated with a value
# [] cannot access local variable 'number' where it is not associated with a value
