"""What a browser may load and where it may send something: ours alone."""

from typing import Any


def content_security_policy(socket_origins: list[str]) -> dict[str, Any]:
    """Return the policy that goes with every page."""
    return {
        "DIRECTIVES": {
            "default-src": ["'none'"],
            "script-src": ["'self'"],
            "style-src": ["'self'"],
            "img-src": ["'self'"],
            "font-src": ["'self'"],
            "connect-src": ["'self'", *socket_origins],
            "form-action": ["'self'"],
            "base-uri": ["'none'"],
            "frame-ancestors": ["'none'"],
            "require-trusted-types-for": ["'script'"],
            "trusted-types": ["'none'"],
        }
    }
