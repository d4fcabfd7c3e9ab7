"""Addresses of the import and the export."""

from django.urls import path

from viitta.doors.importexport import views

urlpatterns = [
    path("import/", views.imports, name="imports"),
    path("import/<int:pk>/", views.import_, name="import"),
    path("import/<int:pk>/columns/", views.import_columns, name="import_columns"),
    path("import/<int:pk>/apply/", views.import_apply, name="import_apply"),
    path("import/<int:pk>/undo/", views.import_undo, name="import_undo"),
    path("import/<int:pk>/discard/", views.import_discard, name="import_discard"),
    path("roadmaps/<int:pk>/export.xlsx", views.export_xlsx, name="export_xlsx"),
    path("roadmaps/<int:pk>/export.csv", views.export_csv, name="export_csv"),
]
