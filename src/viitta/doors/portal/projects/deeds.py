"""Deeds in joint projects in words, for the change log."""

from django.utils.translation import gettext_lazy

DEEDS = {
    "organisations.circle.formed": gettext_lazy("formed a circle of municipalities"),
    "organisations.circle.joined": gettext_lazy("took municipalities into a circle"),
    "organisations.circle.left": gettext_lazy("ended a municipality's membership of a circle"),
    "joint_projects.founded": gettext_lazy("began a joint project"),
    "joint_projects.changed": gettext_lazy("changed what is told of a project"),
    "joint_projects.granted": gettext_lazy("wrote the grant decision of a project"),
    "joint_projects.phases.added": gettext_lazy("added phases to a project"),
    "joint_projects.phase.changed": gettext_lazy("changed a phase of a project"),
    "joint_projects.phases.removed": gettext_lazy("removed phases of a project"),
    "joint_projects.phases.restored": gettext_lazy("brought phases of a project back"),
    "joint_projects.partners.added": gettext_lazy("took partners into a project"),
    "joint_projects.partner.changed": gettext_lazy("changed the terms of a partner"),
    "joint_projects.partner.decided": gettext_lazy("wrote a partner's decision to take part"),
    "joint_projects.partner.left": gettext_lazy("ended a partner's part in a project"),
    "joint_projects.partner.merged": gettext_lazy("merged a partner into another"),
    "joint_projects.shares.split": gettext_lazy("split the own financing of a project"),
    "joint_projects.seat.given": gettext_lazy("gave a seat in a steering group"),
    "joint_projects.seats.ended": gettext_lazy("ended seats in a steering group"),
    "joint_projects.notices.added": gettext_lazy("wrote a change to the funder"),
    "joint_projects.notice.changed": gettext_lazy("changed a change to the funder"),
    "joint_projects.notices.removed": gettext_lazy("took a change to the funder out of the list"),
    "joint_projects.notices.restored": gettext_lazy("brought a change to the funder back"),
    "joint_projects.answer.opened": gettext_lazy("began to write an answer of an application"),
    "joint_projects.answer.closed": gettext_lazy("stopped writing an answer of an application"),
    "joint_projects.answer.written": gettext_lazy("wrote an answer of an application"),
    "joint_projects.answer.marked": gettext_lazy("marked an answer of an application"),
    "joint_projects.answer.assigned": gettext_lazy("gave an answer of an application as a task"),
    "joint_projects.application.sent": gettext_lazy("kept an application as it was sent"),
}
