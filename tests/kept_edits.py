"""Edits of the configuration, the engine and the environment, as a text and another."""

from __future__ import annotations

WORDS = ["名字", "引用", "对象", "回收", "闭包", "线程", "协程", "copy", "gc"]

PARTS = [
    "concept-map",
    "misconceptions",
    "ledger-totals",
    "ledger-changes",
    "ledger",
    "no",
]

FRONT = [
    "tags: [a, 乙]",
    "tags: [c]",
    "title: 新题",
    "description: 说明",
    "description: 别的说明",
    "hide: [toc]",
    "search: {boost: 2}",
    "search: {exclude: true}",
    "icon: material/tag",
    "status: new",
    "subtitle: 小题",
    "template: main.html",
    "prerequisites: []",
    "prerequisites: 一",
]

# In mkdocs.yml.
OPTIONS = [
    # Of the site.
    ("site_name: 做成的网站", "site_name: 做成的"),
    ("site_url: https://example.org/made/", "site_url: https://example.org/"),
    ("site_url: https://example.org/made/", "site_url: ''"),
    ("几页", "许多页"),
    ("repo_url:", "site_author: 某人\nrepo_url:"),
    ("repo_url:", "copyright: 某人所有\nrepo_url:"),
    ("repo_url:", "repo_name: 某处\nrepo_url:"),
    ("repo_url:", "use_directory_urls: false\nrepo_url:"),
    ("repo_url:", "exclude_docs: copies.md\nrepo_url:"),
    ("repo_url:", "not_in_nav: book.md\nrepo_url:"),
    ("repo_url:", "draft_docs: cycles.md\nrepo_url:"),
    ("https://example.org/repo", "https://example.org/other"),
    ("edit_uri: edit/main/docs/", "edit_uri: edit/other/docs/"),
    ("extra: {generator: false}", "extra: {generator: true}"),
    ("generator: false}", "generator: false, analytics: {provider: no}}"),
    ("extra_css: [assets/site.css]", "extra_css: []"),
    ("repo_url:", "extra_javascript: [assets/site.js]\nrepo_url:"),
    ("anchors: warn", "anchors: info"),
    ("absolute_links: warn", "absolute_links: relative_to_docs"),
    # Of the theme.
    ("language: zh", "language: en"),
    ("font: false", "font: {text: Roboto}"),
    ("font: false", "font: false\n  palette: {scheme: slate}"),
    ("font: false", "font: false\n  logo: assets/logo.svg"),
    ("font: false", "font: false\n  favicon: assets/icon.svg"),
    ("font: false", "font: false\n  icon: {repo: fontawesome/brands/git-alt}"),
    ("font: false", "font: false\n  direction: rtl"),
    ("    - toc.follow", "    - toc.integrate"),
    ("    - navigation.tabs\n", "    - navigation.prune\n"),
    ("    - navigation.footer\n", "    #footer\n"),
    ("    - navigation.indexes\n", "    - content.action.edit\n"),
    # Of the plugins.
    ("      lang: zh", "      enabled: false\n      lang: zh"),
    ("      lang: zh", "      lang: en"),
    ("      lang: zh", "      pipeline: []\n      lang: zh"),
    ("  - tags\n", "  - tags: {enabled: false}\n"),
    ("  - tags\n", "  - tags: {tags_name_property: 别}\n"),
    ("languages: [python, tree]}", "languages: [python]}"),
    ("include_source: true", "include_source: false"),
    ('include: ["*.ipynb"]', "include: []"),
    ("  - tags\n", "  - tags\n  - meta\n"),
    # Of the extensions.
    ("  - paotong.mathematics\n", "  #paotong.mathematics\n"),
    ("  - admonition\n", "  #admonition\n"),
    ("  - abbr\n", "  #abbr\n"),
    ("  - attr_list\n", "  - attr_list\n  - def_list\n  - tables\n"),
    ("  - footnotes\n", "  - footnotes: {BACKLINK_TEXT: 回}\n"),
    ("  - footnotes\n", "  #footnotes\n"),
    ("MADE_LINK, true", "MADE_LINK, §"),
    ("case: lower", "case: upper"),
    ("      permalink:", "      toc_depth: 1\n      permalink:"),
    ("  - pymdownx.highlight\n", "  - pymdownx.highlight: {linenums: true}\n"),
    ("  - pymdownx.highlight\n", "  - pymdownx.highlight: {auto_title: true}\n"),
    ("  - pymdownx.tabbed: {alternate_style: true}\n", "  - pymdownx.inlinehilite\n"),
    ("  - md_in_html\n", "  - pymdownx.details\n"),
    ("  - md_in_html\n", "  - sane_lists\n"),
]

# In files of the engine: what every page shows, what few do, and what none does.
ENGINE = [
    ("panel.py", "（没有输出）", "（什么也没有）"),
    ("panel.py", '"pt-output"', '"pt-output pt-other"'),
    ("panel.py", '"""', '"""It was edited: '),
    ("provenance.py", '"已核对"', '"核对过"'),
    ("render.py", '"pt-result"', '"pt-outcome"'),
    ("highlight.py", r"<i class=\1>\2</i>", r"<b class=\1>\2</b>"),
    ("mathematics.py", '"pt-math"', '"pt-mathematics"'),
    ("lesson_path.py", '"先修": ', '"先读": '),
    ("ledger_page.py", '"环境", "解释器"', '"处所", "解释器"'),
    ("ledger_page.py", "一共 ", "共 "),
    ("ledger_rows.py", "_digest(example.program.code)", "_digest(example.name)"),
    ("badge.py", "全部核对", "都核对过"),
    ("feeds.py", '"新" if', '"初" if'),
    ("commits.py", "Dates(when, last)", "Dates(last, last)"),
    ("outlines.py", "facts.title or path.stem", "facts.title * 2"),
    ("map_picture.py", '"svg"', '"svg", {"data-other": ""}'),
    ("misconceptions.py", 'lstrip("：', 'lstrip("~：'),
    ("names.py", 'r"[^\\w-]", "-", example.file.stem', '"", "x-", example.file.stem'),
    ("page_files.py", "每个程序都能", "各个程序都能"),
    ("script.py", '"/// script"', '"/// script", "other"'),
    ("notebook.py", '"""', '"""It was edited: '),
    ("fences.py", '"""', '"""It was edited: '),
    ("smaller.py", '"|tr|ul|li"', '"|tr|ul"'),
    ("drawing/__init__.py", '"""', '"""It was edited: '),
    ("run.py", '"""', '"""It was edited: '),
]

ENVIRONMENTS = [
    ("MADE_DESCRIPTION", "来自环境"),
    ("MADE_LINK", "¶"),
    ("PAOTONG_HERE", "pyodide"),
    ("SOURCE_DATE_EPOCH", "1000000000"),
    ("TZ", "Asia/Shanghai"),
    ("LC_ALL", "C"),
    ("LANG", "zh_CN.UTF-8"),
    ("COLUMNS", "40"),
    ("NO_COLOR", "1"),
    ("GIT_DIR", "nowhere"),
]
