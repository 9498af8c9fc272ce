"""Pictures as screens show them: three colours of the common profile, and transparency where there is some."""

from io import BytesIO

from PIL import Image, ImageCms


def in_srgb(picture: Image.Image) -> Image.Image:
    """In the colours that a browser assumes, whatever the profile of the camera or of the printer."""
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in {"RGB", "CMYK"}:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            return picture.convert("RGB")  # a profile that nobody can read
    if picture.mode.startswith("I"):
        picture = _in_bytes(picture)
    has_alpha = "A" in picture.getbands() or "transparency" in picture.info
    return picture.convert("RGBA" if has_alpha else "RGB")


def _in_bytes(picture: Image.Image) -> Image.Image:
    """Greys of 16 bits, which Pillow would cut at 255: a scanner’s picture would be white."""
    return picture.point(lambda value: value / 257).convert("L")


def on_white(picture: Image.Image) -> Image.Image:
    """For formats without transparency."""
    if picture.mode != "RGBA":
        return picture
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground
