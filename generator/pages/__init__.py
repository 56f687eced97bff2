"""What the site's templates may read: one presenter module and one template for each kind of page.

A presenter is pure: a subject and the Library in, a frozen dataclass out, without HTML. The frame around it is `shell`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages import (
    annual_report,
    annual_reports,
    application,
    assistant,
    audit,
    catalogue,
    catalogue_items,
    channel,
    comparison,
    comparisons,
    consultation,
    consultations,
    decision,
    decisions,
    disclosure_rules,
    document,
    documents,
    downloads,
    event,
    events,
    faqs,
    free_page,
    gazette,
    gazette_edition,
    gazette_issue,
    guide,
    home,
    interpretation,
    interpretations,
    ledger,
    ledgers,
    matter,
    matter_matrix,
    not_found,
    open_data,
    platforms,
    poster,
    search,
    senior,
    service,
    services,
    site_map,
    statutory,
    subscriptions,
    unit,
    units,
    validity,
)
from generator.pages.page_kind import PageKind

if TYPE_CHECKING:
    from types import ModuleType


def _kind(name: str, module: ModuleType, page: type) -> PageKind:
    return PageKind(
        name=name,
        template=f"portal/{name}.html",
        page=page,
        addresses=module.addresses,
        head=module.head,
        present=module.present,
    )


PAGE_KINDS: tuple[PageKind, ...] = (
    _kind("home", home, home.HomePage),
    _kind("documents", documents, documents.DocumentsPage),
    _kind("document", document, document.DocumentPage),
    _kind("poster", poster, poster.PosterPage),
    _kind("ledgers", ledgers, ledgers.LedgersPage),
    _kind("ledger", ledger, ledger.LedgerPage),
    _kind("comparisons", comparisons, comparisons.ComparisonsPage),
    _kind("comparison", comparison, comparison.ComparisonPage),
    _kind("validity", validity, validity.ValidityPage),
    _kind("annual_reports", annual_reports, annual_reports.AnnualReportsPage),
    _kind("annual_report", annual_report, annual_report.AnnualReportPage),
    _kind("interpretations", interpretations, interpretations.InterpretationsPage),
    _kind("interpretation", interpretation, interpretation.InterpretationPage),
    _kind("faqs", faqs, faqs.FaqsPage),
    _kind("decisions", decisions, decisions.DecisionsPage),
    _kind("decision", decision, decision.DecisionPage),
    _kind("consultations", consultations, consultations.ConsultationsPage),
    _kind("consultation", consultation, consultation.ConsultationPage),
    _kind("events", events, events.EventsPage),
    _kind("event", event, event.EventPage),
    _kind("services", services, services.ServicesPage),
    _kind("service", service, service.ServicePage),
    _kind("units", units, units.UnitsPage),
    _kind("unit", unit, unit.UnitPage),
    _kind("statutory", statutory, statutory.StatutoryPage),
    _kind("matter", matter, matter.MatterPage),
    _kind("matter_matrix", matter_matrix, matter_matrix.MatterMatrixPage),
    _kind("catalogue", catalogue, catalogue.CataloguePage),
    _kind("catalogue_items", catalogue_items, catalogue_items.CatalogueItemsPage),
    _kind("platforms", platforms, platforms.PlatformsPage),
    _kind("senior", senior, senior.SeniorPage),
    _kind("gazette", gazette, gazette.GazettePage),
    _kind("gazette_issue", gazette_issue, gazette_issue.GazetteIssuePage),
    _kind("gazette_edition", gazette_edition, gazette_edition.GazetteEditionPage),
    _kind("guide", guide, guide.GuidePage),
    _kind("disclosure_rules", disclosure_rules, disclosure_rules.DisclosureRulesPage),
    _kind("application", application, application.ApplicationPage),
    _kind("assistant", assistant, assistant.AssistantPage),
    _kind("free_page", free_page, free_page.FreePage),
    _kind("channel", channel, channel.ChannelPage),
    _kind("search", search, search.SearchPage),
    _kind("site_map", site_map, site_map.SiteMapPage),
    _kind("subscriptions", subscriptions, subscriptions.SubscriptionsPage),
    _kind("downloads", downloads, downloads.DownloadsPage),
    _kind("open_data", open_data, open_data.OpenDataPage),
    _kind("audit", audit, audit.AuditPage),
    _kind("not_found", not_found, not_found.NotFoundPage),
)
