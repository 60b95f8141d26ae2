"""Pictures made of pixels: looked at before they are published, and made smaller for those who need no more of them.

A smaller copy is a WebP in sRGB that stands upright and carries nothing of its original but what is seen: neither
where it was taken nor by which camera. Its bytes follow from those of the original, the width, and Pillow's release.
"""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageCms, UnidentifiedImageError

from generator.pictures.sizes import high

MOST = 100_000_000  # pixels that are taken apart: 400 MB while it lasts
QUALITY = 80
DRAWN = 90  # of what was saved without loss, where lines and letters have edges to keep
FEW = 64  # colours of a drawing that stays without loss
EFFORT = 2  # of libwebp's 0 to 6: half the time of its usual 4, for two per cent more bytes

# What browsers show. Pillow reads more, and hands some of it on to other programs.
_FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
_SELDOM = ("BMP", "ICO", "JPEG2000", "TIFF")  # under the name of another; what is none of these is no picture
_LOSSLESS = frozenset({"GIF", "PNG"})
_MOVES = frozenset({"AVIF", "GIF", "PNG", "WEBP"})  # an MPO has more pictures, and none of them moves
_ORIENTATION = 0x0112  # EXIF 2.32, 4.6.5
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_LYING = 5  # orientations from which on the camera lay on its side

Image.MAX_IMAGE_PIXELS = None  # we count them ourselves, before any is taken apart


def look(data: bytes) -> tuple[int, int, bool, str]:
    """(width, height) as it is shown, whether smaller copies can be made of it, and what its author should know."""
    with warnings.catch_warnings(action="ignore"):  # they are for programmers, and name no file
        return _looked(data)


def _looked(data: bytes) -> tuple[int, int, bool, str]:
    try:
        picture = Image.open(io.BytesIO(data), formats=_FORMATS)
    except UnidentifiedImageError:
        with Image.open(io.BytesIO(data), formats=_SELDOM) as other:
            return *other.size, False, f"this is a picture in the format {other.format}, which few browsers show"
    with picture:
        size = _shown(picture)
        if picture.width * picture.height > MOST:
            millions = picture.width * picture.height // 1_000_000
            return *size, False, f"this picture has {millions} million pixels, and every reader loads all of them"
        try:
            moves = picture.format in _MOVES and bool(getattr(picture, "is_animated", False))
            picture.draft(None, (1, 1))
            picture.load()
        except Exception:  # noqa: BLE001 - whatever a decoder says of bytes that anybody may have made up
            return *size, False, "this picture is damaged: only a part of it can be shown, if any"
        return *size, not moves, ""


def smaller(data: bytes, width: int) -> bytes:
    """A copy of the picture, so many pixels wide, as WebP. It is one of which ``look`` says that it can be made."""
    with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
        wide, tall = _shown(picture)
        turn, size = _turned(picture), (width, high(width, wide, tall))
        profile, lossless = picture.info.get("icc_profile"), picture.format in _LOSSLESS
        few = picture.mode == "P" and picture.getcolors(FEW) is not None
        lying = size[::-1] if turn >= _LYING else size
        picture.draft(None, lying)
        copy = _plain(picture).resize(lying, Image.Resampling.LANCZOS, reducing_gap=3.0)
    upright = copy.transpose(_TURNS[turn]) if turn in _TURNS else copy
    file = io.BytesIO()
    quality = 50 if few else DRAWN if lossless else QUALITY  # without loss, a measure of effort
    coloured = _in_srgb(upright, profile)
    coloured.info.clear()
    coloured.save(file, "WEBP", quality=quality, method=EFFORT, lossless=few, use_sharp_yuv=lossless)
    return file.getvalue()


def _shown(picture: Image.Image) -> tuple[int, int]:
    return (picture.height, picture.width) if _turned(picture) >= _LYING else (picture.width, picture.height)


def _turned(picture: Image.Image) -> int:
    """How the camera was held, as EXIF counts: 1 where it stood upright, or says nothing that can be read."""
    exif = Image.Exif()
    try:
        with warnings.catch_warnings(action="ignore"):
            exif.load(picture.info.get("exif") or b"")
            turned = exif.get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001 - notes that anybody may have made up
        return 1
    return turned if isinstance(turned, int) and turned in _TURNS else 1


def _plain(picture: Image.Image) -> Image.Image:
    """The picture in a mode that can be made smaller: grey, in colours, for print, or with what shines through."""
    if picture.mode.startswith("I"):  # 16 bits of grey
        return picture.convert("I").point(lambda grey: grey * (1 / 257)).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    if picture.mode in ("1", "L"):
        return picture.convert("L")
    return picture if picture.mode == "CMYK" else picture.convert("RGB")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    colours = picture.convert("RGB") if alpha else picture
    coloured = _converted(colours, profile) if profile else colours.convert("RGB")
    if alpha and alpha.getextrema() != (255, 255):
        coloured.putalpha(alpha)
    return coloured


def _converted(colours: Image.Image, profile: bytes) -> Image.Image:
    """The colours as the profile means them; as they are where it is broken, or for other colours than these."""
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = ImageCms.profileToProfile(colours, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        made = None
    return made or colours.convert("RGB")
