"""Words of meetings: kinds, states, roles and answers as people read them."""

from django.utils.translation import pgettext_lazy

from viitta.parts.meetings.models import (
    ActionState,
    ApprovalRole,
    ItemKind,
    MeetingKind,
    MeetingState,
    MemoState,
    ParticipantRole,
    Publicity,
    Reply,
    VisitKind,
)

KIND = {
    MeetingKind.FOLLOW_UP: pgettext_lazy("kind of meeting", "follow-up meeting"),
    MeetingKind.WORKSHOP: pgettext_lazy("kind of meeting", "theme workshop"),
    MeetingKind.OWN: pgettext_lazy("kind of meeting", "municipality's own digital meeting"),
    MeetingKind.STEERING: pgettext_lazy("kind of meeting", "steering group meeting"),
}
STATE = {
    MeetingState.FINDING: pgettext_lazy("state of a meeting", "time is being found"),
    MeetingState.PLANNED: pgettext_lazy("state of a meeting", "planned"),
    MeetingState.RUNNING: pgettext_lazy("state of a meeting", "going on"),
    MeetingState.HELD: pgettext_lazy("state of a meeting", "held"),
    MeetingState.CANCELLED: pgettext_lazy("state of a meeting", "cancelled"),
}
ROLE = {
    ParticipantRole.CHAIR: pgettext_lazy("role in a meeting", "chair"),
    ParticipantRole.SECRETARY: pgettext_lazy("role in a meeting", "secretary"),
    ParticipantRole.CONVENOR: pgettext_lazy("role in a meeting", "convenor"),
    ParticipantRole.MEMBER: pgettext_lazy("role in a meeting", "member"),
    ParticipantRole.DEPUTY: pgettext_lazy("role in a meeting", "deputy"),
    ParticipantRole.VISITOR: pgettext_lazy("role in a meeting", "visitor"),
}
REPLY = {
    Reply.YES: pgettext_lazy("answer to a meeting", "yes"),
    Reply.MAYBE: pgettext_lazy("answer to a meeting", "if need be"),
    Reply.NO: pgettext_lazy("answer to a meeting", "no"),
}
COMING = {
    Reply.YES: pgettext_lazy("I answer", "I am coming"),
    Reply.MAYBE: pgettext_lazy("I answer", "If need be"),
    Reply.NO: pgettext_lazy("I answer", "I am not coming"),
}
ITEM = {
    ItemKind.OPENING: pgettext_lazy("agenda item", "Opening, validity and agenda"),
    ItemKind.PREVIOUS: pgettext_lazy("agenda item", "Memo of the previous meeting"),
    ItemKind.BUDGET: pgettext_lazy("agenda item", "Budget and payment claims"),
    ItemKind.CHANGES: pgettext_lazy("agenda item", "Changes"),
    ItemKind.COMMUNICATION: pgettext_lazy("agenda item", "Communication"),
    ItemKind.CLOSING: pgettext_lazy("agenda item", "Next meeting and close"),
    ItemKind.ACTIONS: pgettext_lazy("agenda item", "Open actions of earlier meetings"),
    ItemKind.PROGRESS: pgettext_lazy("agenda item", "Progress against schedule"),
    ItemKind.CHALLENGES: pgettext_lazy("agenda item", "Challenges and risks"),
    ItemKind.RESULTS: pgettext_lazy("agenda item", "Results and good practices"),
    ItemKind.RECOMMENDATIONS: pgettext_lazy("agenda item", "Recommendations that wait for an answer"),
    ItemKind.PRESENTATION: pgettext_lazy("agenda item", "Presentation"),
    ItemKind.PROPOSED: pgettext_lazy("agenda item", "Proposed item"),
    ItemKind.DISCUSSION: pgettext_lazy("agenda item", "Free discussion"),
}
ACTION = {
    ActionState.OPEN: pgettext_lazy("state of an action", "open"),
    ActionState.DONE: pgettext_lazy("state of an action", "done"),
    ActionState.DROPPED: pgettext_lazy("state of an action", "given up"),
}
MEMO = {
    MemoState.DRAFT: pgettext_lazy("state of a memo", "draft"),
    MemoState.CHECKING: pgettext_lazy("state of a memo", "being checked"),
    MemoState.APPROVED: pgettext_lazy("state of a memo", "approved"),
}
PUBLICITY = {
    Publicity.PUBLIC: pgettext_lazy("publicity class", "public"),
    Publicity.PARTLY_SECRET: pgettext_lazy("publicity class", "partly secret"),
    Publicity.SECRET: pgettext_lazy("publicity class", "secret"),
}
APPROVAL = {
    ApprovalRole.CHECKER: pgettext_lazy("role in approving", "checks"),
    ApprovalRole.APPROVER: pgettext_lazy("role in approving", "approves"),
}
VISIT = {
    VisitKind.TALK: pgettext_lazy("kind of visit", "expert's talk"),
    VisitKind.THESIS: pgettext_lazy("kind of visit", "thesis"),
    VisitKind.DEMONSTRATION: pgettext_lazy("kind of visit", "demonstration"),
}
