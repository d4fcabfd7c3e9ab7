"""Words of the kinds of documents."""

from django.utils.translation import pgettext_lazy

from viitta.parts.files.models import DocumentKind

KIND = {
    DocumentKind.PLAN: pgettext_lazy("document", "plan"),
    DocumentKind.MEMO: pgettext_lazy("document", "memo"),
    DocumentKind.DECISION: pgettext_lazy("document", "decision"),
    DocumentKind.OFFER: pgettext_lazy("document", "offer or contract"),
    DocumentKind.GUIDE: pgettext_lazy("document", "guide"),
    DocumentKind.REPORT: pgettext_lazy("document", "report"),
    DocumentKind.PICTURE: pgettext_lazy("document", "picture"),
    DocumentKind.OTHER: pgettext_lazy("document", "other"),
}
