from dataclasses import dataclass


@dataclass(unsafe_hash=True)
class Seat:
    row: int
    number: int


seat = Seat(3, 7)
booked = {seat}
seat.number = 8
print("集合里的就是它:", [item is seat for item in booked])
print("集合说它不在:", seat not in booked)
booked.add(seat)
print("再放一次:", booked)

# Output:
# 集合里的就是它: [True]
# 集合说它不在: True
# 再放一次: {Seat(row=3, number=8), Seat(row=3, number=8)}

# Guess:
# 集合里的就是它: [True]
# 集合说它不在: False
# 再放一次: {Seat(row=3, number=8)}

# Diagram: seat, booked
