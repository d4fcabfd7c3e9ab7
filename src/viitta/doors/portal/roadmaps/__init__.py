"""The list of roadmaps; founding, editing, approving and putting them away."""
