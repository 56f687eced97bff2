"""The only room that knows MkDocs: it hands the host our pages, and writes what is no page."""
