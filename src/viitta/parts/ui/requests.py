"""The request as our views get it: with the actor that the middleware put there."""

from django.http import HttpRequest

from viitta.core.actors import Actor


class ActorRequest(HttpRequest):
    """A request that knows who acts."""

    actor: Actor
