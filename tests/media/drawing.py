"""Pictures for tests, with what cameras and photographers put inside."""

import struct
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import ExifTags, Image

CAMERA = "Appareil Imaginaire 3000"


def encoded(picture: Image.Image, kind: str = "JPEG", **options) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def plain(width: int = 640, height: int = 420, kind: str = "JPEG", colour: str = "#b8c7d0") -> bytes:
    return encoded(Image.new("RGB", (width, height), colour), kind)


def dotted(width: int, height: int, x: int, y: int) -> bytes:
    """White, with a red square around the point at `x` and `y` hundredths."""
    picture = Image.new("RGB", (width, height), "white")
    across, down = round(width * x / 100), round(height * y / 100)
    picture.paste("red", (across - 8, down - 8, across + 8, down + 8))
    return encoded(picture, "PNG")


def has_red(content: bytes) -> bool:
    picture = Image.open(BytesIO(content)).convert("RGB")
    return any(is_red(picture.getpixel((x, y))) for x in range(picture.width) for y in range(picture.height))


def is_red(pixel: tuple[int, ...]) -> bool:
    return pixel[0] > 200 and pixel[1] < 90 and pixel[2] < 90


def photograph(*, orientation: int = 1, size: tuple[int, int] = (640, 420), **told: str | bytes) -> bytes:
    """As a telephone writes it: the place, the camera, the hour, a thumbnail."""
    picture = Image.new("RGB", size, "white")
    picture.paste("red", (0, 0, size[0] // 4, size[1]))
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = CAMERA
    exif[ExifTags.Base.Orientation] = orientation
    for name, value in told.items():
        exif[ExifTags.Base[name]] = value
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2025:06:14 18:03:22"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {
            ExifTags.GPS.GPSLatitudeRef: "N",
            ExifTags.GPS.GPSLatitude: (48.0, 51.0, 29.6),
            ExifTags.GPS.GPSLongitudeRef: "E",
            ExifTags.GPS.GPSLongitude: (2.0, 17.0, 40.2),
        }
    )
    return encoded(picture, exif=exif.tobytes(), comment=b"Bureau de la redaction", quality=90)


def with_iptc(**told: str | list[str]) -> bytes:
    """As a press agency writes it (IPTC-IIM in the resources of Photoshop)."""
    numbers = {"byline": 80, "credit": 110, "copyright": 116, "caption": 120, "day": 55}
    fields = [_field(1, 90, b"\x1b%G")]
    for name, value in told.items():
        values = value if isinstance(value, list) else [value]
        fields += [_field(2, numbers[name], one.encode()) for one in values]
    data = b"".join(fields)
    resource = b"Photoshop 3.0\x008BIM" + struct.pack(">HHI", 0x0404, 0, len(data)) + data + b"\0" * (len(data) % 2)
    segment = b"\xff\xed" + struct.pack(">H", len(resource) + 2) + resource
    return encoded(Image.new("RGB", (640, 420), "white"), extra=segment)


def _field(record: int, dataset: int, value: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, dataset, len(value)) + value


def stored(image, name: str | None = None) -> bytes:
    """The bytes of the file of `image`, or of one of its forms."""
    with image.file.storage.open(name or image.file.name) as file:
        return file.read()


def as_file(content: bytes, name: str = "photo.jpg") -> ContentFile:
    return ContentFile(content, name=name)
