"""Lantai (兰台): from a district's plan and policy documents to its public 政府信息公开专栏.

Read `pipeline.py` first: it is the program on one page. `docs/architecture.md` draws the house.
"""

__version__ = "0.1.0"
