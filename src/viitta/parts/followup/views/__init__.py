"""Views of follow-up: gate, form, one action, redirect; or page and template."""
