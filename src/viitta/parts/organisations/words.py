"""Words of organisations for people."""

from django.utils.translation import pgettext_lazy

from viitta.core.actors import Role

ROLES = {
    Role.ADMINISTRATOR: pgettext_lazy("role", "administrator"),
    Role.CONVENOR: pgettext_lazy("role", "convenor"),
    Role.OWNER: pgettext_lazy("role", "owner of measures"),
    Role.MEMBER: pgettext_lazy("role", "group member"),
    Role.READER: pgettext_lazy("role", "reader"),
}
