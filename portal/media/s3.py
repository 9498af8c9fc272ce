"""Uploads kept by a service that speaks S3 (MEDIA_S3_BUCKET); needs requirements-s3.txt.

The bucket is read by everybody, through `MEDIA_URL`, and written by the site alone.
"""

from pathlib import PurePosixPath

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from storages.backends.s3 import S3Storage

# Shown in pages. Anything else is only ever downloaded, whatever its name or its content say.
PICTURES = {".jpg", ".jpeg", ".png", ".webp"}
_SECONDS = 5  # to connect: an editor waits for the answer


class Bucket(S3Storage):
    """Nothing is written over, nothing is signed: addresses are those of `MEDIA_URL`."""

    def get_default_settings(self):
        protocol, _colon, rest = settings.MEDIA_URL.partition("://")
        # Checksums that only Amazon knows of are left out where they are not required: others refuse them.
        config = Config(
            connect_timeout=_SECONDS,
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        return super().get_default_settings() | {
            "client_config": config,
            "custom_domain": rest.rstrip("/"),
            "url_protocol": f"{protocol}:",
            "default_acl": None,
            "file_overwrite": False,
            "querystring_auth": False,
        }

    def _save(self, name, content):
        """A bucket that is gone, or refuses, is told as what the site lacks (portal/outages.py)."""
        try:
            return super()._save(name, content)
        except (BotoCoreError, Boto3Error, ClientError) as error:
            raise ConnectionError(str(error)) from error

    def get_object_parameters(self, name):
        told = {"CacheControl": "public, max-age=86400"}
        is_picture = PurePosixPath(name).suffix.lower() in PICTURES
        return told if is_picture else told | {"ContentDisposition": "attachment"}
