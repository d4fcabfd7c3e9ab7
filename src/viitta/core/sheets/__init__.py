"""A roadmap as a spreadsheet: from untidy grids of cells to rows of measures. No files here, only what they hold."""
