"""Addresses of joint projects."""

from django.urls import path

from viitta.doors.portal.projects.application import bringing_views as project_bringing
from viitta.doors.portal.projects.application import views as project_application
from viitta.doors.portal.projects.money.views import budget as project_budget
from viitta.doors.portal.projects.money.views import claims as project_claims
from viitta.doors.portal.projects.money.views import ledger as project_ledger
from viitta.doors.portal.projects.money.views import orders as project_orders
from viitta.doors.portal.projects.money.views import reports as project_reports
from viitta.doors.portal.projects.money.views import shares as project_shares
from viitta.doors.portal.projects.money.views import work as project_work
from viitta.doors.portal.projects.programmes import views as programmes
from viitta.doors.portal.projects.running import closing as project_closing
from viitta.doors.portal.projects.running import results as project_results
from viitta.doors.portal.projects.running import views as project_running
from viitta.doors.portal.projects.views import notices as project_notices
from viitta.doors.portal.projects.views import partner_report as partner_reports
from viitta.doors.portal.projects.views import partners as project_partners
from viitta.doors.portal.projects.views import phases as project_phases
from viitta.doors.portal.projects.views import projects

urlpatterns = [
    path("projects/", projects.projects, name="projects"),
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/new/", programmes.programme_new, name="programme_new"),
    path("programmes/<int:pk>/edit/", programmes.programme_edit, name="programme_edit"),
    path("programmes/<int:pk>/remove/", programmes.programme_remove, name="programme_remove"),
    path("programmes/<slug:key>/", programmes.programme, name="programme"),
    path("projects/new/", projects.project_new, name="project_new"),
    path("projects/<int:pk>/", projects.project, name="project"),
    path("projects/<int:pk>/edit/", projects.project_edit, name="project_edit"),
    path("projects/<int:pk>/coordinator/", project_partners.project_coordinator, name="project_coordinator"),
    path("projects/<int:pk>/grant/", projects.project_grant, name="project_grant"),
    path("projects/<int:pk>/phases/new/", project_phases.phase_new, name="phase_new"),
    path("phases/<int:pk>/edit/", project_phases.phase_edit, name="phase_edit"),
    path("phases/<int:pk>/remove/", project_phases.phase_remove, name="phase_remove"),
    path("projects/<int:pk>/changes/", project_notices.project_notices, name="project_notices"),
    path("projects/<int:pk>/changes/new/", project_notices.notice_new, name="notice_new"),
    path("project-changes/<int:pk>/edit/", project_notices.notice_edit, name="notice_edit"),
    path("project-changes/<int:pk>/remove/", project_notices.notice_remove, name="notice_remove"),
    path("projects/<int:pk>/outputs/", project_running.LIST, {"kind": "outputs"}, name="project_outputs"),
    path("projects/<int:pk>/outputs/new/", project_running.NEW, {"kind": "outputs"}, name="output_new"),
    path("project-outputs/<int:pk>/edit/", project_running.EDIT, {"kind": "outputs"}, name="output_edit"),
    path("project-outputs/<int:pk>/remove/", project_running.REMOVE, {"kind": "outputs"}, name="output_remove"),
    path(
        "projects/<int:pk>/communication/",
        project_running.LIST,
        {"kind": "communication"},
        name="project_communication",
    ),
    path(
        "projects/<int:pk>/communication/new/", project_running.NEW, {"kind": "communication"}, name="communication_new"
    ),
    path(
        "project-communication/<int:pk>/edit/",
        project_running.EDIT,
        {"kind": "communication"},
        name="communication_edit",
    ),
    path(
        "project-communication/<int:pk>/remove/",
        project_running.REMOVE,
        {"kind": "communication"},
        name="communication_remove",
    ),
    path(
        "projects/<int:pk>/stakeholders/", project_running.LIST, {"kind": "stakeholders"}, name="project_stakeholders"
    ),
    path("projects/<int:pk>/stakeholders/new/", project_running.NEW, {"kind": "stakeholders"}, name="stakeholder_new"),
    path(
        "project-stakeholders/<int:pk>/edit/", project_running.EDIT, {"kind": "stakeholders"}, name="stakeholder_edit"
    ),
    path(
        "project-stakeholders/<int:pk>/remove/",
        project_running.REMOVE,
        {"kind": "stakeholders"},
        name="stakeholder_remove",
    ),
    path("projects/<int:pk>/related/", project_running.LIST, {"kind": "related"}, name="project_related"),
    path("projects/<int:pk>/related/new/", project_running.NEW, {"kind": "related"}, name="related_new"),
    path("project-related/<int:pk>/edit/", project_running.EDIT, {"kind": "related"}, name="related_edit"),
    path("project-related/<int:pk>/remove/", project_running.REMOVE, {"kind": "related"}, name="related_remove"),
    path("projects/<int:pk>/results/list/", project_running.LIST, {"kind": "results"}, name="project_result_list"),
    path("projects/<int:pk>/results/list/new/", project_running.NEW, {"kind": "results"}, name="result_new"),
    path("project-results/<int:pk>/edit/", project_running.EDIT, {"kind": "results"}, name="result_edit"),
    path("project-results/<int:pk>/remove/", project_running.REMOVE, {"kind": "results"}, name="result_remove"),
    path("project-communication/<int:pk>/done/", project_running.communication_done, name="communication_done"),
    path("projects/<int:pk>/results/", project_results.results, name="project_results"),
    path("projects/<int:pk>/results/ask/", project_results.results_ask, name="results_ask"),
    path("partners/<int:pk>/results/", project_results.results_column, name="results_column"),
    path("results/<str:token>/", project_results.results_link, name="results_link"),
    path("projects/<int:pk>/closing/", project_closing.closing, name="project_closing"),
    path("projects/<int:pk>/closing/edit/", project_closing.closing_edit, name="project_closing_edit"),
    path("projects/<int:pk>/closing/follow-up/", project_closing.follow_up, name="project_follow_up"),
    path("projects/<int:pk>/partners/", project_partners.project_partners, name="project_partners"),
    path("projects/<int:pk>/partners/new/", project_partners.partner_new, name="partner_new"),
    path("partners/<int:pk>/", project_partners.partner, name="partner"),
    path("partners/<int:pk>/report/", partner_reports.partner_page_report, name="partner_report"),
    path("partners/<int:pk>/edit/", project_partners.partner_edit, name="partner_edit"),
    path("partners/<int:pk>/decision/", project_partners.partner_decision, name="partner_decision"),
    path("partners/<int:pk>/seat/", project_partners.partner_seat, name="partner_seat"),
    path("partners/<int:pk>/end/", project_partners.partner_end, name="partner_end"),
    path("projects/<int:pk>/application/", project_application.application, name="project_application"),
    path("projects/<int:pk>/application/copy/", project_application.application_copy, name="project_application_copy"),
    path("projects/<int:pk>/application/bring/", project_bringing.application_bring, name="project_application_bring"),
    path(
        "projects/<int:pk>/application/bring/save/",
        project_bringing.application_bring_save,
        name="project_application_bring_save",
    ),
    path("projects/<int:pk>/application/file/", project_application.application_files, name="project_application_file"),
    path("projects/<int:pk>/application/send/", project_application.application_send, name="project_application_send"),
    path("projects/<int:pk>/application/<int:question>/", project_application.answer, name="project_answer"),
    path(
        "projects/<int:pk>/application/<int:question>/write/",
        project_application.answer_write,
        name="project_answer_write",
    ),
    path(
        "projects/<int:pk>/application/<int:question>/open/",
        project_application.answer_open,
        name="project_answer_open",
    ),
    path(
        "projects/<int:pk>/application/<int:question>/close/",
        project_application.answer_close,
        name="project_answer_close",
    ),
    path(
        "projects/<int:pk>/application/<int:question>/state/",
        project_application.answer_state,
        name="project_answer_state",
    ),
    path(
        "projects/<int:pk>/application/<int:question>/task/",
        project_application.answer_task,
        name="project_answer_task",
    ),
    path("projects/<int:pk>/budget/", project_budget.project_budget, name="project_budget"),
    path("projects/<int:pk>/budget/edit/", project_budget.budget_edit, name="budget_edit"),
    path("projects/<int:pk>/budget/lock/", project_budget.budget_lock, name="budget_lock"),
    path("projects/<int:pk>/budget/amend/", project_budget.budget_amend, name="budget_amend"),
    path("projects/<int:pk>/budget/drop/", project_budget.budget_drop, name="budget_drop"),
    path("projects/<int:pk>/budget/forecast/", project_budget.budget_forecast, name="budget_forecast"),
    path("projects/<int:pk>/shares/", project_shares.project_shares, name="project_shares"),
    path("projects/<int:pk>/shares/split/", project_shares.shares_split, name="shares_split"),
    path("projects/<int:pk>/ledger/", project_ledger.project_ledger, name="project_ledger"),
    path("projects/<int:pk>/ledger/import/", project_ledger.ledger_import, name="ledger_import"),
    path("projects/<int:pk>/ledger/new/", project_ledger.ledger_new, name="ledger_new"),
    path("projects/<int:pk>/ledger/accounts/", project_ledger.ledger_accounts, name="ledger_accounts"),
    path("projects/<int:pk>/ledger/mapping/", project_ledger.ledger_mapping, name="ledger_mapping"),
    path("ledger-files/<int:pk>/", project_ledger.ledger_file, name="ledger_file"),
    path("ledger-files/<int:pk>/apply/", project_ledger.ledger_apply, name="ledger_apply"),
    path("ledger-rows/<int:pk>/", project_ledger.ledger_row, name="ledger_row"),
    path("projects/<int:pk>/orders/", project_orders.project_orders, name="project_orders"),
    path("projects/<int:pk>/orders/new/", project_orders.order_new, name="order_new"),
    path("orders/<int:pk>/edit/", project_orders.order_edit, name="order_edit"),
    path("orders/<int:pk>/decide/", project_orders.trial_decide, name="trial_decide"),
    path("orders/<int:pk>/remove/", project_orders.order_remove, name="order_remove"),
    path("projects/<int:pk>/work/", project_work.project_work, name="project_work"),
    path("projects/<int:pk>/work/new/", project_work.worker_new, name="worker_new"),
    path("workers/<int:pk>/edit/", project_work.worker_edit, name="worker_edit"),
    path("workers/<int:pk>/month/", project_work.month_write, name="month_write"),
    path("work-months/<int:pk>/approve/<str:who>/", project_work.month_approve, name="month_approve"),
    path("work-months/<int:pk>/book/", project_work.month_book, name="month_book"),
    path("partners/<int:pk>/days/", project_work.official_days, name="official_days"),
    path("projects/<int:pk>/claims/", project_claims.project_claims, name="project_claims"),
    path("projects/<int:pk>/claims/new/", project_claims.claim_new, name="claim_new"),
    path("claims/<int:pk>/", project_claims.claim, name="claim"),
    path("claims/<int:pk>/edit/", project_claims.claim_edit, name="claim_edit"),
    path("claims/<int:pk>/send/", project_claims.claim_send, name="claim_send"),
    path("claims/<int:pk>/paid/", project_claims.claim_paid, name="claim_paid"),
    path("claims/<int:pk>/drop/", project_claims.claim_drop, name="claim_drop"),
    path("claims/<int:pk>/invoices/", project_claims.claim_invoices, name="claim_invoices"),
    path("invoices/<int:pk>/edit/", project_claims.invoice_edit, name="invoice_edit"),
    path("projects/<int:pk>/settlement/", project_claims.project_settlement, name="project_settlement"),
    path("projects/<int:pk>/settlement/pack/", project_reports.settlement_pack, name="settlement_pack"),
    path("projects/<int:pk>/report/", project_reports.project_report, name="project_report"),
]
