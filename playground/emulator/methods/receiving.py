"""How the bot hears: getUpdates and webhooks."""

import ipaddress
import re
from typing import Any
from urllib.parse import urlsplit

from playground.emulator.arguments import Arguments
from playground.emulator.errors import bad_request
from playground.emulator.updates import LONGEST_POLL
from playground.emulator.world import World

_PORTS = {80, 88, 443, 8443}


async def get_updates(world: World, arguments: Arguments) -> list[dict[str, Any]]:
    offset = arguments.integer("offset")
    limit = arguments.integer("limit", 100, low=1, high=100)
    timeout = arguments.integer("timeout", 0, low=0, high=LONGEST_POLL)
    world.updates.allow(arguments.array("allowed_updates"))
    return await world.updates.poll(offset, limit, timeout)


def set_webhook(world: World, arguments: Arguments) -> bool:
    url = arguments.text("url")
    if not url:
        return delete_webhook(world, arguments)
    secret = arguments.text("secret_token")
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    _check_address(url)
    world.updates.allow(arguments.array("allowed_updates"))
    if arguments.flag("drop_pending_updates"):
        world.updates.drop()
    connections = arguments.integer("max_connections", 40, low=1, high=100)
    world.updates.stop_poller("terminated by setWebhook request")
    world.webhook.set(url, secret, connections)
    world.updates.webhook_set = True
    return True


def delete_webhook(world: World, arguments: Arguments) -> bool:
    world.webhook.set("", "", 40)
    world.updates.webhook_set = False
    if arguments.flag("drop_pending_updates"):
        world.updates.drop()
    return True


def get_webhook_info(world: World, arguments: Arguments) -> dict[str, Any]:
    hook = world.webhook
    info: dict[str, Any] = {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
    if hook.url:
        info["max_connections"] = hook.max_connections
        info["ip_address"] = "127.0.0.1"
    if hook.last_error is not None:
        info["last_error_date"], info["last_error_message"] = hook.last_error
    if world.updates.asked_for is not None:
        info["allowed_updates"] = sorted(world.updates.asked_for)
    return info


def _check_address(url: str) -> None:
    """The real server wants https on its four ports; this one delivers to this machine only, then also plain http."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise bad_request("bad webhook: URL host is invalid") from None
    if parts.scheme not in ("http", "https") or not host:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    try:
        here = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        here = False
    if not here:
        if parts.scheme != "https":
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if (port or 443) not in _PORTS:
            raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
        raise bad_request("bad webhook: Failed to resolve host: the playground reaches this machine only")


METHODS = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
