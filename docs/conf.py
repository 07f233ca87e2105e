"""Sphinx: MyST pages and the API from the docstrings."""

from importlib.metadata import version as _version

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

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True}
nitpicky = False
