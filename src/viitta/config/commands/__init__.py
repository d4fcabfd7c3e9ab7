"""One module per command of `viitta`."""
