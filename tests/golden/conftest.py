"""The pages and programs of golden cases are sites of their own, not tests."""

collect_ignore_glob = ["*"]
