"""公众活动: 政府开放月, 政策进社区, 公众代表列席, 座谈, 听证; before it how to join, after it what was said."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from generator.model.opinion import Count, Opinion
from generator.model.record import NonEmpty, Prose, Record, RecordId


class EventKind(StrEnum):
    """What kind of event it is."""

    OPEN_DAY = "open_day"
    COMMUNITY = "community"
    ATTENDANCE = "attendance"
    SYMPOSIUM = "symposium"
    HEARING = "hearing"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {
            "open_day": "政府开放月",
            "community": "政策进社区",
            "attendance": "公众代表列席会议",
            "symposium": "座谈会",
            "hearing": "听证会",
        }[self.value]


class EventState(StrEnum):
    """Where an event stands on a day."""

    UPCOMING = "upcoming"
    TODAY = "today"
    HELD = "held"
    REPORTED = "reported"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {
            "upcoming": "即将举行",
            "today": "今天举行",
            "held": "已举行，待反馈",
            "reported": "已反馈",
            "cancelled": "已取消",
        }[self.value]


class SignUp(Record):
    """报名."""

    opens_on: date | None = None
    closes_on: date | None = None
    telephone: NonEmpty | None = None
    url: NonEmpty | None = None
    place: NonEmpty | None = None
    note: NonEmpty | None = None
    """Conditions, drawing of lots, what to bring; 无需报名 where nobody must sign up."""


class Photo(Record):
    """A picture of the report."""

    file: NonEmpty
    """Below `content/`: `attachments/events/lunch.svg`."""
    alt: NonEmpty
    """What is to be seen, for who does not see it."""
    caption: NonEmpty | None = None


class EventQuestion(Record):
    """现场问答."""

    question: NonEmpty
    answer: NonEmpty
    unit: RecordId | None = None
    """答复单位; None: the organiser."""


class EventReport(Record):
    """活动报道: what was shown, asked and promised."""

    published_on: date
    participants: Count | None = None
    summary: NonEmpty
    questions: tuple[EventQuestion, ...] = ()
    photos: tuple[Photo, ...] = ()
    recording: NonEmpty | None = None
    """Address of a film or transcript."""


class Representatives(Record):
    """Representatives of one kind; people are counted, not named."""

    audience: NonEmpty
    """居民代表, 企业代表, 人大代表."""
    number: Count


class Attendance(Record):
    """公众代表列席决策会议: which meeting, who sat in, what they said."""

    meeting: NonEmpty
    agenda: NonEmpty
    """议题."""
    representatives: tuple[Representatives, ...] = ()
    opinions: tuple[Opinion, ...] = ()


class Event(Prose):
    """Front matter and body of `content/events/**/*.md`; the body is the programme."""

    id: RecordId
    title: NonEmpty
    kind: EventKind
    theme: NonEmpty | None = None
    """活动主题."""
    unit: RecordId
    """主办单位."""
    partners: tuple[RecordId, ...] = ()
    """协办单位: it counts for them too."""
    published_on: date
    starts_at: datetime | date
    """Local time; a day alone where the hour is not fixed."""
    ends_at: datetime | None = None
    place: NonEmpty
    access: NonEmpty | None = None
    """交通 and 无障碍设施."""
    capacity: NonEmpty | None = None
    """名额, in words: 30人, 20个家庭."""
    sign_up: SignUp | None = None
    cancelled: NonEmpty | None = None
    """Why it does not take place."""
    decision: RecordId | None = None
    """重大行政决策 it is about."""
    documents: tuple[RecordId, ...] = ()
    """Policies it explains."""
    attendance: Attendance | None = None
    report: EventReport | None = None
    disclosure: NonEmpty | None = None

    @property
    def is_published(self) -> bool:
        """The human gate."""
        return self.disclosure == "proactive"

    @property
    def day(self) -> date:
        """Its first day."""
        return self.starts_at.date() if isinstance(self.starts_at, datetime) else self.starts_at

    @property
    def hosts(self) -> tuple[str, ...]:
        """Organiser and partners, once each."""
        return tuple(dict.fromkeys((self.unit, *self.partners)))

    def state_on(self, day: date) -> EventState:
        """Where it stands on a day."""
        if self.cancelled is not None:
            return EventState.CANCELLED
        if self.report is not None or (self.attendance is not None and self.attendance.opinions):
            return EventState.REPORTED
        if day < self.day:
            return EventState.UPCOMING
        return EventState.TODAY if day == self.day else EventState.HELD
