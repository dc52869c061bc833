"""`manage.py write_schema`: the JSON Schema of the script file, for editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from scenarios.exchange.schema import json_schema


def schema_file() -> Path:
    """Where the schema is published."""
    return Path(settings.BASE_DIR) / "docs" / "scenario.schema.json"


def schema_text() -> str:
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


class Command(BaseCommand):
    help = "Write docs/scenario.schema.json anew, after a change of the script file or its rules."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        path = schema_file()
        path.write_text(schema_text(), encoding="utf-8")
        self.stdout.write(f"{path.relative_to(settings.BASE_DIR)} is written.")
