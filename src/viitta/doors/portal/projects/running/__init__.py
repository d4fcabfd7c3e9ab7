"""Running a project: its small registers, results in the municipalities, closing, the page of a partner."""
