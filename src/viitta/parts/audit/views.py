"""What stands on views that show the facts of organisations."""

from collections.abc import Callable, Iterable

from viitta.parts.audit.queries import version_of
from viitta.parts.ui.fresh import Decorator, fresh_by
from viitta.parts.ui.requests import ActorRequest


def fresh(shown: Callable[..., Iterable[int]]) -> Decorator:
    """Make a page that is only read answer 304 until the next deed in an organisation whose facts it shows.

    `shown` takes what the view takes and gives those organisations; the visitor's own ones are added. Put it under
    `login_required`.
    """

    def versions(request: ActorRequest, *args: object, **kwargs: object) -> str:
        actor = request.actor
        own = {*actor.organisations, *(one.organisation for one in actor.people)}
        return version_of({*shown(request, *args, **kwargs), *own})

    return fresh_by(versions)
