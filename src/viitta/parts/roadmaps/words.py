"""Words of the closed lists of roadmaps, as people read them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from viitta.core.bulk import Problem
from viitta.core.carrying import Going
from viitta.core.editions import Change
from viitta.core.progress import Cause, Kind, Status
from viitta.core.promises import PromiseState
from viitta.core.readiness import Rule
from viitta.parts.roadmaps.models import (
    Answer,
    Financing,
    Origin,
    OwnershipRole,
    PartyKind,
    ProvenanceKind,
    Reached,
    Verdict,
)

ANSWER = {
    Answer.TAKEN: pgettext_lazy("answer to a recommendation", "taken in"),
    Answer.LATER: pgettext_lazy("answer to a recommendation", "later"),
    Answer.NO: pgettext_lazy("answer to a recommendation", "not taken in"),
}
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
CHANGE = {
    Change.ADDED: pgettext_lazy("change of the plan", "added"),
    Change.DROPPED: pgettext_lazy("change of the plan", "given up"),
    Change.MERGED: pgettext_lazy("change of the plan", "merged"),
    Change.SPLIT: pgettext_lazy("change of the plan", "split"),
    Change.SUPERSEDED: pgettext_lazy("change of the plan", "replaced"),
    Change.MOVED: pgettext_lazy("change of the plan", "moved in time"),
    Change.RESCOPED: pgettext_lazy("change of the plan", "re-scoped"),
    Change.OWNER_CHANGED: pgettext_lazy("change of the plan", "owner changed"),
    Change.RESTORED: pgettext_lazy("change of the plan", "taken back"),
    Change.REMOVED: pgettext_lazy("change of the plan", "removed"),
}
CHANGES = {
    Change.ADDED: _("Added measures"),
    Change.DROPPED: _("Measures given up"),
    Change.MERGED: _("Merged measures"),
    Change.SPLIT: _("Split measures"),
    Change.SUPERSEDED: _("Replaced measures"),
    Change.MOVED: _("Moved in time"),
    Change.RESCOPED: _("Re-scoped measures"),
    Change.OWNER_CHANGED: _("Changes of owners"),
    Change.RESTORED: _("Measures taken back"),
    Change.REMOVED: _("Removed as mistakes"),
}
FIELD = {
    "title": pgettext_lazy("field of a measure", "title"),
    "description": pgettext_lazy("field of a measure", "description"),
    "scope": pgettext_lazy("field of a measure", "scope"),
    "kind": pgettext_lazy("field of a measure", "kind"),
    "theme": pgettext_lazy("field of a measure", "theme"),
    "goals": pgettext_lazy("field of a measure", "goals"),
    "start": pgettext_lazy("field of a measure", "start"),
    "end": pgettext_lazy("field of a measure", "end"),
    "unit": pgettext_lazy("field of a measure", "unit"),
}
EDITION_PROBLEMS = {
    "empty": _("The roadmap has no measures yet: there is nothing to freeze."),
    "future": _("An edition cannot be of a day that has not come yet."),
    "same_name": _("The roadmap has an edition of this name already."),
    "no_name": _("Give the edition a name."),
    "long_name": _("A name has at most 200 characters."),
}
LINEAGE_PROBLEMS = {
    "nothing": _("Choose at least one measure."),
    "itself": _("A measure cannot be put into itself."),
    "other_roadmap": _("The measures are of different roadmaps."),
    "over": _("%(title)s has already been given up or merged."),
    "target_over": _("%(title)s has itself been given up or merged. Choose a measure that goes on."),
    "not_over": _("%(title)s goes on: there is nothing to take back."),
    "circle": _("%(title)s has itself been replaced by these measures: the chain would go round in a circle."),
    "few_parts": _("Write at least two parts, or one when the original goes on as a part."),
    "no_reason": _("Say why the measure is given up."),
    "taken": _("The theme has a measure of this title already."),
}
REACHED = {
    Reached.REACHED: pgettext_lazy("verdict on a goal", "reached"),
    Reached.PARTLY: pgettext_lazy("verdict on a goal", "partly reached"),
    Reached.NOT_REACHED: pgettext_lazy("verdict on a goal", "not reached"),
}
READINESS = {
    Rule.GOAL: _("a goal that it serves"),
    Rule.SCOPE: _("what belongs to it and what does not"),
    Rule.OWNER: _("a lead owner"),
    Rule.INDICATOR: _("an indicator, or why it is not measured"),
    Rule.RESOURCES: _("resources: person-days or a cost"),
    Rule.PRACTICE: _("what old practice ends, or that none does"),
}
BULK_FIELD = {
    "theme": _("Theme"),
    "status": _("Status"),
    "origin": _("Origin"),
    "unit": _("Unit"),
    "owner": _("Owner"),
    "start": pgettext_lazy("day", "Starts"),
    "end": pgettext_lazy("day", "Ends"),
}
BULK_PROBLEMS = {
    Problem.ENDS_BEFORE_START: _("The measure would end before it starts."),
    Problem.TAKEN: _("The new theme would have two measures of this title."),
    Problem.NO_CALENDAR: _("The new day would be outside the calendar."),
    Problem.OVER: _("The measure has been merged into another one. Take it back on its own page first."),
}
UNDO_PROBLEMS = {
    "undone": _("The change has been undone already."),
    "changed": _("Cannot be undone: somebody has changed these after it: %(titles)s."),
    "gone": _("Cannot be undone: what was there before has been removed. %(titles)s"),
    "left": _("Cannot be undone: the earlier owner has left. Name an owner on the page of the measure: %(titles)s."),
    "taken": _("Cannot be undone: another measure of the theme has got the same title. %(titles)s"),
}
GOING = {
    Going.UNFINISHED: _("not finished"),
    Going.CONTINUOUS: _("continuous, goes on"),
    Going.ALREADY: _("carried over already"),
    Going.DONE: _("done: stays in this roadmap"),
    Going.DROPPED: _("given up: stays in this roadmap"),
    Going.MERGED: _("merged into another measure: stays in this roadmap"),
}
CARRY_PROBLEMS = {
    "nothing": _("Choose at least one measure to carry over."),
    "not_next": _("The roadmap does not follow this one."),
    "stays": _("These are over or have been carried over already: %(titles)s."),
    "taken": _("The theme of the next roadmap has a measure of this title already: %(titles)s."),
}
