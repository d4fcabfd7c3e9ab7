"""Words of organisations for people."""

from django.utils.translation import pgettext_lazy

from viitta.core.actors import Role
from viitta.parts.organisations.models import LanguageStatus, OrganisationKind, SeatRole

ROLES = {
    Role.ADMINISTRATOR: pgettext_lazy("role", "administrator"),
    Role.CONVENOR: pgettext_lazy("role", "convenor"),
    Role.COORDINATOR: pgettext_lazy("role", "project coordinator"),
    Role.OWNER: pgettext_lazy("role", "owner of measures"),
    Role.MEMBER: pgettext_lazy("role", "group member"),
    Role.READER: pgettext_lazy("role", "reader"),
}
SEAT_ROLES = {
    SeatRole.CHAIR: pgettext_lazy("role in a group", "chair"),
    SeatRole.SECRETARY: pgettext_lazy("role in a group", "secretary"),
    SeatRole.CONVENOR: pgettext_lazy("role in a group", "convenor"),
    SeatRole.MEMBER: pgettext_lazy("role in a group", "member"),
}
KINDS = {
    OrganisationKind.MUNICIPALITY: pgettext_lazy("kind of organisation", "municipality"),
    OrganisationKind.JOINT_AUTHORITY: pgettext_lazy("kind of organisation", "joint authority"),
    OrganisationKind.REGIONAL_COUNCIL: pgettext_lazy("kind of organisation", "regional council"),
    OrganisationKind.STATE_AUTHORITY: pgettext_lazy("kind of organisation", "state authority"),
    OrganisationKind.ASSOCIATION: pgettext_lazy("kind of organisation", "association"),
    OrganisationKind.COMPANY: pgettext_lazy("kind of organisation", "company or supplier"),
    OrganisationKind.SCHOOL: pgettext_lazy("kind of organisation", "school"),
}
LANGUAGE_STATUSES = {
    LanguageStatus.UNKNOWN: pgettext_lazy("language status", "not known"),
    LanguageStatus.FINNISH: pgettext_lazy("language status", "Finnish"),
    LanguageStatus.SWEDISH: pgettext_lazy("language status", "Swedish"),
    LanguageStatus.BILINGUAL_FINNISH: pgettext_lazy("language status", "bilingual, Finnish majority"),
    LanguageStatus.BILINGUAL_SWEDISH: pgettext_lazy("language status", "bilingual, Swedish majority"),
}
