"""The pages of imports as ready strings."""

from viitta.doors.importexport.pages.lists import ImportsPage, ResultPage, imports_page, result_page
from viitta.doors.importexport.pages.preview import PreviewPage, preview_page

__all__ = ["ImportsPage", "PreviewPage", "ResultPage", "imports_page", "preview_page", "result_page"]
