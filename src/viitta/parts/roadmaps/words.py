"""Words of the closed lists of roadmaps, as people read them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from viitta.core.progress import Cause, Kind, Status
from viitta.core.promises import PromiseState
from viitta.parts.roadmaps.models import Financing, Origin, OwnershipRole, PartyKind, ProvenanceKind, Verdict

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
PARTY = {
    PartyKind.SUPPLIER: pgettext_lazy("external party", "supplier"),
    PartyKind.AUTHORITY: pgettext_lazy("external party", "authority"),
    PartyKind.PROJECT: pgettext_lazy("external party", "other project"),
    PartyKind.OTHER: pgettext_lazy("external party", "other"),
}
PROMISE = {
    PromiseState.WAITED: pgettext_lazy("promise", "waited for"),
    PromiseState.MOVED: pgettext_lazy("promise", "moved"),
    PromiseState.LATE: pgettext_lazy("promise", "late"),
    PromiseState.KEPT: pgettext_lazy("promise", "kept"),
    PromiseState.CANCELLED: pgettext_lazy("promise", "cancelled"),
}
FINANCING = {
    Financing.BUDGET: pgettext_lazy("financing", "budget"),
    Financing.PROJECT: pgettext_lazy("financing", "project"),
    Financing.NOT_YET: pgettext_lazy("financing", "not yet"),
}
