"""How pages are made."""

from pathlib import Path
from typing import Any


def engines(folder: Path) -> list[dict[str, Any]]:
    """Return Django's own templates, of this folder alone: none that a library brings."""
    return [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [folder],
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.cached.Loader",
                        ["django.template.loaders.filesystem.Loader"],
                    )
                ],
                "context_processors": [
                    "counselling.visitor.context.page",
                    "counselling.console.context.warnings",
                ],
            },
        }
    ]
