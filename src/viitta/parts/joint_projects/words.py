"""Words of joint projects for people."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from viitta.parts.joint_projects.models import (
    AnswerState,
    ClaimState,
    FinancingKind,
    HoursModel,
    NoticeKind,
    OrderKind,
    OutputKind,
    PartnerRole,
    ProjectState,
    ResultKind,
    ShareCause,
    SplitKey,
    TrialOutcome,
    UseState,
)

STATES = {
    ProjectState.DRAFTING: pgettext_lazy("state of a project", "application being written"),
    ProjectState.SUBMITTED: pgettext_lazy("state of a project", "application sent"),
    ProjectState.REJECTED: pgettext_lazy("state of a project", "no grant"),
    ProjectState.RUNNING: pgettext_lazy("state of a project", "running"),
    ProjectState.ENDED: pgettext_lazy("state of a project", "ended, being settled"),
    ProjectState.SETTLED: pgettext_lazy("state of a project", "settled"),
}
ROLES = {
    PartnerRole.APPLICANT: pgettext_lazy("role of a partner", "applicant"),
    PartnerRole.PARTNER: pgettext_lazy("role of a partner", "partner"),
    PartnerRole.OUTSIDER: pgettext_lazy("role of a partner", "other committed party"),
}
KEYS = {
    SplitKey.POPULATION: _("By population"),
    SplitKey.EQUAL: _("Equally"),
    SplitKey.PERCENT: _("By percentages"),
    SplitKey.FIXED: _("By fixed sums"),
}
CAUSES = {
    ShareCause.SPLIT: pgettext_lazy("cause of a share", "split"),
    ShareCause.MERGER: pgettext_lazy("cause of a share", "merger"),
    ShareCause.LEAVING: pgettext_lazy("cause of a share", "a partner left"),
    ShareCause.AGREED: pgettext_lazy("cause of a share", "agreed"),
}
NOTICES = {
    NoticeKind.CONTENT: pgettext_lazy("what a change concerns", "content"),
    NoticeKind.TIME: pgettext_lazy("what a change concerns", "project time"),
    NoticeKind.COSTS: pgettext_lazy("what a change concerns", "costs"),
    NoticeKind.PARTNERS: pgettext_lazy("what a change concerns", "partners"),
}
ANSWERS = {
    AnswerState.DRAFT: pgettext_lazy("state of an answer", "draft"),
    AnswerState.READY: pgettext_lazy("state of an answer", "ready"),
}
FINANCING = {
    FinancingKind.GRANT: _("Grant applied for"),
    FinancingKind.PARTNER: _("Shares of the participants"),
    FinancingKind.OTHER: _("Other financing"),
}
CLAIMS = {
    ClaimState.DRAFT: pgettext_lazy("state of a claim", "draft"),
    ClaimState.SENT: pgettext_lazy("state of a claim", "sent"),
    ClaimState.PAID: pgettext_lazy("state of a claim", "paid"),
}
HOURS = {
    HoursModel.HOURS: _("Hours worked"),
    HoursModel.SHARE: _("A fixed share of the working time"),
}
ORDERS = {
    OrderKind.ORDER: pgettext_lazy("kind of order", "order"),
    OrderKind.CONTRACT: pgettext_lazy("kind of order", "contract"),
    OrderKind.TRIAL: pgettext_lazy("kind of order", "trial"),
}
TRIALS = {
    TrialOutcome.OPEN: pgettext_lazy("outcome of a trial", "not decided"),
    TrialOutcome.KEPT: pgettext_lazy("outcome of a trial", "taken into use"),
    TrialOutcome.ENDED: pgettext_lazy("outcome of a trial", "ended"),
}
OUTPUTS = {
    OutputKind.OUTPUT: pgettext_lazy("kind of output", "output"),
    OutputKind.EFFECT: pgettext_lazy("kind of output", "effect"),
}
RESULTS = {
    ResultKind.EXPERIMENT: pgettext_lazy("kind of result", "experiment"),
    ResultKind.PRACTICE: pgettext_lazy("kind of result", "practice"),
    ResultKind.SYSTEM: pgettext_lazy("kind of result", "system"),
}
USES = {
    UseState.IN_USE: pgettext_lazy("use of a result", "in use"),
    UseState.TAKING: pgettext_lazy("use of a result", "being taken into use"),
    UseState.NOT: pgettext_lazy("use of a result", "not taken"),
}
COST_TYPES = {
    "personnel": pgettext_lazy("cost type", "Personnel"),
    "services": pgettext_lazy("cost type", "Bought services and licences to use"),
    "travel": pgettext_lazy("cost type", "Travel"),
    "premises": pgettext_lazy("cost type", "Rent of premises"),
    "other": pgettext_lazy("cost type", "Other operating costs"),
}
