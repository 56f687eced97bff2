"""Making what a plan asks for: in one process or in several, each item with a record of what was read for it."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from generator.mkdocs_adapter.joining import Joining
from generator.mkdocs_adapter.recipes import BundleRecipe, FileRecipe, PageRecipe, write_recipe
from generator.mkdocs_adapter.site_files import FileState
from generator.mkdocs_adapter.site_state import read_file_state
from generator.model.library_view import LibraryView
from generator.model.tracing import MappingView, recorded
from generator.outputs.output_file import Bundle, DeferredFile, JoinedFile, Last, Part

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import Any, BinaryIO

    from generator.cache.digests import Digests
    from generator.mkdocs_adapter.host import Host
    from generator.mkdocs_adapter.plan import Job, Known
    from generator.model.library import Library
    from generator.model.tracing import Key
    from generator.outputs.output import Output
    from generator.outputs.output_file import Piece


class Made(NamedTuple):
    """An item that was made, or found to be still right while its output was gone through."""

    name: str
    mark: bytes
    reads: tuple[Key, ...]
    files: tuple[tuple[str, FileState], ...]
    part_of: str | None = None
    is_kept: bool = False
    span: tuple[int, int] | None = None
    """Begin and length, of a piece of a file."""
    left: tuple[str, ...] = ()
    """Files that stay as the last build left them."""
    memo: bytes | None = None
    """What a revision tells the next one."""
    recipe: bytes | None = None
    """How to make it again by itself, where it prints the text of a document."""


@dataclass(slots=True)
class Workshop:
    """Makes items below a folder."""

    library: Library
    host: Host
    known: Known
    digests: Digests
    folder: Path
    served: Path
    """The last site."""
    _views: dict[str, MappingView[Any, Any]] = field(default_factory=dict)
    _keys: dict[Key, Key] = field(default_factory=dict)

    def view(self) -> LibraryView:
        """The Library for one item."""
        return LibraryView(self.library, self._views)

    def make_all(self, jobs: list[Job]) -> list[Made]:
        """Everything that the jobs give."""
        made: list[Made] = []
        for job in jobs:
            if job.page is not None:
                made.append(self._make_page(job))
            elif job.output is not None:
                made += self._make_output(job)
            elif job.copied is not None:
                made.append(self._copy(job))
        return made

    def _make_page(self, job: Job) -> Made:
        assert job.page is not None
        with recorded() as reads:
            path, html = self.host.render(*job.page)
        source, placed = job.page
        recipe = write_recipe(reads, PageRecipe(placed.kind.name, source, placed.address, placed.subject))
        return Made(job.name, job.mark, self._share(reads), ((path, self.write(path, html)),), recipe=recipe)

    def _make_output(self, job: Job) -> list[Made]:
        """The output's own files are one item; each deferred file is another."""
        assert job.output is not None
        if job.output.revision_name is not None:
            return self._revise(job, job.output)
        own: list[tuple[str, FileState]] = []
        left: list[str] = []
        parts: list[Made] = []
        with recorded() as reads:
            for file in job.output.write(self.view()):
                if isinstance(file, DeferredFile | Bundle):
                    parts.append(self._make_part(job.name, file))
                elif isinstance(file, JoinedFile):
                    written = self._join(job.name, file, parts)
                    (left.append(file.path) if written is None else own.append((file.path, written)))
                else:
                    own.append((file.path, self.write(file.path, file.content)))
        return [Made(job.name, job.mark, self._share(reads), tuple(own), left=tuple(left)), *parts]

    def _revise(self, job: Job, output: Output) -> list[Made]:
        """The output is one item, its pieces are others; files that neither changed nor went stay as they are."""
        item, memo = self.known.state.items.get(job.name), self.known.state.memos.get(job.name)
        made: dict[str, Made] = {}
        with recorded() as reads:
            revision = output.revise(self.view())
            parts = [self._find_part(job.name, piece, made) for piece in revision.pieces]
            is_known = item is not None and self.known.damage.isdisjoint(item.files)
            last = Last(memo, self.read_served) if memo is not None and is_known else None
            files = {file.path: self.write(file.path, file.content) for file in revision.write(parts, last)}
        gone = revision.gone | files.keys()
        left = () if item is None or revision.is_whole else tuple(path for path in item.files if path not in gone)
        whole = Made(job.name, job.mark, self._share(reads), tuple(files.items()), left=left, memo=revision.memo)
        return [whole, *made.values()]

    def _find_part(self, output: str, piece: Piece, made: dict[str, Made]) -> Part:
        """A piece of a revision; `made` gets its item, as soon as the piece is made where it has changed."""
        name, mark = f"{output}:{piece.key}", self.digests.of(piece.subjects)
        is_kept = self.known.find(name, mark) is not None
        if is_kept:
            made[name] = Made(name, mark, (), (), part_of=output, is_kept=True)

        def read() -> object:
            with recorded() as reads:
                product = piece.make(*piece.subjects)
            if not is_kept:
                recipe = write_recipe(reads, FileRecipe("", piece.make, piece.subjects))
                made[name] = Made(name, mark, self._share(reads), (), part_of=output, recipe=recipe)
            return product

        return Part(piece.key, not is_kept, read)

    def read_served(self, path: str) -> bytes:
        """A file of the last site."""
        return (self.served / path).read_bytes()

    def _make_part(self, output: str, part: DeferredFile | Bundle) -> Made:
        recipe: FileRecipe | BundleRecipe
        if isinstance(part, Bundle):
            own, recipe = part.key, BundleRecipe(part.make, part.subjects)
        else:
            own, recipe = part.path, FileRecipe(part.path, part.make, part.subjects)
        name, mark = f"{output}:{own}", self.digests.of(part.subjects)
        if self.known.find(name, mark) is not None:
            return Made(name, mark, (), (), part_of=output, is_kept=True)
        with recorded() as reads:
            found = part.make(*part.subjects) if isinstance(part, Bundle) else (part,)
            files = tuple((file.path, self.write(file.path, file.content)) for file in found)
        return Made(name, mark, self._share(reads), files, part_of=output, recipe=write_recipe(reads, recipe))

    def _join(self, output: str, file: JoinedFile, parts: list[Made]) -> FileState | None:
        """Write a file piece by piece; None where it stays as it is. `parts` grows by an item for each piece."""
        with self._open_last(file.path) as last:
            joining = Joining(self.folder / file.path, last)
            for piece in file.pieces:
                begin = joining.end
                made = self._join_piece(output, file.path, piece, joining)
                parts.append(made._replace(span=(begin, joining.end - begin)))
            return joining.finish()

    def _join_piece(self, output: str, path: str, piece: Piece, joining: Joining) -> Made:
        name, mark = f"{output}:{path}#{piece.key}", self.digests.of(piece.subjects)
        span = self.known.state.spans.get(name)
        if joining.has_last and span is not None and self.known.find(name, mark) is not None:
            joining.keep(*span)
            return Made(name, mark, (), (), part_of=output, is_kept=True)
        with recorded() as reads:
            joining.add(piece.make(*piece.subjects))
        recipe = write_recipe(reads, FileRecipe(path, piece.make, piece.subjects))
        return Made(name, mark, self._share(reads), (), part_of=output, recipe=recipe)

    def _open_last(self, path: str) -> AbstractContextManager[BinaryIO | None]:
        """A file as the last build left it; None where there is none, or somebody has altered it."""
        is_known = path in self.known.state.files and path not in self.known.damage
        try:
            return (self.served / path).open("rb") if is_known else nullcontext()
        except OSError:
            return nullcontext()

    def _copy(self, job: Job) -> Made:
        assert job.copied is not None
        path, source = job.copied
        if isinstance(source, bytes):
            return Made(job.name, job.mark, (), ((path, self.write(path, source)),))
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, place)
        return Made(job.name, job.mark, (), ((path, read_file_state(self.folder / path)),))

    def write(self, path: str, content: bytes) -> FileState:
        """A file of the folder."""
        place = self.folder / path
        try:
            place.write_bytes(content)
        except FileNotFoundError:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        return FileState(hashlib.sha256(content).digest(), len(content), os.stat(place).st_mtime_ns)  # noqa: PTH116

    def _share(self, reads: set[Key]) -> tuple[Key, ...]:
        """The keys, each one object for the whole run: a pickle then writes it once."""
        return tuple(self._keys.setdefault(key, key) for key in reads)
