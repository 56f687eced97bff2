"""One build of a site out of the one before it."""

from __future__ import annotations

import hashlib
from array import array
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from generator import pipeline
from generator.cache.digests import Digests
from generator.cache.forking import fork_map, lasting
from generator.mkdocs_adapter.inputs import is_made_of_inputs, read_inputs
from generator.mkdocs_adapter.making import Workshop
from generator.mkdocs_adapter.order import Counts
from generator.mkdocs_adapter.plan import Known, Plan, Roots, make_plan
from generator.mkdocs_adapter.shortcut import Shortcut
from generator.mkdocs_adapter.shortcut_writing import find_printed, find_questions, leave_shortcut
from generator.mkdocs_adapter.site_items import Item
from generator.mkdocs_adapter.site_state import SiteState, name_manifest
from generator.mkdocs_adapter.site_writer import list_published, repack_offline
from generator.mkdocs_adapter.templates import TemplateDigests
from generator.model.address import OFFLINE_EDITION
from generator.model.document import Document
from generator.model.tracing import text_of, untraced, watched
from generator.outputs import SEARCH
from generator.outputs.manifest import order_of, render_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.mkdocs_adapter.host import Host
    from generator.mkdocs_adapter.making import Made
    from generator.mkdocs_adapter.order import Order
    from generator.mkdocs_adapter.plan import Job
    from generator.mkdocs_adapter.site_files import FileState, SiteFiles
    from generator.model.tracing import Key
    from generator.pages.shell import Frame
    from generator.pipeline import Portal
    from generator.settings import Settings

_SHARE = 12
"""Pages handed to a worker at a time."""
_FEW = 40
"""Pages that are made in this process: so many cost less than starting others."""


@dataclass(slots=True, kw_only=True)
class Run:
    """A build from the state of the site to its next one."""

    order: Order
    portal: Portal | None = None
    state: SiteState = field(default_factory=SiteState)
    """The new one."""
    counts: Counts = field(default_factory=Counts)
    _old: SiteState = field(default_factory=SiteState)
    _written: frozenset[str] = frozenset()
    _damage: frozenset[str] = frozenset()
    _inputs: dict[str, bytes] = field(default_factory=dict)
    _asked: set[Key] = field(default_factory=set)
    """What was read of the Library otherwise than to make an item."""
    _answers: dict[Key, object] = field(default_factory=dict)
    _reads: dict[str, array[int]] = field(default_factory=dict)
    """Numbers of what was read for each item that was made."""
    _is_plain: bool = False
    _is_known: bool = False
    """Whether it is known what stands in the served folder."""

    @property
    def files(self) -> Mapping[str, FileState]:
        """Of the new site."""
        return self.state.files

    @property
    def size(self) -> int:
        """Bytes of the new site."""
        return sum(file.size for file in self.files.values())

    def open_portal(self, settings: Settings) -> Portal:
        """Read what has changed; the rest is remembered.

        Raises:
            InvalidPortalError: as `pipeline.open_portal`.
        """
        order = self.order
        self._inputs = read_inputs(settings.root, order.memory)
        with watched(self._asked), lasting():
            self.portal = pipeline.open_portal(
                settings, order.memory, jobs=order.jobs, tell=lambda done, total: order.tell("读取文件", done, total)
            )
        return self.portal

    def make(self, host: Host, frame: Frame) -> None:
        """Write everything that has changed into the scratch folder, and reckon the new state."""
        assert self.portal is not None
        library = self.portal.library
        digests = Digests(library, self.portal.digests)
        with watched(self._asked):
            known = self._read_known(digests)
        roots = Roots(
            theme=Path(host.config.theme.custom_dir or "theme"),
            content=Path(host.config.docs_dir),
            with_search=self.order.with_search and host.plugin.config.search,
        )
        with watched(self._asked):
            plan = make_plan(library, known, digests, TemplateDigests(host.env), frame=digests.of(frame), roots=roots)
        shop = Workshop(library, host, known, digests, self.order.tree.scratch, self.order.tree.target)
        self.state.begin_after(known.state, known.changed, digests)
        made = [self._number(one, digests) for one in self._work(shop, plan.jobs)]
        self._reckon(plan, made, known)
        self._answers = digests.answers
        self._is_plain = is_made_of_inputs(host.config, self.order.settings.root)

    def finish(self) -> None:
        """Put the new site into place.

        Raises:
            OSError: the disk is full or the like; the served folder is as it was.
        """
        order, tree, files = self.order, self.order.tree, self.state.files
        tree.assemble(files, self._written, None if order.is_clean else self._read_spare())
        self._pack_offline()
        self.counts.removed = sum(1 for path in self._old.files if path not in files)
        manifest = render_manifest(sorted(list_published(files), key=order_of))
        name = name_manifest(manifest)
        order.states.write(name, self.state)
        self._leave_shortcut(name)
        tree.switch(manifest)
        tree.drop(keep_spare=self._is_known and not self._damage)
        tree.double(files)
        order.states.note_name(tree.target, name)
        beside = order.states.name(tree.spare) or name
        order.states.note_name(tree.spare, beside)
        order.states.sweep(name, beside, order.states.read_edits(beside)[0])

    def _read_spare(self) -> SiteFiles | None:
        """Files of the spare tree; None where it cannot be used.

        It was looked through when it was served, unless an edit of a text changed places with it.
        """
        tree, states = self.order.tree, self.order.states
        site, files = states.name(tree.target), states.read_files_of(tree.spare)
        is_retouched = site is not None and states.read_edits(site)[0] != site
        is_whole = files is not None and not (is_retouched and tree.find_damage(files.look(), in_spare=True))
        return files if is_whole else None

    def _leave_shortcut(self, name: str) -> None:
        """For the next build, should only what texts say be another by then."""
        if not self._is_plain or self.portal is None:
            return
        bound = frozenset(document for document in map(text_of, self._asked) if document is not None)
        shortcut = Shortcut(
            terms=self.order.terms,
            inputs=self._inputs,
            sources={one.id: untraced(one, "record").location.path for one in self.portal.library.documents},
            printed_by=find_printed(self.state, bound),
            questions=find_questions(chain(self._asked, self.state.numbers)),
        )
        leave_shortcut(self.order.states, name, shortcut, self.portal, self.state, self._answers)

    def _pack_offline(self) -> None:
        """离线版 is made of all other files: again whenever one of them is another."""
        assert self.portal is not None
        library = self.portal.library
        if not library.site.offline_edition:
            return
        seen = repr([library.today, sorted((path, file.sha256) for path, file in self.state.files.items())])
        mark = hashlib.sha256(seen.encode()).digest()
        item, old = self._old.items.get(OFFLINE_EDITION), self._old.files.get(OFFLINE_EDITION)
        is_known = item is not None and item.mark == mark and OFFLINE_EDITION not in self._damage
        if is_known and old is not None:
            self.order.tree.take_over(OFFLINE_EDITION)
        else:
            old = repack_offline(self.order.tree.spare, today=library.today)
        self.state.files[OFFLINE_EDITION] = old
        self.state.items[OFFLINE_EDITION] = Item(mark, array("I"), (OFFLINE_EDITION,))

    def _read_known(self, digests: Digests) -> Known:
        state = None if self.order.is_clean else self.order.states.read(self.order.tree.target)
        if state is None:
            return Known(SiteState(), frozenset(), frozenset())
        self._old, self._is_known = state, True
        self._damage = self.order.tree.find_damage({path: file.look for path, file in state.files.items()})
        return Known(state, state.find_changed(digests), self._damage)

    def _work(self, shop: Workshop, jobs: list[Job]) -> Iterator[Made]:
        """The search index first, which takes longest; other outputs; pages by the dozen, of one document together."""
        single = [[job] for job in sorted(jobs, key=_is_search, reverse=True) if job.page is None]
        pages = sorted((job for job in jobs if job.page is not None), key=_place)
        shares = single + [pages[start : start + _SHARE] for start in range(0, len(pages), _SHARE)]
        done, total = 0, len(jobs)
        for answer in fork_map(shop.make_all, shares, jobs=self.order.jobs if len(pages) > _FEW else 1):
            done += sum(1 for made in answer if made.part_of is None)
            self.order.tell("生成页面", done, total)
            yield from answer

    def _number(self, one: Made, digests: Digests) -> Made:
        """The same without its keys, which by the hundred thousand are more than the rest: they get numbers at once."""
        if not one.is_kept:
            with watched(self._asked):
                self._reads[one.name] = self.state.number(one.reads, digests)
        return one._replace(reads=())

    def _reckon(self, plan: Plan, made: list[Made], known: Known) -> None:
        """The new state: what was kept, and what was made."""
        state, old = self.state, known.state
        fresh = {one.name: one for one in made}
        parts: dict[str, list[str]] = {}
        for one in made:
            if one.part_of is not None:
                parts.setdefault(one.part_of, []).append(one.name)
        for name in plan.names:
            own = tuple(parts.get(name, ())) if name in fresh else old.parts.get(name, ())
            if own:
                state.parts[name] = own
            for each in (name, *own):
                self._note(each, fresh.get(each), old)
        state.forget_unread()
        self._old = old.keep_only(OFFLINE_EDITION)
        self._written = frozenset(path for one in made for path, _ in one.files)
        self.counts.rendered = sum(1 for job in plan.jobs if job.page is not None)

    def _note(self, name: str, one: Made | None, old: SiteState) -> None:
        """An item of the new state."""
        state = self.state
        if one is None or one.is_kept:
            state.items[name] = old.items[name]
            state.files |= {path: old.files[path] for path in old.items[name].files}
        else:
            state.items[name] = Item(one.mark, self._reads[name], (*one.left, *(path for path, _ in one.files)))
            state.files |= {path: old.files[path] for path in one.left} | dict(one.files)
        memo = old.memos.get(name) if one is None else one.memo
        if memo is not None:
            state.memos[name] = memo
        recipe = old.recipes.get(name) if one is None or one.is_kept else one.recipe
        if recipe is not None:
            state.recipes[name] = recipe
        span = old.spans.get(name) if one is None else one.span
        if span is not None:
            state.spans[name] = span


def _is_search(job: Job) -> bool:
    return job.output is SEARCH


def _place(job: Job) -> tuple[str, str]:
    """Where a page stands in the queue: the text of a document is read once for all its pages."""
    subject = job.page[1].subject if job.page is not None else None
    return (subject.id if isinstance(subject, Document) else "", job.name)
