"""Uploads kept by a service that speaks S3 (MEDIA_S3_BUCKET); needs requirements-s3.txt.

The bucket is read by everybody, through `MEDIA_URL`, and written by the site alone.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path, PurePosixPath

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files import File
from storages.backends.s3 import S3Storage

# Shown in pages. Anything else is only ever downloaded, whatever its name or its content say.
PICTURES = {".jpg", ".jpeg", ".png", ".webp"}
_SECONDS = 5  # to connect: an editor waits for the answer


@contextmanager
def _told() -> Iterator[None]:
    """A bucket that is gone, or refuses, is told as what the site lacks (portal/outages.py)."""
    try:
        yield
    except (BotoCoreError, Boto3Error, ClientError) as error:
        raise ConnectionError(str(error)) from error


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
        with _told():
            return super()._save(name, content)

    def get_object_parameters(self, name):
        told = {"CacheControl": "public, max-age=86400"}
        is_picture = PurePosixPath(name).suffix.lower() in PICTURES
        return told if is_picture else told | {"ContentDisposition": "attachment"}

    # For backups (portal/backup/bucket.py)

    def listing(self) -> dict[str, str]:
        """The name of everything, and a word that is another one when what is under that name is."""
        with _told():
            pages = self.connection.meta.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket_name)
            entries = [entry for page in pages for entry in page.get("Contents", ())]
        return {entry["Key"]: entry["ETag"] for entry in entries if not entry["Key"].endswith("/")}

    def fetch(self, name: str, target: Path) -> None:
        """Raises FileNotFoundError when it is there no more."""
        try:
            with _told(), self.open(name) as file, target.open("wb") as copy:
                for chunk in file.chunks():
                    copy.write(chunk)
        except ConnectionError as error:
            if _is_missing(error.__cause__):
                raise FileNotFoundError(name) from error
            raise

    def put(self, name: str, content: File) -> None:
        """Under that very name, over what is there."""
        self._save(name, content)

    def discard(self, names: Iterable[str]) -> None:
        with _told():
            for name in names:
                self.delete(name)


def _is_missing(error: BaseException) -> bool:
    if not isinstance(error, ClientError):
        return False
    return error.response["ResponseMetadata"]["HTTPStatusCode"] == HTTPStatus.NOT_FOUND
