"""Sources into drafts, one or a thousand: what is found in folders, read on every core, written by one hand, reviewed.

`importing.import_all` writes drafts, `review_desk.review_all` pages to check them by, `source_search.find_sources` says
what there is, `workers.work_all` keeps the processes.
"""
