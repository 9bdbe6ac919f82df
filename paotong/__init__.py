"""跑通: the engine from a fence in a page to a verified output.

It has two doors: `paotong.extension` renders (through markdown-exec), and
`paotong.pytest_plugin` tests (through pytest-markdown-docs). Behind both stands
`paotong.engine`.
"""
