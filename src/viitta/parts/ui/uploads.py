"""Files that people send: what is larger than any form takes is thrown away while it comes, and never reaches the disk."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

MULTIPART = 64 * 1024  # bytes that the other fields of a form may take


class Bounded(FileUploadHandler):
    """Stops keeping a file that grows over the largest size; stands before the handlers that keep files."""

    def new_file(self, *args: Any, **options: Any) -> None:
        super().new_file(*args, **options)
        self.seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.seen += len(raw_data)
        if self.seen > settings.LARGEST_FILE_BYTES:
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def is_over(request: HttpRequest, most: int) -> bool:
    """Whether a request brought more than a file of `most` bytes, whatever of it was kept."""
    length = str(request.META.get("CONTENT_LENGTH") or "")
    return length.isdecimal() and int(length) > most + MULTIPART
