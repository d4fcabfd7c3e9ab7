"""Words of the closed lists of roadmaps, as people read them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from viitta.core.progress import Cause, Kind, Status
from viitta.parts.roadmaps.models import Origin, OwnershipRole, ProvenanceKind, Verdict

KIND = {
    Kind.ONE_OFF: pgettext_lazy("kind of measure", "one-off"),
    Kind.CONTINUOUS: pgettext_lazy("kind of measure", "continuous"),
    Kind.STUDY: pgettext_lazy("kind of measure", "study"),
}
STATUS = {
    Status.PLANNED: pgettext_lazy("status", "not started"),
    Status.RUNNING: pgettext_lazy("status", "running"),
    Status.DONE: pgettext_lazy("status", "done"),
    Status.PAUSED: pgettext_lazy("status", "paused"),
    Status.DROPPED: pgettext_lazy("status", "dropped"),
    Status.MERGED: pgettext_lazy("status", "merged"),
}
ORIGIN = {
    Origin.STRATEGY: _("strategy"),
    Origin.LAW: _("law or obligation"),
    Origin.RESIDENT_NEED: _("residents' need"),
    Origin.STAFF_IDEA: _("staff's idea"),
    Origin.EARLIER_PROJECT: _("earlier project"),
}
PROVENANCE = {
    ProvenanceKind.EARLIER_PROJECT: _("earlier project"),
    ProvenanceKind.IDEA_DAY: _("idea day"),
    ProvenanceKind.STRATEGY: _("strategy"),
    ProvenanceKind.WORKSHOP: _("workshop"),
}
ROLE = {
    OwnershipRole.LEAD: _("lead owner"),
    OwnershipRole.DEPUTY: _("deputy"),
    OwnershipRole.COLLABORATOR: _("collaborator"),
}
VERDICT = {
    Verdict.GO_ON: _("we go on"),
    Verdict.NOT_NOW: _("not now"),
    Verdict.STOP: _("we stop"),
}
CAUSE = {
    Cause.OWN_RESOURCES: pgettext_lazy("cause", "own resources"),
    Cause.OWNER_CHANGED: pgettext_lazy("cause", "owner changed"),
    Cause.SUPPLIER: pgettext_lazy("cause", "supplier"),
    Cause.DEPENDENCY: pgettext_lazy("cause", "dependency on another project"),
    Cause.SCOPE: pgettext_lazy("cause", "scope unclear"),
    Cause.MONEY: pgettext_lazy("cause", "money"),
    Cause.OLD_PRACTICE: pgettext_lazy("cause", "old practice not given up"),
    Cause.LAW: pgettext_lazy("cause", "law"),
    Cause.OTHER: pgettext_lazy("cause", "other"),
}
