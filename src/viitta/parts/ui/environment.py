"""How templates are read: strict about names, escaping in HTML only, sentences looked up at each call."""

from typing import Any

from django.forms.renderers import Jinja2 as WidgetRenderer
from django.template import engines
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django_htmx.jinja import htmx_script
from jinja2 import Environment, StrictUndefined, select_autoescape


def _url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args, kwargs=kwargs)


def environment(**options: Any) -> Environment:
    """The Jinja2 environment of all our pages and mails; mails in plain text (.txt) are not escaped."""
    settings = {
        **options,
        "undefined": StrictUndefined,
        "autoescape": select_autoescape(["html"]),
        "extensions": ["jinja2.ext.i18n"],
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    env = Environment(**settings)
    env.policies["ext.i18n.trimmed"] = True
    # Functions of django.utils.translation ask for the language at every call: two languages alternate in one process.
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    env.globals.update(
        static=static,
        url=_url,
        htmx_script=htmx_script,
        language=lambda: translation.get_language() or "fi",
    )
    return env


class FormRenderer(WidgetRenderer):
    """Forms and fields are drawn by our components, single widgets by Django's own Jinja2 templates."""

    form_template_name = "ui/django_form.html"
    field_template_name = "ui/django_field.html"

    def get_template(self, template_name: str) -> Any:
        if template_name.startswith("ui/"):
            return engines["jinja2"].get_template(template_name)
        return super().get_template(template_name)
