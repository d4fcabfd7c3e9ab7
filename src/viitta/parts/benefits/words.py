"""Words of benefits: for whom, kinds, permanence, how they stand, why one is not realised yet."""

from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.core.benefits import Lack
from viitta.parts.benefits.models import BenefitKind, BenefitStatus, ForWhom, Permanence

FOR_WHOM = {
    ForWhom.RESIDENTS: pgettext_lazy("for whom a benefit is", "residents"),
    ForWhom.STAFF: pgettext_lazy("for whom a benefit is", "staff"),
    ForWhom.MUNICIPALITY: pgettext_lazy("for whom a benefit is", "the municipality"),
    ForWhom.REGION: pgettext_lazy("for whom a benefit is", "the region"),
}
KIND = {
    BenefitKind.WORK: pgettext_lazy("kind of a benefit", "working time"),
    BenefitKind.MONEY: pgettext_lazy("kind of a benefit", "costs"),
    BenefitKind.QUALITY: pgettext_lazy("kind of a benefit", "quality"),
}
PERMANENCE = {
    Permanence.PERMANENT: pgettext_lazy("permanence of a benefit", "permanent"),
    Permanence.TEMPORARY: pgettext_lazy("permanence of a benefit", "temporary"),
}
STATUS = {
    BenefitStatus.EXPECTED: pgettext_lazy("status of a benefit", "expected"),
    BenefitStatus.EMERGING: pgettext_lazy("status of a benefit", "emerging"),
    BenefitStatus.REALISED: pgettext_lazy("status of a benefit", "realised"),
    BenefitStatus.NOT_REALISED: pgettext_lazy("status of a benefit", "not realised"),
    BenefitStatus.DROPPED: pgettext_lazy("status of a benefit", "given up"),
}
LACK = {
    Lack.PRACTICE: gettext_lazy("The old practice has not ended: give the day when it ended, or say that none ends."),
    Lack.LEAVING: gettext_lazy("Name the retirements by which the working time is saved."),
    Lack.LEAVING_AHEAD: gettext_lazy("The retirements that are named are still ahead."),
}
