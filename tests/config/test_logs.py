"""The log tells what happened and gives nobody a way in."""

import logging
import logging.config

import pytest
from django.conf import settings


def written(message, *arguments):
    formatter = logging.config.DictConfigurator({}).configure_formatter(dict(settings.LOGGING["formatters"]["line"]))
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, message, arguments, None)
    return formatter.format(record)


@pytest.mark.parametrize(
    "address",
    [
        "/update/9PtdvfYOuyq9Och-rBeW83AQoaN7kLXybij5Xc8rPV8/",
        "/accounts/link/gHzem0iyxf_6W1Clbmy2fYad4jFKnzihvCOICmxF_OQ/?next=/",
        "/accounts/password/reset/key/1-d1x2y3-0123456789abcdef0123456789abcdef/",
    ],
)
def test_a_secret_in_an_address_is_not_written_in_the_log(address):
    line = written("Unprocessable Entity: %s", address)
    secret = max(address.replace("?", "/").split("/"), key=len)
    assert secret not in line
    assert line.split("/")[1] in address


def test_an_address_without_a_secret_is_written_as_it_is():
    assert "/roadmaps/12/lists/theme/3/" in written("Not Found: %s", "/roadmaps/12/lists/theme/3/")
