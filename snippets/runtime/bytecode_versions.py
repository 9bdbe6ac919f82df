import dis
import inspect
from itertools import groupby
from textwrap import fill


def first_sold(rows, key):
    for row in rows:
        if row[key] > 0:
            return len(row)


lines, first = inspect.getsourcelines(first_sold)
steps = list(dis.get_instructions(first_sold))
line_of = [place[0] or 0 for place in first_sold.__code__.co_positions()]
for number, group in groupby(steps, key=lambda s: line_of[s.offset // 2]):
    word = lines[number - first].split()[0]
    names = " ".join(step.opname for step in group)
    print(fill(f"{word:<7}{names}", 78, subsequent_indent=" " * 7))

# Output (>=3.14):
# def    RESUME
# for    LOAD_FAST_BORROW GET_ITER FOR_ITER STORE_FAST
# if     LOAD_FAST_BORROW_LOAD_FAST_BORROW BINARY_OP LOAD_SMALL_INT COMPARE_OP
#        POP_JUMP_IF_TRUE NOT_TAKEN JUMP_BACKWARD
# return LOAD_GLOBAL LOAD_FAST_BORROW CALL SWAP POP_TOP RETURN_VALUE
# for    END_FOR POP_ITER LOAD_CONST RETURN_VALUE

# Output (>=3.13):
# def    RESUME
# for    LOAD_FAST GET_ITER FOR_ITER STORE_FAST
# if     LOAD_FAST_LOAD_FAST BINARY_SUBSCR LOAD_CONST COMPARE_OP
#        POP_JUMP_IF_TRUE JUMP_BACKWARD
# return LOAD_GLOBAL LOAD_FAST CALL SWAP POP_TOP RETURN_VALUE
# for    END_FOR POP_TOP RETURN_CONST

# Output (>=3.12):
# def    RESUME
# for    LOAD_FAST GET_ITER FOR_ITER STORE_FAST
# if     LOAD_FAST LOAD_FAST BINARY_SUBSCR LOAD_CONST COMPARE_OP
#        POP_JUMP_IF_TRUE JUMP_BACKWARD
# return LOAD_GLOBAL LOAD_FAST CALL SWAP POP_TOP RETURN_VALUE
# for    END_FOR RETURN_CONST

# Output:
# def    RESUME
# for    LOAD_FAST GET_ITER FOR_ITER STORE_FAST
# if     LOAD_FAST LOAD_FAST BINARY_SUBSCR LOAD_CONST COMPARE_OP
#        POP_JUMP_FORWARD_IF_FALSE
# return LOAD_GLOBAL LOAD_FAST PRECALL CALL SWAP POP_TOP RETURN_VALUE
# if     JUMP_BACKWARD
# for    LOAD_CONST RETURN_VALUE
