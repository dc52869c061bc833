"""What an application server runs. It refuses to start with settings that are unsafe."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trainer.settings")
application = get_wsgi_application()

from trainer.web.checks import refuse_unsafe_settings  # noqa: E402  (settings must be loaded)

refuse_unsafe_settings()
