"""The nouns of the house: frozen, without I/O, without a framework.

Two families. What reading and parsing make of one file: `transcript`, `outline`, `elements`, `parsed` (dataclasses).
What editors write and the site is made of: `record`, `document`, `unit`, … (pydantic models read from files),
held together by `library`.
"""
