"""The risk register of a roadmap: list and matrices, one risk, its reviews."""
