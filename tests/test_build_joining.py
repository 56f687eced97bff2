"""A file of pieces: whatever was changed, added, taken out or moved, it is what its pieces make."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.mkdocs_adapter.joining import Joining

PIECES = st.dictionaries(st.sampled_from("abcdefgh"), st.binary(max_size=4), max_size=8)


def join(path: Path, pieces: dict[str, bytes], last: dict[str, bytes] | None):
    """Pieces that are as they were are kept, the others are made, as a build does."""
    spans, end = {}, 0
    for key, content in (last or {}).items():
        spans[key] = (end, len(content))
        end += len(content)
    joining = Joining(path, None if last is None else io.BytesIO(b"".join(last.values())))
    for key, content in pieces.items():
        if last is not None and last.get(key) == content:
            joining.keep(*spans[key])
        else:
            joining.add(content)
    return joining.finish()


@given(PIECES, st.none() | PIECES)
def test_a_file_is_its_pieces(pieces: dict[str, bytes], last: dict[str, bytes] | None) -> None:
    whole = b"".join(pieces.values())
    with TemporaryDirectory() as folder:
        path = Path(folder) / "api" / "documents.ndjson"
        state = join(path, pieces, last)
        if state is None:
            assert last is not None
            assert b"".join(last.values()) == whole
            assert not path.exists()
        else:
            assert path.read_bytes() == whole
            assert (state.sha256, state.size) == (hashlib.sha256(whole).digest(), len(whole))
            assert last is None or b"".join(last.values()) != whole


def test_a_last_version_that_somebody_shortens_is_noticed(tmp_path: Path) -> None:
    joining = Joining(tmp_path / "new", io.BytesIO(b"short"))
    joining.keep(0, 50)
    with pytest.raises(OSError, match="has changed"):
        joining.add(b"new")
    assert joining.end < 50
