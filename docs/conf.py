"""Sphinx: MyST pages and the API from the docstrings."""

from importlib.metadata import version as _version

from statements.languages import codes as _codes
from statements.languages import load as _load

project = "statements"
author = "The statements developers"
copyright = "2026, The statements developers"
release = version = _version("statements")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
html_theme = "furo"
html_title = "statements"
html_static_path = ["_static"]
html_css_files = ["wrap.css"]
exclude_patterns = ["_build"]

myst_enable_extensions = ["colon_fence", "deflist", "substitution"]
# The languages as their files say it, so that a new one needs no other page.
_rows = "".join(f"| `{code}` | {_load(code).name} | {_load(code).state} |\n" for code in _codes())
myst_substitutions = {"languages": f"| code | language | read |\n| --- | --- | --- |\n{_rows}"}
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True}
nitpicky = False
