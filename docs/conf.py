"""Sphinx: MyST pages and the API from the docstrings."""

from importlib.metadata import version as _version
from os import environ as _environ

from statements.languages import codes as _codes
from statements.languages import load as _load

project = "statements"
author = "The statements developers"
copyright = "2026, The statements developers"
release = version = _version("statements")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton", "sphinxext.opengraph"]
# The public address of the documentation, where it has one: the one place to set it. Maps of the site and previews of
# links need it.
html_baseurl = _environ.get("STATEMENTS_DOCS_URL", "")
if html_baseurl:
    extensions.append("sphinx_sitemap")
    sitemap_url_scheme = "{link}"
    ogp_site_url = html_baseurl
ogp_social_cards = {"enable": False}
ogp_enable_meta_description = True
# What is copied are the commands, without prompts and output.
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
html_extra_path = ["llms.txt"]
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
