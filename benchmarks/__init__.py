"""The benchmark: the same examples given to us and to the tools used instead."""
