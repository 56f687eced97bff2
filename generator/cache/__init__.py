"""What one run keeps for the next: everything here may be deleted at any time, and nothing is believed unchecked.

A cache that is absent, broken, of another version of the program or in use by another run is the same as none: the work
is done again and the result is the same.
"""
