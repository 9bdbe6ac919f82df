import warnings

for source in ("n is 5", "n is -5", "n is 'ok'", "n is (1, 2)", "n is None"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        compile(source, "demo", "eval")
    print(f"{source:12}", *[warning.message for warning in caught])

# Output (>=3.14):
# n is 5       "is" with 'int' literal. Did you mean "=="?
# n is -5
# n is 'ok'    "is" with 'str' literal. Did you mean "=="?
# n is (1, 2)  "is" with 'tuple' literal. Did you mean "=="?
# n is None

# Output (>=3.12):
# n is 5       "is" with 'int' literal. Did you mean "=="?
# n is -5      "is" with 'int' literal. Did you mean "=="?
# n is 'ok'    "is" with 'str' literal. Did you mean "=="?
# n is (1, 2)  "is" with 'tuple' literal. Did you mean "=="?
# n is None

# Output:
# n is 5       "is" with a literal. Did you mean "=="?
# n is -5      "is" with a literal. Did you mean "=="?
# n is 'ok'    "is" with a literal. Did you mean "=="?
# n is (1, 2)  "is" with a literal. Did you mean "=="?
# n is None
