"""The bars of a published page, measured: `make quality` runs all of it, the tests the part that fits their time."""
